//! Bad input: sound files of every kind, damaged at random, are refused at a place or understood rightly; and texts that broke
//! other programs, in every field of every record, come out of every command as harmless text.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use plaint::domain::finding::{Finding, Grade};
use plaint::domain::import::mapping;
use plaint::domain::shop;
use plaint::format::yaml::{self, KnownKeys};
use plaint::format::{calendar, law, letters, policy, toml};
use plaint::render::letters::{Templates, template_faults};

use crate::effort::Effort;
use crate::random::Random;
use crate::told_texts;
use crate::verdict::Verdict;

/// Longer than this no file of this size may take, on however busy a machine.
const LIMIT: Duration = Duration::from_secs(1);

/// A kind of file, with what reads it.
struct Kind {
    name: &'static str,
    /// Sound files of this kind.
    sound: Vec<String>,
    /// How many of a thousand mutations are of this kind.
    share: u64,
    /// Reads one: whether it was accepted, and what is wrong with that, if anything.
    read: fn(&[u8]) -> Result<bool, String>,
}

const MAPPING: &str = "source = \"old\"\nnumber = \"no\"\n[fields]\nstore = \"shop\"\nsubject = { column = \"what\", default = \"?\" }\n\
                       demand = { column = \"want\", separator = \"、\", words = { \"退\" = \"return\" } }\n[customer]\ntelephone = \"tel\"\n\
                       [history]\nreceived = \"date\"\nclosed = \"end\"\n[dates]\nfirst = \"day\"\n";

fn kinds() -> Vec<Kind> {
    let records = [
        include_str!("../output/house/cases/261102-c1c1.yaml"),
        include_str!("../output/house/cases/261116-a2a2.yaml"),
        include_str!("../output/house/cases/261119-p3p3.yaml"),
        include_str!("../output/house/cases/261120-n4n4.yaml"),
        include_str!("../output/house/settled.yaml"),
    ];
    let small_policy = policy::shipped::POLICIES.iter().map(|(_, text)| *text).min_by_key(|text| text.len());
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let calendars: Vec<&str> = calendar::shipped::SHIPPED.iter().map(|shipped| shipped.text).collect();
    let laws: Vec<&str> = law::shipped::BOOKS.iter().map(|(_, text)| *text).collect();
    let templates: Vec<&str> = letters::SHIPPED.iter().map(|(_, text)| *text).collect();
    let kind = |name, sound, share, read| Kind { name, sound, share, read };
    vec![
        kind("records", texts(&records), 780, record as fn(&[u8]) -> _),
        kind(
            "shop.toml",
            texts(&[include_str!("../output/house/shop.toml"), plaint::commands::demo::SHOP]),
            60,
            shop_file,
        ),
        kind("policies", texts(&small_policy.into_iter().collect::<Vec<_>>()), 20, policy_file),
        kind("calendars", texts(&calendars), 30, calendar_file),
        kind("books of law", texts(&laws), 30, law_file),
        kind("templates", texts(&templates), 40, template),
        kind("import mappings", texts(&[MAPPING]), 40, mapping_file),
    ]
}

/// Damages files and reads them, then shows naughty texts.
pub(crate) fn run(effort: &Effort) -> Verdict {
    let mut verdict = Verdict::default();
    let wanted = effort.count(3_000, 100_000);
    let quiet = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let (mut panics, mut slow, mut wrong) = (0, 0, 0);
    for kind in kinds() {
        let (mut done, mut accepted) = (0, 0);
        for number in 0..wanted * kind.share / 1_000 {
            if effort.is_over() {
                break;
            }
            let mut random = Random::new(effort.seed, number);
            let sound = random.one_of(&kind.sound);
            let bytes = damaged(sound.as_bytes(), &kind.sound, &mut random);
            let begun = Instant::now();
            let read = catch_unwind(AssertUnwindSafe(|| (kind.read)(&bytes)));
            let took = begun.elapsed();
            done += 1;
            let shown = || format!("{} number {number}:\n{}", kind.name, String::from_utf8_lossy(&bytes));
            match read {
                Err(_) => {
                    panics += 1;
                    verdict.violation(&format!("a panic: {}", shown()), None);
                }
                Ok(Err(what)) => {
                    wrong += 1;
                    verdict.violation(&format!("{what}: {}", shown()), None);
                }
                Ok(Ok(is_accepted)) => accepted += u64::from(is_accepted),
            }
            if took > LIMIT {
                slow += 1;
                verdict.violation(&format!("took {took:?}: {}", shown()), None);
            }
        }
        verdict.note(
            format!("{}: damaged, and accepted all the same", kind.name),
            format!("{done}, {accepted}"),
        );
    }
    std::panic::set_hook(quiet);
    verdict.must_be("panics", panics, 0);
    verdict.must_be("longer than a second", slow, 0);
    verdict.must_be("wrongly accepted, or refused without a place", wrong, 0);
    verdict.join(told_texts::run(effort));
    verdict
}

