//! Personal data where it can never be erased: messages of commits, authors, names of files.

use crate::said;
use crate::words::Said;

/// What a text holds that looks like personal data, in words; the data itself is not repeated.
pub fn personal_data(text: &str) -> Option<Said> {
    if has_mail(&narrow(text)) {
        return Some(said!(en: "an e-mail address", zh: "电子邮箱地址"));
    }
    personal_number(text)
}

/// The same of numbers alone: for lines that name by their addresses who works on the history.
pub fn personal_number(text: &str) -> Option<Said> {
    numbers(&narrow(text)).into_iter().find_map(|run| {
        if is_identity_card(&run) {
            Some(said!(en: "the number of an identity card", zh: "身份证号码"))
        } else if is_telephone(&run) {
            Some(said!(en: "a telephone number", zh: "电话号码"))
        } else {
            None
        }
    })
}

/// The text with full-width signs and dashes as a Latin keyboard has them.
fn narrow(text: &str) -> String {
    const FULL_WIDTH: u32 = 0xFEE0;
    let narrowed = |sign: char| match sign {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(sign) - FULL_WIDTH).unwrap_or(sign),
        '\u{3000}' | '\u{A0}' => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '。' | '·' => '.',
        _ => sign,
    };
    text.chars().map(narrowed).collect()
}

/// The numbers of a text: words of digits alone, such words with one sign between them taken together, and runs of
/// digits within other words.
fn numbers(text: &str) -> Vec<String> {
    let mut numbers = Vec::new();
    // For each kind of sign the words that it joined, up to here.
    let mut chains = [' ', '.', '_'].map(|sign| (sign, Vec::<String>::new()));
    let mut gap = String::new();
    for part in parts(text) {
        let is_number = part.starts_with(|sign: char| sign.is_ascii_digit())
            && part.trim_end_matches(['X', 'x']).bytes().all(|sign| sign.is_ascii_digit());
        if !is_number {
            numbers.extend(runs(part));
            gap.push_str(part);
            continue;
        }
        let word = part.to_uppercase();
        let joint = joint(&gap);
        gap.clear();
        for (sign, words) in &mut chains {
            if joint != Some(*sign) {
                words.clear();
            }
            words.push(word.clone());
            numbers.extend(together(words));
        }
        numbers.push(word);
    }
    numbers
}

/// What words with one sign between them are as one number: all of them, and the last three where these are parted as
/// people part telephone numbers, whatever number stands before.
fn together(words: &mut Vec<String>) -> Vec<String> {
    const MOST: usize = 20;
    // So many words have more digits than any number that is looked for.
    if words.len() > MOST {
        words.remove(0);
        return Vec::new();
    }
    let mut found = vec![words.concat()];
    if let [.., first, middle, last] = &words[..]
        && [first.len(), middle.len(), last.len()] == [3, 4, 4]
    {
        found.push([first.as_str(), middle, last].concat());
    }
    found
}

/// What kind of sign, standing alone, may part the digits of one number. Dots and underscores part other things too: in
/// one number they are not mixed with others.
fn joint(gap: &str) -> Option<char> {
    match gap {
        " " | "-" => Some(' '),
        "." => Some('.'),
        "_" => Some('_'),
        _ => None,
    }
}

/// The runs of digits in a word that has letters too; none in hashes and in ids that plaint computes.
fn runs(word: &str) -> Vec<String> {
    if is_hash(word) || is_computed_id(word) {
        return Vec::new();
    }
    let word = word.to_uppercase();
    let digits = word.split(|sign: char| !sign.is_ascii_digit()).map(str::to_owned);
    let cards = word.split(|sign: char| sign != 'X' && !sign.is_ascii_digit()).map(str::to_owned);
    digits.chain(cards).filter(|run| !run.is_empty()).collect()
}

/// The name of an object of git or of a file of evidence, whole or cut.
fn is_hash(word: &str) -> bool {
    let is_digit = |sign: char| sign.is_ascii_digit() || ('a'..='f').contains(&sign);
    word.chars().all(is_digit)
        && (matches!(word.len(), 40 | 64) || word.contains(|sign: char| sign.is_ascii_lowercase()))
}

