//! Sound records, damaged at random: never a panic, never a record that two readers understand differently, always a
//! message with its place.

use plaint::domain::finding::Grade;
use plaint::format::yaml::{self, KnownKeys};

use crate::editing::note;
use crate::reading::EXAMPLE;

/// 1,000 damaged records, or as many as `PLAINT_MUTATIONS` says.
pub(crate) fn mutations() -> u64 {
    let asked = std::env::var("PLAINT_MUTATIONS").ok().and_then(|count| count.parse().ok());
    asked.unwrap_or(1_000)
}

/// Damaged or not: an event more is all that changes, or nothing is written.
fn an_event_is_added_or_nothing_is(seed: u64, text: &str) -> bool {
    let Ok(new) = yaml::append_event("case.yaml", text, &note("e0000z", 1)) else { return false };
    let mut expected = yaml::read(text).unwrap();
    expected.events.push(note("e0000z", 1));
    assert_eq!(yaml::read(&new), Ok(expected), "seed {seed}\n{text}\n----\n{new}");
    true
}

/// A small generator of numbers (SplitMix64), so that a seed tells the whole run.
pub(crate) struct Numbers(pub(crate) u64);

impl Numbers {
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % (limit.max(1) as u64)).unwrap()
    }
}

const SPLINTERS: [&str; 28] = [
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
    "~",
    "0x",
];

/// One damage: a bit flipped, a piece cut, doubled or moved, two lines swapped, an indentation lost, a splinter put in.
pub(crate) fn damaged(bytes: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let at = numbers.below(bytes.len());
    let end = (at + 1 + numbers.below(60)).min(bytes.len());
    let mut lines: Vec<Vec<u8>> = bytes.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    let (one, other) = (numbers.below(lines.len()), numbers.below(lines.len()));
    match numbers.below(9) {
        0 => bytes[at] ^= 1 << numbers.below(8),
        1 => bytes.truncate(at),
        2 => drop(bytes.drain(at..end)),
        3 => {
            let piece = bytes[at..end].to_vec();
            let to = numbers.below(bytes.len());
            bytes.splice(to..to, piece);
        }
        4 => {
            let line = lines[one].clone();
            lines.insert(other, line);
            bytes = lines.concat();
        }
        5 => {
            lines.swap(one, other);
            bytes = lines.concat();
        }
        6 => {
            let spaces = lines[one].iter().take_while(|byte| **byte == b' ').count();
            lines[one].drain(..numbers.below(spaces + 1));
            bytes = lines.concat();
        }
        7 => {
            let line = lines[one].len();
            lines[one].splice(0..0, std::iter::repeat_n(b' ', 1 + numbers.below(line)));
            bytes = lines.concat();
        }
        _ => {
            let splinter = SPLINTERS[numbers.below(SPLINTERS.len())];
            bytes.splice(at..at, splinter.bytes());
        }
    }
    bytes
}

#[test]
fn damage_is_refused_at_a_place_or_read_the_same_twice() {
    let windows = EXAMPLE.replace('\n', "\r\n");
    let (mut accepted, mut refused, mut added) = (0_u64, 0_u64, 0_u64);
    for seed in 0..mutations() {
        let mut numbers = Numbers(seed);
        let mut bytes = if seed % 4 == 0 { windows.as_bytes() } else { EXAMPLE.as_bytes() }.to_vec();
        for _ in 0..=numbers.below(3) {
            if !bytes.is_empty() {
                bytes = damaged(&bytes, &mut numbers);
            }
        }
        let shown = String::from_utf8_lossy(&bytes);
        let strict = yaml::read_strictly("case.yaml", &bytes, KnownKeys::declared(&[]));
        for finding in &strict.findings {
            assert!(
                finding.place.line >= 1 && finding.place.column >= 1,
                "seed {seed}: {finding:?}\n{shown}"
            );
            assert!(finding.place.line <= shown.lines().count() + 1, "seed {seed}: {finding:?}\n{shown}");
        }
        if strict.findings.iter().any(|finding| finding.grade == Grade::Error) {
            refused += 1;
        } else {
            accepted += 1;
            let text = std::str::from_utf8(&bytes).unwrap();
            assert_eq!(strict.record, yaml::read(text).ok(), "seed {seed}\n{shown}");
        }
        if let Ok(text) = std::str::from_utf8(&bytes) {
            added += u64::from(an_event_is_added_or_nothing_is(seed, text));
        }
        match yaml::load("case.yaml", &bytes) {
            Ok(record) => {
                // The fast reading may take what only the strict one refuses, but never understands it otherwise.
                assert!(strict.record.is_none_or(|strict| strict == record), "seed {seed}\n{shown}");
            }
            Err(findings) => assert!(!findings.is_empty(), "seed {seed}\n{shown}"),
        }
    }
    assert!(
        accepted > 50 && refused > 400 && added > 50,
        "{accepted} accepted, {refused} refused, {added} added to"
    );
}
