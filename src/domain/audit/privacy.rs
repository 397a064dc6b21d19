//! Personal data where it can never be erased: messages of commits, authors, names of files.

use crate::said;
use crate::words::Said;

/// What a text holds that looks like personal data, in words; the data itself is not repeated.
pub fn personal_data(text: &str) -> Option<Said> {
    if has_mail(text) {
        return Some(said!(en: "an e-mail address", zh: "电子邮箱地址"));
    }
    numbers(text).into_iter().find_map(|run| {
        if is_identity_card(&run) {
            Some(said!(en: "the number of an identity card", zh: "身份证号码"))
        } else if is_telephone(&run) {
            Some(said!(en: "a telephone number", zh: "电话号码"))
        } else {
            None
        }
    })
}

/// The numbers of a text: words of digits alone, and such words with one sign between them taken together. A word that
/// has letters too is a part of some name (a hash) and no number.
fn numbers(text: &str) -> Vec<String> {
    let mut numbers = Vec::new();
    let mut together = String::new();
    let mut gap = String::new();
    for part in parts(text) {
        let is_number = part.starts_with(|sign: char| sign.is_ascii_digit())
            && part.trim_end_matches(['X', 'x']).bytes().all(|sign| sign.is_ascii_digit());
        if !is_number {
            gap.push_str(part);
            continue;
        }
        if !matches!(gap.as_str(), " " | "-") {
            together.clear();
        }
        gap.clear();
        together.push_str(&part.to_uppercase());
        numbers.extend([part.to_uppercase(), together.clone()]);
    }
    numbers
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
        ] {
            assert_eq!(personal_data(text).unwrap().en, what, "{text}");
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
        ] {
            assert_eq!(personal_data(text), None, "{text}");
        }
    }
}
