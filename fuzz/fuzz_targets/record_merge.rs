//! Any three texts, parted by NUL: a merge of two records is a record with every event of both sides that is new, or markers around
//! the whole of both; the same bytes with the sides exchanged, and nothing new when it is done again.

#![no_main]

use libfuzzer_sys::fuzz_target;
use plaint::format::merge::{Merged, Sides, merge};
use plaint::format::yaml::{self, KnownKeys};

const SIDES: Sides<'_> = Sides { ours: "ours", base: "base", theirs: "theirs", marker: 7 };

fuzz_target!(|text: &str| {
    let mut parts = text.split('\0');
    let (Some(ours), Some(theirs)) = (parts.next(), parts.next()) else { return };
    let base = parts.next();
    match merge(base, ours, theirs, SIDES) {
        Merged::Whole(merged) => {
            assert_eq!(merge(base, theirs, ours, SIDES), Merged::Whole(merged.clone()));
            if merged == ours || merged == theirs {
                return;
            }
            // What is wrong within an event of one side is as wrong in the merge: its bytes are copied.
            let read =
                |text: &str| yaml::read_strictly("case.yaml", text.as_bytes(), KnownKeys::any()).record;
            let (one, other, record) = (read(ours).unwrap(), read(theirs).unwrap(), read(&merged).unwrap());
            let before = base.and_then(read);
            let before: Vec<&str> =
                before.iter().flat_map(|base| &base.events).map(|event| event.id.as_str()).collect();
            for event in
                one.events.iter().chain(&other.events).filter(|event| !before.contains(&event.id.as_str()))
            {
                assert!(record.events.iter().any(|merged| merged.id == event.id), "{} is lost", event.id);
            }
            assert_eq!(merge(Some(ours), &merged, ours, SIDES), Merged::Whole(merged));
        }
        Merged::Marked(marked, _) => {
            for side in [ours, theirs] {
                assert!(side.lines().all(|line| marked.contains(line)));
            }
        }
    }
});
