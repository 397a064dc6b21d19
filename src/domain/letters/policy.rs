//! The policy's forms and letters.

use super::finding;
use crate::domain::policy::{Choice, Condition, Draft, Space};
use crate::domain::section::Section;
use crate::words::Said;

/// A form or a letter that the house writes.
#[derive(Debug, Clone, PartialEq)]
pub struct LetterKind {
    /// Name, label, source.
    pub choice: Choice,
    /// Whether it is a form to be filled in or a letter.
    pub sort: Sort,
    /// For whom it is.
    pub to: Addressee,
    /// What it is about.
    pub about: About,
    /// For which cases, by the facts at the time of writing.
    pub when: Condition,
    /// Events all of which must stand: `kind` or `kind/qualifier`.
    pub needs: Vec<String>,
    /// The name of its templates: `<template>.<language>.<txt or html>`.
    pub template: String,
    /// What is recorded when it is sent: `informed/written`.
    pub records: Vec<String>,
    /// Outside bodies to which one may turn.
    pub recourse: Vec<Said>,
    /// The clocks that it tells, in words for who reads it; all of them, by their labels, where none is named.
    pub promises: Vec<ToldPromise>,
}

/// A clock that a letter tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldPromise {
    /// The clock.
    pub clock: String,
    /// What is promised, in words for who reads it.
    pub label: Said,
}

/// What a template makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A form, with empty boxes where nothing is on record yet.
    Form,
    /// A letter.
    Letter,
}

/// For whom a letter is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Addressee {
    /// The customer; it alone may show name, address and telephone, and only when asked to.
    Customer,
    /// A store or its staff.
    Store,
    /// Headquarters or a superior department.
    Headquarters,
    /// An authority.
    Authority,
    /// A medium.
    Medium,
}

/// What a letter is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// The case as a whole.
    Case,
    /// One fine.
    Fine,
    /// One exposure in the media.
    Exposure,
}

const SORTS: &[(&str, Sort)] = &[("form", Sort::Form), ("letter", Sort::Letter)];

const ADDRESSEES: &[(&str, Addressee)] = &[
    ("customer", Addressee::Customer),
    ("store", Addressee::Store),
    ("headquarters", Addressee::Headquarters),
    ("authority", Addressee::Authority),
    ("medium", Addressee::Medium),
];

const ABOUT: &[(&str, About)] =
    &[("case", About::Case), ("fine", About::Fine), ("exposure", About::Exposure)];

/// The kinds of events that sending a letter may record.
pub const RECORDED: &[&str] = &["responded", "informed", "document", "note", "noticed"];

impl LetterKind {
    /// Reads one `[[letter]]`. What is missing or wrong has been noted.
    pub fn read(section: &Section, draft: &mut Draft) -> Self {
        section.need("kind");
        section.need("to");
        let site = Condition::read(section);
        draft.condition(&site);
        let about = section.one_of("about", ABOUT).unwrap_or(About::Case);
        let records = records(section, draft, about);
        let choice = Choice::read_sourced(section, draft, Space::Letter);
        let promises =
            section.sections("promise").into_iter().map(|each| ToldPromise::read(each, draft)).collect();
        Self {
            sort: section.one_of("kind", SORTS).unwrap_or(Sort::Letter),
            to: section.one_of("to", ADDRESSEES).unwrap_or(Addressee::Customer),
            about,
            when: site.condition(),
            needs: patterns(section, "needs", draft).into_iter().map(|(pattern, _)| pattern).collect(),
            template: section.text("template").unwrap_or_else(|| choice.name.clone()),
            records,
            recourse: section.labels("recourse"),
            promises,
            choice,
        }
    }

    /// Whether sending it serves the notice of a fine.
    pub fn serves_notice(&self) -> bool {
        self.records.iter().any(|pattern| pattern.split('/').next() == Some("noticed"))
    }
}

impl ToldPromise {
    fn read(section: &Section, draft: &mut Draft) -> Self {
        let clock = section.need_text("clock").unwrap_or_default();
        draft.refer(Space::Clock, &clock, section.place_of_key("clock"));
        Self { clock, label: section.need_label("label").unwrap_or_default() }
    }
}

fn records(section: &Section, draft: &mut Draft, about: About) -> Vec<String> {
    let located = patterns(section, "records", draft);
    for (pattern, place) in &located {
        let (kind, qualifier) = match pattern.split_once('/') {
            Some((kind, qualifier)) => (kind, Some(qualifier)),
            None => (pattern.as_str(), None),
        };
        if !RECORDED.contains(&kind) || (["document", "note"].contains(&kind) && qualifier.is_none()) {
            section.report(finding::records_other(place.clone(), pattern));
        } else if kind == "noticed" && about != About::Fine {
            section.report(finding::notice_without_fine(place.clone()));
        }
    }
    located.into_iter().map(|(pattern, _)| pattern).collect()
}

fn patterns(
    section: &Section,
    key: &'static str,
    draft: &mut Draft,
) -> Vec<(String, crate::domain::finding::Place)> {
    let texts = section.located_texts(key);
    for (pattern, place) in &texts {
        draft.pattern(pattern, place.clone());
    }
    texts
}
