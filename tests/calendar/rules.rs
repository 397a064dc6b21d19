//! The rules of deadlines, R1 to R10 and R15, one table each.

use std::collections::BTreeMap;
use std::sync::Arc;

use plaint::domain::calendar::{
    Calendar, Counting, DayEnd, DayReason, Left, Part, Pause, ReckonError, Special, Term, WeeklyHours, Zone,
    due, due_instant, parse_windows, remaining, resume,
};
use plaint::domain::instant::{self, Instant};
use plaint::format::calendar::shipped;

const HOURS: &str = "mon-fri 09:00-12:00,13:00-18:00; sat 10:00-16:00";

fn at(text: &str) -> Instant {
    instant::parse(text).unwrap_or_else(|| panic!("{text}"))
}

/// A shop in mainland China with its own hours.
fn shop() -> Calendar {
    let hours = WeeklyHours::parse(HOURS).expect("hours");
    shipped::calendar("cn").expect("shipped").with_hours(hours)
}

fn calendar(zone: &str, hours: &str) -> Calendar {
    Calendar::of_hours("test", Zone::parse(zone).expect("a zone"), WeeklyHours::parse(hours).expect("hours"))
}

fn date(text: &str) -> chrono::NaiveDate {
    text.parse().expect("a date")
}

/// Asserts when a term is due; instants are written as the calendar shows them.
#[track_caller]
fn is_due(
    calendar: &Calendar,
    (from, term): (&str, &str),
    counting: Counting,
    pauses: &[Pause],
    expected: &str,
) {
    let parsed = Term::parse(term).expect("a term");
    let got = due_instant(calendar, at(from), &parsed, counting, pauses);
    assert_eq!(got.map(|due| instant::format(&due)), Ok(expected.to_owned()), "{from} + {term}");
}

const CLOSING: Counting = Counting { end: DayEnd::Closing, roll: false };
const SAME_CLOCK: Counting = Counting { end: DayEnd::SameClock, roll: false };
const ROLLED: Counting = Counting { end: DayEnd::Closing, roll: true };

#[test]
fn r1_the_closing_instant_is_not_open_but_may_be_due() {
    for (from, term, expected) in [
        ("2026-11-23T10:00:00+08:00", "2 working hours", "2026-11-23T12:00:00+08:00"),
        ("2026-11-23T12:00:00+08:00", "1 working second", "2026-11-23T13:00:01+08:00"),
        ("2026-11-23T10:00:00+08:00", "7 working hours", "2026-11-23T18:00:00+08:00"),
    ] {
        is_due(&shop(), (from, term), CLOSING, &[], expected);
    }
    assert_eq!(
        shop().first_open_instant(at("2026-11-23T18:00:00+08:00")),
        Ok(at("2026-11-24T09:00:00+08:00"))
    );
    assert_eq!(shop().closing_instant(at("2026-11-23T12:00:00+08:00")), Ok(at("2026-11-23T18:00:00+08:00")));
}

#[test]
fn r2_nothing_is_due_at_the_next_open_instant() {
    is_due(
        &shop(),
        ("2026-11-22T10:00:00+08:00", "0 working hours"),
        CLOSING,
        &[],
        "2026-11-23T09:00:00+08:00",
    );
    is_due(
        &shop(),
        ("2026-11-23T10:00:00+08:00", "0 working hours"),
        CLOSING,
        &[],
        "2026-11-23T10:00:00+08:00",
    );
    is_due(
        &shop(),
        ("2026-11-22T10:00:00+08:00", "0 working days"),
        SAME_CLOCK,
        &[],
        "2026-11-23T09:00:00+08:00",
    );
    is_due(
        &shop(),
        ("2026-11-22T10:00:00+08:00", "0 working days"),
        CLOSING,
        &[],
        "2026-11-23T18:00:00+08:00",
    );
    is_due(
        &shop(),
        ("2026-11-23T19:00:00+08:00", "0 working days"),
        CLOSING,
        &[],
        "2026-11-24T18:00:00+08:00",
    );
}

