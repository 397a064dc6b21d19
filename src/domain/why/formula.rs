//! Formulas in words.

use rust_decimal::Decimal;

use super::condition::fact_label;
use crate::domain::money::{Base, Formula, amount_in_words, parse_amount, to_the_cent};
use crate::domain::policy::{Facts, Policy};
use crate::said;
use crate::words::Said;

/// The formula in words, with the amounts that the facts tell: `3 × price 10,000.00 = 30,000.00, at least 500.00`.
/// Without facts, as the policy states it.
pub fn formula_said(formula: &Formula, facts: &Facts, policy: &Policy) -> Said {
    let Said { en, zh } = match &formula.base {
        Base::Fixed(amount) => same(amount_in_words(*amount)),
        Base::Times { times, of } => times_said(*times, of, facts, policy),
        Base::Highest(several) => {
            let parts: Vec<Said> = several.iter().map(|each| formula_said(each, facts, policy)).collect();
            let en = parts.iter().map(|part| part.en.as_str()).collect::<Vec<_>>().join("; ");
            let zh = parts.iter().map(|part| part.zh.as_str()).collect::<Vec<_>>().join("；");
            said!(en: "the highest of ({en})", zh: "取最高者（{zh}）")
        }
    };
    let least = formula.at_least.map(amount_in_words);
    let most = formula.at_most.map(amount_in_words);
    let (least_en, least_zh) = least
        .map_or_else(Default::default, |least| (format!(", at least {least}"), format!("，不少于 {least}")));
    let (most_en, most_zh) =
        most.map_or_else(Default::default, |most| (format!(", at most {most}"), format!("，不超过 {most}")));
    said!(en: "{en}{least_en}{most_en}", zh: "{zh}{least_zh}{most_zh}")
}

fn times_said(times: Decimal, of: &str, facts: &Facts, policy: &Policy) -> Said {
    let Said { en, zh } = fact_label(of, policy);
    let times = times.normalize();
    let known = facts.values(of).first().and_then(|text| parse_amount(text).ok());
    let Some(known) = known else { return said!(en: "{times} × {en}", zh: "{times} × {zh}") };
    let amount = amount_in_words(known);
    let product = known.checked_mul(times).map(|product| amount_in_words(to_the_cent(product)));
    match product {
        Some(product) => {
            said!(en: "{times} × {en} {amount} = {product}", zh: "{times} × {zh} {amount} = {product}")
        }
        None => said!(en: "{times} × {en} {amount}, too large", zh: "{times} × {zh} {amount}，过大"),
    }
}

fn same(text: String) -> Said {
    Said { en: text.clone(), zh: text }
}
