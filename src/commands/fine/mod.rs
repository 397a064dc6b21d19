//! `fine`: what follows from complaints and rankings in money: who pays what, and what became of it.

mod address;
pub(super) mod gather;
mod impose;
mod list;
mod meant_fine;
mod notice;
mod pay;
mod payer;
mod points;

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
        FineAction::Points(arguments) => points::run(arguments, session),
    }
}
