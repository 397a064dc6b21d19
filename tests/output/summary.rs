//! What summaries count, and what they refuse to say.

use plaint::domain::calendar::Zone;
use plaint::domain::case::{Case, fold};
use plaint::domain::filter::Period;
use plaint::domain::instant;
use plaint::domain::names::Names;
use plaint::domain::record::Record;
use plaint::domain::summary::{Flow, Matter, Scope, Spread, Summary, summarise};
use plaint::words::Language;

use crate::house::House;

/// A complaint with events; each is (at, kind, further keys).
fn record(id: &str, received: &str, events: &[(&str, &str, &str)]) -> Record {
    let mut text = format!("record: complaint\nformat: 1\nid: {id}\nreceived: {received}\nevents:\n");
    for (index, (at, kind, keys)) in events.iter().enumerate() {
        let n = index + 1;
        text.push_str(&format!("  - {{id: e{n}, at: \"{at}\", by: li, n: {n}, event: {kind}{keys}}}\n"));
    }
    plaint::format::yaml::read(&text).unwrap()
}

fn at(day: &str, time: &str) -> String {
    format!("2026-{day}T{time}:00+08:00")
}

fn complaints() -> Vec<Record> {
    let due = |clock: &str, due: &str, until: &str| {
        format!(", due: {{{clock}: {{at: \"{due}\", until: [{until}]}}}}")
    };
    let respond = |day: &str| due("respond", &at(day, "09:15"), "responded");
    vec![
        // Received before the period, closed in it, after the due instant.
        record(
            "261030-aaaa",
            &at("10-30", "09:00"),
            &[
                (&at("10-30", "09:00"), "received", &due("settle", &at("11-01", "09:00"), "closed")),
                (&at("11-02", "09:00"), "closed", ", outcome: settled"),
            ],
        ),
        // Closed without the response that its clock waits for; reopened; open.
        record(
            "261103-bbbb",
            &at("11-03", "09:00"),
            &[
                (&at("11-03", "09:00"), "received", &respond("11-03")),
                (&at("11-03", "09:10"), "closed", ", outcome: settled"),
                (&at("11-05", "09:00"), "reopened", ", reason: again"),
            ],
        ),
        // Responded late; closed: closing never erases the breach.
        record(
            "261104-cccc",
            &at("11-04", "09:00"),
            &[
                (&at("11-04", "09:00"), "received", &respond("11-04")),
                (&at("11-04", "10:00"), "responded", ""),
                (&at("11-04", "12:00"), "closed", ", outcome: settled"),
            ],
        ),
        // Entered two days after it was received.
        record(
            "261105-dddd",
            &at("11-05", "09:00"),
            &[
                (
                    &at("11-07", "09:00"),
                    "received",
                    &format!(", happened: \"{}\"{}", at("11-05", "09:00"), respond("11-05")),
                ),
                (&at("11-07", "09:30"), "responded", &format!(", happened: \"{}\"", at("11-05", "09:10"))),
            ],
        ),
    ]
}

