//! `measure extend`, `pause`, `resume`: what moves the clocks of a measure, in the words of cases.

use anyhow::Result;

use super::MeasureHappening;
use super::plan::require_unfinished;
use crate::commands::commitment::{self, When};
use crate::commands::desk::Desk;
use crate::commands::draft::Draft;
use crate::commands::extend::extension;
use crate::commands::session::{Outcome, Session};
use crate::domain::failure::Failure;
use crate::domain::instant::{self, Instant};
use crate::domain::measures::Stage;
use crate::domain::record::kind::table;
use crate::{help, said};

/// Arguments of `measure extend`.
#[derive(Debug, clap::Args)]
pub struct ExtendArguments {
    #[command(flatten)]
    happening: MeasureHappening,
    #[arg(long, value_name = "INSTANT|TERM", value_parser = commitment::as_when,
        help = help!("The new due instant, or how much later than now", "新的到期时间，或自现在起的期限"))]
    to: When,
    #[arg(long, value_name = "STAFF", help = help!("Who allowed it", "批准人"))]
    authority: String,
    #[arg(long, help = help!("Why", "理由"))]
    reason: String,
    #[arg(long, value_name = "CLOCK", help = help!("Which clock: carry-out or review [default: the one that runs]", "哪个时限：carry-out 落实、review 评估 [默认: 正在计时的]"))]
    clock: Option<String>,
}

/// Arguments of `measure pause`.
#[derive(Debug, clap::Args)]
pub struct PauseArguments {
    #[command(flatten)]
    happening: MeasureHappening,
    #[arg(long, help = help!("What is waited for", "等待的原因"))]
    reason: String,
    #[arg(long, value_name = "INSTANT", value_parser = crate::commands::command_line::as_instant,
        help = help!("Until when it is expected to last", "预计持续到何时"))]
    until: Option<Instant>,
}

/// Arguments of `measure resume`.
#[derive(Debug, clap::Args)]
pub struct ResumeArguments {
    #[command(flatten)]
    happening: MeasureHappening,
}

/// Moves the promise. Who answers for the measure does not allow it themselves.
pub(super) fn extend(arguments: &ExtendArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let authority = desk.staff(session, &arguments.authority)?;
    desk.record_on_measure(session, &arguments.happening.measure, |desk, session, file| {
        require_unfinished(&file.measure)?;
        if file.measure.owner == authority.id {
            let name = &authority.name;
            return Err(Failure::could_not(said!(
                en: "{name} answers for this measure: somebody else allows more time",
                zh: "{name} 是该措施的负责人，延期须由他人批准"
            ))
            .into());
        }
        let rules = desk.rules_of_measure(&file.loaded.record)?;
        let to = arguments.to.instant(desk, &rules, session.now).map_err(Failure::usage)?;
        let running = file.measure.next_clock().map(|clock| clock.clock.clone());
        let clock = arguments.clock.clone().or(running).unwrap_or_default();
        let draft = Draft::about(&table::EXTENDED, &arguments.happening.occasion);
        Ok(vec![extension(draft, &file.measure.case, (&clock, to), (&authority.id, &arguments.reason))?])
    })
}

/// Begins a pause.
pub(super) fn pause(arguments: &PauseArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    desk.record_on_measure(session, &arguments.happening.measure, |_, _, file| {
        require_unfinished(&file.measure)?;
        let draft = Draft::about(&table::PAUSED, &arguments.happening.occasion)
            .with("reason", &arguments.reason)
            .may("until", arguments.until.as_ref().map(instant::format).as_deref());
        Ok(vec![draft])
    })
}

/// Ends a pause.
pub(super) fn resume(arguments: &ResumeArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    desk.record_on_measure(session, &arguments.happening.measure, |_, _, file| {
        if file.measure.stage != Stage::Paused {
            let id = &file.measure.id;
            return Err(Failure::could_not(said!(en: "{id} is not paused", zh: "{id} 未暂停")).into());
        }
        Ok(vec![Draft::about(&table::RESUMED, &arguments.happening.occasion)])
    })
}
