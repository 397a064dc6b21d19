//! Each agreed action has a clock of its own.

use plaint::domain::case::{Standing, dependents};
use plaint::domain::clocks::{Rules, agenda, facts_at, overdue, passed_warnings, rule_of, with_promises};
use plaint::domain::policy::Policy;
use plaint::domain::why::{Question, explain, plain_text};
use plaint::words::Language;

use crate::support::{HOUSE, Story, at, rules, show};

impl Story {
    /// An action that is agreed at `when`, with a date of its own where one is given; its id.
    pub fn agree(&mut self, when: &str, due_by: &str) -> String {
        let dated = format!("2026-{}:00+08:00", due_by.replace(' ', "T"));
        let mut fields = vec![("what", "refund"), ("owner", "li")];
        if !due_by.is_empty() {
            fields.push(("due_by", dated.as_str()));
        }
        self.tell("action", when, &fields)
    }

    pub fn done(&mut self, when: &str, action: &str) -> String {
        self.tell("done", when, &[("target", action)])
    }
}

fn own(action: &str) -> String {
    format!("carry-out/{action}")
}

/// From when to when.
type Pauses = &'static [(&'static str, &'static str)];

/// Agreed on Monday 11-23 at 10:00; (date of its own, pauses, due at the end).
const TABLE: &[(&str, Pauses, &str)] = &[
    ("", &[], "11-26 18:00"),
    ("11-25 12:00", &[], "11-25 12:00"),
    // A rest day is as good as any other, when it was agreed.
    ("11-29 09:00", &[], "11-29 09:00"),
    // A pause that begins later moves both: the date by its whole length, the term by its open time.
    ("11-25 12:00", &[("11-23 14:00", "11-24 14:00")], "11-26 12:00"),
    ("", &[("11-24 09:00", "11-25 09:00")], "11-27 18:00"),
    ("11-25 12:00", &[("11-23 14:00", "11-23 15:00"), ("11-24 10:00", "11-24 12:00")], "11-25 15:00"),
];

#[test]
fn it_is_due_at_its_own_date_or_by_the_term_and_pauses_move_it() {
    for (due_by, pauses, expected) in TABLE {
        let mut story = Story::received("11-23 09:30");
        let action = story.agree("11-23 10:00", due_by);
        for (from, until) in *pauses {
            story.tell("paused", from, &[("reason", "parts")]);
            assert_eq!(story.clock(&own(&action)).standing(&at(from)), Standing::Paused, "{due_by} {from}");
            story.tell("resumed", until, &[]);
        }
        assert_eq!(story.due(&own(&action)), *expected, "{due_by:?} {pauses:?}");
    }
}

#[test]
fn a_date_that_was_agreed_within_a_pause_stands_and_a_term_waits() {
    let mut story = Story::received("11-23 09:30");
    story.tell("paused", "11-23 10:00", &[("reason", "parts")]);
    let dated = story.agree("11-23 11:00", "11-24 12:00");
    let termed = story.agree("11-23 11:00", "");
    assert_eq!(story.due(&own(&dated)), "11-24 12:00");
    assert!(story.due(&own(&termed)).starts_with("held"), "{}", story.due(&own(&termed)));
    story.tell("resumed", "11-23 16:00", &[]);
    assert_eq!(story.due(&own(&dated)), "11-24 12:00");
    assert_eq!(story.due(&own(&termed)), "11-27 14:00", "four open hours of the pause were lost");
}

#[test]
fn each_is_stopped_by_what_is_done_about_it_alone() {
    let mut story = Story::received("11-23 09:30");
    let (first, second) = (story.agree("11-23 10:00", ""), story.agree("11-23 11:00", "11-24 12:00"));
    story.done("11-23 12:00", &second);
    assert_eq!(story.clock(&own(&second)).standing(&at("11-23 13:00")), Standing::Met);
    assert_eq!(story.clock(&own(&first)).standing(&at("11-23 13:00")), Standing::Running);
    assert_eq!(story.clock(&own(&first)).until, [format!("done/{first}")]);
}

#[test]
fn a_missed_one_warns_escalates_once_and_is_an_overdue_fact_by_the_name_of_the_rule() {
    let mut story = Story::received("11-23 09:30");
    story.tell("responded", "11-23 09:35", &[]);
    let action = story.agree("11-23 10:00", "11-24 12:00");
    let other = story.agree("11-23 10:00", "11-24 13:00");
    let case = story.case();
    let clock = story.clock(&own(&action));
    let rule = rule_of(&HOUSE.policy, &clock.clock).unwrap();
    assert_eq!(passed_warnings(&rules(), rule, &case, &clock, &at("11-24 11:00")).len(), 1);
    assert_eq!(story.sweep("11-24 12:00"), Vec::<String>::new(), "due is still in time");
    assert_eq!(story.sweep("11-24 12:01"), ["escalated manager 11-24 12:00"]);
    let event = story.record.events.last().unwrap();
    assert_eq!(event.fields.text("clock"), Some(own(&action).as_str()));
    assert_eq!(story.sweep("11-24 13:01"), ["escalated manager 11-24 13:00"], "the other is another promise");
    let (case, now) = (story.case(), at("11-24 14:00"));
    assert_eq!(overdue(&case, &now).len(), 2);
    assert_eq!(facts_at(&case, &HOUSE.policy, &now).values("overdue"), ["carry-out"]);
    let listed = agenda(&case, &rules(), &now);
    assert_eq!(listed.iter().filter(|item| item.clock.as_deref() == Some(&own(&other))).count(), 1);
    let asked =
        Question { record: &story.record, case: &case, rules: &rules(), hash: None, house: None, now };
    let told = plain_text(&explain(&asked), "house", Language::English);
    for part in [
        "agreed action: due 2026-11-24 12:00, overdue",
        "by our promise, until the date that was agreed: refund",
        "agreed action was due at 2026-11-24 12:00 and not met",
        "step of the policy: at the due instant",
    ] {
        assert!(told.contains(part), "{part} is not in\n{told}");
    }
}

