//! Kinds of remedy.

use rust_decimal::Decimal;

use crate::domain::calendar::Term;
use crate::domain::policy::{Choice, Draft, Space};
use crate::domain::section::Section;

/// A kind of remedy.
#[derive(Debug, Clone, PartialEq)]
pub struct RemedyKind {
    /// Name, label, source.
    pub choice: Choice,
    /// What it is by nature.
    pub nature: Nature,
    /// What one of it costs the house, where that is fixed.
    pub unit_cost: Option<Decimal>,
    /// Whether it counts as compensation against floors and caps; a refund of the price does not.
    pub compensates: bool,
    /// Whether it may be carried out before the customer agreed (an apology, a rectification, an immediate remake).
    pub without_consent: bool,
    /// Whether it may be given for the time being, without using a rung (something on loan).
    pub interim: bool,
    /// The role that carries it out, where the offer names nobody.
    pub owner: Option<String>,
    /// How long that takes, where the offer names no date.
    pub term: Option<Term>,
    /// The demands that it meets: choices of the field that the policy names in `demands`.
    pub meets: Vec<String>,
}

/// What a remedy is by nature: how its cost follows from what was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Nature {
    /// The price or a part of it is given back.
    Refund,
    /// Money beyond the price.
    Money,
    /// A share of a price is taken off.
    Discount,
    /// A sum that is owed is not asked for.
    Waiver,
    /// Something better for the same price.
    Upgrade,
    /// A voucher, so many times.
    Voucher,
    /// Goods: exchanged or given.
    Goods,
    /// A service in kind.
    Service,
    /// A repair.
    Repair,
    /// An apology.
    Apology,
    /// Something in the house is put right.
    Rectification,
    /// A measure about a member of staff.
    StaffMeasure,
    /// The customer pays: a claim of the house.
    Charge,
    /// Something is taken out of service.
    OutOfService,
}

impl Nature {
    /// The words of policies for each.
    pub const NAMES: &[(&'static str, Self)] = &[
        ("refund", Self::Refund),
        ("money", Self::Money),
        ("discount", Self::Discount),
        ("waiver", Self::Waiver),
        ("upgrade", Self::Upgrade),
        ("voucher", Self::Voucher),
        ("goods", Self::Goods),
        ("service", Self::Service),
        ("repair", Self::Repair),
        ("apology", Self::Apology),
        ("rectification", Self::Rectification),
        ("staff-measure", Self::StaffMeasure),
        ("charge", Self::Charge),
        ("out-of-service", Self::OutOfService),
    ];

    /// Whether it needs no customer: what happens within the house, and what is only said.
    pub fn concerns_the_house_alone(self) -> bool {
        matches!(self, Self::Apology | Self::Rectification | Self::StaffMeasure | Self::OutOfService)
    }

    /// Whether it makes good beyond giving back what was paid.
    fn compensates(self) -> bool {
        matches!(self, Self::Money | Self::Discount | Self::Waiver | Self::Voucher)
    }
}

impl RemedyKind {
    /// Reads one `[[resolution.remedy]]`. What is missing or wrong has been noted.
    pub(super) fn read(section: &Section, draft: &mut Draft, demands: &str) -> Self {
        section.need("nature");
        let meets = section.located_texts("meets");
        for (demand, place) in &meets {
            draft.refer(Space::FieldChoice(demands.to_owned()), demand, place.clone());
        }
        let nature = section.one_of("nature", Nature::NAMES).unwrap_or(Nature::Money);
        let owner = section.text("owner");
        if let Some(owner) = &owner {
            draft.refer(Space::Role, owner, section.place_of_key("owner"));
        }
        Self {
            nature,
            unit_cost: section.amount("unit-cost"),
            compensates: section.flag("compensates").unwrap_or(nature.compensates()),
            without_consent: section.flag("without-consent").unwrap_or(nature.concerns_the_house_alone()),
            interim: section.flag("interim").unwrap_or(false),
            owner,
            term: section.term("term"),
            meets: meets.into_iter().map(|(demand, _)| demand).collect(),
            choice: Choice::read(section, draft, Space::Remedy),
        }
    }
}
