//! What the fines of other cases tell for repetition.

use super::answerable::Answerable;
use crate::domain::case::fold;
use crate::domain::fines::ledger::{Fine, fines};
use crate::domain::instant::Instant;
use crate::domain::policy::Policy;
use crate::domain::record::Record;
use crate::domain::record::kind::table;

/// The fines that stand, of as many cases as are known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Earlier {
    known: Vec<Known>,
    /// Whether all cases were looked at.
    whole: bool,
}

/// A fine that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) at: Instant,
    pub(super) case: String,
    pub(super) event: String,
    pub(super) rule: String,
    pub(super) store: Option<String>,
    pub(super) staff: Vec<String>,
}

impl Earlier {
    /// What `cases` tell, which are all that there are, each with the policy by which it goes.
    pub fn of<'a>(cases: impl IntoIterator<Item = (&'a Record, &'a Policy)>) -> Self {
        let mut earlier = Self { known: Vec::new(), whole: true };
        for (record, policy) in cases {
            earlier.learn(record, policy);
        }
        earlier
    }

    /// Takes what `record` tells. Of a rule that knows no repetition nothing needs to be known.
    pub fn learn(&mut self, record: &Record, policy: &Policy) {
        let asks = |rule: &str| policy.fines.rule(rule).is_some_and(|rule| rule.again.is_some());
        let fined = |event: &crate::domain::record::Event| {
            event.matches(table::FINED.name) && event.fields.text("rule").is_some_and(asks)
        };
        if !record.events.iter().any(fined) {
            return;
        }
        let Some(case) = fold(record, None) else { return };
        let standing = case.standing_events(record);
        let answerable = Answerable::told_by(&standing, &case, policy);
        for fine in fines(standing).iter().filter(|fine| asks(&fine.rule) && counts(fine)) {
            self.known.push(Known {
                at: fine.at,
                case: record.id.clone(),
                event: fine.event.clone(),
                rule: fine.rule.clone(),
                store: answerable.store.clone(),
                staff: answerable.staff.clone(),
            });
        }
    }

    /// Whether every case is known, so that what is not here is nowhere.
    pub fn is_whole(&self) -> bool {
        self.whole
    }

    pub(super) fn all(&self) -> &[Known] {
        &self.known
    }
}

/// Whether a fine counts for repetition: it is no supplement, stands in no ranking, and was not taken off wholly.
pub(super) fn counts(fine: &Fine) -> bool {
    fine.repeats.is_none() && fine.place.is_none() && !fine.is_taken_off()
}
