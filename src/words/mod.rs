//! Words for people, in English and Chinese side by side.
//!
//! A sentence is a [`Said`], made with [`said!`](crate::said): both languages stand next to each other where the
//! sentence is made, and leaving one out does not compile. Fixed words (labels, help) are [`Label`]s.

pub mod character;
pub mod fields;
pub mod help;
pub mod policy;
pub mod reckon;
pub mod time;

use std::fmt;

/// A language that plaint speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Chinese, simplified characters.
    Chinese,
}

/// A sentence in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Default, Hash, serde::Serialize)]
pub struct Said {
    /// The English wording.
    pub en: String,
    /// The Chinese wording.
    pub zh: String,
}

impl Said {
    /// The wording in `language`.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::English => &self.en,
            Language::Chinese => &self.zh,
        }
    }
}

/// The English wording; for logs and tests. Output for people chooses with [`Said::in_language`].
impl fmt::Display for Said {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.en)
    }
}

/// A fixed word or sentence in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Label {
    /// The English wording.
    pub en: &'static str,
    /// The Chinese wording.
    pub zh: &'static str,
}

impl Label {
    /// A label of both wordings.
    pub const fn new(en: &'static str, zh: &'static str) -> Self {
        Self { en, zh }
    }

    /// The wording in `language`.
    pub const fn in_language(self, language: Language) -> &'static str {
        match language {
            Language::English => self.en,
            Language::Chinese => self.zh,
        }
    }

    /// The label as an owned sentence.
    pub fn said(self) -> Said {
        Said { en: self.en.to_owned(), zh: self.zh.to_owned() }
    }
}

/// Makes a [`Said`] from one format string per language: `said!(en: "saved {id}", zh: "已保存 {id}")`.
#[macro_export]
macro_rules! said {
    (en: $en:literal, zh: $zh:literal $(,)?) => {
        $crate::words::Said { en: format!($en), zh: format!($zh) }
    };
}
