//! Clocks of which every event has one of its own: each agreed action, each exposure, each with its own due instant.
//!
//! Such a clock is named `<rule>/<event>`. It is due when its event says (`due_by`), else by the rule's term. What stops
//! it names the event as well: `done/<event>`, `clarified/<medium>/<event>`.

use std::sync::LazyLock;

use super::policy::{ClockFamily, ClockRule, ClockTerm};
use super::reckon::applicable;
use crate::domain::calendar::{Pause, Term};
use crate::domain::case::{Case, ClockState};
use crate::domain::instant::{self, Instant};
use crate::domain::media::answer;
use crate::domain::policy::{Choice, Facts, Policy};
use crate::domain::record::{Event, Record, clock_rule_name, own_event_id};
use crate::said;

/// The clock of an action with a date of its own, where the policy has no clock for it: a promise without warnings
/// and without steps.
static ACTION: LazyLock<ClockRule> = LazyLock::new(|| ClockRule {
    choice: Choice {
        name: String::from("action"),
        label: said!(en: "agreed action", zh: "约定事项"),
        words: Vec::new(),
        source: None,
        line: 0,
    },
    from: String::from("action"),
    until: vec![String::from("done")],
    each: true,
    terms: Vec::new(),
    end_of_day: true,
    roll: false,
    always_open: true,
    pauses: false,
    family: ClockFamily::Promise,
    warnings: Vec::new(),
    on_breach: Vec::new(),
});

/// The rule of the clock called `clock`: of that name, or for a clock of an event, of the name before the `/`.
pub fn rule_of<'a>(policy: &'a Policy, clock: &str) -> Option<&'a ClockRule> {
    let (name, own) = (clock_rule_name(clock), own_event_id(clock).is_some());
    let known = policy.clocks.iter().find(|rule| rule.choice.name == name && rule.each == own);
    known.or_else(|| (own && name == ACTION.choice.name).then_some(&*ACTION))
}

/// The label of the clock that actions have where the policy gives them none.
pub fn action_clock() -> &'static Choice {
    &ACTION.choice
}

/// Every rule of the policy, and that of actions which no rule of the policy is for.
pub(super) fn rules_of(policy: &Policy) -> impl Iterator<Item = &ClockRule> {
    policy.clocks.iter().chain([&*ACTION])
}

/// The events among `round` that have a clock of their own by `rule`.
pub(super) fn owners<'a>(policy: &Policy, rule: &ClockRule, round: &[&'a Event]) -> Vec<&'a Event> {
    let by_policy = |event: &Event| policy.clocks.iter().any(|rule| rule.each && event.matches(&rule.from));
    let is_built_in = std::ptr::eq(rule, &*ACTION);
    let meant = |event: &&&Event| {
        event.matches(&rule.from) && (!is_built_in || (due_by(event).is_some() && !by_policy(event)))
    };
    round.iter().filter(meant).copied().collect()
}

/// The running clocks of the present round that go by `rule`.
pub(super) fn running<'a>(policy: &Policy, rule: &ClockRule, case: &'a Case) -> Vec<&'a ClockState> {
    if !rule.each {
        return case.clock(&rule.choice.name).filter(|clock| clock.is_running()).into_iter().collect();
    }
    let by_rule = |clock: &&ClockState| {
        rule_of(policy, &clock.clock).is_some_and(|found| std::ptr::eq(found, rule))
            && clock.round == case.round
            && clock.is_running()
    };
    case.clocks.iter().filter(by_rule).collect()
}

/// The event of `record` that the clock belongs to, where it is one of an event.
pub fn owner<'a>(record: &'a Record, clock: &str) -> Option<&'a Event> {
    let id = own_event_id(clock)?;
    record.events.iter().find(|event| event.id == id)
}

/// What stops the clock of `rule` that belongs to `owner`: what answers that very event. A clarification counts in the
/// media that the policy of today holds equal to that of the exposure; the promise keeps them, so a changed policy
/// changes nothing of it. What answers no event in particular (`responded`) stops it as it is.
pub(super) fn answers_to(policy: &Policy, rule: &ClockRule, owner: &Event) -> Vec<String> {
    let id = &owner.id;
    let of_pattern = |pattern: &String| {
        let (kind, qualifier) =
            pattern.split_once('/').map_or((pattern.as_str(), None), |(kind, rest)| (kind, Some(rest)));
        match (kind, qualifier) {
            ("done", _) => vec![format!("{kind}/{id}")],
            ("clarified", None) => {
                let medium = owner.fields.text("medium").unwrap_or_default();
                policy.media.equal_to(medium).iter().map(|medium| answer(kind, medium, id)).collect()
            }
            ("clarified" | "verified" | "retracted", qualifier) => {
                vec![answer(kind, qualifier.unwrap_or("*"), id)]
            }
            _ => vec![pattern.clone()],
        }
    };
    rule.until.iter().flat_map(of_pattern).collect()
}

/// When the event says that it is due.
pub(super) fn due_by(event: &Event) -> Option<Instant> {
    event.fields.text("due_by").and_then(instant::parse)
}

/// The term of a clock that began at `started`: up to the instant that its own event names, else that of the rule for
/// these facts. With the line of the policy that gives it.
pub fn term_of<'a>(
    rule: &'a ClockRule,
    owner: Option<&Event>,
    started: Instant,
    facts: &Facts,
) -> Option<(Option<&'a ClockTerm>, Term)> {
    match owner.and_then(due_by) {
        Some(due) => {
            let seconds = (due - started).num_seconds().max(0);
            Some((None, Term::Elapsed { seconds }))
        }
        None => applicable(rule, facts).map(|(line, term)| (Some(line), term)),
    }
}

/// Whether the policy gives an action for this remedy a term of its own accord.
pub fn has_action_term(policy: &Policy, facts: &Facts, remedy: Option<&str>) -> bool {
    let of_remedy = remedy.map(|remedy| format!("action/{remedy}"));
    let meant = |rule: &&ClockRule| rule.from == "action" || Some(&rule.from) == of_remedy.as_ref();
    let mut own = policy.clocks.iter().filter(|rule| rule.each).filter(meant);
    own.any(|rule| applicable(rule, facts).is_some())
}

/// The pauses that move a clock: a date that was agreed within a pause was meant as it stands.
pub fn pauses_for(owner: Option<&Event>, started: Instant, pauses: &[Pause]) -> Vec<Pause> {
    let dated = owner.and_then(due_by).is_some();
    pauses.iter().filter(|pause| !dated || pause.from > started).copied().collect()
}
