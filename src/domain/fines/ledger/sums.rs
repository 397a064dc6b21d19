//! Sums over fines.

use rust_decimal::Decimal;

use super::entry::{Fine, Part};
use super::party::Party;

/// What several fines come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sums {
    /// How many.
    pub count: usize,
    /// The fines themselves.
    pub amount: Decimal,
    /// What was added for paying late.
    pub charged: Decimal,
    /// What was taken off.
    pub taken_off: Decimal,
    /// What was paid and not paid back.
    pub received: Decimal,
    /// What is still to be paid; what is to be paid back is not set against it.
    pub owed: Decimal,
    /// What is to be paid back.
    pub to_repay: Decimal,
}

impl Sums {
    /// Adds a fine.
    pub fn add(&mut self, fine: &Fine) {
        self.count += 1;
        self.amount += fine.parts.iter().map(|part| part.amount).sum::<Decimal>();
        self.charged += fine.parts.iter().map(|part| part.charged).sum::<Decimal>();
        self.taken_off += fine.parts.iter().map(Part::relief).sum::<Decimal>();
        self.received += fine.received();
        for owed in fine.parts.iter().map(Part::owed) {
            if owed > Decimal::ZERO {
                self.owed += owed;
            } else {
                self.to_repay -= owed;
            }
        }
    }
}

impl Sums {
    /// Adds what other fines come to.
    pub fn take(&mut self, other: &Self) {
        self.count += other.count;
        self.amount += other.amount;
        self.charged += other.charged;
        self.taken_off += other.taken_off;
        self.received += other.received;
        self.owed += other.owed;
        self.to_repay += other.to_repay;
    }
}

impl Fine {
    /// The same fine with the parts alone of those whom `is_meant` means; `None` where it has none.
    pub fn only(&self, is_meant: impl Fn(&Party) -> bool) -> Option<Self> {
        let mut fine = self.clone();
        fine.parts.retain(|part| is_meant(&part.payer));
        (!fine.parts.is_empty()).then_some(fine)
    }
}
