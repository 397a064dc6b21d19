//! `sweep`: records what has become due by itself. Made for cron: silent when there is nothing, the same bytes on every
//! machine, nothing twice.

use std::collections::BTreeMap;

use anyhow::Result;

use super::desk::{Desk, RulesInForce, happened};
use super::findings;
use super::session::{Outcome, Session};
use crate::domain::case;
use crate::domain::escalation;
use crate::domain::failure::Failure;
use crate::domain::finding::Finding;
use crate::domain::instant;
use crate::domain::record::{Event, RecordKind};
use crate::format::yaml;
use crate::git::{Act, Entry};
use crate::store::{Change, RecordText};
use crate::words::Said;
use crate::{help, said};

/// Arguments of `sweep`.
#[derive(Debug, clap::Args)]
#[command(about = help!(
    "Record the escalations and upgrades that are due (for cron)",
    "登记已到期的升级与改级（供定时任务使用）"
))]
pub struct SweepArguments {
    #[arg(long, help = help!("Only show what would be recorded", "只显示将要登记的内容"))]
    dry_run: bool,
    #[arg(long, help = help!("Exit with 4 when something was due", "有到期事项时以 4 退出"))]
    exit_code: bool,
}

/// Who records; the name is no member of staff's.
const SWEEP: &str = "sweep";

/// What a sweep found to do.
#[derive(Default)]
struct Work {
    changes: Vec<Change>,
    acts: Vec<Act>,
    told: Vec<(String, Said, Event)>,
    rule_files: Vec<String>,
    findings: Vec<Finding>,
    failures: BTreeMap<String, Failure>,
}

/// Records what is due.
pub(super) fn run(arguments: &SweepArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let workspace = desk.workspace.clone();
    if arguments.dry_run {
        let work = work(&mut desk, session);
        tell(session, &work)?;
        return Ok(outcome(arguments, &work));
    }
    // The lock is held from reading to saving: nothing changes in between.
    let mut writer = workspace.writer()?;
    for notice in std::mem::take(&mut writer.notices) {
        session.notice(&notice);
    }
    let work = work(&mut desk, session);
    if !work.changes.is_empty() {
        let entry = Entry { acts: work.acts.clone(), by: SWEEP.to_owned() };
        let saved = writer.save(&work.changes, &work.rule_files, &entry)?;
        super::desk::tell_trail(session, &saved);
    }
    tell(session, &work)?;
    Ok(outcome(arguments, &work))
}

fn outcome(arguments: &SweepArguments, work: &Work) -> Outcome {
    if !work.findings.is_empty() || !work.failures.is_empty() {
        Outcome::Findings
    } else if arguments.exit_code && !work.told.is_empty() {
        Outcome::Matched
    } else {
        Outcome::Fine
    }
}

/// Looks through all complaints; one that cannot be read or has no rules in force doesn't keep the others waiting.
fn work(desk: &mut Desk, session: &Session<'_>) -> Work {
    let loaded = desk.workspace.load_all();
    let mut work = Work { findings: loaded.unreadable, ..Work::default() };
    for record in loaded.records {
        let Some(case) = case::fold(&record.record, None) else { continue };
        let rules = match desk.rules(case.store.as_deref()) {
            Ok(rules) => rules,
            Err(failure) => {
                let policy = desk.shop.policy_of(case.store.as_deref()).to_owned();
                work.failures.insert(policy, failure);
                continue;
            }
        };
        let events = escalation::sweep_known(&record.record, &case, &rules.as_rules(), &session.now);
        if events.is_empty() {
            continue;
        }
        match desk.workspace.load_one(&RecordKind::Complaint, &record.record.id) {
            Ok(text) => add(&mut work, &text, events, &rules),
            Err(failure) => drop(work.failures.insert(record.path, failure)),
        }
    }
    work
}

fn add(work: &mut Work, text: &RecordText, events: Vec<Event>, rules: &RulesInForce) {
    match yaml::append_events(&text.path, &text.text, &events) {
        Ok(after) => {
            work.changes.push(Change::replace(text, after));
            for file in &rules.files {
                if !work.rule_files.contains(file) {
                    work.rule_files.push(file.clone());
                }
            }
            for event in events {
                work.acts.push(Act::event(&text.record.id, event.kind.name(), &event.id));
                work.told.push((text.record.id.clone(), happened(&event, &rules.policy), event));
            }
        }
        Err(findings) => work.findings.extend(findings),
    }
}

/// One line an event: what became true, when, where to.
fn tell(session: &mut Session<'_>, work: &Work) -> Result<()> {
    findings::show(session, &work.findings, &|_| None);
    for failure in work.failures.values() {
        session.notice(&failure.message);
        for tip in &failure.tips {
            let (en, zh) = (&tip.en, &tip.zh);
            session.notice(&said!(en: "  tip: {en}", zh: "  提示: {zh}"));
        }
    }
    for (id, what, event) in &work.told {
        let (en, zh, at) = (&what.en, &what.zh, instant::format(&event.at));
        let reason = event.fields.text("clock").or_else(|| event.fields.text("rule")).unwrap_or_default();
        session.print(&said!(en: "{id}: {en} ({reason}, {at})", zh: "{id}：{zh}（{reason}，{at}）"))?;
    }
    Ok(())
}
