//! `show`: the whole story of a case, readable without any other document.

use anyhow::Result;

use super::caseload::Caseload;
use super::customer::known::KnownCustomer;
use super::measure::{ShowMeasure, show_measure};
use super::output_arguments::OutputArguments;
use super::seen_case::SeenCase;
use super::seen_measures::{SeenMeasure, SeenMeasures};
use super::session::{Outcome, Session};
use crate::domain::gates::{self, Situation};
use crate::domain::measures::Measure;
use crate::domain::names::Names;
use crate::help;
use crate::render::cases::Reader;
use crate::render::customers::{BroughtUp, add_brought_up};
use crate::render::measures::add_measures;
use crate::render::story::{StillMissing, Telling, story};

/// How the id of an improvement measure begins.
const MEASURE: &str = "m-";

/// Arguments of `show`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Show the whole story of a case", "显示一件投诉的全部经过"))]
pub struct ShowArguments {
    #[arg(help = help!("The case", "投诉编号"))]
    case: String,
    #[arg(long, help = help!("Show telephone numbers, and the customer's full name and address", "完整显示电话以及顾客姓名、地址"))]
    reveal: bool,
    #[command(flatten)]
    output: OutputArguments,
}

/// Shows a case. What is due and not on record yet is shown like what is recorded, and said.
pub(super) fn run(arguments: &ShowArguments, session: &mut Session<'_>) -> Result<Outcome> {
    if arguments.case.starts_with(MEASURE) {
        let asked = ShowMeasure { measure: arguments.case.clone(), output: arguments.output };
        return show_measure(&asked, session);
    }
    let mut caseload = Caseload::open_one(session, &arguments.case)?;
    let measures = SeenMeasures::load(&mut caseload, session);
    let customer =
        caseload.cases.first().and_then(|seen| seen.case.facts.values("customer").first().cloned());
    let known = customer.map(|id| KnownCustomer::gather(&mut caseload, &id, session));
    let Some(seen) = caseload.cases.first() else { return Ok(caseload.end(false)) };
    let ahead = ahead(&caseload, seen);
    let telling = Telling {
        ahead: &ahead,
        customer: known.as_ref().and_then(|known| known.record.as_ref()),
        reveal: arguments.reveal,
        ..caseload.telling(seen)
    };
    let mut report = story(&telling);
    if let Some(known) = &known {
        let tell = |reader: Reader<'_>, brought_up: &BroughtUp<'_>| {
            add_brought_up(reader, brought_up, &mut report);
        };
        known.beside(&caseload, &seen.case.id, arguments.reveal, tell);
    }
    let of_case: Vec<&SeenMeasure> =
        measures.all.iter().filter(|one| one.arises_from(&seen.case.id)).collect();
    let rows: Vec<(&Measure, &Names)> = of_case.iter().map(|one| (&one.measure, one.names())).collect();
    add_measures(caseload.reader(), &rows, &mut report);
    arguments.output.output(session).story(caseload.envelope("show"), &report)?;
    Ok(caseload.end(false))
}

/// The gates that the case still has before it, by the policy as it is now.
fn ahead(caseload: &Caseload, seen: &SeenCase) -> Vec<StillMissing> {
    let Some(rules) = caseload.rules(seen.case.store.as_deref()) else { return Vec::new() };
    let policy = &rules.policy;
    let mut record = seen.record.clone();
    record.events.retain(|event| event.at <= seen.case.last_event);
    let situation = Situation::of(&record, &seen.case, policy, &caseload.now);
    let steps = gates::ahead(&situation).into_iter();
    let gates =
        steps.flat_map(|step| step.missing.into_iter().map(move |missing| (step.step.clone(), missing)));
    gates
        .map(|(before, missing)| StillMissing {
            before_said: gates::event_said(&before, policy),
            before,
            gate: missing.gate.choice.name.clone(),
            gate_said: missing.gate.choice.label.clone(),
            missing: gates::missing_said(&missing, &record.id, policy),
        })
        .collect()
}
