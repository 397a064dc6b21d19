//! The policy's section on triage: axes, tiers, upgrades.

use crate::domain::policy::{Choice, Condition};
use crate::words::Said;

/// What the policy says about triage.
#[derive(Debug, Clone, PartialEq)]
pub struct TriagePolicy {
    /// The questions whose answers decide the tier.
    pub axes: Vec<Axis>,
    /// The tiers, in the order in which they are tried: the first whose condition holds is it.
    pub tiers: Vec<Tier>,
    /// What hints at an answer, beside words.
    pub suggestions: Vec<Suggestion>,
    /// What lifts a case into another tier later.
    pub upgrades: Vec<Upgrade>,
}

/// A question with few answers (`urgency`: `urgent` or `normal`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Axis {
    /// Name, label, source.
    pub choice: Choice,
    /// The answers, gravest first.
    pub values: Vec<Choice>,
    /// The answer that is suggested when no word hints at another.
    pub default: Option<String>,
}

/// Facts that hint at an answer (`complainants = ">=2"` hints at `scope = "group"`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The axis.
    pub axis: String,
    /// The answer.
    pub value: String,
    /// The facts that hint at it.
    pub when: Condition,
    /// The passage of the source document.
    pub source: String,
    /// The line in the policy file, from 1.
    pub line: usize,
}

/// A tier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tier {
    /// Name, label, words, source.
    pub choice: Choice,
    /// 1 for the gravest. Upgrades go to a lower rank only.
    pub rank: u32,
    /// The axis values (and other facts) that make the tier.
    pub when: Condition,
    /// Examples that the source gives.
    pub examples: Vec<Said>,
    /// Who must know at once and what is done, for the person at the desk.
    pub handling: Option<Said>,
    /// Whether the policy says outright that the tier has no deadline (R14).
    pub no_deadline: bool,
}

/// A rule that lifts a case into another tier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upgrade {
    /// Name, label, source.
    pub choice: Choice,
    /// The facts that trigger it (`tier`, `satisfied`, `demand` …).
    pub when: Condition,
    /// The tier to which it lifts.
    pub to: String,
}
