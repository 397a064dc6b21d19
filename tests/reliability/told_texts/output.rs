//! What a command wrote: nothing steers a terminal, no cell is a formula, every form is sound.

use std::process::Output;

use plaint::render::terminal::is_unsafe;

use crate::verdict::Verdict;

/// Looks at what a command wrote; how many cells of CSV it had.
pub(super) fn looked_at(line: &str, format: &str, output: &Output, verdict: &mut Verdict) -> u64 {
    let mut wrong = |what: String| verdict.violation(&format!("`{line}` as {format}: {what}"), None);
    if output.status.code().is_none_or(|code| code > 5) {
        wrong(format!("ended with {:?}", output.status));
    }
    let is_csv = (format == "csv" && !line.contains("--as")) || line.contains("--as csv");
    for (stream, bytes) in [("output", &output.stdout), ("messages", &output.stderr)] {
        let Ok(text) = std::str::from_utf8(bytes) else {
            wrong(format!("{stream} is not UTF-8"));
            continue;
        };
        let allowed = |sign: char| match sign {
            '\n' => true,
            '\t' => format == "plain",
            '\r' => is_csv || line.contains("ics"),
            _ => false,
        };
        if let Some(at) = text.find(|sign: char| is_unsafe(sign) && !allowed(sign)) {
            let around: String = text[at..].chars().take(30).collect();
            wrong(format!("{stream} steers a terminal: {around:?}"));
        }
    }
    let text = String::from_utf8_lossy(&output.stdout);
    let is_json = !line.contains("--as") && !text.is_empty();
    if format == "json" && is_json && serde_json::from_str::<serde_json::Value>(&text).is_err() {
        wrong(String::from("is no JSON"));
    }
    let is_lines = (format == "jsonl" && is_json) || line.contains("--as jsonl");
    if is_lines && text.lines().any(|line| serde_json::from_str::<serde_json::Value>(line).is_err()) {
        wrong(String::from("has a line that is no JSON"));
    }
    if line.contains("--as ics")
        && !text.is_empty()
        && let Err(error) = text.parse::<icalendar::Calendar>()
    {
        wrong(format!("is no calendar: {error}"));
    }
    if is_csv { cells(&output.stdout, &mut wrong) } else { 0 }
}

/// Looks at every cell of a CSV; how many there are.
fn cells(bytes: &[u8], wrong: &mut impl FnMut(String)) -> u64 {
    let mut count = 0;
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    for row in reader.records() {
        match row {
            Ok(row) => {
                count += row.len() as u64;
                row.iter()
                    .filter(|cell| is_formula(cell))
                    .for_each(|cell| wrong(format!("a formula: {cell:?}")));
            }
            Err(error) => wrong(format!("is no CSV: {error}")),
        }
    }
    count
}

/// Whether a spreadsheet would reckon with the text. Amounts below zero are amounts.
fn is_formula(cell: &str) -> bool {
    let begins = cell.starts_with(['\t', '\r', '\n'])
        || cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let is_number = cell.strip_prefix('-').is_some_and(|rest| {
        !rest.is_empty() && rest.chars().all(|sign| sign.is_ascii_digit() || sign == '.')
    });
    begins && !is_number && cell != "-"
}
