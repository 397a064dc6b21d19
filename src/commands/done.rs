//! `done`: an agreed action is carried out; with the last one, everything is.

use anyhow::Result;

use super::desk::{CaseFile, Desk, RulesInForce};
use super::draft::{Draft, Happening};
use super::meant_offer::settlement_of;
use super::session::{Outcome, Session};
use crate::domain::failure::Failure;
use crate::domain::record::Value;
use crate::domain::record::kind::table;
use crate::domain::resolution::{ActionState, Settlement, Stage, execution};
use crate::{help, said};

/// Arguments of `done`.
#[derive(Debug, clap::Args)]
#[command(about = help!("An agreed action is done; with the last one the case is carried out", "登记约定事项已完成；最后一项完成即为全部完成"))]
pub struct DoneArguments {
    #[command(flatten)]
    happening: Happening,
    #[arg(value_name = "ACTION", help = help!("The action: its event id, the beginning of it, or a part of its words; left out where only one is open", "事项：事件编号或其开头，或其中的文字；仅有一项未完成时可省略"))]
    action: Option<String>,
    #[arg(long, conflicts_with = "action", help = help!("Everything that is open", "全部未完成事项"))]
    all: bool,
    #[arg(long, value_name = "EVENT", help = help!("Evidence of it on record, by event id (can be repeated)", "已登记的证据（事件编号，可重复）"))]
    evidence: Vec<String>,
}

/// Records what was done.
pub(super) fn run(arguments: &DoneArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let file = desk.file(session, &arguments.happening.case)?;
    file.require_open()?;
    let rules = desk.rules(file.case.store.as_deref())?;
    let settlement = settlement_of(&file);
    let evidence = evidence_on_record(&arguments.evidence, &file)?;
    let asked = (file.case.id.as_str(), arguments.action.as_deref());
    let open = || settlement.actions.iter().filter(|action| action.done.is_none());
    let meant: Vec<&ActionState> = if arguments.all && open().next().is_some() {
        open().collect()
    } else {
        execution::action_to_finish(&settlement, asked)?.into_iter().collect()
    };
    for action in &meant {
        require_consent(action, &settlement, &rules, &file.case.id)?;
    }
    let drafts = match &meant[..] {
        [] => {
            require_nothing_offered(&settlement, &rules, &file.case.id)?;
            vec![Draft::new(&table::COMPLETED, &arguments.happening)]
        }
        actions => actions.iter().map(|action| done(action, &evidence, arguments)).collect(),
    };
    desk.record_all_on(session, file, drafts)
}

fn done(action: &ActionState, evidence: &[String], arguments: &DoneArguments) -> Draft {
    let mut draft = Draft::new(&table::DONE, &arguments.happening).with("target", &action.event);
    if !evidence.is_empty() {
        draft.fields.push("evidence", Value::texts(evidence));
    }
    draft
}

/// The events that the evidence was recorded with, as they were typed.
///
/// # Errors
/// The case has no such evidence.
pub(super) fn evidence_on_record(typed: &[String], file: &CaseFile) -> Result<Vec<String>, Failure> {
    let events = file.loaded.record.events.iter();
    let standing = events.filter(|event| event.matches(table::EVIDENCE.name) && file.case.counts(event));
    let ids: Vec<&str> = standing.map(|event| event.id.as_str()).collect();
    let find = |typed: &String| {
        execution::event_of_prefix(typed, ids.iter().copied(), &file.case.id).map(str::to_owned)
    };
    typed.iter().map(find).collect()
}

/// What is done for the customer was agreed to by them.
fn require_consent(
    action: &ActionState,
    settlement: &Settlement,
    rules: &RulesInForce,
    case: &str,
) -> Result<(), Failure> {
    let Some(remedy) = action.remedy.as_deref() else { return Ok(()) };
    let of_offer = action.target.as_deref().and_then(|target| settlement.offer(target));
    let agreed = of_offer.is_some_and(|offer| offer.stage == Stage::Accepted)
        || execution::consented(settlement, remedy).is_some();
    if agreed || !execution::requires_consent(&rules.policy, remedy) {
        return Ok(());
    }
    Err(execution::unconsented(&rules.policy, remedy, case))
}

/// Without actions somebody may say by hand that all is done; not while an offer waits that the customer has not
/// agreed to, and not twice.
fn require_nothing_offered(settlement: &Settlement, rules: &RulesInForce, case: &str) -> Result<(), Failure> {
    if settlement.completed.is_some() {
        return Err(Failure::could_not(said!(
            en: "{case}: everything agreed is carried out already",
            zh: "{case}：约定事项均已完成"
        )));
    }
    let waits = settlement.of_round().filter(|offer| offer.is_unanswered());
    let remedies = waits.into_iter().flat_map(|offer| &offer.remedies);
    let needed = remedies.map(|given| given.remedy.as_str());
    match needed.into_iter().find(|remedy| execution::requires_consent(&rules.policy, remedy)) {
        Some(remedy) => Err(execution::unconsented(&rules.policy, remedy, case)),
        None => Ok(()),
    }
}
