//! What somebody asks for who records a fine: an amount where the rule leaves one open, payers where it finds nobody.

use rust_decimal::Decimal;

use super::Scene;
use super::charge::{Charge, charge_of, finds_payers};
use super::trigger::Trigger;
use super::uncharged::Uncharged;
use crate::domain::fines::ledger::Party;
use crate::domain::money::amount_in_words;
use crate::said;
use crate::words::Said;

/// What somebody asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// The amount, in the sense of the rule: of the whole, for each payer or for each payee.
    pub amount: Option<Decimal>,
    /// Who pays, in equal parts.
    pub payers: Vec<Party>,
}

/// Why what somebody asks for cannot be recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// The rule says nothing of the amount, so that whoever decides has to.
    AmountOpen,
    /// The rule says how much.
    AmountFixed(Decimal),
    /// It is less than the rule's least.
    BelowLeast(Decimal),
    /// It is more than the rule's most.
    AboveMost(Decimal),
    /// The rule finds those who pay itself.
    PayersFound,
    /// It cannot be charged.
    Uncharged(Uncharged),
}

/// What `trigger` comes to by what is asked for.
///
/// # Errors
/// The rule leaves that not open, or it cannot be charged all the same.
pub fn charge_asked(trigger: &Trigger<'_>, asked: &Asked, scene: &Scene<'_>) -> Result<Charge, Refused> {
    if !asked.payers.is_empty() && finds_payers(trigger, scene.shop) {
        return Err(Refused::PayersFound);
    }
    let amount = amount(trigger, asked.amount)?;
    charge_of(trigger, amount, &asked.payers, scene.shop).map_err(Refused::Uncharged)
}

fn amount(trigger: &Trigger<'_>, asked: Option<Decimal>) -> Result<Decimal, Refused> {
    let rule = trigger.rule;
    let Some(formula) = &rule.amount else {
        return match asked {
            None if rule.points == 0 => Err(Refused::AmountOpen),
            asked => Ok(asked.unwrap_or_default()),
        };
    };
    let reckoned = formula.amount(&trigger.facts);
    let Some(asked) = asked else {
        let unknown = || Refused::Uncharged(Uncharged::AmountUnknown(formula.unknown(&trigger.facts)));
        return reckoned.ok_or_else(unknown);
    };
    let open = !rule.decided_by.is_empty() && (formula.at_least.is_some() || formula.at_most.is_some());
    match (reckoned, formula.at_least, formula.at_most) {
        (Some(reckoned), ..) if !open && reckoned != asked => Err(Refused::AmountFixed(reckoned)),
        (_, Some(least), _) if asked < least => Err(Refused::BelowLeast(least)),
        (_, _, Some(most)) if asked > most => Err(Refused::AboveMost(most)),
        _ => Ok(asked),
    }
}

impl Refused {
    /// Why, in words.
    pub fn said(&self) -> Said {
        match self {
            Self::AmountOpen => said!(
                en: "the rule leaves the amount to whoever decides: give `--amount`",
                zh: "规则未定金额，由决定人酌定：请给出 `--amount`"
            ),
            Self::AmountFixed(amount) => {
                let amount = amount_in_words(*amount);
                said!(
                    en: "the rule says how much: {amount}; leave `--amount` out",
                    zh: "规则已定金额：{amount}；请去掉 `--amount`"
                )
            }
            Self::BelowLeast(least) => {
                let least = amount_in_words(*least);
                said!(en: "the rule's least is {least}", zh: "规则规定不低于 {least}")
            }
            Self::AboveMost(most) => {
                let most = amount_in_words(*most);
                said!(en: "the rule's most is {most}", zh: "规则规定不高于 {most}")
            }
            Self::PayersFound => said!(
                en: "the rule says who pays, and finds them; leave `--payer` out",
                zh: "规则已定缴纳人，且能找到；请去掉 `--payer`"
            ),
            Self::Uncharged(why) => why.said(),
        }
    }
}
