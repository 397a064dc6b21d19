//! The tier that follows from the facts, and the upgrades that lift a case into a graver one.

use super::policy::{Tier, Upgrade};
use crate::domain::policy::{Facts, Policy};

/// The tier of `facts`: the first of the policy whose condition holds.
pub fn tier_of<'a>(facts: &Facts, policy: &'a Policy) -> Option<&'a Tier> {
    policy.triage.tiers.iter().find(|tier| tier.when.holds(facts))
}

/// The rank of the tier called `name`, 1 for the gravest. `None` for a tier that the policy does not have.
pub fn rank_of(policy: &Policy, name: &str) -> Option<u32> {
    policy.triage.tiers.iter().find(|tier| tier.choice.name == name).map(|tier| tier.rank)
}

/// The upgrade that is due on `facts`, the gravest if there are several. An upgrade goes to a graver tier only: a case
/// that stands as high already stays where it is.
pub fn upgrade_of<'a>(facts: &Facts, policy: &'a Policy) -> Option<&'a Upgrade> {
    let present = facts.values("tier").first().and_then(|tier| rank_of(policy, tier)).unwrap_or(u32::MAX);
    let lifting = policy.triage.upgrades.iter().filter(|upgrade| upgrade.when.holds(facts));
    lifting
        .filter_map(|upgrade| Some((rank_of(policy, &upgrade.to)?, upgrade)))
        .filter(|(rank, _)| *rank < present)
        .min_by_key(|(rank, _)| *rank)
        .map(|(_, upgrade)| upgrade)
}
