//! The summary of one case, for the archive: what it was, how long it took, how it ended, what follows (M13).

use super::{case_review, money};
use crate::domain::clocks::breaches;
use crate::domain::measures::Measure;
use crate::domain::names::{Names, Naming};
use crate::domain::summary::{Cost, LateEntry, Matter, Review, first_response, settling};
use crate::render::cases::{Reader, status_words};
use crate::render::measures::add_measures;
use crate::render::privacy::masked;
use crate::render::report::{Body, Fact, Report};
use crate::render::table::{Cell, Column, Table, Tone, Value};
use crate::words::{Label, time};

/// A case with what its summary tells.
#[derive(Debug, Clone, Copy)]
pub struct CaseSummary<'a> {
    /// The case.
    pub matter: &'a Matter<'a>,
    /// What was recorded on a later day than it happened.
    pub late: &'a [LateEntry<'a>],
    /// Fines and compensation.
    pub cost: &'a Cost,
    /// Whether what was expected was met, and where the process had gaps.
    pub review: &'a Review<'a>,
    /// The improvement measures that arise from it, with what their rules call things.
    pub measures: &'a [(&'a Measure, &'a Names)],
}

/// The report.
pub fn case_summary(reader: Reader<'_>, summary: &CaseSummary<'_>) -> Report {
    let CaseSummary { matter, late, cost, review, measures } = *summary;
    let mut report = Report::default();
    let subject = masked(&matter.case.subject);
    report.push("case", format!("{}  {subject}", matter.case.id), Body::Facts(facts(reader, matter, cost)));
    case_review::add(reader, matter, review, &mut report);
    let label = |en, zh| reader.face.label(Label::new(en, zh));
    report.push("missed", label("Missed", "逾期记录"), Body::Table(missed(reader, matter)));
    let set_aside = case_review::set_aside(reader, matter, review);
    report.push("set_aside", label("Rules set aside", "排除适用的规则"), Body::Table(set_aside));
    report.push(
        "late_entries",
        label("Recorded on a later day", "隔日补记"),
        Body::Table(late_entries(reader, late)),
    );
    add_measures(reader, measures, &mut report);
    report
}

fn facts(reader: Reader<'_>, matter: &Matter<'_>, cost: &Cost) -> Vec<Fact> {
    let (case, names, face) = (matter.case, matter.names, &reader.face);
    let (status, label) = status_words(case.status);
    let length = |seconds: Option<i64>| {
        seconds.map_or_else(Cell::empty, |seconds| Cell::number(seconds).shown(face.duration(seconds)))
    };
    let fact = |name: &str| case.facts.values(name).first().map(String::as_str);
    let in_all = case.closed.map(|closed| closed.signed_duration_since(case.received).num_seconds().max(0));
    let second = in_all.filter(|_| case.closed != case.first_closed);
    let breached = breaches(case, &face.now).len();
    let rows = [
        ("id", Label::new("case", "案号"), Cell::text(&case.id).shown("")),
        ("status", Label::new("status", "状态"), Cell::text(status).shown(face.label(label))),
        (
            "category",
            Label::new("category", "问题类型"),
            reader.named(names, Naming::Category, case.category.as_deref()),
        ),
        ("tier", Label::new("tier", "级别"), reader.named(names, Naming::Tier, case.tier.as_deref())),
        ("channel", Label::new("channel", "渠道"), reader.named(names, Naming::Channel, fact("channel"))),
        ("store", Label::new("store", "门店"), reader.store(case.store.as_deref())),
        (
            "received",
            Label::new("received", "受理时间"),
            Cell::instant(case.received).shown(face.full(&case.received)),
        ),
        (
            "first_response_seconds",
            Label::new("first response after", "首次响应用时"),
            length(first_response(matter)),
        ),
        ("settling_seconds", Label::new("first closed after", "处理时长"), length(settling(matter))),
        ("last_closed_seconds", Label::new("last closed after", "最后结案用时"), length(second)),
        ("round", Label::new("rounds of handling", "处理轮次"), Cell::number(case.round)),
        ("escalations", Label::new("escalations", "升级次数"), Cell::number(case.escalations.len())),
        ("missed_clocks", Label::new("due instants missed", "逾期次数"), Cell::number(breached)),
        (
            "outcome",
            Label::new("outcome", "结果"),
            reader.named(names, Naming::Outcome, case.outcome.as_deref()),
        ),
        ("satisfied", Label::new("customer satisfied", "顾客满意"), satisfied(reader, fact("satisfied"))),
        ("lessons", Label::new("lesson", "教训与改进"), lessons(matter)),
        ("complete", Label::new("complete", "完整"), complete(reader, case.unknown_events)),
    ];
    let told = rows.into_iter().map(|(key, label, cell)| Fact::new(key, face.label(label), cell));
    told.chain(money::facts(reader, cost)).collect()
}

