//! What stood in a record before a commit, on whatever branch.

use std::cell::RefCell;

use super::story::{Step, Story};
use crate::domain::audit::History;
use crate::domain::record::{Event, Record, Value};
use crate::format::merge::Versions;
use crate::format::yaml;
use crate::git::history::Objects;

/// The earlier texts of a record, read only when somebody asks.
pub(super) struct Past<'a> {
    story: &'a Story,
    path: &'a str,
    commit: usize,
    objects: RefCell<&'a mut Objects>,
}

impl<'a> Past<'a> {
    /// What stood at `path` before `commit`.
    pub(super) fn new(story: &'a Story, (path, commit): (&'a str, usize), objects: &'a mut Objects) -> Self {
        Self { story, path, commit, objects: RefCell::new(objects) }
    }

    fn steps(&self) -> impl Iterator<Item = &Step> {
        let steps = self.story.paths.get(self.path).map(Vec::as_slice).unwrap_or_default();
        steps.iter().filter(|step| step.commit <= self.commit)
    }
}

impl History for Past<'_> {
    fn event_of(&self, version: &str) -> Option<Event> {
        Versions.event_of(version)
    }

    fn text_of(&self, path: &str, value: &Value) -> String {
        Versions.text_of(path, value)
    }

    /// Where an audit does not begin at the beginning, what stood before it may have been anything.
    fn stood(&self, holds: &dyn Fn(&Record) -> bool) -> bool {
        if !self.story.is_whole() {
            return true;
        }
        let of_step = |step: &Step| {
            let own = step.after.filter(|_| step.commit < self.commit);
            [step.before, own]
        };
        self.steps().flat_map(of_step).flatten().filter(|entry| entry.is_file).any(|entry| {
            let bytes = self.objects.borrow_mut().blob(&entry.id).unwrap_or_default();
            yaml::load(self.path, &bytes).is_ok_and(|record| holds(&record))
        })
    }
}
