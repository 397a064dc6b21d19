//! `docs/coverage.md` is complete, and everything that it names exists.
//!
//! The guard is a function of the page's text; a test plants mistakes and sees it bite.
#![allow(missing_docs, clippy::unwrap_used, reason = "what a test needs and does not get fails it")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use clap::CommandFactory;
use plaint::commands::command_line::CommandLine;
use plaint::domain::policy::{Choice, Policy};
use plaint::format::policy;

/// The ids of the list, by letter: how many there are of each.
const LISTS: &[(char, usize)] = &[('M', 24), ('S', 29), ('A', 12), ('P', 12), ('R', 18), ('H', 3), ('G', 8)];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn page() -> String {
    fs::read_to_string(root().join("docs/coverage.md")).unwrap()
}

/// A line of a table.
#[derive(Default)]
struct Line<'a> {
    id: &'a str,
    place: &'a str,
    state: &'a str,
    shown: &'a str,
    missing: &'a str,
}

fn lines(page: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    for text in page.lines() {
        let cells: Vec<&str> = text.split('|').map(str::trim).collect();
        let is_id = |cell: &str| {
            cell.strip_prefix(|first: char| LISTS.iter().any(|(letter, _)| *letter == first))
                .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()))
        };
        if let ["", id, _, place, state, shown, missing, ""] = cells.as_slice()
            && is_id(id)
        {
            lines.push(Line { id, place, state, shown, missing });
        }
    }
    lines
}

/// What stands between `open` and `close`.
fn between(text: &str, open: char, close: char) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once(open) {
        let Some((inside, after)) = after.split_once(close) else { break };
        found.push(inside);
        rest = after;
    }
    found
}

fn quoted(text: &str) -> Vec<&str> {
    between(text, '`', '`')
}

/// Every name of the policies that ship: `kind:name`, by file.
fn keys() -> BTreeMap<String, Vec<String>> {
    let policy = |(id, text): &(&str, &str)| {
        let policy = policy::read(&format!("{id}.toml"), text).0.unwrap();
        (format!("policies/{id}.toml"), keys_of(&policy))
    };
    policy::shipped::POLICIES.iter().map(policy).collect()
}

fn keys_of(policy: &Policy) -> Vec<String> {
    let mut keys = Vec::new();
    let mut take = |kind: &str, choice: &Choice| keys.push(format!("{kind}:{}", choice.name));
    let (intake, triage, words) = (&policy.intake, &policy.triage, &policy.vocabulary);
    intake.channels.iter().for_each(|each| take("channel", &each.choice));
    intake.fields.iter().for_each(|each| take("field", &each.choice));
    intake.categories.iter().for_each(|each| take("category", &each.choice));
    intake.groups.iter().for_each(|each| take("group", each));
    intake.causes.iter().for_each(|each| take("cause", &each.choice));
    intake.outcomes.iter().for_each(|each| take("outcome", each));
    triage.axes.iter().for_each(|each| take("axis", &each.choice));
    triage.tiers.iter().for_each(|each| take("tier", &each.choice));
    triage.upgrades.iter().for_each(|each| take("upgrade", &each.choice));
    policy.clocks.iter().for_each(|each| take("clock", &each.choice));
    policy.escalation.levels.iter().for_each(|each| take("level", &each.choice));
    policy.escalation.rules.iter().for_each(|each| take("rule", &each.choice));
    words.forms.iter().for_each(|each| take("form", each));
    words.roles.iter().for_each(|each| take("role", each));
    words.notes.iter().for_each(|each| take("note", each));
    words.departments.iter().for_each(|each| take("department", &each.choice));
    let resolution = &policy.resolution;
    policy.investigation.evidence.iter().for_each(|each| take("evidence", &each.choice));
    policy.media.media.iter().for_each(|each| take("medium", &each.choice));
    policy.gates.iter().for_each(|each| take("gate", &each.choice));
    policy.rankings.iter().for_each(|ranking| take("ranking", &ranking.choice));
    policy.fines.switches.iter().for_each(|each| take("switch", &each.choice));
    policy.fines.rules.iter().for_each(|each| take("fine", &each.choice));
    policy.fines.rankings.iter().for_each(|each| take("fine", &each.choice));
    policy.fines.measures.iter().for_each(|each| take("measure", &each.choice));
    policy.separations.iter().for_each(|each| take("separation", &each.choice));
    resolution.remedies.iter().for_each(|each| take("remedy", &each.choice));
    resolution.ladders.iter().for_each(|each| take("ladder", &each.choice));
    resolution.ladders.iter().flat_map(|each| &each.rungs).for_each(|each| take("rung", &each.choice));
    resolution.options.iter().for_each(|each| take("option", each));
    resolution.documents.iter().for_each(|each| take("document", &each.choice));
    resolution.bounds.iter().for_each(|each| take("bound", &each.choice));
    keys.extend(resolution.authorities.iter().map(|each| format!("authority:{}", each.role)));
    keys.extend(policy.guidance.checklists.iter().map(|list| format!("checklist:{}", list.stage)));
    keys
}

/// The names of the examples of every shipped policy.
fn examples() -> Vec<String> {
    let of = |(id, text): &(&str, &str)| policy::read(&format!("{id}.toml"), text).0.unwrap().examples;
    policy::shipped::POLICIES.iter().flat_map(of).map(|example| example.name).collect()
}

