//! Choosing on the terminal: the choices by number and name, below each other.

use std::fmt::Write as _;

use super::session::Session;
use crate::domain::policy::{Choice, names_said};
use crate::said;
use crate::words::{Label, Said};

/// A name of the policy with its label.
pub(super) fn named(choice: &Choice) -> (String, Said) {
    (choice.name.clone(), choice.label.clone())
}

/// Fixed names with their labels.
pub(super) fn fixed(names: &[&str], label: fn(&str) -> Option<Label>) -> Vec<(String, Said)> {
    let said = |name: &str| {
        label(name).map_or_else(|| Said { en: name.to_owned(), zh: name.to_owned() }, Label::said)
    };
    names.iter().map(|name| ((*name).to_owned(), said(name))).collect()
}

/// The names with their labels, one after another, for a sentence that says what was missing.
pub(super) fn listed(choices: &[(String, Said)]) -> Said {
    names_said(choices.iter().map(|(name, label)| (name.as_str(), label)))
}

/// The choices below each other, numbered, with the question after them.
pub(super) fn numbered(question: &Said, choices: &[(String, Said)], session: &Session<'_>) -> Said {
    let mut list = String::new();
    for (index, (name, label)) in choices.iter().enumerate() {
        let _ = writeln!(list, "  {} {} ({name})", index + 1, label.in_language(session.language));
    }
    Said { en: format!("{list}{}", question.en), zh: format!("{list}{}", question.zh) }
}

/// Lets the person choose by number or by name; several with commas. `None` when nobody can answer.
pub(super) fn choose(
    question: &Said,
    choices: &[(String, Said)],
    session: &mut Session<'_>,
) -> Option<String> {
    let answer = session.ask(&numbered(question, choices, session))?;
    let by_number = |part: &str| {
        let index: usize = part.parse().ok()?;
        choices.get(index.checked_sub(1)?).map(|(name, _)| name.clone())
    };
    let parts = answer.split([',', '，', '、']).map(str::trim).filter(|part| !part.is_empty());
    Some(parts.map(|part| by_number(part).unwrap_or_else(|| part.to_owned())).collect::<Vec<_>>().join(","))
}

/// Asks until yes or no is told, and says so where something else was; `None` when nobody can answer.
pub(super) fn yes_or_no(question: &Said, session: &mut Session<'_>) -> Option<bool> {
    loop {
        match session.ask(question)?.to_lowercase().as_str() {
            "y" | "yes" | "是" => return Some(true),
            "n" | "no" | "否" => return Some(false),
            _ => session.notice(&said!(en: "please answer `y` or `n`", zh: "请回答 `y`（是）或 `n`（否）")),
        }
    }
}
