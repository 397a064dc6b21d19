//! A text that was made anonymous tells none of the names that were known.

use std::sync::LazyLock;

use plaint::domain::instant;
use plaint::domain::lessons::{Anonymous, Known, known_names};
use plaint::domain::policy::Policy;
use plaint::domain::shop::Shop;
use plaint::format::yaml;
use plaint::words::{Language, Said};
use proptest::prelude::*;

use super::shop;

/// Read once: a property asks for it hundreds of times.
static HOUSE: LazyLock<(Shop, Policy)> = LazyLock::new(|| {
    let text = plaint::format::policy::shipped::text("mall").unwrap();
    (shop(), plaint::format::policy::read("mall.toml", text).0.unwrap())
});

fn anonymous(called: &str, language: Language) -> Anonymous {
    let quoted = serde_json::to_string(called).unwrap();
    let text = format!(
        "record: complaint\nformat: 1\nid: 261109-k7qm\nchannel: service-desk\ncalled: {quoted}\nsubject: x\nevents: []\n"
    );
    let record = yaml::read(&text).unwrap();
    let known = known_names(&record, None, &HOUSE.0, &HOUSE.1);
    Anonymous::new(known, instant::parse("2026-11-09T10:05:00+08:00").unwrap(), language)
}

#[test]
fn one_person_has_one_stand_in_however_they_are_called() {
    let mut page = anonymous("陈建国", Language::Chinese);
    assert_eq!(
        page.conceal("陈建国来电，陈先生很急，老陈又来，建国说"),
        "顾客甲来电，顾客甲很急，顾客甲又来，顾客甲说"
    );
    let mut page = anonymous("Ms Tanaka", Language::English);
    assert_eq!(
        page.conceal("Ms Tanaka came; TANAKA-san? Tanaka left. The tanakas stay."),
        "customer A came; TANAKA-san? customer A left. The tanakas stay."
    );
}

/// 运营 is the given name of a clerk who is listed as 严运营, and 何静's id is `he`.
#[test]
fn words_like_any_other_stay() {
    let mut page = anonymous("陈先生", Language::Chinese);
    let text = "运营部承诺调查，售后已赔2000元";
    assert_eq!(page.conceal(text), text);
    assert_eq!(page.conceal("严运营说"), "涉事部门甲说");
    let mut page = anonymous("Mr Chen", Language::English);
    assert_eq!(page.conceal("he called the centre; @he came"), "he called the centre; medical help A came");
}

#[test]
fn staff_and_stores_are_told_by_role_and_letter_in_the_order_in_which_they_are_met() {
    let shop = shop();
    let (one, other) = (&shop.staff[0].name, &shop.staff[1].name);
    let mut page = anonymous("陈先生", Language::English);
    let text = page.conceal(&format!("{other} asked {one}, {other} agreed; {}", shop.stores[0].label.en));
    assert!(!text.contains(one.as_str()) && !text.contains(other.as_str()), "{text}");
    assert!(!text.contains(&shop.stores[0].label.en), "{text}");
    let met: Vec<&str> = text.split([' ', ',', ';']).collect();
    assert!(met.contains(&"A"), "{text}");
}

#[test]
fn names_of_other_writings_are_left_to_the_reader_who_is_told_so() {
    let known = Known {
        text: "May".to_owned(),
        owner: "x".to_owned(),
        role: Said { en: "clerk".to_owned(), zh: "店员".to_owned() },
        only_one: false,
        exact: true,
    };
    let day = instant::parse("2026-11-09T10:05:00+08:00").unwrap();
    let mut page = Anonymous::new(vec![known], day, Language::English);
    assert_eq!(page.conceal("May may come in Mayfair"), "clerk A may come in Mayfair");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_name_never_stays(
        surname in "[王李张刘陈欧]", given in "[\u{4e00}-\u{4fff}]{1,2}",
        before in "[在和对，。a-z 0-9]{0,6}", after in "[说，。来A-Z 0-9]{0,6}", phone in "1[3-9][0-9]{9}",
    ) {
        let name = format!("{surname}{given}");
        for language in [Language::English, Language::Chinese] {
            let mut page = anonymous(&name, language);
            let told = page.conceal(&format!("{before}{name}{after}，{surname}先生 {phone}。{name}"));
            prop_assert!(!told.contains(&name), "{told}");
            prop_assert!(!told.contains(&format!("{surname}先生")), "{told}");
            prop_assert!(!told.contains(&phone), "{told}");
        }
    }

    #[test]
    fn whatever_the_text_it_ends(text in any::<String>(), name in any::<String>()) {
        let mut page = anonymous(&name, Language::Chinese);
        let once = page.conceal(&text);
        prop_assert!(once.len() <= text.len() * 24 + 64);
    }
}

#[test]
fn naughty_names_leave_no_trace() {
    let naughty: Vec<String> = serde_json::from_str(include_str!("../output/naughty-strings.json")).unwrap();
    for name in naughty
        .iter()
        .filter(|name| name.chars().filter(|character| character.is_alphanumeric()).count() >= 3)
    {
        let name = name.trim();
        let mut page = anonymous(name, Language::English);
        let told = page.conceal(&format!("来电：{name}。"));
        let stand_in = told.contains("customer") || told.contains('[') || told.contains("the house");
        assert!(stand_in || !told.contains(name), "{name:?}: {told:?}");
        assert!(!told.contains(name) || "customer A".contains(name), "{name:?}: {told:?}");
    }
}
