//! Authority: which role may offer how much.

use rust_decimal::Decimal;

use super::finding;
use crate::domain::finding::Place;
use crate::domain::money::Share;
use crate::domain::policy::{Condition, Draft, Space, need_source};
use crate::domain::section::Section;

/// What a role may offer on its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Authority {
    /// The role.
    pub role: String,
    /// Its limits, all of which bind; none at all means that it may offer anything.
    pub limits: Vec<Limit>,
    /// Remedies that it may never offer alone.
    pub never: Vec<String>,
    /// The passage of the source document.
    pub source: String,
    /// The line in the policy file, from 1.
    pub line: usize,
}

/// A limit of what a role may offer.
#[derive(Debug, Clone, PartialEq)]
pub struct Limit {
    /// The remedies that it is about; all of them where none is named.
    pub remedies: Vec<String>,
    /// For which cases.
    pub when: Condition,
    /// Over what it counts.
    pub basis: Basis,
    /// The sum that it may reach.
    pub sum: Option<Decimal>,
    /// How often, or how many pieces.
    pub count: Option<u32>,
    /// The highest share of a price that may be taken off (`12%`: 8.8 折).
    pub share: Option<Share>,
    /// The highest cost of one piece.
    pub each: Option<Decimal>,
    /// The passage of the source document; the authority's own where it names none.
    pub source: Option<String>,
    /// The line in the policy file, from 1.
    pub line: usize,
}

/// Over what a limit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// One offer.
    Offer,
    /// One case.
    Case,
    /// One customer, in the calendar year.
    Customer,
    /// A calendar month of the person who offers.
    Month,
    /// A calendar year of the person who offers.
    Year,
}

const BASES: &[(&str, Basis)] = &[
    ("offer", Basis::Offer),
    ("case", Basis::Case),
    ("customer", Basis::Customer),
    ("month", Basis::Month),
    ("year", Basis::Year),
];

impl Authority {
    /// Reads the list `[[resolution.authority]]`. What is missing or wrong has been noted.
    pub(super) fn read_all(resolution: &Section, draft: &mut Draft) -> Vec<Self> {
        let mut seen: Vec<(String, Place)> = Vec::new();
        let sections = resolution.sections("authority");
        let read = |section: &Section| {
            let authority = Self::read(section, draft);
            let place = section.place_of_key("role");
            match seen.iter().find(|(role, _)| *role == authority.role) {
                Some((role, first)) => {
                    section.report(finding::authority_twice(place, first.clone(), role));
                }
                None => seen.push((authority.role.clone(), place)),
            }
            authority
        };
        sections.into_iter().map(read).collect()
    }

    fn read(section: &Section, draft: &mut Draft) -> Self {
        let role = section.need_text("role").unwrap_or_default();
        draft.refer(Space::Role, &role, section.place_of_key("role"));
        let limits = section.sections("limit").into_iter().map(|each| Limit::read(each, draft)).collect();
        Self {
            role,
            limits,
            never: remedies(section, "never", draft),
            source: need_source(section),
            line: section.line(),
        }
    }
}

impl Limit {
    fn read(section: &Section, draft: &mut Draft) -> Self {
        section.need("per");
        if !["sum", "count", "share", "each"].iter().any(|key| section.has(key)) {
            section.report(finding::limit_of_nothing(section.place()));
        }
        let site = Condition::read(section);
        draft.condition(&site);
        Self {
            remedies: remedies(section, "remedies", draft),
            when: site.condition(),
            basis: section.one_of("per", BASES).unwrap_or(Basis::Case),
            sum: section.amount("sum"),
            count: section.number("count"),
            share: section.share("share"),
            each: section.amount("each"),
            source: crate::domain::policy::read_source(section),
            line: section.line(),
        }
    }
}

fn remedies(section: &Section, key: &'static str, draft: &mut Draft) -> Vec<String> {
    let texts = section.located_texts(key);
    for (remedy, place) in &texts {
        draft.refer(Space::Remedy, remedy, place.clone());
    }
    texts.into_iter().map(|(remedy, _)| remedy).collect()
}
