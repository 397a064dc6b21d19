//! What happened in a period, whenever the complaint was received, and what was left open.

use chrono::NaiveDate;

use super::{AgeBand, Flow, Matter, Scope, standing_events};
use crate::domain::calendar::Zone;
use crate::domain::case::{Case, fold};
use crate::domain::filter::Period;
use crate::domain::instant::Instant;
use crate::domain::record::kind::table;

const AGES: [AgeBand; 5] = [
    AgeBand { from: 0, to: Some(1) },
    AgeBand { from: 1, to: Some(3) },
    AgeBand { from: 3, to: Some(7) },
    AgeBand { from: 7, to: Some(30) },
    AgeBand { from: 30, to: None },
];

/// What happened in the period, whenever the complaint was received.
pub(super) fn flow(matters: &[Matter<'_>], period: &Period, scope: &Scope) -> Flow {
    let zone = scope.zone;
    let begins = (period.first > NaiveDate::MIN).then(|| before(zone, period.first));
    Flow {
        open_at_start: begins.map_or(0, |moment| open_at(matters, moment.as_ref(), &scope.now)),
        closed: closings(matters, period, zone),
        withdrawn: happened(matters, table::WITHDRAWN.name, period, zone),
        reopened: happened(matters, table::REOPENED.name, period, zone),
        open_at_end: open_at(matters, end_of(period, zone).as_ref(), &scope.now),
    }
}

/// How many cases were closed in the period; one that was closed twice counts twice.
pub(super) fn closings(matters: &[Matter<'_>], period: &Period, zone: Zone) -> usize {
    happened(matters, table::CLOSED.name, period, zone)
}

fn happened(matters: &[Matter<'_>], kind: &str, period: &Period, zone: Zone) -> usize {
    let of = |matter: &Matter<'_>| {
        let events = standing_events(matter).filter(|event| event.matches(kind));
        events.filter(|event| period.contains(zone.shown(&event.moment()).date_naive())).count()
    };
    matters.iter().map(of).sum()
}

/// How many cases were open at `moment`, as it was recorded then; now where it is not over, or has no end.
pub(super) fn open_at(matters: &[Matter<'_>], moment: Option<&Instant>, now: &Instant) -> usize {
    match moment {
        Some(moment) if moment < now => matters.iter().filter(|matter| was_open(matter, moment)).count(),
        _ => matters.iter().filter(|matter| matter.case.is_open()).count(),
    }
}

/// Whether the case was open at `moment`. It is folded again only where its events stand on both sides of that.
fn was_open(matter: &Matter<'_>, moment: &Instant) -> bool {
    let mut moments = matter.record.events.iter().map(|event| event.at <= *moment);
    let Some(first) = moments.next() else { return false };
    match (first, moments.all(|by_then| by_then == first)) {
        (true, true) => matter.case.is_open(),
        (false, true) => false,
        (_, false) => fold(matter.record, Some(moment)).is_some_and(|case| case.is_open()),
    }
}

/// The last second of the period; `None` for one without end.
pub(super) fn end_of(period: &Period, zone: Zone) -> Option<Instant> {
    period.last.succ_opt().and_then(|next| before(zone, next))
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
