//! One command with one failing call, and what must hold afterwards.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::PathBuf;
use std::process::{Command, Output};

use super::point::{CALLS, Point};
use crate::acts::{Act, mark};
use crate::shop::{Shop, Template, temporary, told};
use crate::state::{State, disorder, next_works};

/// A command as it goes when nothing fails.
pub(super) struct Rehearsal {
    pub(super) act: &'static Act,
    /// How often plaint makes each of [`CALLS`].
    pub(super) calls: Vec<usize>,
    /// How often the busiest of the programs below it does.
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
        let output = under_strace(&shop, &["-f", "-e", &trace], &act.words(&shop, &mark(1)));
        assert!(output.status.success(), "{}: {}", act.name, told(&output));
        let log = fs::read_to_string(shop.side.join("strace.log")).unwrap();
        // Each line begins with the process: `4711  openat(…`.
        let mut counted: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let mut first = None;
        for line in log.lines() {
            let Some((process, rest)) = line.split_once(' ') else { continue };
            first.get_or_insert(process);
            let name = rest.trim_start().split('(').next().unwrap_or_default();
            if let Some(index) = CALLS.iter().position(|call| *call == name) {
                counted.entry(process).or_insert_with(|| vec![0; CALLS.len()])[index] += 1;
            }
        }
        let calls = counted.remove(first.unwrap_or_default()).unwrap();
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
    let arguments = [follow, &["-e", &trace, "-e", &injection]].concat();
    let output = under_strace(&shop, &arguments, &rehearsal.act.words(&shop, &mark(1)));
    let log = fs::read_to_string(shop.side.join("strace.log")).unwrap_or_default();
    let ended = if log.contains("(INJECTED)") {
        judged(&shop, rehearsal, (&before, &output))
    } else {
        Ok(Ended::Missed)
    };
    ended.map_err(|wrong| {
        let said = told(&output);
        (format!("{wrong}\n      it ended with {} and said: {}", output.status, said.trim()), folder.keep())
    })
}

fn under_strace(shop: &Shop, arguments: &[&str], words: &[String]) -> Output {
    let mut command = Command::new("strace");
    command.arg("-qq").args(arguments).arg("-o").arg(shop.side.join("strace.log"));
    command.arg(env!("CARGO_BIN_EXE_plaint")).args(words).current_dir(&shop.root);
    shop.surround(&mut command);
    command.stdin(std::process::Stdio::null()).output().unwrap()
}

fn judged(
    shop: &Shop,
    rehearsal: &Rehearsal,
    (before, output): (&BTreeSet<(String, String)>, &Output),
) -> Result<Ended, String> {
    let said = told(output);
    let state = State::of(shop);
    let marks = state.marks(&mark(1));
    let is_new = |state: &State| {
        state.marks(&mark(1)) == rehearsal.act.marks && state.events.len() >= before.len() + rehearsal.adds
    };
    let is_old =
        |state: &State| state.marks(&mark(1)) == 0 && (rehearsal.act.marks > 0 || state.events == *before);
    if let Some(unreadable) = state.unreadable.first() {
        return Err(format!("torn: {unreadable}"));
    }
    if let Some(lost) = state.lost(before) {
        return Err(format!("lost: {lost}"));
    }
    let loader = output.status.code() == Some(127) && said.contains("shared librar");
    let ended = match output.status.code() {
        Some(0) if !is_new(&state) => {
            return Err(format!("success, and {marks} of {} places hold it", rehearsal.act.marks));
        }
        Some(0) if said.contains("not yet in the audit trail") => Ended::Waiting,
        Some(0) if said.contains("without an audit trail") => {
            return Err("no trail, where there is one".to_owned());
        }
        Some(0) => match disorder(shop).as_slice() {
            [] => Ended::Done,
            [wrong, ..] => return Err(format!("success without a word, and {wrong}")),
        },
        Some(1 | 3 | 5) => {
            refused(&said, is_old(&state))?;
            Ended::Refused
        }
        Some(127) if loader && is_old(&state) => Ended::Refused,
        Some(code) => return Err(format!("exit code {code}")),
        None => return Err(format!("ended by signal {:?}", output.status.signal())),
    };
    next_works(shop, "afterwards")?;
    let state = State::of(shop);
    if let Some(lost) = state.lost(before) {
        return Err(format!("lost by the next command: {lost}"));
    }
    match (is_old(&state), is_new(&state)) {
        (false, false) => {
            Err(format!("half of it: {} of {} places", state.marks(&mark(1)), rehearsal.act.marks))
        }
        (true, false) if !matches!(ended, Ended::Refused) => Err("gone with the next command".to_owned()),
        _ => Ok(ended),
    }
}

/// What a command must say that could not: which file, and nothing that is not so.
fn refused(said: &str, is_old: bool) -> Result<(), String> {
    if said.contains("nothing was saved") && !is_old {
        return Err("it says that nothing was saved, and something was".to_owned());
    }
    if !is_old && !said.contains("saved") {
        return Err("it was saved, and the message does not say so".to_owned());
    }
    // A path, or what stands between backticks; standard output and the like have names of their own.
    let names = said.contains('/') || said.contains('`') || said.contains("standard output");
    if said.contains("error") && names { Ok(()) } else { Err("the message names no file".to_owned()) }
}
