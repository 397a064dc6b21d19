//! `audit`: the history proves itself, or tells where it does not.

mod anchors;
mod commit_times;
mod exposed;
mod found;
mod gather;
mod past;
mod pieces;
mod present;
mod record;
mod recorded;
mod rulebook;
mod signed;
mod story;
mod vanished;

use std::sync::Mutex;

use anyhow::Result;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use self::gather::{Audited, Task, gather};
use super::desk::Desk;
use super::output_arguments::OutputArguments;
use super::session::{Outcome, Session};
use crate::domain::failure::Failure;
use crate::domain::finding::{Finding, Grade};
use crate::domain::id::path_of;
use crate::domain::record::RecordKind;
use crate::git::history::ObjectId;
use crate::git::{Repository, State};
use crate::render::audit::{AuditRow, AuditTotals, CommitShown, audited};
use crate::render::output::Envelope;
use crate::{help, said};

/// Arguments of `audit`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Prove by the whole history that nothing was changed, or tell where it was", "以全部历史证明记录未被篡改，或指出篡改之处"))]
pub struct AuditArguments {
    #[arg(long, value_name = "COMMIT", conflicts_with = "since_last", help = help!("Only the commits after this one", "只审计此提交之后的部分"))]
    since: Option<String>,
    #[arg(long, help = help!("Only what came after the last audit on this machine that found all in order", "只审计本机上次审计无误之后的部分"))]
    since_last: bool,
    #[arg(long, value_name = "CASE", help = help!("Only the record of this complaint", "只审计此投诉的记录"))]
    case: Option<String>,
    #[arg(long, value_name = "COMMIT", help = help!("A commit that others were told of (on a page, in a letter): it must lead to this history (can be repeated)", "曾告知他人的提交编号（见页面或信函），必须在本历史之中（可重复）"))]
    anchor: Vec<String>,
    #[arg(long, help = help!("Fail on warnings too", "有警告也视为不通过"))]
    strict: bool,
    #[command(flatten)]
    output: OutputArguments,
}

/// Audits, shows everything that was found, and what was proved and what not.
pub(super) fn run(arguments: &AuditArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let desk = Desk::open(session)?;
    let workspace = desk.workspace.clone();
    let (repository, state) =
        Repository::open(workspace.root(), workspace.surroundings()).map_err(Failure::from)?;
    let tip = match state {
        State::Ready(tip) => tip,
        State::Unfinished(_) => repository.tip_by(None).map_err(Failure::from)?,
    };
    let Some(tip) = tip.as_deref().and_then(ObjectId::parse) else {
        return Err(Failure::could_not(said!(
            en: "there is no commit yet, so there is nothing to audit",
            zh: "尚无任何提交，无可审计"
        ))
        .into());
    };
    let only = match &arguments.case {
        Some(typed) => {
            let id = desk.resolve(session, typed)?;
            path_of(&RecordKind::Complaint, id.as_str())
        }
        None => None,
    };
    let since = since(arguments, &workspace, &repository, &tip)?;
    let bar = Mutex::new(bar(session));
    let progress = |done: usize, all: usize| {
        if let Ok(bar) = bar.lock() {
            bar.set_length(all as u64);
            bar.set_position(done as u64);
        }
    };
    let task = Task {
        workspace: &workspace,
        repository: &repository,
        shop: &desk.shop,
        tip,
        since,
        only: only.clone(),
        now: Some(session.now).filter(|_| !session.clock_set),
        anchors: &arguments.anchor,
    };
    let result = gather(&task, &progress);
    if let Ok(bar) = bar.lock() {
        bar.finish_and_clear();
    }
    let audited = result?;
    let totals = totals(&audited, &tip, since.as_ref());
    show(&audited, &totals, arguments, session)?;
    if totals.errors == 0 && only.is_none() {
        anchors::remember(&workspace, &repository, &tip, since.as_ref())?;
    }
    let is_bad = totals.errors > 0 || (arguments.strict && totals.warnings > 0);
    Ok(if is_bad { Outcome::Findings } else { Outcome::Fine })
}

/// The commit up to which all is known: given, or the one that this machine remembers.
fn since(
    arguments: &AuditArguments,
    workspace: &crate::store::Workspace,
    repository: &Repository,
    tip: &ObjectId,
) -> Result<Option<ObjectId>, Failure> {
    let typed = match (&arguments.since, arguments.since_last) {
        (Some(typed), _) => typed.clone(),
        (None, true) => match anchors::last_audited(workspace) {
            Some(last) => last.to_string(),
            None => return Ok(None),
        },
        (None, false) => return Ok(None),
    };
    let found = repository.commit_named(&typed).map_err(Failure::from)?;
    let leads = match &found {
        Some(id) => repository.is_ancestor(id, tip).map_err(Failure::from)?,
        None => false,
    };
    match found.filter(|_| leads) {
        Some(id) => Ok(Some(id)),
        // What was remembered and is gone is a finding of the whole audit, which is due then.
        None if arguments.since_last => Ok(None),
        None => Err(Failure::usage(said!(
            en: "`{typed}` is no commit that leads to this history",
            zh: "`{typed}` 不是本历史中的提交"
        ))
        .tip(
            said!(en: "without `--since` the whole history is audited", zh: "不加 `--since` 则审计全部历史"),
        )),
    }
}

/// A bar on standard error; nothing where nobody watches.
fn bar(session: &Session<'_>) -> ProgressBar {
    let target = match session.terminal.interactive {
        true => ProgressDrawTarget::stderr(),
        false => ProgressDrawTarget::hidden(),
    };
    let bar = ProgressBar::with_draw_target(None, target);
    let style = ProgressStyle::with_template("{msg} [{bar:30}] {pos}/{len}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar.set_message(session.say(&said!(en: "records", zh: "记录")).to_owned());
    bar
}

fn totals(audited: &Audited, tip: &ObjectId, since: Option<&ObjectId>) -> AuditTotals {
    let count = |grade| audited.found.iter().filter(|found| found.finding.grade == grade).count();
    AuditTotals {
        tip: tip.to_string(),
        since: since.map(ToString::to_string),
        commits: audited.story.commits.len(),
        events: audited.events,
        records: audited.records,
        anchors: audited.anchors,
        signed: audited.signed,
        evidence: audited.evidence,
        evidence_elsewhere: audited.evidence_elsewhere,
        errors: count(Grade::Error),
        warnings: count(Grade::Warning),
    }
}

fn show(
    audit: &Audited,
    totals: &AuditTotals,
    arguments: &AuditArguments,
    session: &mut Session<'_>,
) -> Result<()> {
    let ids: Vec<Option<(String, usize)>> = audit
        .found
        .iter()
        .map(|found| {
            found.commit.and_then(|place| Some((audit.story.commits.get(place)?.id.to_string(), place)))
        })
        .collect();
    let rows: Vec<AuditRow<'_>> = audit
        .found
        .iter()
        .zip(&ids)
        .map(|(found, id)| {
            let commit = id.as_ref().and_then(|(id, place)| {
                let committed = &audit.story.commits.get(*place)?.committed;
                Some(CommitShown { id, author: &committed.author, at: &committed.at })
            });
            AuditRow { finding: &found.finding, commit }
        })
        .collect();
    let report = audited(&rows, totals, session.language);
    let findings: Vec<Finding> = Vec::new();
    let now = session.now;
    let envelope = Envelope { kind: "audit", as_of: &now, findings: &findings };
    arguments.output.output(session).story(envelope, &report)?;
    Ok(())
}
