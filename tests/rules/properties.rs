//! What holds for every story: any events, in any clone, merged in any order.

use plaint::domain::case::{Case, ClockState, fold};
use plaint::domain::escalation::sweep;
use plaint::domain::instant::Instant;
use plaint::domain::record::{Event, Record};
use proptest::prelude::*;

use crate::support::{Story, at, rules};

/// One thing that somebody does, some minutes after what was done before.
#[derive(Debug, Clone)]
struct Deed {
    kind: usize,
    minutes: u32,
}

const KINDS: &[(&str, &[(&str, &str)])] = &[
    ("responded", &[("satisfied", "no")]),
    ("informed", &[("form", "written")]),
    ("informed", &[("form", "spoken"), ("satisfied", "yes")]),
    ("paused", &[("reason", "customer")]),
    ("resumed", &[]),
    ("closed", &[("outcome", "settled")]),
    ("reopened", &[("reason", "again")]),
    ("escalated", &[("level", "head"), ("reason", "asks")]),
    ("note", &[("about", "material")]),
    ("assigned", &[("to", "wang")]),
    ("action", &[("what", "refund"), ("owner", "li")]),
    ("action", &[("what", "repair"), ("owner", "li"), ("due_by", "2026-11-20T10:00:00+08:00")]),
    ("done", &[("target", "some action")]),
];
const TIERS: &[&str] = &["ordinary", "several", "urgent", "crisis"];
const ALL: usize = KINDS.len() + TIERS.len() + 1;

fn deeds(most: usize) -> impl Strategy<Value = Vec<Deed>> {
    let deed = (0..ALL, 1_u32..3000).prop_map(|(kind, minutes)| Deed { kind, minutes });
    prop::collection::vec(deed, 0..most)
}

/// Does the deeds one after the other; `who` keeps the ids of two clones apart.
fn does(story: &mut Story, deeds: &[Deed], who: &str) {
    let mut now = story.record.events.iter().map(|event| event.at).max().unwrap();
    for (index, deed) in deeds.iter().enumerate() {
        now += chrono::Duration::minutes(i64::from(deed.minutes));
        let id = format!("e{who}{index}");
        let (kind, fields): (&str, Vec<(&str, &str)>) = match KINDS.get(deed.kind) {
            Some((kind, fields)) => (kind, fields.to_vec()),
            None => match TIERS.get(deed.kind - KINDS.len()) {
                Some(tier) => ("triaged", vec![("tier", *tier)]),
                None => ("void", vec![("target", "e0"), ("reason", "mistake")]),
            },
        };
        let fits = match (kind, story.case().is_open()) {
            ("reopened", open) => !open,
            ("note" | "void", _) => true,
            (_, open) => open,
        };
        if fits {
            let mut event = story.event(kind, "11-23 10:00", &fields);
            (event.id, event.at) = (id, now);
            if kind == "done" {
                let open = story
                    .case()
                    .clocks
                    .into_iter()
                    .find(|clock| clock.clock.starts_with("carry-out/") && clock.is_running());
                let Some(clock) = open.map(|clock| clock.clock) else { continue };
                let action = clock.split_once('/').unwrap().1.to_owned();
                event.fields.0[0].1 = plaint::domain::record::Value::text(action);
            }
            if kind == "void" {
                let target = story.record.events.iter().rev().find(|event| event.by == "li" && event.n > 1);
                let Some(target) = target.map(|event| event.id.clone()) else { continue };
                event.fields.0[0].1 = plaint::domain::record::Value::text(target);
            }
            story.add(&event);
        }
    }
}

fn told(deeds: &[Deed]) -> Story {
    let mut story = Story::received("06-01 10:00");
    does(&mut story, deeds, "");
    story
}

fn state(record: &Record) -> Case {
    fold(record, None).unwrap()
}

fn later(record: &Record) -> Instant {
    record.events.iter().map(|event| event.at).max().unwrap() + chrono::Duration::days(3)
}

fn swept(record: &Record, now: &Instant) -> Record {
    let mut record = record.clone();
    record.events.extend(sweep(&record, &rules(), now));
    record.events = record.ordered_events().into_iter().cloned().collect();
    record
}

/// Sweeps the story of `deeds` twenty times on its way, and once at its end: the promises of the one are those of the
/// other. While a clock is held there is no due instant, only what is left of it.
fn is_the_same_often_or_once(deeds: &[Deed]) {
    let story = told(deeds);
    let now = later(&story.record);
    let once = swept(&story.record, &now);
    let mut often = story.record.clone();
    let first = story.record.events[0].at;
    for step in 1..=20 {
        let then = first + (now - first) / 20 * step;
        often = swept(&often, &then);
    }
    often = swept(&often, &now);
    let has = |event: &&Event| {
        !event.matches("recomputed") && !often.events.iter().any(|known| known.id == event.id)
    };
    let missing: Vec<_> = once.events.iter().filter(has).collect();
    assert!(missing.is_empty(), "never recorded by the frequent one: {missing:#?}");
    let dues = |record: &Record| {
        let clocks = state(record).clocks.into_iter();
        let due = |clock: &ClockState| clock.paused_left.is_none().then(|| clock.due.clone());
        clocks
            .map(|clock| (clock.clock.clone(), clock.round, due(&clock), clock.paused_left))
            .collect::<Vec<_>>()
    };
    let (once, often) = (dues(&once), dues(&often));
    assert!(once.iter().all(|due| often.contains(due)), "{once:#?}\n{often:#?}");
}

