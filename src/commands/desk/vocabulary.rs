//! The words that events may use: those that the policy knows. A mistyped form would stop no clock, in silence.

use crate::domain::failure::Failure;
use crate::domain::finding::did_you_mean;
use crate::domain::policy::{Choice, Policy};
use crate::domain::record::Event;
use crate::domain::record::kind::table;
use crate::said;

/// Checks the `form` and `about` of an event against the policy's words.
///
/// # Errors
/// The policy does not know the word; with the words that it knows.
pub(super) fn require_known(event: &Event, policy: &Policy) -> Result<(), Failure> {
    let vocabulary = &policy.vocabulary;
    require("--form", event.fields.text("form"), &vocabulary.forms)?;
    let about = event.fields.text("about").filter(|_| event.matches(table::NOTE.name));
    require("--about", about, &vocabulary.notes)
}

fn require(flag: &str, word: Option<&str>, known: &[Choice]) -> Result<(), Failure> {
    let Some(word) = word else { return Ok(()) };
    if known.iter().any(|choice| choice.name == word) {
        return Ok(());
    }
    let list = |english: bool| {
        let one = |choice: &Choice| {
            format!("{} ({})", choice.name, if english { &choice.label.en } else { &choice.label.zh })
        };
        known.iter().map(one).collect::<Vec<_>>().join(", ")
    };
    let (en, zh) = (list(true), list(false));
    let failure = Failure::usage(said!(
        en: "the policy has no `{flag} {word}`; it has: {en}",
        zh: "策略中没有 `{flag} {word}`；可用：{zh}"
    ));
    Err(match did_you_mean(word, known.iter().map(|choice| choice.name.as_str())) {
        Some(near) => failure.tip(said!(en: "did you mean `{near}`?", zh: "是不是 `{near}`？")),
        None => failure,
    })
}
