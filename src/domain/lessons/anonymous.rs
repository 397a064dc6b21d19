//! Names replaced by roles and letters, the same on a whole page: 陈先生 becomes 顾客甲, the clerk Luo Mei "clerk A".
//!
//! Names that are known are replaced wherever they stand; what only looks like a number, an address or a date, by its
//! [form](super::pattern). What neither finds stays: whoever passes a page on reads it first.

use std::ops::Range;

use aho_corasick::AhoCorasick;

use super::pattern::{Found, next_pattern};
use crate::domain::instant::Instant;
use crate::words::{Language, Said};

/// A name that is known, and what stands for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The name.
    pub text: String,
    /// Whose it is: names of one owner have one stand-in.
    pub owner: String,
    /// What the owner is (`customer`, `clerk`); a letter follows, unless it is one of a kind.
    pub role: Said,
    /// Whether there can be only one, so that no letter is needed.
    pub only_one: bool,
    /// Whether only this very writing is meant: `May` is a name, `may` is none.
    pub exact: bool,
}

/// Replaces names on one page.
pub struct Anonymous {
    known: Vec<Known>,
    automaton: Option<AhoCorasick>,
    /// Owners in the order in which they were met.
    met: Vec<(String, Said)>,
    first_day: Instant,
    language: Language,
}

impl Anonymous {
    /// What knows these names. Dates are counted from `first_day`, in its offset.
    pub fn new(known: Vec<Known>, first_day: Instant, language: Language) -> Self {
        let mut known: Vec<Known> = known.into_iter().filter(|known| is_name(&known.text)).collect();
        known.sort_by(|left, right| left.text.cmp(&right.text).then(left.exact.cmp(&right.exact)));
        // Of two people of one name the first that was told counts.
        known.dedup_by(|left, right| left.text == right.text);
        let texts = known.iter().map(|known| known.text.as_str());
        let automaton = AhoCorasick::builder().ascii_case_insensitive(true).build(texts).ok();
        Self { known, automaton, met: Vec::new(), first_day, language }
    }

    /// What stands for the owner of that id, whose role is `role`.
    pub fn stand_in(&mut self, owner: &str, role: &Said) -> String {
        let role_of_owner =
            self.known.iter().find(|known| known.owner == owner).map(|known| known.role.clone());
        let role = role_of_owner.unwrap_or_else(|| role.clone());
        self.lettered(owner, &role)
    }

    /// The text without what tells who it was about.
    pub fn conceal(&mut self, text: &str) -> String {
        let mut written = String::new();
        let mut from = 0;
        for (place, index) in self.names_in(text) {
            let before = text.get(from..place.start).unwrap_or_default();
            written.push_str(&self.without_patterns(before));
            let Some(known) = self.known.get(index).cloned() else { continue };
            let stand_in = match known.only_one {
                true => known.role.in_language(self.language).to_owned(),
                false => self.lettered(&known.owner, &known.role),
            };
            push_word(&mut written, &stand_in);
            from = place.end;
            if text
                .get(from..)
                .and_then(|rest| rest.chars().next())
                .is_some_and(|next| next.is_ascii_alphanumeric())
            {
                written.push(' ');
            }
        }
        let rest = self.without_patterns(text.get(from..).unwrap_or_default());
        written.push_str(&rest);
        written
    }

    /// The names in `text`, the longest first where several begin or overlap.
    fn names_in(&self, text: &str) -> Vec<(Range<usize>, usize)> {
        let Some(automaton) = &self.automaton else { return Vec::new() };
        let mut found: Vec<(Range<usize>, usize)> = automaton
            .find_overlapping_iter(text)
            .map(|found| (found.range(), found.pattern().as_usize()))
            .filter(|(place, index)| self.is_meant(text, place, *index))
            .collect();
        found.sort_by_key(|(place, _)| (place.start, std::cmp::Reverse(place.end)));
        let mut end = 0;
        found.retain(|(place, _)| {
            let free = place.start >= end;
            if free {
                end = place.end;
            }
            free
        });
        found
    }

    fn is_meant(&self, text: &str, place: &Range<usize>, index: usize) -> bool {
        let there = text.get(place.clone()).unwrap_or_default();
        let exact = self.known.get(index).is_none_or(|known| !known.exact || known.text == there);
        let latin =
            |character: Option<char>| character.is_some_and(|character| character.is_ascii_alphabetic());
        let before = text.get(..place.start).and_then(|before| before.chars().next_back());
        let after = text.get(place.end..).and_then(|after| after.chars().next());
        let inside =
            latin(before) && latin(there.chars().next()) || latin(after) && latin(there.chars().next_back());
        exact && !inside
    }

    fn lettered(&mut self, owner: &str, role: &Said) -> String {
        if !self.met.iter().any(|(met, _)| met == owner) {
            self.met.push((owner.to_owned(), role.clone()));
        }
        let of_role = self.met.iter().filter(|(_, met)| met == role);
        let number = of_role.take_while(|(met, _)| met != owner).count();
        letter(role.in_language(self.language), number, self.language)
    }

    fn without_patterns(&self, text: &str) -> String {
        let characters: Vec<char> = text.chars().collect();
        let mut written = String::new();
        let mut index = 0;
        while index < characters.len() {
            match next_pattern(&characters, index, &self.first_day) {
                Some(Found { end, said }) if end > index => {
                    push_word(&mut written, said.in_language(self.language));
                    index = end;
                }
                _ => {
                    written.extend(characters.get(index));
                    index += 1;
                }
            }
        }
        written
    }
}

/// Puts a Latin word apart from one that it would run into.
fn push_word(written: &mut String, word: &str) {
    let ends = written.chars().next_back().is_some_and(|last| last.is_ascii_alphanumeric());
    if ends && word.starts_with(|first: char| first.is_ascii_alphanumeric()) {
        written.push(' ');
    }
    written.push_str(word);
}

/// Whether a text can be told apart from punctuation.
fn is_name(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

const STEMS: [char; 10] = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];

fn letter(role: &str, number: usize, language: Language) -> String {
    match language {
        Language::Chinese => match STEMS.get(number) {
            Some(stem) => format!("{role}{stem}"),
            None => format!("{role}{}", number + 1),
        },
        Language::English => match u32::try_from(number).ok().filter(|number| *number < 26) {
            Some(number) => format!("{role} {}", char::from_u32(u32::from('A') + number).unwrap_or('A')),
            None => format!("{role} {}", number + 1),
        },
    }
}
