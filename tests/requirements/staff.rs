//! Staff: who answers, for how much, and which measures may be taken.

use super::charged::{charged, decided};
use super::policy::shipped;
use super::story::Story;

fn story(policy: &str, words: &str, fields: &[(&str, &str)]) -> Story {
    let mut story = Story::received(policy, "2026-11-23 10:00", fields);
    story.triage("2026-11-23 10:05", words);
    story
}

#[test]
fn m17_the_clerk_is_suspended_three_days_and_her_pay_is_the_managers_to_dock() {
    let policy = shipped("mall");
    let [suspension] = &policy.fines.measures[..] else { panic!("one measure") };
    assert_eq!((suspension.choice.name.as_str(), suspension.most_days), ("suspension", Some(3)));
    let when = "2026-11-23 13:00";
    let fields = [("channel", "social-media"), ("about", "service"), ("staff", "wen")];
    let mut story = story("mall", "柜员打私人电话，敷衍顾客", &fields);
    assert_eq!(decided(&story, when, "performance-pay", 600), "", "nothing is found yet");
    let found = [("finding", "valid"), ("at_fault", "yes"), ("cause", "staff-conduct")];
    story.tell("determined", "2026-11-23 12:00", &found);
    assert_eq!(decided(&story, when, "performance-pay", 600), "staff:wen 600.00", "the clerk alone");
    assert!(charged(&story, when).is_empty(), "nothing follows by itself");
    let rule = policy.fines.rule("performance-pay").unwrap();
    assert_eq!(rule.decided_by, ["manager", "executive", "general-manager"]);
    assert_eq!(rule.decided_by, suspension.decided_by);
}

#[test]
fn r14_captain_and_supervisor_answer_for_more_than_the_server() {
    let when = "2026-11-23 21:00";
    let fields = [("channel", "letter"), ("store", "river"), ("staff", "ding")];
    let mut story = story("restaurant", "豆浆瓶一直是空的", &fields);
    assert_eq!(decided(&story, when, "neglect-of-duty", 400), "", "nothing is found yet");
    story.tell("determined", "2026-11-23 20:00", &[("finding", "valid"), ("at_fault", "yes")]);
    assert!(charged(&story, when).is_empty(), "nothing follows by itself");
    let parts = decided(&story, when, "neglect-of-duty", 400);
    assert_eq!(parts, "staff:ding 100.00, staff:cheng 150.00, staff:su 150.00", "not the manager above them");
    story.tell("determined", "2026-11-23 20:30", &[("finding", "invalid"), ("at_fault", "no")]);
    assert_eq!(decided(&story, when, "neglect-of-duty", 400), "");
    for (policy, decides) in [("restaurant", "manager"), ("hotel", "department-head")] {
        let fines = &shipped(policy).fines;
        assert!(fines.measures.iter().any(|measure| measure.choice.name == "training"), "{policy}");
        assert!(fines.measures.iter().all(|measure| measure.decided_by.iter().any(|role| role == decides)));
    }
}
