//! Questions to the resolution of a policy as it ships.

use plaint::domain::policy::Policy;
use plaint::domain::resolution::policy::{Authority, Ladder, RemedyKind};

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
