//! Examples: the tests that a policy carries.

mod house;
mod stage;
mod verdict;

pub use verdict::rehearse;

use rust_decimal::Decimal;

use super::draft::{Draft, Space};
use super::finding;
use super::{Condition, ConditionSite, Facts, Test};
use crate::domain::calendar::Zone;
use crate::domain::finding::Place;
use crate::domain::instant;
use crate::domain::section::Section;
use crate::domain::shop::{self, Opening};

/// The hours and days under which the examples of a policy are meant: `[example-opening]`, with `zone` and the keys of
/// a store's opening in `shop.toml`. Real cases take theirs from there.
#[derive(Debug, Clone, PartialEq)]
pub struct ExampleOpening {
    /// The calendar's name, and the hours.
    pub opening: Opening,
    /// The zone.
    pub zone: Zone,
    /// Where the calendar is named.
    pub place: Place,
}

impl ExampleOpening {
    pub(super) fn read(section: &Section) -> Option<Self> {
        let (zone, opening) = (shop::read_zone(section), shop::read_opening(section));
        Some(Self { zone: zone?, opening: opening?, place: section.place_of_key("calendar") })
    }
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
    /// The tier that must come out, after the last of what happened.
    pub tier: Option<String>,
    /// The category that the words of `text` must suggest.
    pub category: Option<String>,
    /// Due instants that must come out by then, by clock (RFC 3339, or `none`).
    pub due: Vec<(String, String)>,
    /// The levels that must have been reached by `idle_until`, and no others; at once where that is not told.
    pub escalations: Vec<String>,
    /// The rules of fines that must have fired by `idle_until`, each with its sum, and no others; by the last of what
    /// happened where that is not told. `None` where nobody asks.
    pub fines: Option<Vec<(String, Decimal)>>,
    /// Until when nobody does anything.
    pub idle_until: Option<String>,
    /// Where it stands.
    pub place: Place,
}

impl Example {
    /// Reads one `[[example]]`. What is missing or wrong has been noted.
    pub(super) fn read(section: &Section, draft: &mut Draft) -> Self {
        let refer = |key: &'static str, space: Space, draft: &mut Draft| {
            let name = section.text(key)?;
            draft.refer(space, &name, section.place_of_key(key));
            Some(name)
        };
        let (tier, category) = (refer("tier", Space::Tier, draft), refer("category", Space::Category, draft));
        section.need("received");
        let escalations = section.located_texts("escalations");
        for (level, place) in &escalations {
            draft.refer(Space::Level, level, place.clone());
        }
        Self {
            name: section.need_text("name").unwrap_or_default(),
            received: instant_of(section, "received").unwrap_or_default(),
            given: read_given(section, draft),
            text: section.text("text"),
            happened: read_instants(section, "happened", |pattern, place| draft.pattern(pattern, place)),
            tier,
            category,
            due: read_instants(section, "due", |clock, place| draft.refer(Space::Clock, clock, place)),
            escalations: escalations.into_iter().map(|(level, _)| level).collect(),
            fines: read_fines(section, draft),
            idle_until: instant_of(section, "idle-until"),
            place: section.place_of_key("name"),
        }
    }
}

fn read_given(section: &Section, draft: &mut Draft) -> Facts {
    let mut facts = Facts::default();
    let Some(given) = section.section("given") else { return facts };
    let (mut condition, mut parts) = (Condition::default(), Vec::new());
    for entry in given.entries() {
        let (texts, places): (Vec<String>, Vec<_>) =
            given.texts_of(&entry.key, &entry.value).into_iter().unzip();
        condition.0.push((entry.key.clone(), Test::AnyOf(texts.clone())));
        parts.push((given.place_of_entry(entry), places));
        facts.0.insert(entry.key.clone(), texts);
    }
    draft.condition(&ConditionSite { condition, place: given.place(), parts });
    facts
}

fn read_fines(section: &Section, draft: &mut Draft) -> Option<Vec<(String, Decimal)>> {
    let map = section.section("fines")?;
    let mut fines = Vec::new();
    for entry in map.entries() {
        draft.refer(Space::Fine, &entry.key, map.place_of_entry(entry));
        if let Some(amount) = map.amount_of(&entry.key, &entry.value) {
            fines.push((entry.key.clone(), amount));
        }
    }
    Some(fines)
}

fn read_instants(
    section: &Section,
    key: &'static str,
    mut note: impl FnMut(&str, Place),
) -> Vec<(String, String)> {
    let Some(map) = section.section(key) else { return Vec::new() };
    let mut read = Vec::new();
    for entry in map.entries() {
        note(&entry.key, map.place_of_entry(entry));
        for (text, place) in map.texts_of(&entry.key, &entry.value) {
            if instant::parse(&text).is_none() && (key != "due" || text != "none") {
                map.report(finding::bad_instant(place, &text));
            }
            read.push((entry.key.clone(), text));
        }
    }
    read
}

fn instant_of(section: &Section, key: &'static str) -> Option<String> {
    let text = section.text(key)?;
    if instant::parse(&text).is_none() {
        section.report(finding::bad_instant(section.place_of_key(key), &text));
    }
    Some(text)
}