fn satisfied(reader: Reader<'_>, satisfied: Option<&str>) -> Cell {
    let label = match satisfied {
        Some("yes") => Label::new("yes", "是"),
        Some("no") => Label::new("no", "否"),
        _ => Label::new("not asked yet", "尚未询问"),
    };
    Cell::maybe(satisfied).shown(reader.face.label(label))
}

fn lessons(matter: &Matter<'_>) -> Cell {
    let events = matter.record.events.iter();
    let closings = events.filter(|event| event.matches("closed") && matter.case.counts(event));
    let lessons: Vec<String> = closings
        .filter_map(|event| event.fields.text("lesson"))
        .map(|lesson| masked(lesson).into_owned())
        .collect();
    let words = lessons.join(" · ");
    Cell::from(Value::Texts(lessons)).shown(words)
}

/// People only read about it when something is missing.
fn complete(reader: Reader<'_>, unknown: usize) -> Cell {
    let words = match unknown {
        0 => String::new(),
        _ => reader.face.label(Label::new("no: events of unknown kinds", "否：含未知类型的事件")).to_owned(),
    };
    Cell::from(Value::Answer(unknown == 0)).shown(words)
}

fn missed(reader: Reader<'_>, matter: &Matter<'_>) -> Table {
    let mut table = Table::new(vec![
        Column::new("clock", "clock", "期限").at_least(10),
        Column::new("family", "basis", "依据"),
        Column::new("due", "was due", "应于"),
        Column::new("met", "met", "完成于"),
        Column::new("late_seconds", "late", "逾期"),
    ]);
    for breach in breaches(matter.case, &reader.face.now) {
        let end = breach.met.unwrap_or(reader.face.now);
        let seconds = end.signed_duration_since(breach.due).num_seconds().max(0);
        let cells = vec![
            reader.clock(matter.names, matter.record, &breach.clock.clock),
            reader.family(matter.names.clock_family(&breach.clock.clock)),
            reader.moment(Some(breach.due)),
            reader.moment(breach.met),
            Cell::number(seconds).shown(reader.face.duration(seconds)),
        ];
        table.push(Tone::Alarm, cells);
    }
    table
}

fn late_entries(reader: Reader<'_>, late: &[LateEntry<'_>]) -> Table {
    let mut table = Table::new(vec![
        Column::new("event", "event", "事件"),
        Column::new("happened", "happened", "发生时间"),
        Column::new("later_seconds", "later by", "迟记"),
    ]);
    for entry in late {
        let kind = &entry.event.kind;
        let name = kind
            .spec()
            .map_or_else(|| kind.name().to_owned(), |spec| reader.face.label(spec.label).to_owned());
        let cells = vec![
            Cell::text(kind.name()).shown(name),
            reader.moment(Some(entry.happened)),
            Cell::number(entry.seconds()).shown(reader.face.say(&time::duration(entry.seconds()))),
        ];
        table.push(Tone::Caution, cells);
    }
    table
}
