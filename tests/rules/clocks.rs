//! R9–R15 on cases; the arithmetic of R1–R8 is tested with the calendar.

use plaint::domain::calendar::Term;
use plaint::domain::case::Standing;
use plaint::domain::clocks::policy::{ClockFamily, Warning};
use plaint::domain::clocks::{
    AgendaKind, Rules, agenda, breaches, dues_after, overdue, passed_warnings, warning_instants,
};
use plaint::domain::record::DueAt;

use crate::support::{HOUSE, Story, at, rules, show};

#[test]
fn r1_a_due_instant_is_still_in_time() {
    let mut story = Story::received("11-23 10:00");
    assert_eq!(story.due("respond"), "11-23 10:15");
    assert_eq!(story.clock("respond").standing(&at("11-23 10:15")), Standing::Running);
    assert_eq!(story.clock("respond").standing(&at("11-23 10:15:01")), Standing::Overdue);
    story.tell("responded", "11-23 10:15", &[]);
    assert_eq!(story.clock("respond").standing(&at("11-24 10:00")), Standing::Met);
}

#[test]
fn r7_r8_days_are_counted_by_the_shop_s_days() {
    let mut story = Story::received("11-23 10:00");
    story.triage("11-23 10:05", "ordinary");
    assert_eq!(story.due("settle"), "11-30 18:00");
    assert_eq!(
        story.due("statute"),
        "12-14 18:00",
        "20 days end on Sunday 12-13 and roll to Monday's closing"
    );
}

#[test]
fn r9_only_the_open_time_of_a_pause_counts() {
    let mut story = Story::received("11-23 10:00");
    story.triage("11-23 10:05", "ordinary");
    story.tell("paused", "11-24 10:00", &[("reason", "customer")]);
    assert_eq!(story.due("settle"), "held 140400s open", "39 open hours to 11-30 18:00");
    story.tell("resumed", "11-24 15:00", &[]);
    assert_eq!(story.due("settle"), "12-01 14:00", "four open hours after 11-30 18:00");
}

#[test]
fn r9_while_a_pause_is_open_there_is_no_due_instant() {
    let mut story = Story::received("11-23 10:00");
    story.triage("11-23 10:05", "urgent");
    story.tell("paused", "11-23 11:00", &[("reason", "customer")]);
    let clock = story.clock("settle");
    assert_eq!(clock.due_at(), None);
    assert_eq!(clock.paused_left.as_deref(), Some("25200s open"), "seven of eight hours are left");
    assert_eq!(clock.standing(&at("12-20 10:00")), Standing::Paused);
    assert!(overdue(&story.case(), &at("12-20 10:00")).iter().all(|clock| clock.clock != "settle"));
}

#[test]
fn r9_two_pauses_count_as_their_union() {
    let mut story = Story::received("11-23 10:00");
    story.triage("11-23 10:05", "urgent");
    let alone = story.clone_of();
    story.tell("paused", "11-23 11:00", &[("reason", "customer")]);
    story.tell("paused", "11-23 14:00", &[("reason", "laboratory")]);
    story.tell("resumed", "11-23 15:00", &[]);
    let mut one = alone;
    one.tell("paused", "11-23 11:00", &[("reason", "customer")]);
    one.tell("resumed", "11-23 15:00", &[]);
    assert_eq!(story.due("settle"), one.due("settle"));
    assert_eq!(one.due("settle"), "11-24 14:00", "Monday 10–11 and 15–18, Tuesday 9–12, 13–14");
}

#[test]
fn r10_a_pause_is_clipped_to_the_clock_s_life() {
    let mut story = Story::received("11-23 10:00");
    story.tell("paused", "11-23 10:10", &[("reason", "customer")]);
    story.tell("resumed", "11-23 11:00", &[]);
    story.tell("informed", "11-23 11:30", &[]);
    assert_eq!(story.due("told"), "11-26 11:30", "the pause ended before the clock began");
    let mut during = Story::received("11-23 10:00");
    during.tell("paused", "11-23 10:10", &[("reason", "customer")]);
    during.tell("informed", "11-23 10:30", &[]);
    assert_eq!(during.due("told"), "held 259200s", "nothing of 72 h is used up");
    during.tell("resumed", "11-23 12:00", &[]);
    assert_eq!(during.due("told"), "11-26 12:00");
}

