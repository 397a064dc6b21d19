//! `respond`: the customer got the first answer.

use anyhow::Result;

use super::desk::Desk;
use super::draft::{Draft, Happening, Mood};
use super::letter::refuse_words;
use super::session::{Outcome, Session};
use crate::domain::record::kind::table;
use crate::help;

/// Arguments of `respond`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Record the first answer to the customer", "登记对客户的首次响应"))]
pub struct RespondArguments {
    #[command(flatten)]
    happening: Happening,
    #[arg(long, help = help!("How: in person, telephone, message, written …", "方式：当面、电话、私信、书面等"))]
    form: Option<String>,
    #[command(flatten)]
    mood: Mood,
    #[arg(long, help = help!("The note tells somebody else's words: wording that the policy forbids is no reason to refuse it", "备注系引述原话：不检查策略禁用的措辞"))]
    quoting: bool,
}

/// Records the first answer.
pub(super) fn run(arguments: &RespondArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let (happening, mut desk) = (&arguments.happening, Desk::open(session)?);
    refuse_words(
        &mut desk,
        session,
        &happening.case,
        (happening.occasion.note.as_deref(), arguments.quoting),
    )?;
    let draft = Draft::new(&table::RESPONDED, &arguments.happening)
        .may("form", arguments.form.as_deref())
        .may("satisfied", arguments.mood.text());
    desk.record(session, &arguments.happening.case, draft)
}
