//! Everything agreed is carried out: once, when the last action is done, whoever did which half.

use plaint::domain::escalation::immediate_consequences;
use plaint::domain::record::Event;
use plaint::domain::resolution::{Settlement, settlement};
use proptest::prelude::*;

use crate::support::{Story, at, rules, show};

fn settled(story: &Story) -> Settlement {
    let case = story.case();
    let standing = story.record.ordered_events().into_iter();
    settlement(standing.filter(|event| !case.voided.contains(&event.id)))
}

fn is_complete(story: &Story) -> bool {
    story.case().facts.values("completed") == ["yes"]
}

/// What follows at once at `when`, recorded; the kinds.
fn follows(story: &mut Story, when: &str) -> Vec<String> {
    let events = immediate_consequences(&story.record, &rules(), &at(when));
    story.record.events.extend(events.iter().cloned());
    events.iter().map(|event| format!("{} {} n{}", event.kind.name(), show(&event.at), event.n)).collect()
}

#[test]
fn it_follows_from_the_last_one_and_starts_the_callback() {
    let mut story = Story::received("11-23 10:00");
    let (first, second) = (story.agree("11-23 10:10", ""), story.agree("11-23 10:20", ""));
    story.done("11-23 11:00", &first);
    assert_eq!(follows(&mut story, "11-23 11:00"), Vec::<String>::new());
    story.done("11-23 12:00", &second);
    assert!(!is_complete(&story), "nobody has recorded it");
    assert_eq!(follows(&mut story, "11-23 12:00"), ["completed 11-23 12:00 n6"]);
    assert!(is_complete(&story));
    assert_eq!(story.due("call"), "11-25 12:00");
    assert_eq!(follows(&mut story, "11-23 13:00"), Vec::<String>::new(), "once");
}

#[test]
fn two_clones_that_each_did_a_half_record_the_same_one() {
    let mut base = Story::received("11-23 10:00");
    base.tell("responded", "11-23 10:05", &[]);
    let (first, second) = (base.agree("11-23 10:10", ""), base.agree("11-23 10:20", ""));
    let (mut east, mut west) = (base.clone_of(), base.clone_of());
    east.tell("done", "11-23 11:00", &[("target", &first), ("id", "e-east")]);
    west.tell("done", "11-23 12:00", &[("target", &second), ("id", "e-west")]);
    west.tell("note", "11-23 12:05", &[("id", "e-note")]);
    let (mut one, mut other) = (east.merged(&west), west.merged(&east));
    assert_eq!(one.sweep("11-23 13:00"), ["completed call 11-23 12:00"]);
    other.sweep("11-24 09:00");
    let completed = |story: &Story| -> Vec<Event> {
        story.record.events.iter().filter(|event| event.matches("completed")).cloned().collect()
    };
    assert_eq!(completed(&one), completed(&other));
    assert_eq!(completed(&one)[0].n, 6, "one more than what it follows from");
    assert!(is_complete(&one.merged(&other)));
}

#[test]
fn what_the_house_does_at_once_is_not_the_end_before_anything_is_found() {
    let measure = |story: &mut Story, when: &str| {
        let fields = [("what", "shut down"), ("owner", "li"), ("remedy", "remake")];
        story.tell("action", when, &fields);
        story.record.events.last().unwrap().id.clone()
    };
    let mut story = Story::received("11-23 10:00");
    let first = measure(&mut story, "11-23 10:05");
    story.done("11-23 10:06", &first);
    assert_eq!(follows(&mut story, "11-23 10:06"), Vec::<String>::new());
    assert!(!is_complete(&story));
    story.tell("determined", "11-23 12:00", &[("finding", "valid"), ("reason", "seen")]);
    let second = measure(&mut story, "11-23 12:05");
    story.done("11-23 12:06", &second);
    assert_eq!(follows(&mut story, "11-23 12:06"), ["completed 11-23 12:06 n7"]);
}

#[test]
fn what_is_agreed_later_opens_it_and_completes_again() {
    let mut story = Story::received("11-23 10:00");
    let first = story.agree("11-23 10:10", "");
    story.done("11-23 11:00", &first);
    follows(&mut story, "11-23 11:00");
    let second = story.agree("11-23 12:00", "");
    assert!(!is_complete(&story));
    assert_eq!(follows(&mut story, "11-23 12:00"), Vec::<String>::new());
    story.done("11-23 13:00", &second);
    assert_eq!(follows(&mut story, "11-23 13:00"), ["completed 11-23 13:00 n7"]);
    assert_eq!(settled(&story).completed, Some(at("11-23 13:00")));
}

#[test]
fn taking_back_what_was_done_or_agreed_is_minded() {
    let mut story = Story::received("11-23 10:00");
    let (first, second) = (story.agree("11-23 10:10", ""), story.agree("11-23 10:20", ""));
    let done = story.done("11-23 11:00", &first);
    assert_eq!(follows(&mut story, "11-23 11:00"), Vec::<String>::new());
    story.tell("void", "11-23 12:00", &[("target", &second), ("reason", "not agreed")]);
    assert_eq!(follows(&mut story, "11-23 12:00"), ["completed 11-23 12:00 n6"], "true from then on");
    assert!(is_complete(&story));
    story.tell("void", "11-23 13:00", &[("target", &done), ("reason", "not yet")]);
    assert!(!is_complete(&story));
    story.done("11-23 14:00", &first);
    assert_eq!(follows(&mut story, "11-23 14:00").len(), 1);
    assert!(is_complete(&story));
}

