//! `measure list` and `measure show`.

use anyhow::Result;

use crate::commands::caseload::Caseload;
use crate::commands::output_arguments::{OutputArguments, say_nothing_found};
use crate::commands::seen_measures::{SeenMeasure, SeenMeasures};
use crate::commands::session::{Outcome, Session};
use crate::domain::case::Standing;
use crate::domain::failure::Failure;
use crate::domain::record::RecordKind;
use crate::render::cases::Reader;
use crate::render::measures::{self, Listed};
use crate::render::story::Telling;
use crate::{help, said};

/// Arguments of `measure list`.
#[derive(Debug, clap::Args)]
pub struct ListArguments {
    #[arg(long, help = help!("Those that still wait for something", "仅未完成的"))]
    open: bool,
    #[arg(long, help = help!("Those that are overdue", "仅逾期的"))]
    overdue: bool,
    #[arg(long = "owner", value_name = "STAFF|ROLE", value_delimiter = ',', help = help!("Of these owners", "负责人"))]
    owners: Vec<String>,
    #[arg(long = "department", value_name = "ID", value_delimiter = ',', help = help!("That concern these departments", "涉及部门"))]
    departments: Vec<String>,
    #[arg(long = "area", value_name = "AREA", value_delimiter = ',', help = help!("Of these areas", "整改领域"))]
    areas: Vec<String>,
    #[arg(long, value_name = "CASE", help = help!("That arise from this complaint", "由该投诉引出的"))]
    case: Option<String>,
    #[command(flatten)]
    output: OutputArguments,
}

/// Arguments of `measure show`.
#[derive(Debug, clap::Args)]
pub struct ShowArguments {
    #[arg(help = help!("The measure: its id, or the beginning of it", "整改措施编号，或其开头"))]
    pub(in crate::commands) measure: String,
    #[command(flatten)]
    pub(in crate::commands) output: OutputArguments,
}

/// Lists the measures that are meant, the earliest first.
pub(super) fn list(arguments: &ListArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut caseload = Caseload::open(session)?;
    caseload.learn_all_names(session);
    let case = arguments.case.as_deref().map(|typed| caseload.desk.resolve(session, typed)).transpose()?;
    let seen = SeenMeasures::load(&mut caseload, session);
    let meant = |seen: &&SeenMeasure| {
        let measure = &seen.measure;
        let among =
            |wanted: &[String], value: &str| wanted.is_empty() || wanted.iter().any(|one| one == value);
        let overdue =
            measure.case.clocks.iter().any(|clock| clock.standing(&caseload.now) == Standing::Overdue);
        (!arguments.open || measure.is_open())
            && (!arguments.overdue || (measure.is_open() && overdue))
            && among(&arguments.owners, &measure.owner)
            && among(&arguments.areas, measure.area.as_deref().unwrap_or("-"))
            && (arguments.departments.is_empty()
                || measure.departments.iter().any(|id| arguments.departments.contains(id)))
            && case.as_ref().is_none_or(|case| seen.arises_from(case.as_str()))
    };
    let chosen: Vec<_> = seen.all.iter().filter(meant).map(|seen| (seen, seen.effect(&caseload))).collect();
    let entries: Vec<Listed<'_>> = chosen
        .iter()
        .map(|(seen, effect)| Listed { measure: &seen.measure, names: seen.names(), effect })
        .collect();
    let table = measures::list(caseload.reader(), &entries);
    let found = !entries.is_empty();
    let mut output = arguments.output.output(session);
    output.table(caseload.envelope("measures"), &table)?;
    if !found {
        say_nothing_found(&mut output, &said!(en: "no measures", zh: "没有整改措施"))?;
    }
    Ok(caseload.end(false))
}

/// Shows a measure.
pub(in crate::commands) fn show(arguments: &ShowArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut caseload = Caseload::open(session)?;
    caseload.learn_all_names(session);
    let interactive = session.terminal.interactive;
    let id = caseload.desk.workspace.resolve_measure(&arguments.measure, interactive)?;
    let loaded = caseload.desk.workspace.load_one(&RecordKind::Measure, &id)?;
    let Some(seen) = SeenMeasure::see(&mut caseload.desk, session, loaded.record)? else {
        let now = caseload.face().full(&caseload.now);
        return Err(Failure::usage(said!(
            en: "{id} had not been planned by {now}",
            zh: "截至 {now} 尚未制定 {id}"
        ))
        .into());
    };
    let effect = seen.effect(&caseload);
    let telling = Telling {
        reader: Reader { face: caseload.face(), book: &seen.book },
        names: seen.names(),
        record: &seen.record,
        case: &seen.measure.case,
        unrecorded: &seen.unrecorded,
        ahead: &[],
        customer: None,
        reveal: false,
    };
    let report = measures::show(&telling, &seen.measure, &effect);
    arguments.output.output(session).story(caseload.envelope("measure"), &report)?;
    Ok(caseload.end(false))
}
