//! The language of help texts.
//!
//! clap asks for help texts while it builds the command line, long before any argument is known; so the language is
//! set for the thread first. Everything else is told its language as an argument.

use std::cell::Cell;

use super::{Label, Language};

thread_local! {
    static HELP_LANGUAGE: Cell<Language> = const { Cell::new(Language::English) };
}

/// Sets the language in which this thread builds help texts.
pub fn set_language(language: Language) {
    HELP_LANGUAGE.set(language);
}

/// The wording of `label` in the language of help texts.
pub fn wording(label: Label) -> &'static str {
    label.in_language(HELP_LANGUAGE.get())
}

/// A help text in both languages: `help!("the store", "门店")`.
#[macro_export]
macro_rules! help {
    ($en:literal, $zh:literal $(,)?) => {
        $crate::words::help::wording($crate::words::Label::new($en, $zh))
    };
}
