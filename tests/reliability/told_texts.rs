//! Texts that broke other programs (the big list of naughty strings, and our own), in every text of records, shop and
//! policy, shown by every command in every form: nothing steers a terminal, nothing is a formula, every file is sound.

mod output;
mod pages;
mod terminals;
mod workbooks;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use plaint::domain::record::{Fields, Record, Value};
use plaint::format::yaml;
use plaint::render::terminal::is_unsafe;

use crate::effort::Effort;
use crate::verdict::Verdict;

const NAUGHTY: &str = include_str!("../output/naughty-strings.json");

/// Texts of our own: what steers terminals, turns lines, starts formulas, opens tags, asks templates.
const OURS: &[&str] = &[
    "\u{1b}]0;title\u{7}",
    "\u{1b}[2J\u{1b}[1;1H",
    "\u{9b}31m",
    "\u{90}q\u{9c}",
    "a\u{202e}b\u{2066}c\u{200f}",
    "one\r\ntwo\ttab\u{2028}three\u{85}four",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "\u{7f}\u{0}\u{feff}",
    "\u{8}\u{8}x",
    "</script><script>alert(1)</script>",
    "\" onmouseover=\"alert(1)",
    "' onload='x",
    "javascript:alert(1)",
    "<img src=x onerror=alert(1)>",
    "&lt;b&gt;",
    "{{ shop }}{% include 'sheet.en.html' %}",
    "${jndi:ldap://x}",
    "BEGIN:VCALENDAR\r\nEND:VEVENT",
    "; account:x  100 CNY",
    "x\"y,z;w",
    "<!--",
    "]]>",
    "\u{fffe}\u{ffff}",
];

/// The reading commands, without the form of their output. CASE is a complaint.
const COMMANDS: &[&str] = &[
    "",
    "list",
    "list --all",
    "show CASE",
    "why CASE",
    "overdue",
    "agenda",
    "summary --period 2026-11",
    "summary --period 2026-11 --all",
    "summary CASE",
    "rank",
    "systemic",
    "customer list",
    "customer show c-7h2km4q0x9vd --reveal",
    "store list",
    "store show east",
    "measure list",
    "lessons",
    "guide CASE",
    "classify CASE",
    "evidence list CASE",
    "evidence verify",
    "fine list",
    "fine points",
    "policy show",
    "policy check",
    "check",
    "drill CLOSED",
    "sweep --dry-run",
    "export --as csv",
    "export --as jsonl",
    "export --as ics",
    "books --as csv",
    "books --as hledger",
    "books --as beancount",
    "form CASE",
    "letter CASE",
    "note CASE \u{1b}[35m\u{202e} --by \u{1b}x",
    "show \u{1b}[35m\u{9b}x",
    "list --store \u{1b}[35m",
];

/// A form and a letter, which the house does not have.
const LETTERS: &str = "\n[[letter]]\nname = \"follow-up-form\"\nlabel = { en = \"Form\", zh = \"表\" }\nkind = \"form\"\n\
    to = \"headquarters\"\nsource = \"[policy] a test\"\n\n[[letter]]\nname = \"apology\"\n\
    label = { en = \"Apology\", zh = \"致歉信\" }\nkind = \"letter\"\nto = \"customer\"\nsource = \"[policy] a test\"\n";

fn texts() -> Vec<String> {
    let mut texts: Vec<String> = serde_json::from_str(NAUGHTY).unwrap();
    texts.extend(OURS.iter().map(|text| (*text).to_owned()));
    texts
}

/// Shows the texts, `--long` all of them, else every twentieth and our own.
pub(crate) fn run(effort: &Effort) -> Verdict {
    let mut verdict = Verdict::default();
    let all = texts();
    let from_list = all.len() - OURS.len();
    let step = usize::try_from(effort.count(40, 1)).unwrap();
    let some: Vec<&String> = all
        .iter()
        .enumerate()
        .filter(|(index, _)| index % step == 0 || *index >= from_list)
        .map(|(_, text)| text)
        .collect();
    let (mut runs, mut bytes, mut cells, mut terminals, mut pages) = (0, 0, 0, 0, 0);
    for chunk in some.chunks(64) {
        if effort.is_over() {
            break;
        }
        let folder = tempfile::tempdir().unwrap();
        house(folder.path(), chunk);
        for line in COMMANDS {
            for format in ["table", "plain", "json", "jsonl", "csv", "markdown"] {
                if (line.contains("--as") && format != "table")
                    || (!effort.long && runs % 3 != 0 && format == "markdown")
                {
                    continue;
                }
                let words: Vec<&str> = line.split(' ').filter(|word| !word.is_empty()).collect();
                let language = if runs % 2 == 0 { "en" } else { "zh" };
                let output = told(folder.path(), &words, &["--format", format, "--language", language]);
                runs += 1;
                bytes += (output.stdout.len() + output.stderr.len()) as u64;
                cells += output::looked_at(line, format, &output, &mut verdict);
            }
        }
        for line in
            COMMANDS.iter().filter(|line| !line.contains("--as")).step_by(if effort.long { 1 } else { 9 })
        {
            terminals += 1;
            bytes += terminals::look(folder.path(), line, &mut verdict);
        }
        workbooks::look(folder.path(), &mut verdict);
        let harmless = tempfile::tempdir().unwrap();
        let words: Vec<String> = (0..chunk.len()).map(|number| format!("harmless {number}")).collect();
        house(harmless.path(), &words.iter().collect::<Vec<_>>());
        pages += pages::look(folder.path(), harmless.path(), &mut verdict);
    }
    verdict.note("naughty texts, in every text of a complaint and a customer", some.len());
    verdict.note("runs of reading commands, and bytes that they wrote", format!("{runs}, {bytes}"));
    verdict.note("   of these on a terminal", terminals);
    verdict.note("cells of CSV looked at", cells);
    verdict.note("pages, forms and letters read as HTML", pages);
    verdict.must_be("texts that steer, formulas, files that are not sound", verdict.violations() as u64, 0);
    verdict
}

