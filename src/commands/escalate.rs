//! `escalate`: the case goes up by somebody's decision.

use anyhow::Result;

use super::desk::Desk;
use super::draft::{Draft, Happening};
use super::session::{Outcome, Session};
use crate::domain::failure::Failure;
use crate::domain::record::kind::table;
use crate::{help, said};

/// Arguments of `escalate`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Take a case up to a level of the policy", "升级到策略规定的层级"))]
pub struct EscalateArguments {
    #[command(flatten)]
    happening: Happening,
    #[arg(value_name = "LEVEL", help = help!("The level, as the policy names it", "层级（策略中的名称）"))]
    level: String,
    #[arg(long, help = help!("Why", "原因"))]
    reason: String,
    #[arg(long, value_name = "STAFF", help = help!("Who takes it there, if known", "由谁接手（如已知）"))]
    to: Option<String>,
}

/// Takes the case up.
pub(super) fn run(arguments: &EscalateArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let to = arguments.to.as_deref().map(|name| desk.staff(session, name)).transpose()?;
    let file = desk.file(session, &arguments.happening.case)?;
    let rules = desk.rules(file.case.store.as_deref())?;
    let levels = &rules.policy.escalation.levels;
    if !levels.iter().any(|level| level.choice.name == arguments.level) {
        return Err(
            unknown_level(&arguments.level, levels.iter().map(|level| level.choice.name.as_str())).into()
        );
    }
    let draft = Draft::new(&table::ESCALATED, &arguments.happening)
        .with("level", &arguments.level)
        .with("reason", &arguments.reason)
        .may("to", to.as_ref().map(|staff| staff.id.as_str()));
    desk.record_on(session, file, draft)
}

fn unknown_level<'a>(typed: &str, levels: impl Iterator<Item = &'a str> + Clone) -> Failure {
    let list = levels.clone().collect::<Vec<_>>().join(", ");
    let failure = Failure::usage(said!(
        en: "the policy has no level `{typed}`; it has: {list}",
        zh: "策略中没有层级 `{typed}`；可用：{list}"
    ));
    failure.suggesting(typed, levels)
}
