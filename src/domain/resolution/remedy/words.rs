//! Remedies in words: what people are told wherever one is named with its figures.

use crate::domain::money::amount_in_words;
use crate::domain::policy::Policy;
use crate::domain::resolution::GivenRemedy;
use crate::said;
use crate::words::Said;

/// The remedy by its label with its figures: `voucher 3 × 100.00`.
pub fn remedy_said(given: &GivenRemedy, policy: &Policy) -> Said {
    let Said { en, zh } = remedy_label(&given.remedy, policy);
    match figures_said(given) {
        Some(Said { en: figures_en, zh: figures_zh }) => {
            said!(en: "{en} {figures_en}", zh: "{zh} {figures_zh}")
        }
        None => Said { en, zh },
    }
}

/// The label of a kind of remedy, or its name where the policy of today does not have it.
pub fn remedy_label(name: &str, policy: &Policy) -> Said {
    let kind = policy.resolution.remedy(name);
    kind.map_or_else(|| said!(en: "{name}", zh: "{name}"), |kind| kind.choice.label.clone())
}

/// What is given, in figures: `3 × 100.00`, `12% of 500.00`, `80.00`; `None` for one piece without a price.
pub fn figures_said(given: &GivenRemedy) -> Option<Said> {
    let amount = given.amount.map(amount_in_words);
    let (en, zh) = match (&given.share, given.of, amount, given.count) {
        (Some(share), Some(of), amount, _) => {
            let (of, sum) = (amount_in_words(of), amount.map(|sum| format!(" = {sum}")).unwrap_or_default());
            (format!("{share} of {of}{sum}"), format!("{of} 的 {share}{sum}"))
        }
        (Some(share), None, ..) => (share.clone(), share.clone()),
        (None, _, None, 1) => return None,
        (None, _, None, count) => (format!("× {count}"), format!("× {count}")),
        (None, _, Some(amount), 1) => (amount.clone(), amount),
        (None, _, Some(amount), count) => (format!("{count} × {amount}"), format!("{count} × {amount}")),
    };
    Some(Said { en, zh })
}