fn summed<T>(now: &str, read: impl FnOnce(&Summary<'_>) -> T) -> T {
    let now = instant::parse(now).unwrap();
    let zone = Zone::parse("Asia/Shanghai").unwrap();
    let (records, names) = (complaints(), Names::default());
    let cases: Vec<(&Record, Case)> =
        records.iter().filter_map(|record| Some((record, fold(record, Some(&now))?))).collect();
    let matters: Vec<Matter<'_>> = cases
        .iter()
        .map(|(record, case)| Matter {
            record,
            case,
            names: &names,
            received_on: zone.shown(&case.received).date_naive(),
        })
        .collect();
    let period = Period::parse("2026-11", now.date_naive()).unwrap();
    read(&summarise(&matters, &Scope { period, zone, now }))
}

#[test]
fn the_cohort_and_the_flow_are_kept_apart() {
    summed("2026-12-01T00:00:00+08:00", |summary| {
        assert_eq!(
            (summary.figures.received, summary.figures.closed, summary.figures.open),
            (3, 1, 2),
            "received in the period"
        );
        let flow = Flow { open_at_start: 1, closed: 3, withdrawn: 0, reopened: 1, open_at_end: 2 };
        assert_eq!(summary.flow, flow, "what happened in the period, whenever it was received");
        let open: Vec<&str> = summary.open_cases.iter().map(|case| case.id.as_str()).collect();
        assert_eq!(open, ["261103-bbbb", "261105-dddd"], "the oldest first");
    });
}

#[test]
fn closing_never_erases_a_breach_and_is_no_answer() {
    summed("2026-12-01T00:00:00+08:00", |summary| {
        let respond = summary.clocks.iter().find(|count| count.clock == "respond").unwrap();
        assert_eq!((respond.met, respond.missed, respond.ended, respond.overdue), (1, 1, 1, 0));
    });
}

#[test]
fn what_is_entered_later_counts_from_when_it_is_entered_and_is_shown_as_late() {
    summed("2026-11-06T12:00:00+08:00", |summary| {
        assert_eq!(summary.figures.received, 2, "on the 6th nobody had entered it");
        assert!(summary.late_entries.is_empty());
    });
    summed("2026-12-01T00:00:00+08:00", |summary| {
        let late: Vec<(&str, &str, i64)> = summary
            .late_entries
            .iter()
            .map(|entry| (entry.case, entry.event.kind.name(), entry.seconds() / 3_600))
            .collect();
        assert_eq!(late, [("261105-dddd", "received", 48), ("261105-dddd", "responded", 48)]);
    });
}

#[test]
fn medians_and_percentiles_are_of_those_that_have_the_figure() {
    summed("2026-12-01T00:00:00+08:00", |summary| {
        let first = Spread { count: 2, median: 35 * 60, ninetieth: 3_600, longest: 3_600 };
        assert_eq!(summary.figures.times.first_response, Some(first));
        let settling = Spread { count: 2, median: 95 * 60, ninetieth: 3 * 3_600, longest: 3 * 3_600 };
        assert_eq!(
            summary.figures.times.first_closing,
            Some(settling),
            "to the first closing, reopened or not"
        );
    });
}

#[test]
fn the_same_instant_gives_the_same_bytes() {
    let house = House::new();
    let words = ["summary", "--month", "2026-11", "--as-of", "2026-11-18T09:00:00+08:00"];
    let before = house.on_terminal(Language::English, &words).results;
    let later = include_str!("house/cases/261119-p3p3.yaml").replace("261119-p3p3", "261118-q5q5");
    house.write("cases/2026/11/18/261118-q5q5.yaml", &later);
    assert_eq!(house.on_terminal(Language::English, &words).results, before, "recorded on the 19th");
}

#[test]
fn no_summary_ranks_by_few_complaints() {
    let house = House::new();
    for (language, warning) in [
        (Language::English, "few complaints do not mean satisfied customers"),
        (Language::Chinese, "投诉少不等于顾客满意"),
    ] {
        let told = house.on_terminal(language, &["summary"]).results;
        assert!(told.contains(warning), "{told}");
    }
    let json = house.to_file(&["summary", "--format", "json"]).results;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let stores: Vec<&str> =
        json["stores"].as_array().unwrap().iter().filter_map(|row| row["store"].as_str()).collect();
    assert_eq!(stores, ["east", "west"], "by name, although the first has more");
    assert_eq!(json["stores"][0]["count"], 2);
}

#[test]
fn whole_outputs_of_a_month_a_year_and_by_store() {
    let house = House::new();
    house.write("cases/2026/10/05/261005-b4b4.yaml", &last_month());
    for (name, words) in [
        ("month", &["summary", "--month", "2026-11", "--all"][..]),
        ("year", &["summary", "--year"]),
        ("by_store", &["summary", "--quarter", "2026-Q4", "--by", "store"]),
        ("by_category", &["summary", "--by", "category"]),
    ] {
        for (language, tongue) in [(Language::English, "en"), (Language::Chinese, "zh")] {
            let told = house.run(language, Some(120), words).results;
            insta::assert_snapshot!(format!("summary_{name}_{tongue}"), told);
        }
    }
    let told = house.run(Language::Chinese, None, &["summary", "--format", "markdown"]).results;
    insta::assert_snapshot!("summary_markdown_zh", told);
}

/// A complaint of the month before, beside which November is seen.
fn last_month() -> String {
    let november = include_str!("house/cases/261102-c1c1.yaml");
    november.replace("261102-c1c1", "261005-b4b4").replace("2026-11-0", "2026-10-0")
}

#[test]
fn a_period_of_another_kind_is_refused_with_what_to_write() {
    let house = House::new();
    let line = <plaint::commands::command_line::CommandLine as clap::Parser>::try_parse_from([
        "plaint",
        "summary",
        "--quarter",
        "2026-11",
    ]);
    let told = house.failure(Language::English, line.unwrap());
    assert_eq!(told, "`2026-11` is not a quarter, like 2026-Q4; `--period 2026-11` takes any period");
}

#[test]
fn a_summary_of_one_department_or_field_is_the_whole_summary_of_those() {
    let house = House::new();
    let json = |words: &[&str]| {
        let mut all = vec!["summary", "--format", "json"];
        all.extend(words);
        serde_json::from_str::<serde_json::Value>(&house.to_file(&all).results).unwrap()
    };
    let all = json(&[]);
    let received = |json: &serde_json::Value| json["period"]["received"].as_u64().unwrap();
    let none = json(&["--staff", "-", "--cause", "-"]);
    assert_eq!(received(&none), received(&all), "nobody was found responsible yet");
    assert_eq!(none["period"]["chosen"], "--staff - --cause -");
}
