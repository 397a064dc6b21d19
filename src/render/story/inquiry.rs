//! The investigation: who said what, what proves it, what was weighed, what was found.

use super::Telling;
use super::gist::{answerable, cause, gist};
use crate::domain::investigation::evidence::Piece;
use crate::domain::names::Naming;
use crate::domain::record::Event;
use crate::render::report::{Body, Fact, Remark, Report};
use crate::render::table::{Cell, Column, Table, Tone, Value};
use crate::words::Label;

pub(super) fn add(telling: &Telling<'_>, report: &mut Report) {
    let title = |label: Label| telling.reader.face.label(label);
    let statements = telling.standing("statement");
    let body = Body::Table(statement_rows(telling, &statements));
    report.push_story(
        "statements",
        title(Label::new("Statements", "陈述")),
        body,
        lines(telling, &statements),
    );
    let evidence = Piece::all(telling.record, &telling.case.voided);
    let evidence: Vec<&Event> = evidence
        .iter()
        .filter(|piece| !piece.voided && telling.is_seen(piece.event))
        .map(|piece| piece.event)
        .collect();
    let body = Body::Table(evidence_rows(telling, &evidence));
    report.push_story("evidence", title(Label::new("Evidence", "证据")), body, lines(telling, &evidence));
    let weighed = telling.standing("weighed");
    let body = Body::Table(weighed_rows(telling, &weighed));
    report.push_story(
        "weighed",
        title(Label::new("Options weighed", "权衡")),
        body,
        lines(telling, &weighed),
    );
    let finding = telling.standing("determined").last().map(|event| finding(telling, event));
    report.push("finding", title(Label::new("Finding", "认定")), Body::Facts(finding.unwrap_or_default()));
}

/// For people each event is what it says.
fn lines(telling: &Telling<'_>, events: &[&Event]) -> Vec<Remark> {
    let mut story = Vec::new();
    for event in events {
        let mut told = gist(telling, event).lines.into_iter();
        story.extend(told.next().map(Remark::new));
        story.extend(told.map(|line| Remark::new(line).at_depth(1)));
    }
    story
}

fn text(telling: &Telling<'_>, event: &Event, key: &str) -> Cell {
    Cell::maybe(event.fields.text(key).map(|text| telling.shown_text(key, text)))
}

fn statement_rows(telling: &Telling<'_>, events: &[&Event]) -> Table {
    let mut table = Table::new(vec![
        Column::new("event", "event", "编号"),
        Column::new("at", "when", "时间"),
        Column::new("of", "of", "陈述人"),
        Column::new("who", "who", "姓名"),
        Column::new("form", "form", "方式"),
        Column::new("account", "account", "陈述内容"),
    ]);
    for event in events {
        let who = ["who", "staff", "department"].into_iter().find(|key| event.fields.text(key).is_some());
        table.push(
            Tone::Plain,
            vec![
                Cell::text(&event.id),
                Cell::instant(event.moment()),
                text(telling, event, "of"),
                who.map_or_else(Cell::empty, |key| text(telling, event, key)),
                text(telling, event, "form"),
                text(telling, event, "account"),
            ],
        );
    }
    table
}

fn evidence_rows(telling: &Telling<'_>, events: &[&Event]) -> Table {
    let mut table = Table::new(vec![
        Column::new("event", "event", "编号"),
        Column::new("at", "when", "时间"),
        Column::new("kind", "kind", "种类"),
        Column::new("name", "name", "名称"),
        Column::new("size", "size", "大小"),
        Column::new("sha256", "SHA-256", "SHA-256"),
        Column::new("kept", "kept", "存放处"),
        Column::new("obtained", "how obtained", "取得方式"),
        Column::new("source", "from", "提供者"),
    ]);
    for event in events {
        let size = event.fields.text("size").and_then(|size| size.parse::<u64>().ok());
        let kind = if event.fields.text("document").is_some() { "document" } else { "kind" };
        table.push(
            Tone::Plain,
            vec![
                Cell::text(&event.id),
                Cell::instant(event.moment()),
                text(telling, event, kind),
                text(telling, event, "name"),
                size.map_or_else(Cell::empty, Cell::number),
                text(telling, event, "sha256"),
                text(telling, event, "kept"),
                text(telling, event, "obtained"),
                text(telling, event, "source"),
            ],
        );
    }
    table
}

fn weighed_rows(telling: &Telling<'_>, events: &[&Event]) -> Table {
    let mut table = Table::new(vec![
        Column::new("event", "event", "编号"),
        Column::new("option", "option", "方案"),
        Column::new("verdict", "verdict", "权衡结果"),
        Column::new("amount", "amount", "金额"),
        Column::new("reason", "reason", "理由"),
    ]);
    for event in events {
        let amount = event.fields.amount("amount");
        table.push(
            Tone::Plain,
            vec![
                Cell::text(&event.id),
                text(telling, event, "option"),
                text(telling, event, "verdict"),
                amount.map_or_else(Cell::empty, Cell::amount),
                text(telling, event, "reason"),
            ],
        );
    }
    table
}

/// The finding that counts: the last.
fn finding(telling: &Telling<'_>, event: &Event) -> Vec<Fact> {
    let face = &telling.reader.face;
    let mut facts = vec![
        Fact::new("event", "", Cell::text(&event.id).shown("")),
        Fact::new("by", face.label(Label::new("found by", "认定人")), by(telling, event)),
    ];
    let cause_words = cause(telling, event).unwrap_or_default();
    let root = event.fields.text("cause").and_then(|cause| telling.names.broader_causes(cause).pop());
    for key in
        ["finding", "reason", "cause", "at_fault", "good_faith", "responsible", "law", "loss", "evidence"]
    {
        let Some(value) = event.fields.get(key) else { continue };
        let words = match key {
            "cause" => cause_words.clone(),
            "responsible" => answerable(telling, event).unwrap_or_default(),
            _ => telling.value(key, value),
        };
        let cell = Cell::from(Value::Parts(telling.json(key, value))).shown(words);
        let label = match key {
            "reason" => face.label(Label::new("why", "理由")).to_owned(),
            "evidence" => face.label(Label::new("rests on", "依据")).to_owned(),
            _ => telling.key(key),
        };
        facts.push(Fact::new(key, label, cell));
    }
    let root = root.map_or_else(Cell::empty, |root| {
        // People read the whole chain beside the cause itself.
        Cell::text(root).shown(if cause_words.is_empty() {
            telling.named(Naming::Cause, root)
        } else {
            String::new()
        })
    });
    facts.push(Fact::new("root_cause", face.label(Label::new("root cause", "根本原因")), root));
    facts
}

/// Who, and when.
fn by(telling: &Telling<'_>, event: &Event) -> Cell {
    let when = telling.reader.face.full(&event.moment());
    let who = telling.reader.book.person(&event.by);
    Cell::text(&event.by).shown(format!("{who}  {when}"))
}
