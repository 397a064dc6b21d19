//! What was published about the house, and how far each exposure has come.

use super::Telling;
use super::gist::gist;
use crate::domain::case::ClockState;
use crate::domain::instant::Instant;
use crate::domain::media::{Clarification, Exposure, Stage, result_label, retraction_label, stage_label};
use crate::domain::names::Naming;
use crate::domain::record::{DueAt, Event, own_event_id};
use crate::render::report::{Body, Remark, Report};
use crate::render::table::{Cell, Column, Table, Tone, Value};
use crate::said;
use crate::words::Label;

pub(super) fn add(telling: &Telling<'_>, report: &mut Report) {
    let mut table = Table::new(vec![
        Column::new("event", "event", "编号"),
        Column::new("at", "when", "时间"),
        Column::new("medium", "medium", "媒体"),
        Column::new("outlet", "name", "名称"),
        Column::new("where", "where", "位置"),
        Column::new("reach", "reach", "影响数"),
        Column::new("stage", "how it stands", "状况"),
        Column::new("clarify_by", "clarify by", "澄清期限"),
        Column::new("clarifications", "clarifications", "澄清"),
        Column::new("answered", "first answered", "首次响应"),
        Column::new("retracted", "taken back", "撤回"),
    ]);
    let mut story = Vec::new();
    for exposure in &telling.case.exposures {
        let stage = exposure.stage(telling.case, &telling.reader.face.now);
        table.push(tone(stage), cells(telling, exposure, stage));
        story.extend(lines(telling, exposure, stage));
    }
    let title = telling.reader.face.label(Label::new("In the media", "媒体曝光"));
    report.push_story("media", title, Body::Table(table), story);
}

fn tone(stage: Stage) -> Tone {
    match stage {
        Stage::True | Stage::DeemedTrue => Tone::Alarm,
        Stage::Pending | Stage::Untrue => Tone::Caution,
        Stage::Clarified | Stage::Retracted => Tone::Plain,
    }
}

fn cells(telling: &Telling<'_>, exposure: &Exposure, stage: Stage) -> Vec<Cell> {
    let case = telling.case;
    let shown =
        |key: &str, text: Option<&String>| Cell::maybe(text.map(|text| telling.shown_text(key, text)));
    let counting = exposure.counting(case).map(|counting| &counting.event);
    let clarifications = exposure.clarifications.iter().map(|each| {
        serde_json::json!({
            "event": each.event, "at": crate::domain::instant::format(&each.at), "medium": each.medium,
            "counts": counting == Some(&each.event),
        })
    });
    vec![
        Cell::text(&exposure.event),
        Cell::instant(exposure.at),
        Cell::text(&exposure.medium),
        shown("outlet", exposure.outlet.as_ref()),
        shown("where", exposure.place.as_ref()),
        exposure.reach.map_or_else(Cell::empty, Cell::number),
        Cell::text(stage.name()),
        exposure.clarify_by(case).map_or_else(Cell::empty, Cell::instant),
        Cell::from(Value::Parts(clarifications.collect())),
        response(telling, exposure).and_then(|clock| clock.stopped).map_or_else(Cell::empty, Cell::instant),
        Cell::maybe(exposure.retracted.as_ref().map(|retracted| retracted.how.clone())),
    ]
}

/// What was published; how it stands; what was published against it; what was found; whether it was answered and taken
/// back.
fn lines(telling: &Telling<'_>, exposure: &Exposure, stage: Stage) -> Vec<Remark> {
    let face = &telling.reader.face;
    let event = telling.record.events.iter().find(|event| event.id == exposure.event);
    let mut told = event.map(|event| gist(telling, event).lines).unwrap_or_default().into_iter();
    let (first, at) = (told.next().unwrap_or_default(), face.full(&exposure.at));
    let mut lines = vec![Remark::new(telling.say(&said!(en: "{at}  {first}", zh: "{at}  {first}")))];
    let mut below = |text: String, tone: Tone| lines.push(Remark::new(text).at_depth(1).toned(tone));
    told.for_each(|line| below(line, Tone::Plain));
    below(standing(telling, exposure, stage), tone(stage));
    for each in &exposure.clarifications {
        below(clarification(telling, exposure, each), Tone::Plain);
    }
    if let Some(verified) = &exposure.verified {
        let result = result_label(if verified.is_true { "true" } else { "untrue" });
        let result = result.map(|label| face.label(label)).unwrap_or_default();
        let (at, reason) = (face.full(&verified.at), telling.shown_text("reason", &verified.reason));
        let said =
            said!(en: "looked into {at}: {result}, because {reason}", zh: "{at} 经查{result}：{reason}");
        below(telling.say(&said), Tone::Plain);
    }
    if let Some(clock) = response(telling, exposure) {
        below(answered(telling, clock), Tone::Plain);
    }
    if let Some(retracted) = &exposure.retracted {
        let how = retraction_label(&retracted.how).map(|label| face.label(label)).unwrap_or_default();
        let at = face.full(&retracted.at);
        below(telling.say(&said!(en: "{how}, {at}", zh: "{how}，{at}")), Tone::Plain);
    }
    lines
}

