//! Open promises as a calendar file (RFC 5545), for the calendars of telephones.
//!
//! Promises become events and not tasks: telephones show events of every calendar, and tasks of hardly any. Times are UTC,
//! which every reader shows in its own zone. What the customer said and who they are is not in it.

use chrono::{DateTime, Utc};
use icalendar::{Alarm, Calendar as Written, Component, Event, EventLike, EventStatus, Property, Trigger};

use super::{Export, Promise};
use crate::domain::clocks::policy::ClockFamily;
use crate::domain::instant::Instant;
use crate::domain::names::Naming;
use crate::render::cases::family_words;
use crate::render::terminal;
use crate::said;
use crate::words::Label;

/// What the calendar says of itself.
#[derive(Debug, Clone, Copy)]
pub struct Calendar<'a> {
    /// The shop's name.
    pub shop: &'a str,
    /// The promises, each once.
    pub promises: &'a [Promise<'a>],
}

const TITLE: Label = Label::new("Complaints: what is due", "投诉处理期限");
/// Priorities by RFC 5545: 1 is the highest, 5 the usual one.
const OVERDUE_PRIORITY: u32 = 1;
const LAW_PRIORITY: u32 = 3;
const USUAL_PRIORITY: u32 = 5;

/// The promises as a calendar file.
pub fn calendar(export: &Export<'_>, calendar: &Calendar<'_>) -> String {
    let shop = terminal::line(calendar.shop);
    let title = export.reader.face.label(TITLE);
    let mut written = Written::empty();
    for (key, value) in [
        ("VERSION", "2.0"),
        ("PRODID", "-//plaint//export//EN"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
    ] {
        written.append_property(Property::new(key, value));
    }
    written.name(&format!("{title} · {shop}"));
    written.timezone(export.reader.face.zone.name());
    for promise in calendar.promises {
        written.push(event(export, promise));
    }
    written.done().to_string()
}

fn event(export: &Export<'_>, promise: &Promise<'_>) -> Event {
    let reader = export.reader;
    let (case, clock) = (promise.matter.case, promise.clock);
    let recorded = utc(&clock.recorded);
    let overdue = promise.due < reader.face.now;
    let summary = summary(export, promise);
    let uid = format!("{}/{}/{}@plaint", case.id, clock.clock, clock.round);
    let mut event = Event::with_uid(&uid);
    event
        .timestamp(recorded)
        .last_modified(recorded)
        .starts(utc(&promise.due))
        .summary(&summary)
        .description(&description(export, promise))
        .sequence(u32::try_from(clock.earlier.len()).unwrap_or(u32::MAX))
        .status(EventStatus::Confirmed)
        .priority(match promise.family {
            _ if overdue => OVERDUE_PRIORITY,
            ClockFamily::Law => LAW_PRIORITY,
            ClockFamily::Promise => USUAL_PRIORITY,
        })
        // It takes up nobody's time.
        .add_property("TRANSP", "TRANSPARENT");
    if let Some(store) = case.store.as_deref() {
        event.location(&terminal::line(reader.book.store(store, reader.face.language)));
    }
    for warning in &promise.warnings {
        let before = promise.due.signed_duration_since(warning);
        let own = format!("{}/{uid}", before.num_seconds());
        event.alarm(alarm(&summary, Trigger::before_start(before), (&own, recorded)));
    }
    event.done()
}

/// An alarm. The library would give it the time of writing and a random id.
fn alarm(summary: &str, trigger: Trigger, (uid, recorded): (&str, DateTime<Utc>)) -> Alarm {
    let mut alarm = Alarm::display(summary, trigger);
    alarm.timestamp(recorded).uid(uid);
    alarm
}

fn utc(instant: &Instant) -> DateTime<Utc> {
    instant.with_timezone(&Utc)
}

/// What is due, of which case; with personal data also what it is about.
fn summary(export: &Export<'_>, promise: &Promise<'_>) -> String {
    let (reader, case, names) = (export.reader, promise.matter.case, promise.matter.names);
    let (id, clock) = (&case.id, &promise.clock.clock);
    let overdue = promise.due < reader.face.now;
    let late = if overdue { reader.face.label(Label::new("OVERDUE ", "【逾期】")) } else { "" };
    let said = if export.customers.is_some() {
        let clock = reader.clock(names, promise.matter.record, clock).for_people();
        let subject = &case.subject;
        said!(en: "{late}{clock}: {id} {subject}", zh: "{late}{clock}：{id} {subject}")
    } else {
        let clock = names.label(Naming::Clock, clock, reader.face.language);
        said!(en: "{late}{clock}: {id}", zh: "{late}{clock}：{id}")
    };
    terminal::line(&reader.face.say(&said)).into_owned()
}

fn description(export: &Export<'_>, promise: &Promise<'_>) -> String {
    let (reader, case, names) = (export.reader, promise.matter.case, promise.matter.names);
    let mut lines = Vec::new();
    if let Some(tier) = case.tier.as_deref() {
        let tier = names.label(Naming::Tier, tier, reader.face.language);
        lines.push(said!(en: "Tier: {tier}", zh: "级别：{tier}"));
    }
    let family = reader.face.label(family_words(promise.family).1);
    lines.push(said!(en: "Deadline by: {family}", zh: "期限性质：{family}"));
    let due = reader.face.full(&promise.due);
    lines.push(said!(en: "Due: {due}", zh: "到期：{due}"));
    let id = &case.id;
    lines.push(said!(en: "More: plaint show {id}", zh: "详情：plaint show {id}"));
    let lines: Vec<String> =
        lines.iter().map(|line| terminal::line(&reader.face.say(line)).into_owned()).collect();
    lines.join("\n")
}
