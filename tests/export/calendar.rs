//! The calendar of open promises.

use std::fs;

use icalendar::{CalendarComponent, Component};

use crate::house::House;
use crate::programs::icalendar;

#[test]
fn the_calendar_in_both_languages() {
    let house = House::new();
    for language in ["en", "zh"] {
        let text = house.told(&["export", "--as", "ics", "--language", language]);
        assert!(text.lines().all(|line| line.len() <= 75), "lines are folded");
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "every line ends with CRLF");
        for secret in ["王", "139", "餐具"] {
            assert!(!text.contains(secret), "{secret}");
        }
        insta::assert_snapshot!(format!("calendar-{language}"), text.replace('\r', ""));
    }
}

#[test]
fn others_read_what_was_meant() {
    let house = House::new();
    let file = house.file("due.ics", &["export", "--as", "ics", "--language", "zh", "--reveal"]);
    let text = fs::read_to_string(&file).unwrap();
    let read: icalendar::Calendar = text.parse().unwrap();
    let events: Vec<_> = read
        .components
        .iter()
        .map(|component| match component {
            CalendarComponent::Event(event) => event,
            other => panic!("{other:?}"),
        })
        .collect();
    let of = |index: usize| {
        let event: &icalendar::Event = events[index];
        (event.get_uid().unwrap(), event.property_value("DTSTART").unwrap(), event.get_sequence().unwrap())
    };
    assert_eq!(of(0), ("261119-p3p3/respond/1@plaint", "20261119T011500Z", 0));
    assert_eq!(of(1), ("261119-p3p3/settle/1@plaint", "20261124T100000Z", 1), "moved once");
    assert!(events[1].get_summary().unwrap().contains("王小明（电话 13912345678）称餐具不洁"));
    assert_eq!(events.len(), 2, "nothing of what is closed or answered");
    if let Some(read) = icalendar(&file) {
        let lines: Vec<Vec<&str>> = read.lines().map(|line| line.split('\t').collect()).collect();
        assert_eq!(lines[0][..3], ["261119-p3p3/respond/1@plaint", "2026-11-19T01:15:00+00:00", "0"]);
        assert_eq!(lines[1][..3], ["261119-p3p3/settle/1@plaint", "2026-11-24T10:00:00+00:00", "1"]);
        assert_eq!(lines[1][3], events[1].get_summary().unwrap(), "no character was cut by a fold");
        assert!(lines[1][4].split(',').any(|seconds| seconds == "3600"), "warned an hour before: {read}");
    }
}

#[test]
fn a_promise_keeps_its_bytes_until_it_changes() {
    let house = House::new();
    let text = |now: &str| house.told(&["export", "--as", "ics", "--as-of", now]);
    assert_eq!(text("2026-11-19T12:00:00+08:00"), text("2026-11-20T12:00:00+08:00"));
}
