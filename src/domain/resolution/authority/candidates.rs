//! Who may approve of an offer, or refuse to.

use super::{Approver, Circle, who_may_approve};
use crate::domain::policy::Policy;
use crate::domain::resolution::Offer;

/// Everybody who may approve of the offer or refuse to, by their role: one that it needs or a higher one; for an offer
/// that needs nobody's, a role above that of who made it, or one whose approval a gate asks for.
pub fn candidates<'a>(offer: &Offer, policy: &'a Policy, circle: &Circle<'a>) -> Vec<Approver<'a>> {
    let authorities = policy.resolution.authorities.iter().map(|authority| authority.role.as_str());
    let rank = |role: &str| policy.resolution.rank(role);
    let lowest = match offer.unfilled().filter_map(rank).min() {
        Some(needed) => needed,
        None => {
            let offerer = circle.shop.staff(circle.offerer).and_then(|staff| staff.role.as_deref());
            offerer.and_then(rank).map_or(0, |rank| rank + 1)
        }
    };
    let mut roles: Vec<&str> = authorities.skip(lowest).collect();
    if offer.needs.is_empty() {
        let gated = |role: &&str| {
            let approved = format!("approved/{role}");
            let asks = |pattern: &String| *pattern == approved || pattern == "approved";
            policy.gates.iter().any(|gate| gate.needs.iter().chain(&gate.any_of).any(asks))
        };
        let known = policy.vocabulary.roles.iter().map(|role| role.name.as_str());
        let more: Vec<&str> = known.filter(gated).filter(|role| !roles.contains(role)).collect();
        roles.extend(more);
    }
    roles.into_iter().flat_map(|role| who_may_approve(role, circle)).collect()
}
