//! The quick look that spares most cases the walk through their history never hides a fine or an escalation.

use plaint::domain::case::{Status, fold};
use plaint::domain::clocks::facts_at;
use plaint::domain::escalation::sweep;
use plaint::domain::fines::follow::{Earlier, decided_at, follow, is_on_record};
use plaint::domain::instant::Instant;
use plaint::domain::record::{Record, Value};
use proptest::prelude::*;

use crate::support::{House, Story, at};

/// A rule for each way in which a condition can come to hold.
const RULES: &[(&str, &str)] = &[
    ("named", r#"staff = "chen""#),
    ("dear", r#"price = "12.50""#),
    ("threatened", r#"noted = "threat", round = "<2""#),
    ("conduct", r#"cause = "conduct""#),
    ("blamed", r#"at_fault = "yes", finding = "!malicious""#),
    ("unhappy", r#"dissatisfied_with = "result""#),
    ("went-up", r#"reached_by = "hot""#),
    ("waits", r#"overdue = "answer""#),
    ("urgent", r#"tier = "grave""#),
    ("costly", r#"loss = ">=100""#),
];

/// What may happen: the kind, and what it tells.
const HAPPENS: &[(&str, &[(&str, &str)])] = &[
    ("responded", &[("satisfied", "no")]),
    ("responded", &[("happened", "11-23 10:20")]),
    ("note", &[("about", "threat")]),
    ("note", &[("text", "yes")]),
    ("closed", &[("outcome", "agreed"), ("satisfied", "no")]),
    ("closed", &[("outcome", "agreed"), ("satisfied", "yes")]),
    ("reopened", &[("reason", "so")]),
    ("determined", &[("finding", "valid"), ("at_fault", "yes"), ("loss", "120.5")]),
    ("determined", &[("finding", "invalid"), ("at_fault", "no"), ("cause", "rude")]),
    ("determined", &[("finding", "malicious"), ("at_fault", "no"), ("good_faith", "no")]),
    ("corrected", &[("field", "staff"), ("to", "luo,chen")]),
    ("corrected", &[("field", "price"), ("to", "12.5")]),
    ("corrected", &[("field", "price"), ("to", "9")]),
    ("triaged", &[("tier", "light"), ("category", "goods")]),
    ("void", &[("target", "e1")]),
    ("void", &[("target", "e2")]),
    ("withdrawn", &[("reason", "so")]),
];

fn house() -> House {
    let rule = |(name, when): &(&str, &str)| {
        format!(
            "[[fines.rule]]\nname = \"{name}\"\nlabel = {{ en = \"{name}\", zh = \"{name}\" }}\nwhen = {{ {when} }}\namount = {{ fixed = \"10\" }}\npayers = [{{ who = \"store\" }}]\npayee = \"company\"\nsource = \"house\"\n\n"
        )
    };
    let rules: String = RULES.iter().map(rule).collect();
    let grave = "[[fines.rule]]\nname = \"grave\"";
    let fines = "[fines]\n";
    let hot = "[[escalation.rule]]\nname = \"hot\"\nlabel = { en = \"hot\", zh = \"热\" }\nwhen = { noted = \"threat\", price = \"12.50\" }\nlevel = \"owner\"\nsource = \"house\"\n\n[[triage.upgrade]]\nname = \"graver\"\nlabel = { en = \"graver\", zh = \"重\" }\nwhen = { level = \"owner\" }\nto = \"grave\"\nsource = \"house\"\n\n[fines]\n";
    let (triage, notes) = (
        "[triage]\n",
        "[[note]]\nname = \"threat\"\nlabel = { en = \"threat\", zh = \"威胁\" }\nsource = \"house\"\n\n[triage]\n",
    );
    House::edited(&[(triage, notes), (grave, &format!("{rules}{grave}")), (fines, hot)])
}

/// A story of what happened, each thing some minutes after the other.
fn story(house: &House, happened: &[(usize, u32)]) -> Story {
    let header = [("store", "maple"), ("staff", "luo"), ("price", "9")];
    let mut story = Story::of(house, "261123-k7qm", "11-23 10:00", &header);
    let mut minutes = 600;
    for (index, gap) in happened {
        minutes += gap;
        let when = format!("11-{:02} {:02}:{:02}", 23 + minutes / 1440, minutes / 60 % 24, minutes % 60);
        let (kind, fields) = HAPPENS[index % HAPPENS.len()];
        story.tell(house, kind, &when, fields);
    }
    story
}

/// Every rule that holds on what is known at `now` is among what follows, or on record.
fn holds_and_follows(house: &House, record: &Record, now: &Instant) -> Result<(), TestCaseError> {
    let earlier = Earlier::default();
    let scene = house.scene(&earlier);
    let followed = follow(record, &scene, now);
    for rule in house.policy.fines.rules.iter().filter(|rule| rule.decided_by.is_empty()) {
        let Some(trigger) = decided_at(record, rule, &scene, now) else { continue };
        let name = rule.choice.name.as_str();
        let told = followed.events.iter().any(|event| event.fields.text("rule") == Some(name));
        let uncharged = followed.uncharged.iter().any(|(known, _)| known == name);
        prop_assert!(told || uncharged || is_on_record(record, rule, trigger.round), "{name} at {now}");
    }
    Ok(())
}

/// Every rule of escalation that holds at `now` is on record after a sweep.
fn holds_and_escalates(house: &House, record: &Record, now: &Instant) -> Result<(), TestCaseError> {
    let mut swept = record.clone();
    swept.events.extend(sweep(record, &house.rules(), now));
    let case = fold(&swept, None).unwrap();
    let facts = facts_at(&case, &house.policy, now);
    let open = !matches!(case.status, Status::Closed | Status::Withdrawn | Status::Merged);
    for rule in house.policy.escalation.rules.iter().filter(|rule| open && rule.when.holds(&facts)) {
        let name = Some(rule.choice.name.as_str());
        prop_assert!(swept.events.iter().any(|event| event.fields.text("rule") == name), "{name:?} at {now}");
    }
    Ok(())
}

/// What holds follows, at every moment of a story that was swept at its end or was not.
fn holds_at_every_moment(happened: &[(usize, u32)], recorded: bool) -> Result<(), TestCaseError> {
    let house = house();
    let mut whole = story(&house, happened);
    if recorded {
        house.sweep(&mut whole, "11-30 10:00");
    }
    let mut instants: Vec<Instant> = whole.record.events.iter().map(|event| event.at).collect();
    instants.extend([at("11-26 10:00"), at("11-30 11:00")]);
    for now in instants {
        let mut record = whole.record.clone();
        record.events.retain(|event| event.at <= now);
        holds_and_follows(&house, &record, &now)?;
        holds_and_escalates(&house, &record, &now)?;
    }
    Ok(())
}

#[test]
fn a_reopening_that_was_taken_back_began_no_round() {
    holds_at_every_moment(&[(6, 1), (0, 1), (6, 1), (14, 1)], true).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_holds_follows_at_every_moment(happened in prop::collection::vec((0..HAPPENS.len(), 1_u32..900), 0..9), recorded in any::<bool>()) {
        holds_at_every_moment(&happened, recorded)?;
    }

    /// A record in which every word of the rules stands somewhere cannot be passed over by its words.
    #[test]
    fn words_that_no_rule_asks_for_change_nothing(happened in prop::collection::vec((0..HAPPENS.len(), 1_u32..900), 0..9)) {
        let house = house();
        let plain = story(&house, &happened);
        let mut wordy = plain.clone();
        let words = ["chen", "12.50", "threat", "rude", "conduct", "answer", "grave", "goods", "120", "no", "yes"];
        wordy.record.header.push("remarks", Value::texts(words));
        let followed = house.follow(&plain, "11-30 11:00");
        prop_assert_eq!(followed, house.follow(&wordy, "11-30 11:00"));
        let swept = |story: &Story| sweep(&story.record, &house.rules(), &at("11-30 11:00"));
        prop_assert_eq!(swept(&plain), swept(&wordy));
    }
}
