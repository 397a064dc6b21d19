//! The summary of a period as a report.

use super::clocks::{self, Clocks};
use super::{compared, counts, customers, dimension, measures, money, notes, pareto, run, times};
use crate::domain::summary::{Dimension, Matter, MeasureCounts, Money, Scope, Summary};
use crate::render::cases::{self, Reader};
use crate::render::measures::Listed;
use crate::render::privacy::masked;
use crate::render::report::{Body, Fact, Report};
use crate::render::table::{Cell, Column, Table, Tone};
use crate::words::{Label, Said, time};

/// A summary with what belongs to it.
#[derive(Debug, Clone, Copy)]
pub struct PeriodSummary<'a> {
    /// The figures.
    pub summary: &'a Summary<'a>,
    /// Fines and compensation.
    pub money: &'a Money,
    /// Over which days, seen when.
    pub scope: &'a Scope,
    /// The cases that are open, as the list shows them.
    pub open: &'a [Matter<'a>],
    /// The improvement measures that concern the period, and how many did what.
    pub measures: (&'a [Listed<'a>], &'a MeasureCounts),
    /// What chose the cases beside the period, in words; empty for all.
    pub chosen: &'a str,
}

/// The report.
pub fn period_summary(reader: Reader<'_>, whole: &PeriodSummary<'_>) -> Report {
    let summary = whole.summary;
    let mut report = Report::default();
    report.push("period", COMPLAINTS.in_language(reader.face.language), Body::Facts(head(reader, whole)));
    let key_figures = compared::key_figures(reader, summary, whole.money);
    report.push("compared", compared_title(reader, summary), Body::Table(key_figures));
    add_counts(reader, summary, &mut report);
    add_people(reader, summary, &mut report);
    add_clocks(reader, summary, &mut report);
    add_ends(reader, summary, &mut report);
    money::add(reader, whole.money, &mut report);
    measures::add(reader, whole.measures, &mut report);
    let mut add = |key, en, zh, body| report.push(key, reader.face.label(Label::new(en, zh)), body);
    add("run", "Over time", "历期走势", Body::Table(run::run(&summary.run)));
    add("open", "Open", "未结清单", Body::Table(cases::list(reader, whole.open)));
    let late = late_entries(reader, summary);
    add("late_entries", "Recorded on a later day", "隔日补记", Body::Table(late));
    add("lessons", "Lessons", "教训与改进", Body::Table(lessons(summary)));
    let notes = notes::notes(reader, summary, whole.scope);
    add("notes", "To read this rightly", "阅读提示", Body::Remarks(notes));
    report
}

const COMPLAINTS: Label = Label::new("Complaints", "投诉汇总");

fn compared_title(reader: Reader<'_>, summary: &Summary<'_>) -> String {
    let Some(before) = &summary.before else {
        return reader.face.label(Label::new("Key figures", "主要指标")).to_owned();
    };
    let days = before.compared.before;
    reader.face.say(&crate::said!(en: "Key figures, beside {days}", zh: "主要指标（上期：{days}）"))
}

/// By category, tier, channel, cause, field of the policy.
fn add_counts(reader: Reader<'_>, summary: &Summary<'_>, report: &mut Report) {
    let by = [
        ("categories", Dimension::Category, &summary.categories),
        ("groups", Dimension::Group, &summary.groups),
        ("causes", Dimension::Cause, &summary.causes),
        ("tiers", Dimension::Tier, &summary.tiers),
        ("channels", Dimension::Channel, &summary.channels),
        ("families", Dimension::Family, &summary.families),
    ];
    for (key, dimension, list) in by {
        let unnamed_only = list.iter().all(|count| count.name.is_none());
        let is_optional = matches!(dimension, Dimension::Group | Dimension::Cause);
        let list = if is_optional && unnamed_only { &[][..] } else { list.as_slice() };
        add_count(reader, key, (&dimension, list), report);
        match dimension {
            Dimension::Category => pareto::add(reader, "pareto", &dimension, list, report),
            Dimension::Cause => pareto::add(reader, "pareto_causes", &dimension, list, report),
            _ => {}
        }
    }
    let fields = counts::fields(reader, &summary.fields);
    let title = Label::new("By what the records tell beside", "按其他登记内容");
    report.push("fields", reader.face.label(title), Body::Table(fields));
}

fn add_count(
    reader: Reader<'_>,
    key: &'static str,
    (by, list): (&Dimension, &[crate::domain::summary::Count]),
    report: &mut Report,
) {
    let Said { en, zh } = dimension::heading(reader, by);
    let title = match by.is_of_people() {
        true => crate::said!(en: "By {en} (in the order of names)", zh: "按{zh}（按名称排列）"),
        false => crate::said!(en: "By {en}", zh: "按{zh}"),
    };
    let heading = dimension::label(by);
    let table = counts::counts(reader, by, heading, list);
    report.push(key, reader.face.say(&title), Body::Table(table));
}

/// By store, department and staff: in the order of names, never ranked (R18).
fn add_people(reader: Reader<'_>, summary: &Summary<'_>, report: &mut Report) {
    let stores = counts::stores(reader, &summary.stores);
    let title = Label::new("By store (in the order of names)", "按门店（按名称排列）");
    report.push("stores", reader.face.label(title), Body::Table(stores));
    let by = [
        ("departments", Dimension::Department, &summary.departments),
        ("staff", Dimension::Staff, &summary.staff),
    ];
    for (key, dimension, list) in by {
        let unnamed_only = list.iter().all(|count| count.name.is_none());
        let list = if unnamed_only { &[][..] } else { list.as_slice() };
        add_count(reader, key, (&dimension, list), report);
    }
}

