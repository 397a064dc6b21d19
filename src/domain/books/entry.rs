//! Entries of the journal, balanced by construction.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::Booked;
use super::account::Account;
use crate::domain::instant::Instant;
use crate::domain::record::Event;
use crate::words::Label;

/// An entry of the journal.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The day, in the shop's zone.
    pub date: NaiveDate,
    /// When it happened.
    pub moment: Instant,
    /// The record: a complaint's id, or a store's; empty for opening balances.
    pub record: String,
    /// The event's id; empty for opening balances.
    pub event: String,
    /// What happened.
    pub what: What,
    /// Whether it is about a fee for work and no fine.
    pub fee: bool,
    /// What the policy calls it: the rule of a fine, or the kinds of remedy.
    pub names: Vec<String>,
    /// The subject of the complaint; empty where there is none.
    pub subject: String,
    /// The store, by whose policy names are called.
    pub store: Option<String>,
    postings: Vec<Posting>,
}

/// One line of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posting {
    /// The account.
    pub account: Account,
    /// The amount: above zero on the debit side, below it on the credit side.
    pub amount: Decimal,
}

/// What an entry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// Balances of earlier periods.
    Opening,
    /// A fine or a fee was imposed.
    Fined,
    /// It was paid.
    Paid,
    /// Something was added for paying late.
    LateCharged,
    /// It was waived, or a part of it.
    Waived,
    /// A ruling took something off.
    Ruled,
    /// Something was paid back.
    Repaid,
    /// It went on to those who get it.
    Distributed,
    /// Something was agreed with a customer.
    Agreed,
    /// What was agreed was carried out.
    CarriedOut,
    /// What was agreed and not carried out was replaced by what a later handling agreed.
    Replaced,
}

impl What {
    /// The word for programs.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Opening => "opening",
            Self::Fined => "fined",
            Self::Paid => "paid",
            Self::LateCharged => "late-charged",
            Self::Waived => "waived",
            Self::Ruled => "ruled",
            Self::Repaid => "repaid",
            Self::Distributed => "distributed",
            Self::Agreed => "agreed",
            Self::CarriedOut => "carried-out",
            Self::Replaced => "replaced",
        }
    }

    /// The words for people; `fee` where it is about a fee for work and no fine.
    pub const fn label(self, fee: bool) -> Label {
        match self {
            Self::Fined if fee => Label::new("fee charged", "收取费用"),
            Self::Paid if fee => Label::new("fee paid", "缴纳费用"),
            Self::Waived if fee => Label::new("fee waived", "减免费用"),
            Self::Ruled if fee => Label::new("fee taken off by a ruling", "经裁定减除费用"),
            Self::Repaid if fee => Label::new("fee paid back", "退还费用"),
            Self::Distributed if fee => Label::new("fee distributed", "分配费用"),
            Self::Opening => Label::new("opening balances", "期初余额"),
            Self::Fined => Label::new("fine imposed", "处以罚款"),
            Self::Paid => Label::new("fine paid", "缴纳罚款"),
            Self::LateCharged => Label::new("late charge", "加收滞纳金"),
            Self::Waived => Label::new("fine waived", "减免罚款"),
            Self::Ruled => Label::new("fine taken off by a ruling", "经裁定减除罚款"),
            Self::Repaid => Label::new("fine paid back", "退还罚款"),
            Self::Distributed => Label::new("fine distributed", "分配罚金"),
            Self::Agreed => Label::new("compensation agreed", "约定补偿"),
            Self::CarriedOut => Label::new("compensation given", "兑现补偿"),
            Self::Replaced => {
                Label::new("compensation replaced by a later agreement", "补偿改以后一约定为准")
            }
        }
    }
}

impl Entry {
    /// An entry without postings about `event`, dated by when it happened.
    pub(super) fn of(booked: &Booked<'_>, event: &Event, what: What) -> Self {
        Self::at(booked, (&event.id, event.moment()), what)
    }

    /// An entry without postings about the event of this id, dated by `moment`.
    pub(super) fn at(booked: &Booked<'_>, (event, moment): (&str, Instant), what: What) -> Self {
        Self {
            date: booked.zone.shown(&moment).date_naive(),
            moment,
            record: booked.record.to_owned(),
            event: event.to_owned(),
            what,
            fee: false,
            names: Vec::new(),
            subject: booked.subject.to_owned(),
            store: booked.store.map(str::to_owned),
            postings: Vec::new(),
        }
    }

    /// An entry without postings that opens a period.
    pub(super) fn opening(date: NaiveDate, moment: Instant) -> Self {
        Self {
            date,
            moment,
            record: String::new(),
            event: String::new(),
            what: What::Opening,
            fee: false,
            names: Vec::new(),
            subject: String::new(),
            store: None,
            postings: Vec::new(),
        }
    }

    /// Adds a transfer: `amount` into `debit`, out of `credit`. This is the only way in which postings come about.
    pub(super) fn transfer(&mut self, debit: Account, credit: Account, amount: Decimal) {
        self.post(debit, amount);
        self.post(credit, -amount);
    }

    fn post(&mut self, account: Account, amount: Decimal) {
        match self.postings.iter_mut().find(|posting| posting.account == account) {
            Some(posting) => posting.amount += amount,
            None => self.postings.push(Posting { account, amount }),
        }
    }

    /// The lines, debits first. Together they are zero.
    pub fn postings(&self) -> impl Iterator<Item = &Posting> {
        let side = |debit: bool| {
            let is_on = move |posting: &&Posting| {
                !posting.amount.is_zero() && (posting.amount > Decimal::ZERO) == debit
            };
            self.postings.iter().filter(is_on)
        };
        side(true).chain(side(false))
    }

    /// Whether it moves anything.
    pub fn is_empty(&self) -> bool {
        self.postings().next().is_none()
    }
}
