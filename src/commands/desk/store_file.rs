//! The record of a store: `stores/<id>.yaml`, which appears with the first event that is about the store and no
//! complaint (a fine for a place in a ranking, what answers it).

use std::rc::Rc;

use anyhow::Result;

use super::file::require_understood;
use super::record::{Recording, late_charge, writer};
use super::{Desk, RulesInForce, vocabulary};
use crate::commands::draft::Draft;
use crate::commands::session::{Outcome, Session};
use crate::domain::clocks;
use crate::domain::failure::Failure;
use crate::domain::id::path_of;
use crate::domain::intake;
use crate::domain::record::{Event, FORMAT, Fields, Record, RecordKind};
use crate::domain::shop::Store;
use crate::format::yaml;
use crate::said;
use crate::store::{Change, RecordText};

/// The record of a store with the very text of its file.
#[derive(Debug, Clone)]
pub struct StoreFile {
    /// What the file tells; without events where there is no file yet.
    pub record: Record,
    /// The file, relative to the workspace and with `/`.
    pub path: String,
    /// The file as it was read; `None` where there is none yet.
    text: Option<RecordText>,
}

impl Desk {
    /// The store of this id.
    ///
    /// # Errors
    /// `shop.toml` knows none; with those that it knows.
    pub fn known_store(&self, id: &str) -> Result<Store, Failure> {
        self.shop.store(id).cloned().ok_or_else(|| {
            let names = || self.shop.stores.iter().map(|store| store.id.as_str());
            let list = names().collect::<Vec<_>>().join(", ");
            let failure = Failure::usage(said!(
                en: "there is no store `{id}`; there are: {list}",
                zh: "没有门店 `{id}`；现有：{list}"
            ));
            failure.suggesting(id, names())
        })
    }

    /// The record of the store `id`, which may have no file yet.
    ///
    /// # Errors
    /// `shop.toml` knows no such store, or its file cannot be read.
    pub fn store_file(&self, id: &str) -> Result<StoreFile, Failure> {
        let store = self.known_store(id)?;
        let path = path_of(&RecordKind::Store, &store.id).unwrap_or_default();
        if self.workspace.path(&path).symlink_metadata().is_ok() {
            let text = self.workspace.load_one(&RecordKind::Store, &store.id)?;
            return Ok(StoreFile { record: text.record.clone(), path, text: Some(text) });
        }
        let (kind, header, events) = (RecordKind::Store, Fields::default(), Vec::new());
        Ok(StoreFile {
            record: Record { kind, format: FORMAT, id: store.id, header, events },
            path,
            text: None,
        })
    }

    /// Records what `make` makes of the record of the store `id`, in one commit, and tells it; gives back what else
    /// `make` gave. What `make` reads stays as it is until its drafts are saved, so it asks nobody anything.
    ///
    /// # Errors
    /// Nothing was saved; the failure says why.
    pub fn record_on_store<T>(
        &mut self,
        session: &mut Session<'_>,
        id: &str,
        make: impl FnOnce(&mut Self, &mut Session<'_>, &StoreFile) -> Result<(Vec<Draft>, T)>,
    ) -> Result<(Outcome, T)> {
        let workspace = self.workspace.clone();
        let mut writer = writer(&workspace, session)?;
        let file = self.store_file(id)?;
        let (drafts, more) = make(self, session, &file)?;
        let recording = self.prepare_on_store(session, &file, drafts)?;
        Ok((self.finish(session, &mut writer, vec![recording])?, more))
    }

    /// The events that the drafts ask for, ready to be saved. Gates and separations are about complaints: what stands
    /// in the record of a store waits for none.
    pub(super) fn prepare_on_store(
        &mut self,
        session: &Session<'_>,
        file: &StoreFile,
        drafts: Vec<Draft>,
    ) -> Result<Recording, Failure> {
        require_understood(&file.path, &file.record)?;
        let rules = self.rules(Some(&file.record.id))?;
        let (mut record, mut events, mut changes) = (file.record.clone(), Vec::new(), Vec::new());
        for draft in drafts {
            super::refuse_overrides(&draft)?;
            let mut event = self.event(session, &record, &draft)?;
            vocabulary::require_known(&event, &rules.policy)?;
            if let Some(wrong) = intake::in_future(&event, &session.now) {
                return Err(Failure::usage(wrong));
            }
            if let Some(seconds) = rules.late_entry_limit() {
                clocks::mark_late_entry(&mut event, seconds);
            }
            record.events.push(event.clone());
            events.push(event);
            let charge = late_charge(&record, &rules);
            record.events.extend(charge.clone());
            events.extend(charge);
            changes.extend(draft.files);
        }
        changes.push(file.with_events(&events)?);
        Ok(Recording {
            before: file.record.clone(),
            events,
            changes,
            rules: Rc::<RulesInForce>::clone(&rules),
        })
    }
}

impl StoreFile {
    /// The file with `events` at its end: a new one where there was none.
    ///
    /// # Errors
    /// This version does not understand the whole record, or the file is written in a way to which nothing can be
    /// added.
    pub fn with_events(&self, events: &[Event]) -> Result<Change, Failure> {
        require_understood(&self.path, &self.record)?;
        let Some(text) = &self.text else {
            let whole = Record { events: events.to_vec(), ..self.record.clone() };
            return Ok(Change::create(&self.path, yaml::write_new(&whole)));
        };
        let after = yaml::append_events(&self.path, &text.text, events)
            .map_err(|found| super::failure_of(&self.path, &found))?;
        Ok(Change::replace(text, after))
    }
}
