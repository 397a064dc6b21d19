//! Choices: what the policy gives a name in files and a label for people.

use super::draft::{Draft, Space};
use super::finding;
use crate::domain::section::Section;
use crate::words::Said;

/// A choice that the policy offers: a name for files and commands, a label for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The name in files and commands.
    pub name: String,
    /// The name for people.
    pub label: Said,
    /// Words of customers that hint at it, for suggestions.
    pub words: Vec<String>,
    /// The passage of the source document.
    pub source: Option<String>,
    /// The line in the policy file, from 1.
    pub line: usize,
}

impl Choice {
    /// Reads the keys `name`, `label`, `words` and `source` of `section`, and notes that the name is given in `space`.
    ///
    /// What is missing or wrong has been noted, and is empty in what is returned.
    pub fn read(section: &Section, draft: &mut Draft, space: Space) -> Self {
        let name = section.need_text("name").unwrap_or_default();
        let place = section.place_of_key("name");
        if !name.is_empty() && !is_name(&name) {
            section.report(finding::bad_name(place.clone(), &name));
        }
        draft.give(space, &name, place);
        Self {
            name,
            label: section.need_label("label").unwrap_or_default(),
            words: section.texts("words"),
            source: read_source(section),
            line: section.line(),
        }
    }

    /// The same, of something that stands for a figure: its source must be told.
    pub fn read_sourced(section: &Section, draft: &mut Draft, space: Space) -> Self {
        if !section.has("source") {
            section.report(finding::missing_source(section.place()));
        }
        Self::read(section, draft, space)
    }
}

/// The names with their labels, for questions and for messages that tell what may be typed: `cctv (CCTV), photo (photo)`.
pub fn choices_said<'a>(choices: impl IntoIterator<Item = &'a Choice>) -> Said {
    names_said(choices.into_iter().map(|choice| (choice.name.as_str(), &choice.label)))
}

/// Names with their labels, one after another, as [`choices_said`] tells them.
pub fn names_said<'a>(named: impl IntoIterator<Item = (&'a str, &'a Said)>) -> Said {
    let (mut en, mut zh) = (Vec::new(), Vec::new());
    for (name, label) in named {
        en.push(format!("{name} ({})", label.en));
        zh.push(format!("{name}（{}）", label.zh));
    }
    Said { en: en.join(", "), zh: zh.join("、") }
}

/// The source of something that stands for a figure: a passage of a document, or `[policy]` and the reason.
pub fn need_source(section: &Section) -> String {
    if !section.has("source") {
        section.report(finding::missing_source(section.place()));
    }
    read_source(section).unwrap_or_default()
}

/// The source, where one is told. `[policy]` alone tells nothing.
pub fn read_source(section: &Section) -> Option<String> {
    let source = section.text("source")?;
    if source.trim() == "[policy]" {
        section.report(finding::source_without_reason(section.place_of_key("source")));
    }
    Some(source)
}

/// Whether `name` can stand in files, commands and tables without quotes: lower-case letters, digits, hyphens.
fn is_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}
