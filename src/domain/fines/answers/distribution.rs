//! Distribution: who gets what was paid.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::domain::fines::ledger::{Fine, Party, Shares};
use crate::domain::fines::policy::{FinesPolicy, Payee};
use crate::domain::money::split;
use crate::domain::shop::Shop;

/// Why what was paid cannot go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undistributed {
    /// The policy does not say how it is shared among stores.
    NoRule,
    /// There is no other store that goes by the same policy.
    NoStore,
    /// There are such stores, and nobody works in them by whose number it is shared.
    NoStaff,
}

/// Who gets how much of what was received and has not gone on: to the cent, the first cents to the stores that stand
/// first in `shop.toml`. Empty where there is nothing, or the company keeps it. The other stores are those that go by the
/// same policy as the fined one (`store`, the one that the fine is about, if it pays), without those that pay; staff are
/// those of `day`.
///
/// # Errors
/// Nobody can be told to get it.
pub fn distribution(
    fine: &Fine,
    policy: &FinesPolicy,
    (shop, day): (&Shop, NaiveDate),
    store: Option<&str>,
) -> Result<Shares, Undistributed> {
    let amount = fine.to_pass_on();
    if amount.is_zero() {
        return Ok(Vec::new());
    }
    match fine.payee {
        Payee::Company => Ok(Vec::new()),
        Payee::Fund => Ok(vec![(Party::Fund, amount)]),
        Payee::Customer => Ok(vec![(Party::Customer, amount)]),
        Payee::OtherStores => {
            let by_staff = policy.distribution.as_ref().ok_or(Undistributed::NoRule)?.by_staff;
            let fined = fined_stores(fine, shop, store);
            let about = store.filter(|store| fined.contains(store)).or(fined.first().copied());
            let peers = shop.peers_of(about).map(|peer| peer.id.as_str());
            let others: Vec<&str> = peers.filter(|id| !fined.contains(id)).collect();
            if others.is_empty() {
                return Err(Undistributed::NoStore);
            }
            let weight = |store: &&str| match by_staff {
                true => Decimal::from(shop.staff_of_store(store, day).len()),
                false => Decimal::ONE,
            };
            let weights: Vec<Decimal> = others.iter().map(weight).collect();
            let parts = split(amount, &weights).ok_or(Undistributed::NoStaff)?;
            let shares = others.iter().map(|id| Party::Store((*id).to_owned())).zip(parts);
            Ok(shares.filter(|(_, amount)| *amount > Decimal::ZERO).collect())
        }
    }
}

/// The stores that pay, themselves or by their staff; where none does, the one that the fine is about.
fn fined_stores<'a>(fine: &'a Fine, shop: &'a Shop, store: Option<&'a str>) -> Vec<&'a str> {
    let of_payer = |payer: &'a Party| match payer {
        Party::Store(id) => Some(id.as_str()),
        Party::Staff(id) => shop.staff(id)?.store.as_deref(),
        Party::Department(_) | Party::Fund | Party::Customer => None,
    };
    let found: Vec<&str> = fine.parts.iter().filter_map(|part| of_payer(&part.payer)).collect();
    if found.is_empty() { store.into_iter().collect() } else { found }
}
