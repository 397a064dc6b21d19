//! The summary of a period, as a whole or told apart.

use anyhow::Result;
use chrono::NaiveDate;

use super::SummaryArguments;
use super::counted::Counted;
use super::made_as::{Made, require_meant};
use crate::commands::caseload::Caseload;
use crate::commands::filter_told::dimensions;
use crate::commands::seen_measures::{SeenMeasure, SeenMeasures};
use crate::commands::session::{Format, Outcome, Session};
use crate::commands::systemic::{flagged, groups};
use crate::commands::year_fines::store_records;
use crate::domain::failure::Failure;
use crate::domain::filter::{Filter, Order, Period, Unit, unknown};
use crate::domain::measures::Effect;
use crate::domain::record::Record;
use crate::domain::summary::{Dimension, Matter, MeasureCounts, Scope, breakdown, money, summarise};
use crate::render::measures::Listed;
use crate::render::report::Report;
use crate::render::summary::{PeriodSummary, breakdown_summary, in_brief, period_summary};
use crate::render::systemic::{Told, add_brief};
use crate::words::{Label, Said};
use crate::{help, said};

/// Which period; `--period` beside these takes any.
#[derive(Debug, Clone, clap::Args)]
#[group(id = "one_period", multiple = false)]
pub(super) struct PeriodArguments {
    #[arg(long, value_name = "MONTH", conflicts_with = "period", num_args = 0..=1, default_missing_value = "this-month", help = help!("The month, like 2026-11 [default: this one]", "月份，如 2026-11 [默认: 本月]"))]
    month: Option<String>,
    #[arg(long, value_name = "QUARTER", conflicts_with = "period", num_args = 0..=1, default_missing_value = "this-quarter", help = help!("A quarter, like 2026-Q4; this one where nothing is said", "季度，如 2026-Q4；不写则为本季度"))]
    quarter: Option<String>,
    #[arg(long, value_name = "YEAR", conflicts_with = "period", num_args = 0..=1, default_missing_value = "this-year", help = help!("A year, like 2026; this one where nothing is said", "年份，如 2026；不写则为今年"))]
    year: Option<String>,
}

impl PeriodArguments {
    /// The period that was asked for, if any.
    fn period(&self, today: NaiveDate) -> Result<Option<Period>, Said> {
        let asked = [
            (&self.month, Unit::Month, Label::new("a month, like 2026-11", "月份，应如 2026-11")),
            (&self.quarter, Unit::Quarter, Label::new("a quarter, like 2026-Q4", "季度，应如 2026-Q4")),
            (&self.year, Unit::Year, Label::new("a year, like 2026", "年份，应如 2026")),
        ];
        for (text, unit, Label { en, zh }) in asked {
            let Some(text) = text else { continue };
            let period = Period::parse(text, today)?;
            return match period.unit() == Some(unit) {
                true => Ok(Some(period)),
                false => Err(said!(
                    en: "`{text}` is not {en}; `--period {text}` takes any period",
                    zh: "`{text}` 不是{zh}；其他期间请用 `--period {text}`",
                )),
            };
        }
        Ok(None)
    }
}

