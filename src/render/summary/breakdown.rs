//! A period told apart as a report: a row for each store, customer, cause.

use super::change::{self, share};
use super::dimension;
use super::notes;
use super::times::length;
use crate::domain::summary::{Breakdown, BreakdownRow, Dimension, Scope, Spread};
use crate::render::cases::Reader;
use crate::render::fines::cents;
use crate::render::report::{Body, Fact, Report};
use crate::render::table::{Cell, Column, Table, Tone};
use crate::said;
use crate::words::{Label, Said};

/// The report. `chosen` is what chose the cases beside the period, in words; empty for all.
pub fn breakdown_summary(
    reader: Reader<'_>,
    breakdown: &Breakdown,
    (scope, chosen): (&Scope, &str),
) -> Report {
    let mut report = Report::default();
    let Said { en, zh } = dimension::heading(reader, &breakdown.by);
    let title = said!(en: "Complaints by {en}", zh: "投诉汇总（按{zh}）");
    let facts = head(reader, breakdown, (scope, chosen));
    report.push("period", reader.face.say(&title), Body::Facts(facts));
    let title = match breakdown.by.is_of_people() {
        true => said!(en: "In the order of names", zh: "按名称排列"),
        false => said!(en: "The most frequent first", zh: "按件数排列"),
    };
    report.push("rows", reader.face.say(&title), Body::Table(rows(reader, breakdown)));
    let notes = notes::of_breakdown(reader, breakdown, scope);
    report.push(
        "notes",
        reader.face.label(Label::new("To read this rightly", "阅读提示")),
        Body::Remarks(notes),
    );
    report
}

fn head(reader: Reader<'_>, breakdown: &Breakdown, (scope, chosen): (&Scope, &str)) -> Vec<Fact> {
    let as_of = Cell::instant(scope.now).shown(reader.face.full(&scope.now));
    let before = breakdown.compared.map(|compared| compared.before.to_string());
    let facts = [
        ("period", Label::new("period", "期间"), Cell::text(scope.period.to_string())),
        ("period_before", Label::new("compared with", "上期"), Cell::maybe(before)),
        ("seen", Label::new("as of", "截至"), as_of),
        ("chosen", Label::new("only", "仅限"), Cell::text(chosen)),
        ("by", Label::new("by", "划分依据"), Cell::text(breakdown.by.name()).shown("")),
    ];
    facts.into_iter().map(|(key, label, cell)| Fact::new(key, reader.face.label(label), cell)).collect()
}

fn rows(reader: Reader<'_>, breakdown: &Breakdown) -> Table {
    let mut table = Table::new(columns(&breakdown.by));
    for row in &breakdown.rows {
        let name = dimension::value(reader, &breakdown.by, row.name.as_deref());
        table.push(Tone::Plain, cells(reader, name, row, false));
    }
    let all = Cell::empty().shown(reader.face.label(Label::new("in all", "合计")));
    table.push(Tone::Heading, cells(reader, all, &breakdown.whole, true));
    table
}

fn columns(by: &Dimension) -> Vec<Column> {
    let name = Column { label: dimension::label(by), ..Column::new("name", "", "").at_least(10) };
    let number = |key, en, zh| Column::new(key, en, zh).right();
    let mut columns = vec![name, number("count", "cases", "件数"), number("share_percent", "share", "占比")];
    // How it changed is asked first: it stays where percentiles have no room.
    let stays = |column: Column| if column.key == "change" { column.spare(1) } else { column };
    columns.extend(change::COLUMNS.map(stays));
    columns.extend([
        number("open", "open", "未结").spare(3),
        number("with_missed_clock", "missed a clock", "有逾期"),
        number("missed_percent", "of its cases", "逾期率").spare(3),
        number("median_seconds", "median to closing", "结案中位数"),
        number("ninetieth_seconds", "90 of 100 within", "九成不超过").spare(2),
        number("reopened", "reopened", "重开").spare(4),
        number("reopened_percent", "reopened share", "重开率").for_machines(),
        number("satisfied_percent", "satisfied", "满意率"),
        number("asked", "asked", "已询问").spare(5),
        number("compensation", "compensation", "补偿"),
        number("fines", "fines", "罚款").spare(3),
        number("law_percent", "law kept", "法定按时率").for_machines(),
        number("promises_percent", "promises kept", "承诺按时率").for_machines(),
        number("last_closing_median_seconds", "median to last closing", "最后结案中位数").for_machines(),
        Column::new("whole", "whole", "合计").for_machines(),
    ]);
    columns
}

fn cells(reader: Reader<'_>, name: Cell, row: &BreakdownRow, is_whole: bool) -> Vec<Cell> {
    let figures = &row.figures;
    let (closing, last) = (figures.times.first_closing, figures.times.last_closing);
    let median = |spread: Option<Spread>| spread.map(|spread| spread.median);
    let mut cells = vec![name, Cell::number(row.share.count), share(row.share)];
    cells.extend(change::cells(reader, row.share, row.before));
    cells.extend([
        Cell::number(figures.open),
        Cell::number(figures.missed.count),
        share(figures.missed),
        length(reader, median(closing)),
        length(reader, closing.map(|spread| spread.ninetieth)),
        Cell::number(figures.reopened.count),
        share(figures.reopened),
        share(figures.answers.satisfied),
        Cell::number(figures.answers.satisfied.of),
        Cell::amount(cents(row.cost.compensation)),
        Cell::amount(cents(row.cost.fines.amount)),
        share(figures.law),
        share(figures.promises),
        length(reader, median(last)),
        Cell::from(crate::render::table::Value::Answer(is_whole)),
    ]);
    cells
}
