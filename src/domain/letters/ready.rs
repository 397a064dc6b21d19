//! Whether a letter can be written now, and what still stands before it.

use super::policy::{About, LetterKind};
use crate::domain::case::Case;
use crate::domain::clocks::facts_at;
use crate::domain::fines::ledger;
use crate::domain::gates::{event_said, recording_command};
use crate::domain::instant::Instant;
use crate::domain::policy::{Facts, Policy};
use crate::domain::record::Record;
use crate::domain::why::condition_said;
use crate::said;
use crate::words::Said;

/// Something that stands before a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Obstacle {
    /// An event (a pattern) is not on record.
    Missing(String),
    /// The policy's condition does not hold.
    OtherCase,
    /// The case has no fine, or no exposure.
    Without(About),
}

/// Everything that stands before the letter in this case; nothing when it can be written.
pub fn obstacles(
    letter: &LetterKind,
    record: &Record,
    case: &Case,
    policy: &Policy,
    now: &Instant,
) -> Vec<Obstacle> {
    let events = case.standing_events(record);
    let stands = |pattern: &String| events.iter().any(|event| event.matches(pattern));
    let needs = letter.needs.iter().filter(|pattern| !stands(pattern));
    let mut obstacles: Vec<Obstacle> = needs.cloned().map(Obstacle::Missing).collect();
    let is_there = match letter.about {
        About::Case => true,
        About::Fine => !ledger::fines(events.iter().copied()).is_empty(),
        About::Exposure => !case.exposures.is_empty(),
    };
    if !is_there {
        obstacles.push(Obstacle::Without(letter.about));
    }
    if !letter.when.holds(&facts_at(case, policy, now)) {
        obstacles.push(Obstacle::OtherCase);
    }
    obstacles
}

impl Obstacle {
    /// What stands before it in the case `id`, in words, with the command that records what is missing.
    pub fn said(&self, letter: &LetterKind, policy: &Policy, id: &str) -> Said {
        match self {
            Self::Missing(pattern) => {
                let Said { en, zh } = event_said(pattern, policy);
                match recording_command(pattern, id) {
                    Some(command) => said!(
                        en: "not on record yet: “{en}”: `{command}`",
                        zh: "尚未登记“{zh}”：`{command}`"
                    ),
                    None => said!(en: "not on record yet: “{en}”", zh: "尚未登记“{zh}”"),
                }
            }
            Self::OtherCase => {
                let Said { en, zh } = condition_said(&letter.when, &Facts::default(), policy);
                said!(en: "it is for cases with: {en}", zh: "仅适用于：{zh}")
            }
            Self::Without(About::Exposure) => {
                said!(en: "the case has no exposure in the media", zh: "该案没有媒体曝光记录")
            }
            Self::Without(_) => said!(en: "the case has no fine", zh: "该案没有罚款"),
        }
    }
}
