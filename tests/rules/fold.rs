//! The fold: order, views of the past, voids, late entries, clones.

use plaint::domain::case::{Standing, Status, dependents, fold};
use plaint::domain::record::{DueAt, Value};

use crate::support::{Story, at};

#[test]
fn the_order_of_the_file_does_not_matter() {
    let mut story = Story::received("11-23 10:00");
    story.tell("responded", "11-23 10:10", &[]);
    story.triage("11-23 10:12", "ordinary");
    story.tell("assigned", "11-23 10:20", &[("to", "wang")]);
    let mut turned = story.clone_of();
    turned.record.events.reverse();
    assert_eq!(fold(&turned.record, None), fold(&story.record, None));
}

#[test]
fn a_case_goes_from_new_over_open_and_paused_to_closed_and_back() {
    let mut story = Story::received("11-23 10:00");
    assert_eq!(story.case().status, Status::New);
    story.triage("11-23 10:05", "ordinary");
    story.tell("note", "11-23 10:06", &[]);
    assert_eq!(story.case().status, Status::New, "sorting and noting is not handling");
    story.tell("responded", "11-23 10:10", &[]);
    assert_eq!(story.case().status, Status::Open);
    story.tell("paused", "11-23 10:20", &[("reason", "customer")]);
    assert_eq!(story.case().status, Status::Paused);
    story.tell("resumed", "11-23 10:30", &[]);
    story.tell("closed", "11-23 11:00", &[("outcome", "settled")]);
    assert_eq!((story.case().status, story.case().outcome.as_deref()), (Status::Closed, Some("settled")));
    story.tell("reopened", "11-24 11:00", &[("reason", "again")]);
    assert_eq!((story.case().status, story.case().round), (Status::Open, 2));
    story.tell("withdrawn", "11-24 12:00", &[]);
    assert_eq!(story.case().status, Status::Withdrawn);
    assert!(!story.case().is_open());
}

#[test]
fn a_view_of_the_past_knows_what_was_recorded_by_then() {
    let mut story = Story::received("11-23 10:00");
    story.triage("11-23 10:05", "ordinary");
    let id = story.tell("responded", "11-23 12:00", &[("happened", "11-23 10:10")]);
    story.tell("void", "11-23 13:00", &[("target", &id), ("reason", "wrong case")]);
    let standing =
        |when: &str| story.case_at(when).map(|case| case.clock("respond").unwrap().standing(&at(when)));
    assert_eq!(standing("11-23 09:59"), None, "the complaint did not exist");
    assert_eq!(standing("11-23 11:59"), Some(Standing::Overdue), "nobody had recorded the answer");
    assert_eq!(standing("11-23 12:00"), Some(Standing::Met), "now it is known that it came in time");
    assert_eq!(standing("11-23 13:00"), Some(Standing::Overdue), "and taken back from here on");
}

#[test]
fn a_void_takes_back_neither_receipt_nor_a_void() {
    let mut story = Story::received("11-23 10:00");
    let response = story.tell("responded", "11-23 10:10", &[]);
    let void = story.tell("void", "11-23 10:20", &[("target", &response), ("reason", "wrong case")]);
    story.tell("void", "11-23 10:30", &[("target", &void), ("reason", "right after all")]);
    let receipt = story.record.events[0].id.clone();
    story.tell("void", "11-23 10:40", &[("target", &receipt), ("reason", "no")]);
    story.tell("void", "11-23 10:50", &[("target", "e-none"), ("reason", "no")]);
    assert_eq!(story.case().voided, [response]);
    assert!(story.has_clock("respond"));
}

#[test]
fn a_voided_closing_lets_the_clocks_run_on() {
    let mut story = Story::received("11-23 10:00");
    story.triage("11-23 10:05", "ordinary");
    let closing = story.tell("closed", "11-23 10:10", &[("outcome", "settled")]);
    story.tell("void", "11-23 10:20", &[("target", &closing), ("reason", "wrong case")]);
    assert_eq!(story.clock("settle").stopped, None);
    assert_eq!(story.case().first_closed, None);
}

#[test]
fn a_voided_triage_gives_back_tier_and_promises() {
    let mut story = Story::received("11-23 10:00");
    story.triage("11-23 10:05", "ordinary");
    let mistake = story.triage("11-23 10:10", "urgent");
    assert_eq!(story.due("settle"), "11-24 10:00");
    story.tell("void", "11-23 10:20", &[("target", &mistake), ("reason", "wrong case")]);
    assert_eq!(story.due("settle"), "11-30 18:00");
    assert_eq!(story.case().tier.as_deref(), Some("ordinary"));
    assert_eq!(story.case().facts.values("urgency"), ["normal"]);
}

