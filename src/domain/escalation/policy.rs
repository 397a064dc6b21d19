//! The policy's section on escalation: levels and the rules that reach them at once.

use crate::domain::policy::{Choice, Condition};
use crate::words::Said;

/// What the policy says about escalation.
#[derive(Debug, Clone, PartialEq)]
pub struct EscalationPolicy {
    /// The levels, lowest first.
    pub levels: Vec<Level>,
    /// What reaches a level at once, without a clock.
    pub rules: Vec<EscalationRule>,
}

/// A level to which cases go up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// Name, label, source.
    pub choice: Choice,
    /// The role that takes the case, as `shop.toml` names roles.
    pub role: Option<String>,
    /// Whether it lies outside the house (an authority).
    pub outside: bool,
    /// How and with what it is told (word, telephone, written report).
    pub notice: Option<Said>,
}

/// A rule that reaches a level at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EscalationRule {
    /// Name, label, source.
    pub choice: Choice,
    /// The facts that trigger it.
    pub when: Condition,
    /// The level that is reached.
    pub level: String,
}
