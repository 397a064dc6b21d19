//! `drill`: a role play from a real, closed case without names.

use anyhow::Result;

use super::caseload::Caseload;
use super::filter_arguments::FilterArguments;
use super::lessons::{SheetForm, with_lived};
use super::made_file::MadeFile;
use super::seen_case::SeenCase;
use super::session::{Outcome, Session};
use crate::domain::case::Status;
use crate::domain::classify::Dice;
use crate::domain::failure::Failure;
use crate::domain::lessons::typical;
use crate::render::lessons::drill;
use crate::{help, said};

/// Arguments of `drill`.
#[derive(Debug, clap::Args)]
#[command(about = help!(
    "Make a role play from a closed case without names: sheets for the customer, the handler and the score",
    "用已结案投诉制作匿名模拟演练：客户页、处理人页、评分表"
))]
pub struct DrillArguments {
    #[arg(help = help!("The case; without it, one is drawn", "投诉编号；不给则抽取一件"))]
    case: Option<String>,
    #[arg(long, value_name = "N", default_value_t = 1, help = help!("How one is drawn: the same seed draws the same", "随机种子：相同种子抽取相同案例"))]
    seed: u64,
    #[arg(long, help = help!("Only of cases that the policy takes for typical", "仅从典型案例中抽取"))]
    typical: bool,
    #[arg(long = "as", value_name = "FORM", default_value = "markdown", help = help!("html or markdown", "html 或 markdown"))]
    made_as: SheetForm,
    #[command(flatten)]
    made: MadeFile,
    #[command(flatten)]
    filter: FilterArguments,
}

/// Draws a case and makes its sheets.
pub(super) fn run(arguments: &DrillArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut caseload = match &arguments.case {
        Some(typed) => Caseload::open_one(session, typed)?,
        None => Caseload::open(session)?,
    };
    let filter = arguments.filter.filter(&mut caseload, session)?;
    let is_typical = |seen: &SeenCase| {
        let rules = caseload.rules(seen.case.store.as_deref());
        rules.is_some_and(|rules| !typical(&seen.case, &rules.policy).is_empty())
    };
    // An open case is not played: its people are still in it.
    let mut closed: Vec<&SeenCase> = caseload
        .chosen(&filter)
        .map(|(seen, _)| seen)
        .filter(|seen| seen.case.status == Status::Closed && (!arguments.typical || is_typical(seen)))
        .collect();
    closed.sort_by(|left, right| left.case.id.cmp(&right.case.id));
    let drawn = Dice::new(arguments.seed).below(closed.len());
    let Some(seen) = closed.get(drawn) else {
        return Err(Failure::could_not(said!(
            en: "there is no closed case to play",
            zh: "没有可供演练的已结案投诉"
        ))
        .tip(said!(en: "widen the filter, or leave it out", zh: "请放宽或去掉筛选条件"))
        .into());
    };
    let sheets = with_lived(&caseload, seen, |lived, anonymous| drill(lived, anonymous, session.language));
    let Some(sheets) = sheets else {
        return Err(Failure::could_not(said!(en: "its policy cannot be read", zh: "其策略无法读取")).into());
    };
    let done = said!(
        en: "3 sheets, to be handed out apart; read them before you do",
        zh: "共3页，请分别发放；发放前先通读"
    );
    arguments.made.write(session, &arguments.made_as.bytes(&sheets.sheet(), session), &done)?;
    Ok(caseload.end(false))
}
