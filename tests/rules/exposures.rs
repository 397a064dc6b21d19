//! Exposures: what clarifies them in time, and what counts as true because nothing did.

use plaint::domain::case::dependents;
use plaint::domain::clocks::facts_at;
use plaint::domain::why::{Question, explain, plain_text};
use plaint::words::Language;

use crate::support::{HOUSE, Story, at, rules};

impl Story {
    fn expose(&mut self, when: &str, medium: &str) -> String {
        self.tell("exposed", when, &[("medium", medium)])
    }

    fn clarify(&mut self, when: &str, medium: &str, target: &str) -> String {
        self.tell("clarified", when, &[("medium", medium), ("target", target)])
    }

    fn verify(&mut self, when: &str, result: &str, target: &str) -> String {
        self.tell("verified", when, &[("result", result), ("target", target), ("reason", "looked into")])
    }

    /// How far each exposure has come, as of what was recorded by then.
    fn stages(&self, when: &str) -> Vec<&'static str> {
        let (case, now) = (self.case_at(when).unwrap(), at(when));
        case.exposures.iter().map(|exposure| exposure.stage(&case, &now).name()).collect()
    }

    fn fact(&self, when: &str, name: &str) -> Vec<String> {
        facts_at(&self.case(), &HOUSE.policy, &at(when)).values(name).to_vec()
    }
}

/// Exposed on Monday 11-23 at 10:00, so that the days end with 11-28: (medium, clarified when, in what, what comes of it).
const TABLE: &[(&str, &str, &str, &str)] = &[
    ("newspaper", "11-25 09:00", "newspaper", "clarified"),
    ("newspaper", "11-25 09:00", "television", "clarified"),
    ("newspaper", "11-25 09:00", "online", "deemed-true"),
    ("online", "11-25 09:00", "newspaper", "clarified"),
    ("online", "11-25 09:00", "online", "clarified"),
    ("newspaper", "11-29 00:00:00", "newspaper", "clarified"),
    ("newspaper", "11-29 00:00:01", "newspaper", "deemed-true"),
];

#[test]
fn a_clarification_counts_in_time_and_in_the_same_or_an_equal_medium() {
    for (medium, when, clarified, stage) in TABLE {
        let mut story = Story::received("11-23 09:30");
        let exposure = story.expose("11-23 10:00", medium);
        assert_eq!(story.due(&format!("clarification/{exposure}")), "11-29 00:00");
        assert_eq!(story.stages("11-24 09:00"), ["pending"]);
        story.clarify(when, clarified, &exposure);
        assert_eq!(story.stages("11-29 09:00"), [*stage], "{medium} {when} {clarified}");
    }
}

#[test]
fn nothing_but_time_makes_it_count_as_true_and_a_rule_sees_that_at_the_instant() {
    let mut story = Story::received("11-23 09:30");
    story.tell("responded", "11-23 09:35", &[]);
    let exposure = story.expose("11-23 10:00", "newspaper");
    story.clarify("11-25 09:00", "online", &exposure);
    assert_eq!(story.stages("11-29 00:00"), ["pending"], "the due instant is still in time");
    assert_eq!(story.stages("11-29 00:00:01"), ["deemed-true"]);
    assert_eq!(story.fact("11-29 00:00", "exposed_true"), Vec::<String>::new());
    assert_eq!(story.fact("11-29 00:00:01", "exposed_true"), ["newspaper"]);
    let swept = story.sweep("11-30 09:00");
    assert!(swept.contains(&"escalated director 11-29 00:00".to_owned()), "{swept:?}");
    assert!(!story.sweep("11-30 10:00").contains(&"escalated director 11-29 00:00".to_owned()), "once");
}

#[test]
fn what_was_found_and_what_was_taken_back() {
    let mut story = Story::received("11-23 09:30");
    let exposure = story.expose("11-23 10:00", "newspaper");
    story.tell("retracted", "11-24 09:00", &[("how", "withdrawn"), ("target", &exposure)]);
    assert_eq!(story.stages("11-24 10:00"), ["retracted"]);
    let mut corrected = story.clone_of();
    corrected.tell("retracted", "11-24 11:00", &[("how", "corrected"), ("target", &exposure)]);
    assert_eq!(corrected.stages("11-29 09:00"), ["retracted"], "the policy lets a correction stand for it");
    assert_eq!(story.stages("11-29 09:00"), ["deemed-true"], "a withdrawal does not");
    story.verify("11-25 09:00", "untrue", &exposure);
    assert_eq!(story.stages("11-25 10:00"), ["untrue"]);
    assert_eq!(story.stages("11-29 09:00"), ["deemed-true"], "what is untrue must be clarified");
    story.clarify("11-26 09:00", "newspaper", &exposure);
    assert_eq!(story.stages("11-29 09:00"), ["untrue"]);
    story.verify("11-27 09:00", "true", &exposure);
    assert_eq!(story.stages("11-29 09:00"), ["true"]);
}

