//! `close`: the case is done.

use anyhow::Result;

use super::desk::{CaseFile, Desk};
use super::draft::{Draft, Happening, Mood};
use super::session::{Outcome, Session};
use crate::domain::failure::Failure;
use crate::domain::policy::choices_said;
use crate::domain::record::kind::table;
use crate::words::Said;
use crate::{help, said};

/// Arguments of `close`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Close a case with one of the policy's outcomes", "以策略规定的结果结案"))]
pub struct CloseArguments {
    #[command(flatten)]
    happening: Happening,
    #[arg(long, help = help!("How it ended, as the policy names outcomes", "结果（策略中的名称）"))]
    outcome: Option<String>,
    #[command(flatten)]
    mood: Mood,
    #[arg(long, help = help!("What the house learned", "经验教训"))]
    lesson: Option<String>,
}

/// Closes the case.
pub(super) fn run(arguments: &CloseArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let file = desk.file(session, &arguments.happening.case)?;
    if !file.case.is_open() {
        let id = &file.case.id;
        return Err(Failure::could_not(said!(en: "{id} is closed already", zh: "{id} 已结案"))
            .tip(said!(en: "`plaint reopen {id}` starts a second handling", zh: "二次处理请用 `plaint reopen {id}`"))
            .into());
    }
    let outcome = outcome(arguments, &mut desk, &file, session)?;
    let draft = Draft::new(&table::CLOSED, &arguments.happening)
        .with("outcome", &outcome)
        .may("satisfied", arguments.mood.text())
        .may("lesson", arguments.lesson.as_deref());
    desk.record_on(session, file, draft)
}

/// The outcome as the policy names it; asked for on a terminal when the flag is missing.
fn outcome(
    arguments: &CloseArguments,
    desk: &mut Desk,
    file: &CaseFile,
    session: &mut Session<'_>,
) -> Result<String, Failure> {
    let rules = desk.rules(file.case.store.as_deref())?;
    let outcomes = &rules.policy.intake.outcomes;
    let Said { en, zh } = choices_said(outcomes);
    let typed = arguments
        .outcome
        .clone()
        .or_else(|| session.ask(&said!(en: "How did it end? {en}:", zh: "结果？{zh}：")));
    let Some(typed) = typed else {
        return Err(Failure::usage(said!(
            en: "closing needs `--outcome`, one of: {en}",
            zh: "结案需要 `--outcome`，可用：{zh}"
        )));
    };
    if outcomes.iter().any(|outcome| outcome.name == typed) {
        return Ok(typed);
    }
    let failure = Failure::usage(said!(
        en: "the policy has no outcome `{typed}`; it has: {en}",
        zh: "策略中没有结果 `{typed}`；可用：{zh}"
    ));
    Err(failure.suggesting(&typed, outcomes.iter().map(|outcome| outcome.name.as_str())))
}
