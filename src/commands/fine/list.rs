//! `fine list`: the ledger of who owes what.

use std::collections::BTreeMap;

use anyhow::Result;
use rust_decimal::Decimal;

use super::gather::Gathered;
use crate::commands::caseload::Caseload;
use crate::commands::output_arguments::{OutputArguments, say_nothing_found};
use crate::commands::session::{Format, Outcome, Session};
use crate::domain::failure::Failure;
use crate::domain::filter::Period;
use crate::domain::fines::follow::Uncharged;
use crate::domain::fines::ledger::{Party, Standing, Sums};
use crate::domain::names::Naming;
use crate::help;
use crate::render::cases::Reader;
use crate::render::fines::{LedgerEntry, SumsRow, ledger, sums};
use crate::render::report::{Body, Remark, Report};
use crate::render::table::Tone;
use crate::said;
use crate::words::Label;

/// Arguments of `fine list`.
#[derive(Debug, clap::Args)]
pub struct ListArguments {
    #[arg(value_name = "CASE", help = help!("Of this case alone", "仅此投诉"))]
    case: Option<String>,
    #[arg(long = "store", value_name = "STORE", value_delimiter = ',', help = help!("Of these stores and of complaints about them", "所涉门店"))]
    stores: Vec<String>,
    #[arg(long, value_name = "WHO", help = help!("On this payer: luo, staff:luo, store:maple; only their part is shown", "缴纳人：luo、staff:luo、store:maple；只列其份额"))]
    payer: Option<String>,
    #[arg(long = "standing", value_name = "STANDING", value_delimiter = ',', help = help!(
        "proposed, recorded (no notice yet), due, overdue, objected, to-repay, paid, taken-off",
        "状态：proposed 待登记、recorded 未送达通知、due 待缴纳、overdue 逾期、objected 申诉中、to-repay 待退还、paid 已缴清、taken-off 已减免"))]
    standings: Vec<String>,
    #[arg(long = "rule", value_name = "RULE", value_delimiter = ',', help = help!("By these rules", "规则（策略中的名称）"))]
    rules: Vec<String>,
    #[arg(long, visible_alias = "year", value_name = "PERIOD", help = help!(
        "Fined in: 2026, 2026-11, 2026-Q4, 2026-11-01..2026-11-15, this-month …",
        "处罚期间：2026、2026-11、2026-Q4、2026-11-01..2026-11-15、本月 …"))]
    period: Option<String>,
    #[arg(long, value_name = "WHAT", value_parser = ["payer", "store", "rule"], help = help!("Add up by payer, store or rule, settled ones too", "按缴纳人、门店或规则汇总（含已了结的）"))]
    by: Option<String>,
    #[arg(long, help = help!("Also what is paid, waived or lifted", "也列出已缴清、已减免或撤销的"))]
    all: bool,
    #[arg(long, help = help!("Exit with 4 when something is overdue", "有逾期未缴时以 4 退出"))]
    exit_code: bool,
    #[command(flatten)]
    output: OutputArguments,
}

/// Lists the fines; those that are settled only where they are asked for.
pub(super) fn run(arguments: &ListArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut caseload = match &arguments.case {
        Some(case) => Caseload::open_one(session, case)?,
        None => Caseload::open(session)?,
    };
    caseload.learn_all_names(session);
    let chosen = Chosen::read(arguments, &caseload)?;
    let mut gathered = Gathered::of(&caseload, session, true);
    caseload.take_findings(session, std::mem::take(&mut gathered.findings));
    let mut entries: Vec<LedgerEntry<'_>> =
        gathered.entries(&caseload).into_iter().filter_map(|entry| chosen.seen(entry)).collect();
    let all = entries.len();
    if !arguments.all && arguments.standings.is_empty() && arguments.by.is_none() {
        entries.retain(|entry| !matches!(entry.standing, Standing::Paid | Standing::TakenOff));
    }
    entries.sort_by_key(|entry| {
        let pay_by = entry.fine.notice.as_ref().map(|notice| notice.pay_by);
        (urgency(entry.standing), pay_by, entry.fine.at, entry.record.to_owned())
    });
    let overdue = entries.iter().any(|entry| entry.standing == Standing::Overdue);
    let mut report = report(arguments, caseload.reader(), &entries);
    tell_uncharged(&mut report, caseload.reader(), &gathered);
    let mut output = arguments.output.output(session);
    output.report(caseload.envelope("fines"), &report)?;
    let hidden = all - entries.len();
    if output.table_format() == Format::Table && hidden > 0 {
        output.remark(&said!(
            en: "{hidden} paid, waived or lifted not shown; `--all` shows them",
            zh: "另有 {hidden} 笔已缴清、已减免或撤销，`--all` 可显示"
        ))?;
    } else if entries.is_empty() {
        say_nothing_found(&mut output, &said!(en: "no fine", zh: "没有符合条件的罚款"))?;
    }
    Ok(caseload.end(overdue && arguments.exit_code))
}