#[test]
fn r10_the_first_response_never_pauses() {
    let mut story = Story::received("11-23 10:00");
    story.tell("paused", "11-23 10:05", &[("reason", "customer")]);
    assert_eq!(story.due("respond"), "11-23 10:15");
    assert_eq!(story.clock("respond").standing(&at("11-23 10:16")), Standing::Overdue);
}

#[test]
fn r11_warnings_come_by_offset_and_by_percent() {
    let mut story = Story::received("11-23 10:00");
    story.triage("11-23 10:05", "urgent");
    let case = story.case();
    let instants = |name: &str| {
        let rule = HOUSE.policy.clocks.iter().find(|rule| rule.choice.name == name).unwrap();
        let clock = case.clock(name).unwrap();
        let found = warning_instants(&rules(), rule, &case, clock, clock.due_at().unwrap());
        found.into_iter().map(|(at, warning)| (show(&at), warning.clone())).collect::<Vec<_>>()
    };
    let five = Warning::Before(Term::Elapsed { seconds: 300 });
    assert_eq!(instants("respond"), [("11-23 10:10".to_owned(), five)]);
    let hour = Warning::Before(Term::Elapsed { seconds: 3600 });
    let half = ("11-23 15:00".to_owned(), Warning::Percent(50));
    assert_eq!(
        instants("settle"),
        [half, ("11-24 09:00".to_owned(), hour)],
        "due 11-24 10:00, four open hours in"
    );
}

#[test]
fn r11_a_warning_that_was_passed_is_not_un_passed() {
    let mut story = Story::received("11-23 10:00");
    story.triage("11-23 10:05", "urgent");
    story.extend("11-23 16:00", "settle", "12-08 10:00");
    let case = story.case();
    let rule = HOUSE.policy.clocks.iter().find(|rule| rule.choice.name == "settle").unwrap();
    let passed = passed_warnings(&rules(), rule, &case, case.clock("settle").unwrap(), &at("11-23 16:30"));
    assert_eq!(passed.iter().map(|passed| show(&passed.at)).collect::<Vec<_>>(), ["11-23 15:00"]);
}

#[test]
fn r12_a_change_of_tier_keeps_receipt_and_pauses_and_records_old_and_new() {
    let mut story = Story::received("11-23 10:00");
    story.triage("11-23 10:05", "ordinary");
    story.tell("paused", "11-23 11:00", &[("reason", "customer")]);
    story.tell("resumed", "11-23 14:00", &[]);
    assert_eq!(story.due("settle"), "12-01 11:00");
    story.triage("11-23 15:00", "urgent");
    assert_eq!(
        story.due("settle"),
        "11-24 12:00",
        "10–11, 14–18, 9–12: eight hours from receipt without the pause"
    );
    let clock = story.clock("settle");
    assert_eq!(clock.started, at("11-23 10:00"));
    let earlier: Vec<_> = clock.earlier.iter().map(|earlier| earlier.due.clone()).collect();
    let shown = ["11-30 18:00", "12-01 11:00"].map(|due| DueAt::At(at(due)));
    assert_eq!(earlier, shown);
}

#[test]
fn r12_a_change_of_tier_during_a_pause_keeps_what_is_left_of_the_new_term() {
    let mut story = Story::received("11-23 10:00");
    story.triage("11-23 10:05", "ordinary");
    story.tell("paused", "11-23 11:00", &[("reason", "customer")]);
    story.triage("11-23 11:30", "urgent");
    assert_eq!(story.due("settle"), "held 25200s open");
    story.tell("resumed", "11-23 14:00", &[]);
    assert_eq!(story.due("settle"), "11-24 12:00");
}

