//! Who pays how much: every sort of line, weights, and what happens where nobody is found.

use plaint::domain::fines::follow::Uncharged;

use crate::support::{House, Story, VALID};

const LINE: &str = "payers = [{ who = \"store-staff\" }]\npayee = \"other-stores\"\npoints = 2";

fn told(lines: &str, responsible: &[(&str, &[&str])]) -> Vec<String> {
    let house = House::edited(&[(LINE, lines)]);
    let mut story = Story::new(&house, "11-23 10:00");
    story.tell(&house, "triaged", "11-23 10:10", &[("category", "goods"), ("tier", "light")]);
    story.tell(&house, "responded", "11-23 10:30", &[]);
    story.determine(&house, "11-24 10:00", VALID, responsible);
    house.told(&story, "11-30 09:00")
}

/// Lines of payers, who is named as what, and the parts.
type Row = (&'static str, &'static [(&'static str, &'static [&'static str])], &'static str);

#[test]
fn every_line_finds_those_whom_it_means() {
    let table: &[Row] = &[
        ("{ who = \"store\" }", &[], "500.00: store:maple 500.00"),
        ("{ who = \"store-staff\" }", &[], "500.00: staff:chen 166.67, staff:luo 166.67, staff:ma 166.66"),
        (
            "{ who = \"store-staff\", except = [\"manager\"] }",
            &[],
            "500.00: staff:chen 250.00, staff:luo 250.00",
        ),
        (
            "{ who = \"store-staff\", by-role = { manager = \"2\" } }",
            &[],
            "500.00: staff:chen 125.00, staff:luo 125.00, staff:ma 250.00",
        ),
        ("{ who = \"responsible\" }", &[], "500.00: staff:luo 500.00"),
        (
            "{ who = \"responsible\" }",
            &[("staff", &["chen", "old"])],
            "500.00: staff:chen 250.00, staff:old 250.00",
        ),
        ("{ who = \"superiors\" }", &[], "500.00: staff:ma 250.00, staff:zhao 250.00"),
        ("{ who = \"superiors\", levels = 1 }", &[], "500.00: staff:ma 500.00"),
        ("{ who = \"superiors\" }", &[("superiors", &["zhao"])], "500.00: staff:zhao 500.00"),
        ("{ who = \"role\", role = \"manager\", of = \"store\" }", &[], "500.00: staff:ma 500.00"),
        (
            "{ who = \"role\", role = \"manager\", of = \"house\" }",
            &[],
            "500.00: staff:ma 250.00, staff:qin 250.00",
        ),
        ("{ who = \"role\", role = \"director\", of = \"department\" }", &[], "500.00: staff:zhao 500.00"),
        ("{ who = \"department\" }", &[], "500.00: department:sales 500.00"),
        (
            "{ who = \"role\", role = \"manager\" }, { who = \"responsible\" }",
            &[],
            "500.00: staff:ma 250.00, staff:luo 250.00",
        ),
        (
            "{ who = \"responsible\", weight = \"3\" }, { who = \"store-staff\" }",
            &[],
            "500.00: staff:luo 416.67, staff:chen 41.67, staff:ma 41.66",
        ),
    ];
    for (line, responsible, expected) in table {
        let lines = format!("payers = [{line}]\npayee = \"company\"");
        assert_eq!(told(&lines, responsible), [format!("bad-service {expected}")], "{line}");
    }
}

#[test]
fn a_line_that_finds_nobody_leaves_its_share_to_the_others_and_else_the_store_pays() {
    let nobody = "{ who = \"role\", role = \"director\", of = \"store\" }";
    let with_others = told(&format!("payers = [{nobody}, {{ who = \"responsible\" }}]"), &[]);
    assert_eq!(with_others, ["bad-service 500.00: staff:luo 500.00"]);
    assert_eq!(told(&format!("payers = [{nobody}]"), &[]), ["bad-service 500.00: store:maple 500.00"]);
}

#[test]
fn the_sum_is_for_the_fine_for_each_payer_or_for_each_payee() {
    let staff = "payers = [{ who = \"store-staff\" }]\npayee = \"other-stores\"\nper = ";
    let of = |per: &str| told(&format!("{staff}\"{per}\""), &[]);
    assert_eq!(of("fine"), ["bad-service 500.00: staff:chen 166.67, staff:luo 166.67, staff:ma 166.66"]);
    assert_eq!(of("payer"), ["bad-service 1500.00: staff:chen 500.00, staff:luo 500.00, staff:ma 500.00"]);
    assert_eq!(of("payee"), ["bad-service 1000.00: staff:chen 333.34, staff:luo 333.33, staff:ma 333.33"]);
}

#[test]
fn the_other_stores_are_those_of_the_same_policy() {
    let lines = "payers = [{ who = \"store\" }]\npayee = \"other-stores\"\nper = \"payee\"";
    let mut house = House::edited(&[(LINE, lines)]);
    let mut story = Story::new(&house, "11-23 10:00");
    story.tell(&house, "triaged", "11-23 10:10", &[("category", "goods"), ("tier", "light")]);
    story.tell(&house, "responded", "11-23 10:30", &[]);
    story.determine(&house, "11-24 10:00", VALID, &[]);
    let mut of = |store: usize, policy: &str| {
        house.shop.stores[store].policy = Some(policy.to_owned());
        let followed = house.follow(&story, "11-30 09:00");
        (house.told(&story, "11-30 09:00"), followed.uncharged)
    };
    let whole = (vec!["bad-service 1000.00: store:maple 1000.00".to_owned()], Vec::new());
    assert_eq!(of(1, "house"), whole, "named, and the same as the one that the shop names for all");
    assert_eq!(of(1, "mall").0, ["bad-service 500.00: store:maple 500.00"]);
    assert_eq!(of(2, "mall"), (Vec::new(), vec![("bad-service".to_owned(), Uncharged::NobodyGets)]));
}

#[test]
fn what_cannot_be_charged_says_why() {
    let house = House::new();
    let mut story = Story::of(&house, "261123-k7qm", "11-23 10:00", &[]);
    assert_eq!(house.follow(&story, "11-30 09:00").uncharged, [("late".to_owned(), Uncharged::NobodyPays)]);
    story.tell(&house, "corrected", "11-30 09:00", &[("field", "store"), ("to", "oak"), ("reason", "asked")]);
    assert_eq!(house.told(&story, "11-30 10:00"), ["late 100.00: store:oak 100.00"]);
    let unknown =
        House::edited(&[("amount = { fixed = \"100\" }", "amount = { times = \"1\", of = \"price\" }")]);
    let story = Story::new(&unknown, "11-23 10:00");
    let why = Uncharged::AmountUnknown(vec!["price".to_owned()]);
    assert_eq!(unknown.follow(&story, "11-30 09:00").uncharged, [("late".to_owned(), why)]);
}
