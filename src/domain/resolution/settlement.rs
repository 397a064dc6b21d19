//! The settlement of a case: what its events say about offers, answers and actions.

use super::action::ActionState;
use super::offer::{Offer, Stage};
use crate::domain::case::SWEEP;
use crate::domain::instant::Instant;
use crate::domain::record::Event;

/// Offers and actions of a case, in the order of the fold.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Settlement {
    /// Every offer that stands (voided ones do not).
    pub offers: Vec<Offer>,
    /// Every action that stands.
    pub actions: Vec<ActionState>,
    /// When everything agreed was carried out, in this round; `None` while anything is open, also where something was
    /// agreed after it.
    pub completed: Option<Instant>,
    /// The event (id) with which the last open action of this round was done, where nobody has recorded yet that with
    /// it everything is carried out.
    pub completes: Option<String>,
    /// The round of handling that the last event belongs to.
    pub round: u32,
    /// Whether something was determined in this round.
    pub determined: bool,
}

/// The kinds of events that a settlement follows from.
pub static SETTLING: &[&str] = &[
    "reopened",
    "determined",
    "offered",
    "approved",
    "disapproved",
    "accepted",
    "refused",
    "action",
    "done",
    "completed",
];

/// What the standing `events` of a case, in fold order, say about its settlement.
pub fn settlement<'a>(events: impl IntoIterator<Item = &'a Event>) -> Settlement {
    let mut settlement = Settlement { round: 1, ..Settlement::default() };
    for event in events {
        let round = settlement.round;
        match event.kind.name() {
            "reopened" => {
                settlement.round += 1;
                settlement.completed = None;
                settlement.completes = None;
                settlement.determined = false;
            }
            "determined" => settlement.determined = true,
            "offered" => settlement.offers.push(Offer::of(event, round)),
            "approved" | "disapproved" => settlement.approve(event),
            "accepted" | "refused" => settlement.answer(event),
            "action" => settlement.agree(event),
            "done" => settlement.finish(event),
            "completed" => settlement.complete(event),
            _ => {}
        }
    }
    settlement
}

impl Settlement {
    /// The offer that still waits, for an approval or for the customer's answer. One for the time being waits for
    /// nothing.
    pub fn unanswered(&self) -> Option<&Offer> {
        self.offers.iter().rev().find(|offer| !offer.interim && offer.is_unanswered())
    }

    /// The offer that counts: the last that is not for the time being only.
    pub fn standing(&self) -> Option<&Offer> {
        self.offers.iter().rev().find(|offer| !offer.interim)
    }

    /// The offer that counts in the present round.
    pub fn of_round(&self) -> Option<&Offer> {
        self.standing().filter(|offer| offer.round == self.round)
    }

    /// The offer of the present round that the customer accepted, for the time being or for good.
    pub fn accepted(&self) -> impl Iterator<Item = &Offer> {
        self.offers.iter().filter(|offer| offer.round == self.round && offer.stage == Stage::Accepted)
    }

    /// The actions of the present round that are not done.
    pub fn open_actions(&self) -> impl Iterator<Item = &ActionState> {
        self.actions.iter().filter(|action| action.round == self.round && action.done.is_none())
    }

    /// The offer that the event `id` made.
    pub fn offer(&self, id: &str) -> Option<&Offer> {
        self.offers.iter().find(|offer| offer.event == id)
    }

    /// The action that the event `id` agreed.
    pub fn action(&self, id: &str) -> Option<&ActionState> {
        self.actions.iter().find(|action| action.event == id)
    }

    /// Whether there are actions in `round` and all of them are done.
    pub fn all_done(&self, round: u32) -> bool {
        let mut own = self.actions.iter().filter(|action| action.round == round).peekable();
        own.peek().is_some() && own.all(|action| action.done.is_some())
    }

    fn approve(&mut self, event: &Event) {
        let target = event.fields.text("target").unwrap_or_default();
        if let Some(offer) = self.offers.iter_mut().find(|offer| offer.event == target) {
            offer.approve(event);
        }
    }

    fn answer(&mut self, event: &Event) {
        let target = event.fields.text("target").unwrap_or_default();
        if let Some(offer) = self.offers.iter_mut().find(|offer| offer.event == target) {
            offer.answer(event);
        }
    }

    fn agree(&mut self, event: &Event) {
        self.actions.push(ActionState::of(event, self.round));
        self.completed = None;
        self.completes = None;
    }

    fn finish(&mut self, event: &Event) {
        let target = event.fields.text("target").unwrap_or_default();
        let round = self.round;
        let open = |action: &&mut ActionState| action.event == target && action.done.is_none();
        let Some(action) = self.actions.iter_mut().find(open) else { return };
        action.done = Some(event.moment());
        action.done_by = Some(event.id.clone());
        if action.round == round && self.all_done(round) && self.is_more_than_first_aid() {
            self.completes = Some(event.id.clone());
        }
    }

    /// Whether the actions of this round can be all that there is to do. Measures of the house alone that are taken at
    /// once, before anything is found or agreed (a machine shut down, a batch off the shelf), are not the end of a case.
    fn is_more_than_first_aid(&self) -> bool {
        let mut own = self.actions.iter().filter(|action| action.round == self.round);
        self.determined || own.any(|action| !action.is_of_the_house_alone())
    }

    /// That everything is carried out counts where it orders after the last thing that was done, and once. What
    /// followed from actions does not outlast them; by hand it may be said without any.
    fn complete(&mut self, event: &Event) {
        let by_hand = event.by != SWEEP && self.open_actions().next().is_none();
        if by_hand || self.all_done(self.round) {
            self.completed.get_or_insert(event.moment());
            self.completes = None;
        }
    }
}