#[test]
fn r13_a_changed_policy_touches_no_recorded_promise() {
    let mut story = Story::received("11-23 10:00");
    story.triage("11-23 10:05", "urgent");
    let mut policy = HOUSE.policy.clone();
    for rule in &mut policy.clocks {
        rule.terms.iter_mut().for_each(|term| term.term = Some(Term::Elapsed { seconds: 60 }));
    }
    let changed = Rules { policy: &policy, ..rules() };
    for kind in ["responded", "assigned", "note", "informed"] {
        let event = story.event(kind, "11-23 10:10", &[("to", "li")]);
        let moved = dues_after(&story.record, &event, &changed);
        let old = |name: &str| ["respond", "settle", "statute", "answer"].contains(&name);
        assert!(!moved.iter().any(|started| old(&started.due.clock)), "{kind}: {moved:?}");
    }
    story.tell("paused", "11-23 11:00", &[("reason", "customer")]);
    let event = story.event("resumed", "11-23 14:00", &[]);
    let resumed = dues_after(&story.record, &event, &changed);
    let settle = resumed.iter().find(|started| started.due.clock == "settle").unwrap();
    assert_eq!(
        settle.due.at,
        DueAt::At(at("11-24 12:00")),
        "the promise that was held runs on, not the new term"
    );
}

#[test]
fn r13_a_clock_that_is_new_in_the_policy_does_not_start_in_old_cases() {
    let mut story = Story::received("11-23 10:00");
    let mut policy = HOUSE.policy.clone();
    let mut fresh = policy.clocks[0].clone();
    fresh.choice.name = "fresh".to_owned();
    policy.clocks.push(fresh);
    let changed = Rules { policy: &policy, ..rules() };
    let event = story.event("note", "11-23 10:10", &[]);
    assert_eq!(dues_after(&story.record, &event, &changed), []);
    story.triage("11-23 10:12", "ordinary");
    let event = story.event("triaged", "11-23 10:14", &[("tier", "urgent")]);
    assert!(dues_after(&story.record, &event, &changed).iter().all(|started| started.due.clock != "fresh"));
}

#[test]
fn r14_a_tier_without_a_deadline_has_none_and_says_so() {
    let mut story = Story::received("11-23 10:00");
    story.triage("11-23 10:05", "several");
    assert!(!story.has_clock("settle"));
    story.triage("11-23 10:10", "ordinary");
    assert_eq!(story.due("settle"), "11-30 18:00");
    story.triage("11-23 10:20", "several");
    assert_eq!(story.due("settle"), "withdrawn");
    assert_eq!(story.clock("settle").standing(&at("12-20 10:00")), Standing::Withdrawn);
    story.triage("11-23 10:30", "ordinary");
    assert_eq!(story.due("settle"), "11-30 18:00", "it applies again, from receipt");
}

#[test]
fn r15_a_due_that_cannot_be_computed_never_stops_intake() {
    let mut story = Story::received("12-28 10:00");
    story.triage("12-28 10:05", "ordinary");
    let clock = story.clock("settle");
    let DueAt::Unknown(reason) = &clock.due else { panic!("{:?}", clock.due) };
    assert!(reason.contains("2027"), "{reason}");
    assert_eq!(clock.standing(&at("12-31 10:00")), Standing::Unknown);
}

#[test]
fn a_clock_starts_by_the_qualifier_of_its_event() {
    let story = Story::begun("11-23 10:00", "detected");
    assert_eq!(story.due("watch"), "11-23 11:00");
    assert!(!story.has_clock("respond"));
}

#[test]
fn a_clock_stops_by_the_qualifier_of_an_event() {
    let mut story = Story::received("11-23 10:00");
    story.triage("11-23 10:05", "several");
    story.tell("informed", "11-23 11:00", &[("form", "spoken")]);
    assert_eq!(story.clock("answer").stopped, None, "a progress note is no written answer");
    story.tell("informed", "11-23 12:00", &[("form", "written")]);
    assert_eq!(story.clock("answer").stopped, Some(at("11-23 12:00")));
}

#[test]
fn a_chain_clock_starts_at_its_event() {
    let mut story = Story::received("11-23 10:00");
    assert!(!story.has_clock("material"));
    story.tell("escalated", "11-24 10:00", &[("level", "head"), ("reason", "asks for help")]);
    assert_eq!(story.due("material"), "11-27 18:00");
    story.tell("note", "11-25 10:00", &[("about", "material")]);
    assert_eq!(story.clock("material").stopped, Some(at("11-25 10:00")));
}

