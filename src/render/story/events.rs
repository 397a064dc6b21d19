//! What happened, event by event: for programs in the order in which every clone folds them, for people in the order
//! in which it happened.

use super::Telling;
use super::gist::gist;
use crate::domain::gates::{OVERRIDES, Override};
use crate::domain::names::Naming;
use crate::domain::record::{DueAt, Event, EventKind};
use crate::render::report::{Body, Remark, Report};
use crate::render::table::{Cell, Column, Table, Tone, Value};
use crate::said;
use crate::words::{Label, fields, time};

const TITLE: Label = Label::new("What happened", "经过");

pub(super) fn add(telling: &Telling<'_>, report: &mut Report) {
    let events: Vec<&Event> = visible(telling);
    let mut table = Table::new(vec![
        Column::new("n", "n", "序"),
        Column::new("id", "id", "编号"),
        Column::new("at", "recorded", "记录时间"),
        Column::new("happened", "happened", "发生时间"),
        Column::new("by", "by", "记录人"),
        Column::new("event", "event", "事件"),
        Column::new("voided", "voided", "已作废"),
        Column::new("known", "known", "已知类型"),
        Column::new("recorded", "recorded", "已记录"),
        Column::new("fields", "fields", "内容"),
        Column::new("due", "due", "期限"),
    ]);
    let recorded = |event: &Event| !telling.unrecorded.iter().any(|due| due.id == event.id);
    for event in &events {
        table.push(Tone::Plain, cells(telling, event, recorded(event)));
    }
    let mut story = Vec::new();
    let mut told = events;
    told.sort_by_key(|event| event.moment());
    for event in told {
        tell(telling, event, recorded(event), &mut story);
    }
    report.push_story("events", telling.reader.face.label(TITLE), Body::Table(table), story);
}

/// The events that were recorded by then, and those that are due, in fold order.
fn visible<'a>(telling: &Telling<'a>) -> Vec<&'a Event> {
    let last = telling.case.last_event;
    let mut events: Vec<&Event> = telling.record.events.iter().filter(|event| event.at <= last).collect();
    for due in telling.unrecorded {
        if !events.iter().any(|event| event.id == due.id) {
            events.push(due);
        }
    }
    events.sort_by(|left, right| (left.n, left.at, &left.id).cmp(&(right.n, right.at, &right.id)));
    events
}

fn cells(telling: &Telling<'_>, event: &Event, recorded: bool) -> Vec<Cell> {
    let dues: serde_json::Map<String, serde_json::Value> = event
        .due
        .iter()
        .map(|due| {
            let (clock, value) = due.to_field();
            (clock, telling.json("due", &value))
        })
        .collect();
    vec![
        Cell::number(event.n),
        Cell::text(&event.id),
        Cell::instant(event.at),
        event.happened.map_or_else(Cell::empty, Cell::instant),
        Cell::text(&event.by),
        Cell::text(event.kind.name()),
        Cell::from(Value::Answer(telling.case.voided.contains(&event.id))),
        Cell::from(Value::Answer(event.kind.spec().is_some())),
        Cell::from(Value::Answer(recorded)),
        Cell::from(Value::Parts(telling.json_map(&event.fields))),
        Cell::from(Value::Parts(serde_json::Value::Object(dues))),
    ]
}

