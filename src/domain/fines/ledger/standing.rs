//! How far a fine has come.

use rust_decimal::Decimal;

use super::entry::Fine;
use crate::domain::fines::staff::points::stands;
use crate::domain::instant::Instant;
use crate::words::Label;

/// How far a fine has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// It follows from the rules and is not on record.
    Proposed,
    /// On record, without a notice yet.
    Recorded,
    /// To be paid.
    Due,
    /// To be paid, and its day has passed.
    Overdue,
    /// Somebody objected, and nobody has ruled.
    Objected,
    /// More was paid than is owed.
    ToRepay,
    /// Of points alone: there is nothing to pay.
    Points,
    /// Paid.
    Paid,
    /// Nothing is left to pay, because it was waived or lifted.
    TakenOff,
}

impl Standing {
    /// Every standing, in the order of a fine's life.
    pub const ALL: [Self; 9] = [
        Self::Proposed,
        Self::Recorded,
        Self::Due,
        Self::Overdue,
        Self::Objected,
        Self::ToRepay,
        Self::Points,
        Self::Paid,
        Self::TakenOff,
    ];

    /// The name on the command line and in output for programs.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Recorded => "recorded",
            Self::Due => "due",
            Self::Overdue => "overdue",
            Self::Objected => "objected",
            Self::ToRepay => "to-repay",
            Self::Points => "points",
            Self::Paid => "paid",
            Self::TakenOff => "taken-off",
        }
    }

    /// The standing in words.
    pub fn label(self) -> Label {
        match self {
            Self::Proposed => Label::new("proposed", "待登记"),
            Self::Recorded => Label::new("no notice yet", "未送达通知"),
            Self::Due => Label::new("to be paid", "待缴纳"),
            Self::Overdue => Label::new("overdue", "逾期未缴"),
            Self::Objected => Label::new("objected", "申诉中"),
            Self::ToRepay => Label::new("to be paid back", "待退还"),
            Self::Points => Label::new("points", "仅扣分"),
            Self::Paid => Label::new("paid", "已缴清"),
            Self::TakenOff => Label::new("waived or lifted", "已减免或撤销"),
        }
    }
}

impl Fine {
    /// Whether nothing of it is left to pay because it was waived or lifted.
    pub fn is_taken_off(&self) -> bool {
        self.amount > Decimal::ZERO && self.parts.iter().all(|part| part.due() <= Decimal::ZERO)
    }

    /// How far it has come at `now`; `suspends` says whether the policy lets an open objection hold the payment.
    pub fn standing(&self, now: &Instant, suspends: bool) -> Standing {
        if self.parts.iter().any(|part| part.owed() < Decimal::ZERO) {
            return Standing::ToRepay;
        }
        if self.parts.iter().all(|part| part.owed() == Decimal::ZERO) {
            return self.settled();
        }
        match &self.notice {
            _ if self.open_objection().is_some() && suspends => Standing::Objected,
            None => Standing::Recorded,
            Some(notice) if notice.pay_by < *now => Standing::Overdue,
            Some(_) if self.open_objection().is_some() => Standing::Objected,
            Some(_) => Standing::Due,
        }
    }

    /// How a fine ended of which nobody owes anything.
    fn settled(&self) -> Standing {
        match (self.amount.is_zero() && !self.points.is_empty(), stands(self)) {
            (_, false) => Standing::TakenOff,
            (true, true) => Standing::Points,
            (false, true) => Standing::Paid,
        }
    }
}
