//! Until when a fine is to be paid: tables.

use plaint::domain::calendar::{Calendar, Term, WeeklyHours, Zone};
use plaint::domain::clocks::Rules;
use plaint::domain::fines::answers::notice::{ends, ends_after_hold};
use plaint::domain::instant;
use plaint::domain::policy::Policy;
use plaint::format::{calendar, policy};

use crate::house::{RULES, at};

fn policy() -> Policy {
    policy::read("house.toml", RULES).0.unwrap()
}

/// Around the clock, with the holidays of China as far as they are loaded.
fn shop() -> Calendar {
    let days = calendar::shipped::calendar("cn").unwrap();
    days.with_hours(WeeklyHours::always()).in_zone(Zone::parse("Asia/Shanghai").unwrap())
}

fn with_rules<T>(test: impl Fn(&Rules<'_>) -> T) -> T {
    let (policy, shop) = (policy(), shop());
    let always = Calendar::always(Zone::parse("Asia/Shanghai").unwrap());
    test(&Rules { policy: &policy, calendar: &shop, always: &always })
}

#[test]
fn a_term_of_days_ends_with_a_whole_day() {
    // 2026-11-23 is a Monday; 1 January 2026 a holiday, with 2 and 3 January.
    for (term, first_counts, served, due) in [
        ("3 days", true, "2026-11-23T10:00:00+08:00", "2026-11-26T00:00:00+08:00"),
        ("3 days", true, "2026-11-23T00:00:00+08:00", "2026-11-26T00:00:00+08:00"),
        ("3 days", true, "2026-11-23T23:59:59+08:00", "2026-11-26T00:00:00+08:00"),
        ("3 days", true, "2026-11-23T16:30:00+00:00", "2026-11-27T00:00:00+08:00"),
        ("3 days", false, "2026-11-23T10:00:00+08:00", "2026-11-27T00:00:00+08:00"),
        ("1 day", true, "2026-11-23T10:00:00+08:00", "2026-11-24T00:00:00+08:00"),
        ("3 working days", true, "2026-11-23T10:00:00+08:00", "2026-11-26T00:00:00+08:00"),
        ("3 working days", false, "2026-11-23T10:00:00+08:00", "2026-11-27T00:00:00+08:00"),
        ("3 working days", true, "2026-11-27T10:00:00+08:00", "2026-12-02T00:00:00+08:00"),
        ("3 working days", true, "2026-11-28T10:00:00+08:00", "2026-12-03T00:00:00+08:00"),
        ("1 month", false, "2026-01-31T10:00:00+08:00", "2026-03-01T00:00:00+08:00"),
        ("48h", true, "2026-11-23T10:00:00+08:00", "2026-11-25T10:00:00+08:00"),
    ] {
        let term = Term::parse(term).unwrap();
        let found = with_rules(|rules| ends(rules, term, first_counts, at(served)).unwrap());
        assert_eq!(instant::format(&found), due, "{term}, first day counts: {first_counts}, {served}");
    }
}

#[test]
fn no_day_is_guessed_in_a_year_without_holidays() {
    let term = Term::parse("5 working days").unwrap();
    let found = with_rules(|rules| ends(rules, term, true, at("2029-12-28T10:00:00+08:00")));
    assert!(found.unwrap_err().said().en.contains("add that year to the calendar"));
    let days = Term::parse("5 days").unwrap();
    let found = with_rules(|rules| ends(rules, days, true, at("2029-12-28T10:00:00+08:00")).unwrap());
    assert_eq!(instant::format(&found), "2030-01-02T00:00:00+08:00", "calendar days need no holidays");
}

#[test]
fn what_was_left_runs_on_after_an_objection() {
    let day = |day: u32, hour: u32| at(&format!("2026-11-{day:02}T{hour:02}:00:00+08:00"));
    for (term, end, from, until, moved) in [
        // Objected on Tuesday, the last day being Wednesday; ruled on Friday: Saturday is the last.
        ("3 days", day(26, 0), day(24, 15), day(27, 10), Some(day(29, 0))),
        // Ruled on the day of the objection: nothing moves.
        ("3 days", day(26, 0), day(24, 10), day(24, 16), Some(day(26, 0))),
        // Objected on the last day: the day of the ruling is the last.
        ("3 days", day(26, 0), day(25, 10), day(27, 16), Some(day(28, 0))),
        // Objected when the day had passed.
        ("3 days", day(26, 0), day(26, 9), day(27, 10), None),
        // In working days, from Wednesday to the Monday after the ruling on Sunday.
        ("3 working days", day(26, 0), day(25, 10), day(29, 10), Some(at("2026-12-01T00:00:00+08:00"))),
        ("3 working days", day(26, 0), day(24, 10), day(25, 10), Some(day(27, 0))),
        ("48h", day(26, 0), day(24, 10), day(24, 16), Some(day(26, 6))),
    ] {
        let term = Term::parse(term).unwrap();
        let found = with_rules(|rules| ends_after_hold(rules, term, end, (from, until)).unwrap());
        assert_eq!(found, moved, "{term}: {from} until {until}");
    }
}

#[test]
fn a_holiday_is_no_working_day_to_pay() {
    let term = Term::parse("2 working days").unwrap();
    let found = with_rules(|rules| ends(rules, term, false, at("2026-09-30T10:00:00+08:00")).unwrap());
    assert_eq!(instant::format(&found), "2026-10-10T00:00:00+08:00");
}