/// Every test function of the project.
fn tests() -> Vec<String> {
    let mut files = Vec::new();
    for folder in ["tests", "src"] {
        collect(&root().join(folder), &mut files);
    }
    let mut tests = Vec::new();
    for file in files {
        let text = fs::read_to_string(file).unwrap();
        let mut awaited = false;
        for line in text.lines().map(str::trim) {
            if line == "#[test]" {
                awaited = true;
            } else if let Some(rest) = line.strip_prefix("fn ").filter(|_| awaited) {
                tests.push(rest.split('(').next().unwrap_or_default().to_owned());
                awaited = false;
            }
        }
    }
    tests
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// Whether `words` (`customer add`) name a command.
fn is_command(words: &str) -> bool {
    let mut command = CommandLine::command();
    for word in words.split_whitespace() {
        let Some(below) = command.find_subcommand(word) else { return false };
        command = below.clone();
    }
    true
}

/// Whether the folder is a story with commands in it.
fn is_story(folder: &str) -> bool {
    fs::read_to_string(root().join(folder).join("README.md")).is_ok_and(|text| text.contains("```console"))
}

/// What the page may name.
struct Known {
    keys: BTreeMap<String, Vec<String>>,
    examples: Vec<String>,
    tests: Vec<String>,
}

/// Everything that is wrong with the page.
fn faults(page: &str, known: &Known) -> Vec<String> {
    let lines = lines(page);
    let mut faults = Vec::new();
    for (letter, count) in LISTS {
        for number in 1..=*count {
            let id = format!("{letter}{number}");
            let times = lines.iter().filter(|line| line.id == id).count();
            if times != 1 {
                faults.push(format!("{id} stands there {times} times"));
            }
        }
    }
    let wanted: usize = LISTS.iter().map(|(_, count)| count).sum();
    if lines.len() != wanted {
        faults.push(format!("{} lines instead of {wanted}", lines.len()));
    }
    for line in &lines {
        let mut own = place_faults(line.place, known);
        own.extend(evidence_faults(line, known));
        faults.extend(own.into_iter().map(|fault| format!("{}: {fault}", line.id)));
    }
    faults
}

fn place_faults(place: &str, known: &Known) -> Vec<String> {
    let (mut faults, mut policy) = (Vec::new(), None);
    for name in quoted(place) {
        if let Some(words) = name.strip_prefix("plaint ") {
            if !is_command(words) {
                faults.push(format!("there is no command `{name}`"));
            }
        } else if name.starts_with("--") {
            // An option of the command before it.
        } else if name.contains(':') {
            let keys = policy.and_then(|policy: &str| known.keys.get(policy));
            if !keys.is_some_and(|keys| keys.iter().any(|key| key == name)) {
                faults.push(format!("`{name}` does not stand in {policy:?}"));
            }
        } else {
            policy = name.starts_with("policies/").then_some(name);
            if !root().join(name).exists() {
                faults.push(format!("there is no `{name}`"));
            }
        }
    }
    faults
}

fn evidence_faults(line: &Line<'_>, known: &Known) -> Vec<String> {
    let mut faults = Vec::new();
    let (named, told) = (quoted(line.shown), between(line.shown, '“', '”'));
    for name in &named {
        let there = match name.starts_with("examples/") {
            true => is_story(name),
            false => known.tests.iter().any(|test| test == name),
        };
        if !there {
            faults.push(format!("there is no test or story `{name}`"));
        }
    }
    for name in &told {
        if !known.examples.iter().any(|example| example == name) {
            faults.push(format!("no shipped policy has the example “{name}”"));
        }
    }
    let evidence = !named.is_empty() || !told.is_empty();
    let open = !line.missing.is_empty();
    match line.state {
        "done" if evidence && !open => {}
        "partly" if evidence && open => {}
        "not yet" if !evidence && open => {}
        state => faults.push(format!("`{state}` with evidence: {evidence}, something open: {open}")),
    }
    faults
}

fn known() -> Known {
    Known { keys: keys(), examples: examples(), tests: tests() }
}

#[test]
fn the_page_is_complete_and_names_only_what_exists() {
    let faults = faults(&page(), &known());
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn the_guard_bites() {
    let (page, known) = (page(), known());
    let planted = [
        ("| M2 |", "| M1 |", "M2 stands there 0 times"),
        ("`clock:respond`", "`clock:respnod`", "does not stand in"),
        ("`plaint triage`", "`plaint triag`", "there is no command"),
        ("`src/domain/intake`", "`src/domain/intakes`", "there is no `src/domain/intakes`"),
        ("`m3_the_record`", "`m3_a_record`", "there is no test or story"),
        ("`examples/mattress`", "`examples/matress`", "there is no test or story"),
        ("“two stores quarrel about a client”", "“two stores”", "no shipped policy has the example"),
        ("| done | `r1_class_1` |", "| done | |", "`done` with evidence: false"),
        ("| done | `r1_class_1` |", "| not yet | `r1_class_1` |", "`not yet` with evidence: true"),
    ];
    for (right, wrong, told) in planted {
        assert!(page.contains(right), "{right} is not on the page");
        let faults = faults(&page.replace(right, wrong), &known);
        assert!(faults.iter().any(|fault| fault.contains(told)), "{wrong}: {faults:?}");
    }
}
