//! What happened in a period, whenever the complaint was received, and what was left open.

use chrono::NaiveDate;

use super::{AgeBand, Flow, Matter, Scope, standing_events};
use crate::domain::calendar::Zone;
use crate::domain::case::{Case, fold};
use crate::domain::instant::Instant;
use crate::domain::record::Event;

const AGES: [AgeBand; 5] = [
    AgeBand { from: 0, to: Some(1) },
    AgeBand { from: 1, to: Some(3) },
    AgeBand { from: 3, to: Some(7) },
    AgeBand { from: 7, to: Some(30) },
    AgeBand { from: 30, to: None },
];

/// What happened in the period, whenever the complaint was received.
pub(super) fn flow(matters: &[Matter<'_>], scope: &Scope) -> Flow {
    let Scope { period, zone, now } = scope;
    let within = |event: &&Event| period.contains(zone.shown(&event.moment()).date_naive());
    let events = |kind: &str| {
        let of = |matter: &Matter<'_>| {
            standing_events(matter).filter(|event| event.matches(kind)).filter(within).count()
        };
        matters.iter().map(of).sum()
    };
    let open_at = |moment: Option<Instant>| match moment {
        Some(moment) if moment < *now => {
            let open =
                |matter: &&Matter<'_>| fold(matter.record, Some(&moment)).is_some_and(|case| case.is_open());
            matters.iter().filter(open).count()
        }
        _ => matters.iter().filter(|matter| matter.case.is_open()).count(),
    };
    Flow {
        open_at_start: if period.first == NaiveDate::MIN { 0 } else { open_at(before(*zone, period.first)) },
        closed: events("closed"),
        withdrawn: events("withdrawn"),
        reopened: events("reopened"),
        open_at_end: open_at(period.last.succ_opt().and_then(|next| before(*zone, next))),
    }
}

/// The last second before `day` begins.
fn before(zone: Zone, day: NaiveDate) -> Option<Instant> {
    let moment = zone.moment(day.and_time(chrono::NaiveTime::MIN)) - 1;
    chrono::DateTime::from_timestamp(moment, 0).map(|utc| utc.fixed_offset())
}

/// The cases that were received by the end of the period and are open now, the oldest first.
pub(super) fn open_cases<'a>(matters: &[Matter<'a>], scope: &Scope) -> Vec<&'a Case> {
    let by_then = matters.iter().filter(|matter| matter.received_on <= scope.period.last);
    let mut open: Vec<&Case> = by_then.map(|matter| matter.case).filter(|case| case.is_open()).collect();
    open.sort_by(|left, right| (left.received, &left.id).cmp(&(right.received, &right.id)));
    open
}

/// How old they are.
pub(super) fn ageing(open: &[&Case], now: &Instant) -> Vec<(AgeBand, usize)> {
    let days = |case: &&&Case| now.signed_duration_since(case.received).num_days().max(0);
    let within = |band: &AgeBand| {
        let fits = |age: i64| age >= band.from && band.to.is_none_or(|to| age < to);
        open.iter().filter(|case| fits(days(case))).count()
    };
    AGES.iter().map(|band| (*band, within(band))).collect()
}
