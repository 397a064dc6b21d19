//! `summary`: what the complaints of a month, or one complaint, add up to.

mod counted;
mod made_as;

pub use made_as::MadeAs;

use anyhow::Result;

use self::counted::Counted;
use self::made_as::Made;
use super::caseload::Caseload;
use super::filter_arguments::FilterArguments;
use super::made_file::MadeFile;
use super::output_arguments::OutputArguments;
use super::session::{Outcome, Session};
use super::year_fines::store_records;
use crate::domain::failure::Failure;
use crate::domain::filter::{Filter, Order, Period};
use crate::domain::record::Record;
use crate::domain::summary::{Matter, Scope, cost_of, late_entries, money, summarise};
use crate::help;
use crate::render::summary::{PeriodSummary, case_summary, period_summary};

/// Arguments of `summary`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Sum up a month, another period, or one case", "汇总一个月、某个期间或一件投诉"))]
pub struct SummaryArguments {
    #[arg(conflicts_with_all = ["month", "period"], help = help!("The case; without it, a period is summed up", "投诉编号；不给则汇总期间"))]
    case: Option<String>,
    #[arg(long, value_name = "MONTH", conflicts_with = "period", help = help!("The month, like 2026-11 [default: this one]", "月份，如 2026-11 [默认: 本月]"))]
    month: Option<String>,
    #[command(flatten)]
    filter: FilterArguments,
    #[arg(long = "as", value_name = "FILE KIND", help = help!(
        "Make a file: html (one page with charts that needs nothing else), xlsx (a workbook)",
        "生成文件：html（单个网页，含图表，不依赖外部资源）、xlsx（电子表格）"))]
    made_as: Option<MadeAs>,
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
        None => of_period(arguments, session),
    }
}

fn of_case(arguments: &SummaryArguments, typed: &str, session: &mut Session<'_>) -> Result<Outcome> {
    let caseload = Caseload::open_one(session, typed)?;
    if let Some(seen) = caseload.cases.first() {
        let (zone, now, matter) = (caseload.desk.shop.zone, caseload.now, caseload.matter(seen));
        let late = late_entries(&seen.record, &seen.case, zone);
        let cost = cost_of(&matter, (zone, &now));
        let report = case_summary(caseload.reader(), &matter, (&late, &cost));
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

fn of_period(arguments: &SummaryArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut caseload = Caseload::open(session)?;
    let mut filter = arguments.filter.filter(&mut caseload, session)?;
    let today = caseload.now.date_naive();
    let month = arguments.month.as_deref().map(|text| Period::parse(text, today)).transpose();
    let month = month.map_err(Failure::usage)?;
    let period = month.or(filter.period.take()).unwrap_or_else(|| Period::month_of(today));
    let scope = Scope { period, zone: caseload.desk.shop.zone, now: caseload.now };
    let stores = records_of_stores(&mut caseload, &filter, session);
    let matters = caseload.matters(&filter);
    let summary = summarise(&matters, &scope);
    let money = money(&matters, &stores, &scope);
    let open = open_list(&caseload, &filter, &scope);
    let chosen = arguments.filter.in_words();
    let whole =
        PeriodSummary { summary: &summary, money: &money, scope: &scope, open: &open, chosen: &chosen };
    let report = period_summary(caseload.reader(), &whole);
    match arguments.made_as {
        Some(kind) => {
            let counted = counted_by_the_end(&caseload, &filter, &scope, &stores);
            Made { caseload: &caseload, report: &report, counted, period: Some(period) }
                .write(kind, arguments, session)?;
        }
        None => arguments.output.output(session).report(caseload.envelope("summary"), &report)?,
    }
    Ok(caseload.end(false))
}

/// The stores' own records that are meant: those with fines for places in a ranking.
fn records_of_stores(caseload: &mut Caseload, filter: &Filter, session: &mut Session<'_>) -> Vec<Record> {
    let (mut records, found) = store_records(&caseload.desk, &caseload.now);
    caseload.take_findings(session, found);
    let of_store = |id: &String| filter.stores.is_empty() || filter.stores.contains(id);
    records.retain(|record| filter.is_of_stores_alone() && of_store(&record.id));
    records
}

/// The records that the figures come from: the complaints that were chosen and had come in by the end of the period, whose
/// flow and age count as well, and the stores' own.
fn counted_by_the_end<'a>(
    caseload: &'a Caseload,
    filter: &Filter,
    scope: &Scope,
    stores: &'a [Record],
) -> Vec<Counted<'a>> {
    let by_then = caseload.chosen(filter).filter(|(_, matter)| matter.received_on <= scope.period.last);
    let complaints = by_then.map(|(seen, _)| Counted { record: &seen.record, unrecorded: &seen.unrecorded });
    complaints.chain(stores.iter().map(|record| Counted { record, unrecorded: &[] })).collect()
}

/// The open cases that were received by the end of the period, as `list` orders them.
fn open_list<'a>(caseload: &'a Caseload, filter: &Filter, scope: &Scope) -> Vec<Matter<'a>> {
    let matters = caseload.matters(filter).into_iter();
    let mut open: Vec<Matter<'a>> =
        matters.filter(|matter| matter.case.is_open() && matter.received_on <= scope.period.last).collect();
    open.sort_by(|left, right| {
        let right = Order::Gravest.key(right.case, right.names, &scope.now);
        Order::Gravest.key(left.case, left.names, &scope.now).cmp(&right)
    });
    open
}
