//! The audit of a history of a hundred thousand commits: the whole of it, and what came since the last one. What it must
//! reach: a minute, and two seconds.

use std::fmt::Write as _;
use std::io::Write;
use std::process::Stdio;

use crate::measure::{Race, time};
use crate::workspace::{begin, folder, git, plaint, run as run_command};

/// Complaints, with ten events each.
const CASES: usize = 10_000;
const EVENTS: usize = 10;

/// When the first event was recorded, in seconds since 1970; each later one comes a minute after.
const BEGUN: i64 = 1_735_700_400;

pub(crate) fn run() {
    let cases = std::env::args().find_map(|word| word.parse().ok()).unwrap_or(CASES);
    let folder = folder("audit");
    begin(&folder);
    let mut import =
        git(&folder, &["fast-import", "--quiet", "--force"]).stdin(Stdio::piped()).spawn().unwrap();
    let mut input = std::io::BufWriter::new(import.stdin.take().unwrap());
    let first = String::from_utf8(
        git(&folder, &["rev-parse", "HEAD"]).stdout(Stdio::piped()).output().unwrap().stdout,
    );
    let mut parent = first.unwrap().trim().to_owned();
    let mut texts: Vec<String> = (0..cases).map(head).collect();
    for number in 0..EVENTS {
        for (case, text) in texts.iter_mut().enumerate() {
            let at = BEGUN + i64::try_from((number * cases + case) * 60).unwrap();
            event(text, (case, number), at);
            let path = path(case);
            write!(
                input,
                "commit refs/heads/main\nauthor li <li@plaint.invalid> {at} +0800\ncommitter li <li@plaint.invalid> {at} +0800\n\
                 data 5\nnote\n\n{}M 100644 inline {path}\ndata {}\n{text}\n",
                if parent.is_empty() { String::new() } else { format!("from {parent}\n") },
                text.len(),
            )
            .unwrap();
            parent.clear();
        }
    }
    drop(input);
    assert!(import.wait().unwrap().success());
    run_command(git(&folder, &["reset", "-q", "--hard", "main"]));
    run_command(git(&folder, &["repack", "-q", "-a", "-d"]));
    let mut race = Race::new(&["plaint audit --since-last", "plaint audit"]);
    for turn in 0..2 {
        let whole = time(|| audit(&folder, &["audit"]));
        let since = time(|| audit(&folder, &["audit", "--since-last"]));
        if turn > 0 {
            race.add(0, since);
            race.add(1, whole);
        }
    }
    race.print(&format!("{cases} complaints in {} commits", cases * EVENTS));
}

/// Audits; the history must be in order, or something else was measured.
fn audit(folder: &std::path::Path, words: &[&str]) {
    let output = plaint(folder, words).stdout(Stdio::piped()).output().unwrap();
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{}", told.lines().take(20).collect::<Vec<_>>().join("\n"));
}

fn id(case: usize) -> String {
    const DIGITS: &[u8] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let tail: String = [15, 10, 5, 0].iter().map(|shift| char::from(DIGITS[(case >> shift) % 32])).collect();
    format!("25{:02}{:02}-{tail}", case / 28 % 12 + 1, case % 28 + 1)
}

fn path(case: usize) -> String {
    let id = id(case);
    format!("cases/2025/{}/{}/{id}.yaml", &id[2..4], &id[4..6])
}

fn head(case: usize) -> String {
    let subject = "the room was not clean when we came, and nobody answered the telephone ".repeat(4);
    format!(
        "record: complaint\nformat: 1\nid: {}\nreceived: 2025-01-01T10:00:00+08:00\nchannel: front-desk\ncalled: \"王先生\"\nsubject: \"{subject}\"\nevents:\n",
        id(case)
    )
}

fn event(text: &mut String, (case, number): (usize, usize), at: i64) {
    let zone = chrono::FixedOffset::east_opt(8 * 3600).unwrap();
    let at = chrono::DateTime::from_timestamp(at, 0).unwrap().with_timezone(&zone).to_rfc3339();
    let (kind, n) = (if number == 0 { "received" } else { "note" }, number + 1);
    writeln!(text, "  - id: e{case:05}{number}\n    at: {at}\n    by: li\n    n: {n}\n    event: {kind}")
        .unwrap();
    if number > 0 {
        writeln!(
            text,
            "    note: \"rang back; they come again in the afternoon, and want to see the manager\""
        )
        .unwrap();
    }
}