#[test]
fn it_is_extended_by_its_name() {
    let mut story = Story::received("11-23 09:30");
    let action = story.agree("11-23 10:00", "11-24 12:00");
    let extended = story.extend("11-23 15:00", &own(&action), "11-30 12:00");
    assert_eq!(story.due(&own(&action)), "11-30 12:00");
    let event = story.record.events.iter().find(|event| event.id == extended).unwrap();
    assert!(event.matches("extended/carry-out"), "a pattern names the rule");
}

#[test]
fn taking_the_action_back_takes_its_clock_back_whatever_moved_it() {
    let mut story = Story::received("11-23 09:30");
    let action = story.agree("11-23 10:00", "11-24 12:00");
    story.tell("paused", "11-23 11:00", &[("reason", "parts")]);
    story.tell("resumed", "11-23 12:00", &[]);
    assert_eq!(dependents(&story.record, &action).len(), 0);
    story.tell("void", "11-23 13:00", &[("target", &action), ("reason", "mistake")]);
    assert!(!story.has_clock(&own(&action)));
    assert!(story.case_at("11-23 12:30").unwrap().clock(&own(&action)).is_some(), "it had one by then");
    assert_eq!(story.sweep("11-25 09:00").iter().filter(|told| told.contains("11-24")).count(), 0);
}

#[test]
fn what_was_done_depends_on_the_action() {
    let mut story = Story::received("11-23 09:30");
    let action = story.agree("11-23 10:00", "");
    let done = story.done("11-23 11:00", &action);
    let found: Vec<String> =
        dependents(&story.record, &action).iter().map(|event| event.id.clone()).collect();
    assert_eq!(found, [done]);
}

#[test]
fn two_clones_that_did_not_know_of_each_other_come_to_the_same_date() {
    let base = Story::received("11-23 09:30");
    let (mut pausing, mut agreeing) = (base.clone_of(), base.clone_of());
    pausing.tell("paused", "11-23 14:00", &[("reason", "parts"), ("id", "e-pause")]);
    let action = agreeing.agree("11-23 10:00", "11-25 12:00");
    let (mut one, mut other) = (pausing.merged(&agreeing), agreeing.merged(&pausing));
    assert!(one.clock(&own(&action)).to_be_recomputed, "the pause did not know of the action");
    assert_eq!(one.sweep("11-23 15:00"), other.sweep("11-23 15:00"));
    assert_eq!(one.record.ordered_events(), other.record.ordered_events());
    assert!(one.due(&own(&action)).starts_with("held"), "{}", one.due(&own(&action)));
    one.tell("resumed", "11-24 14:00", &[]);
    assert_eq!(one.due(&own(&action)), "11-26 12:00");
}

#[test]
fn the_second_handling_begins_with_none_and_has_its_own() {
    let mut story = Story::received("11-23 09:30");
    let first = story.agree("11-23 10:00", "");
    story.tell("closed", "11-23 17:00", &[("outcome", "settled")]);
    assert!(story.clock(&own(&first)).stopped_by_closing);
    story.tell("reopened", "11-24 10:00", &[("reason", "again")]);
    assert!(!story.has_clock(&own(&first)), "not in this round");
    let second = story.agree("11-24 11:00", "11-25 12:00");
    assert_eq!(story.clock(&own(&second)).round, 2);
}

#[test]
fn without_such_a_clock_in_the_policy_a_date_is_a_promise_all_the_same() {
    let mut policy: Policy = HOUSE.policy.clone();
    policy.clocks.retain(|clock| !clock.each);
    let rules = Rules { policy: &policy, ..rules() };
    let story = Story::received("11-23 09:30");
    let dated = [("what", "refund"), ("owner", "li"), ("due_by", "2026-11-24T12:00:00+08:00")];
    let event = with_promises(&story.record, &story.event("action", "11-23 10:00", &dated), &rules);
    assert_eq!(event.due.len(), 1);
    assert_eq!(event.due[0].clock, format!("action/{}", event.id));
    let mut record = story.record.clone();
    record.events.push(event);
    let case = plaint::domain::case::fold(&record, None).unwrap();
    let late: Vec<String> =
        overdue(&case, &at("11-24 12:01")).iter().map(|clock| clock.clock.clone()).collect();
    assert!(late.contains(&case.clocks.last().unwrap().clock), "{late:?}");
    let due = case.clocks.last().unwrap().due_at().unwrap();
    assert_eq!(show(&due), "11-24 12:00");
    let undated = story.event("action", "11-23 10:00", &[("what", "refund"), ("owner", "li")]);
    assert_eq!(with_promises(&story.record, &undated, &rules).due.len(), 0);
}
