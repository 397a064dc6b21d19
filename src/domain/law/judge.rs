//! Which bounds apply to a case, and whether what is offered keeps within them.

use rust_decimal::Decimal;

use super::{Bound, BoundKind};
use crate::domain::money::format_amount;
use crate::domain::policy::Facts;
use crate::domain::record::{Fields, Value};
use crate::domain::resolution::GivenRemedy;
use crate::domain::resolution::policy::{Nature, ResolutionPolicy};

/// What one bound says about an offer.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict<'a> {
    /// The bound.
    pub bound: &'a Bound,
    /// How much it comes to. Where facts are missing, what is certain without them (the `at-least` of a floor, the
    /// `at-most` of a cap), or `None`.
    pub amount: Option<Decimal>,
    /// The facts that the formula needs and that are not known; as long as there are some, the bound may be stricter.
    pub unknown: Vec<String>,
    /// What the offer gives that counts against it.
    pub given: Decimal,
    /// Whether the offer is below a floor, or above a cap.
    pub broken: bool,
}

/// Every bound that applies to these facts, books of law first, and how the remedies stand against it.
///
/// A bound applies when its `when` holds and, where it has a trigger, when the case's finding names it. A floor binds
/// only what is meant to settle the case: whether an offer for the time being may stay below it, the caller decides.
pub fn judge<'a>(
    resolution: &'a ResolutionPolicy,
    facts: &Facts,
    remedies: &[GivenRemedy],
) -> Vec<Verdict<'a>> {
    let applying = resolution.all_bounds().filter(|bound| bound.applies(facts));
    applying.map(|bound| verdict(resolution, bound, facts, remedies)).collect()
}

fn verdict<'a>(
    resolution: &ResolutionPolicy,
    bound: &'a Bound,
    facts: &Facts,
    remedies: &[GivenRemedy],
) -> Verdict<'a> {
    let exact = bound.amount.amount(facts);
    let certain = match bound.kind {
        BoundKind::Floor => bound.amount.at_least,
        BoundKind::Cap => bound.amount.at_most,
    };
    let amount = exact.or(certain);
    let unknown = if exact.is_some() { Vec::new() } else { bound.amount.unknown(facts) };
    let given = given(resolution, bound, remedies);
    let broken = amount.is_some_and(|amount| match bound.kind {
        BoundKind::Floor => given < amount,
        BoundKind::Cap => given > amount,
    });
    Verdict { bound, amount, unknown, given, broken }
}

/// What of the remedies counts against the bound: what compensates, and refunds too unless the bound comes on top of
/// them.
fn given(resolution: &ResolutionPolicy, bound: &Bound, remedies: &[GivenRemedy]) -> Decimal {
    let counts = |given: &&GivenRemedy| {
        resolution
            .remedy(&given.remedy)
            .is_some_and(|kind| kind.compensates || (!bound.on_top && matches!(kind.nature, Nature::Refund)))
    };
    remedies.iter().filter(counts).fold(Decimal::ZERO, |sum, given| sum.saturating_add(given.cost))
}

impl Bound {
    /// Whether it applies to a case of these facts.
    pub fn applies(&self, facts: &Facts) -> bool {
        let names = [Some(&self.choice.name), self.with.as_ref()];
        let found = || names.into_iter().flatten().any(|name| facts.values("law").contains(name));
        let by_finding = self.trigger.is_some() || self.with.is_some();
        self.when.holds(facts) && (!by_finding || found())
    }
}

impl Verdict<'_> {
    /// The verdict as the event `offered` keeps it under `bounds`.
    fn to_value(&self) -> Value {
        let mut fields = Fields::default()
            .with("name", Value::text(&self.bound.choice.name))
            .with("kind", Value::text(self.bound.kind.name()));
        if let Some(amount) = self.amount {
            fields.push("amount", Value::text(format_amount(amount)));
        }
        if !self.unknown.is_empty() {
            fields.push("unknown", Value::texts(&self.unknown));
        }
        Value::Map(fields.with("given", Value::text(format_amount(self.given))))
    }
}

/// The value of `bounds` in the event `offered`: `[{name, kind, amount, given}]`, with `unknown` where facts that a
/// formula needs are missing. `None` when no bound applies.
pub fn bounds_value(verdicts: &[Verdict<'_>]) -> Option<Value> {
    (!verdicts.is_empty()).then(|| Value::List(verdicts.iter().map(Verdict::to_value).collect()))
}
