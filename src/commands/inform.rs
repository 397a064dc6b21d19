//! `inform`: the customer heard how the case stands.

use anyhow::Result;

use super::desk::Desk;
use super::draft::{Draft, Happening, Mood};
use super::letter::refuse_words;
use super::session::{Outcome, Session};
use crate::domain::record::kind::table;
use crate::help;

/// Arguments of `inform`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Record that the customer was told how the case stands", "登记已向客户告知进展"))]
pub struct InformArguments {
    #[command(flatten)]
    happening: Happening,
    #[arg(long, help = help!("How; a policy may ask for `written`", "方式；策略可能要求 written（书面）"))]
    form: Option<String>,
    #[command(flatten)]
    mood: Mood,
    #[arg(long, help = help!("The note tells somebody else's words: wording that the policy forbids is no reason to refuse it", "备注系引述原话：不检查策略禁用的措辞"))]
    quoting: bool,
}

/// Records the news to the customer.
pub(super) fn run(arguments: &InformArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let (happening, mut desk) = (&arguments.happening, Desk::open(session)?);
    refuse_words(
        &mut desk,
        session,
        &happening.case,
        (happening.occasion.note.as_deref(), arguments.quoting),
    )?;
    let draft = Draft::new(&table::INFORMED, &arguments.happening)
        .may("form", arguments.form.as_deref())
        .may("satisfied", arguments.mood.text());
    desk.record(session, &arguments.happening.case, draft)
}