#[test]
fn r4_the_zone_belongs_to_the_calendar() {
    // The same moment, written in another zone, is due at the same moment, told in the calendar's.
    is_due(
        &shop(),
        ("2026-11-23T02:00:00+00:00", "3 working hours"),
        CLOSING,
        &[],
        "2026-11-23T14:00:00+08:00",
    );
    is_due(
        &shop(),
        ("2026-11-22T23:30:00-05:00", "1 working day"),
        CLOSING,
        &[],
        "2026-11-24T18:00:00+08:00",
    );
}

#[test]
fn r5_across_clock_changes_time_is_elapsed_time() {
    let berlin = calendar("Europe/Berlin", "daily 00:00-24:00");
    is_due(
        &berlin,
        ("2026-03-28T12:00:00+01:00", "24 working hours"),
        CLOSING,
        &[],
        "2026-03-29T13:00:00+02:00",
    );
    is_due(
        &berlin,
        ("2026-10-24T12:00:00+02:00", "24 working hours"),
        CLOSING,
        &[],
        "2026-10-25T11:00:00+01:00",
    );
    is_due(&berlin, ("2026-10-24T12:00:00+02:00", "24h"), CLOSING, &[], "2026-10-25T11:00:00+01:00");
    // The same clock time, though, is the same clock time.
    is_due(&berlin, ("2026-10-24T12:00:00+02:00", "1 day"), SAME_CLOCK, &[], "2026-10-25T12:00:00+01:00");
    // A clock time that is skipped is the moment of the change; one that comes twice is its first coming.
    is_due(&berlin, ("2026-03-28T02:30:00+01:00", "1 day"), SAME_CLOCK, &[], "2026-03-29T03:00:00+02:00");
    is_due(&berlin, ("2026-10-24T02:30:00+02:00", "1 day"), SAME_CLOCK, &[], "2026-10-25T02:30:00+02:00");
    let night = calendar("Europe/Berlin", "sun 02:10-02:50; mon 09:00-10:00");
    let open = night.first_open_instant(at("2026-03-29T00:00:00+01:00"));
    assert_eq!(open, Ok(at("2026-03-30T09:00:00+02:00")), "a window that is skipped whole does not open");
    let long =
        night.working_time_between(at("2026-10-25T00:00:00+02:00"), at("2026-10-26T00:00:00+01:00"), &[]);
    assert_eq!(long, Ok(40 * 60), "a window in the hour that comes twice opens once");
}

#[test]
fn r6_a_dates_own_hours_beat_holidays_beat_weekdays() {
    let own =
        |hours: &str| Special { hours: Some(parse_windows(hours).expect("hours")), ..Special::default() };
    let special = BTreeMap::from([
        (date("2026-10-02"), own("10:00-12:00")),
        (date("2026-11-23"), own("closed")),
        (date("2026-11-22"), own("10:00-11:00")),
    ]);
    let shop = shop().with_special(special);
    for (day, working, windows, reason) in [
        ("2026-10-02", true, "10:00-12:00", DayReason::OwnHours(None)),
        ("2026-11-23", false, "", DayReason::OwnHours(None)),
        ("2026-11-22", true, "10:00-11:00", DayReason::OwnHours(None)),
        ("2026-10-01", false, "", DayReason::Holiday(Some(Arc::from("国庆节")))),
        ("2026-10-10", true, "10:00-16:00", DayReason::MakeUp(Some(Arc::from("国庆节")))),
        ("2026-09-20", true, "09:00-12:00,13:00-18:00", DayReason::MakeUp(Some(Arc::from("国庆节")))),
        ("2026-11-24", true, "09:00-12:00,13:00-18:00", DayReason::Weekday),
        ("2026-11-29", false, "", DayReason::RestDay),
    ] {
        let got = shop.day(date(day)).expect("loaded");
        let shown: Vec<String> = got.windows.iter().map(ToString::to_string).collect();
        assert_eq!(
            (got.working, shown.join(","), got.reason),
            (working, windows.to_owned(), reason),
            "{day}"
        );
    }
    let saturday = shop.day(date("2026-11-28")).expect("loaded");
    assert!(
        !saturday.working && !saturday.windows.is_empty(),
        "open on Saturdays, which are no working days in cn"
    );
    let open = shop.open_on_holidays().day(date("2026-10-01")).expect("loaded").windows.len();
    assert_eq!(open, 2, "open on holidays as on any Thursday");
}

