//! How many transactions a store had: known for the periods that `shop.toml` tells.

use chrono::{Days, NaiveDate};

use crate::domain::filter::Period;

/// A store's transactions in a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Volume {
    /// The period.
    pub period: Period,
    /// How many.
    pub transactions: u64,
}

/// The transactions over the whole of `period`: of those volumes that lie end to end in it. `None` where a day of it is
/// not covered: nothing is guessed.
pub fn volume_over(volumes: &[Volume], period: &Period) -> Option<u64> {
    if let Some(exact) = volumes.iter().find(|volume| volume.period == *period) {
        return Some(exact.transactions);
    }
    let mut next: NaiveDate = period.first;
    let mut sum: u64 = 0;
    while next <= period.last {
        let fits = |volume: &&Volume| volume.period.first == next && volume.period.last <= period.last;
        let longest = volumes.iter().filter(fits).max_by_key(|volume| volume.period.last)?;
        sum = sum.checked_add(longest.transactions)?;
        next = longest.period.last.checked_add_days(Days::new(1))?;
    }
    Some(sum)
}
