//! Times of commits: none that is still to come, none older than what it follows.

use super::found::Found;
use super::rulebook::Rulebook;
use super::story::{Story, Told};
use crate::domain::audit::finding::Remark;
use crate::domain::audit::{commit_ahead, commit_goes_back};
use crate::domain::instant::Instant;
use crate::git::history::Objects;

/// Commits whose times cannot be right. `now` is missing where the clock of this machine was set, and proves nothing.
pub(super) fn commit_times(story: &Story, now: Option<&Instant>, objects: &mut Objects) -> Vec<Found> {
    let mut book = Rulebook::new(story);
    let mut found = Vec::new();
    for (place, told) in story.commits.iter().enumerate() {
        let mut remarks: Vec<Remark> = Vec::new();
        let ahead = now.and_then(|now| commit_ahead(&told.committed.at, now));
        remarks.extend(ahead.filter(|_| !book.is_demo(place, objects)));
        remarks.extend(older(told));
        found.extend(remarks.into_iter().map(|remark| Found::of_file(remark, ".git", Some(place))));
    }
    found
}

fn older(told: &Told) -> Option<Remark> {
    commit_goes_back(&told.committed.at, told.follows.as_ref()?)
}
