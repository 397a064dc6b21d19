//! The names that records and the shop know, with what stands for them.

use super::anonymous::Known;
use crate::domain::policy::Policy;
use crate::domain::record::{Fields, Record};
use crate::domain::shop::Shop;
use crate::said;
use crate::words::{Label, Said};

const CUSTOMER: Label = Label::new("customer", "顾客");
const STAFF: Label = Label::new("member of staff", "员工");
const STORE: Label = Label::new("store", "门店");
const HOUSE: Label = Label::new("the house", "本公司");
const PERSON: Label = Label::new("person", "某人");
const MEDIUM: Label = Label::new("medium", "媒体");

/// Keys of records that name or reach a customer.
const OF_CUSTOMERS: &[&str] = &["called", "name", "customer"];

/// Every name that `record` (of a complaint), the customer's own record and the shop know.
pub fn known_names(record: &Record, customer: Option<&Record>, shop: &Shop, policy: &Policy) -> Vec<Known> {
    let mut known = Vec::new();
    of_header(&record.header, policy, &mut known);
    for event in &record.events {
        let corrected = event.fields.text("field").filter(|_| event.matches("corrected"));
        if let Some(field) = corrected {
            for text in ["from", "to"].iter().flat_map(|key| event.fields.texts(key)) {
                of_header(
                    &Fields::default().with(field, crate::domain::record::Value::text(text)),
                    policy,
                    &mut known,
                );
            }
        }
        let who = event.fields.texts("who").into_iter();
        known.extend(who.flat_map(|text| person(text, text, &PERSON.said())));
        // A medium and a pseudonym have no surname: only as a whole are they names.
        for (key, role) in [("outlet", MEDIUM), ("author", PERSON)] {
            let texts = event.fields.texts(key).into_iter();
            known.extend(texts.map(|text| name(text, text, &role.said(), false)));
        }
    }
    for (key, value) in customer.iter().flat_map(|customer| customer.header.iter()) {
        for text in value.as_texts() {
            match OF_CUSTOMERS.contains(&key) {
                true => known.extend(customer_called(text)),
                // Preferences are what the house noted; only what reaches or finds the customer is hidden.
                false if is_reach(text) => {
                    known.push(one_of_a_kind(text, &said!(en: "[contact]", zh: "［联系方式］")))
                }
                false => {}
            }
        }
    }
    of_shop(shop, policy, &mut known);
    known.push(one_of_a_kind(&record.id, &said!(en: "this case", zh: "本案")));
    known
}

fn of_header(header: &Fields, policy: &Policy, known: &mut Vec<Known>) {
    for (key, value) in header.iter() {
        for text in value.as_texts() {
            if OF_CUSTOMERS.contains(&key) {
                known.extend(customer_called(text));
            } else if let Some(field) = policy.intake.fields.iter().find(|field| field.choice.name == key)
                && field.choices.is_empty()
                && is_reach(text)
            {
                let Said { en, zh } = &field.choice.label;
                known.push(one_of_a_kind(text, &said!(en: "[{en}]", zh: "［{zh}］")));
            }
        }
    }
}

fn of_shop(shop: &Shop, policy: &Policy, known: &mut Vec<Known>) {
    for staff in &shop.staff {
        let role = staff.role.as_deref().and_then(|role| role_label(policy, role));
        let role = role.unwrap_or_else(|| STAFF.said());
        let owner = format!("staff/{}", staff.id);
        known.extend(person(&staff.name, &owner, &role));
        // Ids of letters alone may be words (`he`, `centre`); records write them after an @.
        if staff.id.chars().any(|character| !character.is_ascii_alphabetic()) {
            known.push(name(&staff.id, &owner, &role, true));
        }
        known.push(name(&format!("@{}", staff.id), &owner, &role, true));
    }
    for store in &shop.stores {
        let owner = format!("store/{}", store.id);
        for text in [&store.label.en, &store.label.zh] {
            known.push(name(text, &owner, &STORE.said(), false));
        }
    }
    known.push(one_of_a_kind(&shop.name, &HOUSE.said()));
}

/// What the policy calls a role.
fn role_label(policy: &Policy, role: &str) -> Option<Said> {
    policy.vocabulary.roles.iter().find(|known| known.name == role).map(|known| known.label.clone())
}

/// Whether a text may find somebody: it holds four digits or more, or an address of electronic mail.
fn is_reach(text: &str) -> bool {
    text.chars().filter(|character| character.is_numeric()).count() >= 4 || text.contains('@')
}

fn name(text: &str, owner: &str, role: &Said, exact: bool) -> Known {
    Known { text: text.to_owned(), owner: owner.to_owned(), role: role.clone(), only_one: false, exact }
}

fn one_of_a_kind(text: &str, said: &Said) -> Known {
    Known { text: text.to_owned(), owner: text.to_owned(), role: said.clone(), only_one: true, exact: false }
}

const TITLES: &[&str] = &[
    "先生", "女士", "小姐", "太太", "夫人", "阿姨", "师傅", "老师", "经理", "店长", "主任", "总", "哥", "姐",
    "医生", "律师",
];
const LATIN_TITLES: &[&str] = &["mr", "mrs", "ms", "miss", "dr", "mr.", "mrs.", "ms.", "dr."];
const TWO: &[&str] =
    &["欧阳", "司马", "上官", "诸葛", "司徒", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "夏侯"];

/// What a customer is called, and the given name alone: 陈建国 is also 建国. Of others it may be a word like any other:
/// a clerk in the shop may be listed as 严运营, and 运营 is a department.
fn customer_called(text: &str) -> Vec<Known> {
    let mut found = person(text, CUSTOMER.en, &CUSTOMER.said());
    if let Some((_, given)) = of_han(text.trim())
        && given.chars().count() == 2
        && !TITLES.contains(&given.as_str())
    {
        found.push(name(&given, CUSTOMER.en, &CUSTOMER.said(), false));
    }
    found
}

/// Surname and the rest of a name in Chinese characters.
fn of_han(text: &str) -> Option<(String, String)> {
    let characters: Vec<char> = text.chars().collect();
    let is_han = characters.iter().all(|character| matches!(character, '\u{3400}'..='\u{9FFF}'));
    if !is_han || !(2..=5).contains(&characters.len()) {
        return None;
    }
    let length = if TWO.iter().any(|two| text.starts_with(two)) { 2 } else { 1 };
    Some((characters.iter().take(length).collect(), characters.iter().skip(length).collect()))
}

/// A person's name and the ways in which people say it: 陈建国 is also 陈先生 and 老陈; Luo Mei also Ms Luo and Luo.
fn person(text: &str, owner: &str, role: &Said) -> Vec<Known> {
    let text = text.trim();
    let known = |text: String, exact: bool| name(&text, owner, role, exact);
    let mut found = vec![known(text.to_owned(), false)];
    if let Some((surname, _)) = of_han(text) {
        found.extend(TITLES.iter().map(|title| known(format!("{surname}{title}"), false)));
        found.extend(["老", "小", "阿"].iter().map(|head| known(format!("{head}{surname}"), false)));
        return found;
    }
    let words = text.split_whitespace().filter(|word| !LATIN_TITLES.contains(&word.to_lowercase().as_str()));
    for word in words.filter(|word| word.chars().next().is_some_and(char::is_uppercase)) {
        for title in ["Mr", "Mrs", "Ms", "Miss", "Dr"] {
            found.push(known(format!("{title} {word}"), false));
            found.push(known(format!("{title}. {word}"), false));
        }
        // A short name may be a word like any other (He, An, Li): alone it counts only in its very writing.
        found.push(known(word.to_owned(), true));
    }
    found
}
