//! `summary`: what the complaints of a month, or one complaint, add up to.

mod counted;
mod made_as;
mod period;
mod unnamed;

pub use made_as::MadeAs;

use anyhow::Result;

use self::counted::Counted;
use self::made_as::Made;
use self::period::PeriodArguments;
use super::caseload::Caseload;
use super::filter_arguments::FilterArguments;
use super::made_file::MadeFile;
use super::output_arguments::OutputArguments;
use super::session::{Outcome, Session};
use crate::commands::seen_measures::SeenMeasures;
use crate::domain::measures::Measure;
use crate::domain::names::Names;
use crate::domain::summary::{cost_of, late_entries, review};
use crate::help;
use crate::render::summary::{CaseSummary, case_summary};

/// Arguments of `summary`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Sum up a month, another period or one case, as a whole or by store, customer, cause …", "汇总一个月、某个期间或一件投诉，可整体或按门店、顾客、原因等列出"))]
pub struct SummaryArguments {
    #[arg(conflicts_with_all = ["month", "quarter", "year", "period", "by"], help = help!("The case; without it, a period is summed up", "投诉编号；不给则汇总期间"))]
    case: Option<String>,
    #[command(flatten)]
    period: PeriodArguments,
    #[arg(long, value_name = "WHAT", help = help!(
        "A row for each: store, department, staff, handler, customer, channel, family, category, group, cause, tier, outcome, or a field of the policy",
        "逐项列出：store 门店、department 部门、staff 员工、handler 处理人、customer 顾客、channel 渠道、family 渠道大类、category 类别、group 大类、cause 原因、tier 级别、outcome 结果，或策略字段"))]
    by: Option<String>,
    #[arg(long, help = help!("On a terminal: every part of the summary, not only the main ones", "在终端上列出汇总的全部内容，而不只是主要部分"))]
    all: bool,
    #[command(flatten)]
    filter: FilterArguments,
    #[arg(long = "as", value_name = "FILE KIND", help = help!(
        "Make a file: html (one page with charts that needs nothing else), xlsx (a workbook)",
        "生成文件：html（单个网页，含图表，不依赖外部资源）、xlsx（电子表格）"))]
    made_as: Option<MadeAs>,
    #[arg(long, help = help!(
        "Name staff and customers on the page too; without it they stay off, since others read it",
        "网页中写明员工和顾客；默认不写，因为网页供他人阅读"))]
    reveal: bool,
    #[command(flatten)]
    made: MadeFile,
    #[command(flatten)]
    output: OutputArguments,
}

/// Sums up.
pub(super) fn run(arguments: &SummaryArguments, session: &mut Session<'_>) -> Result<Outcome> {
    made_as::require_one_form(arguments, session)?;
    match &arguments.case {
        Some(typed) => of_case(arguments, typed, session),
        None => period::run(arguments, session),
    }
}

fn of_case(arguments: &SummaryArguments, typed: &str, session: &mut Session<'_>) -> Result<Outcome> {
    let mut caseload = Caseload::open_one(session, typed)?;
    let measures = SeenMeasures::load(&mut caseload, session);
    if let Some(seen) = caseload.cases.first() {
        let (zone, now, matter) = (caseload.desk.shop.zone, caseload.now, caseload.matter(seen));
        let late = late_entries(&seen.record, &seen.case, zone);
        let cost = cost_of(&matter, (zone, &now));
        let arising = measures.all.iter().filter(|measure| measure.arises_from(&seen.case.id));
        let arising: Vec<(&Measure, &Names)> = arising.map(|seen| (&seen.measure, seen.names())).collect();
        let review = review(&matter);
        let whole =
            CaseSummary { matter: &matter, late: &late, cost: &cost, review: &review, measures: &arising };
        let report = case_summary(caseload.reader(), &whole);
        match arguments.made_as {
            Some(kind) => {
                let counted = vec![Counted { record: &seen.record, unrecorded: &seen.unrecorded }];
                Made { caseload: &caseload, report: &report, counted, period: None }
                    .write(kind, arguments, session)?;
            }
            None => arguments.output.output(session).story(caseload.envelope("summary-case"), &report)?,
        }
    }
    Ok(caseload.end(false))
}
