//! What an open case still has to pass on its way to the end.

use super::missing::closed_gate;
use super::{Missing, Situation};

/// The steps of a case that gates usually stand before, in order.
const STEPS: &[&str] = &["determined", "offered", "accepted", "done", "closed"];

/// A step of the case that some gates still stand before.
#[derive(Debug, Clone, PartialEq)]
pub struct Ahead<'a> {
    /// The step: a kind of event, or `kind/qualifier` where the gates are about that alone.
    pub step: String,
    /// The gates with what they wait for.
    pub missing: Vec<Missing<'a>>,
}

/// The gates that still stand before the steps that an open case has ahead of it. A step that was taken in this round
/// is no longer ahead; a closed case has none.
pub fn ahead<'a>(situation: &Situation<'a>) -> Vec<Ahead<'a>> {
    if !situation.case.is_open() {
        return Vec::new();
    }
    let mut found: Vec<Ahead<'a>> = Vec::new();
    for step in STEPS.iter().filter(|step| !is_behind(situation, step)) {
        for gate in &situation.policy.gates {
            let patterns = gate.before.iter().filter(|pattern| pattern.split('/').next() == Some(*step));
            for pattern in patterns {
                let Some(missing) = closed_gate(situation, gate, None) else { continue };
                match found.iter_mut().find(|ahead| ahead.step == *pattern) {
                    Some(ahead) => ahead.missing.push(missing),
                    None => found.push(Ahead { step: pattern.clone(), missing: vec![missing] }),
                }
            }
        }
    }
    found
}

fn is_behind(situation: &Situation<'_>, step: &str) -> bool {
    match step {
        "done" => situation.settlement.all_done(situation.case.round),
        _ => situation.events(true).any(|event| event.matches(step)),
    }
}
