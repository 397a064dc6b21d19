//! How far an import has come, for people at a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::commands::session::Session;
use crate::words::{Language, Said};

/// A bar on standard error; nothing where nobody watches.
pub(super) struct Progress {
    bar: ProgressBar,
    language: Language,
}

impl Progress {
    pub(super) fn new(session: &Session<'_>) -> Self {
        let target = if session.terminal.interactive {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        };
        let bar = ProgressBar::with_draw_target(None, target);
        Self { bar, language: session.language }
    }

    /// A part of the work begins, with so many steps.
    pub(super) fn begin(&self, what: &Said, steps: usize) {
        let style = ProgressStyle::with_template("{msg} [{bar:30}] {pos}/{len}");
        self.bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        self.bar.set_length(steps as u64);
        self.bar.set_position(0);
        self.bar.set_message(what.in_language(self.language).to_owned());
    }

    /// A part of the work begins that has no steps.
    pub(super) fn say(&self, what: &Said) {
        self.bar.set_style(ProgressStyle::default_spinner());
        self.bar.set_message(what.in_language(self.language).to_owned());
        self.bar.tick();
    }

    /// A step is done.
    pub(super) fn step(&self) {
        self.bar.inc(1);
    }

    /// The bar goes away.
    pub(super) fn end(&self) {
        self.bar.finish_and_clear();
    }
}