#[test]
fn r7_the_first_day_is_not_counted_and_a_rest_day_does_not_shift() {
    for (from, counting, expected) in [
        ("2026-11-23T10:05:00+08:00", CLOSING, "2026-11-30T18:00:00+08:00"),
        ("2026-11-22T10:05:00+08:00", CLOSING, "2026-11-27T18:00:00+08:00"),
        ("2026-11-23T10:05:00+08:00", SAME_CLOCK, "2026-11-30T10:05:00+08:00"),
        ("2026-11-23T12:30:00+08:00", SAME_CLOCK, "2026-11-30T13:00:00+08:00"),
        ("2026-11-23T20:00:00+08:00", SAME_CLOCK, "2026-12-01T09:00:00+08:00"),
        ("2026-09-24T10:05:00+08:00", CLOSING, "2026-10-09T18:00:00+08:00"),
        ("2026-09-30T10:05:00+08:00", CLOSING, "2026-10-13T18:00:00+08:00"),
    ] {
        is_due(&shop(), (from, "5 working days"), counting, &[], expected);
    }
    let cn = shipped::calendar("cn").expect("shipped");
    is_due(cn, ("2026-11-23T10:05:00+08:00", "5 working days"), CLOSING, &[], "2026-12-01T00:00:00+08:00");
}

#[test]
fn r8_days_and_months_end_with_the_month_and_roll_where_that_is_said() {
    for (from, term, counting, expected) in [
        ("2026-11-22T10:05:00+08:00", "20 days", CLOSING, "2026-12-12T16:00:00+08:00"),
        ("2026-11-22T10:05:00+08:00", "20 days", ROLLED, "2026-12-14T18:00:00+08:00"),
        ("2026-11-22T10:05:00+08:00", "21 days", CLOSING, "2026-12-14T00:00:00+08:00"),
        ("2026-11-22T10:05:00+08:00", "15 days", SAME_CLOCK, "2026-12-07T10:05:00+08:00"),
        ("2026-01-31T10:05:00+08:00", "1 month", CLOSING, "2026-02-28T16:00:00+08:00"),
        ("2024-01-31T10:05:00+08:00", "1 month", CLOSING, "2024-02-29T18:00:00+08:00"),
        ("2026-08-31T10:05:00+08:00", "1 month", ROLLED, "2026-09-30T18:00:00+08:00"),
        ("2026-09-03T10:05:00+08:00", "1 month", ROLLED, "2026-10-08T18:00:00+08:00"),
        ("2026-11-23T10:05:00+08:00", "0 days", CLOSING, "2026-11-23T18:00:00+08:00"),
        ("2026-11-23T19:05:00+08:00", "0 days", CLOSING, "2026-11-24T00:00:00+08:00"),
    ] {
        is_due(&shop(), (from, term), counting, &[], expected);
    }
}

