//! From which facts a fine follows, when, and how it is written.

use plaint::domain::instant::{self};

use crate::support::{House, MALICIOUS, Story, VALID, at};

const SHARED: &str = "bad-service 500.00: staff:chen 166.67, staff:luo 166.67, staff:ma 166.66";

fn answered(house: &House) -> Story {
    let mut story = Story::new(house, "11-23 10:00");
    story.tell(house, "responded", "11-23 10:30", &[]);
    story
}

#[test]
fn it_follows_at_the_moment_of_the_finding_and_is_written_whole() {
    let house = House::new();
    let mut story = answered(&house);
    assert_eq!(house.told(&story, "11-24 09:00"), [""; 0]);
    story.determine(&house, "11-24 10:00", VALID, &[]);
    assert_eq!(house.told(&story, "11-30 09:00"), [SHARED]);
    let event = &house.follow(&story, "11-30 09:00").events[0];
    let text = |key: &str| event.fields.text(key).unwrap_or_default();
    assert_eq!(
        (event.by.as_str(), event.n, instant::format(&event.at)),
        ("sweep", 4, "2026-11-24T10:00:00+08:00".to_owned())
    );
    assert_eq!(
        ["rule", "amount", "payee", "rules"].map(text),
        ["bad-service", "500.00", "other-stores", "test"]
    );
    assert_eq!(event.fields.map("switches").unwrap().text("who"), Some("guilty"));
    let points = event.fields.maps("points");
    assert_eq!((points[0].text("staff"), points[0].text("points")), (Some("luo"), Some("2")));
}

#[test]
fn nothing_is_due_twice_nor_after_a_person_took_it_back() {
    let house = House::new();
    let mut story = answered(&house);
    story.determine(&house, "11-24 10:00", VALID, &[]);
    house.sweep(&mut story, "11-25 09:00");
    assert_eq!(house.told(&story, "11-30 09:00"), [""; 0]);
    let fine = story.record.events.last().unwrap().id.clone();
    story.tell(&house, "void", "11-26 09:00", &[("target", &fine), ("reason", "a mistake")]);
    assert_eq!(house.told(&story, "11-30 09:00"), [""; 0]);
}

#[test]
fn the_chosen_reading_decides() {
    let none = [("finding", "valid"), ("reason", "so"), ("at_fault", "no")];
    for (chosen, expected) in [("guilty", 0), ("all", 1)] {
        let house = House::edited(&[("chosen = \"guilty\"", &format!("chosen = \"{chosen}\""))]);
        let mut story = answered(&house);
        story.determine(&house, "11-24 10:00", &none, &[]);
        assert_eq!(house.told(&story, "11-30 09:00").len(), expected, "{chosen}");
    }
}

#[test]
fn a_finding_is_what_it_is_now() {
    let house = House::new();
    let mut story = answered(&house);
    story.determine(&house, "11-24 10:00", VALID, &[]);
    story.determine(&house, "11-25 10:00", MALICIOUS, &[]);
    assert_eq!(house.told(&story, "11-24 12:00"), [SHARED], "as it was seen before");
    assert_eq!(house.told(&story, "11-30 09:00"), [""; 0]);
    let last = story.record.events.last().unwrap().id.clone();
    story.tell(&house, "void", "11-26 09:00", &[("target", &last), ("reason", "wrong case")]);
    assert_eq!(house.told(&story, "11-30 09:00"), [SHARED], "the malicious one was taken back");
}

#[test]
fn what_a_closed_case_did_is_fined_and_what_was_merged_is_not() {
    let house = House::new();
    let mut story = Story::new(&house, "11-23 10:00");
    story.tell(&house, "closed", "11-27 10:00", &[("outcome", "agreed")]);
    let late = "late 100.00: store:maple 100.00";
    assert_eq!(house.told(&story, "11-30 09:00"), [late]);
    story.tell(&house, "merged", "11-28 10:00", &[("into", "261123-aaaa")]);
    assert_eq!(house.told(&story, "11-30 09:00"), [""; 0]);
}

#[test]
fn an_answer_in_time_that_is_learned_late_leaves_the_escalation_and_makes_no_fine() {
    let house = House::new();
    let mut story = Story::new(&house, "11-23 10:00");
    house.sweep(&mut story, "11-24 10:00");
    let mut knowing = story.clone();
    let escalated = plaint::domain::escalation::sweep(&story.record, &house.rules(), &at("11-26 10:00"));
    story.record.events.extend(escalated);
    knowing.tell(&house, "responded", "11-26 11:00", &[("happened", "11-24 16:00")]);
    assert_eq!(house.told(&story, "11-26 12:00").len(), 1);
    story.tell(&house, "responded", "11-26 11:00", &[("happened", "11-24 16:00")]);
    assert!(story.record.events.iter().any(|event| event.matches("escalated")));
    assert_eq!(house.told(&story, "11-26 12:00"), [""; 0]);
    assert_eq!(house.told(&knowing, "11-26 12:00"), [""; 0]);
}

#[test]
fn once_in_a_round_follows_in_each() {
    let house = House::new();
    let mut story = answered(&house);
    for (index, when) in ["11-24", "11-25"].iter().enumerate() {
        story.tell(&house, "closed", &format!("{when} 10:00"), &[("outcome", "agreed")]);
        story.tell(&house, "reopened", &format!("{when} 11:00"), &[("reason", "again")]);
        story.tell(&house, "responded", &format!("{when} 11:30"), &[]);
        assert_eq!(house.told(&story, "11-25 20:00").len(), index + 1);
    }
    house.sweep(&mut story, "11-25 20:00");
    assert_eq!(house.told(&story, "11-25 21:00"), [""; 0]);
    let rounds: Vec<&str> = story
        .record
        .events
        .iter()
        .filter(|event| event.matches("fined"))
        .map(|event| event.id.as_str())
        .collect();
    assert_eq!(rounds.len(), 2);
    assert_ne!(rounds[0], rounds[1]);
}

#[test]
fn a_corrected_store_pays_and_the_mistaken_one_does_not() {
    let house = House::new();
    let mut story = Story::new(&house, "11-23 10:00");
    story.tell(
        &house,
        "corrected",
        "11-27 10:00",
        &[("field", "store"), ("from", "maple"), ("to", "oak"), ("reason", "misheard")],
    );
    assert_eq!(house.told(&story, "11-30 09:00"), ["late 100.00: store:oak 100.00"]);
}

#[test]
fn a_broader_cause_counts() {
    let house = House::edited(&[(
        "finding = [\"valid\", \"partly\"], good_faith",
        "cause = \"conduct\", good_faith",
    )]);
    let mut story = answered(&house);
    let finding: Vec<_> = VALID.iter().copied().chain([("cause", "rude")]).collect();
    story.determine(&house, "11-24 10:00", &finding, &[]);
    assert_eq!(house.told(&story, "11-30 09:00"), [SHARED]);
}
