//! How a fine is written.

use rust_decimal::Decimal;

use super::Scene;
use super::charge::Charge;
use super::trigger::Trigger;
use crate::domain::clocks::with_promises;
use crate::domain::escalation::{Cause, birth, written};
use crate::domain::fines::ledger::parties_value;
use crate::domain::fines::policy::{FineRule, FinesPolicy};
use crate::domain::id::{Promise, sweep_event_id};
use crate::domain::money::format_amount;
use crate::domain::record::kind::table;
use crate::domain::record::{Event, Fields, Record, Value};

/// What `sweep` calls a fine in the hash of its id.
pub(super) const STEP: &str = "fine";

/// The event of a fine; `None` when the record has one of its id already.
pub(super) fn fined(
    record: &Record,
    trigger: &Trigger<'_>,
    charge: &Charge,
    scene: &Scene<'_>,
) -> Option<Event> {
    let cause = Cause {
        name: &trigger.rule.choice.name,
        round: trigger.round,
        step: STEP,
        key: birth(record)?,
        at: trigger.at,
        after: trigger.after,
    };
    let fields = fined_fields(trigger.rule, charge, &scene.rules.policy.fines);
    let fields = fields.with("rules", Value::text(scene.stamp));
    let event = written(record, table::FINED.name, &cause, fields)?;
    Some(with_promises(record, &event, &scene.rules))
}

/// The id under which a fine by `trigger` stands, whoever records it; `None` when the record has one already.
pub fn fine_id(record: &Record, trigger: &Trigger<'_>) -> Option<String> {
    let promise = Promise {
        case: record.first_id(),
        clock: &trigger.rule.choice.name,
        round: trigger.round,
        step: STEP,
        due: birth(record)?,
    };
    let id = sweep_event_id(promise);
    (!record.events.iter().any(|event| event.id == id)).then_some(id)
}

/// The keys of a fine by `rule`, without the stamp of the rules and without what somebody adds who decides on it.
pub fn fined_fields(rule: &FineRule, charge: &Charge, policy: &FinesPolicy) -> Fields {
    let mut fields = Fields::default()
        .with("rule", Value::text(&rule.choice.name))
        .with("amount", Value::text(format_amount(charge.amount)))
        .with("payers", parties_value(&charge.parts))
        .with("payee", Value::text(rule.payee.name()));
    if rule.fee {
        fields.push("fee", Value::text("yes"));
    }
    if let Some((base, times)) = charge.base {
        fields.push("base", Value::text(format_amount(base)));
        fields.push("times", Value::text(times_text(times)));
    }
    if !charge.points.is_empty() {
        fields.push("points", points_value(&charge.points));
    }
    let mut taken = Fields::default();
    for (switch, reading) in policy.readings(rule) {
        taken.push(&switch.choice.name, Value::text(&reading.choice.name));
    }
    if !taken.is_empty() {
        fields.push("switches", Value::Map(taken));
    }
    fields
}

/// How many times, without zeros that mean nothing.
pub(super) fn times_text(times: Decimal) -> String {
    times.normalize().to_string()
}

fn points_value(points: &[(String, u32)]) -> Value {
    let one = |(staff, points): &(String, u32)| {
        Value::Map(
            Fields::default()
                .with("staff", Value::text(staff))
                .with("points", Value::text(points.to_string())),
        )
    };
    Value::List(points.iter().map(one).collect())
}
