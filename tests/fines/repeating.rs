//! Repetition: a supplement of its own, keyed on the fine, that tells nothing of the other case.

use plaint::domain::fines::follow::{Earlier, supplement_paid_by, supplements};
use plaint::domain::fines::ledger::{Party, parties};
use plaint::domain::record::Event;

use crate::support::{House, Story, at};

/// Two complaints about one store that nobody answered, both fined; the second `days` after the first.
fn pair(house: &House, second: &str, store: &str) -> (Story, Story) {
    let mut first = Story::of(house, "260901-aaaa", "09-01 10:00", &[("store", "maple"), ("staff", "luo")]);
    let mut again = Story::of(house, "261101-bbbb", second, &[("store", store), ("staff", "luo")]);
    house.sweep(&mut first, "11-30 09:00");
    house.sweep(&mut again, "12-30 09:00");
    (first, again)
}

fn due(house: &House, story: &Story, known: &[&Story]) -> Vec<Event> {
    let earlier = Earlier::of(known.iter().map(|known| (&known.record, &house.policy)));
    let due = supplements(&story.record, &house.scene(&earlier), &at("12-30 10:00"));
    // Who looks at this complaint alone makes the same of it, whatever makes it a repetition.
    for event in &due {
        let payers: Vec<Party> = parties(event, "payers").into_iter().map(|(payer, _)| payer).collect();
        let (base, alone) = (event.fields.text("repeats").unwrap(), Earlier::default());
        let again = supplement_paid_by(&story.record, base, &payers, &house.scene(&alone));
        assert_eq!(again.as_ref(), Some(event));
    }
    due
}

#[test]
fn the_second_time_within_the_term_costs_the_difference() {
    let house = House::new();
    let (first, again) = pair(&house, "11-02 10:00", "maple");
    let found = due(&house, &again, &[&first, &again]);
    assert_eq!(found.len(), 1);
    let fine = again.record.events.iter().find(|event| event.matches("fined")).unwrap();
    let text = |key: &str| found[0].fields.text(key).unwrap_or_default();
    assert_eq!(
        ["rule", "amount", "base", "times", "repeats"].map(text),
        ["late", "100.00", "100.00", "2", &fine.id]
    );
    assert_eq!((found[0].at, found[0].n), (fine.at, fine.n + 1));
    assert!(!format!("{:?}", found[0]).contains("aaaa"), "the other case is not named");
    assert!(due(&house, &first, &[&first, &again]).is_empty(), "the first is not repeated by the second");
}

#[test]
fn not_beyond_the_term_nor_in_another_store_nor_twice() {
    let house = House::new();
    let (first, again) = pair(&house, "12-07 10:00", "maple");
    assert!(due(&house, &again, &[&first, &again]).is_empty(), "91 days and more lie between");
    let (first, other) = pair(&house, "11-02 10:00", "oak");
    assert!(due(&house, &other, &[&first, &other]).is_empty());
    let (first, mut again) = pair(&house, "11-02 10:00", "maple");
    again.record.events.extend(due(&house, &again, &[&first, &again]));
    assert!(due(&house, &again, &[&first, &again]).is_empty());
}

#[test]
fn a_fine_that_was_taken_off_or_taken_back_does_not_count() {
    let house = House::new();
    for kind in ["waived", "void"] {
        let (mut first, again) = pair(&house, "11-02 10:00", "maple");
        let fine = first.record.events.iter().find(|event| event.matches("fined")).unwrap().id.clone();
        let id = first.tell(
            &house,
            kind,
            "12-01 09:00",
            &[("target", &fine), ("reason", "so"), ("amount", "100.00")],
        );
        let parts =
            first.record.events.iter().find(|event| event.id == fine).unwrap().fields.get("payers").cloned();
        let event = first.record.events.iter_mut().find(|event| event.id == id).unwrap();
        event.fields.push("payers", parts.unwrap());
        assert!(due(&house, &again, &[&first, &again]).is_empty(), "{kind}");
    }
}

#[test]
fn the_same_person_in_another_store_is_the_same_person() {
    let by_person = House::edited(&[("within = \"90 days\" }", "within = \"90 days\", same = \"person\" }")]);
    let (first, again) = pair(&by_person, "11-02 10:00", "oak");
    assert_eq!(due(&by_person, &again, &[&first, &again]).len(), 1);
}
