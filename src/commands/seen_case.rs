//! A case as reading commands see it: as of an instant, with what is due and not on record yet.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::desk::RulesInForce;
use crate::domain::calendar::Zone;
use crate::domain::case::{self, Case};
use crate::domain::escalation;
use crate::domain::instant::Instant;
use crate::domain::record::{Event, Record};

/// A case as it is seen.
#[derive(Debug)]
pub struct SeenCase {
    /// What the file tells, and what is due and not on record yet.
    pub record: Record,
    /// What that adds up to.
    pub case: Case,
    /// The events that are due and not on record yet.
    pub unrecorded: Vec<Event>,
    /// The day of receipt in the shop's zone.
    pub received_on: NaiveDate,
}

/// How cases are seen.
pub(super) struct Sight<'a> {
    /// The rules of each store that was met so far; `None` where they cannot be read.
    pub(super) rules: BTreeMap<Option<&'a str>, Option<&'a RulesInForce>>,
    /// The present, or the instant that was asked for.
    pub(super) now: Instant,
    /// The instant that was asked for: what was recorded later does not count.
    pub(super) as_of: Option<Instant>,
    /// The shop's zone.
    pub(super) zone: Zone,
}

impl Sight<'_> {
    /// The record as it is seen; `None` when it did not exist by then.
    pub(super) fn see(&self, mut record: Record) -> Option<SeenCase> {
        let mut case = case::fold(&record, self.as_of.as_ref())?;
        let mut unrecorded = Vec::new();
        if case.is_open()
            && let Some(Some(rules)) = self.rules.get(&case.store.as_deref())
        {
            unrecorded = escalation::sweep_known(&record, &case, &rules.as_rules(), &self.now);
            if !unrecorded.is_empty() {
                record.events.extend(unrecorded.iter().cloned());
                case = case::fold(&record, self.as_of.as_ref()).unwrap_or(case);
            }
        }
        let received_on = self.zone.shown(&case.received).date_naive();
        Some(SeenCase { record, case, unrecorded, received_on })
    }
}
