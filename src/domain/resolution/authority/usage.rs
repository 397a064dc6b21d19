//! What was given before: how much of a limit is used up.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::{Asked, counts};
use crate::domain::case::Case;
use crate::domain::policy::Facts;
use crate::domain::resolution::policy::{Basis, Limit};
use crate::domain::resolution::{GivenRemedy, Offer, Settlement, Stage};

/// An offer that is given or may still be.
#[derive(Debug, Clone, PartialEq)]
pub struct Granted {
    /// The id of its event.
    pub offer: String,
    /// The case's id.
    pub case: String,
    /// The customer's id, where the case names one.
    pub customer: Option<String>,
    /// Out of whose budget: staff ids.
    pub givers: Vec<String>,
    /// The day on which the offer was recorded, in the shop's zone.
    pub on: NaiveDate,
    /// What is given.
    pub remedies: Vec<GivenRemedy>,
    /// The case's facts.
    pub facts: Facts,
}

/// How much of a limit is used up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Usage {
    /// The sum.
    pub sum: Decimal,
    /// The pieces.
    pub count: u64,
}

impl Granted {
    /// What the offers of a case gave; `day` tells the day of an offer in the shop's zone. In a case that is no longer
    /// open, what the customer never answered is not given any more.
    pub fn of(
        (case, facts): (&Case, &Facts),
        settlement: &Settlement,
        day: impl Fn(&Offer) -> NaiveDate,
    ) -> Vec<Self> {
        let lasting = |offer: &&Offer| case.is_open() || offer.interim || offer.stage == Stage::Accepted;
        let given = settlement.offers.iter().filter(|offer| offer.is_given()).filter(lasting);
        let granted = given.map(|offer| Self {
            offer: offer.event.clone(),
            case: case.id.clone(),
            customer: facts.values("customer").first().cloned(),
            givers: offer.givers().into_iter().map(str::to_owned).collect(),
            on: day(offer),
            remedies: offer.remedies.clone(),
            facts: facts.clone(),
        });
        granted.collect()
    }
}

impl Usage {
    /// What of `limit` of `person` is used up before what is asked.
    pub(super) fn of(asked: &Asked<'_>, limit: &Limit, person: &str, granted: &[Granted]) -> Self {
        let same_year = |before: &Granted| before.on.year() == asked.on.year();
        let same_month = |before: &Granted| same_year(before) && before.on.month() == asked.on.month();
        let own = |before: &Granted| before.givers.iter().any(|giver| giver == person);
        let same_case = |before: &Granted| before.case == asked.case;
        let same_customer =
            |before: &Granted| asked.customer.is_some() && before.customer.as_deref() == asked.customer;
        let within = |before: &&Granted| match limit.basis {
            Basis::Offer => false,
            Basis::Case => same_case(before),
            Basis::Customer => same_year(before) && (same_case(before) || same_customer(before)),
            Basis::Month => same_month(before) && own(before),
            Basis::Year => same_year(before) && own(before),
        };
        // The limit is about cases of some sort: what was given in others does not use it up.
        let about = |before: &&Granted| limit.when.holds(&before.facts);
        let covered = |given: &&GivenRemedy| limit.covers(&given.remedy);
        let mut usage = Self::default();
        for before in granted.iter().filter(within).filter(about) {
            for given in before.remedies.iter().filter(covered) {
                usage.sum = usage.sum.saturating_add(given.cost);
                if counts(asked.policy, limit, given) {
                    usage.count = usage.count.saturating_add(u64::from(given.count));
                }
            }
        }
        usage
    }
}
