//! Recording: from a draft to an event that is saved, committed and told.

use anyhow::Result;

use super::guard::{Guard, Scene};
use super::{CaseFile, Desk, RulesInForce, vocabulary};
use crate::commands::draft::Draft;
use crate::commands::session::{Outcome, Session};
use crate::domain::calendar::Term;
use crate::domain::case::{self, Case};
use crate::domain::clocks;
use crate::domain::escalation;
use crate::domain::failure::Failure;
use crate::domain::id::CaseId;
use crate::domain::intake;
use crate::domain::policy::Policy;
use crate::domain::record::{Event, EventKind, Record, Value};
use crate::format::yaml;
use crate::git::{Act, Entry};
use crate::said;
use crate::store::{Change, Saved, Trail, Workspace, Writer, random_event_id};
use crate::words::Said;

/// Events of a complaint that are to be saved.
pub(super) struct Recording<'a> {
    /// The complaint's id.
    pub(super) id: &'a str,
    /// The events.
    pub(super) events: &'a [Event],
    /// The file with them, and the files that go with them (a piece of evidence).
    pub(super) changes: Vec<Change>,
}

impl Desk {
    /// Records what a command wants to record about the case that was typed, and tells it.
    ///
    /// # Errors
    /// Nothing was saved; the failure says why.
    pub fn record(&mut self, session: &mut Session<'_>, typed: &str, draft: Draft) -> Result<Outcome> {
        let id = self.resolve(session, typed)?;
        let workspace = self.workspace.clone();
        // The lock comes before the reading: of two who record at once, the second reads what the first wrote.
        let mut writer = writer(&workspace, session)?;
        let file = self.file_of(&id)?;
        self.record_with(session, &mut writer, file, vec![draft])
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

    fn record_with(
        &mut self,
        session: &mut Session<'_>,
        writer: &mut Writer<'_>,
        file: CaseFile,
        drafts: Vec<Draft>,
    ) -> Result<Outcome> {
        file.require_understood()?;
        let rules = self.rules(file.case.store.as_deref())?;
        let (mut record, mut events, mut changes) = (file.loaded.record.clone(), Vec::new(), Vec::new());
        let actor = self.actor(session)?;
        let overrides = drafts.iter().flat_map(|draft| draft.overrides.clone()).collect();
        let mut guard = Guard::new(overrides, &rules.policy)?;
        for draft in drafts {
            let event = self.event(session, &record, &draft)?;
            vocabulary::require_known(&event, &rules.policy)?;
            if let Some(wrong) = event
                .happened
                .and_then(|happened| intake::check_happened(&file.case, &happened, &session.now))
            {
                return Err(Failure::usage(wrong).into());
            }
            let case = case::fold(&record, None).unwrap_or_else(|| file.case.clone());
            let scene = Scene {
                record: &record,
                case: &case,
                policy: &rules.policy,
                shop: &self.shop,
                actor: &actor,
            };
            let event = guard.admit(&scene, event)?;
            let new = with_consequences(&record, event, &rules);
            record.events.extend(new.iter().cloned());
            events.extend(new);
            changes.extend(draft.files);
        }
        guard.finish()?;
        let path = file.loaded.path.clone();
        let text = yaml::append_events(&path, &file.loaded.text, &events)
            .map_err(|found| super::failure_of(&path, &found))?;
        changes.push(Change::replace(&file.loaded, text));
        let recording = Recording { id: &file.case.id, events: &events, changes };
        let saved = self.save(session, writer, &rules, recording)?;
        self.tell(session, &file.loaded.record, &events, &saved)
    }

    /// The event that the draft asks for, without its promises.
    fn event(&self, session: &Session<'_>, record: &Record, draft: &Draft) -> Result<Event, Failure> {
        let actor = self.actor(session)?;
        let happened = draft.happened.map(|happened| self.shop.local(&happened));
        let mut event = Event {
            id: unused_id(record)?,
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

    /// Saves and commits, with the rules' files if they changed.
    pub(super) fn save(
        &self,
        session: &Session<'_>,
        writer: &mut Writer<'_>,
        rules: &RulesInForce,
        recording: Recording<'_>,
    ) -> Result<Saved, Failure> {
        let Recording { id, events, changes } = recording;
        let by = events.first().map_or("unknown", |event| event.by.as_str()).to_owned();
        let acts = events.iter().map(|event| Act::event(id, event.kind.name(), &event.id)).collect();
        let saved = writer.save(&changes, &rules.files, &Entry { acts, by: by.clone() })?;
        if session.terminal.interactive
            && let Some(id) = CaseId::parse(id)
        {
            self.workspace.remember_last(&by, &id);
        }
        Ok(saved)
    }

    /// Tells what was saved and what is due next.
    pub(super) fn tell(
        &mut self,
        session: &mut Session<'_>,
        before: &Record,
        events: &[Event],
        saved: &Saved,
    ) -> Result<Outcome> {
        let mut record = before.clone();
        record.events.extend(events.iter().cloned());
        let id = &record.id;
        let rules = self.rules(record.header.text("store"))?;
        for event in events {
            let said = happened(event, &rules.policy);
            let (en, zh) = (&said.en, &said.zh);
            session.print(&match event.fields.text("rule") {
                None => said!(en: "{id}: {en}", zh: "{id}：{zh}"),
                Some(rule) => {
                    said!(en: "{id}: {en}, by the rule `{rule}`", zh: "{id}：{zh}（依规则 `{rule}`）")
                }
            })?;
        }
        if let Some(case) = case::fold(&record, None) {
            self.tell_next(session, &case)?;
        }
        tell_trail(session, saved);
        Ok(Outcome::Fine)
    }

    /// The next promise of the case, in one line.
    fn tell_next(&mut self, session: &mut Session<'_>, case: &Case) -> Result<()> {
        if !case.is_open() {
            return Ok(());
        }
        let running = case.clocks.iter().filter(|clock| clock.is_running());
        let next = running.filter_map(|clock| Some((clock.due_at()?, clock))).min_by_key(|(due, _)| *due);
        let Some((due, clock)) = next else { return Ok(()) };
        let rules = self.rules(case.store.as_deref())?;
        let label = clocks::rule_of(&rules.policy, &clock.clock);
        let label = label.map(|rule| rule.choice.label.clone()).unwrap_or_default();
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
    events
}

/// The event with the promises that follow from it, and the stamp of the rules where it applied any.
fn settled(record: &Record, mut event: Event, rules: &RulesInForce) -> Event {
    if let Some(Term::Elapsed { seconds }) = rules.policy.intake.late_entry_limit {
        clocks::mark_late_entry(&mut event, seconds);
    }
    let mut event = clocks::with_promises(record, &event, &rules.as_rules());
    if !event.due.is_empty() && event.fields.get("rules").is_none() {
        event.fields.push("rules", Value::text(&rules.stamp));
    }
    event
}
