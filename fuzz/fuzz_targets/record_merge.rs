//! Any three texts, parted by NUL: a merge is a record with every event of both sides that is new, or markers around
//! the whole of both; the same bytes with the sides exchanged, and nothing new when it is done again.

#![no_main]

use libfuzzer_sys::fuzz_target;
use plaint::format::merge::{Merged, Sides, merge};
use plaint::format::yaml;

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
            let record = yaml::read(&merged).unwrap();
            let ids = |text: &str| -> Vec<String> {
                yaml::read(text).map(|record| record.events.into_iter().map(|event| event.id).collect()).unwrap_or_default()
            };
            let before = base.map(ids).unwrap_or_default();
            for id in ids(ours).iter().chain(&ids(theirs)).filter(|id| !before.contains(id)) {
                assert!(record.events.iter().any(|event| event.id == *id), "{id} is lost");
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
