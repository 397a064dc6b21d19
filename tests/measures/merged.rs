//! Two clones append to one measure: whatever was merged first, the fold gives the same.

use plaint::domain::measures::Measure;
use plaint::domain::record::Record;
use plaint::format::yaml;
use proptest::prelude::*;

const BASE: &str = "record: measure
format: 1
id: m-7h2k4q
what: guides
events:
  - id: e0
    at: 2026-10-01T09:00:00+08:00
    by: li
    n: 1
    event: planned
    owner: wang
    due: {carry-out: {at: \"2026-10-20T22:00:00+08:00\", until: [carried-out]}}
";

/// What a clone may append, as (kind and keys).
const ACTS: &[&str] = &[
    "event: assigned\n    to: gao",
    "event: assigned\n    to: qian\n    departments: [property]",
    "event: carried-out\n    done: lines painted\n    due: {review: {at: \"2027-01-20T22:00:00+08:00\", until: [reviewed]}}",
    "event: note\n    note: seen",
    "event: linked\n    to: 261122-k7qm\n    as: arises-from",
    "event: paused\n    reason: building works\n    left: {carry-out: 86400s}",
    "event: resumed",
    "event: extended\n    clock: carry-out\n    reason: rain\n    authority: gao\n    due: {carry-out: {at: \"2026-11-20T22:00:00+08:00\", until: [carried-out]}}",
    "event: reviewed\n    effective: partly\n    reason: fewer",
    "event: dropped\n    reason: no longer needed",
];

/// The record with the acts of two clones, each of which saw only its own, in the order of the file that is asked for.
fn union(left: &[usize], right: &[usize], swapped: bool) -> Record {
    let of = |clone: char, acts: &[usize]| -> String {
        let event = |(index, act): (usize, &usize)| {
            let (n, minute) = (index + 2, index * 7 + if clone == 'a' { 1 } else { 3 });
            format!(
                "  - id: {clone}{index}\n    at: 2026-10-02T10:{minute:02}:00+08:00\n    by: li\n    n: {n}\n    {}\n",
                ACTS[*act]
            )
        };
        acts.iter().enumerate().map(event).collect()
    };
    let (one, other) = (of('a', left), of('b', right));
    let text = if swapped { format!("{BASE}{other}{one}") } else { format!("{BASE}{one}{other}") };
    yaml::load("measures/m-7h2k4q.yaml", text.as_bytes()).unwrap_or_else(|found| panic!("{found:?}\n{text}"))
}

proptest! {
    #[test]
    fn the_union_folds_to_the_same_measure(
        left in prop::collection::vec(0..ACTS.len(), 0..5),
        right in prop::collection::vec(0..ACTS.len(), 0..5),
    ) {
        let (one, other) = (union(&left, &right, false), union(&left, &right, true));
        let measure = Measure::of(&one, None).unwrap();
        prop_assert_eq!(&measure, &Measure::of(&other, None).unwrap());
        // What one clone did is not lost by the other's.
        let acts = || left.iter().chain(&right).map(|act| ACTS[*act]);
        prop_assert_eq!(measure.carried_out.is_some(), acts().any(|act| act.contains("carried-out\n    done")));
        prop_assert_eq!(measure.dropped.is_some(), acts().any(|act| act.contains("dropped")));
    }
}
