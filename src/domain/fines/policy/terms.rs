//! Terms: until when a fine is paid, objected to, and what paying late costs.

use rust_decimal::Decimal;

use super::roles;
use crate::domain::calendar::Term;
use crate::domain::money::Share;
use crate::domain::policy::{Draft, need_source};
use crate::domain::section::Section;

/// Until when a fine is to be paid.
#[derive(Debug, Clone, PartialEq)]
pub struct NoticeTerms {
    /// How long after the notice.
    pub pay_within: Term,
    /// Whether the day of the notice is the first day of a term of days.
    pub first_day_counts: bool,
    /// The passage of the source document.
    pub source: String,
    /// The line in the policy file, from 1.
    pub line: usize,
}

/// Objections of those who pay.
#[derive(Debug, Clone, PartialEq)]
pub struct ObjectionTerms {
    /// How long after the notice.
    pub within: Term,
    /// Whether the day of the notice is the first day of a term of days.
    pub first_day_counts: bool,
    /// Whether nothing has to be paid while the objection is open.
    pub suspends: bool,
    /// The roles that rule.
    pub decided_by: Vec<String>,
    /// The passage of the source document.
    pub source: String,
    /// The line in the policy file, from 1.
    pub line: usize,
}

/// What is added when a fine is paid late.
#[derive(Debug, Clone, PartialEq)]
pub struct LateCharge {
    /// How it grows.
    pub accrual: Accrual,
    /// It is never more than this share of what was to be paid.
    pub at_most: Option<Share>,
    /// The passage of the source document.
    pub source: String,
    /// The line in the policy file, from 1.
    pub line: usize,
}

/// How a late charge grows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accrual {
    /// A sum, once.
    Sum(Decimal),
    /// A share of what is still to be paid, once.
    Once(Share),
    /// A share of what is paid late, for each day.
    Daily(Share),
}

/// How what was paid goes to those who get it.
#[derive(Debug, Clone, PartialEq)]
pub struct Distribution {
    /// Whether by the number of staff; else all get the same.
    pub by_staff: bool,
    /// The passage of the source document.
    pub source: String,
    /// The line in the policy file, from 1.
    pub line: usize,
}

impl NoticeTerms {
    /// Reads `[fines.notice]`. What is missing or wrong has been noted.
    pub(super) fn read(section: &Section) -> Self {
        Self {
            pay_within: section.need_term("pay-within").unwrap_or(Term::Days(0)),
            first_day_counts: section.flag("first-day-counts").unwrap_or(false),
            source: need_source(section),
            line: section.line(),
        }
    }
}

impl ObjectionTerms {
    /// Reads `[fines.objection]`. What is missing or wrong has been noted.
    pub(super) fn read(section: &Section, draft: &mut Draft) -> Self {
        section.need("decided-by");
        Self {
            within: section.need_term("within").unwrap_or(Term::Days(0)),
            first_day_counts: section.flag("first-day-counts").unwrap_or(false),
            suspends: section.flag("suspends").unwrap_or(true),
            decided_by: roles(section, "decided-by", draft),
            source: need_source(section),
            line: section.line(),
        }
    }
}

impl LateCharge {
    /// Reads `[fines.late-charge]`: `sum = "50"` or `share = "1%"` with `per = "day"` or `"once"`. What is missing or
    /// wrong has been noted.
    pub(super) fn read(section: &Section) -> Self {
        let daily = section.one_of("per", &[("once", false), ("day", true)]).unwrap_or(false);
        let accrual = match (section.share("share"), daily) {
            (Some(share), true) => Accrual::Daily(share),
            (Some(share), false) => Accrual::Once(share),
            (None, _) => Accrual::Sum(section.need_amount("sum").unwrap_or_default()),
        };
        Self {
            accrual,
            at_most: section.share("at-most"),
            source: need_source(section),
            line: section.line(),
        }
    }
}

impl Distribution {
    /// Reads `[fines.distribution]`. What is missing or wrong has been noted.
    pub(super) fn read(section: &Section) -> Self {
        section.need("by");
        Self {
            by_staff: section.one_of("by", &[("equal", false), ("staff", true)]).unwrap_or(false),
            source: need_source(section),
            line: section.line(),
        }
    }
}
