//! The history of a customer: their earlier complaints, what became of them, and what was promised and is still open.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::domain::calendar::Zone;
use crate::domain::case::Status;
use crate::domain::instant::Instant;
use crate::domain::resolution::{GivenRemedy, settlement};
use crate::domain::summary::{Matter, Share, cost_of};

/// What a house knows of a customer from their complaints.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct History<'a> {
    /// The complaints, open ones first, then the latest first. Those merged into another stand in that one's place.
    pub complaints: Vec<Past<'a>>,
    /// The day of the first one.
    pub since: Option<NaiveDate>,
    /// Of how many who were asked in the end how many were satisfied.
    pub satisfied: Share,
    /// What was agreed with them in all, less what a later agreement replaced.
    pub given: Decimal,
}

/// A complaint of the customer.
#[derive(Debug, Clone, PartialEq)]
pub struct Past<'a> {
    /// The complaint.
    pub matter: PastMatter<'a>,
    /// `yes` or `no`, where they said so last.
    pub satisfied: Option<&'a str>,
    /// What was given.
    pub given: Given,
    /// What was promised and is not done.
    pub open_promises: Vec<OpenPromise>,
}

/// The complaint itself, as it is compared in tests and told.
#[derive(Debug, Clone, PartialEq)]
pub struct PastMatter<'a> {
    /// The id.
    pub id: &'a str,
    /// The store.
    pub store: Option<&'a str>,
    /// The day of receipt.
    pub received_on: NaiveDate,
    /// The subject.
    pub subject: &'a str,
    /// How far it has come.
    pub status: Status,
    /// The category.
    pub category: Option<&'a str>,
    /// The outcome of the last closing.
    pub outcome: Option<&'a str>,
}

/// What a customer was given in a complaint.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Given {
    /// What it cost the house.
    pub cost: Decimal,
    /// The remedies that were agreed last.
    pub remedies: Vec<GivenRemedy>,
}

/// An agreed action that is not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenPromise {
    /// What.
    pub what: String,
    /// The kind of remedy that it carries out.
    pub remedy: Option<String>,
    /// Until when.
    pub due: Option<Instant>,
}

/// The history that `matters`, the complaints of one customer, tell. Days are counted in `zone`.
pub fn history<'a>(matters: &[Matter<'a>], zone: Zone, now: &Instant) -> History<'a> {
    let counting = matters.iter().filter(|matter| matter.case.status != Status::Merged);
    let mut complaints: Vec<Past<'a>> = counting.map(|matter| past(matter, zone, now)).collect();
    complaints.sort_by(|left, right| {
        let is_open = |past: &Past<'_>| past.matter.is_open();
        let key = |past: &Past<'a>| (past.matter.received_on, past.matter.id);
        is_open(right).cmp(&is_open(left)).then_with(|| key(right).cmp(&key(left)))
    });
    let said: Vec<&str> = complaints.iter().filter_map(|past| past.satisfied).collect();
    History {
        since: complaints.iter().map(|past| past.matter.received_on).min(),
        satisfied: Share { count: said.iter().filter(|said| **said == "yes").count(), of: said.len() },
        given: complaints.iter().map(|past| past.given.cost).sum(),
        complaints,
    }
}

fn past<'a>(matter: &Matter<'a>, zone: Zone, now: &Instant) -> Past<'a> {
    let case = matter.case;
    let settlement = settlement(case.standing_events(matter.record));
    let open = settlement.open_actions().filter(|action| action.against.is_none());
    let open = open.map(|action| OpenPromise {
        what: action.what.clone(),
        remedy: action.remedy.clone(),
        due: case.clock(&format!("action/{}", action.event)).and_then(|clock| clock.due_at()),
    });
    Past {
        matter: PastMatter {
            id: &case.id,
            store: case.store.as_deref(),
            received_on: matter.received_on,
            subject: &case.subject,
            status: case.status,
            category: case.category.as_deref(),
            outcome: case.outcome.as_deref(),
        },
        satisfied: case.facts.values("satisfied").first().map(String::as_str),
        given: Given {
            cost: cost_of(matter, (zone, now)).compensation,
            remedies: settlement.accepted().last().map(|offer| offer.remedies.clone()).unwrap_or_default(),
        },
        open_promises: open.collect(),
    }
}

impl PastMatter<'_> {
    /// Whether somebody still has to do something about it.
    pub fn is_open(&self) -> bool {
        !matches!(self.status, Status::Closed | Status::Withdrawn | Status::Merged)
    }
}

impl<'a> History<'a> {
    /// The history without the complaint `id`: what there was beside it.
    #[must_use]
    pub fn beside(mut self, id: &str) -> Self {
        let own = self.complaints.iter().position(|past| past.matter.id == id);
        if let Some(own) = own.map(|own| self.complaints.remove(own)) {
            self.given -= own.given.cost;
            if let Some(said) = own.satisfied {
                self.satisfied.of -= 1;
                self.satisfied.count -= usize::from(said == "yes");
            }
            self.since = self.complaints.iter().map(|past| past.matter.received_on).min();
        }
        self
    }

    /// The latest complaint, open or not.
    pub fn last(&self) -> Option<&Past<'a>> {
        self.complaints.iter().max_by_key(|past| (past.matter.received_on, past.matter.id))
    }

    /// How many are open.
    pub fn open(&self) -> usize {
        self.complaints.iter().filter(|past| past.matter.is_open()).count()
    }
}
