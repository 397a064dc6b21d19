//! One file system, cut again and again.

use std::collections::BTreeSet;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::Stdio;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

use super::disk::{Disk, Image};
use crate::acts::{ACTS, Act, mark};
use crate::random::Random;
use crate::shop::{Shop, Template, told};
use crate::state::{State, broken, next_works};

/// What is counted over all file systems.
#[derive(Default)]
pub(super) struct Counts {
    pub(super) cuts: AtomicU64,
    pub(super) foreign: AtomicU64,
    pub(super) under_way: AtomicU64,
    pub(super) acknowledged: AtomicU64,
}

/// One file system on which the power is cut.
pub(super) struct Life {
    disk: Disk,
    shop: Shop,
    random: Random,
    /// The number of the next command's word.
    next: u64,
    /// Words of commands that ended well, with how often they must stand there.
    acknowledged: Vec<(String, usize)>,
    seen: BTreeSet<(String, String)>,
}

impl Life {
    /// A fresh file system.
    pub(super) fn begin(image: &Image, template: &Template, random: Random) -> Self {
        let disk = image.copy();
        let side = disk.folder.as_ref().unwrap().path().join("side");
        let shop = template.beside(&disk.mount.join("shop"), &side);
        Self { disk, shop, random, next: 0, acknowledged: Vec::new(), seen: BTreeSet::new() }
    }

    /// Some commands, perhaps one more under way, perhaps somebody else's fsync, the cut, and what is left after it.
    pub(super) fn cut(&mut self, cut: u64, counts: &Counts) -> Result<(), String> {
        self.disk.mount().unwrap();
        let begun = format!("cut {cut}");
        for _ in 0..=self.random.below(2) {
            let (act, mark) = self.act();
            let words = act.words(&self.shop, &mark);
            let output = self.shop.plaint(&words).output().unwrap();
            if !output.status.success() {
                return Err(format!(
                    "{begun}: before it, {words:?} ended with {}: {}",
                    output.status,
                    told(&output)
                ));
            }
            if told(&output).contains("not yet in the audit trail") {
                return Err(format!("{begun}: before it, {words:?} waits: {}", told(&output)));
            }
            self.acknowledged.push((mark, act.marks));
            counts.acknowledged.fetch_add(1, Ordering::Relaxed);
        }
        self.seen.extend(State::of(&self.shop).events);
        let under_way = self.end(counts);
        self.disk.unmount();
        counts.cuts.fetch_add(1, Ordering::Relaxed);
        self.disk.mount().unwrap();
        let result = self.look(&under_way).map_err(|wrong| format!("{begun}, {}: {wrong}", under_way.told));
        // What is wrong can be looked at where it stands; what is right makes room for the next cut.
        if result.is_ok() {
            self.disk.unmount();
        }
        result
    }

    fn act(&mut self) -> (&'static Act, String) {
        self.next += 1;
        (self.random.one_of(ACTS), mark(self.next))
    }

    /// The cut, with what is under way then.
    fn end(&mut self, counts: &Counts) -> UnderWay {
        let (act, mark) = self.act();
        let words = act.words(&self.shop, &mark);
        let foreign = self.random.below(2) == 0;
        let child = (self.random.below(4) != 0).then(|| {
            counts.under_way.fetch_add(1, Ordering::Relaxed);
            let mut command = self.shop.plaint(&words);
            let child = command.stdout(Stdio::null()).stderr(Stdio::null()).process_group(0).spawn().unwrap();
            thread::sleep(Duration::from_micros(self.random.below(120_000)));
            child
        });
        if foreign {
            counts.foreign.fetch_add(1, Ordering::Relaxed);
            self.disk.foreign_fsync();
        }
        self.disk.cut();
        let begun = if child.is_some() { act.name } else { "nothing" };
        let after = if foreign { "after somebody's fsync" } else { "without another fsync" };
        // A command that ended well just before the cut, or at the very moment, has acknowledged what it did.
        let done = child.is_some_and(|mut child| child.wait().unwrap().success());
        if done {
            self.acknowledged.push((mark.clone(), act.marks));
            counts.acknowledged.fetch_add(1, Ordering::Relaxed);
        }
        UnderWay { mark, marks: act.marks, told: format!("{begun} under way, {after}") }
    }

    /// Whether everything that was acknowledged is there, the history is whole, and the next command works.
    fn look(&mut self, under_way: &UnderWay) -> Result<(), String> {
        let head = self.shop.git(&["rev-parse", "--verify", "HEAD^{commit}"]);
        if !head.status.success() {
            return Err(format!("HEAD cannot be read: {}", told(&head)));
        }
        self.look_at_records()?;
        broken(&self.shop).pop().map_or(Ok(()), Err)?;
        self.next += 1;
        let mark = mark(self.next);
        next_works(&self.shop, &mark)?;
        self.acknowledged.push((mark, 1));
        let state = self.look_at_records()?;
        let marks = state.marks(&under_way.mark);
        if marks != 0 && marks != under_way.marks {
            return Err(format!("{marks} of {} places were written", under_way.marks));
        }
        self.seen = state.events;
        broken(&self.shop).pop().map_or(Ok(()), Err)
    }

    fn look_at_records(&self) -> Result<State, String> {
        let state = State::of(&self.shop);
        if let Some(unreadable) = state.unreadable.first() {
            return Err(format!("torn: {unreadable}"));
        }
        if let Some(lost) = state.lost(&self.seen) {
            return Err(format!("lost: {lost}"));
        }
        match self.acknowledged.iter().find(|(mark, marks)| state.marks(mark) != *marks) {
            Some((mark, marks)) => Err(format!(
                "{mark} was acknowledged and stands there {} times, not {marks}",
                state.marks(mark)
            )),
            None => Ok(state),
        }
    }

    /// Keeps the file system, mounted, to be looked at.
    pub(super) fn keep(self) -> PathBuf {
        let Self { mut disk, .. } = self;
        let folder = disk.folder.take().unwrap().keep();
        std::mem::forget(disk);
        folder
    }
}

/// What was under way when the power went.
struct UnderWay {
    mark: String,
    marks: usize,
    told: String,
}
