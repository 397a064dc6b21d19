//! The policy's section on resolution: remedies, ladders, authority, documents, bounds.

mod authority;
pub mod finding;
mod ladder;
mod remedy;

pub use authority::{Authority, Basis, Limit};
pub use ladder::{Ladder, Rung};
pub use remedy::{Nature, RemedyKind};

use super::document::CUSTOMER;
use crate::domain::calendar::Term;
use crate::domain::finding::Place;
use crate::domain::law::{Bound, LawBook};
use crate::domain::policy::{Choice, Draft, Space, need_source};
use crate::domain::section::Section;

/// What the policy says about making good.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ResolutionPolicy {
    /// The currency of all amounts (`CNY`), where it is told.
    pub currency: Option<String>,
    /// The field whose choices are the customer's demands, where each is to be tracked by itself.
    pub demands: Option<String>,
    /// The kinds of remedy.
    pub remedies: Vec<RemedyKind>,
    /// The ladders; the first whose condition holds is the case's.
    pub ladders: Vec<Ladder>,
    /// Options that are weighed before a decision (a claim of the house on a customer).
    pub options: Vec<Choice>,
    /// Who may offer what, lowest first. A role that is not among them may offer only what costs nothing.
    pub authorities: Vec<Authority>,
    /// Documents that are drawn up.
    pub documents: Vec<DocumentKind>,
    /// The books of law that bind, by name.
    pub law: Vec<Naming>,
    /// Roles that may set bounds of law aside with a reason: more than a cap, or less than a floor with the customer's
    /// consent.
    pub law_override_by: Vec<String>,
    /// The bounds that conditions of the policy ask for (`when = { law = "…" }`).
    pub law_asked: Vec<Naming>,
    /// The house's own bounds.
    pub bounds: Vec<Bound>,
    /// The books of law themselves, put in by whoever read their files.
    pub books: Vec<LawBook>,
    /// How long after its closing a case may be reopened; for ever where it is not told.
    pub reopen_within: Option<ReopenWindow>,
}

/// Something named that stands elsewhere, and the place that names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Naming {
    /// The name.
    pub name: String,
    /// Where it is named.
    pub place: Place,
}

/// A document that is drawn up: the `document` of `document`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentKind {
    /// Name, label, source.
    pub choice: Choice,
    /// Who must have signed it (`customer`, or a role of the policy); without all of them it does not count.
    pub signatures: Vec<String>,
}

/// How long after its closing a case may be reopened.
#[derive(Debug, Clone, PartialEq)]
pub struct ReopenWindow {
    /// The term, from the last closing.
    pub within: Term,
    /// Roles that may reopen a case after it, with a reason.
    pub override_by: Vec<String>,
    /// The passage of the source document.
    pub source: String,
    /// The line in the policy file, from 1.
    pub line: usize,
}

impl ReopenWindow {
    /// The name under which it is set aside (`--override reopen-window=REASON`).
    pub const NAME: &'static str = "reopen-window";

    fn read(section: &Section, draft: &mut Draft) -> Option<Self> {
        section.need("within");
        let roles = section.located_texts("override-by");
        for (role, place) in &roles {
            draft.refer(Space::Role, role, place.clone());
        }
        Some(Self {
            override_by: roles.into_iter().map(|(role, _)| role).collect(),
            source: need_source(section),
            line: section.line(),
            within: section.term("within")?,
        })
    }
}

fn remedies_meet_something(section: &Section) -> bool {
    section.sections("remedy").iter().any(|remedy| remedy.has("meets"))
}

impl ResolutionPolicy {
    /// Reads the section `[resolution]`. What is missing or wrong has been noted.
    pub fn read(section: &Section, draft: &mut Draft) -> Self {
        let demands = section.text("demands");
        if let Some(field) = &demands {
            draft.refer(Space::Field, field, section.place_of_key("demands"));
        }
        if demands.is_none() && remedies_meet_something(section) {
            section.need("demands");
        }
        let tracked = demands.as_deref().unwrap_or_default();
        let remedies = section.sections("remedy");
        let remedies = remedies.into_iter().map(|each| RemedyKind::read(each, draft, tracked)).collect();
        let bounds = section.sections("bound").into_iter().map(|each| Bound::read(each, draft)).collect();
        let options = section
            .sections("option")
            .into_iter()
            .map(|each| Choice::read(each, draft, Space::Option))
            .collect();
        let documents = section.sections("document").into_iter().map(|each| {
            let signatures = each.located_texts("signatures");
            for (who, place) in signatures.iter().filter(|(who, _)| who != CUSTOMER) {
                draft.refer(Space::Role, who, place.clone());
            }
            let signatures = signatures.into_iter().map(|(who, _)| who).collect();
            DocumentKind { choice: Choice::read(each, draft, Space::Document), signatures }
        });
        let documents = documents.collect();
        Self {
            currency: section.text("currency"),
            demands,
            remedies,
            ladders: Ladder::read_all(section, draft),
            options,
            authorities: Authority::read_all(section, draft),
            documents,
            law: Naming::all(section.located_texts("law")),
            law_override_by: law_override_by(section, draft),
            law_asked: Vec::new(),
            bounds,
            books: Vec::new(),
            reopen_within: section.section("reopen").and_then(|reopen| ReopenWindow::read(reopen, draft)),
        }
    }

    /// The kind of remedy of this name.
    pub fn remedy(&self, name: &str) -> Option<&RemedyKind> {
        self.remedies.iter().find(|kind| kind.choice.name == name)
    }

    /// The rung of this name, with its ladder and its place there from 0.
    pub fn rung(&self, name: &str) -> Option<(&Ladder, usize, &Rung)> {
        self.ladders.iter().find_map(|ladder| {
            let (index, rung) = ladder.rungs.iter().enumerate().find(|(_, rung)| rung.choice.name == name)?;
            Some((ladder, index, rung))
        })
    }

    /// How high a role stands: its place among the authorities from 0, higher with more.
    pub fn rank(&self, role: &str) -> Option<usize> {
        self.authorities.iter().position(|authority| authority.role == role)
    }

    /// The bound of this name, of law or of the house.
    pub fn bound(&self, name: &str) -> Option<&Bound> {
        self.all_bounds().find(|bound| bound.choice.name == name)
    }

    /// Every bound: those of the books of law, then the house's own.
    pub fn all_bounds(&self) -> impl Iterator<Item = &Bound> + Clone {
        self.books.iter().flat_map(|book| &book.bounds).chain(&self.bounds)
    }
}

impl Naming {
    /// A naming for each text with its place.
    pub(crate) fn all(texts: Vec<(String, Place)>) -> Vec<Self> {
        texts.into_iter().map(|(name, place)| Self { name, place }).collect()
    }
}

fn law_override_by(section: &Section, draft: &mut Draft) -> Vec<String> {
    let roles = section.located_texts("law-override-by");
    for (role, place) in &roles {
        draft.refer(Space::Role, role, place.clone());
    }
    roles.into_iter().map(|(role, _)| role).collect()
}
