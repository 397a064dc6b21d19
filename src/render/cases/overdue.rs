//! What is overdue: a line for each clock that is past due and still waits.

use super::{ID, LIST, Reader, STORE, SUBJECT, TIER, subject};
use crate::domain::case::{ClockState, EscalationState};
use crate::domain::names::Naming;
use crate::domain::summary::Matter;
use crate::render::table::{Cell, Column, Room, Table, Tone, Value};
use crate::said;
use crate::words::Label;

/// A clock that is past due.
#[derive(Debug, Clone, Copy)]
pub struct OverdueEntry<'a> {
    /// The case. Its escalations count what is due and not on record yet.
    pub matter: Matter<'a>,
    /// The clock.
    pub clock: &'a ClockState,
    /// The seconds of open time since it was due, where the clock counts open time.
    pub open_seconds: Option<i64>,
    /// The highest level that it reached.
    pub escalation: Option<&'a EscalationState>,
    /// Whether that is on record, and not only due.
    pub level_recorded: bool,
}

const LATE: Label = Label::new("late", "逾期");
const RECOMPUTE: Label = Label::new("to be recomputed", "待重新计算");
const UNRECORDED: Label = Label::new("not recorded yet", "尚未记录");
const NOBODY: Label = Label::new("nobody yet", "未指派");

/// What is overdue, in the order given.
pub fn overdue(reader: Reader<'_>, entries: &[OverdueEntry<'_>]) -> Table {
    let mut table = Table::new(vec![
        ID,
        Column::new("clock", "what", "期限").at_least(12),
        Column::new("due", "was due", "应于").spare(1),
        Column::new("late_seconds", LATE.en, LATE.zh),
        Column::new("must_act", "who must act", "应由谁处理").at_least(10),
        Column { room: Room::Spare(5), ..TIER },
        Column::new("late_open_seconds", "in open hours", "营业时间内").spare(6),
        Column::new("family", "basis", "依据").spare(7),
        Column::new("level", "escalated to", "已升级至").spare(8),
        STORE,
        SUBJECT,
        Column::new("owner", "owner", "负责人").for_machines(),
        Column::new("level_recorded", "escalation recorded", "升级已记录").for_machines(),
        Column::new("to_be_recomputed", RECOMPUTE.en, RECOMPUTE.zh).for_machines(),
        Column::new("round", "round", "轮次").for_machines(),
    ]);
    for entry in entries {
        let OverdueEntry { matter, clock, open_seconds, escalation, level_recorded } = entry;
        let (case, names) = (matter.case, matter.names);
        let due = clock.due_at();
        let level = escalation.map(|state| state.level.as_str());
        let shown_level = level.map_or_else(Cell::empty, |level| {
            let label = names.label(Naming::Level, level, reader.face.language);
            let doubt = reader.face.label(UNRECORDED);
            Cell::text(level).shown(match level_recorded {
                true => label.to_owned(),
                false => reader.face.say(&said!(en: "{label} ({doubt})", zh: "{label}（{doubt}）")),
            })
        });
        table.push(
            Tone::Alarm,
            vec![
                Cell::text(&case.id),
                reader.clock(names, matter.record, &clock.clock),
                reader.moment(due),
                late(reader, entry),
                must_act(reader, entry),
                reader.named(names, Naming::Tier, case.tier.as_deref()),
                open_seconds.map_or_else(Cell::empty, |seconds| {
                    Cell::number(seconds).shown(reader.face.duration(seconds))
                }),
                reader.family(names.clock_family(&clock.clock)),
                shown_level,
                reader.store(case.store.as_deref()),
                subject(case),
                Cell::maybe(case.owner.as_deref()),
                level.map_or_else(Cell::empty, |_| Cell::from(Value::Answer(*level_recorded))),
                Cell::from(Value::Answer(clock.to_be_recomputed)),
                Cell::number(clock.round),
            ],
        );
    }
    table
}

/// How late in words.
fn late(reader: Reader<'_>, entry: &OverdueEntry<'_>) -> Cell {
    let Some(due) = entry.clock.due_at() else { return Cell::empty() };
    let seconds = -reader.face.seconds_to(&due);
    let words = reader.face.duration(seconds);
    let doubt = reader.face.label(RECOMPUTE);
    Cell::number(seconds).shown(match entry.clock.to_be_recomputed {
        true => reader.face.say(&said!(en: "{words} ({doubt})", zh: "{words}（{doubt}）")),
        false => words,
    })
}

/// Who must act: the role of the level that was reached (the level itself where it has none), else the owner; people
/// read both.
fn must_act(reader: Reader<'_>, entry: &OverdueEntry<'_>) -> Cell {
    let (case, names) = (entry.matter.case, entry.matter.names);
    let role = entry.escalation.and_then(|state| names.role_of_level(&state.level));
    let owner = case.owner.as_deref();
    let language = reader.face.language;
    let level = entry.escalation.map(|state| names.label(Naming::Level, &state.level, language));
    let shown_role = role.map(|role| names.label(Naming::Role, role, language)).or(level);
    let shown_owner = owner.map(|owner| reader.book.person(owner));
    let both: Vec<&str> = shown_role.into_iter().chain(shown_owner).collect();
    let role = role.or(entry.escalation.map(|state| state.level.as_str()));
    let value = role.or(owner).map_or(Value::Empty, |name| Value::Text(name.to_owned()));
    let words = if both.is_empty() {
        reader.face.label(NOBODY).to_owned()
    } else {
        both.join(reader.face.label(LIST))
    };
    Cell::from(value).shown(words)
}