#[test]
fn r9_only_the_open_time_of_pauses_counts_and_overlaps_count_once() {
    let pause = |from: &str, until: &str| Pause::new(at(from), at(until));
    let over_lunch = pause("2026-11-23T11:00:00+08:00", "2026-11-23T14:00:00+08:00");
    let overlapping = pause("2026-11-23T11:30:00+08:00", "2026-11-23T14:30:00+08:00");
    let night = pause("2026-11-23T19:00:00+08:00", "2026-11-24T08:00:00+08:00");
    let backwards = pause("2026-11-23T17:00:00+08:00", "2026-11-23T10:00:00+08:00");
    let from = "2026-11-23T10:00:00+08:00";
    for (term, pauses, expected) in [
        ("4 working hours", &[over_lunch][..], "2026-11-23T17:00:00+08:00"),
        ("4 working hours", &[over_lunch, overlapping], "2026-11-23T17:30:00+08:00"),
        ("4 working hours", &[backwards], "2026-11-23T15:00:00+08:00"),
        ("8 working hours", &[night], "2026-11-24T10:00:00+08:00"),
        ("4h", &[over_lunch], "2026-11-23T17:00:00+08:00"),
        ("24h", &[night], "2026-11-24T23:00:00+08:00"),
        ("1 working day", &[over_lunch], "2026-11-25T11:00:00+08:00"),
        ("1 working day", &[night], "2026-11-24T18:00:00+08:00"),
        ("3 days", &[pause(from, "2026-11-25T10:00:00+08:00")], "2026-11-28T16:00:00+08:00"),
        ("1 month", &[pause(from, "2026-11-25T10:00:00+08:00")], "2026-12-25T18:00:00+08:00"),
    ] {
        is_due(&shop(), (from, term), CLOSING, pauses, expected);
    }
}

#[test]
fn r9_while_a_pause_is_open_there_is_the_time_left_and_no_due_instant() {
    let (from, since) = (at("2026-11-23T10:00:00+08:00"), at("2026-11-23T14:00:00+08:00"));
    for (term, seconds, open_time) in [
        ("4 working hours", 3_600, true),
        ("24h", 20 * 3_600, false),
        ("1 working day", (4 + 8) * 3_600, true),
        ("2 days", (4 + 24 + 24) * 3_600, false),
    ] {
        let term = Term::parse(term).expect("a term");
        let paused = due(&shop(), from, &term, CLOSING, &[Pause::open(since)]);
        let left = match paused {
            Err(ReckonError::Paused { since: told, left }) => {
                assert_eq!(told, since);
                left
            }
            other => panic!("{term}: {other:?}"),
        };
        let promised = due_instant(&shop(), from, &term, CLOSING, &[]).expect("due");
        assert_eq!(remaining(&shop(), since, promised, &term), Ok(left), "{term}");
        assert_eq!(left, Left { seconds, open_time }, "{term}");
    }
    let left = Left { seconds: 3_600, open_time: true };
    assert_eq!(resume(&shop(), at("2026-11-24T08:00:00+08:00"), left), Ok(at("2026-11-24T10:00:00+08:00")));
}

#[test]
fn r10_a_pause_before_the_start_or_after_the_end_changes_nothing() {
    let pause = |from: &str, until: &str| Pause::new(at(from), at(until));
    let before = pause("2026-11-20T10:00:00+08:00", "2026-11-23T10:00:00+08:00");
    let after = pause("2026-11-23T17:00:00+08:00", "2026-11-24T10:00:00+08:00");
    let around = pause("2026-11-20T10:00:00+08:00", "2026-11-23T11:00:00+08:00");
    let open_after = Pause::open(at("2026-11-23T15:00:00+08:00"));
    let from = "2026-11-23T10:00:00+08:00";
    for (term, pauses, expected) in [
        ("4 working hours", &[before, after][..], "2026-11-23T15:00:00+08:00"),
        ("4 working hours", &[around], "2026-11-23T16:00:00+08:00"),
        ("4 working hours", &[open_after], "2026-11-23T15:00:00+08:00"),
        ("5h", &[before, after, open_after], "2026-11-23T15:00:00+08:00"),
        ("5h", &[around], "2026-11-23T16:00:00+08:00"),
        ("1 working day", &[before], "2026-11-24T18:00:00+08:00"),
        ("1 day", &[before], "2026-11-24T18:00:00+08:00"),
    ] {
        is_due(&shop(), (from, term), CLOSING, pauses, expected);
    }
}

