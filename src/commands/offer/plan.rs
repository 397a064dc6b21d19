//! What the policy makes of an offer: its rung, its cost, the bounds that it meets.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::Offering;
use crate::commands::desk::Desk;
use crate::commands::session::Session;
use crate::domain::case::learn_offer;
use crate::domain::clocks::facts_at;
use crate::domain::law::{Verdict, judge};
use crate::domain::policy::{Facts, Policy};
use crate::domain::resolution::authority::Asked;
use crate::domain::resolution::policy::{Ladder, Rung};
use crate::domain::resolution::{choose_rung, ladder_of, total};
use crate::said;
use crate::words::Said;

/// What the policy makes of an offer.
pub(super) struct Plan<'a> {
    /// The case's facts, with the offer itself as `cost` and `remedies`.
    pub(super) facts: Facts,
    /// What it costs the house in all.
    pub(super) cost: Decimal,
    /// The ladder and the rung, or why there is none; `None` where the case has no ladder, or the offer uses none.
    pub(super) step: Option<Result<(&'a Ladder, &'a Rung), Said>>,
    /// The bounds that apply.
    pub(super) verdicts: Vec<Verdict<'a>>,
    /// The day on which the offer is recorded, in the shop's zone.
    on: NaiveDate,
}

impl<'a> Plan<'a> {
    pub(super) fn of(offering: &Offering<'a>, desk: &Desk, session: &Session<'_>) -> Self {
        let policy: &'a Policy = &offering.rules.policy;
        let resolution = &policy.resolution;
        let mut facts = facts_at(&offering.file.case, policy, &session.now);
        // The ladder follows from the case; what is offered must not choose it.
        let ladder = ladder_of(resolution, &facts).filter(|_| !offering.arguments.interim);
        let named = offering.arguments.rung.as_deref();
        let step = ladder.map(|ladder| Ok((ladder, choose_rung(ladder, offering.settlement, named)?)));
        let verdicts = judge(resolution, &facts, offering.remedies);
        let cost = total(offering.remedies).unwrap_or_default();
        learn_offer(&mut facts, cost, offering.remedies);
        Self { facts, cost, step, verdicts, on: desk.shop.local(&session.now).date_naive() }
    }

    /// The ladder and the rung on which the offer stands.
    pub(super) fn rung(&self) -> Option<(&'a Ladder, &'a Rung)> {
        self.step.as_ref()?.as_ref().ok().copied()
    }

    /// What somebody's authority is asked for.
    pub(super) fn asked<'b>(&'b self, offering: &Offering<'b>) -> Asked<'b> {
        Asked {
            policy: &offering.rules.policy.resolution,
            facts: &self.facts,
            remedies: offering.remedies,
            case: &offering.file.case.id,
            customer: self.facts.values("customer").first().map(String::as_str),
            on: self.on,
        }
    }

    /// Bounds that may be stricter than they could be judged, because facts are missing.
    pub(super) fn unsure(&self, policy: &Policy) -> Vec<Said> {
        let unsure = self.verdicts.iter().filter(|verdict| !verdict.unknown.is_empty());
        let said = |verdict: &Verdict<'_>| {
            let (name, unknown) = (&verdict.bound.choice.name, verdict.unknown.join(", "));
            let (article, formula) = (
                &verdict.bound.article,
                crate::domain::why::formula_said(&verdict.bound.amount, &self.facts, policy),
            );
            let (article_en, article_zh, en, zh) = (&article.en, &article.zh, &formula.en, &formula.zh);
            said!(
                en: "not judged in full: `{name}` ({article_en}: {en}), for {unknown} is not known",
                zh: "未能完全核对 `{name}`（{article_zh}：{zh}）：尚不知道 {unknown}"
            )
        };
        unsure.map(said).collect()
    }
}
