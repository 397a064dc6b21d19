//! `reckon` on the command line: every kind of question, its forms of output, refusals, batches.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const NOW: &str = "2026-11-22T10:05:00+08:00";

fn reckon(folder: &Path, words: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_plaint"))
        .arg("reckon")
        .args(words)
        .current_dir(folder)
        .env_clear()
        .env("PLAINT_NOW", NOW)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    child.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("the program reads");
    child.wait_with_output().expect("the program ends")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("output is UTF-8")
}

/// The answer to a question asked where there is no workspace.
fn answer(words: &[&str]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let output = reckon(folder.path(), words, "");
    assert_eq!(output.status.code(), Some(0), "{words:?}: {}", text(&output.stderr));
    text(&output.stdout).trim_end().to_owned()
}

/// The exit code and the words of a refusal.
fn refusal(words: &[&str]) -> (i32, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let output = reckon(folder.path(), words, "");
    assert_eq!(text(&output.stdout), "", "{words:?}: a refusal answers nothing");
    (output.status.code().expect("an exit code"), text(&output.stderr))
}

#[test]
fn every_kind_of_question_has_its_answer() {
    let hours = "--hours=mon-fri 9:00-12:00,13:00-18:00";
    for (words, expected) in [
        (&["2026-11-22T10:05", "15m", "--calendar", "cn"][..], "2026-11-22T10:20:00+08:00"),
        (&["24h"], "2026-11-23T10:05:00+08:00"),
        (&["now", "24小时"], "2026-11-23T10:05:00+08:00"),
        (&["2026-11-22", "10:05", "90s"], "2026-11-22T10:06:30"),
        (&["2026-09-24T10:05", "5", "working", "days", "--calendar", "cn"], "2026-10-10T00:00:00+08:00"),
        (&["2026-09-24T10:05", "5个工作日", "--calendar", "cn", hours], "2026-10-09T18:00:00+08:00"),
        (
            &["2026-09-24T10:05", "5个工作日", "--calendar", "cn", hours, "--end", "same-clock"],
            "2026-10-09T10:05:00+08:00",
        ),
        (&["2026-11-27T17:00", "8 working hours", "--calendar", "cn", hours], "2026-11-30T17:00:00+08:00"),
        (&["2026-11-27T17:00", "八个工作小时", hours], "2026-11-30T17:00:00"),
        (&["2026-11-22", "20 days", "--calendar", "cn"], "2026-12-13T00:00:00+08:00"),
        (&["2026-11-22", "20 days", "--calendar", "cn", "--roll"], "2026-12-15T00:00:00+08:00"),
        (&["2026-11-22", "20 days", "--calendar", "cn", "--roll", "--no-roll"], "2026-12-13T00:00:00+08:00"),
        (&["2026-11-22", "2 weeks", "--calendar", "cn", hours, "--roll"], "2026-12-07T18:00:00+08:00"),
        (&["2026-01-31", "1 month", "--calendar", "tw"], "2026-03-01T00:00:00+08:00"),
        (
            &["2026-11-30T09:00", "2h", "--calendar", "cn", "--pause", "2026-11-30T10:00..2026-11-30T11:30"],
            "2026-11-30T12:30:00+08:00",
        ),
        (
            &["2026-11-30T10:00", "2 working hours", "--back", "--calendar", "cn", hours],
            "2026-11-27T17:00:00+08:00",
        ),
        (&["2026-11-30", "3 working days", "--back", "--calendar", "cn"], "2026-11-25"),
        (&["2026-03-31", "1 month", "--back", "--calendar", "cn"], "2026-02-28"),
        (&["2026-11-30T10:00", "24h", "--back", "--calendar", "cn"], "2026-11-29T10:00:00+08:00"),
        (&["--between", "2026-11-27T17:00", "2026-11-30T10:00", "--calendar", "cn", hours], "7200"),
        (&["--between", "2026-10-01", "2026-10-31", "--calendar", "cn"], "18"),
        (&["--nth-working-day", "5", "2026-09-24", "--calendar", "cn"], "2026-10-09"),
        (&["--nth-working-day", "-1", "--calendar", "cn"], "2026-11-20"),
        (&["--is-working-day", "2026-10-10", "--calendar", "cn"], "yes"),
        (&["--is-working-day", "2026-10-09", "--calendar", "tw"], "no"),
        (&["--next-opening", "2026-10-09T19:00", "--calendar", "cn", hours], "2026-10-10T09:00:00+08:00"),
        (
            &["2026-03-28T12:00", "24h", "--calendar", "always", "--zone", "Europe/Berlin"],
            "2026-03-29T13:00:00+02:00",
        ),
    ] {
        assert_eq!(answer(words), expected, "{words:?}");
    }
}

