//! Part 7: disks that are full or read-only, closed streams, no home, no environment, other people's folders: a clear
//! message, the right exit code, no panic, no hang, nothing half-written.

mod commands;
mod situation;
mod trial;

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::effort::Effort;
use crate::random::Random;
use crate::shop::Template;
use crate::verdict::Verdict;
use commands::Line;
use situation::{SITUATIONS, Situation};
use trial::{Calm, tried};

/// How many trials go on at a time.
const WORKERS: usize = 2;

/// Runs the part.
pub(crate) fn run(effort: &Effort) -> Verdict {
    let mut verdict = Verdict::default();
    let template = Template::make();
    let mut situations: Vec<&Situation> = Vec::new();
    for situation in SITUATIONS {
        match situation.possible() {
            Ok(()) => situations.push(situation),
            Err(why) => verdict.skip(format!("{}: {why}", situation.name), false),
        }
    }
    let lines = commands::all(effort.long);
    let calm: Vec<Mutex<Option<Calm>>> = lines.iter().map(|_| Mutex::new(None)).collect();
    let trials = chosen(effort, &situations, &lines);
    let (found, next) = (Mutex::new(Verdict::default()), AtomicUsize::new(0));
    let tried_so_far = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(|| {
                while let Some((situation, line, seed)) = trials.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if effort.is_over() {
                        break;
                    }
                    let calm = {
                        let mut known = calm[*line].lock().unwrap();
                        known.get_or_insert_with(|| Calm::of(&template, &lines[*line])).clone()
                    };
                    tried_so_far.fetch_add(1, Ordering::Relaxed);
                    let random = Random::new(*seed, 3);
                    if let Err((wrong, kept)) = tried(&template, situation, (&lines[*line], &calm), random) {
                        found.lock().unwrap().violation(&wrong, kept.as_deref());
                    }
                }
            });
        }
    });
    let found = found.into_inner().unwrap();
    verdict.note("situations", situations.len());
    verdict.note("command lines, of every command that `plaint --help` names", lines.len());
    verdict.note("commands run in a situation", format!("{} of {}", tried_so_far.into_inner(), trials.len()));
    verdict.must_be(
        "panics, hangs, wrong exit codes, unclear messages, half-written",
        found.violations() as u64,
        0,
    );
    verdict.join(found);
    verdict
}

/// Which command is tried in which situation: all in all, or in the short form a few in each.
fn chosen<'a>(
    effort: &Effort,
    situations: &[&'a Situation],
    lines: &[Line],
) -> Vec<(&'a Situation, usize, u64)> {
    let mut random = Random::new(effort.seed, 1 << 56);
    let mut trials = Vec::new();
    for situation in situations {
        if effort.long {
            trials.extend((0..lines.len()).map(|line| (*situation, line, random.next())));
            continue;
        }
        for _ in 0..5 {
            let line = usize::try_from(random.below(lines.len() as u64)).unwrap();
            trials.push((*situation, line, random.next()));
        }
    }
    trials
}
