//! Merging one record: the whole engine beside one strict reading of the same text.

use plaint::format::merge::{Merged, Sides, merge};
use plaint::format::yaml::{KnownKeys, read_strictly};

use crate::measure::{Race, time};

const RUNS: usize = 30;

/// So many merges in a turn: one alone is too short to be timed.
const EACH: usize = 100;

const SIDES: Sides<'_> = Sides { ours: "ours", base: "base", theirs: "theirs", marker: 7 };

fn note(id: &str, n: usize) -> String {
    format!(
        "  - id: {id}\n    at: 2026-11-22T10:05:00+08:00\n    by: li\n    n: {n}\n    event: note\n    note: \"约定周四回复\"\n"
    )
}

pub(crate) fn run() {
    let mut base = "record: complaint\nformat: 1\nid: 261122-k7qm\nreceived: 2026-11-22T10:05:00+08:00\nstore: east\nevents:\n".to_owned();
    base.extend((1..=20).map(|n| note(&format!("e{n}"), n)));
    let (ours, theirs) = (format!("{base}{}", note("ea", 21)), format!("{base}{}", note("eb", 21)));
    let mut race = Race::new(&["100 strict readings", "100 merges"]);
    for turn in 0..=RUNS {
        let reading = time(|| {
            for _ in 0..EACH {
                assert!(!read_strictly("", ours.as_bytes(), KnownKeys::any()).has_errors());
            }
        });
        let merging = time(|| {
            for _ in 0..EACH {
                assert!(matches!(merge(Some(&base), &ours, &theirs, SIDES), Merged::Whole(_)));
            }
        });
        if turn > 0 {
            race.add(0, reading);
            race.add(1, merging);
        }
    }
    race.print("merging a record of twenty events");
}