#[test]
fn refusals_say_why_and_what_to_do() {
    for (words, code, told) in [
        (&["2026-12-30", "5 working days", "--calendar", "cn"][..], 1, "2027-01-01 is needed"),
        (&["2026-11-22", "8 working hours", "--calendar", "cn"], 1, "say the opening hours"),
        (&["2026-11-22", "8 working hours", "--hours", "mon-fri closed"], 1, "has no open time"),
        (&["2026-11-22", "5 working days"], 2, "--calendar cn"),
        (&["2026-11-22", "5 wroking days", "--calendar", "cn"], 2, "did you mean `working days`?"),
        (&["2026-11-22", "--calendar", "cn"], 2, "no term is given"),
        (&["2026-02-30", "1d", "--calendar", "cn"], 2, "`2026-02-30` is no date"),
        (&["1d", "--calendar", "cm"], 2, "did you mean `cn`?"),
        (&["1d", "--calendar", "own.toml"], 1, "no file `own.toml`"),
        (&["8 working hours", "--hours", "mon-fri 9:00-18:00"], 2, "--zone"),
        (&["1h", "--hours", "mon-fry 9:00-18:00", "--zone", "UTC"], 2, "did you mean `fri`?"),
        (&["1h", "--zone", "Asia/Shangai"], 2, "did you mean `Asia/Shanghai`?"),
        (&["--between", "2026-11-22", "--calendar", "cn"], 2, "--between"),
        (&["2026-11-30T09:00", "2h", "--pause", "2026-11-30T10:00.."], 1, "1 h left"),
        (&["1h", "--pause", "2026-11-30"], 2, "A..B"),
        (&["1h", "--pause", "2026-11-30..2026-11-29"], 2, "ends before it begins"),
    ] {
        let (got, said) = refusal(words);
        assert_eq!(got, code, "{words:?}: {said}");
        assert!(said.contains(told), "{words:?}: {said}");
    }
    let (_, chinese) = refusal(&["2026-12-30", "5个工作日", "--calendar", "cn", "--language", "zh"]);
    assert!(chinese.contains("只有 2019 至 2026 年的节假日"), "{chinese}");
}

#[test]
fn a_year_without_holidays_is_reckoned_on_request_and_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let words = ["2026-12-30", "5 working days", "--calendar", "cn", "--assume-no-holidays"];
    let output = reckon(folder.path(), &words, "");
    assert_eq!(text(&output.stdout), "2027-01-07T00:00:00+08:00\n");
    assert!(text(&output.stderr).contains("from 2027-01-01 on"), "{}", text(&output.stderr));
}

#[test]
fn the_account_shows_every_stretch() {
    let hours = "--hours=mon-fri 9:00-18:00";
    let words = [
        "2026-11-27T17:00",
        "3 working hours",
        "--calendar",
        "cn",
        hours,
        "--pause",
        "2026-11-30T09:30..2026-11-30T10:00",
        "--explain",
    ];
    assert_eq!(
        answer(&words).lines().collect::<Vec<_>>(),
        [
            "2026-11-30T11:30:00+08:00",
            "2026-11-27T17:00:00+08:00\t2026-11-27T18:00:00+08:00\t3600\tcounted",
            "2026-11-27T18:00:00+08:00\t2026-11-28T00:00:00+08:00\t21600\tskipped: outside opening hours",
            "2026-11-28T00:00:00+08:00\t2026-11-30T00:00:00+08:00\t172800\tskipped: rest day",
            "2026-11-30T00:00:00+08:00\t2026-11-30T09:00:00+08:00\t32400\tskipped: outside opening hours",
            "2026-11-30T09:00:00+08:00\t2026-11-30T09:30:00+08:00\t1800\tcounted",
            "2026-11-30T09:30:00+08:00\t2026-11-30T10:00:00+08:00\t1800\tpaused",
            "2026-11-30T10:00:00+08:00\t2026-11-30T11:30:00+08:00\t5400\tcounted",
        ]
    );
    let table =
        answer(&["2026-09-24", "3 working days", "--calendar", "cn", "--explain", "--format", "table"]);
    for line in [
        "due       2026-10-01 Thu 00:00 +08:00 (the end of 2026-09-30)",
        "2026-09-25 Fri  skipped: holiday (中秋节)",
    ] {
        assert!(table.contains(line), "{table}");
    }
    let json: serde_json::Value = serde_json::from_str(&answer(&[
        "--is-working-day",
        "2026-10-10",
        "--calendar",
        "cn",
        "--format",
        "json",
    ]))
    .expect("JSON");
    assert_eq!(json["schema"], "plaint/reckon/1");
    assert_eq!(json["answer"]["working_day"], true);
    assert_eq!(json["answer"]["reason"], "make-up working day (国庆节)");
}

