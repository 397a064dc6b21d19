//! Pieces of evidence: files under their hash, and things that are kept somewhere.

use crate::domain::id::CaseId;
use crate::domain::record::kind::table;
use crate::domain::record::{Event, Record};
use crate::said;
use crate::words::Said;
use crate::words::character::is_unsafe;

/// The largest file, in bytes, of which a copy is kept; of a larger one the hash is, and where it is.
pub const SIZE_LIMIT: u64 = 64_000_000;

/// The folder of all files of evidence.
pub const FOLDER: &str = "evidence";

/// The longest name of a file, in bytes.
const LONGEST_NAME: usize = 255;

/// A file or a thing that an event names: a piece of evidence, or a document that was drawn up.
#[derive(Debug, Clone, Copy)]
pub struct Piece<'a> {
    /// The event.
    pub event: &'a Event,
    /// Whether the event was voided: the file stays where it is.
    pub voided: bool,
}

impl<'a> Piece<'a> {
    /// Every file and every piece of evidence that a complaint names, in the order of its events; `voided` are the ids
    /// of the events that were taken back.
    pub fn all(record: &'a Record, voided: &[String]) -> Vec<Self> {
        let events = record.ordered_events();
        let named = |event: &&Event| {
            event.matches(table::EVIDENCE.name)
                || event.matches(table::DOCUMENT.name) && event.fields.text("sha256").is_some()
        };
        let piece = |event: &'a Event| Self { event, voided: voided.contains(&event.id) };
        events.into_iter().filter(named).map(piece).collect()
    }

    /// The hash of its file, if it is one.
    pub fn sha256(&self) -> Option<&'a str> {
        self.event.fields.text("sha256")
    }

    /// The size of its file in bytes, as it was recorded.
    pub fn size(&self) -> Option<u64> {
        self.event.fields.text("size").and_then(|text| text.parse().ok())
    }

    /// Where the workspace keeps its file. `None` for a thing, for a file of which only the hash was recorded, and for
    /// a hash that is none.
    pub fn path(&self, case: &str) -> Option<String> {
        if self.event.fields.text("copied") == Some("no") {
            return None;
        }
        path_of(case, self.sha256()?)
    }
}

/// Where the workspace keeps the file with the hash `sha256` of the complaint `case`: a function of these two alone, so
/// no name that somebody gave a file becomes a part of a path. `None` where one of them is malformed.
pub fn path_of(case: &str, sha256: &str) -> Option<String> {
    let case = CaseId::parse(case)?;
    is_sha256(sha256).then(|| format!("{FOLDER}/{case}/{sha256}"))
}

/// Whether the text is a SHA-256 as plaint writes it: 64 digits, small letters.
pub fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// Checks the name of a file, as events and lists show it.
///
/// # Errors
/// What is wrong with it: empty, longer than 255 bytes, with a separator of paths, or with characters that steer
/// terminals.
pub fn check_name(name: &str) -> Result<(), Said> {
    let length = name.len();
    if name.trim().is_empty() || matches!(name, "." | "..") {
        return Err(said!(en: "the file has no name", zh: "文件没有名称"));
    }
    if length > LONGEST_NAME {
        return Err(said!(
            en: "the name of the file is too long: {length} bytes, at most {LONGEST_NAME}",
            zh: "文件名过长：{length} 字节，最多 {LONGEST_NAME} 字节"
        ));
    }
    if name.contains(['/', '\\']) {
        return Err(said!(
            en: "a name of a file holds no `/` and no `\\`",
            zh: "文件名中不得含 `/` 或 `\\`"
        ));
    }
    if let Some(bad) = name.chars().find(|character| is_unsafe(*character)) {
        let code = u32::from(bad);
        return Err(said!(
            en: "the name of the file holds a character that steers terminals or turns text (U+{code:04X})",
            zh: "文件名中含有控制终端或改变文字方向的字符（U+{code:04X}）"
        ));
    }
    Ok(())
}

/// A size for people: `3.4 MB`. Below a thousand bytes it is exact.
pub fn size_in_words(bytes: u64) -> String {
    const UNITS: &[&str] = &["kB", "MB", "GB", "TB"];
    let (mut tenths, mut unit) = (bytes.saturating_mul(10), "B");
    for larger in UNITS {
        if tenths < 10_000 {
            break;
        }
        (tenths, unit) = (tenths / 1_000, larger);
    }
    match (tenths % 10, unit) {
        (0, _) | (_, "B") => format!("{} {unit}", tenths / 10),
        (tenth, _) => format!("{}.{tenth} {unit}", tenths / 10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_follows_from_case_and_hash_alone() {
        let hash = "ab".repeat(32);
        assert_eq!(path_of("261122-k7qm", &hash).unwrap(), format!("evidence/261122-k7qm/{hash}"));
        for (case, hash) in [
            ("../..", hash.as_str()),
            ("261122-k7qm", "../../../../etc/passwd"),
            ("261122-k7qm", &"AB".repeat(32)),
            ("261122-k7qm", &"a".repeat(63)),
            ("261122-k7qm", ""),
        ] {
            assert_eq!(path_of(case, hash), None, "{case} {hash}");
        }
    }

    #[test]
    fn names_that_mislead_are_refused() {
        for name in ["photo.jpg", "床垫 塌陷.jpg", "a..b", ".hidden", "=1+1.csv"] {
            assert_eq!(check_name(name), Ok(()), "{name}");
        }
        let long = "长".repeat(86);
        for name in
            ["", " ", ".", "..", "../a", "a/b", "a\\b", "a\u{1b}[2J", "a\nb", "gpj\u{202e}.exe", &long]
        {
            assert!(check_name(name).is_err(), "{name:?}");
        }
    }

    #[test]
    fn sizes_are_told_shortly() {
        for (bytes, words) in [
            (0, "0 B"),
            (999, "999 B"),
            (1_000, "1 kB"),
            (1_550, "1.5 kB"),
            (64_000_000, "64 MB"),
            (10_737_418_240, "10.7 GB"),
            (u64::MAX, "1844674.4 TB"),
        ] {
            assert_eq!(size_in_words(bytes), words, "{bytes}");
        }
    }
}
