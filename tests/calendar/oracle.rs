//! A naive calendar, written without a look at the engine: it walks minute by minute and asks the wall clock.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

/// Opening windows of a day, in minutes since midnight.
pub(super) type Hours = Vec<(u32, u32)>;

/// What a calendar is made of.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub(super) zone: Tz,
    pub(super) weekly: [Hours; 7],
    pub(super) holidays: Vec<NaiveDate>,
    pub(super) make_up: Vec<NaiveDate>,
    pub(super) own: Vec<(NaiveDate, Hours)>,
}

impl Plan {
    /// R6: the date's own hours, else holiday, else make-up day, else weekday.
    pub(super) fn hours(&self, date: NaiveDate) -> Hours {
        if let Some((_, hours)) = self.own.iter().find(|(own, _)| *own == date) {
            return hours.clone();
        }
        if self.holidays.contains(&date) {
            return Vec::new();
        }
        let weekday = self.weekly[date.weekday().num_days_from_monday() as usize].clone();
        if self.make_up.contains(&date) && weekday.is_empty() { self.typical() } else { weekday }
    }

    /// The hours that most days from Monday to Friday have, the earliest of the most frequent.
    fn typical(&self) -> Hours {
        let mut best: (usize, Hours) = (0, Vec::new());
        for hours in self.weekly[..5].iter().filter(|hours| !hours.is_empty()) {
            let frequency = self.weekly[..5].iter().filter(|other| *other == hours).count();
            if frequency > best.0 {
                best = (frequency, hours.clone());
            }
        }
        best.1
    }

    pub(super) fn works(&self, date: NaiveDate) -> bool {
        !self.hours(date).is_empty()
    }
}

/// Every minute of some weeks: what the wall clock shows, whether open, whether paused.
pub(super) struct Walk {
    begin: i64,
    open: Vec<bool>,
    paused: Vec<bool>,
}

impl Walk {
    pub(super) fn new(plan: &Plan, around: NaiveDate, pauses: &[(i64, i64)]) -> Self {
        let (first, days) = (around - Days::new(20), 50);
        let begin = first.and_time(NaiveTime::MIN).and_utc().timestamp() / 60;
        let minutes = usize::try_from(days * 24 * 60).expect("small");
        let wall = wall_clock(plan.zone, begin, minutes);
        let mut open = vec![false; minutes];
        // The first days are left closed: their windows may begin before the walk does.
        for date in (first + Days::new(2)).iter_days().take(usize::try_from(days).expect("small") - 4) {
            for (opens, closes) in plan.hours(date) {
                let at = |minute: u32| date.and_time(NaiveTime::MIN) + TimeDelta::minutes(i64::from(minute));
                let first = |local: NaiveDateTime| {
                    // No zone is further from UTC than a day: earlier minutes need not be looked at.
                    let near = local.and_utc().timestamp() / 60 - begin - 24 * 60;
                    first_showing(&wall, usize::try_from(near).unwrap_or(0), local)
                };
                let (opens, closes) = (first(at(opens)), first(at(closes)));
                open[opens..closes.max(opens)].fill(true);
            }
        }
        let paused = (0..minutes).map(|index| {
            let minute = begin + index as i64;
            pauses.iter().any(|(from, until)| (*from..*until).contains(&minute))
        });
        Self { begin, paused: paused.collect(), open }
    }

    fn index(&self, minute: i64) -> usize {
        usize::try_from(minute - self.begin).expect("within the walk")
    }

    fn runs(&self, minute: i64) -> bool {
        self.open[self.index(minute)] && !self.paused[self.index(minute)]
    }

    pub(super) fn is_open(&self, minute: i64) -> bool {
        self.open[self.index(minute)]
    }

    pub(super) fn add(&self, from: i64, minutes: i64) -> i64 {
        let (mut at, mut left) = (from, minutes);
        while left > 0 || (minutes == 0 && !self.runs(at)) {
            left -= i64::from(self.runs(at));
            at += 1;
        }
        at
    }

    pub(super) fn subtract(&self, to: i64, minutes: i64) -> i64 {
        if minutes == 0 && self.runs(to) {
            return to;
        }
        let (mut at, mut left) = (to, minutes);
        while left > 0 || (minutes == 0 && !self.runs(at - 1)) {
            at -= 1;
            left -= i64::from(self.runs(at));
        }
        at
    }

    pub(super) fn between(&self, from: i64, to: i64) -> i64 {
        (from..to.max(from)).filter(|minute| self.runs(*minute)).count() as i64
    }

    /// The open minutes of the pauses that begin within `from..to`, or are on when that begins, to their ends.
    pub(super) fn waited(&self, from: i64, to: i64) -> i64 {
        let is_paused = |minute: i64| self.paused[self.index(minute)];
        let mut end = to;
        while end > from && is_paused(end - 1) && is_paused(end) {
            end += 1;
        }
        (from..end).filter(|minute| self.is_open(*minute) && is_paused(*minute)).count() as i64
    }

    /// Around the clock, but not while paused.
    pub(super) fn add_elapsed(&self, from: i64, minutes: i64) -> i64 {
        let (mut at, mut left) = (from, minutes);
        while left > 0 {
            left -= i64::from(!self.paused[self.index(at)]);
            at += 1;
        }
        at
    }

    /// The first opening at or after a minute, pauses or not.
    pub(super) fn first_open(&self, from: i64) -> i64 {
        (from..).find(|minute| self.is_open(*minute)).expect("the walk ends open or panics")
    }
}

/// What the wall clock shows at a minute since 1970 UTC.
pub(super) fn wall(zone: Tz, minute: i64) -> NaiveDateTime {
    zone.from_utc_datetime(&utc(minute).naive_utc()).naive_local()
}

pub(super) fn utc(minute: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(minute * 60, 0).expect("in range")
}

/// What the wall clock shows at each of so many minutes. Clocks change at whole quarters of an hour.
fn wall_clock(zone: Tz, begin: i64, minutes: usize) -> Vec<NaiveDateTime> {
    assert_eq!(begin % 15, 0);
    let quarters = (0..minutes as i64).step_by(15).map(|minute| wall(zone, begin + minute));
    quarters.flat_map(|quarter| (0..15).map(move |minute| quarter + TimeDelta::minutes(minute))).collect()
}

/// The first minute from `near` on at which the wall clock shows `local` or, where that is skipped, a later time.
fn first_showing(wall: &[NaiveDateTime], near: usize, local: NaiveDateTime) -> usize {
    near + wall[near..].iter().position(|shown| *shown >= local).expect("within the walk")
}

/// The first minute at which the wall clock of `zone` shows `local` or later.
pub(super) fn minute_of(zone: Tz, local: NaiveDateTime) -> i64 {
    let as_utc = local.and_utc().timestamp() / 60;
    (as_utc - 48 * 60..).find(|minute| wall(zone, *minute) >= local).expect("clocks go on")
}