#[test]
fn a_calendar_file_builds_on_a_shipped_one_and_is_told_its_faults() {
    let folder = tempfile::tempdir().expect("a folder");
    let own = "base = \"cn\"\nholidays = \"open\"\n[hours]\nmon-sun = [\"10:00-22:00\"]\n[[date]]\ndate = 2026-10-01\nhours = []\nname = \"stocktaking\"\n";
    std::fs::write(folder.path().join("own.toml"), own).expect("written");
    let ask = |words: &[&str]| {
        let output = reckon(folder.path(), words, "");
        (output.status.code(), text(&output.stdout), text(&output.stderr))
    };
    let (_, opens, _) = ask(&["--next-opening", "2026-10-01T09:00", "--calendar", "own.toml"]);
    assert_eq!(
        opens, "2026-10-02T10:00:00+08:00\n",
        "open on holidays, but not on the day with hours of its own"
    );
    let (_, due, _) = ask(&["2026-09-30T12:00", "1 working day", "--calendar", "./own.toml"]);
    assert_eq!(due, "2026-10-08T22:00:00+08:00\n", "open on holidays does not make them working days");
    std::fs::write(folder.path().join("bad.toml"), "base = \"cm\"\nhuors = 1\n[hours]\nmon = [\"9\"]\n")
        .expect("written");
    let (code, answer, told) = ask(&["1d", "--calendar", "bad.toml"]);
    assert_eq!((code, answer.as_str()), (Some(3), ""));
    for fault in
        ["bad.toml:1:8", "did you mean `cn`?", "bad.toml:2:1", "did you mean `hours`?", "bad.toml:4:8"]
    {
        assert!(told.contains(fault), "{fault} in {told}");
    }
}

#[test]
fn a_batch_answers_line_by_line_and_goes_on_after_a_bad_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let input = concat!(
        r#"{"id": "a", "kind": "is_working_day", "calendar": "cn", "start": "2026-10-10"}"#,
        "\n",
        "not JSON\n",
        "\n",
        r#"{"id": 7, "kind": "add_working_days", "calendar": "cn", "start": "2026-12-30", "amount": {"working_days": 5}}"#,
        "\r\n",
        r#"[1]"#,
        "\n",
        r#"{"id": null, "kind": "add_busness_time", "calendar": "cn", "start": "2026-12-30"}"#,
        "\n",
        r#"{"kind": "add_business_time", "calendar": "cn", "start": "2026-11-27T17:00:00+08:00", "amount": {"seconds": 7200}}"#,
        "\n",
        r#"{"id": {"n": 1}, "kind": "add_business_time", "calendar": "cn", "weekly_hours": {"fri": [["09:00", "18:00"]], "mon": [["09:00", "18:00"]]}, "start": "2026-11-27T09:00:00Z", "amount": {"seconds": 7200}}"#,
        "\n",
        r#"{"id": "b", "kind": "count_working_days", "calendar": "hk", "start": "2026-10-01", "end": "2026-10-31"}"#,
    );
    let output = reckon(folder.path(), &["--batch"], input);
    let answers: Vec<serde_json::Value> =
        text(&output.stdout).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(answers.len(), 8, "an empty line asks nothing");
    assert_eq!(answers[0], serde_json::json!({"id": "a", "answer": true}));
    assert_eq!(answers[1]["id"], serde_json::Value::Null);
    assert!(answers[1]["error"].as_str().is_some_and(|said| said.starts_with("line 2: ")), "{}", answers[1]);
    assert_eq!(answers[2]["id"], 7);
    assert!(answers[2]["error"].as_str().is_some_and(|said| said.contains("2027-01-01")), "{}", answers[2]);
    assert!(answers[3]["error"].as_str().is_some_and(|said| said.starts_with("line 5: ")), "{}", answers[3]);
    assert!(
        answers[4]["error"].as_str().is_some_and(|said| said.contains("`add_business_time`")),
        "{}",
        answers[4]
    );
    assert!(answers[5]["error"].as_str().is_some_and(|said| said.contains("no hours")), "{}", answers[5]);
    assert_eq!(answers[6], serde_json::json!({"id": {"n": 1}, "answer": "2026-11-30T10:00:00+08:00"}));
    assert_eq!(answers[7], serde_json::json!({"id": "b", "answer": 20}));
    assert_eq!(output.status.code(), Some(3), "two lines are no question");
    assert!(text(&output.stderr).contains("2 of 9 lines"), "{}", text(&output.stderr));
    let good = reckon(folder.path(), &["--batch"], input.lines().next().expect("a line"));
    assert_eq!(good.status.code(), Some(0));
}
