//! The fines that are due and not on record.

use std::borrow::Cow;

use super::charge::charge;
use super::hindsight::Hindsight;
use super::impose::is_on_record;
use super::repetition::supplements;
use super::trigger::{fired, may_hold};
use super::uncharged::Uncharged;
use super::{Scene, written};
use crate::domain::escalation::{Told, projected, rounds};
use crate::domain::fines::policy::FineRule;
use crate::domain::instant::Instant;
use crate::domain::record::{Event, Record};

/// What follows from the facts of a complaint.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Followed {
    /// The fines that are not on record, in the order in which they became true.
    pub events: Vec<Event>,
    /// The rules, by name, that fired and cannot be charged.
    pub uncharged: Vec<(String, Uncharged)>,
}

/// The fines that follow from `record` at `now` and are not on record, with the supplements for repetition, and what
/// cannot be charged. The events are complete and belong into the record at their place in fold order.
pub fn follow(record: &Record, scene: &Scene<'_>, now: &Instant) -> Followed {
    if scene.rules.policy.fines.rules.is_empty() {
        return Followed::default();
    }
    follow_swept(&projected(record, &scene.rules, now), scene, now)
}

/// [`follow`] for a record that has everything that `sweep` records of escalations.
pub fn follow_swept(record: &Record, scene: &Scene<'_>, now: &Instant) -> Followed {
    let mut followed = Followed::default();
    let mut whole = Cow::Borrowed(record);
    if may_follow(record, scene, now) {
        let Some(hindsight) = Hindsight::of(record, now) else { return followed };
        for trigger in fired(&hindsight, scene, now, &|rule| rule.decided_by.is_empty()) {
            if is_on_record(record, trigger.rule, trigger.round) {
                continue;
            }
            match charge(&trigger, scene) {
                Ok(charge) => followed.events.extend(written::fined(record, &trigger, &charge, scene)),
                Err(why) => followed.uncharged.push((trigger.rule.choice.name.clone(), why)),
            }
        }
        if !followed.events.is_empty() {
            whole.to_mut().events.extend(followed.events.iter().cloned());
        }
    }
    followed.events.extend(supplements(&whole, scene, now));
    followed
}

/// Whether any rule that nobody decides on, and that is not on record, could have fired: a quick look, for in most cases
/// none could. What is seen with hindsight was told in the record too, so the look misses nothing.
fn may_follow(record: &Record, scene: &Scene<'_>, now: &Instant) -> bool {
    let policy = scene.rules.policy;
    let rounds = rounds(record);
    let missing = |rule: &&FineRule| {
        rule.decided_by.is_empty() && !(1..=rounds).all(|round| is_on_record(record, rule, round))
    };
    let missing: Vec<&FineRule> = policy.fines.rules.iter().filter(missing).collect();
    if missing.is_empty() {
        return false;
    }
    let told = Told::of(record, policy, now);
    missing.into_iter().any(|rule| may_hold(&told, policy, rule))
}
