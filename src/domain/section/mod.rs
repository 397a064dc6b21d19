//! Sections: keys with values and their places in a file, read key by key.
//!
//! `format::toml` turns text into a [`Section`]; the readers of policies, calendars and `shop.toml` ask it for what
//! they need. Every fault is noted at its place while reading goes on, so that all of them are told at once; what
//! nobody asked for is reported by [`Section::finish`], with the nearest key that was asked for.

mod amounts;
pub mod finding;
mod source;
mod value;

pub use source::Source;
pub use value::{Located, Raw};

use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::rc::Rc;

use chrono::NaiveDate;

use crate::domain::calendar::Term;
use crate::domain::finding::{Finding, Place};
use crate::words::Said;

/// Keys with values, in the order of the file.
#[derive(Debug)]
pub struct Section {
    source: Rc<Source>,
    span: Range<usize>,
    entries: Vec<Entry>,
    /// The keys that a reader asked for: the candidates for "did you mean".
    asked: RefCell<Vec<&'static str>>,
    /// Whether a reader took this section in hand. Only then are its unread keys reported.
    taken: Cell<bool>,
}

/// A key with its value.
#[derive(Debug)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub span: Range<usize>,
    /// The value.
    pub value: Located,
    read: Cell<bool>,
}

impl Entry {
    /// A key with its value, not read yet.
    pub fn new(key: String, span: Range<usize>, value: Located) -> Self {
        Self { key, span, value, read: Cell::new(false) }
    }
}

/// How values are taken out. Each getter returns `None` both when the key is not there and when its value is wrong;
/// a wrong value has then been noted. The getters that begin with `need_` note a missing key too.
impl Section {
    /// The section of these entries. `span` is where it begins: its heading or its braces.
    pub fn new(source: Rc<Source>, span: Range<usize>, entries: Vec<Entry>) -> Self {
        Self { source, span, entries, asked: RefCell::default(), taken: Cell::new(false) }
    }

    /// Notes when the key is missing.
    pub fn need(&self, key: &'static str) {
        if !self.has(key) {
            self.report(finding::missing_key(self.place(), key));
        }
    }

