//! Authority: whether somebody may give what is asked, by every limit of their role, and whose approval it needs else.

mod approver;
mod beyond;
mod candidates;
mod need;
mod usage;

pub use approver::{Approver, approvers};
pub use beyond::Beyond;
pub use candidates::candidates;
pub use need::{Circle, Need, need, who_may_approve};
pub use usage::{Granted, Usage};

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::GivenRemedy;
use super::policy::{Authority, Basis, Limit, Nature, ResolutionPolicy};
use crate::domain::money::Share;
use crate::domain::policy::Facts;

/// What somebody wants to give.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The policy that says who may give what.
    pub policy: &'a ResolutionPolicy,
    /// The case's facts, with the offer itself as `cost` and `remedies`.
    pub facts: &'a Facts,
    /// What is to be given.
    pub remedies: &'a [GivenRemedy],
    /// The case's id.
    pub case: &'a str,
    /// The customer's id, where the case names one; without it, what the same person got elsewhere cannot be known.
    pub customer: Option<&'a str>,
    /// The day on which the offer is recorded, in the shop's zone.
    pub on: NaiveDate,
}

impl<'a> Asked<'a> {
    /// By which limits it is beyond what `person` may give in `role`; by none when it is within all of them. `granted`
    /// is what was given before, this offer not among it.
    ///
    /// A policy without authorities limits nobody; where it has some, a role that is not among them may give only what
    /// costs nothing.
    pub fn beyond(&self, role: Option<&str>, person: &str, granted: &[Granted]) -> Vec<Beyond<'a>> {
        if self.policy.authorities.is_empty() {
            return Vec::new();
        }
        let known = role.and_then(|role| self.policy.authorities.iter().find(|known| known.role == role));
        let Some(authority) = known else {
            let cost = self.cost();
            return if cost.is_zero() { Vec::new() } else { vec![Beyond::NotListed { cost }] };
        };
        let never = self.remedies.iter().filter(|given| authority.never.contains(&given.remedy));
        let mut beyond: Vec<Beyond<'a>> =
            never.map(|given| Beyond::Never { authority, remedy: &given.remedy }).collect();
        let measured = self.measured(authority, person, granted).into_iter();
        beyond.extend(measured.filter(|(_, broken)| *broken).map(|(limit, _)| limit));
        beyond
    }

    /// What is asked against every limit of the authority that it touches, and whether it breaks it.
    pub fn measured(
        &self,
        authority: &'a Authority,
        person: &str,
        granted: &[Granted],
    ) -> Vec<(Beyond<'a>, bool)> {
        let holding = authority.limits.iter().filter(|limit| limit.when.holds(self.facts));
        let each = holding.flat_map(|limit| {
            let used = Usage::of(self, limit, person, granted);
            self.against_limit(authority, limit, &used)
        });
        each.collect()
    }

    /// Whether any limit looks beyond this case, so that the others must be known.
    pub fn needs_other_cases(&self) -> bool {
        let far = |limit: &Limit| matches!(limit.basis, Basis::Customer | Basis::Month | Basis::Year);
        let limits = self.policy.authorities.iter().flat_map(|authority| &authority.limits);
        limits.filter(|limit| far(limit) && limit.when.holds(self.facts)).any(|limit| {
            self.remedies.iter().any(|given| limit.covers(&given.remedy)) && !self.cost_free(limit)
        })
    }

    /// Whether a limit on a sum alone meets what costs nothing.
    fn cost_free(&self, limit: &Limit) -> bool {
        limit.count.is_none() && self.cost().is_zero()
    }

    fn cost(&self) -> Decimal {
        self.remedies.iter().fold(Decimal::ZERO, |sum, given| sum.saturating_add(given.cost))
    }

    fn against_limit(
        &self,
        authority: &'a Authority,
        limit: &'a Limit,
        used: &Usage,
    ) -> Vec<(Beyond<'a>, bool)> {
        let covered: Vec<&'a GivenRemedy> =
            self.remedies.iter().filter(|given| limit.covers(&given.remedy)).collect();
        let mut against = Vec::new();
        let asked = covered.iter().fold(Decimal::ZERO, |sum, given| sum.saturating_add(given.cost));
        if let Some(most) = limit.sum
            && !asked.is_zero()
        {
            let broken = used.sum.saturating_add(asked) > most;
            against.push((Beyond::Sum { authority, limit, most, used: used.sum, asked }, broken));
        }
        let pieces = |given: &&GivenRemedy| counts(self.policy, limit, given);
        let asked =
            covered.iter().copied().filter(pieces).fold(0_u64, |sum, given| sum + u64::from(given.count));
        if let Some(most) = limit.count
            && asked > 0
        {
            let broken = used.count.saturating_add(asked) > u64::from(most);
            against.push((Beyond::Count { authority, limit, most, used: used.count, asked }, broken));
        }
        for given in covered {
            against.extend(against_share(authority, limit, given));
            against.extend(against_each(authority, limit, given));
        }
        against
    }
}

impl Limit {
    /// Whether it is about this kind of remedy.
    pub fn covers(&self, remedy: &str) -> bool {
        self.remedies.is_empty() || self.remedies.iter().any(|known| known == remedy)
    }
}

/// Whether the remedy counts as pieces of the limit: one that is named there does; of a limit on everything, what only
/// concerns the house (an apology) does not.
fn counts(policy: &ResolutionPolicy, limit: &Limit, given: &GivenRemedy) -> bool {
    let inner = |nature: Nature| nature.concerns_the_house_alone();
    !limit.remedies.is_empty() || !policy.remedy(&given.remedy).is_some_and(|kind| inner(kind.nature))
}

/// A share that is too high. What a limit names but is given as a plain sum has no share that could be judged.
fn against_share<'a>(
    authority: &'a Authority,
    limit: &'a Limit,
    given: &'a GivenRemedy,
) -> Option<(Beyond<'a>, bool)> {
    let most = limit.share?;
    let broken = match given.share.as_deref().map(Share::parse) {
        Some(Ok(share)) => share.exceeds(most),
        Some(Err(_)) => true,
        None if limit.remedies.is_empty() => return None,
        None => true,
    };
    Some((Beyond::Share { authority, limit, given }, broken))
}

fn against_each<'a>(
    authority: &'a Authority,
    limit: &'a Limit,
    given: &'a GivenRemedy,
) -> Option<(Beyond<'a>, bool)> {
    let most = limit.each?;
    let each = given.cost.checked_div(Decimal::from(given.count))?;
    Some((Beyond::Each { authority, limit, given, most, each }, each > most))
}
