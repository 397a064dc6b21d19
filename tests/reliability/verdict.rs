//! What a part found: figures with their targets, notes, violations with their folders, and what was skipped.

use std::fmt::Write;
use std::path::Path;

/// How many violations are told in full; all are counted.
const TOLD: usize = 20;

/// What a part found.
#[derive(Debug, Default)]
pub(crate) struct Verdict {
    figures: Vec<Figure>,
    violations: Vec<String>,
    skipped: Vec<String>,
    missed: bool,
}

#[derive(Debug)]
struct Figure {
    what: String,
    got: String,
    target: String,
    reached: bool,
}

impl Verdict {
    /// A count that must be `target`.
    pub(crate) fn must_be(&mut self, what: impl Into<String>, got: u64, target: u64) {
        let (what, reached) = (what.into(), got == target);
        self.figures.push(Figure { what, got: got.to_string(), target: target.to_string(), reached });
    }

    /// What was measured, without a target.
    pub(crate) fn note(&mut self, what: impl Into<String>, got: impl ToString) {
        let (what, got) = (what.into(), got.to_string());
        self.figures.push(Figure { what, got, target: String::new(), reached: true });
    }

    /// Something that must not be; `kept` is the folder in which it can be looked at.
    pub(crate) fn violation(&mut self, what: &str, kept: Option<&Path>) {
        let place = kept.map(|folder| format!("\n      kept: {}", folder.display())).unwrap_or_default();
        self.violations.push(format!("{what}{place}"));
    }

    /// Something that this machine cannot do. Where the suite's programs are expected (`PLAINT_EXPECT_PROGRAMS`), a program
    /// that `.ci/run` installs must be there.
    pub(crate) fn skip(&mut self, what: impl Into<String>, installable: bool) {
        self.skipped.push(what.into());
        self.missed |= installable && std::env::var_os("PLAINT_EXPECT_PROGRAMS").is_some();
    }

    /// Takes over what another verdict of the same part found.
    pub(crate) fn join(&mut self, other: Self) {
        self.figures.extend(other.figures);
        self.violations.extend(other.violations);
        self.skipped.extend(other.skipped);
        self.missed |= other.missed;
    }

    /// How many violations there are.
    pub(crate) fn violations(&self) -> usize {
        self.violations.len()
    }

    /// Whether every figure is reached, nothing was violated and nothing that must run was skipped.
    pub(crate) fn reached(&self) -> bool {
        self.violations.is_empty() && !self.missed && self.figures.iter().all(|figure| figure.reached)
    }

    /// All of it as a table.
    pub(crate) fn told(&self) -> String {
        let mut told = String::new();
        for Figure { what, got, target, reached } in &self.figures {
            let target = if target.is_empty() { String::new() } else { format!("   target {target}") };
            let mark = if *reached { ' ' } else { '✗' };
            let _ = writeln!(told, " {mark} {what:<58} {got:>10}{target}");
        }
        for violation in self.violations.iter().take(TOLD) {
            let _ = writeln!(told, " ✗ {violation}");
        }
        for violation in self.violations.iter().skip(TOLD) {
            let _ = writeln!(told, " ✗ {}", violation.lines().next().unwrap_or_default());
        }
        for skipped in &self.skipped {
            let _ = writeln!(told, " ! SKIPPED: {skipped}");
        }
        told
    }
}
