//! Finds wording that must never be used in a text, although blanks, punctuation, width or case differ.

use std::ops::Range;

use crate::domain::guidance::policy::{Guidance, Wording};
use crate::domain::policy::Facts;

/// A passage of a text that is, or means, a wording that must never be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said<'a> {
    /// The bytes of the passage.
    pub span: Range<usize>,
    /// The wording.
    pub wording: &'a Wording,
}

/// A few wordings are enough to show what may be said instead.
const SHOWN: usize = 3;

/// Every passage of `text` that a wording of the policy forbids in a case of these facts, in the order of the text. Of
/// passages within each other the longest alone is told.
pub fn never_said<'a>(guidance: &'a Guidance, facts: &Facts, text: &str) -> Vec<Said<'a>> {
    let plain = Plain::of(text);
    let mut found: Vec<Said<'a>> = Vec::new();
    for wording in guidance.wording.iter().filter(|wording| wording.never && wording.when.holds(facts)) {
        for words in forms(wording) {
            found.extend(plain.find(&words).into_iter().map(|span| Said { span, wording }));
        }
    }
    found.sort_by_key(|said| (said.span.start, std::cmp::Reverse(said.span.end)));
    let mut kept: Vec<Said<'a>> = Vec::new();
    for said in found {
        if kept.iter().all(|known| said.span.end > known.span.end) {
            kept.push(said);
        }
    }
    kept
}

/// What the policy says may be said in a case of these facts.
pub fn instead<'a>(guidance: &'a Guidance, facts: &Facts) -> Vec<&'a Wording> {
    let usable = guidance.wording.iter().filter(|wording| !wording.never && wording.when.holds(facts));
    usable.take(SHOWN).collect()
}

/// The ways in which a wording is looked for: each alternative between slashes in both languages, and its short words.
fn forms(wording: &Wording) -> Vec<Vec<char>> {
    let texts = [&wording.text.en, &wording.text.zh].into_iter();
    let alternatives = texts.flat_map(|text| text.split(['/', '／']));
    let all = alternatives.chain(wording.words.iter().map(String::as_str));
    let folded = all.map(|text| Plain::of(text).characters.into_iter().map(|(_, folded)| folded).collect());
    folded.filter(|characters: &Vec<char>| !characters.is_empty()).collect()
}

/// A text without what may differ: letters and figures alone, of one width and case, each with its place.
struct Plain<'t> {
    text: &'t str,
    characters: Vec<(usize, char)>,
}

impl<'t> Plain<'t> {
    fn of(text: &'t str) -> Self {
        let counted = text.char_indices().filter_map(|(at, character)| {
            let narrow = narrow(character);
            narrow.is_alphanumeric().then_some((at, narrow))
        });
        let lower =
            counted.flat_map(|(at, character)| character.to_lowercase().map(move |lower| (at, lower)));
        Self { text, characters: lower.collect() }
    }

    /// The passages that say `words`. Words of letters that are no Chinese begin and end as words do.
    fn find(&self, words: &[char]) -> Vec<Range<usize>> {
        let windows = self.characters.windows(words.len());
        let same = windows.filter(|window| window.iter().map(|(_, character)| character).eq(words));
        let span = |window: &[(usize, char)]| {
            let (start, last) = (window.first()?.0, window.last()?.0);
            let end = last + self.text.get(last..)?.chars().next()?.len_utf8();
            self.is_whole(start, end).then_some(start..end)
        };
        same.filter_map(span).collect()
    }

    fn is_whole(&self, start: usize, end: usize) -> bool {
        let before = self.text.get(..start).and_then(|text| text.chars().next_back());
        let after = self.text.get(end..).and_then(|text| text.chars().next());
        let passage = self.text.get(start..end).unwrap_or_default();
        let (first, last) = (passage.chars().next(), passage.chars().next_back());
        let joined = |one: Option<char>, other: Option<char>| {
            let is_letter = |character: Option<char>| {
                character.is_some_and(|character| narrow(character).is_ascii_alphanumeric())
            };
            is_letter(one) && is_letter(other)
        };
        !joined(before, first) && !joined(last, after)
    }
}

/// The character at its usual width: `Ａ` is `A`.
fn narrow(character: char) -> char {
    match character {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character),
        other => other,
    }
}