/// Clocks met and missed, and how long things took.
fn add_clocks(reader: Reader<'_>, summary: &Summary<'_>, report: &mut Report) {
    let mut add = |key, en, zh, table| {
        report.push(key, reader.face.label(Label::new(en, zh)), Body::Table(table));
    };
    let before = summary.before.as_ref().map(|before| before.clocks.as_slice());
    let counted = Clocks { now: &summary.clocks, before };
    let families = clocks::families(reader, counted);
    add("clock_families", "Clocks: law and promises apart", "期限：法定与承诺分列", families);
    add("clocks", "Clocks", "期限", clocks::clocks(reader, counted));
    let by_tier = clocks::by_tier(reader, counted);
    add("clocks_by_tier", "Clocks missed, by tier", "逾期的期限（按级别）", by_tier);
    add("times", "Times", "时长", times::times(reader, summary));
    add("times_by_tier", "Times, by tier", "时长（按级别）", times::by_tier(reader, summary));
}

/// How cases ended, what customers said, and how old those are that have not ended.
fn add_ends(reader: Reader<'_>, summary: &Summary<'_>, report: &mut Report) {
    let mut add = |key, en, zh, table| {
        report.push(key, reader.face.label(Label::new(en, zh)), Body::Table(table));
    };
    let heading = dimension::label(&Dimension::Outcome);
    let outcomes = counts::counts(reader, &Dimension::Outcome, heading, &summary.outcomes);
    add("outcomes", "Outcomes of what is closed", "已结案的结果", outcomes);
    let satisfied = counts::satisfaction(reader, &summary.satisfied);
    add("satisfied", "Customers satisfied", "顾客是否满意", satisfied);
    add(
        "answers",
        "What customers said when they were asked",
        "询问与回访",
        customers::answers(reader, summary),
    );
    add("scores", "Points that customers gave", "回访评分", customers::scores(&summary.figures.answers));
    let returning = customers::returning(&summary.returning);
    add("returning", "Customers with more than one complaint", "多次投诉的顾客", returning);
    add("ageing", "Age of what is open", "未结件的账龄", counts::ageing(reader, summary));
}

fn head(reader: Reader<'_>, whole: &PeriodSummary<'_>) -> Vec<Fact> {
    let (summary, flow) = (whole.summary, whole.summary.flow);
    let as_of = Cell::instant(whole.scope.now).shown(reader.face.full(&whole.scope.now));
    let facts = [
        ("period", Label::new("period", "期间"), Cell::text(whole.scope.period.to_string())),
        ("seen", Label::new("as of", "截至"), as_of),
        ("chosen", Label::new("only", "仅限"), Cell::text(whole.chosen)),
        ("received", Label::new("received", "受理"), Cell::number(summary.figures.received)),
        (
            "detected",
            Label::new("  of these found by us", "  其中自行发现"),
            Cell::number(summary.figures.detected),
        ),
        ("closed", Label::new("  of these closed", "  其中已结案"), Cell::number(summary.figures.closed)),
        (
            "withdrawn",
            Label::new("  of these withdrawn", "  其中撤诉"),
            Cell::number(summary.figures.withdrawn),
        ),
        ("open", Label::new("  of these open", "  其中未结"), Cell::number(summary.figures.open)),
        (
            "merged",
            Label::new("merged into others, not counted", "另有并入他案（不计）"),
            Cell::number(summary.merged),
        ),
        ("open_at_start", Label::new("open when it began", "期初未结"), Cell::number(flow.open_at_start)),
        ("closed_in_period", Label::new("closed in the period", "期内结案"), Cell::number(flow.closed)),
        (
            "withdrawn_in_period",
            Label::new("withdrawn in the period", "期内撤诉"),
            Cell::number(flow.withdrawn),
        ),
        ("reopened_in_period", Label::new("reopened in the period", "期内重开"), Cell::number(flow.reopened)),
        (
            "open_at_end",
            Label::new("open when it ended, or now", "期末（或目前）未结"),
            Cell::number(flow.open_at_end),
        ),
    ];
    let told = facts.into_iter().filter(|(key, ..)| *key != "merged" || summary.merged > 0);
    told.map(|(key, label, cell)| Fact::new(key, reader.face.label(label), cell)).collect()
}

fn late_entries(reader: Reader<'_>, summary: &Summary<'_>) -> Table {
    let mut table = Table::new(vec![
        Column::new("id", "case", "案号"),
        Column::new("event", "event", "事件"),
        Column::new("happened", "happened", "发生时间"),
        Column::new("at", "recorded", "记录时间"),
        Column::new("later_seconds", "later by", "迟记"),
        Column::new("by", "by", "记录人"),
    ]);
    for entry in &summary.late_entries {
        let kind = &entry.event.kind;
        let name = kind
            .spec()
            .map_or_else(|| kind.name().to_owned(), |spec| reader.face.label(spec.label).to_owned());
        let moment = |instant| Cell::instant(instant).shown(reader.face.moment(&instant));
        let cells = vec![
            Cell::text(entry.case),
            Cell::text(kind.name()).shown(name),
            moment(entry.happened),
            moment(entry.event.at),
            Cell::number(entry.seconds()).shown(reader.face.say(&time::duration(entry.seconds()))),
            Cell::text(&entry.event.by).shown(reader.book.person(&entry.event.by)),
        ];
        table.push(Tone::Caution, cells);
    }
    table
}

fn lessons(summary: &Summary<'_>) -> Table {
    let mut table = Table::new(vec![
        Column::new("id", "case", "案号"),
        Column::new("lesson", "lesson", "教训").at_least(20),
    ]);
    for (case, lesson) in &summary.lessons {
        table.push(Tone::Plain, vec![Cell::text(&case.id), Cell::text(masked(lesson))]);
    }
    table
}
