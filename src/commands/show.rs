//! `show`: the whole story of a case, readable without any other document.

use anyhow::Result;

use super::caseload::Caseload;
use super::output_arguments::OutputArguments;
use super::session::{Outcome, Session};
use crate::domain::record::RecordKind;
use crate::help;
use crate::render::story::{Telling, story};

/// Arguments of `show`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Show the whole story of a case", "显示一件投诉的全部经过"))]
pub struct ShowArguments {
    #[arg(help = help!("The case", "投诉编号"))]
    case: String,
    #[arg(long, help = help!("Show telephone numbers in full", "完整显示电话号码"))]
    reveal: bool,
    #[command(flatten)]
    output: OutputArguments,
}

/// Shows a case. What is due and not on record yet is shown like what is recorded, and said.
pub(super) fn run(arguments: &ShowArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let caseload = Caseload::open_one(session, &arguments.case)?;
    let Some(seen) = caseload.cases.first() else { return Ok(caseload.end(false)) };
    let customer = seen.record.header.text("customer");
    // Customers' data may live on another machine; the complaint is shown without it.
    let customer = customer.and_then(|id| caseload.desk.workspace.load_one(&RecordKind::Customer, id).ok());
    let telling = Telling {
        reader: caseload.reader(),
        names: caseload.book.of_store(seen.case.store.as_deref()),
        record: &seen.record,
        case: &seen.case,
        unrecorded: &seen.unrecorded,
        customer: customer.as_ref().map(|loaded| &loaded.record),
        reveal: arguments.reveal,
    };
    let report = story(&telling);
    arguments.output.output(session).story(caseload.envelope("show"), &report)?;
    Ok(caseload.end(false))
}
