//! The clocks, pauses and escalations of a story.

use super::Telling;
use crate::domain::case::{ClockState, EscalationState, PauseState, Standing};
use crate::domain::names::Naming;
use crate::domain::record::DueAt;
use crate::render::report::{Body, Report};
use crate::render::table::{Cell, Column, Table, Tone, Value};
use crate::said;
use crate::words::Label;

pub(super) fn add(telling: &Telling<'_>, report: &mut Report) {
    let face = &telling.reader.face;
    report.push("clocks", face.label(Label::new("Clocks", "期限")), Body::Table(clocks(telling)));
    report.push("pauses", face.label(Label::new("Pauses", "暂停")), Body::Table(pauses(telling)));
    let escalations = Body::Table(escalations(telling));
    report.push("escalations", face.label(Label::new("Escalations", "升级")), escalations);
}

fn clocks(telling: &Telling<'_>) -> Table {
    let mut table = Table::new(vec![
        Column::new("clock", "clock", "期限").at_least(16),
        Column::new("standing", "how it stands", "状况").at_least(12),
        Column::new("due", "due", "到期"),
        Column::new("stopped", "met", "完成于").spare(3),
        Column::new("family", "basis", "依据"),
        Column::new("started", "started", "开始").spare(4),
        Column::new("round", "round", "轮次").right().spare(2),
        Column::new("missed", "missed before", "此前逾期").at_least(10),
        Column::new("reason", "reason", "原因").for_machines(),
        Column::new("paused_left", "left", "剩余").for_machines(),
        Column::new("extended", "extended", "已延期").for_machines(),
        Column::new("late_entry", "late entry", "补记").for_machines(),
        Column::new("to_be_recomputed", "to be recomputed", "待重新计算").for_machines(),
    ]);
    for clock in &telling.case.clocks {
        table.push(tone(clock.standing(&telling.reader.face.now)), clock_cells(telling, clock));
    }
    table
}

fn clock_cells(telling: &Telling<'_>, clock: &ClockState) -> Vec<Cell> {
    let Telling { reader, names, .. } = telling;
    let face = &reader.face;
    let standing = clock.standing(&face.now);
    let due = match clock.due {
        DueAt::At(due) => Cell::instant(due).shown(face.moment(&due)),
        _ => Cell::empty(),
    };
    let present = match (standing, &clock.due) {
        (Standing::Overdue | Standing::Late, DueAt::At(due)) => Some(*due),
        _ => None,
    };
    let missed: Vec<_> = clock.breaches(&face.now).into_iter().filter(|due| Some(*due) != present).collect();
    let shown: Vec<String> = missed.iter().map(|due| face.moment(due)).collect();
    let instants: Vec<String> = missed.iter().map(crate::domain::instant::format).collect();
    let missed_cell = Cell::from(Value::Texts(instants)).shown(shown.join(", "));
    let reason = match &clock.due {
        DueAt::Unknown(reason) => Cell::text(reason),
        _ => Cell::empty(),
    };
    vec![
        Cell::text(&clock.clock).shown(telling.clock(&clock.clock)),
        Cell::text(standing_key(standing)).shown(standing_words(telling, clock, standing)),
        due,
        clock.stopped.map_or_else(Cell::empty, |stopped| Cell::instant(stopped).shown(face.moment(&stopped))),
        reader.family(names.clock_family(&clock.clock)),
        Cell::instant(clock.started).shown(face.moment(&clock.started)),
        Cell::number(clock.round).shown(if telling.case.round == 1 {
            String::new()
        } else {
            clock.round.to_string()
        }),
        missed_cell,
        reason,
        Cell::maybe(clock.paused_left.as_deref()),
        Cell::from(Value::Answer(clock.extended)),
        Cell::from(Value::Answer(clock.late_entry)),
        Cell::from(Value::Answer(clock.to_be_recomputed)),
    ]
}

fn standing_key(standing: Standing) -> &'static str {
    match standing {
        Standing::Running => "running",
        Standing::Overdue => "overdue",
        Standing::Paused => "paused",
        Standing::Met => "met",
        Standing::Late => "late",
        Standing::Unknown => "unknown",
        Standing::Withdrawn => "withdrawn",
    }
}