#[test]
fn a_clock_that_its_own_event_stops_starts_anew_each_time() {
    let mut story = Story::received("11-23 10:00");
    story.tell("informed", "11-23 11:00", &[]);
    story.tell("informed", "11-25 11:00", &[]);
    let told: Vec<_> = story.case().clocks.into_iter().filter(|clock| clock.clock == "told").collect();
    assert_eq!(told.len(), 2);
    assert_eq!(told[0].standing(&at("11-27 11:00")), Standing::Met);
    assert_eq!((told[1].due_at(), told[1].stopped), (Some(at("11-28 11:00")), None));
}

#[test]
fn a_clock_that_turns_out_to_run_since_receipt_sees_what_met_it() {
    let mut story = Story::received("11-23 10:00");
    story.tell("informed", "11-23 11:00", &[("form", "written")]);
    story.triage("11-23 12:00", "several");
    let clock = story.clock("answer");
    assert_eq!((clock.started, clock.stopped), (at("11-23 10:00"), Some(at("11-23 11:00"))));
}

#[test]
fn a_correction_of_receipt_moves_what_runs_from_it() {
    let mut story = Story::received("11-23 10:00");
    story.tell("informed", "11-23 11:00", &[]);
    let fields = [("field", "received"), ("to", "2026-11-23T09:00:00+08:00"), ("reason", "desk book")];
    story.tell("corrected", "11-23 11:30", &fields);
    assert_eq!(story.due("respond"), "11-23 09:15");
    assert_eq!(story.due("told"), "11-26 11:00", "this one runs from being told");
}

#[test]
fn an_extension_is_moved_by_authority_only() {
    let mut story = Story::received("11-23 10:00");
    story.triage("11-23 10:05", "urgent");
    story.extend("11-23 16:00", "settle", "12-08 10:00");
    assert_eq!(story.due("settle"), "12-08 10:00");
    story.triage("11-23 17:00", "crisis");
    story.triage("11-23 17:10", "ordinary");
    assert_eq!(story.due("settle"), "12-08 10:00");
    story.tell("paused", "12-07 10:00", &[("reason", "customer")]);
    story.tell("resumed", "12-07 12:00", &[]);
    assert_eq!(story.due("settle"), "12-08 12:00", "two open hours later");
}

#[test]
fn law_and_promise_are_told_apart() {
    let story = Story::received("11-23 10:00");
    let items = agenda(&story.case(), &rules(), &at("12-20 10:00"));
    let families: Vec<_> =
        items.iter().map(|item| (item.clock.as_deref().unwrap(), item.kind, item.family)).collect();
    let late = AgendaKind::Overdue;
    assert_eq!(families, [("respond", late, ClockFamily::Promise), ("statute", late, ClockFamily::Law)]);
}

#[test]
fn the_agenda_has_what_is_late_first_then_what_was_warned_of() {
    let mut story = Story::received("11-23 10:00");
    story.triage("11-23 10:05", "urgent");
    story.tell("informed", "11-23 10:10", &[]);
    let kinds = |when: &str| {
        let items = agenda(&story.case(), &rules(), &at(when));
        items.into_iter().map(|item| (item.clock.unwrap(), item.kind)).collect::<Vec<_>>()
    };
    let running = |name: &str| (name.to_owned(), AgendaKind::Running);
    assert_eq!(
        kinds("11-23 15:00"),
        [
            ("respond".to_owned(), AgendaKind::Overdue),
            ("settle".to_owned(), AgendaKind::Warned),
            running("told"),
            running("statute"),
        ]
    );
}

#[test]
fn breaches_tell_when_they_were_met() {
    let mut story = Story::received("11-23 10:00");
    story.tell("responded", "11-23 10:30", &[]);
    let case = story.case();
    let found = breaches(&case, &at("11-24 10:00"));
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].due, found[0].met), (at("11-23 10:15"), Some(at("11-23 10:30"))));
    assert_eq!(breaches(&case, &at("11-23 10:15")), [], "not yet");
}
