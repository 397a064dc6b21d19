//! Deadlines: each tier has one or says that it has none (R14); breach steps go up.

use super::combinations::{Compiled, Grid};
use super::triage::{place_of, told};
use crate::domain::clocks::finding;
use crate::domain::clocks::policy::ClockRule;
use crate::domain::policy::draft::{Draft, Space};
use crate::domain::policy::finding::too_many_combinations;
use crate::domain::policy::{Condition, Policy, Test};
use crate::domain::section::Section;

pub(super) fn tiers_without(policy: &Policy, draft: &Draft, root: &Section) {
    let handling: Vec<&ClockRule> = policy.clocks.iter().filter(|clock| limits_handling(clock)).collect();
    let mut conditions: Vec<&Condition> = policy.triage.tiers.iter().map(|tier| &tier.when).collect();
    conditions.extend(handling.iter().flat_map(|clock| clock.terms.iter().map(|term| &term.when)));
    let any_tier = Condition(vec![(String::from("tier"), Test::AnyOf(Vec::new()))]);
    conditions.push(&any_tier);
    let grid = match Grid::of(policy, draft, &conditions, true) {
        Ok(grid) => grid,
        Err(count) => return root.report(too_many_combinations(root.place_of_key("clock"), count)),
    };
    let terms = |clock: &ClockRule| -> Vec<(Compiled, bool)> {
        clock.terms.iter().map(|term| (grid.compile(&term.when), term.term.is_some())).collect()
    };
    let clocks: Vec<Vec<(Compiled, bool)>> = handling.iter().map(|clock| terms(clock)).collect();
    let runs = |terms: &[(Compiled, bool)], combination: &[usize]| {
        terms.iter().find(|(when, _)| when.holds(combination)).is_some_and(|(_, limited)| *limited)
    };
    for tier in &policy.triage.tiers {
        let name = &tier.choice.name;
        let is = grid.compile(&Condition(vec![(String::from("tier"), Test::AnyOf(vec![name.clone()]))]));
        let place = || place_of(draft, root, &Space::Tier, name);
        let limited = |combination: &[usize]| clocks.iter().any(|terms| runs(terms, combination));
        if tier.no_deadline {
            let found = grid.find(|combination| is.holds(combination) && limited(combination));
            let clock = found.and_then(|found| clocks.iter().position(|terms| runs(terms, &found)));
            if let Some(clock) = clock {
                root.report(finding::deadline_after_all(place(), name, &handling[clock].choice.name));
            }
        } else if let Some(bare) = grid.find(|combination| is.holds(combination) && !limited(combination)) {
            root.report(finding::tier_without_deadline(place(), name, &told(&grid.facts(&bare))));
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
