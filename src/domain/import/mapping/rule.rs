//! One rule of a mapping: where a value comes from, and what the old words mean.

use super::finding;
use crate::domain::finding::Place;
use crate::domain::import::row::{Content, Row};
use crate::domain::section::{Located, Raw, Section};

/// Where a value comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// What it gives.
    pub key: String,
    /// Where the mapping says so.
    pub place: Place,
    /// The columns, each with the place where it is named. The first that tells something counts; `details` takes all.
    pub columns: Vec<(String, Place)>,
    /// A value that every row has.
    pub constant: Option<String>,
    /// What stands where no column tells anything.
    pub default: Option<String>,
    /// What the old words mean; an empty text for what means nothing.
    pub words: Vec<(String, String)>,
    /// What stands between several values of one cell.
    pub separator: Option<String>,
}

impl Rule {
    /// The rule that `value` is, under `key` of `section`: the name of a column, or `{ column = "…", … }`.
    pub(super) fn read(section: &Section, key: &str, value: &Located) -> Option<Self> {
        let mut rule = Self {
            key: key.to_owned(),
            place: section.place_of(value),
            columns: Vec::new(),
            constant: None,
            default: None,
            words: Vec::new(),
            separator: None,
        };
        let Raw::Section(own) = &value.raw else {
            rule.columns = match &value.raw {
                Raw::Text(_) | Raw::List(_) => section.texts_of(key, value),
                _ => return section.wrong(key, value, &finding::A_RULE),
            };
            return Some(rule);
        };
        own.take();
        rule.columns = own.located_texts("column");
        rule.constant = own.text("constant");
        rule.default = own.text("default");
        rule.separator = own.text("separator");
        for entry in own.section("words").map(Section::entries).unwrap_or_default() {
            match &entry.value.raw {
                Raw::Text(meant) => rule.words.push((entry.key.clone(), meant.clone())),
                _ => section.wrong(&entry.key, &entry.value, &finding::A_WORD).unwrap_or_default(),
            }
        }
        if rule.columns.is_empty() && rule.constant.is_none() && !own.has("column") {
            return section.fault(finding::nothing_named(own.place(), key));
        }
        Some(rule)
    }

    /// The cells that the rule means in `row`, with their columns, those that are empty left out.
    pub(in crate::domain::import) fn cells<'a>(
        &'a self,
        row: &'a Row,
        headings: &[String],
    ) -> Vec<(&'a str, &'a Content)> {
        let cell = |(column, _): &'a (String, Place)| {
            let place = headings.iter().position(|heading| heading == column)?;
            let cell = row.cells.get(place).filter(|cell| cell.text().is_some())?;
            Some((column.as_str(), cell))
        };
        self.columns.iter().filter_map(cell).collect()
    }

    /// What the old word `text` means: as the mapping says, else itself.
    pub(in crate::domain::import) fn meant<'a>(&'a self, text: &'a str) -> &'a str {
        let same = |(word, _): &&(String, String)| word.trim().eq_ignore_ascii_case(text);
        self.words.iter().find(same).map_or(text, |(_, meant)| meant)
    }
}
