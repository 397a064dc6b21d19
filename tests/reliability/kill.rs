//! Part 1: kill -9 at any moment of a writing command, of plaint alone and of git with it.

use std::collections::BTreeSet;
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::PathBuf;
use std::process::Stdio;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process, kill_process_group};

use crate::acts::{ACTS, Act, mark};
use crate::effort::Effort;
use crate::random::Random;
use crate::shop::{Shop, Template, temporary, told};
use crate::state::{State, broken, disorder, litter, next_works};
use crate::verdict::Verdict;

/// How many rounds one workspace lives: long enough for records and history to grow, short enough to stay quick.
const ROUNDS: u64 = 100;

/// How many workspaces are harmed at a time.
const WORKERS: u64 = 2;

/// What is counted over all workspaces.
#[derive(Default)]
struct Counts {
    killed: AtomicU64,
    finished: AtomicU64,
    waited: AtomicU64,
    litter: AtomicU64,
    next: AtomicU64,
}

/// Runs the part.
pub(crate) fn run(effort: &Effort) -> Verdict {
    let template = Template::make();
    let times = rehearsed(&template);
    let mut verdict = Verdict::default();
    for (group, kills) in [(true, effort.count(30, 1_000)), (false, effort.count(40, 10_000))] {
        verdict.join(harmed(effort, &template, &times, (group, kills)));
    }
    verdict
}

/// Each command once, undisturbed: how long it takes, and whether its word stands where it should.
fn rehearsed(template: &Template) -> Vec<Duration> {
    let folder = temporary();
    let shop = template.copy(&folder.path().join("shop"), folder.path());
    let once = |(index, act): (usize, &Act)| {
        let words = act.words(&shop, &mark(index as u64));
        let begun = Instant::now();
        let output = shop.plaint(&words).output().unwrap();
        let took = begun.elapsed();
        assert!(output.status.success(), "{words:?}: {}", told(&output));
        assert_eq!(State::of(&shop).marks(&mark(index as u64)), act.marks, "{words:?}");
        took
    };
    let times = ACTS.iter().enumerate().map(once).collect();
    assert_eq!(disorder(&shop), Vec::<String>::new());
    times
}

fn harmed(effort: &Effort, template: &Template, times: &[Duration], (group, kills): (bool, u64)) -> Verdict {
    let (counts, verdict) = (Counts::default(), Mutex::new(Verdict::default()));
    let row = AtomicU64::new(if group { 1 << 32 } else { 0 });
    let is_done = || counts.killed.load(Ordering::Relaxed) >= kills || effort.is_over();
    thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(|| {
                while !is_done() && verdict.lock().unwrap().violations() < 20 {
                    let random = Random::new(effort.seed, row.fetch_add(1, Ordering::Relaxed));
                    let mut life = Life::begin(template, random, group);
                    let wrong = (0..ROUNDS).find_map(|round| {
                        if is_done() { None } else { life.round(round, times, &counts).err() }
                    });
                    let wrong = wrong.or_else(|| life.end(&counts).err());
                    if let Some(wrong) = wrong {
                        let kept = life.keep();
                        verdict.lock().unwrap().violation(&wrong, Some(&kept));
                    }
                }
            });
        }
    });
    let whom = if group { "the whole process group" } else { "plaint alone" };
    let mut verdict = verdict.into_inner().unwrap();
    let (killed, wrong) = (counts.killed.into_inner(), verdict.violations() as u64);
    verdict.note(format!("kill -9 of {whom}: killed while it ran"), format!("{killed} of {kills}"));
    verdict.note("   ended before the signal came", counts.finished.into_inner());
    verdict.must_be("   torn, lost, stuck or untidy", wrong, 0);
    verdict.note("   next commands that worked at once and committed", counts.next.into_inner());
    verdict
        .note("   next commands that named a lock of git, too young to remove", counts.waited.into_inner());
    verdict
        .note("   files that a killed git left in .git (`git gc` removes them)", counts.litter.into_inner());
    verdict
}

/// One workspace on which commands are killed.
struct Life {
    folder: tempfile::TempDir,
    shop: Shop,
    random: Random,
    group: bool,
    /// Words of commands that ended well, with how often they must stand there.
    acknowledged: Vec<(String, usize)>,
    /// All events that were ever seen in an orderly workspace.
    seen: BTreeSet<(String, String)>,
}

