//! What of fines waits for somebody, also in cases that are closed.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::domain::calendar::Zone;
use crate::domain::fines::ledger::{Fine, FineStep};
use crate::domain::instant::Instant;

/// A fine that waits for something.
#[derive(Debug, Clone, PartialEq)]
pub struct FineItem {
    /// The fine.
    pub fine: Fine,
    /// What is to be done next.
    pub step: FineStep,
    /// Of what is to be paid: until when.
    pub due: Option<Instant>,
    /// How much it is about.
    pub sum: Decimal,
}

/// Everything that `fines` wait for at `now`; what is to be paid only where its day is not after `until`, as clocks in
/// `zone` show it. `suspends` says whether an open objection holds the payment.
pub fn fine_items(
    fines: Vec<Fine>,
    suspends: bool,
    (now, until): (&Instant, NaiveDate),
    zone: Zone,
) -> Vec<FineItem> {
    let mut items = Vec::new();
    for fine in fines {
        for step in fine.next(now, suspends) {
            let due = fine.notice.as_ref().map(|notice| notice.pay_by).filter(|_| step == FineStep::Pay);
            if due.is_some_and(|due| zone.shown(&due).date_naive() > until) {
                continue;
            }
            items.push(FineItem { sum: fine.sum_of(step), fine: fine.clone(), step, due });
        }
    }
    items
}

impl FineItem {
    /// What is late comes first, then what somebody waits for, then what comes.
    pub fn urgency(&self, now: &Instant) -> u8 {
        match self.step {
            FineStep::Pay if self.due.is_some_and(|due| due < *now) => 0,
            FineStep::Repay => 1,
            FineStep::Rule => 2,
            FineStep::Notice => 3,
            FineStep::Distribute => 4,
            FineStep::Pay => 5,
        }
    }
}
