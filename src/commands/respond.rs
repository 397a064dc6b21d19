//! `respond`: the customer got the first answer.

use anyhow::Result;

use super::desk::Desk;
use super::draft::{Draft, Happening, Mood};
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
}

/// Records the first answer.
pub(super) fn run(arguments: &RespondArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let draft = Draft::new(&table::RESPONDED, &arguments.happening)
        .may("form", arguments.form.as_deref())
        .may("satisfied", arguments.mood.text());
    Desk::open(session)?.record(session, &arguments.happening.case, draft)
}
