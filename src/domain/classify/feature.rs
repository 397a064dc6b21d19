//! The features of a text: pairs of characters where words are not set apart, words and pairs of words elsewhere.
//!
//! Chinese needs no dictionary that way (快递费 is 快递 and 递费), and what nobody foresaw is learned like any other.

use std::ops::Range;

/// A feature where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feature {
    /// The feature itself, in lower case.
    pub text: String,
    /// Where it stands in the text, in bytes.
    pub place: Range<usize>,
}

/// The features of `text`, in its order. Numbers are none: an order number says nothing about the next complaint.
pub fn features(text: &str) -> Vec<Feature> {
    let mut found = Vec::new();
    let mut last_word: Option<Feature> = None;
    for run in runs(text) {
        if run.kind == Kind::Characters {
            pairs(text, &run.place, &mut found);
            last_word = None;
            continue;
        }
        let word = Feature { text: of(text, &run.place).to_lowercase(), place: run.place };
        if !word.text.chars().any(char::is_alphabetic) {
            last_word = None;
            continue;
        }
        if let Some(last) =
            last_word.take().filter(|last| is_gap(of(text, &(last.place.end..word.place.start))))
        {
            found.push(Feature {
                text: format!("{} {}", last.text, word.text),
                place: last.place.start..word.place.end,
            });
        }
        found.push(word.clone());
        last_word = Some(word);
    }
    found
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A script that writes words without spaces between them.
    Characters,
    /// Letters and digits of other scripts.
    Word,
}

struct Run {
    kind: Kind,
    place: Range<usize>,
}

fn runs(text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut open = false;
    for (start, character) in text.char_indices() {
        let Some(kind) = kind_of(character) else {
            open = false;
            continue;
        };
        let end = start + character.len_utf8();
        match runs.last_mut() {
            Some(run) if open && run.kind == kind => run.place.end = end,
            _ => runs.push(Run { kind, place: start..end }),
        }
        open = true;
    }
    runs
}

fn kind_of(character: char) -> Option<Kind> {
    let without_spaces = matches!(character,
        '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}');
    if without_spaces {
        Some(Kind::Characters)
    } else {
        (character.is_alphanumeric() || character == '\'' || character == '’').then_some(Kind::Word)
    }
}

/// The pairs of neighbours; a character that stands alone is a feature itself.
fn pairs(text: &str, run: &Range<usize>, found: &mut Vec<Feature>) {
    let places: Vec<Range<usize>> = of(text, run)
        .char_indices()
        .map(|(start, character)| run.start + start..run.start + start + character.len_utf8())
        .collect();
    if let [alone] = places.as_slice() {
        found.push(Feature { text: of(text, alone).to_owned(), place: alone.clone() });
    }
    for pair in places.windows(2) {
        if let [left, right] = pair {
            let place = left.start..right.end;
            found.push(Feature { text: of(text, &place).to_owned(), place });
        }
    }
}

fn is_gap(between: &str) -> bool {
    between.chars().all(char::is_whitespace)
}

fn of<'a>(text: &'a str, place: &Range<usize>) -> &'a str {
    text.get(place.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        features(text).into_iter().map(|feature| feature.text).collect()
    }

    #[test]
    fn chinese_gives_pairs_and_latin_words_and_their_pairs() {
        assert_eq!(texts("快递费太贵"), ["快递", "递费", "费太", "太贵"]);
        assert_eq!(
            texts("The lift  stopped. Again"),
            ["the", "the lift", "lift", "lift stopped", "stopped", "again"]
        );
        assert_eq!(texts("用wifi掉线，贵"), ["用", "wifi", "掉线", "贵"]);
        assert_eq!(texts("订单 20261122 no. 5"), ["订单", "no"], "numbers are no features");
        assert_eq!(texts("don't"), ["don't"]);
        assert!(texts(" \u{202e}\u{0}…").is_empty());
    }

    #[test]
    fn every_feature_stands_where_it_says() {
        for text in ["快递费太贵 Delivery fee", "𠀀𠀁。ａｂ", "é è e\u{301}", "ß ẞ İ"] {
            for feature in features(text) {
                let there = text.get(feature.place.clone()).unwrap().to_lowercase();
                let there = there.split_whitespace().collect::<Vec<_>>().join(" ");
                assert_eq!(there, feature.text);
            }
        }
    }
}
