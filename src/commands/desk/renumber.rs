//! Giving a complaint another id: its record, and everything that is found by the id.

use anyhow::Result;

use super::file::require_understood;
use super::record::writer;
use super::{CaseFile, Desk, failure_of};
use crate::commands::draft::{Draft, Occasion};
use crate::commands::session::Session;
use crate::domain::failure::Failure;
use crate::domain::id::{CaseId, path_of};
use crate::domain::investigation::evidence::Piece;
use crate::domain::record::RecordKind;
use crate::domain::record::kind::table;
use crate::domain::shop::Keeping;
use crate::format::yaml;
use crate::git::{Act, Entry};
use crate::said;
use crate::store::{Change, Saved};

/// What came of giving a complaint another id.
pub struct Renumbered {
    /// The id before.
    pub old: String,
    /// The id now.
    pub new: String,
    /// How many files of evidence went along.
    pub evidence: usize,
    /// Files of evidence that are named and are not on this machine.
    pub elsewhere: Vec<String>,
    /// Other records that name the id before, by their paths.
    pub named_in: Vec<String>,
    /// How the audit trail took it.
    pub saved: Saved,
}

impl Desk {
    /// Gives the complaint that was typed a new id of the same day, in one commit: the record under its new name with an
    /// event that tells the old one, its evidence beside it, and the old path gone.
    ///
    /// # Errors
    /// Nothing was saved; the failure says why.
    pub fn renumber(
        &mut self,
        session: &mut Session<'_>,
        typed: &str,
        reason: Option<&str>,
    ) -> Result<Renumbered> {
        let id = self.resolve(session, typed)?;
        let workspace = self.workspace.clone();
        let mut writer = writer(&workspace, session)?;
        let file = self.file_of(&id)?;
        require_understood(&file.loaded.path, &file.loaded.record)?;
        let new = writer.new_case_id(day_of(&id)?)?;
        let draft = Draft::about(&table::RENUMBERED, &Occasion::default());
        let draft = draft.with("was", id.as_str()).may("reason", reason);
        let event = self.event(session, &file.loaded.record, &draft)?;
        let path = path_of(&RecordKind::Complaint, new.as_str()).unwrap_or_default();
        let text = yaml::set_id(&file.loaded.path, &file.loaded.text, (&path, new.as_str()))
            .and_then(|text| yaml::append_events(&path, &text, std::slice::from_ref(&event)))
            .map_err(|found| failure_of(&file.loaded.path, &found))?;
        let (mut changes, elsewhere) = self.evidence_under(&file, new.as_str())?;
        let evidence = changes.len() / 2;
        // What is new comes first: an interruption leaves the old, or what the next command completes.
        changes.insert(0, Change::create(path, text));
        changes.push(Change::remove(file.loaded.path.clone(), file.loaded.text.clone().into_bytes()));
        changes.sort_by_key(Change::is_removal);
        let act = Act::event(new.as_str(), event.kind.name(), &event.id);
        let saved = writer.save(&changes, &[], &Entry::of(act, &event.by))?;
        let (old, new) = (id.as_str().to_owned(), new.as_str().to_owned());
        let named_in = self.naming(&old, &new);
        Ok(Renumbered { old, new, evidence, elsewhere, named_in, saved })
    }

    /// The files of evidence under the new id, two changes each: there it comes, here it goes. And what is not here.
    fn evidence_under(&self, file: &CaseFile, new: &str) -> Result<(Vec<Change>, Vec<String>), Failure> {
        let record = &file.loaded.record;
        let (mut changes, mut elsewhere, mut seen) = (Vec::new(), Vec::new(), Vec::new());
        for piece in Piece::all(record, &[]) {
            let (Some(from), Some(to)) = (piece.path(&record.id), piece.path(new)) else { continue };
            if seen.contains(&from) {
                continue;
            }
            seen.push(from.clone());
            let Some(bytes) = self.workspace.bytes_now(&from)? else {
                elsewhere.push(from);
                continue;
            };
            let kept = |change: Change| match self.shop.evidence {
                Keeping::Git => change,
                Keeping::Local => change.private(),
            };
            changes.push(kept(Change::create_bytes(to, bytes.clone())));
            changes.push(kept(Change::remove(from, bytes)));
        }
        Ok((changes, elsewhere))
    }

    /// The records beside the complaint itself in whose text the old id stands.
    fn naming(&self, old: &str, new: &str) -> Vec<String> {
        let kinds = [RecordKind::Complaint, RecordKind::Store, RecordKind::Measure, RecordKind::Customer];
        let records = kinds.iter().flat_map(|kind| self.workspace.load_mentioning(kind, old).records);
        records.filter(|one| one.record.id != new).map(|one| one.path).collect()
    }
}

/// The day in the id, which the new one keeps.
fn day_of(id: &CaseId) -> Result<chrono::NaiveDate, Failure> {
    let text = id.as_str();
    chrono::NaiveDate::parse_from_str(text.get(..6).unwrap_or_default(), "%y%m%d").map_err(|_| {
        Failure::could_not(said!(
            en: "`{text}` names no day, so no other id of that day can be made",
            zh: "`{text}` 中没有日期，无法生成同日的新编号"
        ))
    })
}
