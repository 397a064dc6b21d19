//! Every case of `tests/vectors/`: questions taken as facts from the tests of public projects.
//! `decided` in a case says why our answer differs from its source's.

use plaint::format::calendar::question::{Calendars, Line, answer_line};
use plaint::format::calendar::shipped;
use plaint::said;
use plaint::words::Language;
use serde_json::{Value, json};

fn ask(calendars: &mut Calendars<'_>, question: &Value) -> Value {
    let mut output = Vec::new();
    let line = answer_line(calendars, 1, question.to_string().as_bytes(), Language::English, &mut output);
    assert_eq!(line, Line::Question, "{question}");
    serde_json::from_slice(&output).expect("answers are JSON")
}

fn shipped_calendars() -> Calendars<'static> {
    Calendars::new(Box::new(|name| {
        shipped::calendar(name).cloned().ok_or_else(|| said!(en: "no calendar {name}", zh: "没有日历 {name}"))
    }))
}

/// Whether two answers are the same; instants are, whatever their offset.
fn same(answer: &Value, expected: &Value) -> bool {
    let instant = |value: &Value| chrono::DateTime::parse_from_rfc3339(value.as_str()?).ok();
    match (instant(answer), instant(expected)) {
        (Some(answer), Some(expected)) => answer == expected,
        _ => answer == expected,
    }
}

#[test]
fn every_case_of_the_public_projects_is_answered() {
    let cases: Vec<Value> =
        serde_json::from_str(include_str!("../vectors/business_time.json")).expect("the vectors are JSON");
    assert_eq!(cases.len(), 160);
    let mut calendars = shipped_calendars();
    let mut wrong = Vec::new();
    for case in &cases {
        let reply = ask(&mut calendars, case);
        assert_eq!(reply["id"], case["id"]);
        let right = match &case["expected"] {
            Value::Null => reply["error"].is_string() && reply.get("answer").is_none(),
            expected => same(&reply["answer"], expected),
        };
        if !right {
            wrong
                .push(format!("{} {}: expected {}, got {reply}", case["id"], case["kind"], case["expected"]));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

fn rows(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
}

fn check_days(calendar: &str, kind: &str, unit: &str, text: &str, due: usize) {
    let mut calendars = shipped_calendars();
    let rows = rows(text);
    assert!(rows.len() > 5_000, "only {} rows", rows.len());
    for row in rows {
        let amount: u32 = row[1].parse().expect("a number");
        let question =
            json!({"id": 1, "kind": kind, "calendar": calendar, "start": row[0], "amount": {unit: amount}});
        assert_eq!(ask(&mut calendars, &question)["answer"], row[due], "{calendar} {row:?}");
    }
}

#[test]
fn working_days_of_mainland_china_are_counted_as_the_civil_code_says() {
    check_days(
        "cn",
        "add_working_days",
        "working_days",
        include_str!("../vectors/cn_due_dates_2023_2024.csv"),
        2,
    );
}

#[test]
fn working_days_of_taiwan_are_counted_alike() {
    check_days(
        "tw",
        "add_working_days",
        "working_days",
        include_str!("../vectors/tw_due_dates_2023_2024.csv"),
        2,
    );
}

#[test]
fn a_last_day_on_a_rest_day_rolls_to_the_next_working_day() {
    let text = include_str!("../vectors/cn_calendar_days_art203_2023_2024.csv");
    check_days("cn", "add_calendar_days_roll", "days", text, 3);
}
