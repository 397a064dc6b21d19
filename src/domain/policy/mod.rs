//! A policy: how complaints are handled here, as values that the rules can trust.
//!
//! The engine knows no trade: every category, tier, channel, role and term comes from the policy's TOML. Each stage
//! has its own section (`intake`, `triage`, …), whose types and reader live in that stage's `policy.rs`.

mod check;
mod choice;
mod condition;
mod draft;
mod example;
pub mod facts;
pub mod finding;
mod read;
mod vocabulary;

pub use check::{BookFound, bind_law};
pub use choice::{Choice, choices_said, names_said, need_source, read_source};
pub use condition::{Condition, Facts, Test, is_among};
pub use draft::{ConditionSite, Draft, Space};
pub use example::{Example, ExampleOpening, rehearse};
pub use read::read;
pub(crate) use read::read_law;
pub use vocabulary::{Department, Vocabulary};

use chrono::NaiveDate;

use crate::domain::clocks::policy::ClockRule;
use crate::domain::customers::Preference;
use crate::domain::escalation::policy::EscalationPolicy;
use crate::domain::fines::policy::FinesPolicy;
use crate::domain::gates::policy::{Gate, Separation};
use crate::domain::guidance::policy::Guidance;
use crate::domain::intake::policy::IntakePolicy;
use crate::domain::investigation::policy::InvestigationPolicy;
use crate::domain::letters::policy::LetterKind;
use crate::domain::measures::policy::MeasuresPolicy;
use crate::domain::media::policy::MediaPolicy;
use crate::domain::ranking::policy::RankingRule;
use crate::domain::resolution::policy::ResolutionPolicy;
use crate::domain::systemic::policy::SystemicPolicy;
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
    /// Kinds of evidence.
    pub investigation: InvestigationPolicy,
    /// Media in which the house may be exposed.
    pub media: MediaPolicy,
    /// Remedies, ladders, authority, documents, bounds.
    pub resolution: ResolutionPolicy,
    /// What must have happened before something may happen.
    pub gates: Vec<Gate>,
    /// Who may not do what.
    pub separations: Vec<Separation>,
    /// Who is placed by how many complaints, or by how well they were handled.
    pub rankings: Vec<RankingRule>,
    /// What is watched for a rise above its usual rate.
    pub systemic: SystemicPolicy,
    /// What customers prefer, and what it means for the conversation.
    pub preferences: Vec<Preference>,
    /// Who pays what to whom, and why.
    pub fines: FinesPolicy,
    /// Areas and terms of improvement measures.
    pub measures: MeasuresPolicy,
    /// Levels to which cases go up.
    pub escalation: EscalationPolicy,
    /// Wording and checklists.
    pub guidance: Guidance,
    /// Forms and letters.
    pub letters: Vec<LetterKind>,
    /// The hours and days under which the examples are meant.
    pub example_opening: Option<ExampleOpening>,
    /// The policy's own tests.
    pub examples: Vec<Example>,
}
