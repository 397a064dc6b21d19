//! The story of a measure: what, who, against which complaints, its effect, its clocks, and what happened.

use super::{Reader, against, departments, effect_facts, owner, stage, stores};
use crate::domain::measures::{Effect, Measure};
use crate::domain::names::{Names, Naming};
use crate::render::report::{Body, Fact, Report};
use crate::render::story::{Telling, story_of_measure};
use crate::render::table::{Cell, Tone, Value};
use crate::words::Label;

/// The story. `telling` tells of the record and its clocks.
pub fn show(telling: &Telling<'_>, measure: &Measure, effect: &Effect) -> Report {
    let reader = telling.reader;
    let face = &reader.face;
    let mut report = Report::default();
    let title = format!("{}  {}", measure.id, measure.what);
    report.push("measure", title, Body::Facts(standing(reader, telling.names, measure)));
    let effect_title = face.label(Label::new("Effect", "整改效果"));
    report.push("effect", effect_title, Body::Facts(effect_facts(reader, effect)));
    story_of_measure(telling, &mut report);
    report
}

/// How the measure stands. What does not apply is left out for people.
fn standing(reader: Reader<'_>, names: &Names, measure: &Measure) -> Vec<Fact> {
    let face = &reader.face;
    let moment = |instant: Option<crate::domain::instant::Instant>| {
        instant.map_or_else(Cell::empty, |instant| Cell::instant(instant).shown(face.full(&instant)))
    };
    let cases: Vec<String> = measure.origins.iter().map(|origin| origin.complaint.clone()).collect();
    let review = measure.review.as_ref();
    let effective = review.and_then(|review| review.effective);
    let reviewed_by = review
        .map_or_else(Cell::empty, |review| Cell::text(&review.by).shown(reader.book.person(&review.by)));
    let rows: Vec<(&str, Label, Cell)> = vec![
        ("id", Label::new("measure", "编号"), Cell::text(&measure.id).shown("")),
        ("what", Label::new("what", "整改内容"), Cell::text(&measure.what).shown("")),
        ("stage", Label::new("stage", "进展"), stage(reader, measure)),
        (
            "area",
            Label::new("area", "领域"),
            reader.named(names, Naming::MeasureArea, measure.area.as_deref()),
        ),
        ("owner", Label::new("owner", "负责人"), owner(reader, names, measure)),
        ("departments", Label::new("departments", "涉及部门"), departments(reader, names, measure)),
        ("against", Label::new("against", "针对"), against(reader, names, &measure.aim)),
        ("stores", Label::new("stores", "实施门店"), stores(reader, measure)),
        ("cases", Label::new("arises from", "相关投诉"), Cell::from(Value::Texts(cases))),
        ("follows", Label::new("takes further", "延续自"), Cell::maybe(measure.follows.as_deref())),
        ("planned", Label::new("planned", "制定时间"), moment(Some(measure.planned))),
        ("carried_out", Label::new("carried out", "落实时间"), moment(measure.carried_out)),
        (
            "effective",
            Label::new("effective", "评估结论"),
            effective
                .map_or_else(Cell::empty, |found| Cell::text(found.name()).shown(face.label(found.label()))),
        ),
        (
            "review_reason",
            Label::new("judged by", "评估依据"),
            Cell::maybe(review.map(|review| review.reason.as_str())),
        ),
        ("reviewed_by", Label::new("reviewed by", "评估人"), reviewed_by),
        ("reviewed", Label::new("reviewed at", "评估时间"), moment(review.map(|review| review.at))),
        ("dropped", Label::new("dropped", "取消时间"), moment(measure.dropped.as_ref().map(|(at, _)| *at))),
        (
            "drop_reason",
            Label::new("why", "取消理由"),
            Cell::maybe(measure.dropped.as_ref().map(|(_, reason)| reason.as_str())),
        ),
    ];
    let fact = |(key, label, cell): (&str, Label, Cell)| Fact {
        tone: Tone::Plain,
        ..Fact::new(key, face.label(label), cell)
    };
    rows.into_iter().map(fact).collect()
}
