//! `note`: anything worth keeping.

use anyhow::Result;

use super::desk::Desk;
use super::draft::{Draft, Happening, Mood};
use super::session::{Outcome, Session};
use crate::domain::failure::Failure;
use crate::domain::record::kind::table;
use crate::{help, said};

/// Arguments of `note`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Add a note to a case", "添加备注"))]
pub struct NoteArguments {
    #[command(flatten)]
    happening: Happening,
    #[arg(help = help!("The note", "备注内容"))]
    text: Option<String>,
    #[arg(long, help = help!("What the note is about, where the policy waits for it", "备注的事项（策略等待该事项时填写）"))]
    about: Option<String>,
    #[command(flatten)]
    mood: Mood,
}

/// Records a note.
pub(super) fn run(arguments: &NoteArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut happening = arguments.happening.clone();
    happening.occasion.note = happening.occasion.note.or_else(|| arguments.text.clone());
    let telling = arguments.about.is_some() || arguments.mood.text().is_some();
    if !telling && happening.occasion.note.as_deref().is_none_or(|note| note.trim().is_empty()) {
        return Err(Failure::usage(said!(
            en: "a note needs words, or `--about`: `plaint note CASE \"…\"`",
            zh: "请写备注内容，或用 `--about` 指明事项：`plaint note 编号 \"……\"`"
        ))
        .into());
    }
    let draft = Draft::new(&table::NOTE, &happening)
        .may("about", arguments.about.as_deref())
        .may("satisfied", arguments.mood.text());
    Desk::open(session)?.record(session, &happening.case, draft)
}
