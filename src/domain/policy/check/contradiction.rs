//! Conditions that exclude each other.

use rust_decimal::Decimal;

use crate::domain::intake::policy::FieldKind;
use crate::domain::policy::{Condition, Policy, Test};

/// Built-in facts of which a case has one value at a time.
const SINGLE: &[&str] = &[
    "channel",
    "intake",
    "category",
    "group",
    "tier",
    "status",
    "satisfied",
    "round",
    "level",
    "outcome",
    "finding",
    "cause",
    "at_fault",
    "good_faith",
    "loss",
    "settlement",
    "cost",
    "completed",
    "solved",
    "calm",
    "score",
];

/// The fact whose tests in `one` and `other` no case can pass together.
pub(super) fn between<'a>(one: &'a Condition, other: &Condition, policy: &Policy) -> Option<&'a str> {
    let excluded = |(fact, test): &&(String, Test)| {
        let mut others = other.0.iter().filter(|(name, _)| name == fact);
        others.any(|(_, opposite)| exclude(test, opposite, is_single(fact, policy)))
    };
    one.0.iter().find(excluded).map(|(fact, _)| fact.as_str())
}

fn is_single(fact: &str, policy: &Policy) -> bool {
    let one_choice = |shape: FieldKind| !matches!(shape, FieldKind::Choices);
    let mut fields = policy.intake.fields.iter().filter(|field| field.choice.name == fact);
    SINGLE.contains(&fact)
        || policy.triage.axes.iter().any(|axis| axis.choice.name == fact)
        || fields.any(|field| one_choice(field.shape))
}

/// Whether no values pass both; `single` where there is but one value.
fn exclude(one: &Test, other: &Test, single: bool) -> bool {
    match (one, other) {
        (Test::AnyOf(allowed), Test::NoneOf(barred)) | (Test::NoneOf(barred), Test::AnyOf(allowed)) => {
            allowed.iter().all(|value| barred.contains(value))
        }
        (Test::AnyOf(these), Test::AnyOf(those)) => {
            single && !these.iter().any(|value| those.contains(value))
        }
        (Test::Within { least, below }, Test::Within { least: other_least, below: other_below }) => {
            single && (apart(*below, *other_least) || apart(*other_below, *least))
        }
        (Test::AnyOf(_) | Test::NoneOf(_), Test::Within { .. })
        | (Test::Within { .. }, Test::AnyOf(_) | Test::NoneOf(_))
        | (Test::NoneOf(_), Test::NoneOf(_)) => false,
    }
}

/// Whether what is below the one bound never reaches the other.
fn apart(below: Option<Decimal>, least: Option<Decimal>) -> bool {
    below.zip(least).is_some_and(|(below, least)| below <= least)
}

#[cfg(test)]
mod tests {
    use super::{Test, exclude};
    use rust_decimal::Decimal;

    fn any(values: &[&str]) -> Test {
        Test::AnyOf(values.iter().map(|value| (*value).to_owned()).collect())
    }

    fn none(values: &[&str]) -> Test {
        Test::NoneOf(values.iter().map(|value| (*value).to_owned()).collect())
    }

    fn within(least: Option<u32>, below: Option<u32>) -> Test {
        Test::Within { least: least.map(Decimal::from), below: below.map(Decimal::from) }
    }

    #[test]
    fn what_no_values_pass_together_excludes_each_other() {
        for (one, other, of_one_value, of_several) in [
            (any(&["yes"]), any(&["no"]), true, false),
            (any(&["yes", "no"]), any(&["no"]), false, false),
            (any(&["yes"]), none(&["yes"]), true, true),
            (any(&["yes", "no"]), none(&["yes"]), false, false),
            (none(&["yes"]), none(&["no"]), false, false),
            (within(Some(3), None), within(None, Some(3)), true, false),
            (within(Some(3), None), within(None, Some(4)), false, false),
        ] {
            assert_eq!(exclude(&one, &other, true), of_one_value, "{one:?} {other:?}");
            assert_eq!(exclude(&other, &one, true), of_one_value, "{other:?} {one:?}");
            assert_eq!(exclude(&one, &other, false), of_several, "{one:?} {other:?}");
        }
    }
}
