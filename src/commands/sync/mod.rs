//! `sync`: fetch, merge, push, and again where somebody was faster. Never forced, never rebased, and no merge is ever left
//! under way. Made for cron too: being offline is normal, and a remote that hangs is given up.
//!
//! Only the merging and writing holds the writer's lock: nobody at the desk waits for a slow line.

mod differences;
mod refusal;
mod taking_in;

use std::path::PathBuf;
use std::time::Duration;

use anyhow::Result;

use super::output_arguments::OutputArguments;
use super::session::{Outcome, Session};
use crate::domain::exchange::Tally;
use crate::domain::failure::Failure;
use crate::domain::shop;
use crate::format::toml;
use crate::git::{Exchange, Fetched, Pushed, Remote, Repository, State, Trouble};
use crate::render::exchange::{self, needs_a_person};
use crate::render::output::Envelope;
use crate::store::{SHOP_FILE, Workspace};
use crate::words::Said;
use crate::{help, said};

/// How often what was pushed may come too late.
const ATTEMPTS: u32 = 8;

/// How much longer is waited before each further attempt.
const PAUSE: Duration = Duration::from_millis(60);

/// Arguments of `sync`.
#[derive(Debug, clap::Args)]
#[command(about = help!(
    "Exchange histories with a remote: fetch, merge, push (also for cron)",
    "与远程仓库同步：获取、合并、推送（也可用于定时任务）"
))]
pub struct SyncArguments {
    #[arg(help = help!("The remote; else the one that the branch follows, or the only one", "远程仓库名称；默认为分支所跟踪的或唯一的远程仓库"))]
    remote: Option<String>,
    #[arg(long, help = help!("Only show what would come and go", "只显示将收到和发出的内容"))]
    dry_run: bool,
    #[arg(long, help = help!("Fail when the remote cannot be reached", "无法连接远程仓库时视为失败"))]
    require_remote: bool,
    #[arg(long, help = help!("Say nothing unless a person has to look", "无需人工处理时不输出"))]
    quiet: bool,
    #[arg(long, value_name = "SECONDS", default_value_t = 600, value_parser = clap::value_parser!(u64).range(1..=86_400),
        help = help!("How long the remote may take for each answer", "每次等待远程仓库的最长秒数"))]
    time_limit: u64,
    #[command(flatten)]
    output: OutputArguments,
}

/// Everything that a sync works with.
struct Meeting {
    workspace: Workspace,
    repository: Repository,
    exchange: Exchange,
    remote: Remote,
    /// This very program, which merges records.
    program: PathBuf,
}

impl Meeting {
    /// The commit that is checked out.
    fn tip(&self) -> Result<String, Failure> {
        let tip = self.repository.tip().map_err(|trouble| self.broke_off(trouble))?;
        tip.ok_or_else(refusal::no_commit)
    }

    /// Remembers how far the remote was seen; what else people should know of that.
    fn remember_seen(&self, tip: &str) -> Result<Vec<Said>, Failure> {
        self.repository.remember_seen(&self.remote, tip).map_err(|trouble| self.broke_off(trouble))
    }

    /// What git could not do, with the remote that it was about.
    fn broke_off(&self, trouble: Trouble) -> Failure {
        match trouble {
            Trouble::Failed(_) | Trouble::Refused(_) => refusal::broke_off(&self.remote, &trouble),
            named => named.into(),
        }
    }
}

/// What has come and gone so far.
#[derive(Default)]
struct SoFar {
    came: Tally,
    went: Tally,
    /// What else people should know.
    notices: Vec<Said>,
}

/// Syncs, and tells what came and what went.
pub(super) fn run(arguments: &SyncArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let workspace = Workspace::discover(&session.directory)?;
    adopt_language(&workspace, session);
    let syncing = workspace.syncing()?;
    let meeting = open(arguments, workspace.clone())?;
    let mut so_far = SoFar::default();
    let ended =
        exchange_all(arguments, &meeting, &mut so_far).and_then(|state| Ok((state, waiting(&meeting)?)));
    let SoFar { came, went, mut notices } = so_far;
    if ended.is_err() && came.commits > 0 && !arguments.dry_run {
        notices.push(said!(
            en: "what came in is saved here; the next sync sends what is still to go",
            zh: "收到的内容已保存在此处；尚待发出的内容由下次同步发送"
        ));
    }
    if !arguments.quiet || ended.is_err() {
        notices.iter().for_each(|notice| session.notice(notice));
    }
    let (state, waiting) = ended?;
    let Remote { name: remote, branch, .. } = meeting.remote.clone();
    drop(syncing);
    tell(arguments, session, exchange::Exchange { remote, branch, state, came, went, waiting })
}

