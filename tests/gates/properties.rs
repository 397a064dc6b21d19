//! Gates on whatever stories.

use std::collections::BTreeSet;

use proptest::prelude::*;

use crate::house::Told;

const EVENTS: &[&str] = &[
    "wu: evidence kind=photo",
    "wu: evidence kind=cctv",
    "wu: evidence kind=object",
    "wu: statement of=staff account=so",
    "wu: statement of=customer account=so",
    "li: informed form=written",
    "li: lesson lesson=ask",
    "li: responded",
    "li: note about=material",
];

/// The pieces that the gate of the test's policy counts.
const PIECES: usize = 4;

fn stories() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(0..EVENTS.len(), 0..8)
}

fn told(story: &[usize]) -> Told {
    let lines: Vec<&str> = story.iter().map(|index| EVENTS[*index]).collect();
    Told::new(&lines)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_gate_opens_exactly_when_enough_different_pieces_are_there(story in stories()) {
        let pieces: BTreeSet<usize> = story.iter().copied().filter(|index| *index < PIECES).collect();
        let closed = told(&story).closed("li: determined finding=invalid reason=so");
        prop_assert_eq!(closed.is_empty(), pieces.len() >= 2);
    }

    #[test]
    fn the_order_of_what_came_before_does_not_matter(story in stories()) {
        let backwards: Vec<usize> = story.iter().rev().copied().collect();
        for line in ["li: determined finding=invalid reason=so", "li: offered remedies= cost=1.00"] {
            prop_assert_eq!(told(&story).missing(line), told(&backwards).missing(line));
        }
    }

    #[test]
    fn what_is_voided_is_as_if_it_had_never_been(story in stories(), index in 0..EVENTS.len()) {
        let line = "li: determined finding=invalid reason=so";
        let mut voided = told(&story);
        let event = voided.event(EVENTS[index]);
        voided.record.events.push(event.clone());
        voided.tell(&format!("li: void target={} reason=mistaken", event.id));
        prop_assert_eq!(voided.missing(line), told(&story).missing(line));
    }
}
