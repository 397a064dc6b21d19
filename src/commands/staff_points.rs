//! The points of staff with what they should lead to, by the policy of each one's store.

use super::caseload::Caseload;
use crate::domain::fines::policy::Threshold;
use crate::domain::fines::staff::points::{StaffPoints, points_of_year};

/// The points of a member of staff, seen against the thresholds of their policy.
#[derive(Debug, Clone)]
pub(super) struct Standing {
    /// The points.
    pub(super) points: StaffPoints,
    /// The highest threshold that is reached.
    pub(super) reached: Option<Threshold>,
    /// The next one.
    pub(super) next: Option<Threshold>,
}

impl Standing {
    /// Whether a measure is due that nobody has taken this year.
    pub(super) fn is_due(&self) -> bool {
        self.reached.as_ref().is_some_and(|threshold| self.points.taken(threshold).is_none())
    }
}

/// Everybody's points in the calendar year `year`, those with the most first. The rules of all stores must be loaded
/// ([`Caseload::learn_all_names`]).
pub(super) fn standings(caseload: &Caseload, year: i32) -> Vec<Standing> {
    let shop = &caseload.desk.shop;
    let records = caseload.cases.iter().map(|seen| &seen.record);
    let mut found: Vec<Standing> = points_of_year(records, (year, shop.zone), &caseload.now)
        .into_iter()
        .map(|points| {
            let store = shop.staff(&points.staff).and_then(|staff| staff.store.as_deref());
            let thresholds = caseload
                .rules(store)
                .map(|rules| rules.policy.fines.thresholds.as_slice())
                .unwrap_or_default();
            let (reached, next) = (points.reached(thresholds).cloned(), points.next(thresholds).cloned());
            Standing { points, reached, next }
        })
        .collect();
    found.sort_by(|left, right| {
        let key = |each: &Standing| std::cmp::Reverse(each.points.points);
        key(left).cmp(&key(right)).then_with(|| left.points.staff.cmp(&right.points.staff))
    });
    found
}

/// Those of this year whose measure is due and not taken: for the agenda.
pub(super) fn measures_due(caseload: &Caseload) -> Vec<Standing> {
    use chrono::Datelike;
    let year = caseload.desk.shop.local(&caseload.now).year();
    standings(caseload, year).into_iter().filter(Standing::is_due).collect()
}