#[test]
fn what_depends_on_an_event_is_voided_first() {
    let mut story = Story::received("11-23 10:00");
    story.triage("11-23 10:05", "urgent");
    let pause = story.tell("paused", "11-23 11:00", &[("reason", "customer")]);
    let resumption = story.tell("resumed", "11-23 12:00", &[]);
    let closing = story.tell("closed", "11-23 13:00", &[("outcome", "settled")]);
    let reopening = story.tell("reopened", "11-24 13:00", &[("reason", "again")]);
    let ids = |id: &str| {
        dependents(&story.record, id).into_iter().map(|event| event.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(ids(&pause), vec![resumption.clone()]);
    assert_eq!(ids(&closing), vec![reopening.clone()]);
    assert_eq!(ids(&reopening), Vec::<String>::new());
    let triage = story.record.events[1].id.clone();
    assert_eq!(
        ids(&triage),
        [pause.clone(), resumption.clone()],
        "both hold or move what the triage promised"
    );
    assert_eq!(ids("e-none"), Vec::<String>::new());
    let mut undone = story.clone_of();
    undone.tell("void", "11-24 14:00", &[("target", &reopening), ("reason", "mistake")]);
    assert_eq!(dependents(&undone.record, &closing), Vec::<&plaint::domain::record::Event>::new());
}

#[test]
fn a_late_entry_counts_when_it_happened_and_is_marked() {
    let mut story = Story::received("11-23 10:00");
    story.tell("responded", "11-23 18:00", &[("happened", "11-23 10:10")]);
    let clock = story.clock("respond");
    assert_eq!((clock.stopped, clock.late_entry), (Some(at("11-23 10:10")), true));
    assert_eq!(clock.standing(&at("11-24 10:00")), Standing::Met);
}

#[test]
fn a_late_entry_beyond_the_limit_counts_when_it_was_recorded() {
    let mut story = Story::received("11-23 10:00");
    story.tell("responded", "11-24 10:10:01", &[("happened", "11-23 10:10")]);
    let clock = story.clock("respond");
    assert_eq!(clock.stopped, Some(at("11-24 10:10:01")), "24 h and a second");
    assert_eq!(clock.standing(&at("11-25 10:00")), Standing::Late);
}

#[test]
fn a_late_entry_after_closing_tells_that_it_was_met_in_time() {
    let mut story = Story::received("11-23 10:00");
    story.tell("closed", "11-23 12:00", &[("outcome", "settled")]);
    assert_eq!(story.clock("respond").standing(&at("11-23 13:00")), Standing::Late);
    story.tell("responded", "11-23 14:00", &[("happened", "11-23 10:10")]);
    let clock = story.clock("respond");
    assert_eq!((clock.stopped, clock.stopped_by_closing), (Some(at("11-23 10:10")), false));
}

#[test]
fn the_earliest_answer_counts_whatever_was_merged_first() {
    let base = Story::received("11-23 10:00");
    let (mut east, mut west) = (base.clone_of(), base.clone_of());
    east.tell("note", "11-23 10:01", &[("id", "e-note")]);
    east.tell("responded", "11-23 10:05", &[("id", "e-east")]);
    west.tell("responded", "11-23 10:40", &[("id", "e-west")]);
    for merged in [east.merged(&west), west.merged(&east)] {
        let clock = merged.clock("respond");
        assert_eq!((clock.stopped, clock.stopped_by.as_deref()), (Some(at("11-23 10:05")), Some("e-east")));
    }
}

#[test]
fn a_slow_clock_on_another_machine_does_not_hide_an_answer() {
    let mut story = Story::received("11-23 10:00");
    story.tell("responded", "11-23 09:58", &[]);
    let clock = story.clock("respond");
    assert_eq!(clock.stopped, Some(at("11-23 10:00")), "it was seen after receipt, so it came after it");
}

#[test]
fn unknown_kinds_are_kept_and_counted() {
    let mut story = Story::received("11-23 10:00");
    story.tell("telepathy", "11-23 10:05", &[]);
    let case = story.case();
    assert_eq!((case.unknown_events, case.last_event), (1, at("11-23 10:05")));
    assert_eq!(case.status, Status::New);
}

#[test]
fn a_correction_changes_the_facts_from_then_on() {
    let mut story = Story::received("11-23 10:00");
    story.record.header.push("emotion", Value::text("calm"));
    story.tell(
        "corrected",
        "11-23 10:05",
        &[("field", "emotion"), ("to", "angry"), ("reason", "heard again")],
    );
    assert_eq!(story.case().facts.values("emotion"), ["angry"]);
    assert_eq!(story.case_at("11-23 10:04").unwrap().facts.values("emotion"), ["calm"]);
}

#[test]
fn a_header_cannot_pretend_to_be_state() {
    let mut story = Story::received("11-23 10:00");
    for (key, text) in [("tier", "crisis"), ("round", "9"), ("status", "closed"), ("satisfied", "yes")] {
        story.record.header.push(key, Value::text(text));
    }
    let case = story.case();
    assert_eq!(case.facts.values("tier"), Vec::<String>::new());
    assert_eq!(case.facts.values("satisfied"), Vec::<String>::new());
    assert_eq!(
        (case.facts.values("round"), case.facts.values("status")),
        (&["1".to_owned()][..], &["new".to_owned()][..])
    );
}

#[test]
fn facts_tell_what_was_noted_assigned_and_answered() {
    let mut story = Story::received("11-23 10:00");
    story.tell("note", "11-23 10:01", &[("about", "material")]);
    story.tell("assigned", "11-23 10:02", &[("to", "wang"), ("role", "manager")]);
    story.tell("responded", "11-23 10:03", &[("satisfied", "no")]);
    story.tell("informed", "11-23 10:04", &[("satisfied", "yes")]);
    let case = story.case();
    let values = |name: &str| case.facts.values(name).join(",");
    assert_eq!(
        ["noted", "assigned", "satisfied", "intake", "channel"].map(values),
        ["material", "manager", "yes", "submitted", "desk"]
    );
    assert_eq!((case.owner.as_deref(), case.last_informed), (Some("wang"), Some(at("11-23 10:04"))));
}

#[test]
fn a_promise_made_without_knowing_of_a_pause_has_to_be_computed_anew() {
    let mut base = Story::received("11-23 10:00");
    base.triage("11-23 10:05", "ordinary");
    let (mut east, mut west) = (base.clone_of(), base.clone_of());
    east.tell("paused", "11-23 11:00", &[("id", "e-pause"), ("reason", "customer")]);
    west.tell("note", "11-23 11:05", &[("id", "e-note")]);
    let mut triaged = west.event("triaged", "11-23 11:10", &[("id", "e-triage"), ("tier", "urgent")]);
    triaged.fields.push(
        "axes",
        Value::Map(plaint::domain::record::Fields::default().with("urgency", Value::text("urgent"))),
    );
    west.add(&triaged);
    assert!(!east.case().to_be_recomputed() && !west.case().to_be_recomputed());
    for merged in [east.merged(&west), west.merged(&east)] {
        assert!(merged.clock("settle").to_be_recomputed);
        assert!(!merged.clock("respond").to_be_recomputed, "the others were not touched");
    }
}

#[test]
fn a_pause_that_did_not_know_of_a_clock_has_it_computed_anew() {
    let base = Story::received("11-23 10:00");
    let (mut east, mut west) = (base.clone_of(), base.clone_of());
    east.tell("informed", "11-23 10:30", &[("id", "e-told")]);
    west.tell("note", "11-23 10:31", &[("id", "e-note")]);
    west.tell("paused", "11-23 11:00", &[("id", "e-pause"), ("reason", "customer")]);
    assert!(east.merged(&west).clock("told").to_be_recomputed);
}

#[test]
fn a_pause_of_one_s_own_is_known() {
    let mut story = Story::received("11-23 10:00");
    story.triage("11-23 10:05", "ordinary");
    story.tell("paused", "11-23 11:00", &[("reason", "customer")]);
    story.triage("11-23 11:10", "urgent");
    story.tell("informed", "11-23 11:20", &[]);
    story.tell("resumed", "11-23 12:00", &[]);
    story.tell("paused", "11-23 14:00", &[("reason", "customer")]);
    story.tell("resumed", "11-23 15:00", &[]);
    story.triage("11-23 16:00", "ordinary");
    assert!(!story.case().to_be_recomputed(), "{:#?}", story.case().clocks);
}

#[test]
fn a_due_written_by_hand_as_a_plain_instant_is_a_promise() {
    let text = include_str!("hand-written.yaml");
    let record = plaint::format::yaml::read(text).unwrap();
    let case = fold(&record, None).unwrap();
    let clock = case.clock("respond").unwrap();
    assert_eq!(
        (&clock.due, clock.stopped),
        (&DueAt::At(at("11-22 10:20")), None),
        "no `until`, so only closing stops it"
    );
    assert_eq!(case.received, at("11-22 10:05"));
}