impl Life {
    fn begin(template: &Template, random: Random, group: bool) -> Self {
        let folder = temporary();
        let shop = template.copy(&folder.path().join("shop"), folder.path());
        let seen = State::of(&shop).events;
        Self { folder, shop, random, group, acknowledged: Vec::new(), seen }
    }

    /// One command is killed; what it left is looked at; the next one must work and leave everything in order.
    fn round(&mut self, round: u64, times: &[Duration], counts: &Counts) -> Result<(), String> {
        let index = usize::try_from(self.random.below(ACTS.len() as u64)).unwrap();
        let (act, mark) = (&ACTS[index], mark(round));
        let words = act.words(&self.shop, &mark);
        let reach = u64::try_from(times[index].as_micros()).unwrap() * 11 / 10;
        let delay = Duration::from_micros(self.random.below(reach));
        let status = self.kill(&words, delay);
        let about = |wrong: &str| format!("round {round}, {} killed after {delay:?}: {wrong}", act.name);
        let done = status.success();
        match status.signal() {
            Some(9) => counts.killed.fetch_add(1, Ordering::Relaxed),
            _ if done => counts.finished.fetch_add(1, Ordering::Relaxed),
            _ => return Err(about(&format!("it ended with {status}"))),
        };
        let state = State::of(&self.shop);
        self.look(&state, (act, &mark, done)).map_err(|wrong| about(&wrong))?;
        self.next(&format!("n{round:08}n"), counts).map_err(|wrong| about(&wrong))?;
        let state = State::of(&self.shop);
        self.look(&state, (act, &mark, done)).map_err(|wrong| about(&wrong))?;
        let marks = state.marks(&mark);
        if marks != 0 && marks != act.marks {
            return Err(about(&format!("{marks} of {} places were written", act.marks)));
        }
        if done {
            self.acknowledged.push((mark, act.marks));
        }
        self.seen = state.events;
        Ok(())
    }

    fn kill(&self, words: &[String], delay: Duration) -> std::process::ExitStatus {
        let mut command = self.shop.plaint(words);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.process_group(0).spawn().unwrap();
        thread::sleep(delay);
        let pid = Pid::from_child(&child);
        let killed =
            if self.group { kill_process_group(pid, Signal::KILL) } else { kill_process(pid, Signal::KILL) };
        // It may be over already; then there is nothing to kill.
        let _: Result<(), rustix::io::Errno> = killed;
        child.wait().unwrap()
    }

    /// Whether everything can be read, nothing is lost, and what was acknowledged is there.
    fn look(&self, state: &State, (act, mark, done): (&Act, &str, bool)) -> Result<(), String> {
        if let Some(unreadable) = state.unreadable.first() {
            return Err(format!("torn: {unreadable}"));
        }
        if let Some(lost) = state.lost(&self.seen) {
            return Err(format!("lost: {lost}"));
        }
        if done && state.marks(mark) != act.marks {
            return Err(format!("acknowledged, and {} of {} places hold it", state.marks(mark), act.marks));
        }
        Ok(())
    }

    fn next(&mut self, mark: &str, counts: &Counts) -> Result<(), String> {
        let waited = next_works(&self.shop, mark)?;
        let count = if waited { &counts.waited } else { &counts.next };
        count.fetch_add(1, Ordering::Relaxed);
        self.acknowledged.push((mark.to_owned(), 1));
        Ok(())
    }

    /// Everything that was acknowledged is there exactly as often as it should, and the history is whole.
    fn end(&self, counts: &Counts) -> Result<(), String> {
        let state = State::of(&self.shop);
        let wrong = self.acknowledged.iter().find(|(mark, times)| state.marks(mark) != *times);
        if let Some((mark, times)) = wrong {
            return Err(format!(
                "{mark} was acknowledged and stands there {} times, not {times}",
                state.marks(mark)
            ));
        }
        counts.litter.fetch_add(litter(&self.shop) as u64, Ordering::Relaxed);
        broken(&self.shop).pop().map_or(Ok(()), Err)
    }

    fn keep(self) -> PathBuf {
        self.folder.keep()
    }
}