    /// Whether the key is there. Does not count as reading it.
    pub fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|entry| entry.key == key)
    }

    /// A text that is not empty.
    pub fn text(&self, key: &'static str) -> Option<String> {
        let value = self.get(key)?;
        match &value.raw {
            Raw::Text(text) if text.trim().is_empty() => {
                self.fault(finding::empty(self.place_of(value), key))
            }
            Raw::Text(text) => Some(text.clone()),
            _ => self.wrong(key, value, &finding::A_TEXT),
        }
    }

    /// A text that must be there.
    pub fn need_text(&self, key: &'static str) -> Option<String> {
        self.needed(key, Self::text)
    }

    /// A list of texts; a single text counts as a list of one. Empty when the key is not there.
    pub fn texts(&self, key: &'static str) -> Vec<String> {
        self.located_texts(key).into_iter().map(|(text, _)| text).collect()
    }

    /// A list of texts as [`Self::texts`] gives it, each with its place.
    pub fn located_texts(&self, key: &'static str) -> Vec<(String, Place)> {
        self.get(key).map(|value| self.texts_of(key, value)).unwrap_or_default()
    }

    /// The texts of a value that is a text or a list of texts; notes what is neither.
    pub fn texts_of(&self, key: &str, value: &Located) -> Vec<(String, Place)> {
        let items = match &value.raw {
            Raw::List(items) => items.as_slice(),
            _ => std::slice::from_ref(value),
        };
        items.iter().filter_map(|item| Some((self.text_of(key, item)?, self.place_of(item)))).collect()
    }

    fn text_of(&self, key: &str, value: &Located) -> Option<String> {
        match &value.raw {
            Raw::Text(text) if !text.trim().is_empty() => Some(text.clone()),
            Raw::Text(_) => self.fault(finding::empty(self.place_of(value), key)),
            Raw::Integer(_) | Raw::Float(_) => {
                self.fault(finding::number_without_quotes(self.place_of(value), key, &value.raw.written()))
            }
            _ => self.wrong(key, value, &finding::TEXTS),
        }
    }

    /// A sentence in both languages: `{ en = "…", zh = "…" }`.
    pub fn label(&self, key: &'static str) -> Option<Said> {
        let value = self.get(key)?;
        let Raw::Section(pair) = &value.raw else {
            return self.wrong(key, value, &finding::A_LABEL);
        };
        pair.as_label(key)
    }

    /// A sentence in both languages that must be there.
    pub fn need_label(&self, key: &'static str) -> Option<Said> {
        self.needed(key, Self::label)
    }

    /// A list of sentences in both languages.
    pub fn labels(&self, key: &'static str) -> Vec<Said> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let Raw::List(items) = &value.raw else {
            self.wrong::<()>(key, value, &finding::LABELS);
            return Vec::new();
        };
        items
            .iter()
            .filter_map(|item| match &item.raw {
                Raw::Section(pair) => pair.as_label(key),
                _ => self.wrong(key, item, &finding::LABELS),
            })
            .collect()
    }

    fn as_label(&self, key: &str) -> Option<Said> {
        self.taken.set(true);
        let (en, zh) = (self.text("en"), self.text("zh"));
        let missing: Vec<&str> = ["en", "zh"].into_iter().filter(|name| !self.has(name)).collect();
        if !missing.is_empty() {
            return self.fault(finding::missing_language(self.place(), key, &missing));
        }
        Some(Said { en: en?, zh: zh? })
    }

    /// `true` or `false`.
    pub fn flag(&self, key: &'static str) -> Option<bool> {
        let value = self.get(key)?;
        match value.raw {
            Raw::Flag(flag) => Some(flag),
            _ => self.wrong(key, value, &finding::A_FLAG),
        }
    }

    /// A whole number from 0, for counts. Amounts of money are texts, in quotes.
    pub fn number(&self, key: &'static str) -> Option<u32> {
        let value = self.get(key)?;
        match &value.raw {
            Raw::Integer(number) => match u32::try_from(*number) {
                Ok(number) => Some(number),
                Err(_) => self.wrong(key, value, &finding::A_NUMBER),
            },
            _ => self.wrong(key, value, &finding::A_NUMBER),
        }
    }

    /// A whole number that must be there.
    pub fn need_number(&self, key: &'static str) -> Option<u32> {
        self.needed(key, Self::number)
    }

    /// A day: `2026-11-22`, with or without quotes.
    pub fn day(&self, key: &'static str) -> Option<NaiveDate> {
        let value = self.get(key)?;
        let day = match &value.raw {
            Raw::Text(text) | Raw::Day(text) if text.len() == 10 => text.parse().ok(),
            _ => None,
        };
        day.or_else(|| self.wrong(key, value, &finding::A_DAY))
    }

    /// A day that must be there.
    pub fn need_day(&self, key: &'static str) -> Option<NaiveDate> {
        self.needed(key, Self::day)
    }

    /// A term: `"15m"`, `"5 working days"`, `"2周"`.
    pub fn term(&self, key: &'static str) -> Option<Term> {
        let value = self.get(key)?;
        self.term_of(key, value)
    }

    /// A term that must be there.
    pub fn need_term(&self, key: &'static str) -> Option<Term> {
        self.needed(key, Self::term)
    }

    /// The term that a value is; notes what is none.
    pub fn term_of(&self, key: &str, value: &Located) -> Option<Term> {
        let Raw::Text(text) = &value.raw else { return self.wrong(key, value, &finding::A_TERM) };
        match Term::parse(text) {
            Ok(term) => Some(term),
            Err(said) => self.fault(finding::bad_term(self.place_of(value), said)),
        }
    }

    /// One of few words, with what each stands for.
    pub fn one_of<T: Copy>(&self, key: &'static str, choices: &[(&'static str, T)]) -> Option<T> {
        let text = self.text(key)?;
        match choices.iter().find(|(name, _)| *name == text) {
            Some((_, choice)) => Some(*choice),
            None => {
                let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
                self.fault(finding::not_a_choice(self.place_of_key(key), key, &text, &names))
            }
        }
    }

    /// A section below this one: `[key]` or `key = { … }`.
    pub fn section(&self, key: &'static str) -> Option<&Section> {
        let value = self.get(key)?;
        match &value.raw {
            Raw::Section(section) => Some(section.take()),
            _ => self.wrong(key, value, &finding::A_SECTION),
        }
    }

    /// A section that must be there.
    pub fn need_section(&self, key: &'static str) -> Option<&Section> {
        self.needed(key, Self::section)
    }

    /// The sections of a list: `[[key]]` or `key = [{ … }, { … }]`.
    pub fn sections(&self, key: &'static str) -> Vec<&Section> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let Raw::List(items) = &value.raw else {
            self.wrong::<()>(key, value, &finding::SECTIONS);
            return Vec::new();
        };
        items
            .iter()
            .filter_map(|item| match &item.raw {
                Raw::Section(section) => Some(section.take()),
                _ => self.wrong(key, item, &finding::SECTIONS),
            })
            .collect()
    }

    /// All entries, for sections whose keys are data (`when = { urgency = "urgent" }`). Counts as reading them.
    pub fn entries(&self) -> &[Entry] {
        for entry in &self.entries {
            entry.read.set(true);
            if let Raw::Section(section) = &entry.value.raw {
                section.take();
            }
        }
        &self.entries
    }

    /// The value of a key as it stands, for readers that take several shapes. Counts as reading it.
    pub fn get(&self, key: &'static str) -> Option<&Located> {
        let mut asked = self.asked.borrow_mut();
        if !asked.contains(&key) {
            asked.push(key);
        }
        let entry = self.entries.iter().find(|entry| entry.key == key)?;
        entry.read.set(true);
        Some(&entry.value)
    }

    /// The section, marked as read by somebody: its unread keys are faults from now on.
    pub fn take(&self) -> &Self {
        self.taken.set(true);
        self
    }
}

