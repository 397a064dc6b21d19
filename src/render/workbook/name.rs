//! Names of sheets: what spreadsheets accept.

use crate::render::terminal;

/// So many UTF-16 units may a name have.
const LONGEST: usize = 31;
/// What a spreadsheet keeps for itself.
const RESERVED: &str = "history";

/// The title as a legal name that none of `taken` has: without `[ ] : * ? / \` and control characters, not empty, at
/// most 31 UTF-16 units, no apostrophe at an end; where it is taken, with a number behind it.
pub(super) fn legal(title: &str, taken: &[String]) -> String {
    let safe = terminal::line(title);
    let plain: String = safe.chars().map(|each| if "[]:*?/\\".contains(each) { ' ' } else { each }).collect();
    let plain = plain.trim_matches(|each: char| each == '\'' || each.is_whitespace());
    let plain = if plain.is_empty() { "-" } else { plain };
    let is_free = |name: &str| {
        let name = name.to_lowercase();
        name != RESERVED && taken.iter().all(|other| other.to_lowercase() != name)
    };
    let whole = cut(plain, LONGEST);
    if is_free(&whole) {
        return whole;
    }
    let numbered = (2_usize..).map(|number| {
        let tail = format!(" {number}");
        format!("{}{tail}", cut(plain, LONGEST - tail.len()))
    });
    numbered.into_iter().find(|name| is_free(name)).unwrap_or(whole)
}

/// The beginning of `text` with at most so many UTF-16 units, no character cut, no apostrophe at its end.
fn cut(text: &str, units: usize) -> String {
    let mut room = units;
    let fits = |each: &char| {
        let enough = each.len_utf16() <= room;
        room = room.saturating_sub(each.len_utf16());
        enough
    };
    let kept: String = text.chars().take_while(fits).collect();
    kept.trim_end_matches(|each: char| each == '\'' || each.is_whitespace()).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_legal_and_each_its_own() {
        let long = "投诉".repeat(20);
        let mut taken: Vec<String> = Vec::new();
        for (title, name) in [
            ("Complaints", "Complaints"),
            ("COMPLAINTS", "COMPLAINTS 2"),
            ("a/b\\c[d]:e*?", "a b c d  e"),
            ("'quoted'", "quoted"),
            ("", "-"),
            ("***", "- 2"),
            ("History", "History 2"),
            ("逾期（3）", "逾期（3）"),
            ("a\nb", "a⏎b"),
            (long.as_str(), long.chars().take(31).collect::<String>().as_str()),
            (long.as_str(), format!("{} 2", long.chars().take(29).collect::<String>()).as_str()),
            ("😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀", "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀"),
        ] {
            let given = legal(title, &taken);
            assert_eq!(given, name, "{title}");
            assert!(given.encode_utf16().count() <= LONGEST);
            taken.push(given);
        }
    }
}
