//! `callback`: the customer is asked whether it is solved and whether they are calm.

use anyhow::Result;

use super::choice;
use super::desk::Desk;
use super::draft::{Draft, Happening, Mood};
use super::session::{Outcome, Session};
use crate::domain::case::Status;
use crate::domain::failure::Failure;
use crate::domain::record::kind::table;
use crate::{help, said};

/// Arguments of `callback`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Call the customer back: is it solved, are they calm?", "回访：是否解决，情绪是否平复"))]
#[command(group(clap::ArgGroup::new("solution").args(["solved", "not_solved"])))]
#[command(group(clap::ArgGroup::new("feeling").args(["calm", "not_calm"])))]
pub struct CallbackArguments {
    #[command(flatten)]
    happening: Happening,
    #[arg(long, help = help!("The problem is solved", "问题已解决"))]
    solved: bool,
    #[arg(long, help = help!("The problem is not solved", "问题未解决"))]
    not_solved: bool,
    #[arg(long, help = help!("The customer is calm", "情绪已平复"))]
    calm: bool,
    #[arg(long, help = help!("The customer is not calm", "情绪未平复"))]
    not_calm: bool,
    #[arg(long, value_name = "1..5", value_parser = clap::value_parser!(u8).range(1..=5),
        help = help!("What they give for the handling, 5 the best", "对处理的评分，5 分最高"))]
    score: Option<u8>,
    #[arg(long, help = help!("How they were asked, as the policy names forms", "回访方式（策略中的名称）"))]
    form: Option<String>,
    #[command(flatten)]
    mood: Mood,
}

/// Records the callback. A closed case may be called back too: its answer stands, and somebody may reopen it.
pub(super) fn run(arguments: &CallbackArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let file = desk.file(session, &arguments.happening.case)?;
    if file.case.status == Status::Merged {
        file.require_open()?;
    }
    let (id, is_open) = (file.case.id.clone(), file.case.is_open());
    let (solved, calm) = found(arguments, session)?;
    let yes = |yes: bool| if yes { "yes" } else { "no" };
    let score = arguments.score.map(|score| score.to_string());
    let draft = Draft::new(&table::CALLED_BACK, &arguments.happening)
        .with("solved", yes(solved))
        .with("calm", yes(calm))
        .may("form", arguments.form.as_deref())
        .may("score", score.as_deref())
        .may("satisfied", arguments.mood.text());
    let outcome = desk.record_on(session, file, draft)?;
    if !solved || arguments.mood.text() == Some("no") {
        session.print(&said!(
            en: "  a second handling is due: `plaint reopen {id} --reason …`",
            zh: "  需二次处理：`plaint reopen {id} --reason …`"
        ))?;
    } else if is_open {
        session.print(&said!(
            en: "  solved: `plaint close {id} --outcome …` closes the case",
            zh: "  问题已解决：可用 `plaint close {id} --outcome …` 结案"
        ))?;
    }
    Ok(outcome)
}

/// Whether it is solved and whether the customer is calm, as typed or asked for; everything that is missing at once.
fn found(arguments: &CallbackArguments, session: &mut Session<'_>) -> Result<(bool, bool), Failure> {
    let told = |yes: bool, no: bool| (yes || no).then_some(yes);
    let is_solved = said!(en: "Is the problem solved (y/n)?", zh: "问题是否已解决（y/n）？");
    let is_calm = said!(en: "Is the customer calm (y/n)?", zh: "顾客情绪是否已平复（y/n）？");
    let solved =
        told(arguments.solved, arguments.not_solved).or_else(|| choice::yes_or_no(&is_solved, session));
    let calm = told(arguments.calm, arguments.not_calm).or_else(|| choice::yes_or_no(&is_calm, session));
    if let (Some(solved), Some(calm)) = (solved, calm) {
        return Ok((solved, calm));
    }
    let mut failure = Failure::usage(said!(en: "the callback was not recorded", zh: "未登记回访"));
    if solved.is_none() {
        failure = failure.tip(said!(
            en: "is it solved? `--solved` or `--not-solved`",
            zh: "是否解决？`--solved` 或 `--not-solved`"
        ));
    }
    if calm.is_none() {
        failure = failure.tip(said!(
            en: "are they calm? `--calm` or `--not-calm`",
            zh: "情绪是否平复？`--calm` 或 `--not-calm`"
        ));
    }
    Err(failure)
}
