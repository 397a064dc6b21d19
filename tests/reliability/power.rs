//! Part 2: the power goes. A file system of its own is shut down without writing anything down that waits in memory; what
//! was acknowledged before must be there when it is mounted again.

mod disk;
mod life;

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use crate::effort::Effort;
use crate::random::Random;
use crate::shop::Template;
use crate::verdict::Verdict;
use disk::Image;
use life::{Counts, Life};

/// How many cuts one file system lives through.
const CUTS: u64 = 20;

/// How many file systems are cut at a time.
const WORKERS: u64 = 2;

/// Runs the part.
pub(crate) fn run(effort: &Effort) -> Verdict {
    let mut verdict = Verdict::default();
    let template = Template::make();
    let image = match Image::with_shop(&template) {
        Ok(image) => image,
        Err(why) => {
            verdict.skip(format!("power cuts: {}", why.words), why.installable);
            return verdict;
        }
    };
    // If the cut took nothing away, it would show nothing.
    verdict.must_be("control: a file that nobody waited for is whole after the cut", image.control(), 0);
    let cuts = effort.count(14, 1_000);
    let (counts, found, row) = (Counts::default(), Mutex::new(Verdict::default()), AtomicU64::new(1 << 40));
    let is_done = || counts.cuts.load(Ordering::Relaxed) >= cuts || effort.is_over();
    thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(|| {
                while !is_done() && found.lock().unwrap().violations() < 20 {
                    let random = Random::new(effort.seed, row.fetch_add(1, Ordering::Relaxed));
                    let mut life = Life::begin(&image, &template, random);
                    let wrong =
                        (0..CUTS).find_map(|cut| if is_done() { None } else { life.cut(cut, &counts).err() });
                    if let Some(wrong) = wrong {
                        let kept = life.keep();
                        found.lock().unwrap().violation(&wrong, Some(&kept));
                    }
                }
            });
        }
    });
    let found = found.into_inner().unwrap();
    verdict.note("power cuts (ext4, noauto_da_alloc)", format!("{} of {cuts}", counts.cuts.into_inner()));
    verdict.note("   half of them after somebody else's fsync", counts.foreign.into_inner());
    verdict.note("   with a command under way", counts.under_way.into_inner());
    verdict.note("   commands acknowledged before", counts.acknowledged.into_inner());
    verdict.must_be(
        "   lost, unreadable, history broken or next command refused",
        found.violations() as u64,
        0,
    );
    verdict.join(found);
    verdict
}