#[test]
fn each_exposure_is_its_own() {
    let mut story = Story::received("11-23 09:30");
    let paper = story.expose("11-23 10:00", "newspaper");
    let station = story.expose("11-24 20:00", "television");
    story.expose("11-25 08:00", "online");
    story.clarify("11-26 09:00", "newspaper", &paper);
    assert_eq!(story.due(&format!("clarification/{station}")), "11-30 00:00");
    assert_eq!(story.stages("11-30 09:00"), ["clarified", "deemed-true", "pending"]);
    assert_eq!(story.fact("11-30 09:00", "exposed_in"), ["newspaper", "online", "television"]);
    assert_eq!(story.fact("11-30 09:00", "exposed_true"), ["television"]);
}

#[test]
fn a_voided_exposure_is_none_and_its_clock_runs_no_more() {
    let mut story = Story::received("11-23 09:30");
    let exposure = story.expose("11-23 10:00", "newspaper");
    let mut answered = story.clone_of();
    let clarified = answered.clarify("11-24 09:00", "newspaper", &exposure);
    let waiting: Vec<&str> =
        dependents(&answered.record, &exposure).iter().map(|event| event.id.as_str()).collect();
    assert_eq!(waiting, [clarified.as_str()], "the answer goes first");
    story.tell("void", "11-24 10:00", &[("target", &exposure), ("reason", "another store")]);
    assert_eq!(story.stages("11-29 09:00"), Vec::<&str>::new());
    assert_eq!(story.fact("11-29 09:00", "exposed_true"), Vec::<String>::new());
    answered.tell("void", "11-25 10:00", &[("target", &clarified), ("reason", "not printed")]);
    assert_eq!(answered.stages("11-29 09:00"), ["deemed-true"]);
}

#[test]
fn two_clones_come_to_the_same() {
    let mut base = Story::received("11-23 09:30");
    let exposure = base.expose("11-23 10:00", "newspaper");
    let (mut east, mut west) = (base.clone_of(), base.clone_of());
    east.clarify("11-27 09:00", "newspaper", &exposure);
    west.tell("note", "11-27 10:00", &[]);
    west.sweep("11-29 09:00");
    assert_eq!(west.stages("11-29 09:00"), ["deemed-true"], "it does not know better");
    for merged in [east.merged(&west), west.merged(&east)] {
        assert_eq!(merged.stages("11-29 09:00"), ["clarified"]);
    }
}

#[test]
fn closing_does_not_stop_the_days() {
    let mut story = Story::received("11-23 09:30");
    story.expose("11-23 10:00", "newspaper");
    story.tell("closed", "11-25 10:00", &[("outcome", "agreed")]);
    assert_eq!(story.stages("11-25 11:00"), ["pending"]);
    assert_eq!(story.stages("11-29 09:00"), ["deemed-true"]);
}

#[test]
fn an_extension_gives_more_days() {
    let mut story = Story::received("11-23 09:30");
    let exposure = story.expose("11-23 10:00", "newspaper");
    story.extend("11-24 10:00", &format!("clarification/{exposure}"), "12-02 12:00");
    story.clarify("12-02 12:00", "newspaper", &exposure);
    assert_eq!(story.stages("12-03 09:00"), ["clarified"]);
}

#[test]
fn reach_is_a_number() {
    for (reach, told) in [("199", false), ("200", true)] {
        let mut story = Story::received("11-23 09:30");
        story.tell("exposed", "11-23 10:00", &[("medium", "online"), ("reach", reach)]);
        let swept = story.sweep("11-23 10:01");
        assert_eq!(swept.contains(&"escalated director 11-23 10:00".to_owned()), told, "{reach}: {swept:?}");
    }
}

#[test]
fn why_tells_what_made_it_count_as_true() {
    let mut story = Story::received("11-23 09:30");
    let exposure = story.expose("11-23 10:00", "newspaper");
    story.clarify("11-24 09:00", "online", &exposure);
    let (case, now) = (story.case(), at("11-29 09:00"));
    let asked =
        Question { record: &story.record, case: &case, rules: &rules(), hash: None, house: None, now };
    let told = plain_text(&explain(&asked), "house", Language::English);
    for part in [
        "exposed in newspaper at 2026-11-23 10:00: counts as true, not clarified in time",
        "clarified at 2026-11-24 09:00 in online: not the same or an equal medium, so it does not count",
        "no clarification that counts by 2026-11-29 00:00: it counts as true, whatever else was found",
    ] {
        assert!(told.contains(part), "{part} is not in\n{told}");
    }
}
