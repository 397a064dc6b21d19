//! What paying late costs: tables, in process.

use plaint::domain::calendar::Zone;
use plaint::domain::case::standing;
use plaint::domain::fines::answers::late::due_charges;
use plaint::domain::fines::ledger::{Fine, fines};
use plaint::domain::fines::policy::FinesPolicy;
use plaint::domain::record::{Event, EventKind, Fields, Record, RecordKind, Value};
use plaint::format::policy;

use crate::house::{RULES, at};

pub(crate) fn policy_with(more: &str) -> FinesPolicy {
    let (policy, found) = policy::read("house.toml", &format!("{RULES}{more}"));
    policy.unwrap_or_else(|| panic!("{found:?}")).fines
}

pub(crate) const DAILY: &str =
    "\n[fines.late-charge]\nshare = \"0.5%\"\nper = \"day\"\nat-most = \"2%\"\nsource = \"test §36\"\n";
const ONCE: &str = "\n[fines.late-charge]\nshare = \"10%\"\nper = \"once\"\nsource = \"test §36\"\n";
const SUM: &str = "\n[fines.late-charge]\nsum = \"50\"\nsource = \"test §36\"\n";

/// An event with its own fields as `key=value`; `payers=luo:250,mei:250`.
pub(crate) fn event(id: &str, n: u32, when: &str, kind: &str, pairs: &str) -> Event {
    let mut fields = Fields::default();
    for (key, text) in pairs.split_whitespace().filter_map(|pair| pair.split_once('=')) {
        let value = match key {
            "payers" | "payees" => Value::List(text.split(',').map(party).collect()),
            _ => Value::text(text),
        };
        fields.push(key, value);
    }
    Event {
        id: id.to_owned(),
        at: at(when),
        by: "shi".to_owned(),
        n,
        kind: EventKind::of(kind),
        happened: None,
        due: Vec::new(),
        fields,
    }
}

fn party(text: &str) -> Value {
    let (who, amount) = text.split_once(':').unwrap();
    Value::Map(Fields::default().with("staff", Value::text(who)).with("amount", Value::text(amount)))
}

pub(crate) fn record(events: Vec<Event>) -> Record {
    let (kind, id) = (RecordKind::Complaint, "261123-k7qm".to_owned());
    Record { kind, format: 1, id, header: Fields::default(), events }
}

/// A fine of 500 for two, to be paid by the end of Wednesday.
pub(crate) fn served() -> Vec<Event> {
    vec![
        event(
            "e1",
            1,
            "2026-11-23T10:00:00+08:00",
            "fined",
            "rule=shared amount=500 payee=other-stores payers=luo:250,mei:250",
        ),
        event("e2", 2, "2026-11-23T10:00:00+08:00", "noticed", "target=e1 pay_by=2026-11-26T00:00:00+08:00"),
    ]
}

fn paid(id: &str, n: u32, when: &str, payers: &str) -> Event {
    event(id, n, when, "paid", &format!("target=e1 amount=1 payers={payers}"))
}

fn charges(policy: &FinesPolicy, events: &[Event], now: &str) -> Vec<Event> {
    due_charges(&record(events.to_vec()), policy, Zone::parse("Asia/Shanghai").unwrap(), &at(now))
}

fn charged(events: &[Event]) -> Vec<(String, String)> {
    let of_event = |event: &Event| {
        let one = |fields: &&Fields| {
            (fields.text("staff").unwrap().to_owned(), fields.text("amount").unwrap().to_owned())
        };
        event.fields.maps("payers").iter().map(one).collect::<Vec<_>>()
    };
    events.iter().flat_map(of_event).collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(who, amount)| ((*who).to_owned(), (*amount).to_owned())).collect()
}

#[test]
fn each_late_payment_is_charged_by_its_days() {
    let policy = policy_with(DAILY);
    for (when, payers, expected) in [
        ("2026-11-25T23:59:00+08:00", "luo:250", &[][..]),
        ("2026-11-26T00:00:00+08:00", "luo:250", &[]),
        ("2026-11-26T09:00:00+08:00", "luo:250", &[("luo", "1.25")]),
        ("2026-11-28T09:00:00+08:00", "luo:250", &[("luo", "3.75")]),
        ("2026-11-28T09:00:00+08:00", "luo:100.01,mei:33.33", &[("luo", "1.50"), ("mei", "0.50")]),
        // Never more than two in a hundred.
        ("2026-12-28T09:00:00+08:00", "luo:250", &[("luo", "5.00")]),
        // The charge itself is not charged for.
        ("2026-11-28T09:00:00+08:00", "luo:253.75", &[("luo", "3.75")]),
    ] {
        let mut events = served();
        events.push(paid("e3", 3, when, payers));
        let found = charges(&policy, &events, "2027-01-01T09:00:00+08:00");
        assert_eq!(charged(&found), pairs(expected), "{payers} at {when}");
    }
}

