//! `sweep`: records what has become due by itself. Made for cron: silent when there is nothing, the same bytes on every
//! machine, nothing twice.
//!
//! Escalations, upgrades and promises are recorded always; money only when that was asked for, else it is only said
//! what would be recorded. What money is due is told by the [sources](source).

mod chain;
mod fines;
mod late;
mod saving;
mod source;
mod telling;
mod years;

use anyhow::Result;

use self::chain::{Chain, open};
use self::source::{Due, money};
use super::desk::Desk;
use super::findings;
use super::session::{Outcome, Session};
use crate::git::Entry;
use crate::{help, said};

/// Arguments of `sweep`.
#[derive(Debug, clap::Args)]
#[command(about = help!(
    "Record the escalations and upgrades that are due, and on request the fines (for cron)",
    "登记已到期的升级与改级，并可登记应处的罚款（供定时任务使用）"
))]
pub struct SweepArguments {
    #[arg(long, help = help!("Only show what would be recorded", "只显示将要登记的内容"))]
    dry_run: bool,
    #[arg(long, help = help!("Record the fines that follow too; without it they are only told", "一并登记应处的罚款；不加则只提示"))]
    record_fines: bool,
    #[arg(long, help = help!("Exit with 4 when something was due", "有到期事项时以 4 退出"))]
    exit_code: bool,
}

/// Who records; the name is no member of staff's.
const SWEEP: &str = "sweep";

/// Records what is due.
pub(super) fn run(arguments: &SweepArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let workspace = desk.workspace.clone();
    if arguments.dry_run {
        let mut chain = open(&mut desk, session.now);
        let proposed = money(&mut chain);
        return told(arguments, session, (chain, &proposed));
    }
    // The lock is held from reading to saving: nothing changes in between.
    let mut writer = workspace.writer()?;
    for notice in std::mem::take(&mut writer.notices) {
        session.notice(&notice);
    }
    let mut chain = open(&mut desk, session.now);
    let mut proposed = Vec::new();
    if arguments.record_fines {
        source::record(&mut chain);
    } else {
        proposed = money(&mut chain);
    }
    let work = saving::work(&mut chain);
    if !work.changes.is_empty() {
        let entry = Entry::of_acts(work.acts, SWEEP);
        let saved = writer.save(&work.changes, &work.rule_files, &entry)?;
        super::desk::tell_trail(session, &saved);
    }
    told(arguments, session, (chain, &proposed))
}

/// Tells what was recorded and what is proposed, and how the program ends.
fn told(
    arguments: &SweepArguments,
    session: &mut Session<'_>,
    (mut chain, proposed): (Chain<'_>, &[Due]),
) -> Result<Outcome> {
    findings::show(session, &chain.findings, &|_| None);
    for failure in chain.failures.values() {
        session.notice(&failure.message);
        for tip in &failure.tips {
            let (en, zh) = (&tip.en, &tip.zh);
            session.notice(&said!(en: "  tip: {en}", zh: "  提示: {zh}"));
        }
    }
    let recorded = telling::recorded(&mut chain, session)?;
    telling::proposed(&mut chain, session, proposed)?;
    telling::uncharged(&chain, session);
    Ok(if !chain.findings.is_empty() || !chain.failures.is_empty() {
        Outcome::Findings
    } else if arguments.exit_code && (recorded || !proposed.is_empty()) {
        Outcome::Matched
    } else {
        Outcome::Fine
    })
}
