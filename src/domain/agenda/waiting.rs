//! What of a settlement waits for somebody although no clock runs on it.

use super::Heading;
use crate::domain::case::{Case, differences};
use crate::domain::instant::Instant;
use crate::domain::record::{Event, Record};
use crate::domain::resolution::{Offer, Settlement, Stage, settlement};

/// Something that waits for somebody.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiting {
    /// Under which heading it comes.
    pub heading: Heading,
    /// Since when it waits.
    pub since: Option<Instant>,
    /// The offer that it is about.
    pub offer: Option<Offer>,
    /// What is to be done next.
    pub step: Step,
}

/// What is to be done next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Somebody approves, or does not.
    Approve,
    /// The customer is asked, and their answer recorded.
    Answer,
    /// Another offer is made.
    Offer,
    /// The customer is called back.
    CallBack,
    /// The case is closed.
    Close,
    /// A second handling begins.
    Reopen,
    /// The case is looked at, and somebody decides between the versions of a merge.
    Decide,
}

impl Step {
    /// The name for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Approve => "approve",
            Self::Answer => "accept",
            Self::Offer => "offer",
            Self::CallBack => "callback",
            Self::Close => "close",
            Self::Reopen => "reopen",
            Self::Decide => "show",
        }
    }
}

/// Between which versions somebody has to decide: what a merge brought, and nobody has answered.
pub fn undecided(record: &Record) -> Option<Waiting> {
    let since = differences(record).first()?.at;
    Some(Waiting { heading: Heading::Differs, since: Some(since), offer: None, step: Step::Decide })
}

/// What of the settlement of `case` waits for somebody, as of `now`: offers for an approval or an answer, what is
/// carried out for the callback or for being closed, what the callback found unsolved for a second handling. What a
/// running clock reminds of does not come here.
pub fn waiting(case: &Case, record: &Record, now: &Instant) -> Vec<Waiting> {
    let last = |kinds: &[&str]| {
        let mut events = record.ordered_events().into_iter().rev();
        let told = |event: &&Event| event.at <= *now && !case.voided.contains(&event.id);
        events.find(|event| told(event) && kinds.iter().any(|kind| event.matches(kind)))
    };
    if case.facts.values("solved").iter().any(|solved| solved == "no") {
        // What was closed after the callback was closed knowing it; a closed case that is called back is nobody's.
        let callback = last(&["called-back", "closed"]).filter(|event| event.matches("called-back"));
        let asks = case.is_open() || case.closed.is_some();
        return callback.filter(|_| asks).map(unsolved).into_iter().collect();
    }
    if !case.is_open() || !record.events.iter().any(|event| event.matches("offered")) {
        return Vec::new();
    }
    let events = record.ordered_events().into_iter();
    let told = events.filter(|event| event.at <= *now && !case.voided.contains(&event.id));
    let settled = settlement(told);
    let mut found = Vec::new();
    let interim = settled.offers.iter().filter(|offer| offer.interim && offer.round == settled.round);
    for offer in interim.filter(|offer| offer.stage == Stage::Waiting) {
        found.push(of_offer(offer, (Heading::WaitsForApproval, Step::Approve), Some(offer.at)));
    }
    let Some(offer) = settled.of_round() else { return found };
    let since = |kind: &str| last(&[kind]).map(Event::moment);
    match offer.stage {
        Stage::Waiting => {
            found.push(of_offer(offer, (Heading::WaitsForApproval, Step::Approve), Some(offer.at)));
        }
        Stage::Offered => {
            let approved = offer.approvals.last().and_then(|approval| moment_of(record, &approval.event));
            let since = approved.unwrap_or(offer.at);
            found.push(of_offer(offer, (Heading::WaitsForCustomer, Step::Answer), Some(since)));
        }
        Stage::NotApproved => {
            found.push(of_offer(offer, (Heading::ToOfferAgain, Step::Offer), since("disapproved")));
        }
        Stage::Refused => found.push(of_offer(offer, (Heading::ToOfferAgain, Step::Offer), since("refused"))),
        Stage::Accepted => found.extend(after_acceptance(case, &settled, offer)),
    }
    found
}

fn unsolved(callback: &Event) -> Waiting {
    Waiting { heading: Heading::NotSolved, since: Some(callback.moment()), offer: None, step: Step::Reopen }
}

/// What comes once everything agreed is carried out, unless a running clock waits for it already.
fn after_acceptance(case: &Case, settled: &Settlement, offer: &Offer) -> Option<Waiting> {
    if settled.open_actions().next().is_some() {
        return None;
    }
    let (step, kind) = match case.facts.values("solved").is_empty() {
        true => (Step::CallBack, "called-back"),
        false => (Step::Close, "closed"),
    };
    let waits_for = |pattern: &String| pattern.split('/').next() == Some(kind);
    let mut running = case.clocks.iter().filter(|clock| clock.is_running());
    let on_a_clock = running.any(|clock| clock.until.iter().any(waits_for));
    (!on_a_clock).then(|| of_offer(offer, (Heading::CarriedOut, step), settled.completed))
}

fn of_offer(offer: &Offer, (heading, step): (Heading, Step), since: Option<Instant>) -> Waiting {
    Waiting { heading, since, offer: Some(offer.clone()), step }
}

fn moment_of(record: &Record, id: &str) -> Option<Instant> {
    record.events.iter().find(|event| event.id == id).map(Event::moment)
}
