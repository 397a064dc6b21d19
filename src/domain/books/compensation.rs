//! Entries of what customers were given: owed from the acceptance of an offer on, settled when its actions are done.

use rust_decimal::Decimal;

use super::account::Account;
use super::entry::{Entry, What};
use super::finding::Reason;
use super::{Booked, Entries, Omission};
use crate::domain::instant::Instant;
use crate::domain::record::Event;
use crate::domain::resolution::policy::Nature;
use crate::domain::resolution::{GivenRemedy, Offer, Settlement, Stage, settlement};

/// With what a remedy is settled once it is carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settling {
    /// With money.
    Money,
    /// With vouchers, which are owed until they are redeemed.
    Vouchers,
    /// With what other books of the house carry (goods from stock, work of staff, prices not asked for): the nature of
    /// the remedy.
    InKind(&'static str),
}

impl Settling {
    /// With what remedies of this nature are settled; of a kind that the policy does not know, nobody can say.
    pub fn of(nature: Option<Nature>) -> Self {
        match nature {
            Some(Nature::Refund | Nature::Money) => Self::Money,
            Some(Nature::Voucher) => Self::Vouchers,
            Some(nature) => {
                let named = Nature::NAMES.iter().find(|(_, known)| *known == nature);
                Self::InKind(named.map_or("unknown", |(name, _)| *name))
            }
            None => Self::InKind("unknown"),
        }
    }

    fn account(self) -> Account {
        match self {
            Self::Money => Account::Finance,
            Self::Vouchers => Account::Vouchers,
            Self::InKind(nature) => Account::OtherBooks(nature),
        }
    }
}

/// A remedy that a customer accepted.
struct Accepted<'a> {
    offer: &'a Offer,
    given: &'a GivenRemedy,
    /// When it was accepted.
    at: Instant,
    /// The event that says that it was carried out.
    done: Option<&'a Event>,
}

impl Accepted<'_> {
    /// Whether it was never carried out, and another offer was accepted in a later round.
    fn is_replaced_by(&self, offer: &Offer) -> bool {
        self.done.is_none() && self.offer.round < offer.round
    }
}

/// The entries of what the customer of a complaint was given.
pub(super) fn entries(booked: &Booked<'_>, settling: &dyn Fn(&str) -> Settling) -> Entries {
    let mut found = Entries::default();
    let settled = settlement(booked.events.iter().copied());
    let mut remedies: Vec<Accepted<'_>> = Vec::new();
    for offer in settled.offers.iter().filter(|offer| offer.stage == Stage::Accepted) {
        let Some((place, answer)) = event(booked, offer.answer.as_deref()) else { continue };
        let costs = offer.remedies.iter().try_fold(Decimal::ZERO, |sum, given| sum.checked_add(given.cost));
        if costs != Some(offer.cost) {
            let reason = Reason::Differs { parts: costs.unwrap_or_default(), whole: offer.cost };
            let about = event(booked, Some(&offer.event)).map_or(answer, |(_, event)| event);
            found.omitted.push(Omission::new(booked, about, reason));
            continue;
        }
        let accepted = accepted(booked, &settled, (offer, place), answer);
        found.entries.extend(agreed(booked, &accepted, answer));
        if !offer.interim {
            let (gone, kept) = remedies.into_iter().partition(|remedy| remedy.is_replaced_by(offer));
            found.entries.extend(replaced(booked, gone, answer));
            remedies = kept;
        }
        remedies.extend(accepted);
    }
    let carried_out = remedies.iter().filter_map(|remedy| carried_out(booked, remedy, settling));
    found.entries.extend(carried_out);
    found
}

fn event<'a>(booked: &Booked<'a>, id: Option<&str>) -> Option<(usize, &'a Event)> {
    let (place, event) = booked.events.iter().enumerate().find(|(_, event)| Some(event.id.as_str()) == id)?;
    Some((place, event))
}

/// The remedies of an offer that cost something, each with what says that it was carried out.
///
/// The first action with a remedy carries out the first such remedy, and so on. What was under way before the customer
/// agreed belongs to no offer, and comes first: acceptance makes no second action of it.
fn accepted<'a>(
    booked: &Booked<'a>,
    settled: &Settlement,
    (offer, place): (&'a Offer, usize),
    answer: &'a Event,
) -> Vec<Accepted<'a>> {
    let is_before = |id: &str| event(booked, Some(id)).is_some_and(|(action, _)| action < place);
    let mut remedies = Vec::new();
    let mut used: Vec<&str> = Vec::new();
    for given in &offer.remedies {
        let carries = |action: &&crate::domain::resolution::ActionState| {
            action.round == offer.round
                && action.remedy.as_ref() == Some(&given.remedy)
                && !used.contains(&action.event.as_str())
        };
        let under_way = settled
            .actions
            .iter()
            .filter(carries)
            .find(|action| action.target.is_none() && is_before(&action.event));
        let own = || {
            settled.actions.iter().filter(carries).find(|action| action.target.as_ref() == Some(&offer.event))
        };
        let action = under_way.or_else(own);
        used.extend(action.map(|action| action.event.as_str()));
        let done = action.and_then(|action| event(booked, action.done_by.as_deref()));
        if !given.cost.is_zero() {
            remedies.push(Accepted { offer, given, at: answer.moment(), done: done.map(|(_, event)| event) });
        }
    }
    remedies
}

/// The entry of an acceptance; none where nothing costs anything.
fn agreed(booked: &Booked<'_>, remedies: &[Accepted<'_>], answer: &Event) -> Option<Entry> {
    let mut entry = Entry::of(booked, answer, What::Agreed);
    for remedy in remedies {
        entry.transfer(expense(booked, remedy.given), customer(booked), remedy.given.cost);
        entry.names.push(remedy.given.remedy.clone());
    }
    Some(entry).filter(|entry| !entry.is_empty())
}

/// The entry that takes back what was agreed in an earlier round and never carried out, once something else is agreed
/// for good: the case no longer waits for it.
fn replaced(booked: &Booked<'_>, gone: Vec<Accepted<'_>>, answer: &Event) -> Option<Entry> {
    let mut entry = Entry::of(booked, answer, What::Replaced);
    for remedy in gone {
        entry.transfer(customer(booked), expense(booked, remedy.given), remedy.given.cost);
        entry.names.push(remedy.given.remedy.clone());
    }
    Some(entry).filter(|entry| !entry.is_empty())
}

/// The entry of a remedy that was carried out. What was carried out before the customer agreed settles what is owed
/// from the agreement on.
fn carried_out(
    booked: &Booked<'_>,
    remedy: &Accepted<'_>,
    settling: &dyn Fn(&str) -> Settling,
) -> Option<Entry> {
    let done = remedy.done?;
    let moment = done.moment().max(remedy.at);
    let mut entry = Entry::at(booked, (&done.id, moment), What::CarriedOut);
    entry.names.push(remedy.given.remedy.clone());
    entry.transfer(customer(booked), settling(&remedy.given.remedy).account(), remedy.given.cost);
    Some(entry)
}

fn expense(booked: &Booked<'_>, given: &GivenRemedy) -> Account {
    Account::Compensation(booked.store.map(str::to_owned), given.remedy.clone())
}

fn customer(booked: &Booked<'_>) -> Account {
    Account::Customer(booked.record.to_owned())
}
