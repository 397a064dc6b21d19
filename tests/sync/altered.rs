//! Events that the other side removed or edited: taken in, and told. What is erased or merged openly is not.

use crate::chain::{Chain, NOW, Store, place_of, told};

/// The complaint with a note in both stores.
fn with_note(chain: &Chain) -> String {
    let id = chain.stores[0].complaint();
    chain.stores[0].must(&["note", &id, "rang twice"]);
    chain.settle();
    id
}

/// Removes the last event by hand.
fn without_last(store: &Store, id: &str) {
    let text = store.text(&place_of(id));
    let last = text.rfind("\n  - id: ").unwrap() + 1;
    store.put(&place_of(id), &text[..last]);
}

#[test]
fn events_that_the_other_side_removed_or_edited_are_told() {
    let chain = Chain::of(2);
    let [one, two] = &chain.stores[..] else { panic!() };
    let (shorter, edited) = (with_note(&chain), with_note(&chain));
    without_last(two, &shorter);
    two.edit(&place_of(&edited), "rang twice", "never rang");
    two.commit("put in order");
    two.sync();
    one.must(&["note", &shorter, "of our own"]);
    let output = one.at(NOW, "", &["sync", "--dry-run", "--format", "json"]).output().unwrap();
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let counts = |of: &serde_json::Value| (of["events_gone"].clone(), of["events_changed"].clone());
    assert_eq!(counts(&json["sync"]), (1.into(), 1.into()), "{}", told(&output));
    let row = |id: &str| json["records"].as_array().unwrap().iter().find(|row| row["id"] == id).unwrap();
    assert_eq!(counts(row(&shorter)), (1.into(), 0.into()));
    assert_eq!(counts(row(&edited)), (0.into(), 1.into()));
    let said = one.must(&["sync", "--quiet", "--language", "zh"]);
    for words in [format!("不在了：{shorter}"), format!("被改动：{edited}"), "`plaint audit`".to_owned()]
    {
        assert!(said.contains(&words), "{words}: {said}");
    }
    assert!(one.must(&["sync", "--quiet"]).is_empty(), "told once");
    one.told(3, &["audit"]);
}

#[test]
fn a_record_that_cannot_be_read_any_more_has_lost_its_events() {
    let chain = Chain::of(2);
    let [one, two] = &chain.stores[..] else { panic!() };
    let id = with_note(&chain);
    two.put(&place_of(&id), "record: [\n");
    two.commit("broken");
    two.git(&["push", "--quiet", "origin", "main"]);
    let said = one.must(&["sync", "--quiet"]);
    assert!(said.contains("events that were here and are gone: 2") && said.contains(&id), "{said}");
}

#[test]
fn what_was_erased_openly_or_merged_honestly_is_not_told() {
    let chain = Chain::of(2);
    let [one, two] = &chain.stores[..] else { panic!() };
    let (erased, edited) = (with_note(&chain), with_note(&chain));
    let text = two.text(&place_of(&erased));
    let note = text.rsplit("\n  - id: ").next().unwrap().lines().next().unwrap().to_owned();
    let fields = plaint::domain::record::Fields::default()
        .with("note", plaint::domain::record::Value::text("rang twice"));
    let hash = plaint::domain::audit::hash_of_erased(&fields, &["note"]);
    two.edit(&place_of(&erased), "rang twice", "[erased]");
    let event = format!(
        "  - id: ezz9z9\n    at: {NOW}\n    by: li\n    n: 98\n    event: erased\n    target: {note}\n    fields: [note]\n    sha256: {hash}\n"
    );
    two.put(&place_of(&erased), &(two.text(&place_of(&erased)) + &event));
    one.edit(&place_of(&edited), "rang twice", "rang three times");
    two.edit(&place_of(&edited), "rang twice", "rang four times");
    two.commit("erased");
    two.sync();
    let said = one.sync();
    assert!(said.contains(&format!("to be decided by somebody: {edited}")), "{said}");
    assert!(!said.contains("are gone") && !said.contains("something else"), "{said}");
    assert!(one.text(&place_of(&erased)).contains("[erased]"));
}
