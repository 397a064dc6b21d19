//! `store`: what `shop.toml` knows, and one more section in it.

use crate::place::Place;

fn shop() -> Place {
    let place = Place::empty();
    place.told(0, &["init", "--trade", "shop", "--name", "A", "--zone", "Asia/Shanghai"]);
    place
}

#[test]
fn an_added_store_leaves_every_other_byte_and_brings_its_policy() {
    let place = shop();
    let before = place.text("shop.toml");
    place.told(0, &["store", "add", "east", "East \"one\"", "--policy", "property"]);
    let added = "\n[[store]]\nid = \"east\"\nname = 'East \"one\"'\npolicy = \"property\"\n";
    assert_eq!(place.text("shop.toml"), before + added);
    assert!(place.path("policies/property.toml").exists());
    assert_eq!(
        place.git(&["log", "-1", "--format=%s", "--name-only"]),
        "east: store-added\n\npolicies/letters/handling-report.en.txt\npolicies/letters/handling-report.zh.txt\npolicies/property.toml\nshop.toml"
    );
    let told = place.told(0, &["store", "show", "east"]);
    assert!(told.contains("property"), "{told}");
}

#[test]
fn a_store_that_is_there_or_cannot_be_is_refused() {
    let place = shop();
    place.told(0, &["store", "add", "east", "East"]);
    let before = place.text("shop.toml");
    assert!(place.told(2, &["store", "add", "east", "East"]).contains("already"));
    assert!(place.told(2, &["store", "add", "../east", "East"]).contains("cannot be an id"));
    assert!(place.told(2, &["store", "show", "eats"]).contains("did you mean `east`?"));
    assert_eq!(place.text("shop.toml"), before);
}

#[test]
fn stores_come_as_json_with_a_version() {
    let place = shop();
    place.told(0, &["store", "add", "east", "东店"]);
    let told = place.told(0, &["store", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&told).unwrap();
    assert_eq!(json["schema"].as_str().or(json["kind"].as_str()), Some("plaint/stores/1"), "{told}");
    assert_eq!(json["rows"][0]["name"], "东店", "{told}");
}
