//! The engine against the naive walk of [`super::oracle`], on random calendars, pauses and clock changes.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate, NaiveTime};
use chrono_tz::Tz;
use plaint::domain::calendar::{
    Calendar, CalendarParts, Counting, DayEnd, Part, Pause, Special, Term, WeeklyHours, Window, Zone, due,
    due_instant, remaining, resume,
};
use plaint::domain::instant::Instant;
use proptest::prelude::*;

use super::oracle::{Hours, Plan, Walk, minute_of, utc, wall};

/// Zones and a day near which something happens to their clocks.
const PLACES: [(Tz, (i32, u32, u32)); 10] = [
    (Tz::UTC, (2026, 2, 28)),
    (Tz::Asia__Shanghai, (2026, 10, 1)),
    (Tz::Europe__Berlin, (2026, 3, 29)),
    (Tz::Europe__Berlin, (2026, 10, 25)),
    (Tz::America__New_York, (2026, 3, 8)),
    (Tz::America__New_York, (2026, 11, 1)),
    (Tz::America__Sao_Paulo, (2017, 10, 15)), // from 00:00 to 01:00
    (Tz::America__Sao_Paulo, (2018, 2, 18)),  // from 24:00 back to 23:00
    (Tz::Australia__Lord_Howe, (2026, 4, 5)), // by half an hour
    (Tz::Pacific__Apia, (2011, 12, 30)),      // a day that never was
];

fn hours() -> impl Strategy<Value = Hours> {
    let window = |first: u32| {
        (first..first + 200, 1_u32..500).prop_map(|(open, long)| (open, (open + long).min(1440)))
    };
    prop_oneof![
        2 => Just(Vec::new()),
        1 => Just(vec![(0, 1440)]),
        2 => Just(vec![(9 * 60, 12 * 60), (13 * 60, 18 * 60)]),
        2 => window(0).prop_map(|window| vec![window]),
        1 => (window(60), window(800)).prop_map(|(a, b)| vec![a, b]),
        1 => (90_u32..180, 1_u32..90).prop_map(|(open, long)| vec![(open, open + long)]),
    ]
}

#[derive(Debug, Clone)]
struct Case {
    plan: Plan,
    around: NaiveDate,
    from: i64,
    pauses: Vec<(i64, i64)>,
}

fn case() -> impl Strategy<Value = Case> {
    let place = prop::sample::select(PLACES.to_vec());
    let weekly = prop::array::uniform7(hours());
    let near = || prop::collection::vec(-6_i64..12, 0..3);
    let own = prop::collection::vec((-6_i64..12, hours()), 0..3);
    let pauses = prop::collection::vec((-3_000_i64..8_000, 0_i64..3_000), 0..4);
    (place, weekly, near(), near(), own, pauses, -4_000_i64..4_000).prop_map(
        |((zone, (year, month, day)), mut weekly, holidays, make_up, own, pauses, offset)| {
            let around = NaiveDate::from_ymd_opt(year, month, day).expect("a date");
            let date = |days: i64| around + chrono::TimeDelta::days(days);
            // Some day must be open, or nothing is ever due.
            weekly[2] = vec![(9 * 60, 18 * 60)];
            weekly[4] = vec![(8 * 60, 12 * 60), (12 * 60, 20 * 60)];
            let mut own: Vec<_> = own.into_iter().map(|(days, hours)| (date(days), hours)).collect();
            own.sort();
            own.dedup_by_key(|(date, _)| *date);
            let from = around.and_time(NaiveTime::MIN).and_utc().timestamp() / 60 + offset;
            let pauses =
                pauses.into_iter().map(|(begin, long)| (from + begin, from + begin + long)).collect();
            let dates = |days: Vec<i64>| days.into_iter().map(date).collect::<Vec<_>>();
            let plan = Plan { zone, weekly, holidays: dates(holidays), make_up: dates(make_up), own };
            Case { plan, around, from, pauses }
        },
    )
}

fn windows(hours: &Hours) -> Vec<Window> {
    let clock = |minute: u32| format!("{:02}:{:02}", minute / 60, minute % 60);
    hours
        .iter()
        .map(|(open, close)| Window::parse(&clock(*open), &clock(*close)).expect("a window"))
        .collect()
}

