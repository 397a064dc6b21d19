//! The independent calculation: from the plan alone, in whole cents, who owes what under which rule, what was paid, and who
//! got it. Nothing of plaint's money, fines, calendars or rankings is used here; the rules are those of the house as a
//! person reads them in document 002, part 1, with the readings that the policy takes.

mod collection;
mod ranking;
mod rules;

pub use collection::{collect, pass_on};
pub use ranking::{Place, fines_of_the_year, places};
pub use rules::fines_of;

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};

use crate::plan::Plan;

/// Cents.
pub type Cents = i64;

/// A fine, or the fee, with everything that became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fine {
    /// The complaint by its number in the plan; of the year's fines, nothing.
    pub complaint: Option<usize>,
    /// The store that it comes from, by its number.
    pub store: usize,
    pub rule: &'static str,
    pub amount: Cents,
    /// Whether it is the fee, which the company keeps.
    pub fee: bool,
    pub parts: Vec<Part>,
    /// Who got how much of it, by store.
    pub passed_on: BTreeMap<String, Cents>,
    /// When it followed.
    pub at: NaiveDateTime,
    /// The end of the day by which it is to be paid, once the notice is served.
    pub pay_by: Option<NaiveDate>,
    /// The same of objections.
    pub object_by: Option<NaiveDate>,
}

/// One payer's part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// `staff:harbour-1`, `store:harbour`.
    pub payer: String,
    pub amount: Cents,
    pub waived: Cents,
    pub paid: Cents,
}

impl Part {
    pub fn owed(&self) -> Cents {
        self.amount - self.waived - self.paid
    }
}

impl Fine {
    pub fn owed(&self) -> Cents {
        self.parts.iter().map(Part::owed).sum()
    }

    pub fn paid(&self) -> Cents {
        self.parts.iter().map(|part| part.paid).sum()
    }

    pub fn waived(&self) -> Cents {
        self.parts.iter().map(|part| part.waived).sum()
    }

    /// What was received and has not gone on.
    pub fn to_pass_on(&self) -> Cents {
        if self.fee { 0 } else { self.paid() - self.passed_on.values().sum::<Cents>() }
    }

    /// How far it has come, when every day of payment is over.
    pub fn standing(&self) -> &'static str {
        match (self.owed(), self.paid(), self.pay_by) {
            (0, 0, _) => "taken-off",
            (0, _, _) => "paid",
            (_, _, None) => "recorded",
            (_, _, Some(_)) => "overdue",
        }
    }
}

/// Everything of the year: the fines of complaints as far as they were collected, then those of the ranking.
pub fn year(plan: &Plan) -> Vec<Fine> {
    let mut fines: Vec<Fine> = (0..plan.complaints.len()).flat_map(|number| fines_of(plan, number)).collect();
    for fine in &mut fines {
        collect(plan, fine);
    }
    fines.extend(fines_of_the_year(plan));
    fines
}

/// A sum in equal parts: whole cents, those that are left one each to the first.
pub fn equally(sum: Cents, count: usize) -> Vec<Cents> {
    let count = Cents::try_from(count).unwrap();
    (0..count).map(|index| sum / count + Cents::from(index < sum % count)).collect()
}

/// As people read it: `166.67`.
pub fn in_words(cents: Cents) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", cents.abs() / 100, cents.abs() % 100)
}
