//! What somebody wants to give, and what the policy says to it.

use chrono::NaiveDate;
use plaint::domain::law::judge;
use plaint::domain::policy::Policy;
use plaint::domain::resolution::authority::{Asked, Granted};
use plaint::domain::resolution::{GivenRemedy, read_remedies, total};

use super::seen::facts;

/// The day on which everything here is offered.
fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day")
}

fn remedies(policy: &Policy, texts: &[&str]) -> Vec<GivenRemedy> {
    let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
    read_remedies(&texts, &policy.resolution).unwrap_or_else(|faults| panic!("{texts:?}: {faults:?}"))
}

fn with_offer<'a>(given: &[(&'a str, &'a str)], remedies: &[GivenRemedy]) -> plaint::domain::policy::Facts {
    let mut facts = facts(given);
    facts.set("cost", total(remedies).expect("a sum").to_string());
    facts.0.insert("remedies".to_owned(), remedies.iter().map(|given| given.remedy.clone()).collect());
    facts
}

/// Whether `role` may give this alone. `before` was given earlier by the same person, each in a case of its own, so many
/// days ago.
pub fn may(
    policy: &Policy,
    role: &str,
    texts: &[&str],
    given: &[(&str, &str)],
    before: &[(&str, i64)],
) -> bool {
    assert!(policy.resolution.rank(role).is_some(), "the policy has no authority `{role}`");
    let remedies = remedies(policy, texts);
    let granted = |(index, (text, days)): (usize, &(&str, i64))| {
        let remedies = self::remedies(policy, &[text]);
        Granted {
            offer: format!("e{index}"),
            case: format!("case-{index}"),
            customer: None,
            givers: vec!["somebody".to_owned()],
            on: today() - chrono::Duration::days(*days),
            facts: with_offer(given, &remedies),
            remedies,
        }
    };
    let granted: Vec<Granted> = before.iter().enumerate().map(granted).collect();
    let asked = Asked {
        policy: &policy.resolution,
        facts: &with_offer(given, &remedies),
        remedies: &remedies,
        case: "this",
        customer: None,
        on: today(),
    };
    asked.beyond(Some(role), "somebody", &granted).is_empty()
}

/// The bounds that such an offer breaks.
pub fn broken(policy: &Policy, texts: &[&str], given: &[(&str, &str)]) -> Vec<String> {
    let remedies = remedies(policy, texts);
    let verdicts = judge(&policy.resolution, &with_offer(given, &remedies), &remedies);
    let broken = verdicts.into_iter().filter(|verdict| verdict.broken);
    broken.map(|verdict| verdict.bound.choice.name.clone()).collect()
}
