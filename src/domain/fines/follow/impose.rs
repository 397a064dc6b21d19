//! What a person needs to know who records a fine: whether it is on record, and whether it may be decided on.

use super::Scene;
use super::answerable::Answerable;
use super::hindsight::Hindsight;
use super::trigger::{OnRecord, Trigger, holds, with_fined};
use crate::domain::case::standing;
use crate::domain::escalation::{moments, projected};
use crate::domain::fines::policy::{FineRule, Once};
use crate::domain::instant::Instant;
use crate::domain::policy::Facts;
use crate::domain::record::kind::table;
use crate::domain::record::{Event, Record};

/// Whether a fine by `rule` was ever recorded in this case, or, for rules that count in each round, in this round. One
/// that a person took back was recorded: it is not proposed again.
pub fn is_on_record(record: &Record, rule: &FineRule, round: u32) -> bool {
    let meant = |event: &&Event| {
        event.matches(table::FINED.name)
            && event.fields.text("rule") == Some(rule.choice.name.as_str())
            && event.fields.get("repeats").is_none()
    };
    let mut recorded = record.events.iter().filter(meant);
    recorded.any(|event| rule.once == Once::Case || round_of(record, event) == round)
}

/// The round of handling to which `event` belongs. A reopening that was taken back began none.
pub(super) fn round_of(record: &Record, event: &Event) -> u32 {
    let order = |event: &Event| (event.n, event.at, event.id.clone());
    let place = order(event);
    let began = |other: &&Event| other.matches(table::REOPENED.name) && order(other) < place;
    let reopened = standing(record, None).into_iter().filter(began);
    u32::try_from(reopened.count()).unwrap_or(u32::MAX).saturating_add(1)
}

/// What is known of a case, with hindsight.
#[derive(Debug, Clone, PartialEq)]
pub struct Present {
    /// The facts.
    pub facts: Facts,
    /// Who answers for the matter.
    pub answerable: Answerable,
    /// The round of handling.
    pub round: u32,
    /// The `n` of the last thing that changed the facts.
    pub after: u32,
}

/// What is known at `now`; `None` where there is no case, or where it was merged into another.
pub fn present(record: &Record, scene: &Scene<'_>, now: &Instant) -> Option<Present> {
    let hindsight = Hindsight::of(&projected(record, &scene.rules, now), now)?;
    let last = moments(&hindsight.record, &scene.rules, now).pop()?;
    let (facts, _) = hindsight.facts(&last, &scene.rules);
    let fined = OnRecord::of(&hindsight.record, &scene.rules.policy.fines).before(now, usize::MAX);
    let facts = with_fined(facts, &fined);
    let answerable = Answerable::of(hindsight.finding_at(now), &hindsight.case, scene.rules.policy);
    Some(Present { facts, answerable, round: hindsight.case.round, after: last.n })
}

/// The facts under which somebody may decide on `rule` now; `None` where its condition does not hold with what is known
/// at `now`.
pub fn decided_at<'a>(
    record: &Record,
    rule: &'a FineRule,
    scene: &Scene<'a>,
    now: &Instant,
) -> Option<Trigger<'a>> {
    let Present { facts, answerable, round, after } = present(record, scene, now)?;
    let round = if rule.once == Once::Case { 1 } else { round };
    holds(rule, &scene.rules.policy.fines, &facts, None).then_some(Trigger {
        rule,
        round,
        at: *now,
        after,
        facts,
        answerable,
    })
}
