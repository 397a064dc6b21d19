//! Remedies as they are written in an offer, and what they cost.
//!
//! One remedy is `NAME`, `NAME=SHAPE` or either with `: free words`. Which shapes there are follows from the nature of
//! its kind: `refund=10000` · `voucher=3x100` · `discount=12% of 500` · `waiver=2/3 of 1800` · `mite-removal=3`.

mod nature;
mod off;
mod words;
mod written;

pub use words::{figures_said, remedy_label, remedy_said};

use rust_decimal::Decimal;

use self::written::Written;
use super::GivenRemedy;
use super::policy::{Nature, RemedyKind, ResolutionPolicy};
use crate::domain::finding::did_you_mean;
use crate::domain::money::{format_amount, parse_amount};
use crate::domain::policy::choices_said;
use crate::said;
use crate::words::Said;

/// Reads the remedies of an offer, one text each.
///
/// # Errors
/// Everything that is wrong with any of them: kinds that the policy does not know, shapes that the kind does not take,
/// figures that cannot be read, and a sum that is too large to be meant.
pub fn read_remedies(texts: &[String], policy: &ResolutionPolicy) -> Result<Vec<GivenRemedy>, Vec<Said>> {
    let (mut given, mut faults) = (Vec::new(), Vec::new());
    for text in texts {
        match read_remedy(text, policy) {
            Ok(remedy) => given.push(remedy),
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() && total(&given).is_none() {
        faults.push(said!(en: "the remedies cost too much in all to be meant", zh: "补救方式合计金额过大"));
    }
    if faults.is_empty() { Ok(given) } else { Err(faults) }
}

/// What the remedies cost the house in all; `None` when that is more than records can keep.
pub fn total(remedies: &[GivenRemedy]) -> Option<Decimal> {
    let sum = remedies.iter().try_fold(Decimal::ZERO, |sum, given| sum.checked_add(given.cost))?;
    parse_amount(&format_amount(sum)).ok()
}

/// What the customer is to pay in all: claims of the house, which cost it nothing.
pub fn claimed(remedies: &[GivenRemedy], policy: &ResolutionPolicy) -> Decimal {
    let is_claim =
        |given: &&GivenRemedy| policy.remedy(&given.remedy).is_some_and(|kind| kind.nature == Nature::Charge);
    let amounts = remedies.iter().filter(is_claim).filter_map(|given| given.amount);
    amounts.fold(Decimal::ZERO, Decimal::saturating_add)
}

fn read_remedy(text: &str, policy: &ResolutionPolicy) -> Result<GivenRemedy, Said> {
    let (head, terms) = match text.split_once([':', '：']) {
        Some((head, terms)) => (head, Some(terms.trim()).filter(|terms| !terms.is_empty())),
        None => (text, None),
    };
    let (name, shape) = match head.split_once('=') {
        Some((name, shape)) => (name.trim(), Some(shape.trim())),
        None => (head.trim(), None),
    };
    let kind = kind(name, policy)?;
    let written = Written::read(shape).map_err(|what| about(text, &what))?;
    let given = nature::give(kind, written).map_err(|what| about(text, &what))?;
    parse_amount(&format_amount(given.cost)).map_err(|what| about(text, &what))?;
    Ok(GivenRemedy { terms: terms.map(str::to_owned), ..given })
}

fn kind<'a>(name: &str, policy: &'a ResolutionPolicy) -> Result<&'a RemedyKind, Said> {
    if let Some(kind) = policy.remedy(name) {
        return Ok(kind);
    }
    let names = || policy.remedies.iter().map(|kind| kind.choice.name.as_str());
    if policy.remedies.is_empty() {
        return Err(said!(
            en: "`{name}`: the policy names no remedies; name them with `[[resolution.remedy]]`",
            zh: "`{name}`：策略没有列出补救方式；请用 `[[resolution.remedy]]` 列出"
        ));
    }
    Err(match did_you_mean(name, names()) {
        Some(near) => said!(
            en: "`{name}` is no remedy of the policy; did you mean `{near}`?",
            zh: "策略中没有补救方式 `{name}`；是不是 `{near}`？"
        ),
        None => {
            let Said { en, zh } = choices_said(policy.remedies.iter().map(|kind| &kind.choice));
            said!(
                en: "`{name}` is no remedy of the policy; it has: {en}",
                zh: "策略中没有补救方式 `{name}`；可用：{zh}"
            )
        }
    })
}

fn about(text: &str, what: &Said) -> Said {
    let Said { en, zh } = what;
    said!(en: "`{text}`: {en}", zh: "`{text}`：{zh}")
}
