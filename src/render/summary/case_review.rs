//! The review of one case: cause, whether the expectation was met, whether it is solved, what was set aside (S27).

use crate::domain::investigation::finding_label;
use crate::domain::names::Naming;
use crate::domain::summary::{Expectation, Matter, Review};
use crate::render::cases::{LIST, Reader};
use crate::render::privacy::masked;
use crate::render::report::{Body, Fact, Report};
use crate::render::story::add_demands;
use crate::render::table::{Cell, Column, Table, Tone, Value};
use crate::words::Label;

/// Adds the review, and the demands one by one.
pub(super) fn add(reader: Reader<'_>, matter: &Matter<'_>, review: &Review<'_>, report: &mut Report) {
    let title = reader.face.label(Label::new("Review", "复盘"));
    report.push("review", title, Body::Facts(facts(reader, matter, review)));
    add_demands(reader, matter.names, &review.demands, report);
}

fn facts(reader: Reader<'_>, matter: &Matter<'_>, review: &Review<'_>) -> Vec<Fact> {
    let where_agreed = |number: usize| if review.actions > 0 { Cell::number(number) } else { Cell::empty() };
    let rows = [
        ("cause", Label::new("root cause", "根本原因"), cause(reader, matter)),
        ("finding", Label::new("finding", "认定"), finding(reader, matter)),
        ("expectation", Label::new("demands met", "诉求满足"), expectation(reader, matter, review)),
        ("actions", Label::new("actions agreed", "商定措施"), where_agreed(review.actions)),
        (
            "actions_done",
            Label::new("  of these carried out", "  其中已落实"),
            where_agreed(review.actions_done),
        ),
        ("solved", Label::new("solved, says the customer", "顾客确认已解决"), solved(reader, review)),
    ];
    rows.into_iter().map(|(key, label, cell)| Fact::new(key, reader.face.label(label), cell)).collect()
}

/// The cause of the last finding with the broader ones, or that nobody has determined one.
fn cause(reader: Reader<'_>, matter: &Matter<'_>) -> Cell {
    let (names, language) = (matter.names, reader.face.language);
    let causes = matter.case.facts.values("cause").to_vec();
    let chain = |cause: &String| {
        let chain = std::iter::once(cause.as_str()).chain(names.broader_causes(cause));
        chain.map(|cause| names.label(Naming::Cause, cause, language)).collect::<Vec<_>>().join(" → ")
    };
    let words = match causes.is_empty() {
        true => reader.face.label(Label::new("not determined", "未认定")).to_owned(),
        false => causes.iter().map(chain).collect::<Vec<_>>().join(reader.face.label(LIST)),
    };
    Cell::from(Value::Texts(causes)).shown(words)
}

/// What the last determination found.
fn finding(reader: Reader<'_>, matter: &Matter<'_>) -> Cell {
    let standing = matter.case.standing_events(matter.record);
    let last = standing.into_iter().rfind(|event| event.matches("determined"));
    let Some(name) = last.and_then(|event| event.fields.text("finding")) else { return Cell::empty() };
    let label = finding_label(name).map(|label| reader.face.label(label));
    Cell::text(name).shown(label.unwrap_or(name))
}

fn expectation(reader: Reader<'_>, matter: &Matter<'_>, review: &Review<'_>) -> Cell {
    let label = match (review.expectation, matter.case.is_open()) {
        (Some(Expectation::Met), _) => Label::new("all", "全部满足"),
        (Some(Expectation::Partly), true) => Label::new("in part so far", "目前部分满足"),
        (Some(Expectation::Partly), false) => Label::new("in part", "部分满足"),
        (Some(Expectation::NotMet), true) => Label::new("none so far", "尚未满足"),
        (Some(Expectation::NotMet), false) => Label::new("none", "均未满足"),
        (None, _) if matter.names.demand_field().is_none() => {
            Label::new("the policy tracks no demands", "策略未规定逐项跟踪诉求")
        }
        (None, _) => Label::new("no demand was recorded", "未登记诉求"),
    };
    Cell::maybe(review.expectation.map(Expectation::name)).shown(reader.face.label(label))
}

fn solved(reader: Reader<'_>, review: &Review<'_>) -> Cell {
    let label = match review.solved {
        Some(true) => Label::new("yes", "是"),
        Some(false) => Label::new("no", "否"),
        None => Label::new("not called back", "未回访"),
    };
    let cell = review.solved.map_or_else(Cell::empty, |solved| Cell::from(Value::Answer(solved)));
    cell.shown(reader.face.label(label))
}

/// The gates, separations and bounds that were set aside, by whom and why.
pub(super) fn set_aside(reader: Reader<'_>, matter: &Matter<'_>, review: &Review<'_>) -> Table {
    let mut table = Table::new(vec![
        Column::new("what", "rule", "规则").at_least(10),
        Column::new("event", "event", "事件"),
        Column::new("at", "at", "时间"),
        Column::new("by", "by", "经办人"),
        Column::new("reason", "reason", "理由").at_least(10),
    ]);
    for (event, what) in &review.set_aside {
        let kind = &event.kind;
        let name = kind
            .spec()
            .map_or_else(|| kind.name().to_owned(), |spec| reader.face.label(spec.label).to_owned());
        let cells = vec![
            reader.named(matter.names, Naming::Gate, Some(&what.what)),
            Cell::text(kind.name()).shown(name),
            reader.moment(Some(event.at)),
            Cell::text(&event.by).shown(reader.book.person(&event.by)),
            Cell::text(masked(&what.reason)),
        ];
        table.push(Tone::Caution, cells);
    }
    table
}