/// What means something in these files, or nothing to anybody.
const SPLINTERS: &[&str] = &[
    "&a ",
    "*a",
    "!!int ",
    "- ",
    ": ",
    " #",
    "\t",
    "\"",
    "'",
    "[",
    "]",
    "{",
    "}",
    "|\n",
    ">-\n",
    "---\n",
    "...\n",
    "\r",
    "\u{feff}",
    "\u{85}",
    "\u{2028}",
    "\0",
    "<<: ",
    "? ",
    "%YAML 1.1\n",
    "<<<<<<< ours\n",
    "=======\n",
    "~",
    "0x",
    "=",
    "[[x]]\n",
    "'''",
    "\"\"\"",
    "{{",
    "{%",
    "-}}",
    "\\u0000",
    "9999999999999999999",
    "-1",
    "1e400",
    "nan",
    "2026-02-30",
    "\u{202e}",
];

/// One to four damages: a bit flipped, a piece cut, doubled or taken from another file, a line doubled, swapped or moved in or
/// out, a splinter put in.
fn damaged(sound: &[u8], others: &[String], random: &mut Random) -> Vec<u8> {
    let mut bytes = sound.to_vec();
    for _ in 0..=random.below(4) {
        if bytes.is_empty() {
            break;
        }
        let at = below(random, bytes.len());
        let end = (at + 1 + below(random, 80)).min(bytes.len());
        let mut lines: Vec<Vec<u8>> =
            bytes.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
        let (one, other) = (below(random, lines.len()), below(random, lines.len()));
        match random.below(10) {
            0 => bytes[at] ^= 1 << random.below(8),
            1 => bytes.truncate(at),
            2 => drop(bytes.drain(at..end)),
            3 => {
                let piece = bytes[at..end].to_vec();
                bytes.splice(at..at, piece);
            }
            4 => {
                let other = random.one_of(others).as_bytes();
                let from = below(random, other.len());
                let piece = other[from..(from + 80).min(other.len())].to_vec();
                bytes.splice(at..end, piece);
            }
            5 => {
                let line = lines[one].clone();
                lines.insert(other, line);
                bytes = lines.concat();
            }
            6 => {
                lines.swap(one, other);
                bytes = lines.concat();
            }
            7 => {
                let spaces = lines[one].iter().take_while(|byte| **byte == b' ').count();
                lines[one].drain(..below(random, spaces + 1));
                bytes = lines.concat();
            }
            8 => {
                lines[one].splice(0..0, std::iter::repeat_n(b' ', 1 + below(random, 8)));
                bytes = lines.concat();
            }
            _ => drop(bytes.splice(at..at, random.one_of(SPLINTERS).bytes())),
        }
    }
    bytes
}

fn below(random: &mut Random, end: usize) -> usize {
    usize::try_from(random.below(end as u64)).unwrap()
}

/// Whether every finding stands in the text; and whether there is an error among them.
fn placed(bytes: &[u8], findings: &[Finding]) -> Result<bool, String> {
    let lines = bytes.iter().filter(|byte| **byte == b'\n').count() + 1;
    for finding in findings {
        let place = &finding.place;
        if !(1..=lines).contains(&place.line) || place.column < 1 || place.file.is_empty() {
            return Err(format!(
                "`{}` stands at {}:{}:{}",
                finding.code, place.file, place.line, place.column
            ));
        }
        if finding.message.en.is_empty() || finding.message.zh.is_empty() {
            return Err(format!("`{}` says nothing", finding.code));
        }
    }
    Ok(findings.iter().any(|finding| finding.grade == Grade::Error))
}

fn expect(what: &str, is_so: bool) -> Result<(), String> {
    if is_so { Ok(()) } else { Err(what.to_owned()) }
}

