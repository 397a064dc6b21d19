//! `weigh`: an option is weighed before a decision. Of all options of a round exactly one is chosen.

use anyhow::Result;

use super::desk::Desk;
use super::draft::{Draft, Happening};
use super::session::{Outcome, Session};
use crate::domain::failure::Failure;
use crate::domain::investigation::{self, VERDICTS, unknown};
use crate::domain::money::{format_amount, parse_amount};
use crate::domain::record::kind::table;
use crate::words::Said;
use crate::{help, said};

/// Arguments of `weigh`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Weigh an option: chosen, possible or rejected, and why", "权衡方案：选定、可行或不采用，并说明理由"))]
pub struct WeighArguments {
    #[command(flatten)]
    happening: Happening,
    #[arg(value_name = "OPTION", help = help!("The option, as the policy names options", "方案（策略中的名称）"))]
    option: String,
    #[arg(long, help = help!("chosen, possible or rejected", "chosen 选定，possible 可行，rejected 不采用"))]
    verdict: String,
    #[arg(long, help = help!("Why", "理由"))]
    reason: String,
    #[arg(long, help = help!("The amount that it is about", "所涉金额"))]
    amount: Option<String>,
}

/// Records the weighing.
pub(super) fn run(arguments: &WeighArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let file = desk.file(session, &arguments.happening.case)?;
    file.require_open()?;
    let rules = desk.rules(file.case.store.as_deref())?;
    let options = rules.policy.resolution.options.iter().map(|option| option.name.as_str());
    let mut problems: Vec<Said> = unknown("OPTION", &arguments.option, options).into_iter().collect();
    problems.extend(unknown("--verdict", &arguments.verdict, VERDICTS.iter().copied()));
    let amount = match arguments.amount.as_deref().map(parse_amount).transpose() {
        Ok(amount) => amount.map(format_amount),
        Err(Said { en, zh }) => {
            problems.push(said!(en: "`--amount`: {en}", zh: "`--amount`：{zh}"));
            None
        }
    };
    if arguments.reason.trim().is_empty() {
        problems.push(said!(en: "`--reason` is empty: why?", zh: "`--reason` 为空：请写明理由"));
    }
    if !problems.is_empty() {
        let failure = Failure::usage(said!(en: "the option was not weighed", zh: "未登记权衡结果"));
        return Err(problems.into_iter().fold(failure, Failure::tip).into());
    }
    let chosen = investigation::chosen(&file.loaded.record, &file.case);
    if let Some(other) = chosen.filter(|other| arguments.verdict == "chosen" && *other != arguments.option) {
        let id = &file.case.id;
        return Err(Failure::could_not(said!(
            en: "`{other}` is chosen already, and only one can be",
            zh: "已选定 `{other}`，只能选定一项"
        ))
        .tip(said!(
            en: "weigh it anew first: `plaint weigh {id} {other} --verdict possible --reason …`",
            zh: "请先重新权衡：`plaint weigh {id} {other} --verdict possible --reason …`"
        ))
        .into());
    }
    let draft = Draft::new(&table::WEIGHED, &arguments.happening)
        .with("option", &arguments.option)
        .with("verdict", &arguments.verdict)
        .with("reason", &arguments.reason)
        .may("amount", amount.as_deref());
    desk.record_on(session, file, draft)
}
