//! The record of an improvement measure: `measures/<id>.yaml`, written to in the same locked and committed way as that of
//! a case.

use std::rc::Rc;

use anyhow::Result;

use super::file::{require_understood, without_beginning};
use super::record::{Recording, with_consequences, writer};
use super::{Desk, RulesInForce, failure_of, vocabulary};
use crate::commands::draft::Draft;
use crate::commands::session::{Outcome, Session};
use crate::domain::failure::Failure;
use crate::domain::intake;
use crate::domain::measures::{Aim, Measure, clocks::policy_for};
use crate::domain::record::{FORMAT, Fields, Record, RecordKind};
use crate::format::yaml;
use crate::store::{Change, RecordText};
use crate::words::Label;

/// A measure on the desk: its record with the very text of its file, and what its events add up to.
#[derive(Debug, Clone)]
pub struct MeasureFile {
    /// The record and its text.
    pub loaded: RecordText,
    /// What it adds up to now.
    pub measure: Measure,
}

impl Desk {
    /// The measure that was typed.
    ///
    /// # Errors
    /// None is meant, or several, or its file cannot be read.
    pub fn measure_file(&self, session: &Session<'_>, typed: &str) -> Result<MeasureFile, Failure> {
        let id = self.workspace.resolve_measure(typed, session.terminal.interactive)?;
        let loaded = self.workspace.load_one(&RecordKind::Measure, &id)?;
        match Measure::of(&loaded.record, None) {
            Some(measure) => Ok(MeasureFile { loaded, measure }),
            None => Err(without_beginning(&loaded.path, Label::new("planning", "制定"))),
        }
    }

    /// The rules by which the measure `record` goes: those of its first store, else the shop's own, with the clocks of
    /// measures.
    ///
    /// # Errors
    /// The policy is missing or not in order.
    pub fn rules_of_measure(&mut self, record: &Record) -> Result<Rc<RulesInForce>, Failure> {
        let rules = self.rules(Aim::of_header(&record.header).first_store())?;
        let policy = policy_for(&rules.policy, record);
        Ok(Rc::new(RulesInForce { policy, ..RulesInForce::clone(&rules) }))
    }

    /// Records a new measure with this header, and what `drafts` tell about it, in one commit; gives its id back.
    ///
    /// # Errors
    /// Nothing was saved; the failure says why.
    pub fn record_new_measure(
        &mut self,
        session: &mut Session<'_>,
        header: Fields,
        drafts: Vec<Draft>,
    ) -> Result<Outcome> {
        let workspace = self.workspace.clone();
        let mut writer = writer(&workspace, session)?;
        let id = writer.new_measure_id()?;
        let record = Record { kind: RecordKind::Measure, format: FORMAT, id, header, events: Vec::new() };
        let recording = self.prepare_measure(session, &record, None, drafts)?;
        self.finish(session, &mut writer, vec![recording])
    }

    /// Records what `make` makes of the measure that was typed, in one commit, and tells it. What `make` reads stays as
    /// it is until its drafts are saved, so it asks nobody anything.
    ///
    /// # Errors
    /// Nothing was saved; the failure says why.
    pub fn record_on_measure(
        &mut self,
        session: &mut Session<'_>,
        typed: &str,
        make: impl FnOnce(&mut Self, &mut Session<'_>, &MeasureFile) -> Result<Vec<Draft>>,
    ) -> Result<Outcome> {
        let workspace = self.workspace.clone();
        let mut writer = writer(&workspace, session)?;
        let file = self.measure_file(session, typed)?;
        let drafts = make(self, session, &file)?;
        let recording = self.prepare_measure(session, &file.loaded.record, Some(&file.loaded), drafts)?;
        self.finish(session, &mut writer, vec![recording])
    }

    /// The events that the drafts ask for, with what follows from them, ready to be saved. Gates and separations are about
    /// complaints: a measure waits for none.
    fn prepare_measure(
        &mut self,
        session: &Session<'_>,
        before: &Record,
        text: Option<&RecordText>,
        drafts: Vec<Draft>,
    ) -> Result<Recording, Failure> {
        let path = crate::domain::id::path_of(&RecordKind::Measure, &before.id).unwrap_or_default();
        require_understood(&path, before)?;
        let (mut record, mut events, mut changes) = (before.clone(), Vec::new(), Vec::new());
        let mut rules = self.rules_of_measure(&record)?;
        for draft in drafts {
            super::refuse_overrides(&draft)?;
            let event = self.event(session, &record, &draft)?;
            vocabulary::require_known(&event, &rules.policy)?;
            if let Some(wrong) = intake::in_future(&event, &session.now) {
                return Err(Failure::usage(wrong));
            }
            // The date that the planning itself tells is one of the rules.
            let mut planned = record.clone();
            planned.events.push(event.clone());
            rules = self.rules_of_measure(&planned)?;
            let new = with_consequences(&record, event, &rules);
            record.events.extend(new.iter().cloned());
            events.extend(new);
            changes.extend(draft.files);
        }
        changes.push(match text {
            None => {
                let whole = Record { events: events.clone(), ..before.clone() };
                Change::create(&path, yaml::write_new(&whole))
            }
            Some(text) => {
                let after = yaml::append_events(&path, &text.text, &events)
                    .map_err(|found| failure_of(&path, &found))?;
                Change::replace(text, after)
            }
        });
        Ok(Recording { before: before.clone(), events, changes, rules })
    }
}
