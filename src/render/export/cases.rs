//! Complaints, a row each: the fields that they were taken in with, and what they came to.

use rust_decimal::Decimal;

use super::Export;
use super::customers::PERSONAL;
use super::fields::DeclaredField;
use crate::domain::case::{ClockState, Standing};
use crate::domain::filter::next_clock;
use crate::domain::names::Naming;
use crate::domain::record::Event;
use crate::domain::summary::{Matter, cost_of};
use crate::render::cases::status_words;
use crate::render::table::Cell;
use crate::render::workbook::{Heading, Sheet};
use crate::words::Label;

const TITLE: Label = Label::new("Complaints", "投诉");

/// What every complaint has, before its own fields.
const HEAD: &[(&str, Label)] = &[
    ("id", Label::new("case", "案号")),
    ("received", Label::new("received", "受理时间")),
    ("store", Label::new("store", "门店")),
    ("channel", Label::new("channel", "渠道")),
    ("category", Label::new("category", "类别")),
    ("subject", Label::new("subject", "事由")),
    ("customer", Label::new("customer", "顾客编号")),
    ("called", Label::new("called", "称呼")),
];

/// What it came to.
const STATE: &[(&str, Label)] = &[
    ("status", Label::new("status", "状态")),
    ("tier", Label::new("tier", "级别")),
    ("owner", Label::new("who", "负责人")),
    ("round", Label::new("round", "轮次")),
    ("level", Label::new("level", "升级层级")),
    ("next_clock", Label::new("waits for", "下一期限")),
    ("next_due", Label::new("due", "到期")),
    ("overdue", Label::new("overdue clocks", "逾期期限数")),
    ("missed", Label::new("clocks missed", "超时期限数")),
    ("first_response", Label::new("first response", "首次响应")),
    ("first_closed", Label::new("first closed", "首次结案")),
    ("last_closed", Label::new("last closed", "最后结案")),
    ("withdrawn", Label::new("withdrawn", "撤诉时间")),
    ("outcome", Label::new("outcome", "结果")),
    ("satisfied", Label::new("satisfied", "是否满意")),
    ("finding", Label::new("finding", "认定结论")),
    ("cause", Label::new("cause", "原因")),
    ("compensation", Label::new("compensation", "补偿金额")),
    ("fines", Label::new("fines", "罚款数")),
    ("fined", Label::new("fined", "罚款金额")),
    ("fines_owed", Label::new("fines to be paid", "未缴罚款")),
    ("merged_into", Label::new("merged into", "并入案号")),
    ("events", Label::new("events", "事件数")),
    ("last_event", Label::new("last event", "最近变动")),
    ("complete", Label::new("complete", "完整")),
];

/// The complaints as a sheet.
pub fn cases(export: &Export<'_>, fields: &[DeclaredField]) -> Sheet {
    let mut headings = export.headings(HEAD);
    let taken = |name: &str| HEAD.iter().chain(STATE).chain(PERSONAL).any(|(key, _)| *key == name);
    headings.extend(fields.iter().map(|field| {
        let name = &field.name;
        Heading::new(if taken(name) { format!("header.{name}") } else { name.clone() }, &field.label)
    }));
    headings.extend(export.headings(STATE));
    if export.customers.is_some() {
        headings.extend(export.headings(PERSONAL));
    }
    let mut sheet = Sheet::new(export.reader.face.label(TITLE), headings);
    sheet.rows = export.matters.iter().map(|matter| row(export, matter, fields)).collect();
    sheet
}

fn row(export: &Export<'_>, matter: &Matter<'_>, fields: &[DeclaredField]) -> Vec<Cell> {
    let mut cells = head(export, matter);
    cells.extend(export.field_cells(matter, fields));
    cells.extend(progress(export, matter));
    cells.extend(result(export, matter));
    cells.extend(export.personal(matter));
    cells
}

fn fact<'a>(matter: &Matter<'a>, name: &str) -> Option<&'a str> {
    matter.case.facts.values(name).first().map(String::as_str)
}

fn head(export: &Export<'_>, matter: &Matter<'_>) -> Vec<Cell> {
    let (reader, case, names) = (export.reader, matter.case, matter.names);
    vec![
        Cell::text(&case.id),
        Cell::instant(case.received),
        reader.store(case.store.as_deref()),
        reader.named(names, Naming::Channel, fact(matter, "channel")),
        reader.named(names, Naming::Category, case.category.as_deref()),
        export.text(Some(&case.subject)),
        Cell::maybe(fact(matter, "customer")),
        export.text(matter.record.header.text("called")),
    ]
}

/// How far it has come.
fn progress(export: &Export<'_>, matter: &Matter<'_>) -> Vec<Cell> {
    let (reader, case, names) = (export.reader, matter.case, matter.names);
    let (status, label) = status_words(case.status);
    let count = |wanted: &[Standing]| {
        let is_so = |clock: &&ClockState| wanted.contains(&clock.standing(&reader.face.now));
        Cell::number(case.clocks.iter().filter(is_so).count())
    };
    let next = next_clock(case);
    let standing = matter.record.events.iter().filter(|event| case.counts(event));
    let responded = standing.clone().filter(|event| event.matches("responded")).map(Event::moment).min();
    let level = names.highest_level(case, None).map(|state| state.level.as_str());
    vec![
        Cell::text(status).shown(reader.face.label(label)),
        reader.named(names, Naming::Tier, case.tier.as_deref()),
        case.owner.as_deref().map_or_else(Cell::empty, |id| Cell::text(id).shown(reader.book.person(id))),
        Cell::number(case.round),
        reader.named(names, Naming::Level, level),
        reader.named(names, Naming::Clock, next.map(|clock| clock.clock.as_str())),
        next.and_then(ClockState::due_at).map_or_else(Cell::empty, Cell::instant),
        count(&[Standing::Overdue]),
        count(&[Standing::Overdue, Standing::Late]),
        responded.map_or_else(Cell::empty, Cell::instant),
        case.first_closed.map_or_else(Cell::empty, Cell::instant),
        case.closed.map_or_else(Cell::empty, Cell::instant),
        case.withdrawn.map_or_else(Cell::empty, Cell::instant),
    ]
}

/// What was found, agreed and paid.
fn result(export: &Export<'_>, matter: &Matter<'_>) -> Vec<Cell> {
    let (reader, case, names) = (export.reader, matter.case, matter.names);
    let cost = cost_of(matter, (reader.face.zone, &reader.face.now));
    let standing = matter.record.events.iter().filter(|event| case.counts(event)).count();
    // Sums begin as a zero without cents.
    let sum = |mut amount: Decimal| {
        amount.rescale(2);
        Cell::amount(amount)
    };
    let answer = |name: &str| {
        fact(matter, name)
            .map_or_else(Cell::empty, |value| Cell::text(value).shown(export.word(names, name, value)))
    };
    vec![
        reader.named(names, Naming::Outcome, case.outcome.as_deref()),
        answer("satisfied"),
        answer("finding"),
        reader.named(names, Naming::Cause, fact(matter, "cause")),
        sum(cost.compensation),
        Cell::number(cost.fines.count),
        sum(cost.fines.amount + cost.fines.charged - cost.fines.taken_off),
        sum(cost.fines.owed),
        Cell::maybe(case.merged_into.as_deref()),
        Cell::number(standing),
        Cell::instant(case.last_event),
        export.answer(case.unknown_events == 0),
    ]
}