/// What is to be paid now comes first.
fn urgency(standing: Standing) -> u8 {
    match standing {
        Standing::Overdue => 0,
        Standing::ToRepay => 1,
        Standing::Objected => 2,
        Standing::Due => 3,
        Standing::Recorded => 4,
        Standing::Proposed => 5,
        Standing::Paid => 6,
        Standing::TakenOff => 7,
    }
}

/// Which fines are meant.
struct Chosen<'a> {
    arguments: &'a ListArguments,
    standings: Vec<Standing>,
    period: Option<Period>,
    zone: crate::domain::calendar::Zone,
}

impl<'a> Chosen<'a> {
    fn read(arguments: &'a ListArguments, caseload: &Caseload) -> Result<Self, Failure> {
        let standing = |typed: &String| {
            let known = || Standing::ALL.iter().map(|standing| standing.name());
            let found = Standing::ALL.into_iter().find(|standing| standing.name() == typed);
            found.ok_or_else(|| unknown(Label::new("standing", "状态"), typed, known().collect()))
        };
        let standings = arguments.standings.iter().map(standing).collect::<Result<_, _>>()?;
        for store in &arguments.stores {
            caseload.desk.known_store(store)?;
        }
        let rules: Vec<&str> = caseload.book.known(Naming::Fine).collect();
        if let Some(typed) = arguments.rules.iter().find(|typed| !rules.contains(&typed.as_str())) {
            return Err(unknown(Label::new("rule of fines", "处罚规则"), typed, rules));
        }
        let today = caseload.now.date_naive();
        let period = arguments.period.as_deref().map(|text| Period::parse(text, today));
        let period = period.transpose().map_err(Failure::usage)?;
        Ok(Self { arguments, standings, period, zone: caseload.desk.shop.zone })
    }

    /// The entry as it is to be shown; `None` where it is not meant.
    fn seen<'e>(&self, mut entry: LedgerEntry<'e>) -> Option<LedgerEntry<'e>> {
        let arguments = self.arguments;
        let day = self.zone.shown(&entry.fine.at).date_naive();
        let of_store = |store: &String| entry.store == Some(store.as_str());
        let meant = (arguments.case.is_none() || entry.of_case)
            && (arguments.stores.is_empty() || arguments.stores.iter().any(of_store))
            && (arguments.rules.is_empty() || arguments.rules.contains(&entry.fine.rule))
            && self.period.is_none_or(|period| period.contains(day));
        if !meant {
            return None;
        }
        if let Some(typed) = &arguments.payer {
            let is_meant = |payer: &Party| payer.to_string() == *typed || payer.name() == typed;
            entry = only(entry, is_meant)?;
        }
        (self.standings.is_empty() || self.standings.contains(&entry.standing)).then_some(entry)
    }
}

fn unknown(what: Label, typed: &str, known: Vec<&str>) -> Failure {
    let (en, zh, list) = (what.en, what.zh, known.join(", "));
    let failure = Failure::usage(said!(
        en: "there is no {en} `{typed}`; there is: {list}",
        zh: "没有{zh} `{typed}`；可用：{list}"
    ));
    failure.suggesting(typed, known)
}

