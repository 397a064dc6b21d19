//! The templates of forms and letters that come with plaint; `init` copies those that the shop's policies name.

use crate::domain::policy::Policy;

macro_rules! templates {
    ($($name:literal),* $(,)?) => {
        /// The shipped templates: the name of the file in `policies/letters/`, and its text.
        pub static SHIPPED: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../../../policies/letters/", $name)))),*];
    };
}

templates![
    "sheet.en.html",
    "sheet.zh.html",
    "signature.en.txt",
    "signature.zh.txt",
    "follow-up-form.en.html",
    "follow-up-form.en.txt",
    "follow-up-form.zh.html",
    "follow-up-form.zh.txt",
    "acknowledgement.en.txt",
    "acknowledgement.zh.txt",
    "progress.en.txt",
    "progress.zh.txt",
    "decision.en.txt",
    "decision.zh.txt",
    "refusal.en.txt",
    "refusal.zh.txt",
    "apology.en.txt",
    "apology.zh.txt",
    "penalty-notice.en.txt",
    "penalty-notice.zh.txt",
    "clarification.en.txt",
    "clarification.zh.txt",
    "headquarters-report.en.txt",
    "headquarters-report.zh.txt",
    "handling-report.en.txt",
    "handling-report.zh.txt",
];

/// The shipped templates that the letters of `policy` are made from, what they share with them.
pub fn of_policy(policy: &Policy) -> impl Iterator<Item = (&'static str, &'static str)> {
    let named = |file: &str| {
        let template = file.split('.').next().unwrap_or_default();
        ["sheet", "signature"].contains(&template)
            || policy.letters.iter().any(|letter| letter.template == template)
    };
    SHIPPED.iter().copied().filter(move |(file, _)| !policy.letters.is_empty() && named(file))
}