/// The shop's language, where its file can be read: a broken one must not keep the repaired one from coming.
fn adopt_language(workspace: &Workspace, session: &mut Session<'_>) {
    let text = workspace.read_text(SHOP_FILE).ok().flatten().unwrap_or_default();
    let shop = toml::parse(SHOP_FILE, &text).ok().and_then(|section| shop::read(&section).0);
    if let Some(shop) = shop {
        session.adopt_language(shop.language);
        session.now = shop.local(&session.now);
    }
}

fn open(arguments: &SyncArguments, workspace: Workspace) -> Result<Meeting> {
    let not_begun = |trouble| refusal::not_begun(workspace.root(), trouble);
    let (repository, state) =
        Repository::open(workspace.root(), workspace.surroundings()).map_err(&not_begun)?;
    if !repository.prefix().is_empty() {
        return Err(refusal::part_of_more(arguments.remote.as_deref()).into());
    }
    match state {
        State::Ready(Some(_)) => {}
        State::Ready(None) => return Err(refusal::no_commit().into()),
        State::Unfinished(what) => return Err(Failure::from(Trouble::Unfinished(what)).into()),
    }
    if repository.is_cut_short().map_err(&not_begun)? {
        return Err(refusal::cut_short().into());
    }
    let remote = repository.remote(arguments.remote.as_deref(), workspace.root()).map_err(&not_begun)?;
    let remote = remote.ok_or_else(refusal::no_remote)?;
    let exchange = repository.exchange(Duration::from_secs(arguments.time_limit)).map_err(&not_begun)?;
    let program = std::env::current_exe()?;
    Ok(Meeting { workspace, repository, exchange, remote, program })
}

/// Fetches, merges and pushes until both sides have the same.
fn exchange_all(arguments: &SyncArguments, meeting: &Meeting, so_far: &mut SoFar) -> Result<exchange::State> {
    for attempt in 0..ATTEMPTS {
        std::thread::sleep(PAUSE * attempt);
        let theirs = match meet(arguments, meeting, so_far)? {
            Met::At(theirs) => theirs,
            Met::Ended(state) => return Ok(state),
        };
        let tip = match &theirs {
            None => meeting.tip()?,
            Some(theirs) if arguments.dry_run => {
                let tree = taking_in::preview(meeting, theirs, &mut so_far.came)?;
                so_far.went = going(meeting, Some(theirs), &meeting.tip()?, &tree)?;
                return Ok(exchange::State::Previewed);
            }
            Some(theirs) => taking_in::take_in(meeting, theirs, so_far)?,
        };
        if theirs.as_ref() == Some(&tip) {
            return Ok(exchange::State::Synced);
        }
        let went = going(meeting, theirs.as_deref(), &tip, &tip)?;
        if arguments.dry_run {
            so_far.went = went;
            return Ok(exchange::State::Previewed);
        }
        match meeting.exchange.push(&meeting.remote, &tip).map_err(|trouble| meeting.broke_off(trouble))? {
            Pushed::Done => {
                so_far.notices.append(&mut meeting.remember_seen(&tip)?);
                so_far.went = went;
                return Ok(exchange::State::Synced);
            }
            Pushed::Outrun => {}
            Pushed::Unreachable(why) => return Ok(exchange::State::Offline(why)),
            Pushed::Refused(why) => return Err(refusal::push_refused(&meeting.remote.name, &why).into()),
        }
    }
    Err(refusal::outrun(&meeting.remote.name).into())
}

/// What fetching led to.
enum Met {
    /// The remote stands here; at nothing where nobody has pushed yet.
    At(Option<String>),
    /// There is nothing more to do.
    Ended(exchange::State),
}

