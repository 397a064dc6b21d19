//! The plan: what happens in the year, before anything of it is a record. The records are made from it, and so is the
//! independent calculation of everything that is owed.

mod draw;
mod quota;

use chrono::NaiveDateTime;

use crate::house::House;

/// What happens.
#[derive(Clone)]
pub(crate) struct Plan {
    pub(crate) house: House,
    /// In the order of receipt.
    pub(crate) complaints: Vec<Complaint>,
}

/// A complaint and what becomes of it.
#[derive(Debug, Clone)]
pub(crate) struct Complaint {
    /// The store that it is about, by its number.
    pub(crate) store: usize,
    pub(crate) received: NaiveDateTime,
    /// The store that complains, where no customer does.
    pub(crate) complaining: Option<usize>,
    /// Whether it is against the store itself.
    pub(crate) against_store: bool,
    /// The agents whom it names.
    pub(crate) named: Vec<String>,
    pub(crate) transaction: &'static str,
    pub(crate) verdict: Verdict,
    /// What was found before that was a mistake, where something was.
    pub(crate) mistaken: Option<Verdict>,
    pub(crate) course: Course,
    /// When it was found who is at fault.
    pub(crate) found: NaiveDateTime,
    pub(crate) closed: NaiveDateTime,
    pub(crate) conduct: Conduct,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Verdict {
    pub(crate) finding: &'static str,
    pub(crate) at_fault: bool,
    /// Who answers for it among the agents; where nobody is named, the store does.
    pub(crate) responsible: Vec<String>,
}

/// How it goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Course {
    /// The store settles it in time.
    Settled,
    /// The five working days pass.
    Overdue,
    /// The complainant is not satisfied with the result, and the complaint centre takes over.
    Dissatisfied,
    /// The authority passed it on.
    FromAuthority,
    /// It goes to the authority while it is handled; because it was mishandled, or not.
    ToAuthority { mishandled: bool },
    /// The store asks headquarters for help.
    Headquarters,
    /// A medium reports it.
    Exposed { medium: Medium, answer: Answer },
    /// The complainant takes it back before anything is found.
    Withdrawn,
}

/// A medium.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Medium {
    Newspaper,
    Television,
    Online,
}

/// What the store answers to a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answer {
    /// It is untrue, and the same medium says so in time.
    Clarified,
    /// The same, after the five days.
    ClarifiedTooLate,
    /// In time, but in a lesser medium.
    ClarifiedOnline,
    /// Nothing.
    Silent,
    /// It is true.
    True,
}

/// What becomes of the fines of a complaint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Conduct {
    /// Everybody pays in time.
    InTime,
    /// Everybody pays so many days after the last day.
    Late(u64),
    /// The first payer pays only this much, in cents, and no more; the others pay in time.
    Partly(i64),
    /// Nobody has paid yet.
    Unpaid,
    /// No notice was served yet.
    NoNotice,
    /// Paid in time but for this much, in cents, which the first payer is spared.
    WaivedPart(i64),
    /// All of it is waived.
    Waived,
}

impl Medium {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Newspaper => "newspaper",
            Self::Television => "television",
            Self::Online => "online",
        }
    }
}

impl Verdict {
    pub(crate) fn is_malicious(&self) -> bool {
        self.finding == "malicious"
    }
}

impl Complaint {
    /// Whether anything is found in the end.
    pub(crate) fn is_decided(&self) -> bool {
        self.course != Course::Withdrawn
    }
}
