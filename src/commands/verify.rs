//! `verify`: what was published was looked into, and is true or not.

use anyhow::Result;

use super::desk::Desk;
use super::done::evidence_on_record;
use super::draft::{Draft, Happening};
use super::meant_exposure::meant_exposure;
use super::session::{Outcome, Session};
use crate::domain::failure::Failure;
use crate::domain::record::Value;
use crate::domain::record::kind::table;
use crate::{help, said};

/// Arguments of `verify`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Say whether what was published is true, and why", "登记曝光内容经查是否属实及其理由"))]
pub struct VerifyArguments {
    #[command(flatten)]
    happening: Happening,
    #[arg(value_name = "EXPOSURE", help = help!("The exposure, by its event; left out where only one is not looked into", "曝光（事件编号）；仅有一次未核实时可省略"))]
    exposure: Option<String>,
    #[command(flatten)]
    result: ResultOfLooking,
    #[arg(long, value_name = "WORDS", help = help!("Why", "理由"))]
    reason: Option<String>,
    #[arg(long, value_name = "EVENT", help = help!("Evidence of it on record, by event id (can be repeated)", "已登记的证据（事件编号，可重复）"))]
    evidence: Vec<String>,
}

/// What it came to.
#[derive(Debug, Clone, Copy, clap::Args)]
#[group(required = true, multiple = false)]
struct ResultOfLooking {
    #[arg(long = "true", help = help!("It is true", "属实"))]
    is_true: bool,
    #[arg(long = "untrue", help = help!("It is not true; where days for a clarification run, they go on", "不属实；澄清期限照常计算"))]
    is_untrue: bool,
}

/// Records what was found.
pub(super) fn run(arguments: &VerifyArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let file = desk.file(session, &arguments.happening.case)?;
    file.require_open()?;
    let rules = desk.rules(file.case.store.as_deref())?;
    let typed = arguments.exposure.as_deref();
    let exposure =
        meant_exposure(&file, &rules, typed, |exposure| exposure.verified.is_none())?.event.clone();
    let evidence = evidence_on_record(&arguments.evidence, &file)?;
    let asked = arguments.reason.clone().or_else(|| session.ask(&said!(en: "Why?", zh: "理由？")));
    let Some(reason) = asked.filter(|reason| !reason.trim().is_empty()) else {
        return Err(Failure::usage(said!(en: "`--reason` says why", zh: "请用 `--reason` 写明理由")).into());
    };
    let result = if arguments.result.is_true { "true" } else { "untrue" };
    let mut draft = Draft::new(&table::VERIFIED, &arguments.happening)
        .with("result", result)
        .with("target", &exposure)
        .with("reason", &reason);
    if !evidence.is_empty() {
        draft.fields.push("evidence", Value::texts(evidence));
    }
    desk.record_on(session, file, draft)
}
