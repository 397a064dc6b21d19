//! What a remedy's nature makes of what was written: which shapes it takes, and what it costs the house.

use rust_decimal::Decimal;

use super::written::Written;
use crate::domain::money::format_amount;
use crate::domain::resolution::GivenRemedy;
use crate::domain::resolution::policy::{Nature, RemedyKind};
use crate::said;
use crate::words::Said;

/// How remedies of a nature are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Manner {
    /// By their name alone: what is only said or done.
    Bare,
    /// As a sum, or a share of a sum.
    Sum,
    /// As a share of a sum.
    Share,
    /// As so many pieces.
    Pieces,
}

impl Manner {
    fn of(nature: Nature) -> Self {
        match nature {
            Nature::Apology | Nature::Rectification | Nature::StaffMeasure | Nature::OutOfService => {
                Self::Bare
            }
            Nature::Refund | Nature::Money | Nature::Waiver | Nature::Charge => Self::Sum,
            Nature::Discount => Self::Share,
            Nature::Upgrade | Nature::Voucher | Nature::Goods | Nature::Service | Nature::Repair => {
                Self::Pieces
            }
        }
    }
}

/// The remedy of `kind` that was written so, with its cost.
///
/// # Errors
/// The nature takes no such shape, or nothing would be given.
pub(super) fn give(kind: &RemedyKind, written: Written) -> Result<GivenRemedy, Said> {
    let figured =
        !matches!(written, Written::Nothing | Written::Number(_)) || Manner::of(kind.nature) == Manner::Sum;
    let given = match (Manner::of(kind.nature), written) {
        (Manner::Bare, Written::Nothing) => pieces(kind, 1, None)?,
        (Manner::Sum, Written::Nothing) if kind.unit_cost.is_some() => pieces(kind, 1, None)?,
        (Manner::Sum, Written::Number(amount)) => sum(kind, amount)?,
        (Manner::Sum | Manner::Share, Written::Share(share, wording, of)) => {
            let cost = share.of(of).ok_or_else(too_large)?;
            GivenRemedy { share: Some(wording), of: Some(of), ..worth(kind, cost) }
        }
        (Manner::Pieces, Written::Nothing) => pieces(kind, 1, None)?,
        (Manner::Pieces, Written::Number(number)) => match count(number) {
            Some(count) => pieces(kind, count, None)?,
            None => return Err(no_such_shape(kind)),
        },
        (Manner::Pieces, Written::Times(count, each)) => pieces(kind, count, Some(each))?,
        _ => return Err(no_such_shape(kind)),
    };
    if figured && given.cost.is_zero() {
        return Err(said!(en: "that gives nothing", zh: "等于没有给予"));
    }
    Ok(match kind.nature {
        // What the customer pays is a claim, not a cost of the house.
        Nature::Charge => {
            GivenRemedy { amount: given.amount.or(Some(given.cost)), cost: Decimal::ZERO, ..given }
        }
        _ => given,
    })
}

/// One of the kind at this cost, without figures.
fn worth(kind: &RemedyKind, cost: Decimal) -> GivenRemedy {
    GivenRemedy {
        remedy: kind.choice.name.clone(),
        count: 1,
        amount: None,
        share: None,
        of: None,
        cost,
        terms: None,
    }
}

fn sum(kind: &RemedyKind, amount: Decimal) -> Result<GivenRemedy, Said> {
    require_price(kind, amount)?;
    Ok(GivenRemedy { amount: Some(amount), ..worth(kind, amount) })
}

fn pieces(kind: &RemedyKind, count: u32, each: Option<Decimal>) -> Result<GivenRemedy, Said> {
    if let Some(each) = each {
        require_price(kind, each)?;
    }
    let each = each.or(kind.unit_cost);
    if each.is_none() && kind.nature == Nature::Voucher {
        return Err(no_such_shape(kind));
    }
    let cost = each.unwrap_or_default().checked_mul(Decimal::from(count)).ok_or_else(too_large)?;
    Ok(GivenRemedy { count, amount: each.filter(|each| !each.is_zero()), ..worth(kind, cost) })
}

/// A price that the policy fixes cannot be written otherwise: limits on its number would mean nothing.
fn require_price(kind: &RemedyKind, written: Decimal) -> Result<(), Said> {
    match kind.unit_cost {
        Some(fixed) if fixed != written => {
            let (fixed, written) = (format_amount(fixed), format_amount(written));
            Err(said!(
                en: "the policy fixes what one costs: {fixed}, not {written}",
                zh: "策略规定单价为 {fixed}，而不是 {written}"
            ))
        }
        _ => Ok(()),
    }
}

/// A whole number from 1.
fn count(number: Decimal) -> Option<u32> {
    let whole = number.scale() == 0 && !number.is_zero();
    if whole { u32::try_from(number).ok() } else { None }
}

fn no_such_shape(kind: &RemedyKind) -> Said {
    let name = &kind.choice.name;
    match (Manner::of(kind.nature), kind.unit_cost) {
        (Manner::Bare, _) => said!(
            en: "it takes no figure: write `{name}`, or `{name}: in free words`",
            zh: "不需要数字：请写 `{name}` 或 `{name}: 说明`"
        ),
        (Manner::Sum, _) => said!(
            en: "write the sum, `{name}=1200.50`, or a share of one, `{name}=2/3 of 1800`",
            zh: "请写金额 `{name}=1200.50`，或某金额的比例 `{name}=2/3 of 1800`"
        ),
        (Manner::Share, _) => said!(
            en: "write the share and of which sum: `{name}=12% of 500`, `{name}=8.8折 of 500`",
            zh: "请写比例与基数：`{name}=12% of 500`、`{name}=8.8折 of 500`"
        ),
        (Manner::Pieces, Some(_)) => said!(
            en: "write how many: `{name}=3`; what one costs stands in the policy",
            zh: "请写数量：`{name}=3`；单价见策略"
        ),
        (Manner::Pieces, None) => said!(
            en: "write how many of what worth each: `{name}=3x100`",
            zh: "请写数量与单价：`{name}=3x100`"
        ),
    }
}

fn too_large() -> Said {
    said!(en: "the figures are too large to be meant", zh: "数字过大")
}
