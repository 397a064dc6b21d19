//! A policy: how complaints are handled here, as values that the rules can trust.
//!
//! The engine knows no trade: every category, tier, channel, role and term comes from the policy's TOML. Each stage
//! has its own section (`intake`, `triage`, …), whose types and reader live in that stage's `policy.rs`.

mod condition;
pub mod facts;
mod vocabulary;

pub use condition::{Condition, Facts, Test};
pub use vocabulary::{Department, Vocabulary};

use chrono::NaiveDate;

use crate::domain::clocks::policy::ClockRule;
use crate::domain::escalation::policy::EscalationPolicy;
use crate::domain::guidance::policy::Guidance;
use crate::domain::intake::policy::IntakePolicy;
use crate::domain::triage::policy::TriagePolicy;
use crate::words::Said;

/// A policy that has been checked as a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Policy {
    /// The name in `policy:` keys and in file names.
    pub id: String,
    /// The edition, as the shop counts it (`2026.1`).
    pub version: String,
    /// The first day on which it applies.
    pub effective: NaiveDate,
    /// The name for people.
    pub label: Said,
    /// Where the rules come from, as a whole.
    pub source: String,
    /// The words that events use.
    pub vocabulary: Vocabulary,
    /// Channels, fields and categories.
    pub intake: IntakePolicy,
    /// Axes, tiers and upgrades.
    pub triage: TriagePolicy,
    /// The clocks.
    pub clocks: Vec<ClockRule>,
    /// Levels to which cases go up.
    pub escalation: EscalationPolicy,
    /// Wording and checklists.
    pub guidance: Guidance,
    /// The policy's own tests.
    pub examples: Vec<Example>,
}

/// A choice that the policy offers: a name for files and commands, a label for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The name in files and commands.
    pub name: String,
    /// The name for people.
    pub label: Said,
    /// Words of customers that hint at it, for suggestions.
    pub words: Vec<String>,
    /// The passage of the source document.
    pub source: Option<String>,
    /// The line in the policy file, from 1.
    pub line: usize,
}

/// A test that the policy carries: facts in, what must follow.
#[derive(Debug, Clone, PartialEq)]
pub struct Example {
    /// What the example shows.
    pub name: String,
    /// When the complaint was received (RFC 3339).
    pub received: String,
    /// Header fields and axis values. Triage is at receipt.
    pub given: Facts,
    /// The customer's words, for suggestions.
    pub text: Option<String>,
    /// Events after receipt that start or stop clocks: `kind` or `kind/qualifier`, and when (RFC 3339).
    pub happened: Vec<(String, String)>,
    /// The tier that must come out.
    pub tier: Option<String>,
    /// The category that the words of `text` must suggest.
    pub category: Option<String>,
    /// Due instants that must come out, by clock (RFC 3339, or `none`).
    pub due: Vec<(String, String)>,
    /// Levels that must be reached when nothing is done until `idle_until`.
    pub escalations: Vec<String>,
    /// Until when nobody does anything.
    pub idle_until: Option<String>,
    /// The line in the policy file, from 1.
    pub line: usize,
}
