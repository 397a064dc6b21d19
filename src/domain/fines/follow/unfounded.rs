//! Fines on record that no longer follow: what they followed from was taken back, or was found to be otherwise.

use std::cell::OnceCell;

use super::Scene;
use super::hindsight::Hindsight;
use super::impose::round_of;
use super::repetition::still_repeats;
use super::trigger::{OnRecord, holds, with_fined};
use crate::domain::case::{Status, fold};
use crate::domain::escalation::{Moment, moments, moments_at};
use crate::domain::fines::ledger::{Fine, fines};
use crate::domain::fines::policy::{FineRule, Once};
use crate::domain::instant::Instant;
use crate::domain::policy::Facts;
use crate::domain::record::kind::table;
use crate::domain::record::{Event, Record};
use crate::said;
use crate::words::Said;

/// A fine on record that no longer follows. It stays until a person waives it or takes it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfounded {
    /// The fine's event.
    pub event: String,
    /// The rule.
    pub rule: String,
    /// Whether it is a supplement for a repetition that there is not.
    pub supplement: bool,
}

impl Unfounded {
    /// What is the matter, in words.
    pub fn said(&self) -> Said {
        if self.supplement {
            return said!(
                en: "no longer follows: what it would repeat was taken back or taken off",
                zh: "已无依据：所称的前次处罚已作废或撤销"
            );
        }
        said!(
            en: "no longer follows from what is known now; waive it, or void it where it was a mistake",
            zh: "按现有认定已无依据；请予减免，属误登的请作废"
        )
    }
}

/// The fines on `record` that stand and do not follow from what is known at `now`. A rule that the policy has no more
/// proves nothing wrong, and neither does another reading of a switch: each fine is judged by the readings that it tells.
pub fn unfounded(record: &Record, scene: &Scene<'_>, now: &Instant) -> Vec<Unfounded> {
    if !record.events.iter().any(|event| event.matches(table::FINED.name)) {
        return Vec::new();
    }
    let Some(case) = fold(record, None) else { return Vec::new() };
    let all = fines(case.standing_events(record));
    if all.is_empty() {
        return Vec::new();
    }
    let hindsight = Hindsight::of(record, now);
    let seen: OnceCell<Vec<Moment>> = OnceCell::new();
    let follows = |fine: &Fine| {
        if fine.place.is_some() {
            return true;
        }
        if fine.repeats.is_some() {
            return still_repeats(record, &case, (fine, &all), scene);
        }
        let Some(rule) = scene.rules.policy.fines.rule(&fine.rule) else { return true };
        let event = record.events.iter().find(|event| event.id == fine.event);
        let (Some(hindsight), Some(event)) = (&hindsight, event) else { return false };
        let held = |moment: &Moment| held(hindsight, moment, (rule, event), (record, scene));
        // A fine that follows still does so, as a rule, from the moment of which it tells.
        let (past, rules) = (&hindsight.record, &scene.rules);
        moments_at(past, rules, now, &event.at).iter().any(held)
            || seen.get_or_init(|| moments(past, rules, now)).iter().any(held)
    };
    let gone = |fine: &&Fine| !follows(fine);
    let told = |fine: &Fine| Unfounded {
        event: fine.event.clone(),
        rule: fine.rule.clone(),
        supplement: fine.repeats.is_some(),
    };
    all.iter().filter(gone).map(told).collect()
}

/// Whether `rule`, by which `event` fined, held at `moment`. What other fines told counts up to the fine itself.
fn held(
    hindsight: &Hindsight,
    moment: &Moment,
    (rule, event): (&FineRule, &Event),
    (record, scene): (&Record, &Scene<'_>),
) -> bool {
    let merged = moment.case.status == Status::Merged;
    let other_round = rule.once == Once::Round && moment.case.round != round_of(record, event);
    if merged || other_round {
        return false;
    }
    let fines = &scene.rules.policy.fines;
    let place = fines.rules.iter().position(|known| known.choice.name == rule.choice.name);
    let fined = OnRecord::of(&hindsight.record, fines).before(&moment.at, place.unwrap_or_default());
    let (facts, found) = hindsight.facts(moment, &scene.rules);
    let holds = |facts: Facts| holds(rule, fines, &with_fined(facts, &fined), event.fields.map("switches"));
    holds(facts) && found.into_iter().all(holds)
}
