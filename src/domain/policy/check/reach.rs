//! Rules that can never match, and rules behind one that always holds first.

use super::combinations::combinations;
use crate::domain::policy::draft::{ConditionSite, Draft, RuleList};
use crate::domain::policy::{Condition, Facts, Policy, finding};
use crate::domain::section::Section;
use crate::words::Label;

pub(super) fn unreachable(policy: &Policy, draft: &Draft, root: &Section) {
    for list in &draft.lists {
        unreachable_of(list, policy, draft, root);
    }
    let listed = |site: &ConditionSite| {
        draft.lists.iter().flat_map(|list| &list.rules).any(|rule| rule.place == site.place)
    };
    for site in draft.conditions.iter().filter(|site| !listed(site)) {
        let Ok(all) = combinations(policy, draft, &[&site.condition], false) else { continue };
        if !all.iter().any(|facts| site.condition.holds(facts)) {
            root.report(finding::never_matches(site.place.clone(), Label::new("condition", "条件")));
        }
    }
}

fn unreachable_of(list: &RuleList, policy: &Policy, draft: &Draft, root: &Section) {
    let conditions: Vec<&Condition> = list.rules.iter().map(|rule| &rule.condition).collect();
    let all = match combinations(policy, draft, &conditions, false) {
        Ok(all) => all,
        Err(count) => {
            let place = list.rules.first().map_or_else(|| root.place(), |rule| rule.place.clone());
            root.report(finding::too_many_combinations(place, count));
            return;
        }
    };
    for (index, rule) in list.rules.iter().enumerate() {
        let matching: Vec<&Facts> = all.iter().filter(|facts| rule.condition.holds(facts)).collect();
        let earlier = &list.rules[..index];
        let shadow = |facts: &Facts| earlier.iter().find(|first| first.condition.holds(facts));
        let Some(any) = matching.first() else {
            root.report(finding::never_matches(rule.place.clone(), list.what));
            continue;
        };
        if matching.iter().all(|facts| shadow(facts).is_some())
            && let Some(first) = shadow(any)
        {
            root.report(finding::shadowed(rule.place.clone(), list.what, &first.place));
        }
    }
}