fn record(bytes: &[u8]) -> Result<bool, String> {
    let strict = yaml::read_strictly("case.yaml", bytes, KnownKeys::any());
    let is_faulty = placed(bytes, &strict.findings)?;
    expect("refused without a word", is_faulty || strict.record.is_some())?;
    match yaml::load("case.yaml", bytes) {
        Ok(fast) => expect("two readings", strict.record.as_ref().is_none_or(|strict| *strict == fast))?,
        Err(findings) => expect("only the fast reading refuses", is_faulty && !findings.is_empty())?,
    }
    let Some(record) = strict.record.filter(|_| !is_faulty) else { return Ok(false) };
    // What was loosely typed (`n: 21` under a key that nobody knows) is written as text, and stays so.
    let written = yaml::write_new(&record);
    expect(
        "what was accepted is not what is written",
        yaml::read(&written).is_ok_and(|again| yaml::write_new(&again) == written && again.id == record.id),
    )?;
    let text = std::str::from_utf8(bytes).map_err(|_| String::from("accepted although it is not UTF-8"))?;
    let mut keys: Vec<&str> = text
        .trim_start_matches('\u{feff}')
        .lines()
        .filter(|line| line.starts_with(|sign: char| sign.is_ascii_lowercase()))
        .filter_map(|line| line.split_once(": ").map(|(key, _)| key))
        .collect();
    let count = keys.len();
    keys.sort_unstable();
    keys.dedup();
    expect(
        "a key that stands twice was accepted",
        keys.len() == count || text.contains(['|', '>', '"', '\'']),
    )?;
    Ok(true)
}

/// What the reading of a TOML file gave; nothing is accepted that is not TOML.
fn of_toml(bytes: &[u8], is_read: bool, findings: &[Finding]) -> Result<bool, String> {
    let is_faulty = placed(bytes, findings)?;
    expect("neither read nor refused, or both", is_read != is_faulty)?;
    let is_toml = std::str::from_utf8(bytes)
        .is_ok_and(|text| text.trim_start_matches('\u{feff}').parse::<::toml::Table>().is_ok());
    expect("accepted although it is not TOML", is_toml || !is_read)?;
    Ok(is_read)
}

fn shop_file(bytes: &[u8]) -> Result<bool, String> {
    match toml::parse_bytes("shop.toml", bytes) {
        Ok(section) => {
            let (read, findings) = shop::read(&section);
            of_toml(bytes, read.is_some(), &findings)
        }
        Err(findings) => of_toml(bytes, false, &findings),
    }
}

fn policy_file(bytes: &[u8]) -> Result<bool, String> {
    let (read, findings) = policy::read_bytes("policies/x.toml", bytes);
    of_toml(bytes, read.is_some(), &findings)
}

fn law_file(bytes: &[u8]) -> Result<bool, String> {
    let (read, findings) = law::read_bytes("policies/law/x.toml", bytes);
    of_toml(bytes, read.is_some(), &findings)
}

fn mapping_file(bytes: &[u8]) -> Result<bool, String> {
    match toml::parse_bytes("old.toml", bytes) {
        Ok(section) => {
            let (read, findings) = mapping::read(&section);
            of_toml(bytes, read.is_some(), &findings)
        }
        Err(findings) => of_toml(bytes, false, &findings),
    }
}

fn calendar_file(bytes: &[u8]) -> Result<bool, String> {
    let Ok(text) = std::str::from_utf8(bytes) else { return Ok(false) };
    let (read, findings) = calendar::read_noting("policies/calendars/x.toml", text, &|_| None);
    of_toml(bytes, read.is_some(), &findings)
}

fn template(bytes: &[u8]) -> Result<bool, String> {
    let Ok(text) = std::str::from_utf8(bytes) else { return Ok(false) };
    let shipped = letters::SHIPPED.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
    let mut templates = Templates(shipped.collect());
    let name = if text.contains("<!DOCTYPE") { "sheet.en.html" } else { "decision.en.txt" };
    templates.0.insert(name.to_owned(), text.to_owned());
    let findings = template_faults(name, &templates);
    // A template may be at fault for another that it asks for; that one's places are in that one's text.
    let own: Vec<Finding> =
        findings.iter().filter(|finding| finding.place.file.ends_with(name)).cloned().collect();
    placed(bytes, &own)?;
    Ok(findings.is_empty())
}