/// Places and faults.
impl Section {
    /// Where the section begins.
    pub fn place(&self) -> Place {
        self.source.place(self.span.clone())
    }

    /// Where the value of `key` stands, or the section when the key is not there.
    pub fn place_of_key(&self, key: &str) -> Place {
        match self.entries.iter().find(|entry| entry.key == key) {
            Some(entry) => self.place_of(&entry.value),
            None => self.place(),
        }
    }

    /// Where a value stands.
    pub fn place_of(&self, value: &Located) -> Place {
        self.source.place(value.span.clone())
    }

    /// Where a key stands.
    pub fn place_of_entry(&self, entry: &Entry) -> Place {
        self.source.place(entry.span.clone())
    }

    /// The line on which the section begins, from 1.
    pub fn line(&self) -> usize {
        self.source.line(self.span.start)
    }

    /// The name of the file, as it is shown to people.
    pub fn file(&self) -> &str {
        self.source.file()
    }

    /// Notes a finding of the reader's own.
    pub fn report(&self, finding: Finding) {
        self.source.report(finding);
    }

    /// Notes a finding, and is `None`: for getters that have nothing to give then.
    pub fn fault<T>(&self, finding: Finding) -> Option<T> {
        self.source.report(finding);
        None
    }

    /// Notes that the value of `key` has the wrong shape; `expected` says what it may be. For readers of their own.
    pub fn wrong<T>(&self, key: &str, value: &Located, expected: &crate::words::Label) -> Option<T> {
        self.fault(finding::wrong_shape(self.place_of(value), key, &value.raw, *expected))
    }

    /// What was noted so far in the whole file, in its order.
    pub fn findings(&self) -> Vec<Finding> {
        self.source.findings()
    }

    /// Ends the reading of a whole file: adds a finding for every key that nobody read, and gives all findings, in the
    /// order of the file. Call it on the outermost section.
    pub fn finish(&self) -> Vec<Finding> {
        self.take();
        self.report_unread();
        self.source.findings()
    }

    fn needed<'a, T>(
        &'a self,
        key: &'static str,
        getter: impl Fn(&'a Self, &'static str) -> Option<T>,
    ) -> Option<T> {
        self.need(key);
        getter(self, key)
    }

    fn report_unread(&self) {
        if !self.taken.get() {
            return;
        }
        for entry in &self.entries {
            if entry.read.get() {
                entry.value.raw.sections().for_each(Self::report_unread);
            } else {
                let asked = self.asked.borrow();
                self.report(finding::unknown_key(self.place_of_entry(entry), &entry.key, &asked));
            }
        }
    }
}

#[cfg(test)]
mod tests;
