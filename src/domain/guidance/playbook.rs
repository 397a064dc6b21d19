//! The playbook: what the policy tells the person at the desk for a case as it stands.

use super::policy::{Checklist, Guidance, STAGES, Wording};
use crate::domain::policy::Facts;

/// What applies to a case at a stage.
#[derive(Debug, Clone, PartialEq)]
pub struct Playbook<'a> {
    /// The stage at which the case is.
    pub stage: &'static str,
    /// What to do now.
    pub now: Vec<&'a Checklist>,
    /// What comes after it, stage by stage.
    pub later: Vec<&'a Checklist>,
    /// Wording to use.
    pub say: Vec<&'a Wording>,
    /// Wording never to use now.
    pub never: Vec<&'a Wording>,
}

/// The stage at which a case with these facts is.
pub fn stage_of(facts: &Facts) -> &'static str {
    let is = |name: &str, value: &str| facts.values(name).iter().any(|known| known == value);
    let known = |name: &str| !facts.values(name).is_empty();
    if is("status", "closed") {
        "summary"
    } else if !known("tier") {
        if known("responded") { "triage" } else { "intake" }
    } else if is("completed", "yes") {
        "closing"
    } else if is("settlement", "accepted") {
        "execution"
    } else if known("finding") {
        "resolution"
    } else {
        "investigation"
    }
}

/// What applies to a case with these facts at `stage`.
pub fn playbook<'a>(guidance: &'a Guidance, facts: &Facts, stage: &str) -> Playbook<'a> {
    let place = STAGES.iter().position(|known| *known == stage).unwrap_or_default();
    let applies = |checklist: &&Checklist| checklist.when.holds(facts);
    let after =
        |checklist: &&Checklist| STAGES.iter().position(|known| *known == checklist.stage) > Some(place);
    let lists = || guidance.checklists.iter().filter(applies);
    let words = |never: bool| {
        guidance
            .wording
            .iter()
            .filter(move |wording| wording.never == never && wording.when.holds(facts))
            .collect()
    };
    let mut later: Vec<&Checklist> = lists().filter(after).collect();
    later.sort_by_key(|checklist| STAGES.iter().position(|known| *known == checklist.stage));
    Playbook {
        stage: STAGES.get(place).copied().unwrap_or("intake"),
        now: lists().filter(|checklist| checklist.stage == stage).collect(),
        later,
        say: words(false),
        never: words(true),
    }
}
