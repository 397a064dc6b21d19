//! The story of `examples/agency-year/README.md`: its commands are run, one after the other, in the year that it tells of.
//!
//! `UPDATE_STORIES=1 cargo test --test agency-year` writes the outputs anew; look at the difference before you keep it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use plaint::commands::demo::story::{Step, event_ids, steps};
use plaint::domain::instant;

use crate::days;
use crate::oracle::{Fine, pass_on};
use crate::year::Year;

/// Tells the story; panics where it goes otherwise than it is told.
pub fn told(year: &Year) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/agency-year/README.md");
    let text = fs::read_to_string(&file).unwrap();
    let steps = steps(&text).unwrap();
    assert!(steps.len() > 10, "a story of {} commands", steps.len());
    let known = event_ids_of(year);
    let outputs: Vec<String> = steps.iter().map(|step| play(year, step)).collect();
    let mut seen = retold(&text, outputs);
    // The ids of what the story records differ from run to run.
    for id in event_ids_of(year).difference(&known) {
        seen = seen.replace(id, "e…");
    }
    if std::env::var_os("UPDATE_STORIES").is_some() {
        fs::write(&file, &seen).unwrap();
        return;
    }
    let difference = text.lines().zip(seen.lines()).find(|(told, seen)| told != seen);
    assert!(text == seen, "told and seen: {difference:#?}");
}

/// What the story does to a fine, calculated.
pub fn calculate(year: &Year, fine: &mut Fine) {
    let day = |day: u64| Some(days::later(days::date(12, 31), 31 + day));
    match (year.record_of(fine).as_str(), fine.rule) {
        ("station", "most-complaints-of-the-year") => {
            fine.pay_by = day(12);
            fine.object_by = fine.pay_by;
            fine.parts.iter_mut().for_each(|part| part.paid = part.amount);
            pass_on(&year.plan, fine);
        }
        ("market", "most-complaints-of-the-year") => {
            // The objection holds the payment for a day.
            fine.pay_by = day(13);
            fine.object_by = day(12);
            fine.parts[0].waived = fine.parts[0].amount - 15_000;
        }
        ("250728-kcyk", "against-store") => {
            fine.parts[0].paid += 6_333;
            fine.parts[0].waived = 6_334;
            pass_on(&year.plan, fine);
        }
        _ => {}
    }
}

fn play(year: &Year, step: &Step) -> String {
    let words: Vec<&str> = step.words.iter().map(String::as_str).collect();
    let output = year.run(&instant::format(&step.at), &step.by, &words);
    let told = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{words:?}: {told}");
    without_hashes(&told)
}

/// The ids of all events on record.
fn event_ids_of(year: &Year) -> BTreeSet<String> {
    let folders = ["cases", "stores"].map(|folder| year.path().join(folder));
    let entries =
        folders.iter().flat_map(|folder| walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok));
    let files = entries.filter(|entry| entry.file_type().is_file());
    files.flat_map(|file| event_ids(&fs::read_to_string(file.path()).unwrap())).collect()
}

/// `realestate-agency@2026.3#549eaefdfd62`: the hash changes with every edit of a policy.
fn without_hashes(text: &str) -> String {
    let mut parts = text.split('#');
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let hash = part.bytes().take_while(u8::is_ascii_hexdigit).count();
        whole.push('#');
        whole.push_str(if hash == 12 { "…" } else { &part[..hash] });
        whole.push_str(&part[hash..]);
    }
    whole
}

/// The story's text with other outputs.
fn retold(text: &str, outputs: Vec<String>) -> String {
    let mut outputs = outputs.into_iter();
    let (mut inside, mut lines) = (false, Vec::new());
    for line in text.lines() {
        match (inside, line) {
            (false, "```console") => inside = true,
            (true, "```") => inside = false,
            (true, line) if line.contains(" $ plaint") => {
                lines.push(line.to_owned());
                let output = outputs.next().unwrap_or_default();
                lines.extend(output.lines().map(|line| line.trim_end().to_owned()));
                continue;
            }
            (true, _) => continue,
            (false, _) => {}
        }
        lines.push(line.to_owned());
    }
    lines.join("\n") + "\n"
}
