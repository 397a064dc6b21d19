//! Names as parts of account names.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::domain::id::is_name;

/// `name` as a part of an account's name that every program takes: ASCII letters, digits and `-`, beginning with a
/// capital or a digit. Different names give different parts.
///
/// A name of plaint gets a capital (`luo` → `Luo`). Anything else (a record that was edited by hand may hold any text)
/// becomes `0` and its bytes as hexadecimal digits; no name of plaint begins with a digit, so the two never meet. Of a
/// name of 32 bytes or more it is the digits of its SHA-256, for Ledger refuses long lines.
pub(super) fn part(name: &str) -> String {
    if is_name(name) {
        return name
            .chars()
            .take(1)
            .map(|first| first.to_ascii_uppercase())
            .chain(name.chars().skip(1))
            .collect();
    }
    let mut part = String::from("0");
    let bytes = if name.len() < 32 { name.as_bytes().to_vec() } else { Sha256::digest(name).to_vec() };
    for byte in bytes {
        // Writing into a text never fails.
        let _ = write!(part, "{byte:02X}");
    }
    part
}

/// A complaint's id as a part; it is one already (`261122-k7qm`).
pub(super) fn case_part(id: &str) -> String {
    match crate::domain::id::CaseId::parse(id) {
        Some(_) => id.to_owned(),
        None => part(id),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{case_part, part};

    #[test]
    fn different_names_give_different_parts_that_programs_take() {
        let long = ["x y".repeat(11), "x y".repeat(12), "é".repeat(2_000)];
        let names = [
            "luo",
            "Luo",
            "LUO",
            "l",
            "罗",
            "",
            "0",
            "x4",
            "x04",
            "e7bd97",
            "0E7BD97",
            "a-b",
            "a:b",
            "a b",
            "a;b",
            "a-",
            "a--b",
            "-a",
            "a\n",
            "a\"",
            "2n",
            "stores",
            "\u{1b}[31m",
            " luo",
            "luo ",
            "l\u{301}uo",
        ];
        let names: Vec<&str> = names.into_iter().chain(long.iter().map(String::as_str)).collect();
        let parts: BTreeSet<String> = names.iter().map(|name| part(name)).collect();
        assert_eq!(parts.len(), names.len(), "{parts:?}");
        for part in &parts {
            let first = part.chars().next().unwrap();
            assert!(first.is_ascii_uppercase() || first.is_ascii_digit(), "{part}");
            assert!(part.len() <= 65, "{part}");
            assert!(part.chars().all(|each| each.is_ascii_alphanumeric() || each == '-'), "{part}");
        }
        assert_eq!(part("luo"), "Luo");
        assert_eq!(part("罗"), "0E7BD97");
        assert_eq!(case_part("261122-k7qm"), "261122-k7qm");
        assert_eq!(case_part("261122"), "0323631313232");
    }
}
