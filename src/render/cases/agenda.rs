//! The agenda: what is late, what comes, and what would otherwise be forgotten.

use super::{ID, OWNER, Reader, STORE, SUBJECT, subject};
use crate::domain::agenda::Heading;
use crate::domain::case::{Case, ClockState};
use crate::domain::clocks::policy::ClockFamily;
use crate::domain::instant::Instant;
use crate::domain::names::Naming;
use crate::domain::record::DueAt;
use crate::domain::summary::Matter;
use crate::render::report::{Body, Report};
use crate::render::table::{Cell, Column, Table, Tone};
use crate::said;
use crate::words::Label;

/// A thing on the agenda.
#[derive(Debug, Clone, Copy)]
pub struct AgendaEntry<'a> {
    /// Under which heading.
    pub heading: Heading,
    /// The case.
    pub matter: Matter<'a>,
    /// The clock, where it is about one.
    pub clock: Option<&'a ClockState>,
    /// Law or promise.
    pub family: Option<ClockFamily>,
    /// When it is due.
    pub due: Option<Instant>,
    /// When the house opens next: nobody is called at midnight.
    pub tell_at: Option<Instant>,
}

/// The agenda as a report, a section for each heading.
pub fn agenda(reader: Reader<'_>, entries: &[AgendaEntry<'_>]) -> Report {
    let mut report = Report::default();
    for heading in Heading::ALL {
        let mut table = Table::new(columns());
        for entry in entries.iter().filter(|entry| entry.heading == heading) {
            table.push(tone(heading), cells(reader, entry));
        }
        let count = table.rows.len();
        let Label { en, zh } = heading.label();
        let title = reader.face.say(&said!(en: "{en} ({count})", zh: "{zh}（{count}）"));
        report.push(heading.key(), title, Body::Table(table));
    }
    report
}

fn columns() -> Vec<Column> {
    vec![
        ID,
        Column::new("clock", "what", "期限").at_least(12),
        Column::new("due", "due", "到期"),
        Column::new("seconds_left", "left", "剩余"),
        OWNER,
        Column::new("tier", "tier", "级别").spare(2),
        STORE,
        Column::new("family", "basis", "依据").spare(6),
        Column::new("tell_at", "tell them at", "可联系时间").spare(7),
        SUBJECT,
        Column::new("round", "round", "轮次").for_machines(),
    ]
}

fn cells(reader: Reader<'_>, entry: &AgendaEntry<'_>) -> Vec<Cell> {
    let AgendaEntry { matter, clock, family, due, tell_at, .. } = *entry;
    let (case, names) = (matter.case, matter.names);
    // The next opening is only worth a word when the house is closed now.
    let closed_until = tell_at.filter(|open| *open > reader.face.now);
    vec![
        Cell::text(&case.id),
        clock.map_or_else(Cell::empty, |clock| reader.clock(names, matter.record, &clock.clock)),
        reader.moment(due),
        left(reader, case, clock, due),
        reader.owner(case),
        reader.named(names, Naming::Tier, case.tier.as_deref()),
        reader.store(case.store.as_deref()),
        reader.family(family),
        reader.moment(closed_until),
        subject(case),
        Cell::number(case.round),
    ]
}

/// How long it still is, or why that cannot be said.
fn left(reader: Reader<'_>, case: &Case, clock: Option<&ClockState>, due: Option<Instant>) -> Cell {
    if due.is_some() {
        return reader.time_left(due);
    }
    let Some(clock) = clock else { return Cell::empty() };
    match (&clock.paused_left, &clock.due) {
        (Some(left), _) => {
            let left = reader.face.left(left);
            let since = case.pauses.iter().rev().find(|pause| pause.until.is_none());
            let since = since.map(|pause| reader.face.moment(&pause.from)).unwrap_or_default();
            let words = said!(
                en: "paused since {since}, {left} left",
                zh: "自 {since} 起暂停，还剩{left}",
            );
            Cell::empty().shown(reader.face.say(&words))
        }
        (None, DueAt::Unknown(reason)) => Cell::empty().shown(reason.clone()),
        _ => Cell::empty(),
    }
}

fn tone(heading: Heading) -> Tone {
    match heading {
        Heading::Overdue | Heading::ToBeRecomputed | Heading::PauseOver => Tone::Alarm,
        Heading::Warned | Heading::Unsorted | Heading::Unknown | Heading::Idle => Tone::Caution,
        Heading::Today | Heading::Coming | Heading::Paused | Heading::Later => Tone::Plain,
    }
}
