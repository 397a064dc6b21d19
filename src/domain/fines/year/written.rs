//! How a place's fine stands in the record of its store.

use chrono::NaiveTime;

use super::{PlaceFine, RankedYear};
use crate::domain::case::SWEEP;
use crate::domain::fines::ledger::{Party, parties_value};
use crate::domain::fines::policy::RankingFine;
use crate::domain::id::{Promise, sweep_event_id};
use crate::domain::money::format_amount;
use crate::domain::record::kind::table;
use crate::domain::record::{Event, EventKind, Fields, Record, Value};
use rust_decimal::Decimal;

/// The event of a place's fine. Its id follows from store, rule and year, so no machine charges twice; `stamp` names
/// the rules that were applied.
pub fn event(
    rule: &RankingFine,
    year: &RankedYear,
    fine: &PlaceFine,
    (payers, stamp): (&[(Party, Decimal)], &str),
) -> Event {
    let (name, step) = (&rule.choice.name, year.name());
    // The last day tells the year; how many days are waited may differ between two machines.
    let due = year.period.last.and_time(NaiveTime::MIN).and_utc().fixed_offset();
    let promise = Promise { case: &fine.store, clock: name, round: 1, step: &step, due };
    let texts = [
        ("payee", rule.payee.name().to_owned()),
        ("period", year.name()),
        ("place", fine.place.to_string()),
        ("complaints", fine.complaints.to_string()),
        ("rules", stamp.to_owned()),
    ];
    let mut fields = Fields::default()
        .with("rule", Value::text(name))
        .with("amount", Value::text(format_amount(fine.amount)))
        .with("payers", parties_value(payers));
    fields.0.extend(texts.map(|(key, text)| (key.to_owned(), Value::Text(text))));
    Event {
        id: sweep_event_id(promise),
        at: year.at,
        by: SWEEP.to_owned(),
        n: 1,
        kind: EventKind::Known(&table::FINED),
        happened: None,
        due: Vec::new(),
        fields,
    }
}

/// What is on record of the ranking `rule` of the policy `policy` in the year called `period`, in the order of the
/// places; also what was taken back since, for a year that was recorded once is closed.
pub fn recorded<'a>(
    stores: impl IntoIterator<Item = &'a Record>,
    (policy, rule): (&str, &str),
    period: &str,
) -> Vec<PlaceFine> {
    let fine = |(store, event): (&'a Record, &'a Event)| {
        let text = |key: &str| event.fields.text(key);
        let of_policy = text("rules").and_then(|stamp| stamp.split('@').next());
        let is_meant = event.matches(table::FINED.name)
            && text("rule") == Some(rule)
            && text("period") == Some(period)
            && of_policy.is_none_or(|known| known == policy);
        is_meant.then(|| PlaceFine {
            store: store.id.clone(),
            place: text("place").and_then(|place| place.parse().ok()).unwrap_or_default(),
            complaints: text("complaints").and_then(|count| count.parse().ok()).unwrap_or_default(),
            amount: event.fields.amount("amount").unwrap_or_default(),
        })
    };
    let events = stores.into_iter().flat_map(|store| store.events.iter().map(move |event| (store, event)));
    let mut fines: Vec<PlaceFine> = events.filter_map(fine).collect();
    fines.sort_by(|left, right| (left.place, &left.store).cmp(&(right.place, &right.store)));
    fines
}
