//! Recording: from a draft to an event that is saved, committed and told.

use std::rc::Rc;

use anyhow::Result;

use super::file::require_understood;
use super::guard::{Guard, Scene};
use super::{CaseFile, Desk, RulesInForce, vocabulary};
use crate::commands::draft::Draft;
use crate::commands::session::{Outcome, Session};
use crate::domain::case::{self, Case};
use crate::domain::clocks;
use crate::domain::escalation;
use crate::domain::failure::Failure;
use crate::domain::fines::OF_FINES;
use crate::domain::fines::answers::late::{Lateness, charge_of_payment};
use crate::domain::id::CaseId;
use crate::domain::intake;
use crate::domain::policy::Policy;
use crate::domain::record::kind::table;
use crate::domain::record::{Event, EventKind, Record, Value, own_event_id};
use crate::format::yaml;
use crate::git::{Act, Entry};
use crate::said;
use crate::store::{Change, Saved, Trail, Workspace, Writer, random_event_id};
use crate::words::Said;

/// What is to be saved of one complaint.
pub(super) struct Recording {
    /// The record as it was before.
    pub(super) before: Record,
    /// The new events.
    pub(super) events: Vec<Event>,
    /// The file with them, and the files that go with them (a piece of evidence).
    pub(super) changes: Vec<Change>,
    /// The rules by which it goes.
    pub(super) rules: Rc<RulesInForce>,
}

impl Desk {
    /// Records what a command wants to record about the case that was typed, and tells it.
    ///
    /// # Errors
    /// Nothing was saved; the failure says why.
    pub fn record(&mut self, session: &mut Session<'_>, typed: &str, draft: Draft) -> Result<Outcome> {
        let (outcome, ()) = self.record_from(session, typed, |_, _, _| Ok((draft, ())))?;
        Ok(outcome)
    }

