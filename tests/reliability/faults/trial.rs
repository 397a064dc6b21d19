//! One command with one failing call, and what must hold afterwards.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::PathBuf;
use std::process::{Command, Output};

use super::point::{self, CALLS, Point};
use crate::acts::{Act, mark};
use crate::limited::within_limit;
use crate::shop::{Shop, Template, temporary, told};
use crate::state::{State, disorder, next_works};

/// A command as it goes when nothing fails.
pub(super) struct Rehearsal {
    pub(super) act: &'static Act,
    /// Which calls of plaint may fail, of each of [`CALLS`], by their numbers.
    pub(super) calls: Vec<Vec<usize>>,
    /// How often the busiest of the programs below it makes each.
    pub(super) calls_of_git: Vec<usize>,
    /// The events that it adds, where their ids follow from the records (`sweep`).
    adds: usize,
}

/// How a trial ended, when nothing is wrong.
pub(super) enum Ended {
    /// The call did not come.
    Missed,
    /// The command said that it could not.
    Refused,
    /// A sweep that could not read something, named it and did the rest: the next sweep does what is left.
    InPart,
    /// It is saved, and was said to wait for the audit trail.
    Waiting,
    /// It is saved and committed.
    Done,
}

impl Rehearsal {
    /// Runs the command once and counts its calls.
    pub(super) fn of(template: &Template, act: &'static Act) -> Self {
        let folder = temporary();
        let shop = template.copy(&folder.path().join("shop"), folder.path());
        let before = State::of(&shop).events.len();
        let trace = format!("trace={}", CALLS.join(","));
        let output = under_strace(&shop, &["-f", "-y", "-e", &trace], &act.words(&shop, &mark(1))).unwrap();
        assert!(output.status.success(), "{}: {}", act.name, told(&output));
        let log = fs::read_to_string(shop.side.join("strace.log")).unwrap();
        // Each line begins with the process: `4711  openat(…`.
        let mut counted: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let (mut first, mut calls) = (None, vec![Vec::new(); CALLS.len()]);
        for line in log.lines() {
            let Some((process, rest)) = line.split_once(' ') else { continue };
            first.get_or_insert(process);
            let name = rest.trim_start().split('(').next().unwrap_or_default();
            let Some(index) = CALLS.iter().position(|call| *call == name) else { continue };
            let count = &mut counted.entry(process).or_insert_with(|| vec![0; CALLS.len()])[index];
            *count += 1;
            if first == Some(process) && point::may_fail(rest) {
                calls[index].push(*count);
            }
        }
        counted.remove(first.unwrap_or_default());
        let busiest = |index: usize| counted.values().map(|calls| calls[index]).max().unwrap_or(0);
        let calls_of_git = (0..CALLS.len()).map(busiest).collect();
        Self { act, calls, calls_of_git, adds: State::of(&shop).events.len() - before }
    }
}

/// Runs the command with the failing call. What is wrong comes with the folder in which it can be looked at.
pub(super) fn tried(
    template: &Template,
    rehearsal: &Rehearsal,
    point: &Point,
) -> Result<Ended, (String, PathBuf)> {
    let folder = temporary();
    let shop = template.copy(&folder.path().join("shop"), folder.path());
    let before = State::of(&shop).events;
    let (trace, injection) = (point.trace(), point.injection());
    let follow: &[&str] = if point.with_git { &["-f"] } else { &[] };
    let arguments = [follow, &["-y", "-e", &trace, "-e", &injection]].concat();
    let ran = under_strace(&shop, &arguments, &rehearsal.act.words(&shop, &mark(1)));
    let log = fs::read_to_string(shop.side.join("strace.log")).unwrap_or_default();
    if !is_tried(&log) {
        return Ok(Ended::Missed);
    }
    let output = match ran {
        Ok(output) => output,
        Err(hangs) => return Err((hangs, folder.keep())),
    };
    let ended = judged(&Work { rehearsal, shop: &shop, before: &before }, silenced(&log), &output);
    ended.map_err(|wrong| {
        let said = told(&output);
        (format!("{wrong}\n      it ended with {} and said: {}", output.status, said.trim()), folder.keep())
    })
}

/// Whether the call came that was to fail. What a command opens and closes, and when, is not quite the same each time: another
/// one may have failed that cannot fail in life.
fn is_tried(log: &str) -> bool {
    let mut injected = log.lines().filter(|line| line.contains("(INJECTED)")).peekable();
    injected.peek().is_some() && injected.all(point::may_fail)
}

fn under_strace(shop: &Shop, arguments: &[&str], words: &[String]) -> Result<Output, String> {
    let mut command = Command::new("strace");
    command.arg("-qq").args(arguments).arg("-o").arg(shop.side.join("strace.log"));
    command.arg(env!("CARGO_BIN_EXE_plaint")).args(words).current_dir(&shop.root);
    shop.surround(&mut command);
    within_limit(command.stdin(std::process::Stdio::null()), &shop.side)
}

