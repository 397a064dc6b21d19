//! What people with keys recorded, in commits that they did not sign.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use super::found::Found;
use super::signed::Keyed;
use super::story::{Step, Story};
use crate::domain::audit::finding::{Remark, UNSIGNED};
use crate::domain::id::is_record_path;
use crate::domain::record::{Record, Route};
use crate::format::yaml;
use crate::git::history::{ObjectId, Objects};
use crate::said;

/// The records of one path by the names of their texts; `None` for what cannot be read, which is told elsewhere.
type Texts = HashMap<ObjectId, Option<Rc<Record>>>;

/// The first event of each person with a key in each of these commits that they did not sign. Who is the author of a
/// commit is judged with the commit itself.
pub(super) fn unsigned(story: &Story, keyed: &BTreeMap<usize, Keyed>, objects: &mut Objects) -> Vec<Found> {
    let mut told: BTreeSet<(usize, String)> = BTreeSet::new();
    let mut found = Vec::new();
    for (path, steps) in story.paths.iter().filter(|(path, _)| is_record_path(path)) {
        let mut texts = Texts::new();
        for steps in steps.chunk_by(|one, next| one.commit == next.commit) {
            let Some(commit) = steps.first().map(|step| step.commit) else { continue };
            let (Some(of_commit), Some(of_story)) = (keyed.get(&commit), story.commits.get(commit)) else {
                continue;
            };
            for (by, event, after) in brought(story, (path, steps), &mut texts, objects) {
                let is_author = of_story.committed.own_author() == Some(by.as_str());
                if is_author || !of_commit.lacks(&by) || !told.insert((commit, by.clone())) {
                    continue;
                }
                let remark = remark(&by, &event, of_story.committed.waited);
                let bytes = objects.blob(&after).unwrap_or_default();
                found.push(Found::in_text(remark, (path, &bytes), Some(commit)));
            }
        }
    }
    found
}

/// Who recorded the events that a commit brings to a record, with the events' ids and the name of the text.
fn brought(
    story: &Story,
    (path, steps): (&str, &[Step]),
    texts: &mut Texts,
    objects: &mut Objects,
) -> Vec<(String, String, ObjectId)> {
    let mut read = |id: ObjectId| {
        let text = || objects.blob(&id).and_then(|bytes| yaml::load(path, &bytes).ok()).map(Rc::new);
        texts.entry(id).or_insert_with(text).clone()
    };
    let Some(entry) = steps.first().and_then(|step| step.after).filter(|entry| entry.is_file) else {
        return Vec::new();
    };
    let Some(after) = read(entry.id) else { return Vec::new() };
    let mut entries: Vec<ObjectId> =
        steps.iter().filter_map(|step| step.before).map(|entry| entry.id).collect();
    let commit = steps.first().map(|step| step.commit);
    entries.extend(
        commit
            .into_iter()
            .flat_map(|commit| story.under_another_id(&after, commit).into_iter().map(|(_, entry)| entry.id)),
    );
    let before: Vec<Rc<Record>> = entries.into_iter().filter_map(&mut read).collect();
    let is_new = |id: &String| !before.iter().any(|record| record.events.iter().any(|event| event.id == *id));
    let new = after.events.iter().filter(|event| is_new(&event.id));
    new.map(|event| (event.by.clone(), event.id.clone(), entry.id)).collect()
}

fn remark(by: &str, event: &str, waited: bool) -> Remark {
    let message = said!(
        en: "the event `{event}` says that `{by}` recorded it, who has a key, and this commit is not signed with it",
        zh: "事件 `{event}` 记为 `{by}` 所录，此人已有密钥，而该提交没有其签名"
    );
    let route = Route::Event(event.to_owned(), Some("by"));
    // What several recorded while commits had to wait is in one commit, which one of them signs.
    let remark = if waited { Remark::warning } else { Remark::error };
    remark(UNSIGNED, route, message).tip(said!(
        en: "ask {by} whether they recorded it",
        zh: "请向 {by} 查明是否由其登记"
    ))
}
