//! `fine list`: the ledger of who owes what.

use anyhow::Result;

use super::adding_up::{add, grouped, row};
use super::chosen::{Chosen, known_payer};
use super::gather::Gathered;
use crate::commands::caseload::Caseload;
use crate::commands::output_arguments::{OutputArguments, say_nothing_found};
use crate::commands::session::{Format, Outcome, Session};
use crate::domain::fines::follow::Uncharged;
use crate::domain::fines::ledger::Standing;
use crate::domain::names::Naming;
use crate::help;
use crate::render::cases::Reader;
use crate::render::fines::{LedgerEntry, ledger, sums};
use crate::render::output::{Envelope, Output};
use crate::render::report::{Body, Remark, Report};
use crate::render::table::Tone;
use crate::said;
use crate::words::Label;

/// Arguments of `fine list`.
#[derive(Debug, clap::Args)]
pub struct ListArguments {
    #[arg(value_name = "CASE", help = help!("Of this case alone", "仅此投诉"))]
    pub(super) case: Option<String>,
    #[arg(long = "store", value_name = "STORE", value_delimiter = ',', help = help!("Of these stores and of complaints about them", "所涉门店"))]
    pub(super) stores: Vec<String>,
    #[arg(long, value_name = "WHO", help = help!("On this payer: luo, staff:luo, store:maple; only their part is shown", "缴纳人：luo、staff:luo、store:maple；只列其份额"))]
    pub(super) payer: Option<String>,
    #[arg(long = "standing", value_name = "STANDING", value_delimiter = ',', help = help!(
        "proposed, recorded (no notice yet), due, overdue, objected, to-repay, points, paid, taken-off",
        "状态：proposed 待登记、recorded 未送达通知、due 待缴纳、overdue 逾期、objected 申诉中、to-repay 待退还、points 仅扣分、paid 已缴清、taken-off 已减免"))]
    pub(super) standings: Vec<String>,
    #[arg(long = "rule", value_name = "RULE", value_delimiter = ',', help = help!("By these rules", "规则（策略中的名称）"))]
    pub(super) rules: Vec<String>,
    #[arg(long, visible_alias = "year", value_name = "PERIOD", help = help!(
        "Fined in: 2026, 2026-11, 2026-Q4, 2026-11-01..2026-11-15, this-month …",
        "处罚期间：2026、2026-11、2026-Q4、2026-11-01..2026-11-15、本月 …"))]
    pub(super) period: Option<String>,
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
    let mut caseload = opened(arguments, session)?;
    caseload.learn_all_names(session);
    let chosen = Chosen::read(arguments, (&caseload, session))?;
    let mut gathered = Gathered::of(&caseload, session);
    gathered.uncharged.retain(|(id, ..)| chosen.is_of_case(id));
    caseload.take_findings(session, std::mem::take(&mut gathered.findings));
    let mut entries: Vec<LedgerEntry<'_>> =
        gathered.entries(&caseload).into_iter().filter_map(|entry| chosen.seen(entry)).collect();
    if let (Some(payer), []) = (&arguments.payer, &entries[..]) {
        known_payer(payer, &caseload.desk.shop)?;
    }
    let all = entries.len();
    if !arguments.all && arguments.standings.is_empty() && arguments.by.is_none() {
        entries.retain(|entry| {
            !matches!(entry.standing, Standing::Points | Standing::Paid | Standing::TakenOff)
        });
    }
    entries.sort_by_key(|entry| {
        let pay_by = entry.fine.notice.as_ref().map(|notice| notice.pay_by);
        (urgency(entry.standing), pay_by, entry.fine.at, entry.record.to_owned())
    });
    let overdue = entries.iter().any(|entry| entry.standing == Standing::Overdue);
    let mut report = report(arguments, caseload.reader(), &entries);
    tell_uncharged(&mut report, caseload.reader(), &gathered);
    let mut output = arguments.output.output(session);
    let envelope = caseload.envelope("fines");
    match output.table_format() {
        Format::Csv => spreadsheet(&mut output, envelope, &report)?,
        _ => output.report(envelope, &report)?,
    }
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

/// A spreadsheet takes one table: a line for each fine, or for each payer, store or rule. What is only said in words
/// stands beside it.
fn spreadsheet(output: &mut Output<'_>, envelope: Envelope<'_>, report: &Report) -> Result<()> {
    let mut tables = report.sections.iter().filter_map(|section| match &section.body {
        Body::Table(table) => Some(table),
        _ => None,
    });
    if let Some(table) = tables.next() {
        output.table(envelope, table)?;
    }
    for section in &report.sections {
        let Body::Remarks(remarks) = &section.body else { continue };
        for Remark { text, .. } in remarks {
            output.remark(&said!(en: "{text}", zh: "{text}"))?;
        }
    }
    Ok(())
}

/// The cases that are to be looked at: of one that was typed that one alone, unless a rule asks what others were fined for.
fn opened(arguments: &ListArguments, session: &mut Session<'_>) -> Result<Caseload> {
    if let Some(typed) = &arguments.case {
        let caseload = Caseload::open_one(session, typed)?;
        let rules = caseload.cases.first().and_then(|seen| caseload.rules(seen.case.store.as_deref()));
        if !rules.is_some_and(|rules| rules.policy.fines.rules.iter().any(|rule| rule.again.is_some())) {
            return Ok(caseload);
        }
    }
    Caseload::open(session)
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
        Standing::Points => 6,
        Standing::Paid => 7,
        Standing::TakenOff => 8,
    }
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
