//! `rank`: places by complaints, by their rate, or by how well they were handled.

use std::rc::Rc;

use anyhow::Result;
use chrono::Datelike;

use super::caseload::Caseload;
use super::desk::RulesInForce;
use super::filter_arguments::FilterArguments;
use super::output_arguments::OutputArguments;
use super::session::{Outcome, Session};
use super::year_fines::{House, Sisters, store_records};
use crate::domain::case::Status;
use crate::domain::clocks::facts_at;
use crate::domain::failure::Failure;
use crate::domain::filter::{Filter, Period};
use crate::domain::fines::year::YearFines;
use crate::domain::policy::{Choice, Condition};
use crate::domain::ranking::policy::{By, Measure, RankingRule, Ties};
use crate::domain::ranking::{Asked, rank, volume_over};
use crate::domain::record::Record;
use crate::render::ranking::{RankingReport, ranking_report};
use crate::words::{Label, Said};
use crate::{help, said};

/// Arguments of `rank`.
#[derive(Debug, clap::Args)]
#[command(about = help!(
    "Rank stores, departments, staff or goods by complaints, or by how well they were handled",
    "按投诉多少或处理好坏对门店、部门、员工、商品排名"
))]
pub struct RankArguments {
    #[arg(conflicts_with_all = ["by", "measure"], help = help!("A ranking of the policy; the first one when nothing is said", "策略中的排名；不指定则用第一个"))]
    ranking: Option<String>,
    #[arg(long, value_name = "WHAT", help = help!(
        "Rank by store, department, staff (found responsible or named), handler, category, or a field of the policy",
        "排名对象：store 门店、department 部门、staff 责任或被投诉员工、handler 处理人、category 类别，或策略字段"))]
    by: Option<String>,
    #[arg(long, requires = "by", value_name = "FIGURE", help = help!(
        "By complaints, per-thousand (transactions), satisfied or in-time [default: complaints]",
        "指标：complaints 件数、per-thousand 每千笔交易、satisfied 满意率、in-time 按时率 [默认: complaints]"))]
    measure: Option<String>,
    #[arg(long, value_name = "N", help = help!("How many places", "显示多少名"))]
    top: Option<u32>,
    #[command(flatten)]
    filter: FilterArguments,
    #[command(flatten)]
    output: OutputArguments,
}

/// Ranks; over this year where no period is asked for.
pub(super) fn run(arguments: &RankArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut caseload = Caseload::open(session)?;
    let mut filter = arguments.filter.filter(&mut caseload, session)?;
    let today = caseload.now.date_naive();
    let this_year = Period::parse("this-year", today).map_err(Failure::usage)?;
    let period = filter.period.take().unwrap_or(this_year);
    let rule = rule(arguments, &mut caseload)?;
    let chosen = arguments.filter.in_words();
    // What the places cost goes by all complaints of a year, never by some of them.
    let is_whole = arguments.by.is_none() && chosen.is_empty();
    let fines = if is_whole { fines(&mut caseload, session, &rule, period)? } else { Vec::new() };
    let complaints = complaints(&caseload, &filter, &period);
    let volume = |store: &str| {
        let known = caseload.desk.shop.store(store)?;
        volume_over(&known.transactions, &period)
    };
    let ranking = rank(&complaints, &rule, &caseload.now, &volume);
    let whole = RankingReport {
        ranking: &ranking,
        rule: &rule,
        period,
        now: caseload.now,
        chosen: &chosen,
        fines: &fines,
    };
    let report = ranking_report(caseload.reader(), &whole);
    arguments.output.output(session).report(caseload.envelope("rank"), &report)?;
    Ok(caseload.end(false))
}

/// The complaints received in the period that count for themselves, each with what conditions can ask.
fn complaints<'a>(caseload: &'a Caseload, filter: &Filter, period: &Period) -> Vec<Asked<'a>> {
    let matters = caseload.matters(filter).into_iter();
    let received =
        matters.filter(|matter| period.contains(matter.received_on) && matter.case.status != Status::Merged);
    let asked = |matter: crate::domain::summary::Matter<'a>| {
        let facts = match caseload.rules(matter.case.store.as_deref()) {
            Some(rules) => facts_at(matter.case, &rules.policy, &caseload.now),
            None => matter.case.facts.clone(),
        };
        (matter, facts)
    };
    received.map(asked).collect()
}

