//! `fine`: what follows from complaints and rankings in money: who pays what, and what became of it.

mod adding_up;
mod address;
mod chosen;
mod decider;
mod distribute;
mod gather;
mod impose;
mod list;
mod meant_fine;
mod notice;
mod object;
mod pay;
mod payer;
mod points;
mod repay;
mod rule;
mod waive;

use anyhow::Result;

use super::session::{Outcome, Session};
use crate::help;

/// Arguments of `fine`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Fines: who pays what, and what became of it", "处罚：谁缴多少、办理到哪一步"))]
pub struct FineArguments {
    #[command(subcommand)]
    action: FineAction,
}

/// What to do about fines.
// A doc comment on a variant would replace the help text that is given in both languages.
#[allow(missing_docs)]
#[derive(Debug, clap::Subcommand)]
pub enum FineAction {
    #[command(about = help!("The ledger: who owes what, what is paid, and what would follow", "罚款台账：谁欠多少、缴了多少、还应处哪些"))]
    List(Box<list::ListArguments>),
    #[command(about = help!("Record a fine that follows from a case, or that somebody decides on", "登记一笔罚款：依规则应处的，或经有权人决定的"))]
    Impose(Box<impose::ImposeArguments>),
    #[command(about = help!("The notice of a fine was served: the days begin within which it is paid or objected to", "登记处罚通知已送达：缴纳与申诉期限由此起算"))]
    Notice(Box<notice::NoticeArguments>),
    #[command(about = help!("Somebody paid a fine, or a part of it", "登记罚款缴纳（可分次）"))]
    Pay(Box<pay::PayArguments>),
    #[command(about = help!("Somebody who pays objects to a fine", "登记缴纳人对罚款的申诉"))]
    Object(Box<object::ObjectArguments>),
    #[command(about = help!("Rule on an objection: the fine stands, is reduced, or is lifted", "裁定申诉：维持、减少或撤销罚款"), allow_missing_positional = true)]
    Rule(Box<rule::RuleArguments>),
    #[command(about = help!("Waive a fine, or a part of it", "减免罚款（全部或部分）"))]
    Waive(Box<waive::WaiveArguments>),
    #[command(about = help!("Pay back what was paid and is no longer owed", "退还多缴的罚款"))]
    Repay(Box<repay::RepayArguments>),
    #[command(about = help!("Pass what was paid on to those who get it: the other stores, the fund, the customer", "将已收罚金分配给受领方：其他门店、专项基金或顾客"))]
    Distribute(Box<distribute::DistributeArguments>),
    #[command(about = help!("What the fines of a year add up to for each member of staff, and what that should lead to", "员工全年扣分，及应作的处理"))]
    Points(points::PointsArguments),
}

/// Does it.
pub(super) fn run(arguments: &FineArguments, session: &mut Session<'_>) -> Result<Outcome> {
    match &arguments.action {
        FineAction::List(arguments) => list::run(arguments, session),
        FineAction::Impose(arguments) => impose::run(arguments, session),
        FineAction::Notice(arguments) => notice::run(arguments, session),
        FineAction::Pay(arguments) => pay::run(arguments, session),
        FineAction::Object(arguments) => object::run(arguments, session),
        FineAction::Rule(arguments) => rule::run(arguments, session),
        FineAction::Waive(arguments) => waive::run(arguments, session),
        FineAction::Repay(arguments) => repay::run(arguments, session),
        FineAction::Distribute(arguments) => distribute::run(arguments, session),
        FineAction::Points(arguments) => points::run(arguments, session),
    }
}
