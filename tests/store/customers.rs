//! `customer`: personal data stays where the shop wants it, and is shown only on request.

use std::os::unix::fs::PermissionsExt;

use crate::place::Place;

fn shop(customers: &str) -> Place {
    let place = Place::empty();
    let begin = ["init", "--trade", "shop", "--name", "A", "--zone", "Asia/Shanghai", "--country-code", "86"];
    place.told(0, &[&begin[..], &["--customers", customers]].concat());
    place
}

fn add(place: &Place, words: &[&str]) -> String {
    let told = place.told(0, &[&["customer", "add"], words].concat());
    told.split(':').next().unwrap().to_owned()
}

#[test]
fn one_telephone_is_one_customer_however_it_is_written() {
    let place = shop("local");
    let id = add(&place, &["--telephone", "138 0013 8000", "--name", "陈大文", "--called", "陈先生"]);
    assert_eq!((id.len(), &id[..2]), (14, "c-"));
    assert_eq!(add(&place, &["--telephone", "+86-138-0013-8000"]), id);
    assert_ne!(add(&place, &["--telephone", "13800138001"]), id);
    assert_ne!(add(&place, &["--called", "陈先生"]), add(&place, &["--called", "陈先生"]));
    let other = shop("local");
    assert_ne!(add(&other, &["--telephone", "138 0013 8000"]), id, "another shop's key gives another id");
}

#[test]
fn customers_stay_on_this_machine_readable_by_their_owner_alone() {
    let place = shop("local");
    let id = add(&place, &["--telephone", "13800138000"]);
    assert_eq!(place.subjects(), ["workspace: begun"]);
    assert_eq!(place.status(), "?? .keep");
    for file in [format!("customers/{id}.yaml"), "customers/shop.key".to_owned()] {
        let mode = std::fs::metadata(place.path(&file)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{file}");
    }
}

#[test]
fn a_customer_in_git_is_said_to_be_there_for_ever() {
    let place = shop("git");
    let told = place.told(0, &["customer", "add", "--telephone", "13800138000", "--name", "陈大文"]);
    assert!(told.contains("for ever"), "{told}");
    let message = place.git(&["log", "-1", "--format=%B", "--name-only"]);
    assert!(message.contains("customer-added") && message.contains("customers/shop.key"), "{message}");
    assert!(!message.contains("陈") && !message.contains("138"), "{message}");
}

#[test]
fn name_telephone_and_address_are_masked_unless_revealed() {
    let place = shop("local");
    let id = add(&place, &["--telephone", "13800138000", "--name", "陈大文", "--address", "上海路1号"]);
    for words in [&["customer", "show", &id][..], &["customer", "list"], &["customer", "find", "陈大"]] {
        let told = place.told(0, words);
        assert!(
            told.contains("陈**")
                && !told.contains("陈大文")
                && !told.contains("0138")
                && !told.contains("上海路"),
            "{told}"
        );
        assert!(place.told(0, &[words, &["--reveal"]].concat()).contains("13800138000"));
    }
    let told = place.told(0, &["customer", "find", "+86 138 0013 8000", "--format", "json"]);
    assert!(told.contains(&id) && !told.contains("0138000"), "{told}");
    assert_eq!(place.told(0, &["customer", "find", "13900139000"]), "");
}

#[test]
fn a_number_that_is_none_and_nobody_at_all_are_refused() {
    let place = shop("local");
    assert!(place.told(2, &["customer", "add", "--telephone", "12"]).contains("no telephone number"));
    assert!(place.told(2, &["customer", "add"]).contains("needs `--telephone`"));
    assert!(place.told(2, &["customer", "show", "c-0000"]).contains("there is no customer"));
    place.put("customers/shop.key", "zz");
    assert!(place.told(1, &["customer", "add", "--telephone", "13800138000"]).contains("holds no key"));
}
