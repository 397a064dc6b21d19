//! Conditions: each fact exists, each value is one that the fact can have, each test suits it.

use crate::domain::finding::Finding;
use crate::domain::intake::policy::{FieldKind, FieldRule};
use crate::domain::money::parse_amount;
use crate::domain::policy::draft::{ConditionSite, Draft, Space};
use crate::domain::policy::facts::{ANSWERS, BUILT_IN, FactValues};
use crate::domain::policy::{Policy, Test, finding};
use crate::domain::section::Section;

/// What the values of a fact may be in this policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Domain {
    /// Any text.
    Free,
    /// A whole number.
    Number,
    /// An amount of money.
    Amount,
    /// One of these.
    Few(Vec<String>),
}

pub(in crate::domain::policy) fn conditions(policy: &Option<Policy>, draft: &Draft, root: &Section) {
    let fields = policy.as_ref().map(|policy| policy.intake.fields.as_slice()).unwrap_or_default();
    let mut known: Vec<&str> = BUILT_IN.iter().map(|fact| fact.name).collect();
    known.extend(draft.names(&Space::Field));
    known.extend(draft.names(&Space::Axis));
    let report = |finding| root.report(finding);
    for site in &draft.conditions {
        check_site(site, &known, &report, &|fact| domain(fact, fields, draft));
    }
    check_amounts(draft, &known, &report, &|fact| {
        domain(fact, fields, draft).is_none_or(|domain| domain == Domain::Amount)
    });
}

/// Formulas take amounts from facts that exist and are amounts.
pub(super) fn check_amounts(
    draft: &Draft,
    known: &[&str],
    report: Report<'_>,
    is_amount: &dyn Fn(&str) -> bool,
) {
    for (fact, place) in &draft.amounts {
        if !known.contains(&fact.as_str()) {
            report(finding::unknown_fact(place.clone(), fact, known));
        } else if !is_amount(fact) {
            report(finding::no_amount(place.clone(), fact));
        }
    }
}

/// Where findings go.
pub(super) type Report<'a> = &'a dyn Fn(Finding);
/// What the values of a fact may be; `None` where that is not known.
pub(super) type DomainOf<'a> = &'a dyn Fn(&str) -> Option<Domain>;

/// Each fact of a condition exists, each value is one that it can have, each test suits it.
pub(super) fn check_site(site: &ConditionSite, known: &[&str], report: Report<'_>, domain: DomainOf<'_>) {
    for ((fact, test), (fact_place, value_places)) in site.condition.0.iter().zip(&site.parts) {
        if !known.contains(&fact.as_str()) {
            report(finding::unknown_fact(fact_place.clone(), fact, known));
            continue;
        }
        match (domain(fact), test) {
            (Some(Domain::Number), Test::AnyOf(values))
                if values.iter().all(|value| value.parse::<u64>().is_ok()) => {}
            (Some(Domain::Number), Test::AnyOf(_) | Test::NoneOf(_)) => {
                report(finding::wrong_test(fact_place.clone(), fact, true));
            }
            (Some(Domain::Few(_) | Domain::Free), Test::Within { .. }) => {
                report(finding::wrong_test(fact_place.clone(), fact, false));
            }
            (Some(Domain::Few(possible)), Test::AnyOf(values) | Test::NoneOf(values)) => {
                for (value, place) in values.iter().zip(value_places) {
                    if !possible.contains(value) {
                        report(finding::impossible_value(place.clone(), fact, value, &possible));
                    }
                }
            }
            (Some(Domain::Amount), Test::AnyOf(values) | Test::NoneOf(values)) => {
                for (value, place) in values.iter().zip(value_places) {
                    if parse_amount(value).is_err() {
                        report(finding::bad_amount(place.clone(), fact, value));
                    }
                }
            }
            (Some(Domain::Number | Domain::Amount), Test::Within { .. }) | (Some(Domain::Free) | None, _) => {
            }
        }
    }
}

/// What the values of `fact` may be; `None` when that is not known (a field that could not be read).
pub(super) fn domain(fact: &str, fields: &[FieldRule], draft: &Draft) -> Option<Domain> {
    let names = |space: &Space| Domain::Few(draft.names(space).map(str::to_owned).collect());
    let few = |words: &[&str]| Domain::Few(words.iter().map(|word| (*word).to_owned()).collect());
    if let Some(built_in) = BUILT_IN.iter().find(|built_in| built_in.name == fact) {
        return Some(match built_in.values {
            FactValues::Free => Domain::Free,
            FactValues::Number => Domain::Number,
            FactValues::Few(words) => few(words),
            FactValues::Channels => names(&Space::Channel),
            FactValues::Categories => names(&Space::Category),
            FactValues::Groups => names(&Space::Group),
            FactValues::Clocks => names(&Space::Clock),
            FactValues::Breaches => {
                let spaces = [Space::Clock, Space::EscalationRule];
                Domain::Few(spaces.iter().flat_map(|space| draft.names(space)).map(str::to_owned).collect())
            }
            FactValues::Tiers => names(&Space::Tier),
            FactValues::Levels => names(&Space::Level),
            FactValues::Notes => names(&Space::Note),
            FactValues::Roles => names(&Space::Role),
            FactValues::Outcomes => names(&Space::Outcome),
            FactValues::Causes => names(&Space::Cause),
            FactValues::Evidence => names(&Space::Evidence),
            FactValues::Remedies => names(&Space::Remedy),
            FactValues::Media => names(&Space::Medium),
            FactValues::Fines => names(&Space::Fine),
            FactValues::Amount => Domain::Amount,
        });
    }
    if draft.names(&Space::Axis).any(|axis| axis == fact) {
        return Some(names(&Space::AxisValue(fact.to_owned())));
    }
    let field = fields.iter().find(|field| field.choice.name == fact)?;
    Some(match field.shape {
        FieldKind::Choice | FieldKind::Choices => names(&Space::FieldChoice(fact.to_owned())),
        FieldKind::Answer => few(ANSWERS),
        FieldKind::Number => Domain::Number,
        FieldKind::Amount => Domain::Amount,
        FieldKind::Text | FieldKind::Day => Domain::Free,
    })
}
