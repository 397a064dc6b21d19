//! Deadlines: each tier has one or says that it has none (R14); breach steps go up.

use super::combinations::combinations;
use super::triage::{place_of, told};
use crate::domain::clocks::finding;
use crate::domain::clocks::policy::ClockRule;
use crate::domain::policy::draft::{Draft, Space};
use crate::domain::policy::{Condition, Facts, Policy};
use crate::domain::section::Section;

pub(super) fn tiers_without(policy: &Policy, draft: &Draft, root: &Section) {
    let handling: Vec<&ClockRule> = policy.clocks.iter().filter(|clock| limits_handling(clock)).collect();
    let mut conditions: Vec<&Condition> = policy.triage.tiers.iter().map(|tier| &tier.when).collect();
    conditions.extend(handling.iter().flat_map(|clock| clock.terms.iter().map(|term| &term.when)));
    let tier_fact = Condition(vec![("tier".to_owned(), crate::domain::policy::Test::AnyOf(Vec::new()))]);
    conditions.push(&tier_fact);
    let Ok(all) = combinations(policy, draft, &conditions, true) else { return };
    for tier in &policy.triage.tiers {
        let name = &tier.choice.name;
        let of_tier = |facts: &&Facts| facts.values("tier").contains(name);
        let runs =
            |clock: &&ClockRule, facts: &Facts| clock.term_for(facts).is_some_and(|term| term.term.is_some());
        let place = || place_of(draft, root, &Space::Tier, name);
        let mut cases = all.iter().filter(of_tier);
        if tier.no_deadline {
            let clock = cases.find_map(|facts| handling.iter().find(|clock| runs(clock, facts)));
            if let Some(clock) = clock {
                root.report(finding::deadline_after_all(place(), name, &clock.choice.name));
            }
        } else if let Some(bare) = cases.find(|facts| !handling.iter().any(|clock| runs(clock, facts))) {
            root.report(finding::tier_without_deadline(place(), name, &told(bare)));
        }
    }
}

/// Whether the clock runs from the beginning of a case and waits for more than the first response.
fn limits_handling(clock: &ClockRule) -> bool {
    let kind = clock.from.split('/').next().unwrap_or_default();
    matches!(kind, "received" | "triaged") && !clock.is_first_response()
}

/// The steps of a breach go to ever higher levels.
pub(super) fn breach_levels(policy: &Policy, root: &Section) {
    let height = |name: &str| policy.escalation.levels.iter().position(|level| level.choice.name == name);
    let clocks = policy.clocks.iter().zip(root.sections("clock"));
    for (clock, section) in clocks {
        for (steps, step) in clock.on_breach.windows(2).zip(section.sections("breach").iter().skip(1)) {
            if let [before, after] = steps
                && height(&after.level) <= height(&before.level)
            {
                root.report(finding::breach_down(step.place_of_key("level"), &after.level, &before.level));
            }
        }
    }
}
