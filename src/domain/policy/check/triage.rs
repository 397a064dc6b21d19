//! Triage: every combination of answers has one tier, and only one is meant.

use super::combinations::{Compiled, Grid};
use crate::domain::finding::Place;
use crate::domain::policy::draft::{Draft, Space};
use crate::domain::policy::{Condition, Facts, Policy, Test};
use crate::domain::section::Section;
use crate::domain::triage::finding;
use crate::domain::triage::policy::Tier;

pub(super) fn gaps_and_overlaps(policy: &Policy, draft: &Draft, root: &Section) {
    let tiers = &policy.triage.tiers;
    let conditions: Vec<&Condition> = tiers.iter().map(|tier| &tier.when).collect();
    let Ok(grid) = Grid::of(policy, draft, &conditions, true) else { return };
    let rules: Vec<Compiled> = conditions.iter().map(|condition| grid.compile(condition)).collect();
    let place = |tier: &Tier| place_of(draft, root, &Space::Tier, &tier.choice.name);
    if let Some(gap) = grid.find(|combination| !rules.iter().any(|rule| rule.holds(combination))) {
        let told = told(&grid.facts(&gap));
        root.report(finding::triage_gap(tiers.first().map_or_else(|| root.place(), &place), &told));
    }
    for (index, tier) in tiers.iter().enumerate() {
        for (first, other) in tiers[..index].iter().enumerate() {
            let (name, other_name) = (tier.choice.name.as_str(), other.choice.name.as_str());
            if same(&tier.when, &other.when) {
                root.report(finding::tiers_equal(place(tier), name, other_name, &place(other)));
                continue;
            }
            // A general tier behind a special one is meant so; two that cross each other are not.
            let only_other =
                |combination: &[usize]| rules[first].holds(combination) && !rules[index].holds(combination);
            let both =
                grid.find(|combination| rules[first].holds(combination) && rules[index].holds(combination));
            if let Some(both) = both.filter(|_| grid.find(only_other).is_some()) {
                let told = told(&grid.facts(&both));
                root.report(finding::triage_overlap(place(tier), (name, other_name), &told, &place(other)));
            }
        }
    }
}

pub(super) fn axes_unused(policy: &Policy, draft: &Draft, root: &Section) {
    let used = |axis: &str| {
        draft.conditions.iter().any(|site| site.condition.0.iter().any(|(fact, _)| fact == axis))
    };
    for axis in policy.triage.axes.iter().filter(|axis| !used(&axis.choice.name)) {
        let place = place_of(draft, root, &Space::Axis, &axis.choice.name);
        root.report(finding::axis_unused(place, &axis.choice.name));
    }
}

/// An upgrade that names the tiers from which it lifts must lift from each of them.
pub(super) fn upgrades(policy: &Policy, draft: &Draft, root: &Section) {
    let rank =
        |name: &str| policy.triage.tiers.iter().find(|tier| tier.choice.name == name).map(|tier| tier.rank);
    for upgrade in &policy.triage.upgrades {
        let from = upgrade.when.0.iter().filter_map(|(fact, test)| match test {
            Test::AnyOf(tiers) if fact == "tier" => Some(tiers),
            _ => None,
        });
        for from in from.flatten().filter(|from| rank(from) <= rank(&upgrade.to)) {
            let place = place_of(draft, root, &Space::Upgrade, &upgrade.choice.name);
            root.report(finding::upgrade_down(place, from, &upgrade.to));
        }
    }
}

fn same(left: &Condition, right: &Condition) -> bool {
    let includes = |one: &Condition, other: &Condition| one.0.iter().all(|test| other.0.contains(test));
    includes(left, right) && includes(right, left)
}

/// The facts of a combination in words: `urgency = urgent, scope = group`.
pub(super) fn told(facts: &Facts) -> String {
    let told: Vec<String> =
        facts.0.iter().map(|(fact, values)| format!("`{fact} = {}`", values.join("+"))).collect();
    if told.is_empty() { String::from("`…`") } else { told.join(" ") }
}

pub(super) fn place_of(draft: &Draft, root: &Section, space: &Space, name: &str) -> Place {
    draft.place_of(space, name).cloned().unwrap_or_else(|| root.place())
}