#[test]
fn a_pause_that_knew_of_no_completion_holds_as_much() {
    // An action is done, which completes what was agreed for who sweeps then; another follows, then a pause.
    let deeds = [(10, 1), (12, 1), (10, 317), (3, 1)].map(|(kind, minutes)| Deed { kind, minutes });
    is_the_same_often_or_once(&deeds);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_fold_does_not_depend_on_the_order_of_the_file(deeds in deeds(12), turns in 0_usize..12) {
        let story = told(&deeds);
        let mut turned = story.record.clone();
        let length = turned.events.len();
        turned.events.rotate_left(turns % length);
        turned.events.reverse();
        prop_assert_eq!(state(&turned), state(&story.record));
    }

    #[test]
    fn two_clones_come_to_the_same_state_whoever_merges(base in deeds(6), east in deeds(5), west in deeds(5)) {
        let base = told(&base);
        let (mut first, mut second) = (base.clone_of(), base.clone_of());
        does(&mut first, &east, "-east-");
        does(&mut second, &west, "-west-");
        let (one, other) = (first.merged(&second), second.merged(&first));
        prop_assert_eq!(&one.record, &other.record);
        let now = later(&one.record);
        let (one, other) = (swept(&one.record, &now), swept(&other.record, &now));
        prop_assert_eq!(&one, &other);
        prop_assert_eq!(sweep(&one, &rules(), &now), Vec::<Event>::new(), "a second run is silent");
        let unknown = state(&one).clocks.into_iter().any(|clock| clock.to_be_recomputed);
        prop_assert!(!unknown, "sweep leaves nothing to be recomputed");
    }

    #[test]
    fn sweep_is_the_same_whether_it_ran_often_or_once(deeds in deeds(10)) {
        is_the_same_often_or_once(&deeds);
    }

    #[test]
    fn nothing_that_comes_later_erases_a_breach(deeds in deeds(12)) {
        let story = told(&deeds);
        let now = later(&story.record);
        let mut known: Vec<(String, u32, Instant)> = Vec::new();
        let voided = state(&story.record).voided;
        if voided.is_empty() {
            for event in &story.record.events {
                let Some(case) = fold(&story.record, Some(&event.at)) else { continue };
                for (name, round, due) in &known {
                    let still = case.clocks.iter().any(|clock| {
                        clock.clock == *name && clock.round == *round && clock.breaches(&now).contains(due)
                    });
                    prop_assert!(still, "{name} of round {round}, due {due}, was erased by {event:?}");
                }
                known = case.clocks.iter().flat_map(|clock| {
                    clock.breaches(&event.at).into_iter().map(|due| (clock.clock.clone(), clock.round, due))
                }).collect();
            }
        }
    }

    #[test]
    fn pausing_never_makes_a_promise_earlier(
        deeds in deeds(4), begin in 1_u32..5000, length in 1_u32..5000,
    ) {
        let deeds: Vec<Deed> = deeds.into_iter().filter(|deed| deed.kind >= KINDS.len()).collect();
        let mut plain = Story::received("06-01 10:00");
        plain.triage("06-01 10:01", "ordinary");
        let mut paused = plain.clone_of();
        let minutes = |story: &Story, minutes: u32| {
            story.record.events.last().unwrap().at + chrono::Duration::minutes(i64::from(minutes))
        };
        for (kind, after) in [("paused", begin), ("resumed", length)] {
            let mut event = paused.event(kind, "06-01 10:00", &[("reason", "customer")]);
            event.at = minutes(&paused, after);
            paused.add(&event);
        }
        let last = paused.record.events.last().unwrap().at;
        let mut event = plain.event("note", "06-01 10:00", &[]);
        event.at = last;
        plain.add(&event);
        does(&mut plain, &deeds, "-x-");
        does(&mut paused, &deeds, "-x-");
        for clock in &state(&plain.record).clocks {
            let other = state(&paused.record).clock(&clock.clock).cloned().unwrap();
            if let (Some(without), Some(with)) = (clock.due_at(), other.due_at()) {
                prop_assert!(with >= without, "{}: {with} is earlier than {without}", clock.clock);
            }
        }
    }

    #[test]
    fn a_view_of_the_past_never_changes(deeds in deeds(12), more in deeds(4)) {
        let mut story = told(&deeds);
        let then = story.record.events.iter().map(|event| event.at).max().unwrap();
        let before = fold(&story.record, Some(&then));
        does(&mut story, &more, "-later-");
        prop_assert_eq!(fold(&story.record, Some(&then)), before);
    }

    #[test]
    fn one_clone_alone_never_has_anything_to_recompute(deeds in deeds(14)) {
        let deeds: Vec<Deed> = deeds.into_iter().filter(|deed| deed.kind + 1 < ALL).collect();
        let case = state(&told(&deeds).record);
        prop_assert!(!case.to_be_recomputed(), "{:#?}", case.clocks);
    }
}

#[test]
fn the_generator_reaches_every_kind_of_deed() {
    let all: Vec<Deed> = (0..ALL).map(|kind| Deed { kind, minutes: 1 }).collect();
    let story = told(&all);
    assert!(story.record.events.len() > KINDS.len(), "{}", story.record.events.len());
    assert_eq!(state(&story.record).id, "261123-k7qm");
    assert_eq!(at("11-23 10:00"), at("11-23 10:00:00"));
}
