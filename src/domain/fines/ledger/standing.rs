//! How far a fine has come.

use rust_decimal::Decimal;

use super::entry::Fine;
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
    /// Paid.
    Paid,
    /// Nothing is left to pay, because it was waived or lifted.
    TakenOff,
}

impl Standing {
    /// Every standing, in the order of a fine's life.
    pub const ALL: [Self; 8] = [
        Self::Proposed,
        Self::Recorded,
        Self::Due,
        Self::Overdue,
        Self::Objected,
        Self::ToRepay,
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
            return if self.is_taken_off() { Standing::TakenOff } else { Standing::Paid };
        }
        match &self.notice {
            _ if self.open_objection().is_some() && suspends => Standing::Objected,
            None => Standing::Recorded,
            Some(notice) if notice.pay_by < *now => Standing::Overdue,
            Some(_) if self.open_objection().is_some() => Standing::Objected,
            Some(_) => Standing::Due,
        }
    }
}
