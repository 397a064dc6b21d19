//! What each place costs.

use rust_decimal::Decimal;

use crate::domain::fines::policy::{RankingFine, Tied, WorstPays};
use crate::domain::money::split;
use crate::domain::ranking::Ranked;

/// What a place costs a store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceFine {
    /// The store.
    pub store: String,
    /// Its place, from 1.
    pub place: u32,
    /// How many complaints counted.
    pub complaints: usize,
    /// The sum.
    pub amount: Decimal,
}

/// What each of `places` costs, those that cost nothing left out. `places` are the ranked ones in their order; equal
/// ones have the same place, and the places after it stay empty.
pub fn place_fines(rule: &RankingFine, places: &[Ranked]) -> Vec<PlaceFine> {
    let amounts = rule.amounts_by_place();
    let mut fines = Vec::new();
    for tied in places.chunk_by(|one, next| one.place == next.place) {
        let Some(place) = tied.first().and_then(|first| first.place) else { continue };
        for (each, mut amount) in tied.iter().zip(sums(rule.tied, place, tied.len(), &amounts)) {
            amount.rescale(2);
            let (store, complaints) = (each.name.clone(), each.complaints);
            if amount > Decimal::ZERO && complaints > 0 {
                fines.push(PlaceFine { store, place, complaints, amount });
            }
        }
    }
    fines
}

/// What each of `count` that share `place` pays.
fn sums(tied: Tied, place: u32, count: usize, amounts: &[Decimal]) -> Vec<Decimal> {
    let from = usize::try_from(place).unwrap_or(usize::MAX).saturating_sub(1);
    match tied {
        Tied::Each => vec![amounts.get(from).copied().unwrap_or_default(); count],
        Tied::Shared => {
            let total: Decimal = amounts.iter().skip(from).take(count).sum();
            split(total, &vec![Decimal::ONE; count]).unwrap_or_default()
        }
    }
}

impl RankingFine {
    /// What each place costs, the first place first.
    pub fn amounts_by_place(&self) -> Vec<Decimal> {
        let mut amounts = self.amounts.clone();
        if self.worst_pays == WorstPays::Most {
            amounts.sort_by(|left, right| right.cmp(left));
        }
        amounts
    }

    /// Whether the places pay other sums than the document lists for them.
    pub fn departs_from_the_list(&self) -> bool {
        self.amounts_by_place() != self.amounts
    }
}
