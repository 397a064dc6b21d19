//! The mapping: which column of an old table gives what, in TOML. All its faults are told at once, with their places.

pub mod finding;
mod rule;

pub use rule::Rule;

use super::complaint::{KEPT_KEY, REASON};
use super::date::{DateForms, DayOrder};
use super::row::Reading;
use crate::domain::finding::{Finding, Grade, did_you_mean};
use crate::domain::intake::HEADER_KEYS;
use crate::domain::policy::Policy;
use crate::domain::section::Section;

/// What a mapping says.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Mapping {
    /// What the old system is called in `imported_from`; the file's own name where it is not told.
    pub source: Option<String>,
    /// The column with the number that the old system gave; rows are told apart by their place where there is none.
    pub number: Option<Rule>,
    /// How the file is to be read.
    pub reading: Reading,
    /// How dates are to be read.
    pub dates: DateForms,
    /// Columns that are known and not wanted.
    pub ignored: Vec<String>,
    /// Keys of the complaint's header.
    pub fields: Vec<Rule>,
    /// Keys of the customer's record.
    pub customer: Vec<Rule>,
    /// What happened, and when.
    pub history: Vec<Rule>,
}

/// What a mapping may say of the customer.
pub const CUSTOMER_KEYS: &[&str] = &["telephone", "name", "called", "address", "note"];

/// What a mapping may say of what happened. Those that tell when are dates; the others belong to them.
pub const HISTORY_KEYS: &[&str] = &[
    "received",
    "responded",
    "handler",
    "tier",
    "finding",
    "reason",
    "cause",
    "satisfied",
    "outcome",
    "lesson",
    "closed",
    "withdrawn",
    "note",
];

/// Header keys that a mapping does not set: they follow from others.
const FOLLOWING: &[&str] = &["received", "customer", "split_from", "imported_from"];

/// Reads a mapping. There is none when one of the findings is an error.
pub fn read(section: &Section) -> (Option<Mapping>, Vec<Finding>) {
    let mut mapping = Mapping {
        source: section.text("source"),
        ignored: section.texts("ignore"),
        number: section.get("number").and_then(|value| Rule::read(section, "number", value)),
        ..Mapping::default()
    };
    if let Some(file) = section.section("file") {
        mapping.reading = reading(file);
    }
    if let Some(dates) = section.section("dates") {
        let order = dates.one_of("first", &[("day", DayOrder::Day), ("month", DayOrder::Month)]);
        mapping.dates = DateForms { order, serials: dates.flag("serials").unwrap_or(false) };
    }
    mapping.fields = section.need_section("fields").map(|fields| rules(fields, None)).unwrap_or_default();
    mapping.customer =
        section.section("customer").map(|one| rules(one, Some(CUSTOMER_KEYS))).unwrap_or_default();
    if let Some(history) = section.need_section("history") {
        history.need("received");
        mapping.history = rules(history, Some(HISTORY_KEYS));
    }
    let findings = section.finish();
    let in_order = findings.iter().all(|finding| finding.grade != Grade::Error);
    (in_order.then_some(mapping), findings)
}

fn reading(section: &Section) -> Reading {
    let separator = section.text("separator").and_then(|text| {
        let mut signs = text.chars();
        match (signs.next(), signs.next()) {
            (Some(sign), None) if sign.is_ascii() => Some(sign),
            _ => section.fault(finding::separator(section.place_of_key("separator"), &text)),
        }
    });
    Reading {
        encoding: section.text("encoding"),
        separator,
        sheet: section.text("sheet"),
        heading_row: section.number("heading-row"),
    }
}

/// The rules of a section, whose keys are `known` where these are few.
fn rules(section: &Section, known: Option<&[&'static str]>) -> Vec<Rule> {
    let mut rules = Vec::new();
    for entry in section.entries() {
        let key = entry.key.as_str();
        if let Some(known) = known.filter(|known| !known.contains(&key)) {
            section.report(finding::unknown_field(section.place_of_entry(entry), key, known.iter().copied()));
            continue;
        }
        rules.extend(Rule::read(section, key, &entry.value));
    }
    rules
}

impl Mapping {
    /// The rule for `key` of what happened.
    pub(super) fn of_history(&self, key: &str) -> Option<&Rule> {
        self.history.iter().find(|rule| rule.key == key)
    }

    fn rules(&self) -> impl Iterator<Item = &Rule> {
        self.fields.iter().chain(&self.customer).chain(&self.history).chain(&self.number)
    }

    /// Whether the old table tells of something that stops a clock with these `until`: then an ended complaint shows whether
    /// its promise was kept, and otherwise nobody can know.
    pub fn tells(&self, until: &[String]) -> bool {
        let told = |kind: &str| {
            let key = match kind {
                "assigned" => "handler",
                "triaged" => "tier",
                "determined" => "finding",
                kind => kind,
            };
            key != "note" && self.of_history(key).is_some()
        };
        until.iter().any(|pattern| told(pattern.split('/').next().unwrap_or_default()))
    }

    /// Fields that no complaint has under any of `policies`.
    pub fn check_fields(&self, policies: &[&Policy]) -> Vec<Finding> {
        let own =
            || policies.iter().flat_map(|policy| &policy.intake.fields).map(|rule| rule.choice.name.as_str());
        let header = || HEADER_KEYS.iter().copied().filter(|key| !FOLLOWING.contains(key));
        let is_known = |key: &str| header().any(|known| known == key) || own().any(|known| known == key);
        let unknown = self.fields.iter().filter(|rule| !is_known(&rule.key) && !rule.key.starts_with("x-"));
        unknown
            .map(|rule| finding::unknown_field(rule.place.clone(), &rule.key, header().chain(own())))
            .collect()
    }

    /// Columns that the mapping names and none of the files' `headings` has.
    pub fn check_columns(&self, headings: &[String]) -> Vec<Finding> {
        let named = self.rules().flat_map(|rule| &rule.columns);
        let missing = named.filter(|(column, _)| !headings.contains(column));
        missing
            .map(|(column, place)| {
                let near = did_you_mean(column, headings.iter().map(String::as_str));
                finding::unknown_column(place.clone(), column, near, headings)
            })
            .collect()
    }

    /// The columns among `headings` that the mapping says nothing about.
    pub fn unread<'a>(&self, headings: &'a [String]) -> Vec<&'a str> {
        let is_read = |heading: &String| {
            self.ignored.contains(heading)
                || [KEPT_KEY, REASON].contains(&heading.as_str())
                || self.rules().any(|rule| rule.columns.iter().any(|(column, _)| column == heading))
        };
        headings
            .iter()
            .filter(|heading| !heading.is_empty() && !is_read(heading))
            .map(String::as_str)
            .collect()
    }
}
