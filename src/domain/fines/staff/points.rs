//! Points: what the fines of a calendar year add up to for each member of staff, and what that should lead to.
//!
//! Points lead to nothing by themselves: a person decides on the measure.

use std::collections::BTreeMap;

use chrono::Datelike;

use crate::domain::calendar::Zone;
use crate::domain::case;
use crate::domain::fines::ledger::{Fine, fines};
use crate::domain::fines::policy::Threshold;
use crate::domain::instant::Instant;
use crate::domain::record::kind::table;
use crate::domain::record::{Event, Record};

/// The points of a member of staff in a calendar year.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StaffPoints {
    /// Who: a staff id.
    pub staff: String,
    /// How many in all.
    pub points: u32,
    /// The fines that they come from.
    pub fines: Vec<PointedFine>,
    /// The measures that were taken against them in the year.
    pub sanctions: Vec<Taken>,
}

/// Points from one fine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointedFine {
    /// The record that holds the fine.
    pub record: String,
    /// The fine's event.
    pub event: String,
    /// Its rule.
    pub rule: String,
    /// How many points.
    pub points: u32,
}

/// A measure that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The record that holds it.
    pub record: String,
    /// The measure, as the policy names it.
    pub measure: String,
    /// When it was recorded, in the shop's zone.
    pub at: Instant,
}

/// The points of everybody in the year `year` of the shop's `zone`, by what was on record at `now`, in the order of the
/// staff ids. Fines that were lifted or waived as a whole give none.
pub fn points_of_year<'a>(
    records: impl IntoIterator<Item = &'a Record>,
    (year, zone): (i32, Zone),
    now: &Instant,
) -> Vec<StaffPoints> {
    let is_of_year = |instant: &Instant| zone.local_of(*instant).year() == year;
    let mut found: BTreeMap<String, StaffPoints> = BTreeMap::new();
    for record in records.into_iter().filter(|record| record.events.iter().any(matters)) {
        let events = case::standing(record, Some(now));
        let counting = fines(events.iter().copied()).into_iter();
        for fine in counting.filter(|fine| is_of_year(&fine.at) && stands(fine)) {
            for (staff, points) in &fine.points {
                let (record, event, rule) = (record.id.clone(), fine.event.clone(), fine.rule.clone());
                let of = found.entry(staff.clone()).or_default();
                of.points = of.points.saturating_add(*points);
                of.fines.push(PointedFine { record, event, rule, points: *points });
            }
        }
        let taken = events.iter().filter(|event| event.matches(table::SANCTIONED.name));
        for event in taken.filter(|event| is_of_year(&event.at)) {
            let text = |key: &str| event.fields.text(key).map(str::to_owned);
            if let (Some(staff), Some(measure)) = (text("staff"), text("measure")) {
                let taken = Taken { record: record.id.clone(), measure, at: zone.shown(&event.at) };
                found.entry(staff).or_default().sanctions.push(taken);
            }
        }
    }
    let named = found.into_iter().map(|(staff, points)| StaffPoints { staff, ..points });
    named.filter(|each| each.points > 0).collect()
}

fn matters(event: &Event) -> bool {
    event.matches(table::SANCTIONED.name)
        || (event.matches(table::FINED.name) && event.fields.get("points").is_some())
}

/// Whether anything is left of the fine: it was not taken off for all who pay; of points alone, that no objection to it
/// was granted.
pub fn stands(fine: &Fine) -> bool {
    if fine.amount.is_zero() {
        let mut rulings = fine.objections.iter().filter_map(|objection| objection.ruling.as_ref());
        return !rulings.any(|ruling| ruling.ruling == "lifted");
    }
    !fine.is_taken_off()
}

impl StaffPoints {
    /// The highest of `thresholds` that is reached.
    pub fn reached<'t>(&self, thresholds: &'t [Threshold]) -> Option<&'t Threshold> {
        thresholds.iter().filter(|each| each.points <= self.points).max_by_key(|each| each.points)
    }

    /// The next of `thresholds` that is not reached.
    pub fn next<'t>(&self, thresholds: &'t [Threshold]) -> Option<&'t Threshold> {
        thresholds.iter().filter(|each| each.points > self.points).min_by_key(|each| each.points)
    }

    /// Where the measure of `threshold` was taken against them this year, the last time.
    pub fn taken(&self, threshold: &Threshold) -> Option<&Taken> {
        self.sanctions.iter().filter(|each| each.measure == threshold.measure).max_by_key(|each| each.at)
    }
}
