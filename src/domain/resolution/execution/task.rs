//! Tasks: every remedy that was agreed has an owner and a time.

use crate::domain::calendar::{self, Counting};
use crate::domain::clocks::{Rules, has_action_term};
use crate::domain::instant::Instant;
use crate::domain::policy::Facts;
use crate::domain::resolution::{GivenRemedy, Offer, Settlement};
use crate::said;
use crate::words::Said;

/// Something that has to be carried out: what an event `action` will say.
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    /// The remedy.
    pub given: GivenRemedy,
    /// Who owns it: a staff id or a role.
    pub owner: String,
    /// By when; `None` where the policy's clock says it.
    pub due_by: Option<Instant>,
}

/// What was told about owners and times, and what is known of the case.
#[derive(Debug, Clone, Copy)]
pub struct Told<'a> {
    /// Owners: for one kind of remedy, or for all (`None`).
    pub owners: &'a [(Option<String>, String)],
    /// Times: for one kind of remedy, or for all (`None`).
    pub dues: &'a [(Option<String>, Instant)],
    /// Who has the case, or else who records.
    pub handler: &'a str,
    /// The facts after the customer agreed.
    pub facts: &'a Facts,
    /// When they agreed.
    pub now: Instant,
}

/// The tasks that follow from the acceptance of `offer`. A remedy that is under way without consent (an apology) needs
/// no second one.
///
/// # Errors
/// All remedies without a time, and all remedies that were named and are not in the offer.
pub fn tasks(
    offer: &Offer,
    settlement: &Settlement,
    rules: &Rules<'_>,
    told: &Told<'_>,
) -> Result<Vec<Task>, Vec<Said>> {
    let mut problems = strangers(offer, told);
    let mut under_way: Vec<&str> = settlement
        .actions
        .iter()
        .filter(|action| action.round == settlement.round && action.target.is_none())
        .filter_map(|action| action.remedy.as_deref())
        .collect();
    let mut tasks = Vec::new();
    for given in &offer.remedies {
        if let Some(known) = under_way.iter().position(|remedy| *remedy == given.remedy) {
            under_way.remove(known);
            continue;
        }
        match task(given, rules, told) {
            Ok(task) => tasks.push(task),
            Err(problem) => {
                let (remedy, en, zh) = (&given.remedy, &problem.en, &problem.zh);
                problems.push(said!(en: "`{remedy}`: {en}", zh: "`{remedy}`：{zh}"));
            }
        }
    }
    if problems.is_empty() { Ok(tasks) } else { Err(problems) }
}

fn task(given: &GivenRemedy, rules: &Rules<'_>, told: &Told<'_>) -> Result<Task, Said> {
    let kind = rules.policy.resolution.remedy(&given.remedy);
    let owner = named(told.owners, &given.remedy).cloned();
    let owner = owner.or_else(|| kind.and_then(|kind| kind.owner.clone()));
    let of_kind = || kind.and_then(|kind| kind.term);
    let due_by = match (named(told.dues, &given.remedy), of_kind()) {
        (Some(due), _) => Some(*due),
        (None, Some(term)) => {
            let due = calendar::due_instant(rules.calendar, told.now, &term, Counting::default(), &[]);
            Some(due.map_err(|error| error.said())?)
        }
        (None, None) if has_action_term(rules.policy, told.facts, Some(&given.remedy)) => None,
        (None, None) => {
            let remedy = &given.remedy;
            return Err(said!(
                en: "by when? `--due {remedy}=TERM` or `--due {remedy}=INSTANT`; the policy gives it no term",
                zh: "何时完成？请用 `--due {remedy}=期限` 或 `--due {remedy}=时间`；策略未规定期限"
            ));
        }
    };
    Ok(Task { given: given.clone(), owner: owner.unwrap_or_else(|| told.handler.to_owned()), due_by })
}

/// What was told for this remedy, or else for all.
fn named<'a, T>(list: &'a [(Option<String>, T)], remedy: &str) -> Option<&'a T> {
    let own = list.iter().rev().find(|(name, _)| name.as_deref() == Some(remedy));
    own.or_else(|| list.iter().rev().find(|(name, _)| name.is_none())).map(|(_, told)| told)
}

/// Remedies that were named for an owner or a time and that the offer does not hold.
fn strangers(offer: &Offer, told: &Told<'_>) -> Vec<Said> {
    let held = |name: &str| offer.remedies.iter().any(|given| given.remedy == name);
    let names = told.owners.iter().map(|(name, _)| name).chain(told.dues.iter().map(|(name, _)| name));
    let offered: Vec<&str> = offer.remedies.iter().map(|given| given.remedy.as_str()).collect();
    let offered = offered.join("`, `");
    let mut strangers: Vec<&str> = names.filter_map(Option::as_deref).filter(|name| !held(name)).collect();
    strangers.dedup();
    let said = |name: &str| said!(en: "the offer holds no `{name}`; it holds `{offered}`", zh: "方案中没有 `{name}`；其中有 `{offered}`");
    strangers.into_iter().map(said).collect()
}
