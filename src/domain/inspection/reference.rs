//! What the events of a record say about each other, and offers about themselves: references that lead somewhere,
//! remedies that can be read, sums that are right. Mistyped by hand, each would be passed over in silence.

use rust_decimal::Decimal;

use super::finding::{self, Remark};
use crate::domain::finding::did_you_mean;
use crate::domain::money::parse_amount;
use crate::domain::policy::Policy;
use crate::domain::record::kind::table;
use crate::domain::record::{Event, KindSpec, Record, Value};
use crate::domain::resolution::GivenRemedy;

/// The kinds of events whose `target` is an event of the same record, with the kind that it has.
const TARGETS: &[(&KindSpec, Option<&KindSpec>)] = &[
    (&table::APPROVED, Some(&table::OFFERED)),
    (&table::DISAPPROVED, Some(&table::OFFERED)),
    (&table::ACCEPTED, Some(&table::OFFERED)),
    (&table::REFUSED, Some(&table::OFFERED)),
    (&table::ACTION, Some(&table::OFFERED)),
    (&table::DONE, Some(&table::ACTION)),
    (&table::VOID, None),
    (&table::NOTICED, Some(&table::FINED)),
    (&table::PAID, Some(&table::FINED)),
    (&table::LATE_CHARGED, Some(&table::FINED)),
    (&table::OBJECTED, Some(&table::FINED)),
    (&table::RULED, Some(&table::OBJECTED)),
    (&table::WAIVED, Some(&table::FINED)),
    (&table::REPAID, Some(&table::FINED)),
    (&table::DISTRIBUTED, Some(&table::FINED)),
];

/// Everything that `event` of `record` says of other events, and that is not so.
pub(super) fn references(record: &Record, event: &Event, remarks: &mut Vec<Remark>) {
    let Some((_, wanted)) = TARGETS.iter().find(|(kind, _)| event.matches(kind.name)) else { return };
    let Some(target) = event.fields.text("target") else { return };
    let fits = |other: &&Event| wanted.is_none_or(|wanted| other.matches(wanted.name));
    let mut fitting = record.events.iter().filter(fits).map(|other| other.id.as_str());
    if !fitting.clone().any(|id| id == target) {
        let near = did_you_mean(target, &mut fitting);
        remarks.push(finding::unknown_target(event, (target, *wanted), near));
    }
}

/// Everything about an offer that cannot be read, does not add up, or waits for a role that nobody can have.
pub(super) fn offer(record: &Record, event: &Event, policy: Option<&Policy>, remarks: &mut Vec<Remark>) {
    if !event.matches(table::OFFERED.name) {
        return;
    }
    let Some(Value::List(written)) = event.fields.get("remedies") else { return };
    let read = GivenRemedy::all(event);
    if written.is_empty() || !written.iter().all(is_readable) {
        remarks.push(finding::unreadable_remedy(event));
    } else if let Some(cost) = event.fields.text("cost").and_then(|cost| parse_amount(cost).ok()) {
        let sum = read.iter().try_fold(Decimal::ZERO, |sum, given| sum.checked_add(given.cost));
        if sum != Some(cost) {
            remarks.push(finding::cost_differs(event, sum.unwrap_or(Decimal::MAX)));
        }
    }
    let Some(policy) = policy else { return };
    let approved = |role: &str| {
        let of_role = |other: &&Event| {
            other.matches(table::APPROVED.name)
                && other.fields.text("target") == Some(&event.id)
                && other.fields.text("role") == Some(role)
        };
        record.events.iter().any(|other| of_role(&other))
    };
    let roles = || policy.vocabulary.roles.iter().map(|role| role.name.as_str());
    for role in event.fields.texts("needs") {
        if !roles().any(|known| known == role) && !approved(role) {
            remarks.push(finding::unknown_role(event, role, did_you_mean(role, roles())));
        }
    }
}

/// A remedy with its name, and a number that is one where it has any.
fn is_readable(written: &Value) -> bool {
    let Value::Map(fields) = written else { return false };
    let count = fields.text("count").is_none_or(|count| count.parse::<u32>().is_ok_and(|count| count > 0));
    fields.text("remedy").is_some() && count
}
