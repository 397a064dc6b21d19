//! One fine with everything that answers it.

use rust_decimal::Decimal;

use super::party::{Party, Shares};
use crate::domain::fines::policy::Payee;
use crate::domain::instant::Instant;

/// A fine on record.
#[derive(Debug, Clone, PartialEq)]
pub struct Fine {
    /// The event's id.
    pub event: String,
    /// When it became true, or was decided.
    pub at: Instant,
    /// Who recorded it.
    pub by: String,
    /// The rule, as the policy names it.
    pub rule: String,
    /// Whether it is a fee for work.
    pub fee: bool,
    /// The sum.
    pub amount: Decimal,
    /// Who gets it in the end.
    pub payee: Payee,
    /// Each payer's part, in the order of the record.
    pub parts: Vec<Part>,
    /// Points, by member of staff.
    pub points: Vec<(String, u32)>,
    /// The fine (event) whose repetition this supplement is for.
    pub repeats: Option<String>,
    /// Why, where somebody decided on it.
    pub reason: Option<String>,
    /// Of a fine for a place in a ranking: the year, and the place.
    pub place: Option<(String, u32)>,
    /// The notice.
    pub notice: Option<Notice>,
    /// Objections, in order.
    pub objections: Vec<Objection>,
    /// What went on to those who get it.
    pub distributed: Vec<Distributed>,
}

/// What one payer pays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Who.
    pub payer: Party,
    /// The share of the fine.
    pub amount: Decimal,
    /// What was added for paying late.
    pub charged: Decimal,
    /// What was taken off: waived, or by a ruling.
    pub taken_off: Decimal,
    /// What was paid.
    pub paid: Decimal,
    /// What was paid back.
    pub repaid: Decimal,
}

/// The notice of a fine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The event's id.
    pub event: String,
    /// When it was served.
    pub at: Instant,
    /// Until when it is to be paid; a ruling may have moved it.
    pub pay_by: Instant,
    /// Until when one may object.
    pub object_by: Option<Instant>,
}

/// An objection.
#[derive(Debug, Clone, PartialEq)]
pub struct Objection {
    /// The event's id.
    pub event: String,
    /// When.
    pub at: Instant,
    /// Who objects; everybody where nobody is named.
    pub payer: Option<Party>,
    /// Why.
    pub reason: String,
    /// Whether it came after its time.
    pub late: bool,
    /// What was ruled.
    pub ruling: Option<Ruling>,
}

/// A ruling on an objection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruling {
    /// The event's id.
    pub event: String,
    /// When.
    pub at: Instant,
    /// One of [`super::super::RULINGS`].
    pub ruling: String,
    /// Why.
    pub reason: String,
}

/// What went on to those who get a fine.
#[derive(Debug, Clone, PartialEq)]
pub struct Distributed {
    /// The event's id.
    pub event: String,
    /// When.
    pub at: Instant,
    /// Who got how much.
    pub payees: Shares,
}

impl Part {
    /// What is still to be paid; below zero where something is to be paid back.
    pub fn owed(&self) -> Decimal {
        self.due() - self.paid + self.repaid
    }

    /// What there is to pay in all.
    pub fn due(&self) -> Decimal {
        self.amount + self.charged - self.relief()
    }

    /// What was taken off of what there was to pay, and never more: what two machines both took off leaves nothing to pay,
    /// and makes no debt of the house of what nobody paid.
    pub fn relief(&self) -> Decimal {
        self.taken_off.min(self.amount + self.charged)
    }
}

impl Fine {
    /// What falls to each who pays, as it was recorded.
    pub fn shares(&self) -> Shares {
        self.parts.iter().map(|part| (part.payer.clone(), part.amount)).collect()
    }

    /// What is still to be paid by all.
    pub fn owed(&self) -> Decimal {
        self.parts.iter().map(Part::owed).sum()
    }

    /// What was paid and not paid back.
    pub fn received(&self) -> Decimal {
        self.parts.iter().map(|part| part.paid - part.repaid).sum()
    }

    /// What went on already.
    pub fn passed_on(&self) -> Decimal {
        self.distributed.iter().flat_map(|each| &each.payees).map(|(_, amount)| *amount).sum()
    }

    /// The objection that waits for a ruling.
    pub fn open_objection(&self) -> Option<&Objection> {
        self.objections.iter().rev().find(|objection| objection.ruling.is_none())
    }
}
