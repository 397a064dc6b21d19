//! What a template may ask for: the case in words of one language. Every key is always there; what is not on record is
//! `none`, which a template must ask about before it prints it.

mod parties;
mod sample;
mod story;

pub use parties::{Author, Customer, LetterHead, Moment};
pub use story::{
    Action, Approval, Assigned, Callback, CaseHead, Closing, Document, Escalation, Evidence, Exposure, Field,
    Fine, FinePart, Found, News, Note, Offer, Promise, Statement,
};

use std::collections::BTreeMap;

use serde::Serialize;

/// Everything that a template may ask for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct View {
    /// The letter itself.
    pub letter: LetterHead,
    /// The name of the shop.
    pub shop: String,
    /// The name of the store, where the case names one.
    pub store: Option<String>,
    /// Who writes.
    pub author: Author,
    /// The customer.
    pub customer: Customer,
    /// The case.
    pub case: CaseHead,
    /// What was told at registration, by the names of the policy's fields.
    pub fields: BTreeMap<String, Field>,
    /// Clocks with their due instants.
    pub promises: Vec<Promise>,
    /// What the customer was told: first answers and news.
    pub told: Vec<News>,
    /// To whom the case was given.
    pub assigned: Vec<Assigned>,
    /// Who said what.
    pub statements: Vec<Statement>,
    /// What proves it.
    pub evidence: Vec<Evidence>,
    /// What was found last.
    pub finding: Option<Found>,
    /// The offer that counts.
    pub offer: Option<Offer>,
    /// What is to be done.
    pub actions: Vec<Action>,
    /// Documents that were drawn up.
    pub documents: Vec<Document>,
    /// Callbacks.
    pub callbacks: Vec<Callback>,
    /// To whom it went up.
    pub escalations: Vec<Escalation>,
    /// Notes.
    pub notes: Vec<Note>,
    /// Exposures in the media.
    pub exposures: Vec<Exposure>,
    /// The fine that the letter is about.
    pub fine: Option<Fine>,
    /// What was learned from it, each lesson once.
    pub lessons: Vec<String>,
    /// How it was closed.
    pub closing: Option<Closing>,
}
