//! Rules that can never match, and rules behind one that always holds first.

use super::combinations::{Compiled, Grid};
use crate::domain::policy::draft::{ConditionSite, Draft, RuleList};
use crate::domain::policy::{Condition, Policy, finding};
use crate::domain::section::Section;
use crate::words::Label;

pub(super) fn unreachable(policy: &Policy, draft: &Draft, root: &Section) {
    for list in &draft.lists {
        unreachable_of(list, policy, draft, root);
    }
    let listed = |site: &ConditionSite| {
        draft.lists.iter().flat_map(|list| &list.rules).any(|rule| rule.place == site.place)
    };
    for site in draft.conditions.iter().filter(|site| !site.condition.0.is_empty() && !listed(site)) {
        let Ok(grid) = Grid::of(policy, draft, &[&site.condition], false) else { continue };
        let rule = grid.compile(&site.condition);
        if grid.find(|combination| rule.holds(combination)).is_none() {
            root.report(finding::never_matches(site.place.clone(), Label::new("condition", "条件")));
        }
    }
}

fn unreachable_of(list: &RuleList, policy: &Policy, draft: &Draft, root: &Section) {
    let conditions: Vec<&Condition> = list.rules.iter().map(|rule| &rule.condition).collect();
    let grid = match Grid::of(policy, draft, &conditions, list.triaged) {
        Ok(grid) => grid,
        Err(count) => {
            let place = list.rules.first().map_or_else(|| root.place(), |rule| rule.place.clone());
            root.report(finding::too_many_combinations(place, count));
            return;
        }
    };
    let rules: Vec<Compiled> = conditions.iter().map(|condition| grid.compile(condition)).collect();
    let mut fates = vec![Fate::NeverMatches; rules.len()];
    grid.visit(|combination| {
        let mut first = None;
        for (index, _) in rules.iter().enumerate().filter(|(_, rule)| rule.holds(combination)) {
            match (first, fates[index]) {
                (None, _) => (fates[index], first) = (Fate::Reached, Some(index)),
                (Some(first), Fate::NeverMatches) => fates[index] = Fate::Behind(first),
                (Some(_), Fate::Behind(_) | Fate::Reached) => {}
            }
        }
        fates.iter().any(|fate| *fate != Fate::Reached)
    });
    for (rule, fate) in list.rules.iter().zip(&fates) {
        match fate {
            Fate::Reached => {}
            Fate::NeverMatches => root.report(finding::never_matches(rule.place.clone(), list.what)),
            Fate::Behind(first) => {
                let first = &list.rules[*first].place;
                root.report(finding::shadowed(rule.place.clone(), list.what, first));
            }
        }
    }
}

/// What becomes of a rule over all combinations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// Its condition held nowhere so far.
    NeverMatches,
    /// It held, but always behind another; the first such one.
    Behind(usize),
    /// It was the first to hold.
    Reached,
}
