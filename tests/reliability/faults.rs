//! Part 3: the n-th call of one kind fails, once or from then on, in plaint or in the git below it (`strace --inject`).

mod point;
mod trial;

use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::thread;

use crate::acts::ACTS;
use crate::effort::Effort;
use crate::random::Random;
use crate::shop::Template;
use crate::verdict::Verdict;
use point::Point;
use trial::{Ended, Rehearsal, tried};

/// How many trials go on at a time.
const WORKERS: usize = 2;

/// What is counted over all trials.
#[derive(Default)]
struct Counts {
    tried: AtomicU64,
    missed: AtomicU64,
    refused: AtomicU64,
    waiting: AtomicU64,
    done: AtomicU64,
}

/// Runs the part.
pub(crate) fn run(effort: &Effort) -> Verdict {
    let mut verdict = Verdict::default();
    let strace = Command::new("strace").arg("-V").stdout(Stdio::null()).status();
    if !strace.is_ok_and(|status| status.success()) {
        verdict.skip("failing calls: there is no strace", true);
        return verdict;
    }
    let template = Template::make();
    let rehearsals: Vec<Rehearsal> = ACTS.iter().map(|act| Rehearsal::of(&template, act)).collect();
    let mut points: Vec<Point> =
        rehearsals.iter().enumerate().flat_map(|(act, made)| point::all(act, made)).collect();
    points.retain(|point| effort.harms(ACTS[point.act].name));
    let all = points.len();
    shuffle(&mut points, &mut Random::new(effort.seed, 1 << 48));
    let wanted = usize::try_from(effort.count(70, u64::MAX)).unwrap().min(all);
    let (counts, found, next) = (Counts::default(), Mutex::new(Verdict::default()), AtomicUsize::new(0));
    thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(|| {
                while let Some(point) = points[..wanted].get(next.fetch_add(1, Ordering::Relaxed)) {
                    if effort.is_over() {
                        break;
                    }
                    one(&template, &rehearsals[point.act], point, &counts, &found);
                }
            });
        }
    });
    let found = found.into_inner().unwrap();
    let tried = counts.tried.into_inner();
    verdict.note("failing calls tried, of all there are", format!("{tried} of {all}"));
    verdict.note(
        "   refused: nothing was saved, or a part that the next command (after a sweep, the next sweep) completed",
        counts.refused.into_inner(),
    );
    verdict.note("   done all the same, in the audit trail", counts.done.into_inner());
    verdict.note("   done, and said that it waits for the audit trail", counts.waiting.into_inner());
    verdict.note("   the call did not come this time", counts.missed.into_inner());
    verdict.must_be("   violations", found.violations() as u64, 0);
    verdict.join(found);
    verdict
}

fn one(template: &Template, rehearsal: &Rehearsal, point: &Point, counts: &Counts, found: &Mutex<Verdict>) {
    counts.tried.fetch_add(1, Ordering::Relaxed);
    match tried(template, rehearsal, point) {
        Ok(Ended::Missed) => counts.missed.fetch_add(1, Ordering::Relaxed),
        Ok(Ended::Refused | Ended::InPart) => counts.refused.fetch_add(1, Ordering::Relaxed),
        Ok(Ended::Waiting) => counts.waiting.fetch_add(1, Ordering::Relaxed),
        Ok(Ended::Done) => counts.done.fetch_add(1, Ordering::Relaxed),
        Err((wrong, kept)) => {
            found.lock().unwrap().violation(&format!("{point}: {wrong}"), Some(&kept));
            0
        }
    };
}

fn shuffle<T>(list: &mut [T], random: &mut Random) {
    for index in (1..list.len()).rev() {
        let other = usize::try_from(random.below(index as u64 + 1)).unwrap();
        list.swap(index, other);
    }
}