/// How it stands, with the days that are left or since when it counts as true.
fn standing(telling: &Telling<'_>, exposure: &Exposure, stage: Stage) -> String {
    let face = &telling.reader.face;
    let words = face.label(stage_label(stage));
    let due = exposure.clarify_by(telling.case);
    let waits = matches!(stage, Stage::Pending | Stage::Untrue | Stage::Retracted)
        && exposure.counting(telling.case).is_none();
    match due.map(|due| (face.full(&due), face.relative(&due))) {
        Some((due, _)) if stage == Stage::DeemedTrue => {
            telling.say(&said!(en: "{words}: since {due}", zh: "{words}：自 {due} 起"))
        }
        Some((due, left)) if waits => telling.say(
            &said!(en: "{words}; to be clarified by {due} ({left})", zh: "{words}；应于 {due} 前刊登澄清（{left}）"),
        ),
        _ => words.to_owned(),
    }
}

/// A clarification, and why it does not count where it does not.
fn clarification(telling: &Telling<'_>, exposure: &Exposure, each: &Clarification) -> String {
    let face = &telling.reader.face;
    let (medium, at) = (telling.named(Naming::Medium, &each.medium), face.full(&each.at));
    let outlet = each.outlet.as_deref().map(|outlet| telling.shown_text("outlet", outlet));
    let outlet = outlet.map(|outlet| format!(" {}", telling.quoted(&outlet))).unwrap_or_default();
    let is_late = |due: Instant| each.at > due;
    let said = if !exposure.is_equal(each, telling.case) {
        said!(
            en: "clarification {at}: {medium}{outlet}; does not count: not the same or an equal medium",
            zh: "{at} 刊登澄清：{medium}{outlet}；不算数：并非原媒体或同级媒体"
        )
    } else if exposure.clarify_by(telling.case).is_some_and(is_late) {
        said!(
            en: "clarification {at}: {medium}{outlet}; does not count: too late",
            zh: "{at} 刊登澄清：{medium}{outlet}；不算数：已逾期"
        )
    } else {
        said!(en: "clarification {at}: {medium}{outlet}", zh: "{at} 刊登澄清：{medium}{outlet}")
    };
    telling.say(&said)
}

/// The clock of the first response to this very post, where the policy has one.
fn response<'a>(telling: &Telling<'a>, exposure: &Exposure) -> Option<&'a ClockState> {
    let waits = |clock: &&ClockState| {
        own_event_id(&clock.clock) == Some(exposure.event.as_str())
            && clock.until.iter().any(|pattern| pattern.split('/').next() == Some("responded"))
    };
    telling.case.clocks.iter().find(waits)
}

fn answered(telling: &Telling<'_>, clock: &ClockState) -> String {
    let face = &telling.reader.face;
    let by_answer = |id: &String| {
        let found: Option<&Event> = telling.record.events.iter().find(|event| event.id == *id);
        found.is_some_and(|event| event.matches("responded"))
    };
    let answered = clock.stopped.filter(|_| clock.stopped_by.as_ref().is_some_and(by_answer));
    match (answered, &clock.due) {
        (Some(stopped), DueAt::At(due)) if stopped > *due => {
            let at = face.full(&stopped);
            telling.say(&said!(en: "first answered {at}, late", zh: "{at} 首次响应，已逾期"))
        }
        (Some(stopped), _) => {
            let at = face.full(&stopped);
            telling.say(&said!(en: "first answered {at}, in time", zh: "{at} 首次响应，按时"))
        }
        (None, DueAt::At(due)) => {
            let (due, left) = (face.full(due), face.relative(due));
            telling.say(&said!(en: "not answered yet: due {due} ({left})", zh: "尚未首次响应：应于 {due} 前（{left}）"))
        }
        (None, _) => face.label(Label::new("not answered yet", "尚未首次响应")).to_owned(),
    }
}
