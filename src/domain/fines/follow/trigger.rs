//! Triggers: when the rules of fines fire.

use super::Scene;
use super::answerable::Answerable;
use super::hindsight::Hindsight;
use crate::domain::case::Status;
use crate::domain::escalation::{Told, moments, projected};
use crate::domain::fines::policy::{FineRule, FinesPolicy, Once, Reading, Switch};
use crate::domain::instant::Instant;
use crate::domain::policy::{Facts, Policy};
use crate::domain::record::kind::table;
use crate::domain::record::{Event, Fields, Record};

/// A rule that fired.
#[derive(Debug, Clone, PartialEq)]
pub struct Trigger<'a> {
    /// The rule.
    pub rule: &'a FineRule,
    /// The round of handling for which it counts: 1 for rules that count once in a case.
    pub round: u32,
    /// When its condition first held.
    pub at: Instant,
    /// The `n` of the event from which that followed.
    pub after: u32,
    /// The facts then, as they are known now.
    pub facts: Facts,
    /// Who answers for the matter.
    pub answerable: Answerable,
}

/// Every rule that fires without anybody's decision up to `now`, each at its first moment, whether or not it is on
/// record. `record` is looked at with everything that `sweep` would record of escalations.
pub fn triggers<'a>(record: &Record, scene: &Scene<'a>, now: &Instant) -> Vec<Trigger<'a>> {
    let projected = projected(record, &scene.rules, now);
    let Some(hindsight) = Hindsight::of(&projected, now) else { return Vec::new() };
    fired(&hindsight, scene, now, &|rule| rule.decided_by.is_empty())
}

/// The rules among `wanted` that fire, each at its first moment, in the order of the moments and then of the policy.
pub(super) fn fired<'a>(
    hindsight: &Hindsight,
    scene: &Scene<'a>,
    now: &Instant,
    wanted: &dyn Fn(&FineRule) -> bool,
) -> Vec<Trigger<'a>> {
    let policy = scene.rules.policy;
    let told = Told::of(&hindsight.record, policy, now);
    let possible = |rule: &&FineRule| wanted(rule) && may_hold(&told, policy, rule);
    let rules: Vec<(usize, &FineRule)> =
        policy.fines.rules.iter().enumerate().filter(|(_, rule)| possible(rule)).collect();
    let mut fired: Vec<Trigger<'a>> = Vec::new();
    if rules.is_empty() {
        return fired;
    }
    let on_record = OnRecord::of(&hindsight.record, &policy.fines);
    for moment in moments(&hindsight.record, &scene.rules, now) {
        if moment.case.status == Status::Merged {
            continue;
        }
        let (facts, found) = hindsight.facts(&moment, &scene.rules);
        for (index, rule) in &rules {
            let round = if rule.once == Once::Case { 1 } else { moment.case.round };
            if fired.iter().any(|known| known.rule.choice.name == rule.choice.name && known.round == round) {
                continue;
            }
            let mut fined = on_record.before(&moment.at, *index);
            fined.extend(fired.iter().map(|known| known.rule.choice.name.clone()));
            let facts = with_fined(facts.clone(), &fined);
            let found = found.clone().map(|found| with_fined(found, &fined));
            let all_hold = |facts| holds(rule, &policy.fines, facts, None);
            if all_hold(&facts) && found.iter().all(all_hold) {
                let finding = hindsight.finding_at(&moment.at);
                let answerable = Answerable::of(finding, &hindsight.case, policy);
                let after = hindsight.cause_of(&moment);
                fired.push(Trigger { rule, round, at: moment.at, after, facts, answerable });
            }
        }
    }
    fired
}

/// Whether the condition of `rule` and those of its chosen readings could have held at any time.
pub(super) fn may_hold(told: &Told<'_>, policy: &Policy, rule: &FineRule) -> bool {
    told.allows(&rule.when) && policy.fines.readings(rule).all(|(_, reading)| told.allows(&reading.when))
}

/// Whether the condition of `rule` and those of its readings hold: of the readings that `taken` names (as an event
/// keeps them), else of the chosen ones.
pub(super) fn holds(rule: &FineRule, fines: &FinesPolicy, facts: &Facts, taken: Option<&Fields>) -> bool {
    let reading_holds =
        |(switch, chosen): (&Switch, &Reading)| switch.reading_in(taken).unwrap_or(chosen).when.holds(facts);
    rule.when.holds(facts) && fines.readings(rule).all(reading_holds)
}

/// The facts with the rules that fined.
pub(super) fn with_fined(mut facts: Facts, fined: &[String]) -> Facts {
    if !fined.is_empty() {
        facts.0.insert("fined".to_owned(), fined.to_vec());
    }
    facts
}

/// The fines on record, for the fact `fined`.
pub(super) struct OnRecord {
    /// When, the place of the rule in the policy, and its name.
    fines: Vec<(Instant, usize, String)>,
}

impl OnRecord {
    pub(super) fn of(record: &Record, policy: &FinesPolicy) -> Self {
        let one = |event: &Event| {
            let name = event.fields.text("rule")?;
            let place = policy.rules.iter().position(|rule| rule.choice.name == name);
            Some((event.at, place.unwrap_or_default(), name.to_owned()))
        };
        let fined = record.events.iter().filter(|event| event.matches(table::FINED.name));
        Self { fines: fined.filter_map(one).collect() }
    }

    /// What had been fined at `at` when the rule at `place` is asked: of one moment the rules come in their order.
    pub(super) fn before(&self, at: &Instant, place: usize) -> Vec<String> {
        let earlier =
            |(when, other, _): &&(Instant, usize, String)| when < at || (when == at && *other < place);
        self.fines.iter().filter(earlier).map(|(_, _, name)| name.clone()).collect()
    }
}