/// The entry with the parts of those who are meant alone, and how far these have come.
fn only<'e>(entry: LedgerEntry<'e>, is_meant: impl Fn(&Party) -> bool) -> Option<LedgerEntry<'e>> {
    let fine = entry.fine.only(is_meant)?;
    let whole = entry.fine.parts.len() == fine.parts.len();
    let settled = fine.parts.iter().all(|part| part.owed() <= Decimal::ZERO);
    let standing = match entry.standing {
        standing if whole => standing,
        Standing::Proposed => Standing::Proposed,
        _ if fine.parts.iter().any(|part| part.owed() < Decimal::ZERO) => Standing::ToRepay,
        _ if settled && fine.parts.iter().all(|part| part.due() == Decimal::ZERO) => Standing::TakenOff,
        _ if settled => Standing::Paid,
        standing => standing,
    };
    let accruing = if whole { entry.accruing } else { Decimal::ZERO };
    Some(LedgerEntry { fine, standing, accruing, ..entry })
}

fn report(arguments: &ListArguments, reader: Reader<'_>, entries: &[LedgerEntry<'_>]) -> Report {
    let mut report = Report::default();
    let mut rows = Vec::new();
    if let Some(by) = &arguments.by {
        rows = grouped(by, reader, entries);
        report.push("by", "", Body::Table(sums(&rows)));
    } else {
        report.push("fines", "", Body::Table(ledger(reader, entries)));
    }
    // What is not on record is owed by nobody yet.
    let recorded = entries.iter().filter(|entry| entry.standing != Standing::Proposed);
    let mut total = row("total", reader.face.label(Label::new("total", "合计")).to_owned());
    recorded.for_each(|entry| add(&mut total, entry));
    if rows.len() != 1 && total.sums.count > 0 {
        report.push("totals", "", Body::Table(sums(&[total])));
    }
    report
}

/// Rules that fired and cannot be charged: somebody has to complete something.
fn tell_uncharged(report: &mut Report, reader: Reader<'_>, gathered: &Gathered) {
    let remark = |(id, rule, why): &(String, String, Uncharged)| {
        let label = reader.book.anywhere(Naming::Fine, rule, reader.face.language);
        let (en, zh) = (why.said().en, why.said().zh);
        let said = said!(en: "{id}: {label} cannot be charged: {en}", zh: "{id}：{label}无法处罚：{zh}");
        Remark::new(reader.face.say(&said)).toned(Tone::Caution)
    };
    let remarks = gathered.uncharged.iter().map(remark).collect();
    report.push("uncharged", "", Body::Remarks(remarks));
}

fn row(key: &str, label: String) -> SumsRow {
    SumsRow { key: key.to_owned(), label, sums: Sums::default(), overdue: Decimal::ZERO }
}

fn add(row: &mut SumsRow, entry: &LedgerEntry<'_>) {
    row.sums.add(&entry.fine);
    if entry.standing == Standing::Overdue {
        row.overdue += entry.fine.parts.iter().map(|part| part.owed().max(Decimal::ZERO)).sum::<Decimal>();
    }
}

/// The sums by what was asked for, the largest debt first.
fn grouped(by: &str, reader: Reader<'_>, entries: &[LedgerEntry<'_>]) -> Vec<SumsRow> {
    let mut rows: BTreeMap<String, SumsRow> = BTreeMap::new();
    let language = reader.face.language;
    for entry in entries.iter().filter(|entry| entry.standing != Standing::Proposed) {
        let mut count = |key: String, label: String, entry: &LedgerEntry<'_>| {
            add(rows.entry(key.clone()).or_insert_with(|| row(&key, label)), entry);
        };
        match by {
            "payer" => {
                for part in &entry.fine.parts {
                    let label = reader.party(entry.names, &part.payer);
                    let own = only(entry.clone(), |payer| *payer == part.payer);
                    own.iter().for_each(|own| count(part.payer.to_string(), label.clone(), own));
                }
            }
            "store" => {
                let store = entry.store.unwrap_or_default();
                count(store.to_owned(), reader.book.store(store, language).to_owned(), entry);
            }
            _ => {
                let label = entry.names.label(Naming::Fine, &entry.fine.rule, language);
                count(entry.fine.rule.clone(), label.to_owned(), entry);
            }
        }
    }
    let mut rows: Vec<SumsRow> = rows.into_values().collect();
    rows.sort_by_key(|row| std::cmp::Reverse((row.sums.owed, row.sums.amount)));
    rows
}
