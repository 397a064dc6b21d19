//! What became of the rows of an import.

use super::report::{Body, Fact, Remark, Report};
use super::table::{Cell, Column, Row as TableRow, Table, Tone, Value};
use crate::domain::import::{Complaint, Reason};
use crate::domain::instant;
use crate::said;
use crate::words::{Label, Language, Said};

/// A row, and what became of it.
#[derive(Debug, Clone)]
pub struct Row<'a> {
    /// Where it stands.
    pub place: String,
    /// What became of it: `imported`, `imported-alike`, `already-there`, `refused`, `held-back`.
    pub outcome: &'static str,
    /// The complaint that it is already, or looks like.
    pub other: Option<String>,
    /// The complaint that it became.
    pub id: Option<String>,
    /// What it says, where it was understood.
    pub complaint: Option<&'a Complaint>,
    /// Why it was refused.
    pub reasons: &'a [Reason],
    /// Whether people need no line for it.
    pub quiet: bool,
}

/// The numbers of an import: `read` is the sum of `imported`, `refused`, `there` and `held_back`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// Rows that were read.
    pub read: usize,
    /// Rows that became complaints.
    pub imported: usize,
    /// Rows that could not.
    pub refused: usize,
    /// Rows that were there already.
    pub there: usize,
    /// Rows that were in order, and were not imported because others were not.
    pub held_back: usize,
    /// Those among the imported that look like others.
    pub alike: usize,
    /// Open complaints among them.
    pub open: usize,
    /// Open complaints among them with a promise that is overdue.
    pub overdue: usize,
    /// Customers who were new.
    pub customers: usize,
    /// Whether nothing was written because nothing was to be.
    pub dry: bool,
}

