//! Taking in: from the header of a complaint to its file.

use anyhow::Result;

use super::guard::{Guard, Scene};
use super::record::{Recording, unused_id, with_consequences, writer};
use super::{CaseFile, Desk, RulesInForce};
use crate::commands::draft::Draft;
use crate::commands::session::{Outcome, Session};
use crate::domain::case;
use crate::domain::failure::Failure;
use crate::domain::gates::Override;
use crate::domain::id::path_of;
use crate::domain::instant::{self, Instant};
use crate::domain::record::kind::table;
use crate::domain::record::{Event, EventKind, FORMAT, Fields, Record, RecordKind, Value};
use crate::domain::shop::Staff;
use crate::format::yaml;
use crate::said;
use crate::store::{Change, Writer};

/// A complaint that is to be taken in.
struct Incoming {
    header: Fields,
    happened: Option<Instant>,
    /// What is set aside of who may take it in; `None` for what was split off a complaint that was taken in already.
    overrides: Option<Vec<Override>>,
}

impl Desk {
    /// Takes in a complaint: gives it an id, starts its clocks, saves and tells it. What is received may not wait for
    /// anything, but there may be people who do not receive it: those whom it names. Gives its id too.
    ///
    /// # Errors
    /// Nothing was saved; the failure says why.
    pub fn take_in(
        &mut self,
        session: &mut Session<'_>,
        header: Fields,
        happened: Option<Instant>,
        overrides: Vec<Override>,
    ) -> Result<(Outcome, String)> {
        let workspace = self.workspace.clone();
        let mut writer = writer(&workspace, session)?;
        let incoming = Incoming { header, happened, overrides: Some(overrides) };
        let recording = self.intake(session, &writer, incoming)?;
        let id = recording.before.id.clone();
        Ok((self.finish(session, &mut writer, vec![recording])?, id))
    }

    /// Takes in a complaint that is split off `file`, in one commit with what `file` says about it: `draft` makes that
    /// of the new id.
    ///
    /// # Errors
    /// Nothing was saved; the failure says why.
    pub fn split_off(
        &mut self,
        session: &mut Session<'_>,
        file: &CaseFile,
        header: Fields,
        draft: impl FnOnce(&str) -> Draft,
    ) -> Result<Outcome> {
        let workspace = self.workspace.clone();
        let mut writer = writer(&workspace, session)?;
        let incoming = Incoming { header, happened: None, overrides: None };
        let new = self.intake(session, &writer, incoming)?;
        let draft = draft(&new.before.id);
        let mut guard = self.guard(&[file], [&draft])?;
        let old = self.prepare(session, file, vec![draft], &mut guard)?;
        guard.finish()?;
        self.finish(session, &mut writer, vec![new, old])
    }

    /// The new complaint, ready to be saved.
    fn intake(
        &mut self,
        session: &Session<'_>,
        writer: &Writer<'_>,
        incoming: Incoming,
    ) -> Result<Recording, Failure> {
        let Incoming { header, happened, overrides } = incoming;
        let actor = self.actor(session)?;
        let happened = happened.map(|happened| self.shop.local(&happened));
        if happened.is_some_and(|happened| happened > session.now) {
            return Err(Failure::usage(said!(
                en: "`--happened` is in the future: only what has happened can be recorded",
                zh: "`--happened` 是将来的时间：只能登记已发生的事"
            )));
        }
        let rules = self.rules(header.text("store"))?;
        let received = happened.unwrap_or(session.now);
        let id = writer.new_case_id(received.date_naive())?;
        let before = Record {
            kind: RecordKind::Complaint,
            format: FORMAT,
            id: id.as_str().to_owned(),
            header: with_receipt(header, &received),
            events: Vec::new(),
        };
        let event = receipt(&before, &rules, session, actor.id.clone(), happened)?;
        let event = match overrides {
            Some(overrides) => self.admitted(&rules, &actor, overrides, (&before, event))?,
            None => event,
        };
        let events = with_consequences(&before, event, &rules);
        let path = path_of(&before.kind, &before.id).unwrap_or_default();
        let whole = Record { events: events.clone(), ..before.clone() };
        let changes = vec![Change::create(path, yaml::write_new(&whole))];
        Ok(Recording { before, events, changes, rules })
    }

    /// The receipt, which nobody records who may not.
    fn admitted(
        &self,
        rules: &RulesInForce,
        actor: &Staff,
        overrides: Vec<Override>,
        (record, event): (&Record, Event),
    ) -> Result<Event, Failure> {
        let mut guard = Guard::new(overrides, &[&rules.policy])?;
        let received = Record { events: vec![event.clone()], ..record.clone() };
        let Some(case) = case::fold(&received, None) else { return Ok(event) };
        let (policy, shop) = (&rules.policy, &self.shop);
        let event =
            guard.admit(&Scene { record: &received, case: &case, policy, rules, shop, actor }, event)?;
        guard.finish()?;
        Ok(event)
    }
}

/// The header with `received` at its head.
fn with_receipt(header: Fields, received: &Instant) -> Fields {
    let mut whole = Fields::default().with("received", Value::text(instant::format(received)));
    whole.0.extend(header.0);
    whole
}

fn receipt(
    record: &Record,
    rules: &RulesInForce,
    session: &Session<'_>,
    by: String,
    happened: Option<Instant>,
) -> Result<Event, Failure> {
    let channel = record.header.text("channel");
    let known = rules.policy.intake.channels.iter().find(|known| Some(known.choice.name.as_str()) == channel);
    let mut fields = Fields::default();
    if let Some(channel) = known {
        fields.push("intake", Value::text(&channel.intake));
    }
    if session.clock_set {
        fields.push("clock_set", Value::text("yes"));
    }
    Ok(Event {
        id: unused_id(record)?,
        at: session.now,
        by,
        n: 1,
        kind: EventKind::Known(&table::RECEIVED),
        happened,
        due: Vec::new(),
        fields,
    })
}