/// What the ranking costs in the year that is ranked; nothing for a period that is no year.
fn fines(
    caseload: &mut Caseload,
    session: &mut Session<'_>,
    rule: &RankingRule,
    period: Period,
) -> Result<Vec<YearFines>, Failure> {
    let year = period.first.year();
    let whole_year = Period::parse(&format!("{year:04}"), period.first);
    if whole_year != Ok(period) {
        return Ok(Vec::new());
    }
    let groups = Sisters::all(&mut caseload.desk)?;
    let (stores, unreadable) = store_records(&caseload.desk, &caseload.now);
    caseload.take_findings(session, unreadable);
    let complaints: Vec<&Record> = caseload.cases.iter().map(|seen| &seen.record).collect();
    let house = House { desk: &caseload.desk, complaints: &complaints, stores: &stores, now: caseload.now };
    Ok(groups.iter().flat_map(|group| group.of(house, &rule.choice.name, year)).collect())
}

/// What is asked for: a ranking that some policy of the house has, or one made of the flags.
fn rule(arguments: &RankArguments, caseload: &mut Caseload) -> Result<RankingRule, Failure> {
    let mut rule = match &arguments.by {
        Some(by) => of_flags(arguments, by)?,
        None => of_policy(arguments.ranking.as_deref(), &policies(caseload)?)?,
    };
    rule.top = arguments.top.unwrap_or(rule.top);
    Ok(rule)
}

fn of_flags(arguments: &RankArguments, by: &str) -> Result<RankingRule, Failure> {
    let typed = arguments.measure.as_deref().unwrap_or("complaints");
    let Some((_, measure)) = Measure::NAMES.iter().find(|(name, _)| *name == typed) else {
        let names: Vec<&str> = Measure::NAMES.iter().map(|(name, _)| *name).collect();
        return Err(unknown(&names, typed));
    };
    let by = By::of(by);
    let (name, label) = (by.name().to_owned(), by_label(&by));
    let choice = Choice { name, label, words: Vec::new(), source: None, line: 0 };
    let (when, ties) = (Condition::default(), Ties::SamePlace);
    Ok(RankingRule { choice, by, measure: *measure, when, top: 10, ties, minimum: 1 })
}

fn by_label(by: &By) -> Said {
    let Label { en, zh } = match by {
        By::Store => Label::new("store", "门店"),
        By::Department => Label::new("department", "部门"),
        By::Staff => Label::new("member of staff", "员工"),
        By::Handler => Label::new("handler", "处理人"),
        By::Category => Label::new("category", "类别"),
        By::Field(field) => return said!(en: "By {field}", zh: "按 {field} 排名"),
    };
    said!(en: "By {en}", zh: "按{zh}排名")
}

/// The policies of the house: the one that goes for all, then those that stores have of their own.
fn policies(caseload: &mut Caseload) -> Result<Vec<Rc<RulesInForce>>, Failure> {
    let stores: Vec<Option<String>> = std::iter::once(None)
        .chain(caseload.desk.shop.stores.iter().map(|store| Some(store.id.clone())))
        .collect();
    let mut policies: Vec<Rc<RulesInForce>> = Vec::new();
    for store in stores {
        let rules = caseload.desk.rules(store.as_deref())?;
        if !policies.iter().any(|known| known.policy.id == rules.policy.id) {
            policies.push(rules);
        }
    }
    Ok(policies)
}

fn of_policy(typed: Option<&str>, policies: &[Rc<RulesInForce>]) -> Result<RankingRule, Failure> {
    let mut rankings = policies.iter().flat_map(|rules| &rules.policy.rankings);
    let names: Vec<&str> = rankings.clone().map(|ranking| ranking.choice.name.as_str()).collect();
    match typed {
        Some(typed) => rankings
            .find(|ranking| ranking.choice.name == typed)
            .cloned()
            .ok_or_else(|| unknown(&names, typed)),
        None => rankings.next().cloned().ok_or_else(|| {
            Failure::usage(said!(
                en: "no policy here has a `[[ranking]]`; say what to rank: `--by store`, `--by staff` …",
                zh: "策略中没有 `[[ranking]]`；请指定排名对象：`--by store`、`--by staff` 等"
            ))
        }),
    }
}

fn unknown(names: &[&str], typed: &str) -> Failure {
    let list = names.join(", ");
    let failure = Failure::usage(
        said!(en: "there is no `{typed}`; there is: {list}", zh: "没有 `{typed}`；可用：{list}"),
    );
    failure.suggesting(typed, names.iter().copied())
}
