//! `fine impose`: somebody who may decide on it records a fine.

use anyhow::Result;
use rust_decimal::Decimal;

use crate::commands::desk::Desk;
use crate::commands::draft::{Draft, Happening};
use crate::commands::session::{Outcome, Session};
use crate::domain::failure::Failure;
use crate::domain::fines::ledger::{Party, parties_value};
use crate::domain::money::{format_amount, parse_amount, split};
use crate::domain::record::kind::table;
use crate::help;
use crate::said;

/// Arguments of `fine impose`.
#[derive(Debug, clap::Args)]
pub struct ImposeArguments {
    #[command(flatten)]
    happening: Happening,
    #[arg(value_name = "RULE", help = help!("The rule, as the policy names it", "规则（策略中的名称）"))]
    rule: String,
    #[arg(long, value_name = "AMOUNT", help = help!("How much, where the rule leaves that to whoever decides", "金额（规则留待决定人酌定时填写）"))]
    amount: Option<String>,
    #[arg(long = "payer", value_name = "WHO", help = help!("Who pays, where the rule finds nobody: `staff:ID`, `store:ID`, `department:ID` (can be repeated)", "缴纳人（规则找不到缴纳人时填写）：`staff:编号`、`store:编号`、`department:编号`，可重复"))]
    payers: Vec<String>,
    #[arg(long, value_name = "WORDS", help = help!("Why", "理由"))]
    reason: String,
}

/// Records the fine.
pub(super) fn run(arguments: &ImposeArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let file = desk.file(session, &arguments.happening.case)?;
    let rules = desk.rules(file.case.store.as_deref())?;
    let name = arguments.rule.as_str();
    let Some(rule) = rules.policy.fines.rule(name) else {
        let failure = Failure::usage(
            said!(en: "the policy has no rule of fines `{name}`", zh: "策略中没有名为 `{name}` 的处罚规则"),
        );
        let names = rules.policy.fines.rules.iter().map(|rule| rule.choice.name.as_str());
        return Err(failure.suggesting(name, names).into());
    };
    let typed = arguments.amount.as_deref().unwrap_or("0");
    let amount = parse_amount(typed).map_err(Failure::usage)?;
    let payers: Vec<Party> = arguments.payers.iter().filter_map(|typed| party(typed)).collect();
    let weights = vec![Decimal::ONE; payers.len()];
    let parts: Vec<(Party, Decimal)> =
        payers.into_iter().zip(split(amount, &weights).unwrap_or_default()).collect();
    let mut draft = Draft::new(&table::FINED, &arguments.happening)
        .with("rule", &rule.choice.name)
        .with("amount", &format_amount(amount))
        .with("payee", rule.payee.name())
        .with("reason", &arguments.reason)
        .with("rules", &rules.stamp);
    draft.fields.push("payers", parties_value(&parts));
    desk.record_on(session, file, draft)
}

fn party(typed: &str) -> Option<Party> {
    let (key, name) = typed.split_once(':')?;
    match key {
        "store" => Some(Party::Store(name.to_owned())),
        "department" => Some(Party::Department(name.to_owned())),
        "staff" => Some(Party::Staff(name.to_owned())),
        _ => None,
    }
}
