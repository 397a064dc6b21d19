//! `evidence list`: the evidence of a case, a line each.

use anyhow::Result;

use crate::commands::caseload::Caseload;
use crate::commands::output_arguments::{OutputArguments, say_nothing_found};
use crate::commands::session::{Outcome, Session};
use crate::domain::investigation::evidence::Piece;
use crate::render::evidence::{Whereabouts, pieces};
use crate::{help, said};

/// Arguments of `evidence list`.
#[derive(Debug, clap::Args)]
pub struct ListArguments {
    #[arg(help = help!("The case", "投诉编号"))]
    case: String,
    #[command(flatten)]
    output: OutputArguments,
}

/// Lists the evidence. Whether a file is here is looked up; whether it is unchanged is for `evidence verify`.
pub(super) fn run(arguments: &ListArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let caseload = Caseload::open_one(session, &arguments.case)?;
    let Some(seen) = caseload.cases.first() else { return Ok(caseload.end(false)) };
    let workspace = &caseload.desk.workspace;
    let known: Vec<(Piece<'_>, Whereabouts)> = Piece::all(&seen.record, &seen.case.voided)
        .into_iter()
        .filter(|piece| piece.event.at <= seen.case.last_event)
        .map(|piece| (piece, whereabouts(workspace, &seen.record.id, &piece)))
        .collect();
    let names = caseload.book.of_store(seen.case.store.as_deref());
    let table = pieces(caseload.reader(), names, &known);
    let mut output = arguments.output.output(session);
    output.table(caseload.envelope("evidence-list"), &table)?;
    if known.is_empty() {
        say_nothing_found(&mut output, &said!(en: "no evidence", zh: "没有证据"))?;
    }
    Ok(caseload.end(false))
}

fn whereabouts(workspace: &crate::store::Workspace, case: &str, piece: &Piece<'_>) -> Whereabouts {
    match (piece.path(case), piece.sha256()) {
        (Some(path), _) if workspace.path(&path).symlink_metadata().is_ok() => Whereabouts::Here(path),
        (Some(_), _) => Whereabouts::NotHere,
        (None, Some(_)) => Whereabouts::Elsewhere,
        (None, None) => Whereabouts::Thing,
    }
}
