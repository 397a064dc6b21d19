//! `retract`: who published it took it back.

use anyhow::Result;

use super::desk::Desk;
use super::draft::{Draft, Happening};
use super::meant_exposure::meant_exposure;
use super::session::{Outcome, Session};
use crate::domain::record::kind::table;
use crate::help;

/// Arguments of `retract`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Who published it withdrew it, corrected it or apologised", "登记发布者撤下、更正或道歉"))]
pub struct RetractArguments {
    #[command(flatten)]
    happening: Happening,
    #[arg(value_name = "EXPOSURE", help = help!("The exposure, by its event; left out where only one stands", "曝光（事件编号）；仅有一次未撤回时可省略"))]
    exposure: Option<String>,
    #[command(flatten)]
    how: How,
    #[arg(long = "where", value_name = "PLACE", help = help!("Where to find it: an address, a page, a programme", "位置：网址、版面或节目"))]
    place: Option<String>,
}

/// How it was taken back.
#[derive(Debug, Clone, Copy, clap::Args)]
#[group(required = true, multiple = false)]
struct How {
    #[arg(long, help = help!("It was withdrawn: an outcome, never a condition of what the customer gets", "已删除或撤下：只是结果，绝不作为补偿的条件"))]
    withdrawn: bool,
    #[arg(long, help = help!("The medium corrected it", "媒体已更正"))]
    corrected: bool,
    #[arg(long, help = help!("The medium apologised", "媒体已道歉"))]
    apologised: bool,
}

/// Records it; also after the case was closed, when posts are often withdrawn.
pub(super) fn run(arguments: &RetractArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let file = desk.file(session, &arguments.happening.case)?;
    let rules = desk.rules(file.case.store.as_deref())?;
    let typed = arguments.exposure.as_deref();
    let exposure = meant_exposure(&file, &rules, typed, |exposure| exposure.retracted.is_none())?;
    let how = match arguments.how {
        How { corrected: true, .. } => "corrected",
        How { apologised: true, .. } => "apologised",
        How { .. } => "withdrawn",
    };
    let draft = Draft::new(&table::RETRACTED, &arguments.happening)
        .with("how", how)
        .with("target", &exposure.event)
        .may("where", arguments.place.as_deref());
    desk.record_on(session, file, draft)
}