/// A small house in which each text stands in every field of a complaint.
fn house(folder: &Path, texts: &[&String]) {
    let put = |path: &str, text: &str| {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let all: String = texts.iter().map(|text| text.as_str()).collect::<Vec<_>>().join(" ");
    let name = ::toml::Value::String(all.chars().take(2_000).collect()).to_string();
    let shop = include_str!("../output/house/shop.toml").replacen(
        "name = \"Test house\"",
        &format!("name = {name}"),
        1,
    );
    put(
        "shop.toml",
        &shop
            .replace("name = \"李娜\"", &format!("name = {name}"))
            .replace("\"东店\"", &name)
            .replace("\"East\"", &name),
    );
    put(
        "policies/house.toml",
        &(include_str!("../rules/house.toml").replacen("name = \"", "name = \"\\u001b[35m\\u202e=1+1<b>", 1)
            + LETTERS),
    );
    let sound = yaml::read(include_str!("../output/house/cases/261116-a2a2.yaml")).unwrap();
    for (index, text) in texts.iter().enumerate() {
        let record = with_everywhere(&sound, index, text);
        put(&format!("cases/2026/11/16/{}.yaml", record.id), &yaml::write_new(&record));
    }
    put("cases/2026/11/02/261102-c1c1.yaml", include_str!("../output/house/cases/261102-c1c1.yaml"));
    let quoted =
        serde_json::to_string(&all.chars().filter(|sign| !is_unsafe(*sign)).collect::<String>()).unwrap();
    let customer = format!(
        "record: customer\nformat: 1\nid: c-7h2km4q0x9vd\ncalled: \"\\e[35m=1+1\"\nname: {quoted}\naddress: \"\\u202e<b>\"\nevents: []\n"
    );
    put("customers/c-7h2km4q0x9vd.yaml", &customer);
    put("cases/2026/11/16/261116-bad\u{1b}[35m.yaml", "record: complaint\nid: \"\\e[35m\n");
    put(
        "cases/2026/11/16/261116-zzzz.yaml",
        "record: complaint\nformat: 1\nid: 261116-zzzz\n\"\\e[35mkey\": \"\\e[35m\"\n<<<<<<< \u{202e}ours\n",
    );
}

/// The record with this text in every free field of header and events.
fn with_everywhere(sound: &Record, index: usize, text: &String) -> Record {
    let mut record = sound.clone();
    record.id = format!("261116-{}", tail(index));
    let mut header = Fields::default();
    for (key, value) in sound.header.iter() {
        let is_free = ["subject", "called"].contains(&key);
        header.push(key, if is_free { Value::text(text.as_str()) } else { value.clone() });
    }
    for key in ["details", "demand", "place", "about", "x-note", "imported_from", "price", "staff"] {
        if header.get(key).is_none() {
            header.push(key, Value::text(text.as_str()));
        }
    }
    record.header = header;
    for event in &mut record.events {
        let mut fields = Fields::default();
        for (key, value) in event.fields.iter() {
            let is_free = ["note", "reason", "category", "to", "form"].contains(&key);
            fields.push(key, if is_free { Value::text(text.as_str()) } else { value.clone() });
        }
        fields.push("x-remark", Value::text(text.as_str()));
        event.fields = fields;
        if event.n == 5 {
            event.by.clone_from(text);
        }
    }
    record
}

/// The four characters of an id: as many as there are texts.
fn tail(index: usize) -> String {
    let digits: Vec<char> = "0123456789abcdefghjkmnpqrstvwxyz".chars().collect();
    format!("{}{}{}k", digits[index / 1024 % 32], digits[index / 32 % 32], digits[index % 32])
}

/// The complaint that a word of a command line means.
fn case_named(word: &str) -> &str {
    match word {
        "CASE" => "261116-000k",
        "CLOSED" => "261102-c1c1",
        other => other,
    }
}

fn told(folder: &Path, words: &[&str], more: &[&str]) -> Output {
    let words = words.iter().map(|word| case_named(word));
    let mut command = Command::new(env!("CARGO_BIN_EXE_plaint"));
    command.args(words).args(more);
    surround(&mut command, folder).output().unwrap()
}

/// Gives a command the house, its hour and who acts there, and nothing else.
fn surround<'c>(command: &'c mut Command, folder: &Path) -> &'c mut Command {
    command.current_dir(folder).env_clear();
    command
        .env("PATH", std::env::var_os("PATH").unwrap())
        .env("HOME", folder)
        .env("PLAINT_NOW", "2026-11-20T16:00:00+08:00")
        .env("PLAINT_BY", "li")
}