#[test]
fn by_hand_it_counts_where_nothing_is_open() {
    let mut story = Story::received("11-23 10:00");
    story.tell("completed", "11-23 11:00", &[]);
    assert!(is_complete(&story));
    story.agree("11-23 12:00", "");
    assert!(!is_complete(&story));
    story.tell("completed", "11-23 12:30", &[]);
    assert!(!is_complete(&story), "an action is open");
}

#[test]
fn after_the_case_ended_nothing_is_completed() {
    let mut story = Story::received("11-23 10:00");
    let action = story.agree("11-23 10:10", "");
    story.tell("closed", "11-23 11:00", &[("outcome", "settled")]);
    story.done("11-23 12:00", &action);
    assert!(!story.sweep("11-24 10:00").iter().any(|told| told.starts_with("completed")));
}

#[test]
fn each_round_completes_by_itself() {
    let mut story = Story::received("11-23 10:00");
    let first = story.agree("11-23 10:10", "");
    story.done("11-23 11:00", &first);
    follows(&mut story, "11-23 11:00");
    story.tell("closed", "11-23 12:00", &[("outcome", "settled")]);
    story.tell("reopened", "11-24 10:00", &[("reason", "again")]);
    assert!(!is_complete(&story));
    let second = story.agree("11-24 10:10", "");
    story.done("11-24 11:00", &second);
    assert_eq!(follows(&mut story, "11-24 11:00").len(), 1);
    assert!(is_complete(&story));
}

/// What somebody does: agree, offer, accept the so-many-th offer, finish the so-many-th action, take the so-many-th event back, sweep.
#[derive(Debug, Clone)]
enum Deed {
    Agree,
    Offer,
    Accept(usize),
    Finish(usize),
    Void(usize),
    Sweep,
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = prop_oneof![
        Just(Deed::Agree),
        Just(Deed::Offer),
        (0_usize..4).prop_map(Deed::Accept),
        (0_usize..6).prop_map(Deed::Finish),
        (0_usize..12).prop_map(Deed::Void),
        Just(Deed::Sweep),
    ];
    prop::collection::vec(deed, 0..9)
}

fn does(story: &mut Story, deeds: &[Deed], who: &str) {
    for (index, deed) in deeds.iter().enumerate() {
        let now =
            story.record.events.iter().map(|event| event.at).max().unwrap() + chrono::Duration::minutes(7);
        let of = |kind: &str| -> Vec<String> {
            let events = story.record.events.iter().filter(|event| event.matches(kind));
            events.map(|event| event.id.clone()).collect()
        };
        let pick = |ids: Vec<String>, at: usize| (!ids.is_empty()).then(|| ids[at % ids.len()].clone());
        let (kind, target) = match deed {
            Deed::Agree => ("action", None),
            Deed::Offer => ("offered", None),
            Deed::Accept(number) => ("accepted", pick(of("offered"), *number)),
            Deed::Finish(number) => ("done", pick(of("action"), *number)),
            Deed::Void(number) => {
                ("void", pick([of("action"), of("done"), of("accepted"), of("offered")].concat(), *number))
            }
            Deed::Sweep => {
                let events = plaint::domain::escalation::sweep(&story.record, &rules(), &now);
                story.record.events.extend(events);
                continue;
            }
        };
        let target = target.unwrap_or_default();
        if !["action", "offered"].contains(&kind) && target.is_empty() {
            continue;
        }
        let fields = match kind {
            "action" => vec![("what", "refund"), ("owner", "li")],
            "offered" => vec![("cost", "10.00")],
            "done" | "accepted" => vec![("target", target.as_str())],
            _ => vec![("target", target.as_str()), ("reason", "mistake")],
        };
        let mut event = story.event(kind, "11-23 10:00", &fields);
        (event.id, event.at) = (format!("e{who}{index}"), now);
        story.add(&event);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn clones_agree_and_it_is_completed_exactly_when_all_is_done(base in deeds(), east in deeds(), west in deeds()) {
        let mut story = Story::received("11-23 10:00");
        does(&mut story, &base, "-");
        let (mut first, mut second) = (story.clone_of(), story.clone_of());
        does(&mut first, &east, "-east-");
        does(&mut second, &west, "-west-");
        let (mut one, mut other) = (first.merged(&second), second.merged(&first));
        prop_assert_eq!(&one.record, &other.record);
        one.sweep("12-20 10:00");
        other.sweep("12-20 10:00");
        prop_assert_eq!(one.case(), other.case());
        prop_assert_eq!(one.sweep("12-20 11:00"), Vec::<String>::new());
        let settled = settled(&one);
        prop_assert_eq!(&settled.completes, &None, "what completes is recorded");
        let (any, open) = (!settled.actions.is_empty(), settled.actions.iter().any(|action| action.done.is_none()));
        prop_assert_eq!(settled.completed.is_some(), any && !open, "{:?}", settled);
    }
}
