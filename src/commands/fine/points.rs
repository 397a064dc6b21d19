//! `fine points`: what the fines of a year add up to for each member of staff.

use anyhow::Result;
use chrono::Datelike;

use crate::commands::caseload::Caseload;
use crate::commands::output_arguments::{OutputArguments, say_nothing_found};
use crate::commands::session::{Outcome, Session};
use crate::commands::staff_points::standings;
use crate::domain::failure::Failure;
use crate::domain::investigation::unknown;
use crate::help;
use crate::render::points::{PointsRow, points_table};
use crate::said;

/// Arguments of `fine points`.
#[derive(Debug, clap::Args)]
pub struct PointsArguments {
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i32).range(1..=9999), help = help!("The calendar year [default: this one]", "年度 [默认: 本年]"))]
    year: Option<i32>,
    #[arg(long, value_name = "STAFF", help = help!("Only of this member of staff", "只看此员工"))]
    staff: Option<String>,
    #[arg(long, help = help!("Exit with 4 when a measure is due that nobody has taken", "有应作而未作的处理时以 4 退出"))]
    exit_code: bool,
    #[command(flatten)]
    output: OutputArguments,
}

/// Shows the points, and what they should lead to.
pub(super) fn run(arguments: &PointsArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut caseload = Caseload::open(session)?;
    caseload.learn_all_names(session);
    if let Some(typed) = &arguments.staff {
        let staff = caseload.desk.shop.staff.iter().map(|staff| staff.id.as_str());
        if let Some(problem) = unknown("--staff", typed, staff) {
            return Err(Failure::usage(problem).into());
        }
    }
    let year = arguments.year.unwrap_or_else(|| caseload.now.year());
    let mut found = standings(&caseload, year);
    found.retain(|each| arguments.staff.as_ref().is_none_or(|staff| each.points.staff == *staff));
    let due = found.iter().filter(|each| each.is_due()).count();
    let rows: Vec<PointsRow<'_>> = found
        .iter()
        .map(|each| PointsRow {
            points: &each.points,
            reached: each.reached.as_ref(),
            next: each.next.as_ref(),
            store: caseload.desk.shop.staff(&each.points.staff).and_then(|staff| staff.store.as_deref()),
        })
        .collect();
    let table = points_table(caseload.reader(), &rows);
    let mut output = arguments.output.output(session);
    output.table(caseload.envelope("points"), &table)?;
    if rows.is_empty() {
        say_nothing_found(&mut output, &said!(en: "nobody has points in {year}", zh: "{year} 年无人被扣分"))?;
    }
    if due > 0 {
        output.remark(&said!(
            en: "measures due and not taken: {due}; somebody who may decides: `plaint sanction CASE --staff … --measure … --reason …`",
            zh: "应作而未作的处理：{due} 项；由有权人决定：`plaint sanction 编号 --staff … --measure … --reason …`"
        ))?;
    }
    Ok(caseload.end(due > 0 && arguments.exit_code))
}
