//! `measure link`: the complaints that a measure arises from. Only the measure tells it: a complaint may be closed long
//! before something is changed because of it.

use anyhow::Result;

use super::MeasureHappening;
use crate::commands::desk::Desk;
use crate::commands::draft::Draft;
use crate::commands::session::{Outcome, Session};
use crate::domain::failure::Failure;
use crate::domain::measures::{ARISES_FROM, Measure};
use crate::domain::record::kind::table;
use crate::{help, said};

/// Arguments of `measure link`.
#[derive(Debug, clap::Args)]
pub struct LinkArguments {
    #[command(flatten)]
    happening: MeasureHappening,
    #[arg(value_name = "CASE", required = true, help = help!("The complaints", "投诉编号"))]
    cases: Vec<String>,
    #[arg(long, requires = "reason", help = help!("Take the links back", "取消关联"))]
    undo: bool,
    #[arg(long, requires = "undo", help = help!("Why they are taken back", "取消的原因"))]
    reason: Option<String>,
}

/// Links the complaints, or takes the links back.
pub(super) fn run(arguments: &LinkArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let mut ids: Vec<String> = Vec::new();
    for typed in &arguments.cases {
        let id = desk.resolve(session, typed)?.as_str().to_owned();
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    desk.record_on_measure(session, &arguments.happening.measure, |_, _, file| {
        let drafts: Result<Vec<Draft>, Failure> =
            ids.iter().map(|id| draft(arguments, &file.measure, id)).collect();
        Ok(drafts?)
    })
}

fn draft(arguments: &LinkArguments, measure: &Measure, case: &str) -> Result<Draft, Failure> {
    let (id, occasion) = (&measure.id, &arguments.happening.occasion);
    let known = measure.origins.iter().find(|origin| origin.complaint == case);
    match (known, arguments.undo) {
        (None, false) => Ok(Draft::about(&table::LINKED, occasion).with("to", case).with("as", ARISES_FROM)),
        (Some(origin), true) => Ok(Draft::about(&table::VOID, occasion)
            .with("target", &origin.event)
            .with("reason", arguments.reason.as_deref().unwrap_or_default())),
        (Some(_), false) => Err(Failure::could_not(said!(
            en: "{case} is linked to {id} already",
            zh: "{case} 已与 {id} 关联"
        ))),
        (None, true) => {
            Err(Failure::could_not(said!(en: "{case} is not linked to {id}", zh: "{case} 未与 {id} 关联")))
        }
    }
}
