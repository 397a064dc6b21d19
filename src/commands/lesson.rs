//! `lesson`: what the house learned. A case may be closed long before it is learned.

use anyhow::Result;

use super::desk::Desk;
use super::draft::{Draft, Happening};
use super::session::{Outcome, Session};
use crate::domain::failure::Failure;
use crate::domain::record::kind::table;
use crate::{help, said};

/// Arguments of `lesson`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Record what the house learned from a case", "登记经验教训"))]
pub struct LessonArguments {
    #[command(flatten)]
    happening: Happening,
    #[arg(value_name = "TEXT", help = help!("The lesson", "经验教训"))]
    lesson: String,
}

/// Records the lesson.
pub(super) fn run(arguments: &LessonArguments, session: &mut Session<'_>) -> Result<Outcome> {
    if arguments.lesson.trim().is_empty() {
        return Err(Failure::usage(said!(
            en: "a lesson needs words: `plaint lesson CASE \"…\"`",
            zh: "请写明经验教训：`plaint lesson 编号 \"……\"`"
        ))
        .into());
    }
    let draft = Draft::new(&table::LESSON, &arguments.happening).with("lesson", &arguments.lesson);
    Desk::open(session)?.record(session, &arguments.happening.case, draft)
}
