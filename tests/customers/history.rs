//! What the complaints of a customer add up to.

use plaint::domain::calendar::Zone;
use plaint::domain::case::{Case, fold};
use plaint::domain::customers::{History, history};
use plaint::domain::instant;
use plaint::domain::names::Names;
use plaint::domain::record::Record;
use plaint::domain::summary::{Matter, Share};

/// A complaint with the events of its life.
fn record(id: &str, on: &str, events: &[&str]) -> Record {
    let mut text = format!(
        "record: complaint\nformat: 1\nid: {id}\nreceived: {on}T09:00:00+08:00\ncustomer: c-0000000000a1\nsubject: s\nevents:\n"
    );
    let received = ["event: received"];
    for (index, event) in received.iter().chain(events).enumerate() {
        let n = index + 1;
        text += &format!(
            "  - {{id: e{n}, at: \"{on}T{:02}:00:00+08:00\", by: li, n: {n}, {event}}}\n",
            9 + index
        );
    }
    plaint::format::yaml::read(&text).unwrap()
}

fn told<T>(records: &[Record], read: impl FnOnce(History<'_>) -> T) -> T {
    let cases: Vec<Case> = records.iter().map(|record| fold(record, None).unwrap()).collect();
    let (zone, names) = (Zone::parse("Asia/Shanghai").unwrap(), Names::default());
    let matters: Vec<Matter<'_>> = records
        .iter()
        .zip(&cases)
        .map(|(record, case)| {
            let received_on = zone.shown(&case.received).date_naive();
            Matter { record, case, names: &names, received_on }
        })
        .collect();
    read(history(&matters, zone, &instant::parse("2026-12-01T09:00:00+08:00").unwrap()))
}

const OFFERED: &str = "event: offered, rung: one, remedies: [{remedy: refund, amount: \"30.10\", cost: \"30.10\"}], cost: \"30.10\"";

/// One settled with a refund and content, one closed in anger, one open with a promise, one merged away.
fn records() -> Vec<Record> {
    vec![
        record(
            "260301-aa01",
            "2026-03-01",
            &[OFFERED, "event: accepted, target: e2, satisfied: \"yes\"", "event: closed, outcome: settled"],
        ),
        record("260401-aa02", "2026-04-01", &["event: closed, outcome: not-agreed, satisfied: \"no\""]),
        record(
            "260501-aa03",
            "2026-05-01",
            &[
                OFFERED,
                "event: accepted, target: e2",
                "event: action, what: deliver, owner: li, remedy: refund, target: e2",
            ],
        ),
        record("260502-aa04", "2026-05-02", &["event: merged, into: 260501-aa03"]),
        record("260601-aa05", "2026-06-01", &["event: withdrawn, reason: gone"]),
    ]
}

#[test]
fn a_history_counts_what_was_given_and_said_open_ones_first() {
    told(&records(), |history| {
        let ids: Vec<&str> = history.complaints.iter().map(|past| past.matter.id).collect();
        assert_eq!(
            ids,
            ["260501-aa03", "260601-aa05", "260401-aa02", "260301-aa01"],
            "merged ones stand elsewhere"
        );
        assert_eq!(history.since.unwrap().to_string(), "2026-03-01");
        assert_eq!(history.satisfied, Share { count: 1, of: 2 });
        assert_eq!(history.given.to_string(), "60.20", "to the cent");
        assert_eq!(history.open(), 1);
        assert_eq!(history.last().unwrap().matter.id, "260601-aa05", "the latest, open or not");
        let open = &history.complaints[0];
        assert_eq!(open.open_promises.len(), 1);
        assert_eq!(open.open_promises[0].what, "deliver");
        assert_eq!(open.given.remedies[0].remedy, "refund");
    });
}

#[test]
fn beside_the_present_complaint_only_the_others_count() {
    told(&records(), |history| {
        let beside = history.clone().beside("260301-aa01");
        assert_eq!((beside.complaints.len(), beside.satisfied), (3, Share { count: 0, of: 1 }));
        assert_eq!(
            (beside.given.to_string().as_str(), beside.since.unwrap().to_string().as_str()),
            ("30.10", "2026-04-01")
        );
        assert_eq!(history.clone().beside("260101-zzzz"), history);
    });
    told(&[record("260301-aa01", "2026-03-01", &[])], |history| {
        let nothing = history.beside("260301-aa01");
        assert!(nothing.last().is_none() && nothing.since.is_none() && nothing.given.is_zero());
    });
}