    /// Records what `make` makes of the case that was typed, and tells it; gives back what else `make` gave. What `make`
    /// reads, of this case and of all others, stays as it is until its draft is saved: nobody else may write meanwhile.
    /// So it asks nobody anything.
    ///
    /// # Errors
    /// Nothing was saved; the failure says why.
    pub fn record_from<T>(
        &mut self,
        session: &mut Session<'_>,
        typed: &str,
        make: impl FnOnce(&mut Self, &mut Session<'_>, &CaseFile) -> Result<(Draft, T)>,
    ) -> Result<(Outcome, T)> {
        let (outcome, more) = self.record_all_from(session, typed, |desk, session, file| {
            let (draft, more) = make(desk, session, file)?;
            Ok((vec![draft], more))
        })?;
        Ok((outcome, more))
    }

    /// [`Self::record_from`] for several drafts: they are recorded in this order and in one commit.
    ///
    /// # Errors
    /// Nothing was saved; the failure says why.
    pub fn record_all_from<T>(
        &mut self,
        session: &mut Session<'_>,
        typed: &str,
        make: impl FnOnce(&mut Self, &mut Session<'_>, &CaseFile) -> Result<(Vec<Draft>, T)>,
    ) -> Result<(Outcome, T)> {
        let id = self.resolve(session, typed)?;
        let workspace = self.workspace.clone();
        // The lock comes before the reading: of two who record at once, the second reads what the first wrote.
        let mut writer = writer(&workspace, session)?;
        let file = self.file_of(&id)?;
        let (drafts, more) = make(self, session, &file)?;
        let outcome = self.record_with(session, &mut writer, file, drafts)?;
        Ok((outcome, more))
    }

    /// Records what a command wants to record about `file`, and tells it.
    ///
    /// # Errors
    /// Nothing was saved; the failure says why.
    pub fn record_on(&mut self, session: &mut Session<'_>, file: CaseFile, draft: Draft) -> Result<Outcome> {
        self.record_all_on(session, file, vec![draft])
    }

    /// Records several events about `file`, in this order and in one commit, and tells them.
    ///
    /// # Errors
    /// Nothing was saved; the failure says why.
    pub fn record_all_on(
        &mut self,
        session: &mut Session<'_>,
        file: CaseFile,
        drafts: Vec<Draft>,
    ) -> Result<Outcome> {
        let workspace = self.workspace.clone();
        let mut writer = writer(&workspace, session)?;
        self.record_with(session, &mut writer, file, drafts)
    }

    /// Records events about several complaints in one commit, and tells them: what joins two stands in both, or in
    /// neither.
    ///
    /// # Errors
    /// Nothing was saved; the failure says why.
    pub fn record_together(
        &mut self,
        session: &mut Session<'_>,
        parts: Vec<(CaseFile, Vec<Draft>)>,
    ) -> Result<Outcome> {
        let workspace = self.workspace.clone();
        let mut writer = writer(&workspace, session)?;
        let files: Vec<&CaseFile> = parts.iter().map(|(file, _)| file).collect();
        let mut guard = self.guard(&files, parts.iter().flat_map(|(_, drafts)| drafts))?;
        let mut recordings = Vec::new();
        for (file, drafts) in parts {
            recordings.push(self.prepare(session, &file, drafts, &mut guard)?);
        }
        guard.finish()?;
        self.finish(session, &mut writer, recordings)
    }

    fn record_with(
        &mut self,
        session: &mut Session<'_>,
        writer: &mut Writer<'_>,
        file: CaseFile,
        drafts: Vec<Draft>,
    ) -> Result<Outcome> {
        let mut guard = self.guard(&[&file], &drafts)?;
        let recording = self.prepare(session, &file, drafts, &mut guard)?;
        guard.finish()?;
        self.finish(session, writer, vec![recording])
    }

    /// The guard over what `drafts` tell about `files`.
    pub(super) fn guard<'d>(
        &mut self,
        files: &[&CaseFile],
        drafts: impl IntoIterator<Item = &'d Draft>,
    ) -> Result<Guard, Failure> {
        let rules: Result<Vec<Rc<RulesInForce>>, Failure> =
            files.iter().map(|file| self.rules(file.case.store.as_deref())).collect();
        let rules = rules?;
        let policies: Vec<&Policy> = rules.iter().map(|rules| &rules.policy).collect();
        Guard::new(drafts.into_iter().flat_map(|draft| draft.overrides.clone()).collect(), &policies)
    }

    /// The events that the drafts ask for, with everything that follows from them, ready to be saved.
    pub(super) fn prepare(
        &mut self,
        session: &Session<'_>,
        file: &CaseFile,
        drafts: Vec<Draft>,
        guard: &mut Guard,
    ) -> Result<Recording, Failure> {
        require_understood(&file.loaded.path, &file.loaded.record)?;
        let rules = self.rules(file.case.store.as_deref())?;
        let (mut record, mut events, mut changes) = (file.loaded.record.clone(), Vec::new(), Vec::new());
        let actor = self.actor(session)?;
        for draft in drafts {
            let event = self.event(session, &record, &draft)?;
            vocabulary::require_known(&event, &rules.policy)?;
            if let Some(wrong) = intake::check_happened(&file.case, &event, &session.now) {
                return Err(Failure::usage(wrong));
            }
            let case = case::fold(&record, None).unwrap_or_else(|| file.case.clone());
            let scene = Scene {
                record: &record,
                case: &case,
                policy: &rules.policy,
                rules: &rules,
                shop: &self.shop,
                actor: &actor,
            };
            let event = guard.admit(&scene, event)?;
            let new = with_consequences(&record, event, &rules);
            record.events.extend(new.iter().cloned());
            events.extend(new);
            changes.extend(draft.files);
        }
        let path = file.loaded.path.clone();
        let text = yaml::append_events(&path, &file.loaded.text, &events)
            .map_err(|found| super::failure_of(&path, &found))?;
        changes.push(Change::replace(&file.loaded, text));
        Ok(Recording { before: file.loaded.record.clone(), events, changes, rules })
    }

    /// The event that the draft asks for, without its promises.
    pub(super) fn event(
        &self,
        session: &Session<'_>,
        record: &Record,
        draft: &Draft,
    ) -> Result<Event, Failure> {
        let actor = self.actor(session)?;
        let happened = draft.happened.map(|happened| self.shop.local(&happened));
        let mut event = Event {
            id: draft.id.clone().map_or_else(|| unused_id(record), Ok)?,
            at: session.now,
            by: actor.id,
            n: record.next_n(),
            kind: EventKind::Known(draft.kind),
            happened,
            due: draft.due.clone(),
            fields: draft.fields.clone(),
        };
        if session.clock_set {
            event.fields.push("clock_set", Value::text("yes"));
        }
        Ok(event)
    }

    /// Saves and commits, with the rules' files if they changed, and tells what was saved and what is due next.
    pub(super) fn finish(
        &mut self,
        session: &mut Session<'_>,
        writer: &mut Writer<'_>,
        recordings: Vec<Recording>,
    ) -> Result<Outcome> {
        let events = || recordings.iter().flat_map(|one| one.events.iter().map(move |event| (one, event)));
        let by = events().next().map_or("unknown", |(_, event)| event.by.as_str()).to_owned();
        let act =
            |(one, event): (&Recording, &Event)| Act::event(&one.before.id, event.kind.name(), &event.id);
        let entry = Entry::of_acts(events().map(act).collect(), &by);
        let changes: Vec<Change> = recordings.iter().flat_map(|one| one.changes.iter().cloned()).collect();
        let mut files: Vec<String> = Vec::new();
        for file in recordings.iter().flat_map(|one| &one.rules.files) {
            if !files.contains(file) {
                files.push(file.clone());
            }
        }
        let saved = writer.save(&changes, &files, &entry)?;
        let first = recordings.first().and_then(|one| CaseId::parse(&one.before.id));
        if let Some(id) = first.filter(|_| session.terminal.interactive) {
            self.workspace.remember_last(&by, &id);
        }
        for recording in &recordings {
            self.tell(session, recording)?;
        }
        tell_trail(session, &saved);
        Ok(Outcome::Fine)
    }

    /// Tells what was saved of one complaint and what is due next.
    fn tell(&mut self, session: &mut Session<'_>, recording: &Recording) -> Result<()> {
        let mut record = recording.before.clone();
        record.events.extend(recording.events.iter().cloned());
        let id = &record.id;
        for event in &recording.events {
            let said = self.with_gist(session, happened(event, &recording.rules.policy), &record, event);
            let (en, zh) = (&said.en, &said.zh);
            session.print(&match event.fields.text("rule") {
                None => said!(en: "{id}: {en}", zh: "{id}：{zh}"),
                Some(rule) => {
                    said!(en: "{id}: {en}, by the rule `{rule}`", zh: "{id}：{zh}（依规则 `{rule}`）")
                }
            })?;
        }
        // Who pays a fine has no part in the promises made to the customer.
        if recording.events.iter().all(|event| OF_FINES.iter().any(|kind| event.matches(kind.name))) {
            return Ok(());
        }
        match case::fold(&record, None) {
            Some(case) => self.tell_next(session, &record, &case, &recording.rules.policy),
            None => Ok(()),
        }
    }

    /// The next promise of the case, in one line.
    fn tell_next(
        &self,
        session: &mut Session<'_>,
        record: &Record,
        case: &Case,
        policy: &Policy,
    ) -> Result<()> {
        if !case.is_open() {
            return Ok(());
        }
        let running = case.clocks.iter().filter(|clock| clock.is_running());
        let next = running.filter_map(|clock| Some((clock.due_at()?, clock))).min_by_key(|(due, _)| *due);
        let Some((due, clock)) = next else { return Ok(()) };
        let label = clocks::rule_of(policy, &clock.clock);
        // The clock of an action is called by what is to be done.
        let own = own_event_id(&clock.clock).and_then(|id| record.events.iter().find(|event| event.id == id));
        let what = own.and_then(|event| event.fields.text("what"));
        let label = what
            .map(|what| said!(en: "{what}", zh: "{what}"))
            .or_else(|| label.map(|rule| rule.choice.label.clone()))
            .unwrap_or_default();
        let (name, en, zh) = (&clock.clock, &label.en, &label.zh);
        let due = self.shop.local(&due).format("%Y-%m-%d %H:%M");
        session.print(&if clock.due_at().is_some_and(|due| due < session.now) {
            said!(en: "  overdue since {due}: {en} ({name})", zh: "  已逾期，应于 {due}：{zh}（{name}）")
        } else {
            said!(en: "  next due {due}: {en} ({name})", zh: "  下一期限 {due}：{zh}（{name}）")
        })
    }
}

/// Takes the right to write, and tells what became of an interrupted command before.
pub(super) fn writer<'a>(workspace: &'a Workspace, session: &mut Session<'_>) -> Result<Writer<'a>, Failure> {
    let mut writer = workspace.writer()?;
    for notice in std::mem::take(&mut writer.notices) {
        session.notice(&notice);
    }
    Ok(writer)
}

/// Tells what else happened at saving, and when the audit trail has it not or not yet.
pub fn tell_trail(session: &mut Session<'_>, saved: &Saved) {
    for notice in &saved.notices {
        session.notice(notice);
    }
    let (waits, why) = match &saved.trail {
        Trail::Committed(_) => return,
        Trail::None(trouble) => (false, trouble.said()),
        Trail::Waits(trouble) => (true, trouble.said()),
    };
    let (en, zh) = (&why.en, &why.zh);
    session.notice(&if waits {
        said!(
            en: "saved, not yet in the audit trail: {en}; the next command that writes will try again",
            zh: "已保存，尚未纳入审计记录：{zh}；下一次写入命令会再试"
        )
    } else {
        said!(en: "saved, but without an audit trail: {en}", zh: "已保存，但没有审计记录：{zh}")
    });
}

/// What an event is, in words: its kind, and the tier or the level that it brings.
pub fn happened(event: &Event, policy: &Policy) -> Said {
    let kind = event.kind.spec().map(|spec| spec.label.said()).unwrap_or_default();
    let choice = match (event.fields.text("tier"), event.fields.text("level")) {
        (Some(tier), _) => {
            policy.triage.tiers.iter().map(|known| &known.choice).find(|choice| choice.name == tier)
        }
        (_, Some(level)) => {
            policy.escalation.levels.iter().map(|known| &known.choice).find(|choice| choice.name == level)
        }
        _ => None,
    };
    let Some(choice) = choice else { return kind };
    let (kind_en, kind_zh, en, zh) = (&kind.en, &kind.zh, &choice.label.en, &choice.label.zh);
    said!(en: "{kind_en} → {en}", zh: "{kind_zh} → {zh}")
}

/// An event id that the record does not have yet.
pub(super) fn unused_id(record: &Record) -> Result<String, Failure> {
    random_event_id(record.events.iter().map(|event| event.id.as_str()))
}

/// The event with its promises, and what follows from it at once by the policy's rules: upgrades, escalations.
pub(super) fn with_consequences(record: &Record, event: Event, rules: &RulesInForce) -> Vec<Event> {
    let now = event.at;
    let event = settled(record, event, rules);
    let mut whole = record.clone();
    whole.events.push(event.clone());
    let mut events = vec![event];
    events.extend(escalation::immediate_consequences(&whole, &rules.as_rules(), &now));
    events.extend(late_charge(&whole, rules));
    events
}

/// What the last event of `record` costs beside itself: a fine that was paid late.
pub(super) fn late_charge(record: &Record, rules: &RulesInForce) -> Option<Event> {
    let payment = record.events.last().filter(|event| event.matches(table::PAID.name))?;
    let lateness = Lateness::of(&rules.policy.fines, rules.always.zone())?;
    charge_of_payment(record, payment, &lateness)
}

/// The event with the promises that follow from it, and the stamp of the rules where it applied any.
fn settled(record: &Record, mut event: Event, rules: &RulesInForce) -> Event {
    if let Some(seconds) = rules.late_entry_limit() {
        clocks::mark_late_entry(&mut event, seconds);
    }
    let mut event = clocks::with_promises(record, &event, &rules.as_rules());
    if !event.due.is_empty() && event.fields.get("rules").is_none() {
        event.fields.push("rules", Value::text(&rules.stamp));
    }
    event
}
