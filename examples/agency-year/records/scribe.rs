//! The scribe: writes an event the way the desk does, with its promises, what follows from it at once, and what `sweep`
//! has recorded meanwhile; and refuses what the policy's gates would refuse.

use anyhow::{Context, Result, bail};
use chrono::{FixedOffset, NaiveDateTime, TimeZone};
use plaint::commands::desk::RulesInForce;
use plaint::domain::calendar::Term;
use plaint::domain::case::fold;
use plaint::domain::clocks::{mark_late_entry, with_promises};
use plaint::domain::escalation::{immediate_consequences, sweep};
use plaint::domain::gates::{Situation, conflicts, missing};
use plaint::domain::id::{CaseId, event_id};
use plaint::domain::instant::Instant;
use plaint::domain::intake;
use plaint::domain::record::{DueAt, Event, EventKind, FORMAT, Fields, KindSpec, Record, RecordKind, Value};
use plaint::domain::shop::Shop;

use crate::dice::Dice;

/// Who writes one record.
pub(crate) struct Scribe<'a> {
    shop: &'a Shop,
    rules: &'a RulesInForce,
    dice: Dice,
    record: Record,
}

/// What somebody records.
pub(crate) struct Entry<'a> {
    pub(crate) by: &'a str,
    pub(crate) at: NaiveDateTime,
    pub(crate) kind: &'static KindSpec,
    pub(crate) fields: Fields,
    /// When it happened, where that is earlier.
    pub(crate) happened: Option<NaiveDateTime>,
}

impl<'a> Scribe<'a> {
    pub(crate) fn new(shop: &'a Shop, rules: &'a RulesInForce, dice: Dice) -> Self {
        let (id, header) = (String::new(), Fields::default());
        let record = Record { kind: RecordKind::Complaint, format: FORMAT, id, header, events: Vec::new() };
        Self { shop, rules, dice, record }
    }

    /// Begins the record with its header, which must have all that the policy asks for.
    pub(crate) fn open(&mut self, received: NaiveDateTime, header: Fields) -> Result<()> {
        let mut problems = intake::check_new(&header, &self.rules.policy);
        problems.extend(intake::check_staff(&header, self.shop));
        if let Some(problem) = problems.first() {
            bail!("intake: {}", problem.message.en);
        }
        let at = instant(received)?;
        self.record.id = CaseId::new(received.date(), self.dice.bytes()).as_str().to_owned();
        self.record.header =
            Fields::default().with("received", Value::text(plaint::domain::instant::format(&at)));
        self.record.header.0.extend(header.0);
        Ok(())
    }

    /// The record so far.
    pub(crate) fn record(&self) -> &Record {
        &self.record
    }

    pub(crate) fn rules(&self) -> &RulesInForce {
        self.rules
    }

    /// Records an event; gives its id.
    pub(crate) fn write(&mut self, entry: Entry<'_>) -> Result<String> {
        let (at, rules) = (instant(entry.at)?, self.rules.as_rules());
        if self.is_something_past_due(&at) {
            self.record.events.extend(sweep(&self.record, &rules, &at));
        }
        let mut event = Event {
            id: self.unused_id(),
            at,
            by: entry.by.to_owned(),
            n: self.record.next_n(),
            kind: EventKind::Known(entry.kind),
            happened: entry.happened.map(instant).transpose()?,
            due: Vec::new(),
            fields: entry.fields.with("clock_set", Value::text("yes")),
        };
        self.admit(&event)?;
        if let Some(Term::Elapsed { seconds }) = rules.policy.intake.late_entry_limit {
            mark_late_entry(&mut event, seconds);
        }
        let mut event = with_promises(&self.record, &event, &rules);
        if !event.due.is_empty() && event.fields.get("rules").is_none() {
            event.fields.push("rules", Value::text(&self.rules.stamp));
        }
        let id = event.id.clone();
        self.record.events.push(event);
        self.record.events.extend(immediate_consequences(&self.record, &rules, &at));
        Ok(id)
    }

    /// Whether a due instant lies between the last event and `now`: else `sweep` has nothing to do, for what follows from
    /// facts at once is on record already.
    fn is_something_past_due(&self, now: &Instant) -> bool {
        let last = self.record.events.iter().map(|event| event.at).max();
        let mut dues = self.record.events.iter().flat_map(|event| &event.due);
        dues.any(|due| matches!(due.at, DueAt::At(due) if due < *now && last.is_some_and(|last| last <= due)))
    }

    /// What the guard of the desk asks of every event after the receipt.
    fn admit(&self, event: &Event) -> Result<()> {
        if self.record.events.is_empty() {
            return Ok(());
        }
        let policy = &self.rules.policy;
        let case = fold(&self.record, None).context("a record that does not fold")?;
        let situation = Situation::of(&self.record, &case, policy, &event.at);
        if let Some(closed) = missing(&situation, event).first() {
            bail!(
                "{}: the gate {} is closed: {:?}",
                event.kind.name(),
                closed.gate.choice.name,
                closed.lacks
            );
        }
        let role_of = |id: &str| self.shop.staff(id).and_then(|staff| staff.role.clone());
        if let Some(conflict) = conflicts(&situation, event, &role_of).first() {
            bail!("{}: {:?}", event.kind.name(), conflict);
        }
        Ok(())
    }

    fn unused_id(&mut self) -> String {
        loop {
            let id = event_id(self.dice.bytes());
            if !self.record.events.iter().any(|event| event.id == id) {
                return id;
            }
        }
    }

    /// The record, its events in the order in which files keep them.
    pub(crate) fn finish(mut self) -> Record {
        let events = self.record.ordered_events().into_iter().cloned().collect();
        self.record.events = events;
        self.record
    }
}

/// The moment in the zone of the chain, which is eight hours ahead of UTC all the year.
pub(crate) fn instant(local: NaiveDateTime) -> Result<Instant> {
    let zone = FixedOffset::east_opt(8 * 3600).context("the zone")?;
    zone.from_local_datetime(&local).single().context("a moment of the zone")
}
