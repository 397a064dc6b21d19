//! Objections: until when, what a ruling takes off, and how it moves the day.

use rust_decimal::Decimal;

use super::balance::{Sum, Unfit, share_in_proportion};
use super::notice::ends_after_hold;
use crate::domain::calendar::{ReckonError, Term};
use crate::domain::clocks::Rules;
use crate::domain::fines::ledger::{Fine, Objection, Part, Party, Shares};
use crate::domain::instant::Instant;

impl Objection {
    /// Whether it is about the part of `payer`, or about everybody's where that is `None`.
    pub fn is_about(&self, payer: Option<&Party>) -> bool {
        match (&self.payer, payer) {
            (Some(own), Some(payer)) => own == payer,
            (None, _) => true,
            (Some(_), None) => false,
        }
    }
}

/// What is taken off where the fine is lifted: all that there was to pay, with what was charged for paying late.
///
/// # Errors
/// There is nothing any more.
pub fn lifted(fine: &Fine, objection: &Objection) -> Result<Shares, Unfit> {
    share_in_proportion(fine, objection.payer.as_ref(), Sum::All, Part::due)
}

/// What is taken off where the fine, or the part of whoever objected, is reduced to `to`: in proportion to what is left of
/// the parts.
///
/// # Errors
/// It is no less than it is now.
pub fn reduced(fine: &Fine, objection: &Objection, to: Decimal) -> Result<Shares, Unfit> {
    let whom = objection.payer.as_ref();
    let left = |part: &Part| (part.amount - part.taken_off).max(Decimal::ZERO);
    let is_meant = |part: &&Part| whom.is_none_or(|whom| part.payer == *whom);
    let total: Decimal = fine.parts.iter().filter(is_meant).map(left).sum();
    if to >= total {
        return Err(Unfit::MoreThan(total));
    }
    share_in_proportion(fine, whom, Sum::Amount(total - to), left)
}

/// Until when the fine is to be paid after the ruling on `objection` at `at`, where the objection held the payment: what
/// was left of the days runs on. `None` where nothing moves: there was no notice, the day had passed before, or another
/// objection still holds it.
///
/// # Errors
/// There is no such instant: holidays are not loaded (R15).
pub fn pay_by_after(
    rules: &Rules<'_>,
    term: Term,
    (fine, objection): (&Fine, &Objection),
    at: Instant,
) -> Result<Option<Instant>, ReckonError> {
    let Some(notice) = &fine.notice else { return Ok(None) };
    let others = || fine.objections.iter().filter(|other| other.event != objection.event);
    if others().any(|other| other.ruling.is_none()) {
        return Ok(None);
    }
    // Of objections that held it one after the other without a break, the time since the first.
    let mut since = objection.at;
    loop {
        let joined = others()
            .filter(|other| other.at < since)
            .find(|other| other.ruling.as_ref().is_some_and(|ruling| ruling.at >= since));
        match joined {
            Some(other) => since = other.at,
            None => break,
        }
    }
    let moved = ends_after_hold(rules, term, notice.pay_by, (since, at))?;
    Ok(moved.filter(|moved| *moved != notice.pay_by))
}