/// Fetches, and sees whether the remote goes on from what was seen of it.
fn meet(arguments: &SyncArguments, meeting: &Meeting, so_far: &mut SoFar) -> Result<Met> {
    let broke_off = |trouble| meeting.broke_off(trouble);
    let Meeting { repository, exchange, remote, .. } = meeting;
    let seen = repository.seen(remote).map_err(broke_off)?;
    let ours = meeting.tip()?;
    let known: Vec<&str> = [Some(ours.as_str()), seen.as_deref()].into_iter().flatten().collect();
    let fetched = exchange.fetch(remote, &known).map_err(broke_off)?;
    let theirs = match fetched {
        Fetched::Unreachable(why) => return Ok(Met::Ended(exchange::State::Offline(why))),
        Fetched::Tip(tip) => Some(tip),
        Fetched::NoBranch(others) if seen.is_none() => {
            return Err(refusal::no_branch(&remote.name, &remote.branch, &others).into());
        }
        Fetched::Empty | Fetched::NoBranch(_) => None,
    };
    if let Some(seen) = &seen {
        let goes_on = match &theirs {
            Some(theirs) => exchange.goes_on(seen, theirs).map_err(broke_off)?,
            None => false,
        };
        if !goes_on {
            let (gone, count) = exchange.gone(seen, theirs.as_deref()).map_err(broke_off)?;
            return Ok(Met::Ended(exchange::State::Rewritten(gone, count)));
        }
    }
    if let Some(theirs) = &theirs
        && !arguments.dry_run
        && exchange.are_related(&ours, theirs).map_err(broke_off)?
    {
        so_far.notices.append(&mut meeting.remember_seen(theirs)?);
    }
    Ok(Met::At(theirs))
}

/// What goes to the remote: from its tip to ours, as `tree` will have it.
fn going(meeting: &Meeting, theirs: Option<&str>, tip: &str, tree: &str) -> Result<Tally, Failure> {
    let broke_off = |trouble| meeting.broke_off(trouble);
    let mut went =
        Tally { commits: meeting.exchange.count(theirs, tip).map_err(broke_off)?, ..Tally::default() };
    let found = meeting.exchange.differences(theirs, tree).map_err(broke_off)?;
    let contents = differences::contents(meeting, &found)?;
    differences::learn(&mut went, &found, &contents, &[]);
    Ok(went)
}

/// How many commits the remote does not have yet, as far as is known here.
fn waiting(meeting: &Meeting) -> Result<usize, Failure> {
    let broke_off = |trouble| meeting.broke_off(trouble);
    let seen = meeting.repository.seen(&meeting.remote).map_err(broke_off)?;
    meeting.exchange.count(seen.as_deref(), &meeting.tip()?).map_err(broke_off)
}

/// Tells what came and went, and how the program ends.
fn tell(
    arguments: &SyncArguments,
    session: &mut Session<'_>,
    exchanged: exchange::Exchange,
) -> Result<Outcome> {
    if !arguments.quiet || needs_a_person(&exchanged) {
        let report = exchange::report(&exchanged, session.language);
        let as_of = session.now;
        let envelope = Envelope { kind: "sync", as_of: &as_of, findings: &[] };
        arguments.output.output(session).story(envelope, &report)?;
    }
    match exchanged.state {
        exchange::State::Rewritten(..) => {
            session.notice(&what_to_do(&exchanged.remote));
            Ok(Outcome::Findings)
        }
        exchange::State::Offline(_) if arguments.require_remote => Err(Failure::could_not(said!(
            en: "the remote cannot be reached, and `--require-remote` asks for it",
            zh: "无法连接远程仓库，而 `--require-remote` 要求必须连接"
        ))
        .into()),
        _ => Ok(Outcome::Fine),
    }
}

fn what_to_do(remote: &str) -> Said {
    said!(
        en: "an honest history is never rewritten: find out who did it and why before anything else; docs/sync.md tells how to bring {remote} back to what it was",
        zh: "正常的历史不会被改写：请先查明是谁、为何改写；docs/sync.md 说明如何恢复 {remote}"
    )
}
