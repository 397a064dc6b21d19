//! What customers are given: owed from the acceptance on, settled when it is carried out.

use chrono::Duration;
use plaint::domain::books::{self, Booked, Entry, Settling};
use plaint::domain::calendar::Zone;
use plaint::domain::case;
use plaint::domain::fines::ledger::parties;
use plaint::domain::instant;
use plaint::domain::record::{Event, EventKind, FORMAT, Fields, Record, RecordKind, Value};
use plaint::domain::resolution::policy::Nature;

/// Events, one a day: the kind, then `key=value` each; `remedies` are `name:cost` with commas between them.
fn record(events: &[&str]) -> Record {
    let start = instant::parse("2026-01-01T12:00:00+08:00").unwrap();
    let event = |(number, text): (usize, &&str)| {
        let mut words = text.split(' ');
        let kind = EventKind::of(words.next().unwrap());
        let mut fields = Fields::default();
        for word in words {
            let (key, value) = word.split_once('=').unwrap();
            let value = if key == "remedies" { remedies(value) } else { Value::text(value) };
            fields.push(key, value);
        }
        let at = start + Duration::days(number as i64);
        Event {
            id: format!("e{number}"),
            at,
            by: "li".into(),
            n: number as u32 + 1,
            kind,
            happened: None,
            due: Vec::new(),
            fields,
        }
    };
    let events = events.iter().enumerate().map(event).collect();
    Record {
        kind: RecordKind::Complaint,
        format: FORMAT,
        id: "260101-aaaa".into(),
        header: Fields::default(),
        events,
    }
}

fn remedies(text: &str) -> Value {
    let one = |text: &str| {
        let (remedy, cost) = text.split_once(':').unwrap();
        Value::Map(Fields::default().with("remedy", Value::text(remedy)).with("cost", Value::text(cost)))
    };
    Value::List(text.split(',').map(one).collect())
}

/// The entries as text: day, what, event, postings.
fn told(events: &[&str]) -> Vec<String> {
    let record = record(events);
    let standing = case::standing(&record, None);
    assert!(standing.iter().all(|event| parties(event, "payers").is_empty()));
    let zone = Zone::parse("Asia/Shanghai").unwrap();
    let booked = Booked { record: &record.id, store: Some("east"), subject: "", events: &standing, zone };
    let settling = |remedy: &str| {
        Settling::of(match remedy {
            "refund" => Some(Nature::Refund),
            "voucher" => Some(Nature::Voucher),
            "goods" => Some(Nature::Goods),
            _ => None,
        })
    };
    let mut found = books::entries(&booked, &settling);
    assert_eq!(found.omitted, []);
    books::in_order(&mut found.entries);
    found.entries.iter().map(line).collect()
}

fn line(entry: &Entry) -> String {
    let postings: Vec<String> =
        entry.postings().map(|each| format!("{} {}", each.account, each.amount)).collect();
    format!("{} {} {}: {}", entry.date.format("%d"), entry.what.name(), entry.event, postings.join(", "))
}

#[test]
fn agreed_then_carried_out_by_what_it_is() {
    let found = told(&[
        "received",
        "offered remedies=refund:10.50,voucher:20.00,goods:3.00,apology:0.00,strange:1.00 cost=34.50",
        "accepted target=e1",
        "action remedy=refund target=e1",
        "action remedy=voucher target=e1",
        "action remedy=goods target=e1",
        "action remedy=strange target=e1",
        "done target=e3",
        "done target=e4",
        "done target=e5",
        "done target=e6",
    ]);
    insta::assert_snapshot!(found.join("\n"), @"
    03 agreed e2: Expenses:Compensation:Stores:East:Refund 10.50, Expenses:Compensation:Stores:East:Voucher 20.00, Expenses:Compensation:Stores:East:Goods 3.00, Expenses:Compensation:Stores:East:Strange 1.00, Liabilities:Customers:260101-aaaa -34.50
    08 carried-out e7: Liabilities:Customers:260101-aaaa 10.50, Assets:Finance -10.50
    09 carried-out e8: Liabilities:Customers:260101-aaaa 20.00, Liabilities:Vouchers -20.00
    10 carried-out e9: Liabilities:Customers:260101-aaaa 3.00, Equity:Other-Books:Goods -3.00
    11 carried-out e10: Liabilities:Customers:260101-aaaa 1.00, Equity:Other-Books:Unknown -1.00
    ");
}

#[test]
fn what_was_under_way_before_settles_what_is_agreed() {
    let found = told(&[
        "received",
        "action remedy=goods",
        "done target=e1",
        "offered remedies=goods:5.00,goods:7.00 cost=12.00",
        "accepted target=e3",
        "action remedy=goods target=e3",
        "done target=e5",
    ]);
    insta::assert_snapshot!(found.join("\n"), @"
    05 agreed e4: Expenses:Compensation:Stores:East:Goods 12.00, Liabilities:Customers:260101-aaaa -12.00
    05 carried-out e2: Liabilities:Customers:260101-aaaa 5.00, Equity:Other-Books:Goods -5.00
    07 carried-out e6: Liabilities:Customers:260101-aaaa 7.00, Equity:Other-Books:Goods -7.00
    ");
}

#[test]
fn a_later_agreement_replaces_what_was_never_carried_out() {
    let found = told(&[
        "received",
        "offered remedies=refund:10.00,voucher:5.00 cost=15.00",
        "accepted target=e1",
        "action remedy=refund target=e1",
        "action remedy=voucher target=e1",
        "done target=e3",
        "reopened reason=x",
        "offered remedies=refund:30.00 cost=30.00",
        "accepted target=e7",
        "reopened reason=x",
        "offered remedies=refund:40.00 cost=40.00",
        "accepted target=e10",
    ]);
    insta::assert_snapshot!(found.join("\n"), @"
    03 agreed e2: Expenses:Compensation:Stores:East:Refund 10.00, Expenses:Compensation:Stores:East:Voucher 5.00, Liabilities:Customers:260101-aaaa -15.00
    06 carried-out e5: Liabilities:Customers:260101-aaaa 10.00, Assets:Finance -10.00
    09 agreed e8: Expenses:Compensation:Stores:East:Refund 30.00, Liabilities:Customers:260101-aaaa -30.00
    09 replaced e8: Liabilities:Customers:260101-aaaa 5.00, Expenses:Compensation:Stores:East:Voucher -5.00
    12 agreed e11: Expenses:Compensation:Stores:East:Refund 40.00, Liabilities:Customers:260101-aaaa -40.00
    12 replaced e11: Liabilities:Customers:260101-aaaa 30.00, Expenses:Compensation:Stores:East:Refund -30.00
    ");
}

#[test]
fn what_costs_nothing_or_was_not_agreed_is_in_no_book() {
    for events in [
        &["received", "offered remedies=refund:10.00 cost=10.00"][..],
        &["received", "offered remedies=refund:10.00 cost=10.00", "refused target=e1"],
        &[
            "received",
            "offered remedies=apology:0.00 cost=0.00",
            "accepted target=e1",
            "action remedy=apology target=e1",
            "done target=e3",
        ],
        &[
            "received",
            "offered remedies=refund:10.00 cost=10.00",
            "accepted target=e1",
            "void target=e2 reason=x",
        ],
        &["received", "action remedy=refund", "done target=e1"],
    ] {
        assert_eq!(told(events), [""; 0], "{events:?}");
    }
}
