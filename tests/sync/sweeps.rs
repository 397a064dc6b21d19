//! Two machines under cron, and clocks that are wrong: the same bytes everywhere, in the order of cause and effect.

use crate::chain::{Chain, NOW, place_of, told};

const LATER: &str = "2026-11-19T10:05:00+08:00";
const LATER_STILL: &str = "2026-11-20T10:05:00+08:00";

fn sweep(store: &crate::chain::Store, now: &str) -> String {
    let output = store.at(now, "", &["sweep"]).output().unwrap();
    assert!(output.status.success(), "{}", told(&output));
    told(&output)
}

#[test]
fn what_two_machines_swept_is_the_same_whoever_syncs_first() {
    let mut outcomes = Vec::new();
    for order in [[0, 1], [1, 0]] {
        let chain = Chain::of(2);
        let id = chain.stores[0].complaint();
        chain.settle();
        chain.stores[1].must(&["note", &id, "of the second"]);
        assert!(sweep(&chain.stores[0], LATER).contains(&id));
        assert!(sweep(&chain.stores[1], LATER_STILL).contains(&id));
        for index in order {
            chain.stores[index].sync();
        }
        chain.settle();
        chain.assert_same();
        for store in &chain.stores {
            drop(sweep(store, LATER_STILL));
        }
        chain.settle();
        chain.assert_same();
        for store in &chain.stores {
            assert_eq!(sweep(store, LATER_STILL), "", "a further sweep is silent");
        }
        let text = chain.stores[0].text(&place_of(&id));
        let ids: Vec<&str> = text.lines().filter_map(|line| line.trim().strip_prefix("- id: ")).collect();
        let mut once = ids.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), ids.len(), "every event once: {text}");
        // The case's and the note's own ids are random.
        outcomes.push(
            text.lines()
                .filter(|line| line.trim().starts_with("event: "))
                .map(str::to_owned)
                .collect::<Vec<_>>(),
        );
    }
    assert_eq!(outcomes[0], outcomes[1]);
}

#[test]
fn clocks_that_are_two_days_off_do_not_reorder_cause_and_effect() {
    let chain = Chain::of(3);
    let [right, slow, fast] = &chain.stores[..] else { panic!() };
    let id = right.complaint();
    chain.settle();
    let note = |store: &crate::chain::Store, now: &str, by: &str, words: &str| {
        let output = store.at(now, by, &["note", &id, words]).output().unwrap();
        assert!(output.status.success(), "{}", told(&output));
    };
    let (early, late) = ("2026-11-14T10:10:00+08:00", "2026-11-18T10:15:00+08:00");
    note(slow, early, "wang", "answers the complaint");
    slow.sync();
    fast.sync();
    note(fast, late, "qian", "answers the first answer");
    fast.sync();
    slow.sync();
    note(slow, "2026-11-14T10:20:00+08:00", "wang", "answers the second answer");
    slow.sync();
    right.sync();
    note(right, NOW, "li", "answers the third answer");
    chain.settle();
    chain.assert_same();
    for store in &chain.stores {
        let text = store.text(&place_of(&id));
        let order = ["event: received", "the complaint", "the first", "the second", "the third"];
        let places: Vec<usize> = order.iter().map(|words| text.find(words).unwrap()).collect();
        assert!(places.is_sorted(), "{text}");
    }
}
