//! What a complaint costs, rule by rule.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};

use super::{Cents, Fine, Part, equally};
use crate::days::{at, later, working_day_after};
use crate::plan::{Answer, Complaint, Course, Medium, Plan};

const FIVE_HUNDRED: Cents = 50_000;

/// The fines of the complaint with this number, in no particular order.
pub fn fines_of(plan: &Plan, number: usize) -> Vec<Fine> {
    let complaint = &plan.complaints[number];
    let new = |rule: &'static str, at: NaiveDateTime, parts: Vec<Part>| Fine {
        complaint: Some(number),
        store: complaint.store,
        rule,
        amount: FIVE_HUNDRED,
        fee: rule == "handling-fee",
        parts,
        passed_on: BTreeMap::new(),
        at,
        pay_by: None,
        object_by: None,
    };
    let by_store = || vec![part(format!("store:{}", plan.house.stores[complaint.store].id), FIVE_HUNDRED)];
    let mut fines = Vec::new();
    let is_at_fault = complaint.is_decided() && complaint.verdict.at_fault;
    let is_of_customer = complaint.complaining.is_none();
    if is_at_fault && is_of_customer && complaint.against_store {
        fines.push(new("against-store", complaint.found, by_staff(plan, complaint, complaint.found.date())));
    } else if is_at_fault && is_of_customer && !complaint.named.is_empty() {
        fines.push(new("against-agent", complaint.found, by_head_and_agents(plan, complaint)));
    }
    if let Some((rule, since)) = exposed(complaint) {
        fines.push(new(rule, since, by_store()));
    }
    if is_at_fault && complaint.course == (Course::ToAuthority { mishandled: true }) {
        fines.push(new("mishandled", complaint.found, by_store()));
    }
    if let Some(since) = taken_over(complaint) {
        if is_at_fault && !complaint.against_store {
            fines.push(new("taken-over", since.max(complaint.found), by_store()));
        }
        // The fee is for the centre's work, whoever is at fault; what is found to be malicious costs none.
        if !complaint.verdict.is_malicious() {
            fines.push(new("handling-fee", since, by_staff(plan, complaint, since.date())));
        }
    }
    fines
}

/// The rule of the medium, and since when what it reports counts as true: on the day after the report, when the house found
/// that it is, or when the five days were over without a clarification that counts.
fn exposed(complaint: &Complaint) -> Option<(&'static str, NaiveDateTime)> {
    let Course::Exposed { medium, answer } = complaint.course else { return None };
    let rule = match medium {
        Medium::Newspaper => "newspaper",
        Medium::Television => "television",
        // The house names newspapers and television only.
        Medium::Online => return None,
    };
    let day = complaint.received.date();
    match answer {
        Answer::Clarified => None,
        Answer::True => Some((rule, at(working_day_after(day, 1), 10, 0))),
        Answer::ClarifiedTooLate | Answer::ClarifiedOnline | Answer::Silent => {
            Some((rule, at(later(day, 6), 0, 0)))
        }
    }
}

fn part(payer: String, amount: Cents) -> Part {
    Part { payer, amount, waived: 0, paid: 0 }
}

/// When the complaint centre took it over because it was not settled within five working days, or because the complainant
/// was not satisfied with the result.
fn taken_over(complaint: &Complaint) -> Option<NaiveDateTime> {
    let day = complaint.received.date();
    let due = at(working_day_after(day, 5), 18, 0);
    let is_late = complaint.course != Course::Withdrawn && complaint.closed > due;
    let dissatisfied =
        (complaint.course == Course::Dissatisfied).then(|| at(working_day_after(day, 2), 10, 0));
    dissatisfied.or(is_late.then_some(due))
}

/// Everybody who worked in the store on `day`, in equal parts.
fn by_staff(plan: &Plan, complaint: &Complaint, day: NaiveDate) -> Vec<Part> {
    let staff = plan.house.staff_of(complaint.store, day);
    let amounts = equally(FIVE_HUNDRED, staff.len());
    staff.iter().zip(amounts).map(|(person, amount)| part(format!("staff:{}", person.id), amount)).collect()
}

/// Half the head, half the agents who answer for it.
fn by_head_and_agents(plan: &Plan, complaint: &Complaint) -> Vec<Part> {
    let agents = &complaint.verdict.responsible;
    let halves = equally(FIVE_HUNDRED, 2);
    let mut parts = vec![part(format!("staff:{}", plan.house.head(complaint.store)), halves[0])];
    let amounts = equally(halves[1], agents.len());
    parts.extend(agents.iter().zip(amounts).map(|(agent, amount)| part(format!("staff:{agent}"), amount)));
    parts
}
