//! The words that events may use: those that the policy knows. A mistyped form would stop no clock, in silence.

use crate::domain::failure::Failure;
use crate::domain::policy::{Choice, Policy, choices_said};
use crate::domain::record::Event;
use crate::domain::record::kind::table;
use crate::said;
use crate::words::Said;

/// Checks the `form` and `about` of an event against the policy's words.
///
/// # Errors
/// The policy does not know the word; with the words that it knows.
pub(super) fn require_known(event: &Event, policy: &Policy) -> Result<(), Failure> {
    let vocabulary = &policy.vocabulary;
    // How money was paid stops no clock: cash or a transfer needs no word of the policy.
    let form = event.fields.text("form").filter(|_| !event.matches(table::PAID.name));
    require("--form", form, &vocabulary.forms)?;
    let about = event.fields.text("about").filter(|_| event.matches(table::NOTE.name));
    require("--about", about, &vocabulary.notes)
}

fn require(flag: &str, word: Option<&str>, known: &[Choice]) -> Result<(), Failure> {
    let Some(word) = word else { return Ok(()) };
    if known.iter().any(|choice| choice.name == word) {
        return Ok(());
    }
    let Said { en, zh } = choices_said(known);
    let failure = Failure::usage(said!(
        en: "the policy has no `{flag} {word}`; it has: {en}",
        zh: "策略中没有 `{flag} {word}`；可用：{zh}"
    ));
    Err(failure.suggesting(word, known.iter().map(|choice| choice.name.as_str())))
}
