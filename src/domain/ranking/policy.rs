//! The policy's rankings.

use crate::domain::policy::{Choice, Condition, Draft, Space};
use crate::domain::section::Section;

/// A ranking that the policy asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct RankingRule {
    /// Name, label, source.
    pub choice: Choice,
    /// What is ranked.
    pub by: By,
    /// By what figure.
    pub measure: Measure,
    /// Which complaints count.
    pub when: Condition,
    /// How many places are told.
    pub top: u32,
    /// What becomes of equal figures.
    pub ties: Ties,
    /// Who has fewer complaints than this has no place.
    pub minimum: u32,
}

/// What is ranked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// Stores.
    Store,
    /// Departments found responsible, else those that the category names.
    Department,
    /// Staff found responsible, else those whom the complaint names.
    Staff,
    /// Those who handled: to whom the case was given last.
    Handler,
    /// Categories.
    Category,
    /// What a field of the record tells (a product).
    Field(String),
}

/// By what figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// How many complaints; the most come first.
    Complaints,
    /// How many for each thousand transactions; the most come first.
    PerThousand,
    /// How many of those asked were satisfied in the end; the highest share comes first.
    Satisfied,
    /// How many clocks were met of those decided; the highest share comes first.
    InTime,
}

/// What becomes of equal figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ties {
    /// They share the place, and the places after it stay empty: 1, 1, 3.
    SamePlace,
    /// The one with the higher rate for each thousand transactions comes first; without known transactions they share.
    HigherRate,
    /// The one that reached the figure first comes first.
    ReachedFirst,
}

impl Measure {
    /// The words of policies and of the command line for each.
    pub const NAMES: &[(&'static str, Self)] = &[
        ("complaints", Self::Complaints),
        ("per-thousand", Self::PerThousand),
        ("satisfied", Self::Satisfied),
        ("in-time", Self::InTime),
    ];
}

impl By {
    /// What `name` names: one of the built-in words, else a field of the record.
    pub fn of(name: &str) -> Self {
        match name {
            "store" => Self::Store,
            "department" => Self::Department,
            "staff" => Self::Staff,
            "handler" => Self::Handler,
            "category" => Self::Category,
            field => Self::Field(field.to_owned()),
        }
    }

    /// The name on the command line and in output for programs.
    pub fn name(&self) -> &str {
        match self {
            Self::Store => "store",
            Self::Department => "department",
            Self::Staff => "staff",
            Self::Handler => "handler",
            Self::Category => "category",
            Self::Field(field) => field,
        }
    }
}

impl RankingRule {
    /// Reads one `[[ranking]]`. What is missing or wrong has been noted.
    pub fn read(section: &Section, draft: &mut Draft) -> Self {
        let site = Condition::read(section);
        draft.condition(&site);
        section.need("measure");
        let by = By::of(&section.need_text("by").unwrap_or_default());
        if let By::Field(field) = &by {
            draft.refer(Space::Field, field, section.place_of_key("by"));
        }
        let ties = [
            ("same-place", Ties::SamePlace),
            ("higher-rate", Ties::HigherRate),
            ("reached-first", Ties::ReachedFirst),
        ];
        section.need("ties");
        Self {
            by,
            measure: section.one_of("measure", Measure::NAMES).unwrap_or(Measure::Complaints),
            when: site.condition(),
            top: section.number("top").unwrap_or(10),
            ties: section.one_of("ties", &ties).unwrap_or(Ties::SamePlace),
            minimum: section.number("minimum").unwrap_or(1),
            choice: Choice::read_sourced(section, draft, Space::Ranking),
        }
    }
}