/// What the command was to do, and what stood there before.
struct Work<'a> {
    rehearsal: &'a Rehearsal,
    shop: &'a Shop,
    before: &'a BTreeSet<(String, String)>,
}

impl Work<'_> {
    fn is_new(&self, state: &State) -> bool {
        state.marks(&mark(1)) == self.rehearsal.act.marks && self.added(state) >= self.rehearsal.adds
    }

    fn is_old(&self, state: &State) -> bool {
        state.marks(&mark(1)) == 0 && (self.rehearsal.act.marks > 0 || self.added(state) == 0)
    }

    fn is_sweep(&self) -> bool {
        self.rehearsal.act.marks == 0
    }

    /// How many events came, without those of the next command, which writes to a complaint of its own.
    fn added(&self, state: &State) -> usize {
        let came = state.events.difference(self.before);
        came.filter(|(path, _)| self.rehearsal.act.marks > 0 || !path.contains(&self.shop.cases[1])).count()
    }

    fn all_can_be_read(&self, state: &State) -> Result<(), String> {
        let lost = state.lost(self.before).map(|lost| format!("lost: {lost}"));
        let torn = state.unreadable.first().map(|unreadable| format!("torn: {unreadable}"));
        torn.or(lost).map_or(Ok(()), Err)
    }
}

/// How the command ended, and whether that is how it is.
fn judged(work: &Work<'_>, is_silenced: bool, output: &Output) -> Result<Ended, String> {
    let (said, state) = (told(output), State::of(work.shop));
    work.all_can_be_read(&state)?;
    let ended = match output.status.code() {
        Some(0) if !work.is_new(&state) => return Err("success, and not all of it is there".to_owned()),
        Some(0) if said.contains("not yet in the audit trail") => Ended::Waiting,
        Some(0) if said.contains("without an audit trail") => {
            return Err("it says that there is no audit trail, and there is one".to_owned());
        }
        Some(0) if said.contains("puts it in order") => Ended::Waiting,
        Some(0) => match disorder(work.shop).as_slice() {
            [] => Ended::Done,
            // What it said of that had nowhere to go.
            _ if is_silenced => Ended::Waiting,
            [wrong, ..] => return Err(format!("success without a word, and {wrong}")),
        },
        // A message that could not be written cannot be asked for.
        Some(1 | 3 | 5) if is_silenced => Ended::Refused,
        Some(3) if work.is_sweep() && said.contains("error[file-unreadable]") => Ended::InPart,
        Some(1 | 3 | 5) => refused(&said, work.is_old(&state)).map(|()| Ended::Refused)?,
        // The program was not even loaded; it is the system's loader that says so.
        Some(127) if said.contains("shared librar") && work.is_old(&state) => Ended::Refused,
        Some(code) => return Err(format!("exit code {code}")),
        None => return Err(format!("ended by signal {:?}", output.status.signal())),
    };
    afterwards(work, &ended).map(|()| ended)
}

/// Whether the next command works, and what the one before it did is there as a whole or not at all.
fn afterwards(work: &Work<'_>, ended: &Ended) -> Result<(), String> {
    next_works(work.shop, "afterwards")?;
    if matches!(ended, Ended::InPart) {
        let again = work.shop.plaint(&["sweep"]).output().unwrap();
        if !again.status.success() {
            return Err(format!("the next sweep ended with {}: {}", again.status, told(&again)));
        }
    }
    let state = State::of(work.shop);
    work.all_can_be_read(&state).map_err(|wrong| format!("after the next command: {wrong}"))?;
    match (work.is_old(&state), work.is_new(&state)) {
        (false, false) => {
            Err(format!("half of it after the next command: {} mark(s)", state.marks(&mark(1))))
        }
        (true, false) if !matches!(ended, Ended::Refused) => Err("gone with the next command".to_owned()),
        _ => Ok(()),
    }
}

/// Whether it was a write of plaint to standard error that failed. With `-f` each line begins with its process, plaint's the
/// first.
fn silenced(log: &str) -> bool {
    let process = log.split(' ').next().filter(|word| word.parse::<u32>().is_ok()).unwrap_or_default();
    let mut own = log.lines().filter(|line| line.starts_with(process));
    own.any(|line| {
        ["write(2<", "write(2, "].iter().any(|call| line.contains(call)) && line.contains("(INJECTED)")
    })
}

/// What a command must say that could not: which file, and nothing that is not so.
fn refused(said: &str, is_old: bool) -> Result<(), String> {
    if said.contains("nothing was saved") && !is_old {
        return Err("it says that nothing was saved, and something was".to_owned());
    }
    if !is_old && !said.contains("saved") && !said.contains("error[file-unreadable]") {
        return Err("it was saved, and the message does not say so".to_owned());
    }
    // A path, or what stands between backticks; standard output and the like have names of their own.
    let names = said.contains('/') || said.contains('`') || said.contains("standard output");
    if said.contains("error") && names { Ok(()) } else { Err("the message names no file".to_owned()) }
}
