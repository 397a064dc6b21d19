//! What is known of a customer is corrected in its place, also where the shop keeps customers in git; everything else of
//! their files is proved as that of other records.

use crate::base::Place;
use crate::{codes, tells};

/// A house that keeps customers in git.
fn house() -> Place {
    let place = Place::empty();
    let begin = "init --trade shop --name A --zone Asia/Shanghai --country-code 86 --customers git --staff li=Li:manager .";
    must(&place, &begin.split(' ').collect::<Vec<_>>());
    place
}

fn must(place: &Place, words: &[&str]) -> String {
    let output = place.plaint(words);
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{words:?}: {told}{}", String::from_utf8_lossy(&output.stderr));
    told
}

fn customer(place: &Place) -> String {
    let words = [
        "customer",
        "add",
        "--telephone",
        "13800138000",
        "--name",
        "陈大文",
        "--by",
        "li",
        "--prefers",
        "tea",
    ];
    must(place, &words).split(':').next().unwrap().to_owned()
}

/// Changes what is known of the customer.
fn change(place: &Place, id: &str, words: &[&str]) {
    must(place, &[&["customer", "change", id, "--by", "li"], words].concat());
}

#[test]
fn a_name_that_was_corrected_is_no_finding() {
    let place = house();
    let id = customer(&place);
    change(&place, &id, &["--name", "陈文", "--address", "上海路1号"]);
    change(&place, &id, &["--no-longer", "tea", "--prefers", "a quiet table"]);
    assert!(place.text(&format!("customers/{id}.yaml")).contains("陈文"));
    assert_eq!(codes(&place), []);
}

#[test]
fn what_two_clones_learned_of_a_customer_is_merged_and_no_finding() {
    let one = house();
    let id = customer(&one);
    let hub = one.side().join("hub.git").display().to_string();
    one.git(&["init", "-q", "--bare", "-b", "main", &hub]);
    one.git(&["remote", "add", "origin", &hub]);
    one.git(&["push", "-q", "-u", "origin", "HEAD:main"]);
    let two = Place::empty();
    two.git(&["clone", "-q", "-b", "main", &hub, "."]);
    change(&one, &id, &["--prefers", "a quiet table", "--name", "陈文"]);
    change(&two, &id, &["--prefers", "by the window", "--address", "上海路1号"]);
    for place in [&one, &two, &one] {
        must(place, &["sync", "--by", "li"]);
    }
    let text = one.text(&format!("customers/{id}.yaml"));
    for words in ["tea", "a quiet table", "by the window", "陈文", "上海路1号"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    // Both sides change one value, each in another way.
    change(&one, &id, &["--name", "陈小文"]);
    change(&two, &id, &["--name", "程文"]);
    for place in [&one, &two, &one] {
        must(place, &["sync", "--by", "li"]);
    }
    assert_eq!(codes(&one), []);
    assert_eq!(codes(&two), []);
}

#[test]
fn another_customer_in_the_same_file_is_told() {
    let place = house();
    let path = format!("customers/{}.yaml", customer(&place));
    place.put(&path, &place.text(&path).replacen("id: c-", "id: c-zz", 1));
    let commit = place.commit_as("li");
    tells(&place, "audit-header-changed", &path, Some(&commit));
}
