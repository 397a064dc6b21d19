//! The files as they are to be, with what a sweep found.

use super::chain::{Chain, Swept};
use crate::commands::desk::RulesInForce;
use crate::domain::failure::Failure;
use crate::domain::finding::Finding;
use crate::domain::record::Event;
use crate::format::yaml;
use crate::git::Act;
use crate::store::Change;

/// What is to be saved, in one commit.
#[derive(Default)]
pub(super) struct Work {
    pub(super) changes: Vec<Change>,
    pub(super) acts: Vec<Act>,
    /// The files of the rules that were applied.
    pub(super) rule_files: Vec<String>,
}

/// Everything that is to be saved. A file that cannot be written to leaves the others as they are.
pub(super) fn work(chain: &mut Chain<'_>) -> Work {
    let mut work = Work::default();
    let mut complaints = std::mem::take(&mut chain.complaints);
    let mut measures = std::mem::take(&mut chain.measures);
    for swept in complaints.iter_mut().chain(&mut measures).filter(|swept| !swept.new_events().is_empty()) {
        match change(swept, chain) {
            Ok(change) => work.take(&swept.record.id, swept.new_events(), change, &swept.rules),
            Err(trouble) => {
                trouble.tell(swept.record.id.clone(), chain);
                // What was not saved is not told as recorded.
                swept.record.events.truncate(swept.on_file);
            }
        }
    }
    (chain.complaints, chain.measures) = (complaints, measures);
    for (store, events) in chain.stores.clone() {
        let file = chain.desk.store_file(&store).and_then(|file| file.with_events(&events));
        match (file, chain.desk.rules(Some(&store))) {
            (Ok(change), Ok(rules)) => work.take(&store, &events, change, &rules),
            (Err(failure), _) | (_, Err(failure)) => {
                chain.stores.remove(&store);
                chain.failures.insert(store, failure);
            }
        }
    }
    work
}

enum Trouble {
    Failure(Failure),
    Findings(Vec<Finding>),
}

impl Trouble {
    fn tell(self, id: String, chain: &mut Chain<'_>) {
        match self {
            Self::Failure(failure) => drop(chain.failures.insert(id, failure)),
            Self::Findings(findings) => chain.findings.extend(findings),
        }
    }
}

fn change(swept: &Swept, chain: &Chain<'_>) -> Result<Change, Trouble> {
    let id = &swept.record.id;
    let text = chain.desk.workspace.load_one(&swept.record.kind, id).map_err(Trouble::Failure)?;
    let after = yaml::append_events(&text.path, &text.text, swept.new_events()).map_err(Trouble::Findings)?;
    Ok(Change::replace(&text, after))
}

impl Work {
    fn take(&mut self, id: &str, events: &[Event], change: Change, rules: &RulesInForce) {
        self.changes.push(change);
        for file in &rules.files {
            if !self.rule_files.contains(file) {
                self.rule_files.push(file.clone());
            }
        }
        self.acts.extend(events.iter().map(|event| Act::event(id, event.kind.name(), &event.id)));
    }
}
