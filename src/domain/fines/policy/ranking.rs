//! Fines for the places of a ranking.

use rust_decimal::Decimal;

use super::payer::PayerRule;
use super::rule::Payee;
use crate::domain::policy::{Choice, Draft, Space};
use crate::domain::section::Section;

/// A fine for the first places of a ranking over a calendar year.
#[derive(Debug, Clone, PartialEq)]
pub struct RankingFine {
    /// Name, label, source.
    pub choice: Choice,
    /// The ranking.
    pub ranking: String,
    /// The amounts as the document lists them.
    pub amounts: Vec<Decimal>,
    /// Which place pays which of them.
    pub worst_pays: WorstPays,
    /// What those pay who share a place.
    pub tied: Tied,
    /// How many days after the end of the year it is recorded, so that what other stores still have to send is in.
    pub wait_days: u32,
    /// Who pays.
    pub payers: Vec<PayerRule>,
    /// Who gets it in the end.
    pub payee: Payee,
}

/// Which place pays which amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorstPays {
    /// The first place pays the highest amount.
    Most,
    /// The first place pays the first amount, and so on, as the document lists them.
    AsListed,
}

/// What those pay who share a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tied {
    /// Each pays the amount of the place.
    Each,
    /// They share the amounts of the places that they take up, to the cent.
    Shared,
}

impl RankingFine {
    /// Reads one `[[fines.ranking]]`. What is missing or wrong has been noted.
    pub(super) fn read(section: &Section, draft: &mut Draft) -> Self {
        let ranking = section.need_text("ranking").unwrap_or_default();
        draft.refer(Space::Ranking, &ranking, section.place_of_key("ranking"));
        section.need("worst-pays");
        section.need("tied");
        section.need("payers");
        let worst = [("most", WorstPays::Most), ("as-listed", WorstPays::AsListed)];
        Self {
            ranking,
            amounts: section.amounts("amounts"),
            worst_pays: section.one_of("worst-pays", &worst).unwrap_or(WorstPays::Most),
            tied: section
                .one_of("tied", &[("each", Tied::Each), ("shared", Tied::Shared)])
                .unwrap_or(Tied::Each),
            wait_days: section.number("wait-days").unwrap_or(0),
            payers: section.sections("payers").into_iter().map(|each| PayerRule::read(each, draft)).collect(),
            payee: section.one_of("payee", Payee::NAMES).unwrap_or(Payee::Company),
            choice: Choice::read_sourced(section, draft, Space::Fine),
        }
    }
}
