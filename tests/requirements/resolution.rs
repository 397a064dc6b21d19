//! Questions to the resolution of a policy as it ships.

use plaint::domain::law::judge;
use plaint::domain::money::format_amount;
use plaint::domain::policy::{Policy, bind_law};
use plaint::domain::resolution::policy::{Authority, Ladder, RemedyKind};
use plaint::domain::resolution::{over_most, read_remedies};
use plaint::format::law;
use rust_decimal::Decimal;

use super::policy::facts;

pub fn remedy<'a>(policy: &'a Policy, name: &str) -> &'a RemedyKind {
    policy.resolution.remedy(name).unwrap_or_else(|| panic!("the policy has no remedy `{name}`"))
}

/// The ladder of a case with these facts.
pub fn ladder<'a>(policy: &'a Policy, given: &[(&str, &str)]) -> &'a Ladder {
    let facts = facts(given);
    let found = policy.resolution.ladders.iter().find(|ladder| ladder.when.holds(&facts));
    found.unwrap_or_else(|| panic!("no ladder for {given:?}"))
}

/// The names of a ladder's rungs with their remedies.
pub fn rungs(ladder: &Ladder) -> Vec<(&str, Vec<&str>)> {
    let mut rungs = Vec::new();
    for rung in &ladder.rungs {
        rungs.push((rung.choice.name.as_str(), rung.remedies.iter().map(String::as_str).collect()));
    }
    rungs
}

pub fn authority<'a>(policy: &'a Policy, role: &str) -> &'a Authority {
    let found = policy.resolution.authorities.iter().find(|authority| authority.role == role);
    found.unwrap_or_else(|| panic!("`{role}` has no authority"))
}

/// The roles that may offer something, lowest first.
pub fn ranks(policy: &Policy) -> Vec<&str> {
    policy.resolution.authorities.iter().map(|authority| authority.role.as_str()).collect()
}

/// The bounds that an offer breaks in a case of these facts, with what each of them comes to.
pub fn broken(policy: &Policy, given: &[(&str, &str)], remedies: &[&str]) -> Vec<(String, String)> {
    let mut policy = policy.clone();
    let found = bind_law(&mut policy, &law::shipped::book);
    assert!(found.is_empty(), "{found:?}");
    let texts: Vec<String> = remedies.iter().map(|text| (*text).to_owned()).collect();
    let remedies = read_remedies(&texts, &policy.resolution).expect("remedies of the policy");
    let verdicts = judge(&policy.resolution, &facts(given), &remedies);
    let broken = verdicts.iter().filter(|verdict| verdict.broken);
    let amount = |amount: Option<Decimal>| amount.map(format_amount).unwrap_or_default();
    broken.map(|verdict| (verdict.bound.choice.name.clone(), amount(verdict.amount))).collect()
}

/// Whether a rung lets an offer cost so much.
pub fn affords(ladder: &Ladder, rung: &str, cost: u32, given: &[(&str, &str)]) -> bool {
    let rung = ladder.rungs.iter().find(|known| known.choice.name == rung).expect("a rung of the ladder");
    over_most(rung, Decimal::from(cost), &facts(given)).is_none()
}
