//! `inform`: the customer heard how the case stands.

use anyhow::Result;

use super::answer::Answer;
use super::draft::Happening;
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
    answer: Answer,
}

/// Records the news to the customer.
pub(super) fn run(arguments: &InformArguments, session: &mut Session<'_>) -> Result<Outcome> {
    arguments.answer.record(&table::INFORMED, &arguments.happening, arguments.form.as_deref(), session)
}
