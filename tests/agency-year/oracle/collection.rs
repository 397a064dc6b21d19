//! What was paid of a fine, waived, and passed on.

use super::{Fine, equally};
use crate::days::{later, working_day_after};
use crate::plan::{Conduct, Plan};

/// Enters what became of `fine` by the plan.
pub fn collect(plan: &Plan, fine: &mut Fine) {
    let Some(number) = fine.complaint else { return };
    let conduct = plan.complaints[number].conduct;
    if conduct == Conduct::NoNotice {
        return;
    }
    // Three days, the day of the notice the first of them.
    let served = working_day_after(plan.complaints[number].closed.date(), 2);
    fine.pay_by = Some(later(served, 3));
    fine.object_by = fine.pay_by;
    for (index, part) in fine.parts.iter_mut().enumerate() {
        let is_first = index == 0;
        match conduct {
            Conduct::InTime | Conduct::Late(_) => part.paid = part.amount,
            Conduct::Partly(cents) if is_first => part.paid = cents.min(part.amount),
            Conduct::WaivedPart(cents) if is_first => {
                part.waived = cents.min(part.amount);
                part.paid = part.amount - part.waived;
            }
            Conduct::Partly(_) | Conduct::WaivedPart(_) => part.paid = part.amount,
            Conduct::Waived => part.waived = part.amount,
            Conduct::Unpaid | Conduct::NoNotice => {}
        }
    }
    if fine.owed() == 0 {
        pass_on(plan, fine);
    }
}

/// What was paid of a fine and is still with the company goes to the other stores in equal parts, the first cents to the
/// first of them; the fee stays with the company.
pub fn pass_on(plan: &Plan, fine: &mut Fine) {
    let sum = fine.to_pass_on();
    if sum == 0 {
        return;
    }
    let others: Vec<&str> = plan
        .house
        .stores
        .iter()
        .enumerate()
        .filter(|(store, _)| *store != fine.store)
        .map(|(_, store)| store.id)
        .collect();
    for (other, amount) in others.iter().zip(equally(sum, others.len())) {
        *fine.passed_on.entry((*other).to_owned()).or_default() += amount;
    }
}