#[test]
fn a_charge_by_the_day_leaves_less_room_for_the_next_and_comes_once() {
    let policy = policy_with(DAILY);
    let mut events = served();
    events.push(paid("e3", 3, "2026-11-29T09:00:00+08:00", "luo:200"));
    events.push(paid("e4", 4, "2026-12-09T09:00:00+08:00", "luo:50"));
    let now = "2026-12-09T10:00:00+08:00";
    let found = charges(&policy, &events, now);
    // 200 × 4 days × 0.5% = 4; of 5 in all, 1 is left for 50 × 14 days × 0.5% = 3.50.
    assert_eq!(charged(&found), pairs(&[("luo", "4.00"), ("luo", "1.00")]));
    events.extend(found);
    assert!(charges(&policy, &events, now).is_empty(), "nothing twice");
    let owed = |fines: Vec<Fine>| fines[0].parts[0].owed().to_string();
    assert_eq!(owed(fines(standing(&record(events.clone()), None))), "5.00");
    let mut void = event("e9", 9, now, "void", "reason=x");
    void.fields.push("target", Value::text(events[4].id.clone()));
    events.push(void);
    assert!(charges(&policy, &events, now).is_empty(), "what was taken back is not charged again");
}

#[test]
fn a_charge_once_falls_due_when_the_day_passes() {
    let now = "2026-12-01T09:00:00+08:00";
    let in_time = paid("e3", 3, "2026-11-25T09:00:00+08:00", "luo:150");
    let late = paid("e4", 4, "2026-11-27T09:00:00+08:00", "luo:100,mei:250");
    let entered_late = Event { happened: Some(at("2026-11-25T20:00:00+08:00")), ..late.clone() };
    let waived = event("e5", 5, now, "waived", "target=e1 amount=100 reason=x payers=mei:100");
    for (more, events, expected) in [
        (ONCE, vec![], &[("luo", "25.00"), ("mei", "25.00")][..]),
        (ONCE, vec![in_time.clone()], &[("luo", "10.00"), ("mei", "25.00")]),
        (ONCE, vec![in_time.clone(), late.clone()], &[("luo", "10.00"), ("mei", "25.00")]),
        (ONCE, vec![in_time.clone(), entered_late], &[]),
        (ONCE, vec![waived], &[("luo", "25.00"), ("mei", "15.00")]),
        (SUM, vec![], &[("luo", "25.00"), ("mei", "25.00")]),
        (SUM, vec![in_time], &[("luo", "14.29"), ("mei", "35.71")]),
    ] {
        let mut all = served();
        all.extend(events);
        let policy = policy_with(more);
        let found = charges(&policy, &all, now);
        assert_eq!(charged(&found), pairs(expected), "{more}");
        assert!(
            found.iter().all(|event| event.at == at("2026-11-26T00:00:00+08:00")),
            "true since the day passed"
        );
        assert!(charges(&policy, &all, "2026-11-26T00:00:00+08:00").is_empty(), "not at the instant itself");
        all.extend(found);
        assert!(charges(&policy, &all, now).is_empty(), "nothing twice");
    }
}

#[test]
fn an_objection_that_holds_the_payment_holds_the_charge() {
    let now = "2026-12-01T09:00:00+08:00";
    let objected = event("e3", 3, "2026-11-24T09:00:00+08:00", "objected", "target=e1 reason=x");
    let ruled = event(
        "e4",
        4,
        "2026-11-27T09:00:00+08:00",
        "ruled",
        "target=e3 ruling=upheld reason=x pay_by=2026-11-29T00:00:00+08:00",
    );
    let mut events = served();
    events.push(objected);
    for more in [ONCE, DAILY] {
        assert!(charges(&policy_with(more), &events, now).is_empty(), "{more}");
    }
    events.push(ruled);
    let once = charges(&policy_with(ONCE), &events, now);
    assert_eq!(charged(&once), pairs(&[("luo", "25.00"), ("mei", "25.00")]));
    assert_eq!(once[0].at, at("2026-11-29T00:00:00+08:00"), "when the day that was moved had passed");
    events.push(paid("e5", 5, "2026-11-30T09:00:00+08:00", "luo:250"));
    // The last day is the 28th.
    assert_eq!(charged(&charges(&policy_with(DAILY), &events, now)), pairs(&[("luo", "2.50")]));
}
