//! One rule of fines.

use rust_decimal::Decimal;

use super::payer::PayerRule;
use super::roles;
use crate::domain::calendar::Term;
use crate::domain::money::Formula;
use crate::domain::policy::{Choice, Condition, Draft, Space};
use crate::domain::section::Section;

/// A rule by which somebody pays, or takes points.
#[derive(Debug, Clone, PartialEq)]
pub struct FineRule {
    /// Name, label, source.
    pub choice: Choice,
    /// The facts that trigger it. Of a rule that somebody decides on (`decided_by`), those under which they may.
    pub when: Condition,
    /// The names of the switches whose chosen readings must hold too.
    pub switches: Vec<String>,
    /// Roles that decide on it; with them nothing follows by itself.
    pub decided_by: Vec<String>,
    /// How much; `None` where whoever decides says so, or where it is points alone.
    pub amount: Option<Formula>,
    /// For what the amount is meant.
    pub per: Per,
    /// Whether it is a fee for work and no fine: it is booked apart and goes to nobody else.
    pub fee: bool,
    /// Who pays.
    pub payers: Vec<PayerRule>,
    /// Who gets it in the end.
    pub payee: Payee,
    /// How often it may follow from one case.
    pub once: Once,
    /// What is added when the same happened before.
    pub again: Option<Again>,
    /// Points for the responsible staff; 0 where there are none.
    pub points: u32,
}

/// For what an amount is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Per {
    /// The whole fine, which the payers share.
    Fine,
    /// Each payer.
    Payer,
    /// Each of those who get it; the payers share the total.
    Payee,
}

/// Who gets a fine in the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Payee {
    /// The company keeps it.
    Company,
    /// The other stores.
    OtherStores,
    /// A fund of the house.
    Fund,
    /// The customer.
    Customer,
}

/// How often a rule applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Once {
    /// Once in a case.
    Case,
    /// Once in each round of handling.
    Round,
}

/// Repetition: the same rule fined the same store, or the same responsible person, within a time before.
#[derive(Debug, Clone, PartialEq)]
pub struct Again {
    /// How many times the amount it becomes (2: doubled).
    pub times: Decimal,
    /// Within what time before.
    pub within: Term,
    /// Whether it must be the same person; else the same store.
    pub same_person: bool,
}

impl Payee {
    /// The words of policies and records for each.
    pub const NAMES: &[(&'static str, Self)] = &[
        ("company", Self::Company),
        ("other-stores", Self::OtherStores),
        ("fund", Self::Fund),
        ("customer", Self::Customer),
    ];

    /// The word in records.
    pub fn name(self) -> &'static str {
        match self {
            Self::Company => "company",
            Self::OtherStores => "other-stores",
            Self::Fund => "fund",
            Self::Customer => "customer",
        }
    }

    /// The payee that a record names; the company where the word is unknown.
    pub fn of(name: &str) -> Self {
        Self::NAMES.iter().find(|(known, _)| *known == name).map_or(Self::Company, |(_, payee)| *payee)
    }
}

impl FineRule {
    /// Reads one `[[fines.rule]]`. What is missing or wrong has been noted.
    pub(super) fn read(section: &Section, draft: &mut Draft) -> Self {
        let site = Condition::read(section);
        draft.condition(&site);
        let switches = section.located_texts("switches");
        for (name, place) in &switches {
            draft.refer(Space::Switch, name, place.clone());
        }
        let per = [("fine", Per::Fine), ("payer", Per::Payer), ("payee", Per::Payee)];
        section.need("payers");
        Self {
            when: site.condition(),
            switches: switches.into_iter().map(|(name, _)| name).collect(),
            decided_by: roles(section, "decided-by", draft),
            amount: section.section("amount").map(|each| Formula::read(each, draft)),
            per: section.one_of("per", &per).unwrap_or(Per::Fine),
            fee: section.flag("fee").unwrap_or(false),
            payers: section.sections("payers").into_iter().map(|each| PayerRule::read(each, draft)).collect(),
            payee: section.one_of("payee", Payee::NAMES).unwrap_or(Payee::Company),
            once: section
                .one_of("once", &[("case", Once::Case), ("round", Once::Round)])
                .unwrap_or(Once::Case),
            again: section.section("again").map(Again::read),
            points: section.number("points").unwrap_or(0),
            choice: Choice::read_sourced(section, draft, Space::Fine),
        }
    }
}

impl Again {
    fn read(section: &Section) -> Self {
        Self {
            times: section.need_amount("times").unwrap_or(Decimal::ONE),
            within: section.need_term("within").unwrap_or(Term::Months(12)),
            same_person: section.one_of("same", &[("store", false), ("person", true)]).unwrap_or(false),
        }
    }
}
