//! `respond`: the customer got the first answer.

use anyhow::Result;

use super::answer::Answer;
use super::draft::Happening;
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
    answer: Answer,
}

/// Records the first answer.
pub(super) fn run(arguments: &RespondArguments, session: &mut Session<'_>) -> Result<Outcome> {
    arguments.answer.record(&table::RESPONDED, &arguments.happening, arguments.form.as_deref(), session)
}