fn standing_words(telling: &Telling<'_>, clock: &ClockState, standing: Standing) -> String {
    let face = &telling.reader.face;
    let mut words = match (standing, &clock.due) {
        (Standing::Running | Standing::Overdue, DueAt::At(due)) => face.relative(due),
        (Standing::Late, DueAt::At(due)) => {
            let stopped = clock.stopped.unwrap_or(*due);
            let late = face.duration(stopped.signed_duration_since(*due).num_seconds());
            if clock.stopped_by_closing {
                face.say(&said!(en: "ended {late} late", zh: "结案时已逾期{late}"))
            } else {
                face.say(&said!(en: "met {late} late", zh: "逾期{late}完成"))
            }
        }
        (Standing::Met, _) if clock.stopped_by_closing => {
            face.label(Label::new("ended with the case", "随案件结束")).to_owned()
        }
        (Standing::Met, _) => face.label(Label::new("met in time", "按时完成")).to_owned(),
        (Standing::Paused, _) => {
            let left = clock.paused_left.as_deref().map(|left| face.left(left)).unwrap_or_default();
            face.say(&said!(en: "paused, {left} left", zh: "暂停，还剩{left}"))
        }
        (Standing::Unknown, DueAt::Unknown(reason)) => {
            face.say(&said!(en: "not known: {reason}", zh: "暂不可知：{reason}"))
        }
        (Standing::Withdrawn, _) => face.label(Label::new("no longer applies", "不再适用")).to_owned(),
        _ => String::new(),
    };
    let additions = [
        (clock.extended, Label::new("extended", "已延期")),
        (clock.late_entry, Label::new("recorded later", "补记")),
        (clock.to_be_recomputed, Label::new("to be recomputed", "待重新计算")),
    ];
    for (_, label) in additions.iter().filter(|(holds, _)| *holds) {
        words.push_str(face.label(Label::new(", ", "，")));
        words.push_str(face.label(*label));
    }
    words
}

fn tone(standing: Standing) -> Tone {
    match standing {
        Standing::Overdue | Standing::Late => Tone::Alarm,
        Standing::Paused | Standing::Unknown => Tone::Caution,
        Standing::Withdrawn => Tone::Faint,
        Standing::Running | Standing::Met => Tone::Plain,
    }
}

fn pauses(telling: &Telling<'_>) -> Table {
    let face = &telling.reader.face;
    let mut table = Table::new(vec![
        Column::new("from", "from", "自"),
        Column::new("until", "until", "至"),
        Column::new("length", "length", "时长"),
        Column::new("reason", "reason", "原因").at_least(12),
        Column::new("clocks", "holds", "暂停的期限").at_least(8),
        Column::new("planned_until", "planned until", "计划至"),
    ]);
    let lasts = face.label(Label::new("still paused", "仍在暂停"));
    for PauseState { from, until, planned_until, reason, clocks, .. } in &telling.case.pauses {
        let length = until.unwrap_or(face.now).signed_duration_since(*from).num_seconds();
        let shown = |instant| Cell::instant(instant).shown(face.moment(&instant));
        let held: Vec<String> = clocks.iter().map(|clock| telling.clock(clock)).collect();
        table.push(
            if until.is_none() { Tone::Caution } else { Tone::Plain },
            vec![
                shown(*from),
                until.map_or_else(|| Cell::empty().shown(lasts), shown),
                Cell::number(length).shown(face.duration(length)),
                Cell::text(telling.shown_text("reason", reason)),
                Cell::from(Value::Texts(clocks.clone())).shown(held.join(", ")),
                planned_until.map_or_else(Cell::empty, shown),
            ],
        );
    }
    table
}

fn escalations(telling: &Telling<'_>) -> Table {
    let Telling { reader, names, unrecorded, .. } = telling;
    let mut table = Table::new(vec![
        Column::new("at", "since", "时间"),
        Column::new("level", "to", "升级至"),
        Column::new("role", "who takes it", "由谁接手"),
        Column::new("cause", "because of", "起因").at_least(8),
        Column::new("recorded", "recorded", "记录").at_least(8),
        Column::new("by", "by", "记录人"),
        Column::new("answered_in_time", "answered in time", "其实按时完成").for_machines(),
    ]);
    let mut list: Vec<&EscalationState> = telling.case.escalations.iter().collect();
    list.sort_by_key(|state| state.at);
    for escalation in list {
        let EscalationState { event, at, by, level, answered_in_time, .. } = escalation;
        let recorded = !unrecorded.iter().any(|due| due.id == *event);
        let words = match (recorded, answered_in_time) {
            (false, _) => Label::new("due, not recorded yet", "已到，尚未记录"),
            (true, true) => {
                Label::new("answered in time, not yet known here", "其实按时完成，记录时尚未得知")
            }
            (true, false) => Label::new("yes", "是"),
        };
        let role = names.role_of_level(level);
        table.push(
            if *answered_in_time { Tone::Faint } else { Tone::Alarm },
            vec![
                Cell::instant(*at).shown(reader.face.moment(at)),
                reader.named(names, Naming::Level, Some(level)),
                reader.named(names, Naming::Role, role),
                cause(telling, escalation),
                Cell::from(Value::Answer(recorded)).shown(reader.face.label(words)),
                Cell::text(by).shown(reader.book.person(by)),
                Cell::from(Value::Answer(*answered_in_time)),
            ],
        );
    }
    table
}

/// The clock or the rule that led to an escalation; nothing where a person decided it.
fn cause(telling: &Telling<'_>, escalation: &EscalationState) -> Cell {
    if let Some((clock, _)) = &escalation.clock {
        return Cell::text(clock).shown(telling.clock(clock));
    }
    let events = telling.record.events.iter().chain(telling.unrecorded);
    let event =
        events.filter(|event| event.id == escalation.event).find_map(|event| event.fields.text("rule"));
    telling.reader.named(telling.names, Naming::Rule, event)
}