impl Case {
    fn calendar(&self) -> Calendar {
        let mut special: BTreeMap<NaiveDate, Special> = BTreeMap::new();
        for date in &self.plan.holidays {
            special.entry(*date).or_default().holiday = true;
        }
        for date in &self.plan.make_up {
            special.entry(*date).or_default().make_up = true;
        }
        for (date, hours) in &self.plan.own {
            special.entry(*date).or_default().hours = Some(windows(hours));
        }
        Calendar::new(CalendarParts {
            name: "random".to_owned(),
            zone: Zone::Named(self.plan.zone),
            weekly: Some(WeeklyHours::new(self.plan.weekly.clone().map(|hours| windows(&hours)))),
            working_weekdays: None,
            special,
            recurring: BTreeMap::new(),
            years: BTreeMap::new(),
        })
    }

    fn walk(&self) -> Walk {
        Walk::new(&self.plan, self.around, &self.pauses)
    }

    fn paused(&self) -> Vec<Pause> {
        self.pauses.iter().map(|(from, until)| Pause::new(instant(*from), instant(*until))).collect()
    }
}

fn instant(minute: i64) -> Instant {
    utc(minute).fixed_offset()
}

fn minute(instant: Instant) -> i64 {
    assert_eq!(instant.timestamp() % 60, 0, "whole minutes in, whole minutes out");
    instant.timestamp() / 60
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn adding_open_time_is_walking(case in case(), amount in 0_i64..1_500) {
        let expected = case.walk().add(case.from, amount);
        let got = case.calendar().add_working_time(instant(case.from), amount * 60, &case.paused());
        prop_assert_eq!(got.map(minute), Ok(expected));
    }

    #[test]
    fn taking_open_time_back_is_walking_back(case in case(), amount in 0_i64..1_000) {
        let expected = case.walk().subtract(case.from, amount);
        let got = case.calendar().subtract_working_time(instant(case.from), amount * 60, &case.paused());
        prop_assert_eq!(got.map(minute), Ok(expected));
    }

    #[test]
    fn open_time_between_is_counted_minute_by_minute(case in case(), long in -500_i64..9_000) {
        let expected = case.walk().between(case.from, case.from + long);
        let (from, to) = (instant(case.from), instant(case.from + long));
        prop_assert_eq!(case.calendar().working_time_between(from, to, &case.paused()), Ok(expected * 60));
    }

    #[test]
    fn seconds_are_exact(case in case(), odd in 1_i64..60, amount in 1_i64..60_000) {
        let calendar = case.calendar();
        let from = instant(case.from) + chrono::TimeDelta::seconds(odd);
        let due = calendar.add_working_time(from, amount, &case.paused()).expect("open at last");
        prop_assert_eq!(calendar.working_time_between(from, due, &case.paused()), Ok(amount));
        let before = due - chrono::TimeDelta::seconds(1);
        prop_assert_eq!(calendar.working_time_between(from, before, &case.paused()), Ok(amount - 1));
        let start = calendar.subtract_working_time(due, amount, &case.paused()).expect("open before");
        prop_assert_eq!(calendar.working_time_between(start, due, &case.paused()), Ok(amount));
        prop_assert!(start >= from, "the latest start from which so much time passes");
    }

    #[test]
    fn openings_and_closings_are_where_the_walk_changes(case in case()) {
        let (walk, calendar) = (Walk::new(&case.plan, case.around, &[]), case.calendar());
        let opening = walk.first_open(case.from);
        prop_assert_eq!(calendar.first_open_instant(instant(case.from)).map(minute), Ok(opening));
        let closing = minute(calendar.closing_instant(instant(case.from)).expect("open at last"));
        prop_assert!(walk.is_open(closing - 1) && closing > opening);
        prop_assert_eq!(walk.between(opening, closing), closing - opening, "open all the way");
    }

    #[test]
    fn elapsed_time_runs_day_and_night_but_not_in_pauses(case in case(), amount in 1_i64..4_000) {
        let expected = case.walk().add_elapsed(case.from, amount);
        let term = Term::Elapsed { seconds: amount * 60 };
        let got = due(&case.calendar(), instant(case.from), &term, Counting::default(), &case.paused());
        prop_assert_eq!(got.map(|reckoning| minute(reckoning.due)), Ok(expected));
    }

    #[test]
    fn working_days_are_counted_one_by_one(case in case(), count in 0_u32..6) {
        let calendar = case.calendar();
        let start = wall(case.plan.zone, case.from).date();
        let mut last = start;
        for _ in 0..count {
            last = last + Days::new(1);
            while !case.plan.works(last) {
                last = last + Days::new(1);
            }
        }
        prop_assert_eq!(calendar.nth_working_day(start, i64::from(count)), Ok(last));
        let works = start.iter_days().take_while(|date| *date <= last).filter(|date| case.plan.works(*date)).count();
        prop_assert_eq!(calendar.count_working_days(start, last), Ok(works as i64));
        if count > 0 && case.plan.works(start) {
            prop_assert_eq!(calendar.nth_working_day(last, -i64::from(count)), Ok(start), "and back");
        }
    }

    #[test]
    fn working_days_wait_for_the_open_time_of_pauses(case in case(), count in 1_u32..4, closing in any::<bool>()) {
        prop_assume!(case.plan.zone != Tz::Pacific__Apia);
        let (walk, calendar) = (case.walk(), case.calendar());
        let unpaused = Walk::new(&case.plan, case.around, &[]);
        let local = wall(case.plan.zone, case.from);
        let last = calendar.nth_working_day(local.date(), i64::from(count)).expect("a working day comes");
        let hours = case.plan.hours(last);
        let end = if closing { DayEnd::Closing } else { DayEnd::SameClock };
        let undisturbed = match end {
            DayEnd::Closing => {
                let minutes = chrono::TimeDelta::minutes(i64::from(hours[hours.len() - 1].1));
                minute_of(case.plan.zone, last.and_time(NaiveTime::MIN) + minutes)
            }
            DayEnd::SameClock => unpaused.first_open(minute_of(case.plan.zone, last.and_time(local.time()))),
        };
        // What was paused moves the due instant, which may let in more of a pause.
        let mut expected = undisturbed;
        loop {
            let waited = walk.waited(case.from, expected);
            let moved = if waited == 0 { undisturbed } else { unpaused.add(undisturbed, waited) };
            if moved == expected {
                break;
            }
            expected = moved;
        }
        let counting = Counting { end, roll: false };
        let got = due_instant(&calendar, instant(case.from), &Term::WorkingDays(count), counting, &case.paused());
        prop_assert_eq!(got.map(minute), Ok(expected));
    }

    #[test]
    fn the_account_adds_up(case in case(), amount in 1_i64..2_000, open in any::<bool>()) {
        let seconds = amount * 60;
        let term = if open { Term::WorkingTime { seconds } } else { Term::Elapsed { seconds } };
        let from = instant(case.from);
        let reckoning = due(&case.calendar(), from, &term, Counting::default(), &case.paused()).expect("due");
        let mut at = from;
        let mut counted = 0;
        for segment in &reckoning.segments {
            prop_assert_eq!(segment.from, at, "without gaps");
            prop_assert_eq!(segment.seconds, (segment.to - segment.from).num_seconds());
            counted += if segment.part == Part::Counted { segment.seconds } else { 0 };
            at = segment.to;
        }
        prop_assert_eq!(at, reckoning.due);
        prop_assert_eq!(counted, seconds);
    }

    #[test]
    fn a_paused_clock_that_runs_on_is_due_as_if_reckoned_at_once(case in case(), amount in 1_i64..2_000, long in 1_i64..3_000) {
        let (calendar, term) = (case.calendar(), Term::WorkingTime { seconds: amount * 60 });
        let from = instant(case.from);
        let promised = due_instant(&calendar, from, &term, Counting::default(), &[]).expect("due");
        let since = from + (promised - from) / 3;
        let until = since + chrono::TimeDelta::minutes(long);
        let left = remaining(&calendar, since, promised, &term).expect("left");
        let at_once = due_instant(&calendar, from, &term, Counting::default(), &[Pause::new(since, until)]);
        prop_assert_eq!(resume(&calendar, until, left), at_once);
    }

    #[test]
    fn months_keep_the_day_or_end_with_the_month(days in 0_u64..4_000, months in 0_u32..40) {
        let start = NaiveDate::from_ymd_opt(2019, 1, 1).expect("a date") + Days::new(days);
        let last = Calendar::always(Zone::UTC).last_day(start, &Term::Months(months), false).expect("in range");
        let passed = (last.year() - start.year()) * 12 + last.month() as i32 - start.month() as i32;
        prop_assert_eq!(passed, months as i32);
        let next_has_it = last.day() == start.day();
        let ends_the_month = (last + Days::new(1)).day() == 1 && last.day() < start.day();
        prop_assert!(next_has_it || ends_the_month, "{} -> {}", start, last);
    }

    #[test]
    fn rolling_moves_to_the_nearest_working_day_and_no_further(case in case(), days in 0_u32..12) {
        let calendar = case.calendar();
        let last = case.around + Days::new(u64::from(days));
        let rolled = calendar.last_day(case.around, &Term::Days(days), true).expect("a working day comes");
        prop_assert!(case.plan.works(rolled) && rolled >= last);
        prop_assert!(last.iter_days().take_while(|date| *date < rolled).all(|date| !case.plan.works(date)));
    }
}