pub(super) fn run(arguments: &SummaryArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut caseload = Caseload::open(session)?;
    let mut filter = arguments.filter.filter(&mut caseload, session)?;
    let by = arguments.by.as_deref().map(|typed| dimension(typed, &mut caseload, session)).transpose()?;
    require_meant(arguments, by.as_ref())?;
    let today = caseload.now.date_naive();
    let asked = arguments.period.period(today).map_err(Failure::usage)?;
    let period = asked.or(filter.period.take()).unwrap_or_else(|| Period::month_of(today));
    let scope = Scope { period, zone: caseload.desk.shop.zone, now: caseload.now };
    let stores = records_of_stores(&mut caseload, &filter, session);
    let measures = match &by {
        Some(_) => SeenMeasures::default(),
        None => SeenMeasures::load(&mut caseload, session),
    };
    let chosen = Chosen { filter: &filter, words: arguments.filter.in_words(), stores: &stores };
    let concerned = measures.chosen(&filter).filter(|seen| seen.measure.concerns(&scope.period));
    let concerned: Vec<&SeenMeasure> = concerned.collect();
    let (kind, mut report) = match &by {
        Some(by) => ("summary-by", apart(&caseload, &chosen, &scope, by)),
        None => ("summary", whole(&caseload, &chosen, &scope, &concerned)),
    };
    match arguments.made_as {
        Some(kind) => {
            if by.is_none() {
                add_rising(&caseload, &filter, &scope, &mut report);
            }
            let mut counted = counted_by_the_end(&caseload, &filter, &scope, &stores);
            let measures = concerned.iter();
            counted
                .extend(measures.map(|seen| Counted { record: &seen.record, unrecorded: &seen.unrecorded }));
            Made { caseload: &caseload, report: &report, counted, period: Some(period) }
                .write(kind, arguments, session)?;
        }
        None => {
            let mut output = arguments.output.output(session);
            let is_brief = by.is_none() && !arguments.all && output.table_format() == Format::Table;
            let report = if is_brief { in_brief(caseload.reader(), report) } else { report };
            output.report(caseload.envelope(kind), &report)?;
        }
    }
    Ok(caseload.end(false))
}

/// What is summed up.
struct Chosen<'a> {
    filter: &'a Filter,
    words: String,
    stores: &'a [Record],
}

/// The period as a whole, with the measures that concern it.
fn whole(caseload: &Caseload, chosen: &Chosen<'_>, scope: &Scope, measures: &[&SeenMeasure]) -> Report {
    let matters = caseload.matters(chosen.filter);
    let summary = summarise(&matters, scope);
    let money = money(&matters, chosen.stores, scope);
    let open = open_list(&matters, scope);
    let counts = MeasureCounts::of(measures.iter().map(|seen| &seen.measure), scope);
    let effects: Vec<Effect> = measures.iter().map(|seen| seen.effect(caseload)).collect();
    let listed: Vec<Listed<'_>> = measures
        .iter()
        .zip(&effects)
        .map(|(seen, effect)| Listed { measure: &seen.measure, names: seen.names(), effect })
        .collect();
    let whole = PeriodSummary {
        summary: &summary,
        money: &money,
        scope,
        open: &open,
        measures: (&listed, &counts),
        chosen: &chosen.words,
    };
    period_summary(caseload.reader(), &whole)
}

/// Adds what stands out. That takes a look at every complaint of all times, so only what is made for others has it; whoever
/// reads a terminal asks `systemic`.
fn add_rising(caseload: &Caseload, filter: &Filter, scope: &Scope, report: &mut Report) {
    let groups = groups(caseload, filter, Some(scope.period));
    let told: Vec<Told<'_>> = groups.iter().map(flagged).collect();
    add_brief(caseload.reader(), &told, report);
}

/// The period told apart.
fn apart(caseload: &Caseload, chosen: &Chosen<'_>, scope: &Scope, by: &Dimension) -> Report {
    let breakdown = breakdown(&caseload.matters(chosen.filter), chosen.stores, scope, by);
    breakdown_summary(caseload.reader(), &breakdown, (scope, &chosen.words))
}

/// By what the period is told apart.
fn dimension(typed: &str, caseload: &mut Caseload, session: &mut Session<'_>) -> Result<Dimension, Failure> {
    caseload.learn_all_names(session);
    let known = dimensions(caseload);
    if known.contains(&typed) {
        return Ok(Dimension::of(typed));
    }
    let what = Label::new("field", "字段");
    Err(Failure::usage(unknown(what, typed, known.iter().copied())))
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
fn open_list<'a>(matters: &[Matter<'a>], scope: &Scope) -> Vec<Matter<'a>> {
    let matters = matters.iter().copied();
    let mut open: Vec<Matter<'a>> =
        matters.filter(|matter| matter.case.is_open() && matter.received_on <= scope.period.last).collect();
    open.sort_by(|left, right| {
        let right = Order::Gravest.key(right.case, right.names, &scope.now);
        Order::Gravest.key(left.case, left.names, &scope.now).cmp(&right)
    });
    open
}
