//! `renumber`: another id, and everything that is found by it.

use std::fs;

use crate::house::House;

fn renumbered(house: &House, id: &str) -> (String, String) {
    let told = house.plaint(0, &["renumber", id, "--reason", "two of one id"]);
    (told.split(':').next().unwrap().to_owned(), told)
}

#[test]
fn it_is_one_commit_and_the_old_number_still_leads_to_it() {
    let (house, id) = House::new();
    house.note(&id, "before");
    let (new, told) = renumbered(&house, &id);
    assert!(told.contains("customer"), "{told}");
    assert_eq!(new[..6], id[..6]);
    assert!(!house.file(&id).exists());
    let record = house.record(&new);
    let last = record.events.last().unwrap();
    assert_eq!((last.kind.name(), last.fields.text("was")), ("renumbered", Some(id.as_str())));
    assert_eq!(record.first_id(), id);
    let changed = house.git(&["show", "--name-status", "--format=", "--no-renames", "HEAD"]);
    assert_eq!(changed.lines().count(), 2, "{changed}");
    assert_eq!(house.status(), "");
    let told = house.plaint(0, &["show", &id]);
    assert!(told.contains(&new) && told.contains(&id), "{told}");
    house.note(&id, "after");
    assert_eq!(house.notes(&new), ["before", "after"]);
    house.plaint(0, &["check"]);
}

#[test]
fn evidence_goes_along_and_who_names_it_is_told() {
    let (house, id) = House::new();
    let other = house.complaint("an umbrella leaks");
    house.plaint(0, &["link", &other, &id, "--as", "related"]);
    fs::write(house.root().join("photo.jpg"), "a photograph").unwrap();
    house.plaint(0, &["evidence", "add", &id, "photo.jpg", "--kind", "photo"]);
    let (new, told) = renumbered(&house, &id);
    assert!(told.contains(&house.path_of(&other)), "{told}");
    let verified = house.plaint(0, &["evidence", "verify", "--all"]);
    assert!(!verified.contains(&format!("evidence/{id}/")), "{verified}");
    let kept = fs::read_dir(house.root().join("evidence").join(&new)).unwrap().count();
    assert_eq!(kept, 1);
}

#[test]
fn what_sweep_recorded_is_not_recorded_once_more() {
    let (house, id) = House::new();
    let later = "2026-12-22T10:00:00+08:00";
    house.plaint_at(&house.root(), later, 0, &["sweep"]);
    assert!(house.text(&id).contains("event: escalated"), "{}", house.text(&id));
    let (new, _) = renumbered(&house, &id);
    let before = house.text(&new);
    house.plaint_at(&house.root(), later, 0, &["sweep"]);
    assert_eq!(house.text(&new), before);
}