/// The report.
pub fn report(rows: &[Row<'_>], totals: &Totals, language: Language) -> Report {
    let mut report = Report::default();
    let story = rows.iter().filter(|row| !row.quiet).flat_map(|row| lines(row, totals, language)).collect();
    report.push_story("rows", "", Body::Table(table(rows, language)), story);
    let story = sums(totals).into_iter().map(|said| Remark::new(said.in_language(language))).collect();
    report.push_story("totals", "", Body::Facts(facts(totals, language)), story);
    report
}

fn table(rows: &[Row<'_>], language: Language) -> Table {
    let mut table = Table::new(vec![
        Column::new("place", "row", "行"),
        Column::new("outcome", "outcome", "结果"),
        Column::new("id", "id", "编号"),
        Column::new("other", "other", "相关投诉"),
        Column::new("received", "received", "受理时间"),
        Column::new("store", "store", "门店"),
        Column::new("subject", "subject", "事由"),
        Column::new("events", "events", "事件"),
        Column::new("reasons", "reasons", "原因"),
    ]);
    for row in rows {
        let header = |key| row.complaint.and_then(|one| one.header.text(key));
        let reasons = row.reasons.iter().map(|reason| reason_line(reason, language)).collect();
        let events = row.complaint.map(|one| events(one, language)).unwrap_or_default();
        let cells = vec![
            Cell::text(&row.place),
            Cell::text(row.outcome),
            Cell::maybe(row.id.as_deref()),
            Cell::maybe(row.other.as_deref()),
            row.complaint.map_or_else(Cell::empty, |one| Cell::from(Value::Instant(one.received))),
            Cell::maybe(header("store")),
            Cell::maybe(header("subject")),
            Cell::from(Value::Texts(events)),
            Cell::from(Value::Texts(reasons)),
        ];
        table.rows.push(TableRow { cells, tone: Tone::Plain, machine_only: row.quiet });
    }
    table
}

/// What happens in a complaint, with the times.
fn events(complaint: &Complaint, language: Language) -> Vec<String> {
    let line = |label: Label, at: Option<&instant::Instant>| {
        let label = label.in_language(language);
        at.map_or_else(|| label.to_owned(), |at| format!("{label} {}", at.format("%Y-%m-%d %H:%M")))
    };
    let received = crate::domain::record::kind::table::RECEIVED.label;
    let mut steps: Vec<_> = complaint.history.iter().collect();
    steps.sort_by_key(|step| (step.happened.is_none(), step.happened));
    let later = steps.into_iter().map(|step| line(step.kind.label, step.happened.as_ref()));
    std::iter::once(line(received, Some(&complaint.received))).chain(later).collect()
}

fn reason_line(reason: &Reason, language: Language) -> String {
    let message = reason.message.in_language(language);
    match (&reason.column, language) {
        (Some(column), Language::English) => format!("[{column}] {message}"),
        (Some(column), Language::Chinese) => format!("［{column}］{message}"),
        (None, _) => message.to_owned(),
    }
}

/// The lines about a row for people.
fn lines(row: &Row<'_>, totals: &Totals, language: Language) -> Vec<Remark> {
    let (place, other) = (&row.place, row.other.as_deref().unwrap_or_default());
    let id = row.id.as_deref().unwrap_or("+");
    let subject = row.complaint.and_then(|one| one.header.text("subject")).unwrap_or_default();
    let what = row.complaint.map(|one| events(one, language)).unwrap_or_default();
    let what = what.join(if language == Language::Chinese { "，" } else { ", " });
    let (said, tone) = match row.outcome {
        "refused" => (said!(en: "{place}: refused", zh: "{place}：拒绝"), Tone::Alarm),
        "held-back" => {
            (said!(en: "{place}: in order, held back", zh: "{place}：无误，但未导入"), Tone::Caution)
        }
        "already-there" => {
            (said!(en: "{place}: there already as {other}", zh: "{place}：已存在，即 {other}"), Tone::Faint)
        }
        "imported-alike" if totals.dry => (
            said!(
                en: "{place}: would be imported, but looks like {other}: same customer, same day, same subject",
                zh: "{place}：将导入，但与 {other} 疑似重复：客户、日期、事由均相同"
            ),
            Tone::Caution,
        ),
        "imported-alike" => (
            said!(
                en: "{place}: {id} looks like {other}: same customer, same day, same subject",
                zh: "{place}：{id} 与 {other} 疑似重复：客户、日期、事由均相同"
            ),
            Tone::Caution,
        ),
        _ if totals.dry => (
            said!(en: "{place}: would be imported: {subject}", zh: "{place}：将导入：{subject}"),
            Tone::Plain,
        ),
        _ => (said!(en: "{place}: {id}: {subject}", zh: "{place}：{id}：{subject}"), Tone::Plain),
    };
    let mut lines = vec![Remark::new(said.in_language(language)).toned(tone)];
    if totals.dry && row.outcome.starts_with("imported") {
        lines.push(Remark::new(what).at_depth(1).toned(Tone::Faint));
    }
    lines.extend(row.reasons.iter().map(|reason| Remark::new(reason_line(reason, language)).at_depth(1)));
    lines
}

fn facts(totals: &Totals, language: Language) -> Vec<Fact> {
    let numbers = [
        ("read", Label::new("rows read", "读取行数"), totals.read),
        ("imported", Label::new("imported", "导入"), totals.imported),
        ("refused", Label::new("refused", "拒绝"), totals.refused),
        ("already_there", Label::new("already there", "已存在"), totals.there),
        ("held_back", Label::new("held back", "未导入"), totals.held_back),
        ("alike", Label::new("look like others", "疑似重复"), totals.alike),
        ("open", Label::new("open", "未结案"), totals.open),
        ("overdue", Label::new("overdue", "逾期"), totals.overdue),
        ("customers", Label::new("new customers", "新客户"), totals.customers),
    ];
    let fact = |(key, label, number): (&'static str, Label, usize)| {
        Fact::new(key, label.in_language(language), Cell::number(number))
    };
    let mut facts: Vec<Fact> = numbers.into_iter().map(fact).collect();
    let label = Label::new("dry run", "试运行").in_language(language);
    facts.push(Fact::new("dry_run", label, Cell::from(Value::Answer(totals.dry))));
    facts
}

/// The sentences about the whole.
fn sums(totals: &Totals) -> Vec<Said> {
    let Totals { read, imported, refused, there, held_back, alike, open, overdue, customers, dry } = *totals;
    let mut said = vec![said!(
        en: "rows read {read} = imported {imported} + refused {refused} + already there {there}",
        zh: "读取 {read} 行 = 导入 {imported} + 拒绝 {refused} + 已存在 {there}"
    )];
    if let Some(first) = said.first_mut().filter(|_| held_back > 0) {
        first.en.push_str(&format!(" + held back {held_back}"));
        first.zh.push_str(&format!(" + 未导入 {held_back}"));
    }
    if held_back > 0 {
        said.push(said!(
            en: "nothing was imported: `--strict` wants every row in order",
            zh: "未导入任何内容：`--strict` 要求每一行都无误"
        ));
    }
    if dry {
        said.push(said!(en: "dry run: nothing was written", zh: "试运行：未写入任何内容"));
    }
    if alike > 0 {
        said.push(said!(
            en: "{alike} look(s) like another complaint; `plaint merge` joins what is one",
            zh: "{alike} 件疑似重复；确为同一件的可用 `plaint merge` 并案"
        ));
    }
    if customers > 0 && held_back == 0 {
        said.push(said!(en: "new customers: {customers}", zh: "新客户：{customers}"));
    }
    if overdue > 0 && held_back == 0 {
        said.push(said!(
            en: "open {open}, of which {overdue} wait(s) for something that is overdue: `plaint overdue` shows them, and the next `plaint sweep` escalates them",
            zh: "未结案 {open} 件，其中 {overdue} 件已有逾期事项：可用 `plaint overdue` 查看，下一次 `plaint sweep` 将予升级"
        ));
    }
    said
}
