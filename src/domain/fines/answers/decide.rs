//! Who decides about a fine that is on record: who rules on objections, who waives.

use chrono::NaiveDate;

use crate::domain::case::SWEEP;
use crate::domain::fines::ledger::{Fine, Party};
use crate::domain::resolution::authority::{Approver, approvers};
use crate::domain::shop::{Shop, Staff};

/// Where and when somebody decides.
#[derive(Debug, Clone, Copy)]
pub struct Bench<'a> {
    /// Who works here.
    pub shop: &'a Shop,
    /// The store that the fine is about.
    pub store: Option<&'a str>,
    /// The day.
    pub day: NaiveDate,
}

/// Those who may decide in one of `roles`, or stand in for them; none who `is_barred`, nor a deputy of one. Where all near the store are
/// barred, those of the whole house.
pub fn deciders<'a>(
    roles: &'a [String],
    bench: Bench<'a>,
    is_barred: impl Fn(&Staff) -> bool,
) -> Vec<Approver<'a>> {
    let of_role = |role: &'a String| {
        let may = |store| {
            let mut found = approvers(bench.shop, role, store, bench.day);
            let barred_for = |approver: &Approver<'_>| approver.deputy_of.is_some_and(&is_barred);
            found.retain(|approver| !is_barred(approver.staff) && !barred_for(approver));
            found
        };
        let near = may(bench.store);
        if near.is_empty() { may(None) } else { near }
    };
    roles.iter().flat_map(of_role).collect()
}

/// Whether `staff` pays with `party`: it is they, or the store or department for which they work.
pub fn pays_with(staff: &Staff, party: &Party) -> bool {
    match party {
        Party::Staff(id) => staff.id == *id,
        Party::Store(id) => staff.store.as_ref() == Some(id),
        Party::Department(id) => staff.department.as_ref() == Some(id),
        Party::Fund | Party::Customer => false,
    }
}

/// Whether `staff` decided on the fine. What follows by rule nobody decided on.
pub fn imposed(staff: &Staff, fine: &Fine) -> bool {
    fine.by != SWEEP && fine.by == staff.id
}