#[test]
fn r15_no_deadline_is_guessed_for_a_year_that_is_not_loaded() {
    let from = at("2026-12-30T10:00:00+08:00");
    let needs_2027 = ["5 working days", "24 working hours", "2 days"];
    for text in needs_2027 {
        let term = Term::parse(text).expect("a term");
        let counting = if text == "2 days" { ROLLED } else { CLOSING };
        let refused = due(&shop(), from, &term, counting, &[]).expect_err(text);
        assert!(
            matches!(refused, ReckonError::HolidaysNotLoaded { loaded: (2019, 2026), .. }),
            "{text}: {refused:?}"
        );
        let flagged = due(&shop().allowing_unloaded_years(), from, &term, counting, &[]).expect(text);
        assert_eq!(flagged.assumed_from, Some(date("2027-01-01")), "{text}");
    }
    for (text, counting) in [("48h", CLOSING), ("2 days", SAME_CLOCK), ("1 working day", CLOSING)] {
        let term = Term::parse(text).expect("a term");
        assert!(due(&shop(), from, &term, counting, &[]).is_ok(), "{text} needs no day of 2027");
    }
}

#[test]
fn r15_the_end_of_the_last_loaded_year_can_be_due() {
    let cn = shipped::calendar("cn").expect("shipped");
    let paused = Pause::new(at("2026-12-28T00:00:00+08:00"), at("2026-12-29T00:00:00+08:00"));
    let from = at("2026-12-27T10:00:00+08:00");
    let reckoning =
        due(cn, from, &Term::WorkingDays(3), CLOSING, &[paused]).expect("no day of 2027 is needed");
    assert_eq!(reckoning.due, at("2027-01-01T00:00:00+08:00"));
    let long = Pause::new(at("2026-12-28T00:00:00+08:00"), at("2027-01-01T00:00:00+08:00"));
    assert!(due(cn, from, &Term::WorkingDays(3), CLOSING, &[long]).is_err());
}

#[test]
fn a_calendar_that_never_opens_is_refused() {
    let never = calendar("UTC", "mon closed");
    let from = at("2026-11-23T10:00:00+00:00");
    for text in ["1 working hours", "0 working hours", "1 working day"] {
        let term = Term::parse(text).expect("a term");
        let refused = due(&never, from, &term, CLOSING, &[]).expect_err(text);
        assert!(
            matches!(refused, ReckonError::NeverOpen { .. } | ReckonError::NoWorkingDay { .. }),
            "{refused:?}"
        );
    }
    let cn = shipped::calendar("cn").expect("shipped");
    let refused = due(cn, from, &Term::WorkingTime { seconds: 1 }, CLOSING, &[]).expect_err("no hours");
    assert!(matches!(refused, ReckonError::NoHours { .. }), "{refused:?}");
    let far = due(&shop(), from, &Term::Elapsed { seconds: i64::MAX }, CLOSING, &[]);
    assert_eq!(far, Err(ReckonError::OutOfRange));
}

#[test]
fn the_account_of_days_lists_each_with_its_reason() {
    let term = Term::parse("3 working days").expect("a term");
    let reckoning = due(&shop(), at("2026-09-29T10:00:00+08:00"), &term, CLOSING, &[]).expect("due");
    let told: Vec<String> = reckoning.segments.iter().map(|segment| segment.part.said().en).collect();
    let holiday = "skipped: holiday (国庆节)";
    let mut expected = vec!["skipped: the first day is not counted", "counted"];
    expected.extend([holiday; 7]);
    expected.extend(["counted", "counted"]);
    assert_eq!(told, expected);
    assert_eq!(reckoning.segments[1].date, Some(date("2026-09-30")));
    let rolled = due(&shop(), at("2026-11-22T10:05:00+08:00"), &Term::Days(20), ROLLED, &[]).expect("due");
    let last: Vec<(Option<chrono::NaiveDate>, bool)> =
        rolled.segments[19..].iter().map(|segment| (segment.date, segment.part == Part::Counted)).collect();
    assert_eq!(
        last,
        [
            (Some(date("2026-12-11")), true),
            (Some(date("2026-12-12")), false),
            (Some(date("2026-12-13")), false),
            (Some(date("2026-12-14")), true),
        ]
    );
}
