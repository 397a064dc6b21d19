//! The shipped calendars, day by day against the tables that they were made from.

use chrono::NaiveDate;
use plaint::domain::calendar::DayReason;
use plaint::format::calendar::shipped;

fn check(name: &str, table: &str) {
    let calendar = shipped::calendar(name).expect("the shipped calendar can be read");
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let mut days = 0;
    for row in reader.records() {
        let row = row.expect("a row");
        let date: NaiveDate = row[0].parse().expect("a date");
        let day = calendar.day(date).expect("a loaded year");
        assert_eq!(day.working, &row[2] == "1", "{name} {date}");
        let named = match &day.reason {
            DayReason::Holiday(holiday) | DayReason::MakeUp(holiday) => {
                holiday.as_deref().unwrap_or_default()
            }
            // The table names 3 February 2020, an ordinary Monday, for the notice that mentions it.
            _ if name == "cn" && &row[0] == "2020-02-03" => "春节",
            _ => "",
        };
        assert_eq!(named, &row[3], "{name} {date}");
        days += 1;
    }
    assert_eq!(days, 2_922, "eight years with two leap days");
    let outside = [(2018, 12, 31), (2027, 1, 1)];
    for (year, month, day) in outside {
        let date = NaiveDate::from_ymd_opt(year, month, day).expect("a date");
        let error = calendar.is_working_day(date).expect_err("that year is not loaded");
        assert!(error.said().en.contains("2019 to 2026"), "{}", error.said());
    }
    assert!(calendar.years().values().all(|source| !source.is_empty()), "every year names its notice");
}

#[test]
fn mainland_china() {
    check("cn", include_str!("../vectors/calendars/cn_workdays_2019_2026.csv"));
}

#[test]
fn taiwan() {
    check("tw", include_str!("../vectors/calendars/tw_workdays_2019_2026.csv"));
}

#[test]
fn hong_kong() {
    check("hk", include_str!("../vectors/calendars/hk_workdays_2019_2026.csv"));
}

#[test]
fn always_is_open_at_every_instant() {
    let calendar = shipped::calendar("always").expect("shipped");
    let instant = |text: &str| plaint::domain::instant::parse(text).expect("an instant");
    let (from, to) = (instant("2026-02-28T23:59:00+08:00"), instant("2027-03-01T00:00:00+08:00"));
    let open = calendar.working_time_between(from, to, &[]).expect("no year is missing");
    assert_eq!(open, (to - from).num_seconds());
}
