//! From complaints to counts: stretches of days, the same customer once, spellings, places of their own, transactions.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use plaint::domain::calendar::Zone;
use plaint::domain::case::{Case, fold};
use plaint::domain::filter::Period;
use plaint::domain::names::Names;
use plaint::domain::ranking::policy::By;
use plaint::domain::ranking::{Asked, Volume};
use plaint::domain::record::Record;
use plaint::domain::summary::Matter;
use plaint::domain::systemic::{
    Background, Flag, Measured, Problem, Span, SystemicPolicy, Watch, contacts, days, look,
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A complaint about a product on a day, in a store, by a customer or nobody who is known.
fn record(number: usize, on: &str, (store, item, customer): (&str, &str, &str), closed: bool) -> Record {
    let id = format!("{}{}{}-aa{number:02}", &on[2..4], &on[5..7], &on[8..10]);
    let customer = if customer.is_empty() { String::new() } else { format!("customer: {customer}\n") };
    let end = format!(
        "  - {{id: e2, at: \"{on}T12:00:00+08:00\", by: li, n: 2, event: closed, outcome: settled}}\n"
    );
    let text = format!(
        "record: complaint\nformat: 1\nid: {id}\nreceived: {on}T09:00:00+08:00\nstore: {store}\ncategory: faulty\n{customer}item: {item}\n\
         events:\n  - {{id: e1, at: \"{on}T09:00:00+08:00\", by: li, n: 1, event: received}}\n{}",
        if closed { end.as_str() } else { "" }
    );
    plaint::format::yaml::read(&text).unwrap()
}

fn policy() -> SystemicPolicy {
    let watch = |names: &[&str], new| Watch { by: names.iter().map(|name| By::of(name)).collect(), new };
    let watches = vec![watch(&["item"], Some(3)), watch(&["store", "category"], None)];
    SystemicPolicy { watches, ..SystemicPolicy::default() }
}

/// Looks at the records as of the end of a day.
fn looked<T>(
    records: &[Record],
    today: &str,
    volumes: &BTreeMap<String, Vec<Volume>>,
    read: impl FnOnce(&[Problem<'_>], &[Asked<'_>]) -> T,
) -> T {
    let zone = Zone::parse("Asia/Shanghai").unwrap();
    let cases: Vec<Case> = records.iter().map(|record| fold(record, None).unwrap()).collect();
    let names = Names::default();
    let asked: Vec<Asked<'_>> = records
        .iter()
        .zip(&cases)
        .map(|(record, case)| {
            let received_on = zone.shown(&case.received).date_naive();
            (Matter { record, case, names: &names, received_on }, case.facts.clone())
        })
        .collect();
    let mut background = Background::default();
    for (matter, _) in &asked {
        for place in [None, matter.case.store.clone()] {
            let first = background.since.entry(place).or_insert(matter.received_on);
            *first = matter.received_on.min(*first);
        }
    }
    background.volumes = volumes.iter().map(|(store, list)| (store.clone(), list.as_slice())).collect();
    let policy = policy();
    let span = Span::of(&policy, day(today), None);
    let found = look(&policy, &asked, span, &background);
    read(&found.problems, &asked)
}

fn of<'a>(problems: &'a [Problem<'a>], names: &[&str]) -> &'a Problem<'a> {
    problems.iter().find(|problem| problem.names == names).unwrap_or_else(|| panic!("{names:?}"))
}

/// A year in which the east has a complaint each month about something else, then a bad kettle.
fn year() -> Vec<Record> {
    let mut records: Vec<Record> = (1..=10)
        .map(|month| record(month, &format!("2026-{month:02}-05"), ("east", "towel", ""), true))
        .collect();
    records.push(record(20, "2026-03-01", ("east", "Kettle 9", "c-00000000old0"), true));
    for (number, on, item, customer) in [
        (31, "2026-11-03", "Kettle 9", "c-0000000000a1"),
        (32, "2026-11-05", "kettle ９", "c-0000000000a1"),
        (33, "2026-11-08", "KETTLE9", "c-0000000000b2"),
        (34, "2026-11-10", "Kettle 9", ""),
        (35, "2026-11-12", "Kettle 9", ""),
    ] {
        records.push(record(number, on, ("east", item, customer), number == 33));
    }
    records
}

#[test]
fn the_same_thing_in_other_spelling_counts_and_the_same_customer_counts_once() {
    looked(&year(), "2026-11-22", &BTreeMap::new(), |problems, _| {
        let kettle = of(problems, &["Kettle 9"]);
        assert_eq!((kettle.count, kettle.cases.len()), (4, 5), "one customer complained twice");
        let earlier: Vec<usize> = kettle.earlier.iter().map(|(_, count)| *count).collect();
        assert_eq!(earlier, [0, 0, 0, 0, 0, 0, 0, 1, 0], "nine whole stretches since 5 January");
        assert_eq!(kettle.measured, Measured::Days);
        assert_eq!(kettle.weighed.flag, Some(Flag::Rising));
        assert!((kettle.expected().unwrap() - 1.0 / 9.0).abs() < 1e-12);
        assert!(problems.iter().all(|problem| problem.names != ["towel"]), "nothing of it in the window");
    });
}

#[test]
fn who_is_contacted_first() {
    looked(&year(), "2026-11-22", &BTreeMap::new(), |problems, asked| {
        let told: Vec<(Option<String>, bool, usize)> = contacts(of(problems, &["Kettle 9"]), asked)
            .into_iter()
            .map(|contact| (contact.customer, contact.open, contact.cases.len()))
            .collect();
        let customer = |id: &str| Some(id.to_owned());
        assert_eq!(
            told,
            [
                (None, true, 1),
                (None, true, 1),
                (customer("c-0000000000a1"), true, 2),
                (customer("c-0000000000b2"), false, 1),
                (customer("c-00000000old0"), false, 1),
            ],
            "open ones first, the latest first; then who has the same product from earlier"
        );
        let place = of(problems, &["east", "faulty"]);
        assert!(
            contacts(place, asked).iter().all(|contact| contact.open),
            "a place is nothing customers have"
        );
    });
}

#[test]
fn a_store_is_compared_with_what_is_on_record_of_itself() {
    let mut records = year();
    for (number, on) in [(41, "2026-10-20"), (42, "2026-11-01"), (43, "2026-11-02")] {
        records.push(record(number, on, ("west", "lamp", ""), false));
    }
    looked(&records, "2026-11-22", &BTreeMap::new(), |problems, _| {
        assert_eq!(of(problems, &["east", "faulty"]).earlier.len(), 9);
        let west = of(problems, &["west", "faulty"]);
        assert_eq!(west.earlier.len(), 0, "no whole stretch since its first complaint");
        assert_eq!((west.weighed.flag, west.weighed.probability), (None, None), "nothing is guessed");
    });
}

#[test]
fn twice_the_business_is_no_surprise_that_complaints_double() {
    let month = |first: &str, last: &str, transactions| Volume {
        period: Period { first: day(first), last: day(last) },
        transactions,
    };
    let known = BTreeMap::from([(
        "east".to_owned(),
        vec![month("2026-01-01", "2026-10-23", 2_960), month("2026-10-24", "2026-11-22", 3_000)],
    )]);
    let unknown = BTreeMap::new();
    let flagged = |volumes| {
        looked(&year(), "2026-11-22", volumes, |problems, _| {
            let kettle = of(problems, &["Kettle 9"]);
            (kettle.measured, kettle.expected().unwrap(), kettle.weighed.by_chance.unwrap())
        })
    };
    let (by_days, usual, by_chance) = flagged(&unknown);
    let (by_business, usual_then, by_chance_then) = flagged(&known);
    assert_eq!((by_days, by_business), (Measured::Days, Measured::Transactions));
    assert!(
        (usual - 1.0 / 9.0).abs() < 1e-9 && (usual_then - 10.0 / 9.0).abs() < 1e-9,
        "{usual} {usual_then}"
    );
    assert!(by_chance < 0.05 && by_chance_then > 0.05, "{by_chance} {by_chance_then}");
}

#[test]
fn the_same_complaints_are_told_as_one_problem() {
    looked(&year(), "2026-11-22", &BTreeMap::new(), |problems, _| {
        let flagged: Vec<_> = problems.iter().filter(|each| each.weighed.flag.is_some()).collect();
        assert_eq!(flagged[0].part_of, None);
        assert!(flagged.iter().skip(1).all(|each| each.part_of == Some(0)), "{flagged:?}");
    });
}

#[test]
fn the_days_that_are_looked_at() {
    let policy = policy();
    let span = Span::of(&policy, day("2026-11-22"), None);
    assert_eq!(span.window.to_string(), "2026-10-24..2026-11-22");
    assert_eq!((span.earlier.len(), span.earlier[0].to_string().as_str()), (12, "2026-09-24..2026-10-23"));
    assert_eq!(span.first(), day("2025-10-29"));
    assert_eq!(span.since(day("2026-08-01")).len(), 2, "whole stretches only");
    let november = Period::parse("2026-11", day("2026-11-22")).unwrap();
    let asked = Span::of(&policy, day("2026-11-22"), Some(november));
    assert_eq!(
        (asked.window.last, days(&asked.window)),
        (day("2026-11-22"), 22),
        "what is to come is not quiet"
    );
    assert_eq!(asked.earlier.len(), 16);
}
