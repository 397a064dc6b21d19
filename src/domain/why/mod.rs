//! Why: every tier, due instant and escalation explained down to the policy's line, its source and the hours counted.
//!
//! What is on record is never explained away: where today's policy or calendar would give something else, both are
//! said, and the recorded one stands (R13).

mod authority;
mod bound;
mod clock;
mod condition;
mod escalation;
mod exposure;
mod finding;
mod fine;
mod formula;
mod offer;
mod payers;
mod remedy;
mod text;
mod tier;

pub use authority::House;
pub use condition::{condition_said, value_label};
pub use fine::{explain_fines, explain_places};
pub use formula::formula_said;
pub use payers::{again_said, payer_said, payers_said, sum_said};
pub use text::plain_text;

use crate::domain::calendar::Segment;
use crate::domain::case::{Case, fold};
use crate::domain::clocks::{Rules, facts_at};
use crate::domain::instant::Instant;
use crate::domain::policy::Facts;
use crate::domain::record::Record;
use crate::domain::resolution::{Settlement, settlement};
use crate::words::Said;

/// What an explanation is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// The tier of the case.
    Tier,
    /// A clock, by its name and round.
    Clock {
        /// The clock's name in the policy.
        name: String,
        /// The round of handling.
        round: u32,
    },
    /// An exposure, by its event.
    Exposure {
        /// The event's id.
        event: String,
    },
    /// An escalation, by its event.
    Escalation {
        /// The event's id.
        event: String,
    },
    /// A finding, by its event.
    Finding {
        /// The event's id.
        event: String,
    },
    /// An offer, by its event.
    Offer {
        /// The event's id.
        event: String,
    },
    /// The bounds of law and of the house.
    Law,
    /// A fine, on record or to be recorded.
    Fine {
        /// The event's id.
        event: String,
        /// The rule.
        rule: String,
    },
    /// That a rule does not fine.
    NoFine {
        /// The rule.
        rule: String,
    },
}

/// An explanation: what is, and the reasons in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// What it is about.
    pub subject: Subject,
    /// What is.
    pub headline: Said,
    /// Why, step by step.
    pub reasons: Vec<Reason>,
    /// What was counted, skipped and paused, for a clock whose promise today's rules give again.
    pub segments: Vec<Segment>,
}

/// One reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The words.
    pub said: Said,
    /// The file in which that line stands; the policy's own where it is not told.
    pub file: Option<String>,
    /// The line in the policy file, from 1.
    pub line: Option<usize>,
    /// The passage of the source document.
    pub source: Option<String>,
    /// The event (id) that is meant.
    pub event: Option<String>,
}

impl Reason {
    fn new(said: Said) -> Self {
        Self { said, file: None, line: None, source: None, event: None }
    }

    fn at_line(mut self, line: usize, source: Option<&String>) -> Self {
        self.line = Some(line);
        self.source = source.cloned();
        self
    }

    fn in_file(mut self, file: String) -> Self {
        self.file = Some(file);
        self
    }

    fn of_event(mut self, event: &str) -> Self {
        self.event = Some(event.to_owned());
        self
    }
}

/// What is explained: a case, its record, the rules of today, and when.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// The record.
    pub record: &'a Record,
    /// The state that follows from it.
    pub case: &'a Case,
    /// The policy and calendars of today.
    pub rules: &'a Rules<'a>,
    /// The hash of policy, law, calendar and shop of today, as events keep it in `rules`.
    pub hash: Option<&'a str>,
    /// The house, where explanations of authority are wanted.
    pub house: Option<House<'a>>,
    /// When it is asked.
    pub now: Instant,
}

/// The tier, every clock, exposure and escalation, every finding and offer of the case, and the bounds of law,
/// explained.
pub fn explain(question: &Question<'_>) -> Vec<Explanation> {
    let case = question.case;
    let mut explanations = vec![tier::explain_tier(question)];
    explanations.extend(case.clocks.iter().map(|clock| clock::explain_clock(question, clock)));
    let exposures = case.exposures.iter();
    explanations.extend(exposures.map(|exposure| exposure::explain_exposure(question, exposure)));
    let escalations = case.escalations.iter();
    explanations.extend(escalations.filter_map(|state| escalation::explain_escalation(question, state)));
    explanations.extend(finding::explain_findings(question));
    explanations.extend(offer::explain_offers(question));
    explanations.extend(bound::explain_law(question));
    explanations
}

impl Question<'_> {
    /// The facts as they were at `instant`, when something was recorded; those of now where there were none yet.
    fn facts_when(&self, instant: &Instant) -> Facts {
        let then = fold(self.record, Some(instant));
        facts_at(then.as_ref().unwrap_or(self.case), self.rules.policy, instant)
    }

    /// Offers and actions as of now.
    fn settlement(&self) -> Settlement {
        settlement(self.case.standing_events(self.record))
    }

    /// A reason that says so when the event `id` was recorded under other rules than today's.
    fn other_rules(&self, id: &str) -> Option<Reason> {
        let event = self.record.events.iter().find(|event| event.id == id)?;
        let (then, now) = (event.fields.text("rules")?, self.hash?);
        (then != now).then(|| {
            Reason::new(crate::said!(
                en: "recorded under other rules (`{then}`) than today's (`{now}`); the lines below are today's, what was recorded stands",
                zh: "记录时所依策略（`{then}`）与现行策略（`{now}`）不同；下列条文为现行策略，已记录的结果不变",
            ))
            .of_event(id)
        })
    }
}

/// An instant for people: `2026-11-22 10:20`, with seconds where there are any.
fn shown(instant: &Instant) -> String {
    use chrono::Timelike;
    let form = if instant.second() == 0 { "%Y-%m-%d %H:%M" } else { "%Y-%m-%d %H:%M:%S" };
    instant.format(form).to_string()
}
