//! The fold of exposures: what the events tell of each.

use crate::domain::case::counted_moment;
use crate::domain::instant::Instant;
use crate::domain::record::Event;
use crate::domain::record::kind::table;

/// Something that was published about the house, with everything that answers it.
#[derive(Debug, Clone, PartialEq)]
pub struct Exposure {
    /// The event's id.
    pub event: String,
    /// When it was published, as far as that counts.
    pub at: Instant,
    /// The medium, as the policy names it.
    pub medium: String,
    /// What the medium is called.
    pub outlet: Option<String>,
    /// Where to find it: an address, a page, a programme.
    pub place: Option<String>,
    /// How many it reached.
    pub reach: Option<u64>,
    /// What it says.
    pub says: Option<String>,
    /// What was published against it, whether it counts or not, in the order of the fold.
    pub clarifications: Vec<Clarification>,
    /// What was found about it last.
    pub verified: Option<Verification>,
    /// How it was taken back last.
    pub retracted: Option<Retraction>,
}

/// A clarification that was published.
#[derive(Debug, Clone, PartialEq)]
pub struct Clarification {
    /// The event's id.
    pub event: String,
    /// When it was published, as far as that counts.
    pub at: Instant,
    /// The medium, as the policy names it.
    pub medium: String,
    /// What the medium is called.
    pub outlet: Option<String>,
}

/// What looking into an exposure came to.
#[derive(Debug, Clone, PartialEq)]
pub struct Verification {
    /// The event's id.
    pub event: String,
    /// When.
    pub at: Instant,
    /// Whether what was published is true.
    pub is_true: bool,
    /// Why.
    pub reason: String,
}

/// That an exposure was taken back by who published it.
#[derive(Debug, Clone, PartialEq)]
pub struct Retraction {
    /// The event's id.
    pub event: String,
    /// When, as far as that counts.
    pub at: Instant,
    /// One of [`super::RETRACTIONS`].
    pub how: String,
}

/// The exposures that `events` tell of, in their order. Events that were taken back must not be among them.
pub fn exposures<'a>(events: impl IntoIterator<Item = &'a Event>) -> Vec<Exposure> {
    let mut exposures: Vec<Exposure> = Vec::new();
    for event in events {
        if event.matches(table::EXPOSED.name) {
            exposures.push(Exposure::new(event));
        } else if let Some(target) = event.fields.text("target")
            && let Some(exposure) = exposures.iter_mut().find(|exposure| exposure.event == target)
        {
            exposure.take(event);
        }
    }
    exposures
}

impl Exposure {
    fn new(event: &Event) -> Self {
        let text = |key: &str| event.fields.text(key).map(str::to_owned);
        Self {
            event: event.id.clone(),
            at: counted_moment(event),
            medium: text("medium").unwrap_or_default(),
            outlet: text("outlet"),
            place: text("where"),
            reach: event.fields.text("reach").and_then(|reach| reach.parse().ok()),
            says: text("says"),
            clarifications: Vec::new(),
            verified: None,
            retracted: None,
        }
    }

    fn take(&mut self, event: &Event) {
        let text = |key: &str| event.fields.text(key).map(str::to_owned);
        let (id, at) = (event.id.clone(), counted_moment(event));
        match event.kind.name() {
            "clarified" => self.clarifications.push(Clarification {
                event: id,
                at,
                medium: text("medium").unwrap_or_default(),
                outlet: text("outlet"),
            }),
            "verified" => {
                let is_true = event.fields.text("result") == Some("true");
                let reason = text("reason").unwrap_or_default();
                self.verified = Some(Verification { event: id, at, is_true, reason });
            }
            "retracted" => {
                self.retracted = Some(Retraction { event: id, at, how: text("how").unwrap_or_default() });
            }
            _ => {}
        }
    }
}