fn tell(telling: &Telling<'_>, event: &Event, recorded: bool, story: &mut Vec<Remark>) {
    let voided = telling.case.voided.contains(&event.id);
    let tone = match (&event.kind, recorded) {
        _ if voided => Tone::Faint,
        (EventKind::Unknown(_), _) | (_, false) => Tone::Caution,
        (EventKind::Known(_), true) => Tone::Plain,
    };
    story.push(Remark::new(headline(telling, event, recorded)).toned(tone));
    let detail = if voided { Tone::Faint } else { Tone::Plain };
    if let Some(note) = event.fields.text("note") {
        story.push(Remark::new(telling.shown_text("note", note)).at_depth(2).toned(detail));
    }
    if let Some(because) = because(telling, event) {
        story.push(Remark::new(because).at_depth(2).toned(detail));
    }
    let gist = gist(telling, event);
    story.extend(gist.lines.into_iter().map(|line| Remark::new(line).at_depth(2).toned(detail)));
    for set_aside in Override::of(event) {
        story.push(Remark::new(set_aside_said(telling, &set_aside)).at_depth(2).toned(Tone::Caution));
    }
    let told = |key: &str| {
        key == "note"
            || key == OVERRIDES
            || gist.told.contains(&key)
            || event.matches("escalated") && IN_ONE_LINE.contains(&key)
    };
    let fields = event.fields.iter().filter(|(key, _)| !told(key) && !fields::FOR_MACHINES.contains(key));
    for (key, value) in fields {
        let words = telling.value(key, value);
        if !words.is_empty() {
            let line = format!("{}: {words}", telling.key(key));
            story.push(Remark::new(line).at_depth(2).toned(detail));
        }
    }
    for due in &event.due {
        let clock = telling.named(Naming::Clock, &due.clock);
        let line = match &due.at {
            DueAt::At(at) => {
                let at = telling.reader.face.full(at);
                said!(en: "{clock}: due {at}", zh: "{clock}：应于 {at} 前完成")
            }
            DueAt::Unknown(reason) => said!(
                en: "{clock}: due instant not known ({reason})",
                zh: "{clock}：期限暂不可知（{reason}）",
            ),
            DueAt::Withdrawn => said!(en: "{clock}: no longer applies", zh: "{clock}：不再适用"),
            DueAt::Held(_) => said!(en: "{clock}: held by a pause", zh: "{clock}：暂停中"),
        };
        story.push(Remark::new(telling.reader.face.say(&line)).at_depth(2).toned(detail));
    }
}

/// A rule that a named authority set aside, and why.
fn set_aside_said(telling: &Telling<'_>, set_aside: &Override) -> String {
    let what = telling.named(Naming::Gate, &set_aside.what);
    let reason = telling.shown_text("reason", &set_aside.reason);
    telling.say(&said!(en: "set aside: {what}, because {reason}", zh: "排除适用：{what}，理由：{reason}"))
}

/// Keys of an escalation that [`because`] tells.
const IN_ONE_LINE: &[&str] = &["level", "reason", "to", "clock", "rule", "overdue_since"];

/// To whom an escalation went and why, in one line.
fn because(telling: &Telling<'_>, event: &Event) -> Option<String> {
    let fields = &event.fields;
    let level = telling.named(Naming::Level, fields.text("level").filter(|_| event.matches("escalated"))?);
    let moment = |key: &str| fields.text(key).and_then(crate::domain::instant::parse);
    let said = match (fields.text("clock"), moment("overdue_since"), fields.text("rule")) {
        (Some(clock), Some(since), _) => {
            let (clock, since) = (telling.clock(clock), telling.reader.face.full(&since));
            said!(en: "to {level}: {clock} overdue since {since}", zh: "升级至{level}：{clock}自 {since} 起逾期")
        }
        (_, _, Some(rule)) => {
            let rule = telling.named(Naming::Rule, rule);
            said!(en: "to {level}, by the rule \"{rule}\"", zh: "升级至{level}，依规则“{rule}”")
        }
        _ => {
            let reason = telling.shown_text("reason", fields.text("reason").unwrap_or_default());
            said!(en: "to {level}: {reason}", zh: "升级至{level}：{reason}")
        }
    };
    Some(telling.reader.face.say(&said))
}

/// When, what, by whom; and what is odd about it.
fn headline(telling: &Telling<'_>, event: &Event, recorded: bool) -> String {
    let face = &telling.reader.face;
    let moment = face.full(&event.moment());
    let kind = match &event.kind {
        EventKind::Known(spec) => face.label(spec.label).to_owned(),
        EventKind::Unknown(name) => {
            face.say(&said!(en: "`{name}` (unknown kind)", zh: "`{name}`（未知类型）"))
        }
    };
    let by = telling.reader.book.person(&event.by);
    let mut words = format!("{moment}  {kind}  {by}");
    let mut add = |remark: String| {
        words.push_str("  [");
        words.push_str(&remark);
        words.push(']');
    };
    if let Some(happened) = event.happened {
        let later = event.at.signed_duration_since(happened).num_seconds();
        add(face.say(&time::recorded_later(later)));
    }
    if telling.case.voided.contains(&event.id) {
        add(face.label(Label::new("voided", "已作废")).to_owned());
    }
    if !recorded {
        add(face.label(Label::new("due, not recorded yet", "已到，尚未记录")).to_owned());
    }
    if event.fields.text("clock_set").is_some() && !telling.reader.book.demonstration {
        add(face.label(Label::new("under a set clock", "人为设定的时钟")).to_owned());
    }
    words
}