/// An event's id that follows from what it tells: a letter and twelve digits of its hash.
fn is_computed_id(word: &str) -> bool {
    word.len() == 13
        && word.starts_with(['s', 'd'])
        && word.chars().all(|sign| sign.is_ascii_digit() || sign.is_ascii_lowercase())
}

/// The text cut into words of Latin letters and digits, and what stands between them.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let is_word = first.is_ascii_alphanumeric();
        let end = rest.find(|sign: char| sign.is_ascii_alphanumeric() != is_word).unwrap_or(rest.len());
        let (part, later) = rest.split_at_checked(end)?;
        rest = later;
        Some(part)
    })
}

/// A mobile number of the mainland, with or without the country's code.
fn is_telephone(run: &str) -> bool {
    let own = run.strip_prefix("0086").or_else(|| run.strip_prefix("86")).unwrap_or(run);
    own.len() == 11
        && own.starts_with('1')
        && own.get(1..2).is_some_and(|second| ("3"..="9").contains(&second))
}

/// Eighteen signs with a birthday of 19… or 20… and the right last sign (GB 11643).
fn is_identity_card(run: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const LAST: &str = "10X98765432";
    let century = run.get(6..8).is_some_and(|century| matches!(century, "19" | "20"));
    if run.len() != 18 || !century {
        return false;
    }
    let digits = run.chars().filter_map(|sign| sign.to_digit(10));
    let sum: u32 = digits.zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    LAST.chars().nth((sum % 11) as usize) == run.chars().last()
}

fn has_mail(text: &str) -> bool {
    text.split(|sign: char| sign.is_whitespace() || "<>()[],;:\"'".contains(sign)).any(|word| {
        word.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && host.contains('.') && !host.starts_with('.') && !host.ends_with(".invalid")
        })
    })
}

#[cfg(test)]
mod tests {
    use super::personal_data;

    #[test]
    fn numbers_of_people_are_known() {
        for (text, what) in [
            ("called 13800138000 back", "a telephone number"),
            ("+86 138-0013-8000", "a telephone number"),
            ("回电13800138000", "a telephone number"),
            ("5 pairs, 13800138000 1 pair", "a telephone number"),
            ("11010519491231002X", "the number of an identity card"),
            ("chen@example.org asked", "an e-mail address"),
            ("chen＠example．org asked", "an e-mail address"),
            ("IMG13800138000.jpg", "a telephone number"),
            ("IMG_8613800138000x2.jpg", "a telephone number"),
            ("rang 138.0013.8000", "a telephone number"),
            ("evidence/138_0013_8000_back.jpg", "a telephone number"),
            ("room 12 138 0013 8000", "a telephone number"),
            ("16.50 138-0013-8000", "a telephone number"),
            ("回电１３８００１３８０００", "a telephone number"),
            ("１３８－００１３－８０００", "a telephone number"),
            ("card11010519491231002x.png", "the number of an identity card"),
        ] {
            assert_eq!(personal_data(text).map(|found| found.en).as_deref(), Some(what), "{text}");
        }
    }

    #[test]
    fn ids_dates_and_hashes_are_none() {
        for text in [
            "261122-k7qm: received",
            "evidence/261122-k7qm/13800138000aaabbbccc",
            "Event: escalated s13800138000f",
            "2026-11-22T10:05:00+08:00",
            "110105194912310021",
            "li@plaint.invalid",
            "12345678901",
            "Merge commit '13800138000a'",
            "e83c5163316f89bfbde7d9ab23ca2e25604af290",
            "1380013800012345678901234567890123456789",
            "16.11.2026 100",
            "2 1 3 5 0 0 2 0 0 3 0 0 1 1 1 1 1 1 1 1 1 1 1 13 8001380",
            "invoice 138001380001",
            "IMG20261122130512.jpg",
            "1795312800123 ms",
        ] {
            assert_eq!(personal_data(text), None, "{text}");
        }
    }
}
