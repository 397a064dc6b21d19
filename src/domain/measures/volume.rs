//! How many transactions there were where a measure is taken.

use super::Aim;
use crate::domain::filter::Period;
use crate::domain::ranking::volume_over;
use crate::domain::shop::Shop;

/// The transactions in the stores of `aim` over the whole of `period`; `None` where they are not known of one of them.
pub fn transactions(shop: &Shop, aim: &Aim, period: &Period) -> Option<u64> {
    let is_meant = |id: &String| aim.stores.is_empty() || aim.stores.contains(id);
    let mut stores = shop.stores.iter().filter(|store| is_meant(&store.id)).peekable();
    stores.peek()?;
    stores.map(|store| volume_over(&store.transactions, period)).sum()
}
