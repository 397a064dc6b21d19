//! The agenda: what is late, what comes, and what would otherwise be forgotten.

use super::{ID, LIST, OWNER, Reader, STORE, SUBJECT, subject};
use crate::domain::agenda::{Heading, Step, Waiting};
use crate::domain::case::{Case, ClockState};
use crate::domain::clocks::policy::ClockFamily;
use crate::domain::instant::Instant;
use crate::domain::names::Naming;
use crate::domain::record::DueAt;
use crate::domain::summary::Matter;
use crate::render::report::{Body, Report};
use crate::render::table::{Cell, Column, Table, Tone, Value};
use crate::said;
use crate::words::Label;

/// A thing on the agenda.
#[derive(Debug, Clone)]
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
    /// What waits, where it is no clock.
    pub waiting: Option<Waiting>,
    /// Staff (ids) who may do what it waits for, where only some may.
    pub may: Vec<String>,
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
        Column::new("offer", "offer", "方案").for_machines(),
        Column::new("since", "since", "自").spare(4),
        Column::new("waits_for", "waits for", "等待").at_least(12),
        Column::new("may", "who may", "可办理人").for_machines(),
        Column::new("next", "next", "下一步").spare(1),
    ]
}

fn cells(reader: Reader<'_>, entry: &AgendaEntry<'_>) -> Vec<Cell> {
    let AgendaEntry { matter, clock, family, due, tell_at, .. } = entry;
    let (clock, family, due, tell_at) = (*clock, *family, *due, *tell_at);
    let (case, names) = (matter.case, matter.names);
    let waiting = entry.waiting.as_ref();
    let offer = waiting.and_then(|waiting| waiting.offer.as_ref());
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
        Cell::maybe(offer.map(|offer| offer.event.as_str())),
        reader.moment(waiting.and_then(|waiting| waiting.since)),
        waits_for(reader, entry),
        match waiting.is_some_and(|waiting| waiting.step == Step::Approve) {
            true => Cell::from(Value::Texts(entry.may.clone())),
            false => Cell::empty(),
        },
        waiting.map_or_else(Cell::empty, |waiting| next(case, waiting.step)),
    ]
}

/// Whom it waits for: the roles of which each must approve, with the people who may.
fn waits_for(reader: Reader<'_>, entry: &AgendaEntry<'_>) -> Cell {
    let offer = entry.waiting.as_ref().filter(|waiting| waiting.step == Step::Approve);
    let Some(offer) = offer.and_then(|waiting| waiting.offer.as_ref()) else { return Cell::empty() };
    let roles: Vec<String> = offer.unfilled().map(str::to_owned).collect();
    let separator = reader.face.label(LIST);
    let (names, language) = (entry.matter.names, reader.face.language);
    let words = roles
        .iter()
        .map(|role| names.label(Naming::Role, role, language))
        .collect::<Vec<_>>()
        .join(separator);
    let people: Vec<&str> = entry.may.iter().map(|id| reader.book.person(id)).collect();
    let people = people.join(separator);
    let shown = match people.is_empty() {
        true => reader.face.say(&said!(en: "{words} (nobody there)", zh: "{words}（无人在岗）")),
        false => reader.face.say(&said!(en: "{words} ({people})", zh: "{words}（{people}）")),
    };
    Cell::from(Value::Texts(roles)).shown(shown)
}

/// The command that comes next.
fn next(case: &Case, step: Step) -> Cell {
    Cell::text(step.name()).shown(format!("plaint {} {}", step.name(), case.id))
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
        Heading::Overdue | Heading::ToBeRecomputed | Heading::PauseOver | Heading::NotSolved => Tone::Alarm,
        Heading::Warned
        | Heading::Differs
        | Heading::WaitsForApproval
        | Heading::Unsorted
        | Heading::ToOfferAgain
        | Heading::Unknown
        | Heading::Idle => Tone::Caution,
        Heading::Today
        | Heading::CarriedOut
        | Heading::WaitsForCustomer
        | Heading::Coming
        | Heading::Paused
        | Heading::Later => Tone::Plain,
    }
}
