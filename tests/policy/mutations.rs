//! A thousand mutations of the policies that ship: nothing panics, everything that is refused is refused with its
//! place, and nothing is accepted that must not be.

use plaint::domain::finding::{Finding, Grade};
use plaint::domain::policy::Policy;
use plaint::format::policy::{read_bytes, shipped};

/// Numbers that are the same in every run (xorshift64).
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }
}

fn read(name: &str, bytes: &[u8]) -> (Option<Policy>, Vec<Finding>) {
    let (policy, findings) = read_bytes(name, bytes);
    let errors = findings.iter().filter(|finding| finding.grade == Grade::Error).count();
    assert_eq!(policy.is_none(), errors > 0, "a policy is there exactly when nothing is wrong with it");
    let lines = bytes.iter().filter(|byte| **byte == b'\n').count() + 1;
    for finding in &findings {
        let place = &finding.place;
        assert!((1..=lines).contains(&place.line) && place.column >= 1, "{}: {place:?}", finding.code);
        assert!(!finding.message.en.is_empty() && !finding.message.zh.is_empty(), "{}", finding.code);
    }
    (policy, findings)
}

/// Bytes that mean something to TOML, or nothing to anybody.
const STRANGE: &[u8] = b"\"[]{}=,.#'\n\0\xff -0a";

/// A policy that is short enough to be read a thousand times, with something of every section.
fn base() -> (String, String) {
    let (id, text) = shipped::POLICIES.iter().min_by_key(|(_, text)| text.len()).unwrap();
    (format!("{id}.toml"), (*text).to_owned())
}

#[test]
fn bytes_changed_anywhere_never_panic_and_never_pass_unseen() {
    let (name, text) = base();
    let original = read(&name, text.as_bytes()).0.unwrap();
    let mut dice = Dice(0x5eed_0001);
    let mut accepted = 0;
    for _ in 0..600 {
        let mut bytes = text.clone().into_bytes();
        let at = dice.below(bytes.len());
        match dice.below(5) {
            0 => drop(bytes.remove(at)),
            1 => bytes.insert(at, STRANGE[dice.below(STRANGE.len())]),
            2 => bytes[at] ^= 1 << dice.below(8),
            3 => bytes.truncate(at),
            _ => {
                let end = (at + 1 + dice.below(200)).min(bytes.len());
                drop(bytes.drain(at..end));
            }
        }
        let (policy, _) = read(&name, &bytes);
        let is_toml = std::str::from_utf8(&bytes).is_ok_and(|text| text.parse::<toml::Table>().is_ok());
        let Some(policy) = policy else { continue };
        accepted += 1;
        assert!(is_toml, "accepted although it is not TOML");
        assert_eq!(Some(&policy), read(&name, &bytes).0.as_ref(), "read again, it must be the same");
        if policy == original {
            let same = |text: &str| text.parse::<toml::Table>().unwrap();
            let text = std::str::from_utf8(&bytes).unwrap();
            assert_eq!(
                same(text),
                same(std::str::from_utf8(base().1.as_bytes()).unwrap()),
                "a change was lost"
            );
        }
    }
    assert!((10..590).contains(&accepted), "{accepted} of 600 accepted: the mutations show nothing");
}

/// The places of keys: a word before ` =` that is not inside a text.
fn keys(text: &str) -> Vec<std::ops::Range<usize>> {
    let (mut keys, mut quoted, mut comment, mut start) = (Vec::new(), false, false, 0);
    for (at, character) in text.char_indices() {
        match character {
            '\n' => (quoted, comment, start) = (false, false, at + 1),
            '"' if !comment => quoted = !quoted,
            '#' if !quoted => comment = true,
            '{' | ',' | '[' if !quoted && !comment => start = at + 1,
            '=' if !quoted && !comment => {
                let key = text[start..at].trim();
                let begin = start + text[start..at].find(key).unwrap();
                if !key.is_empty() && !key.starts_with('"') {
                    keys.push(begin..begin + key.len());
                }
                start = at + 1;
            }
            _ => {}
        }
    }
    keys
}

#[test]
fn a_key_that_is_mistyped_is_always_found() {
    let mut dice = Dice(0x5eed_0002);
    let (name, text) = base();
    let keys = keys(&text);
    assert!(keys.len() > 300, "{} keys only", keys.len());
    for _ in 0..300 {
        let key = &keys[dice.below(keys.len())];
        let mistyped = format!("{}qz{}", &text[..key.end], &text[key.end..]);
        let (policy, findings) = read(&name, mistyped.as_bytes());
        let line = text[..key.start].matches('\n').count() + 1;
        assert!(policy.is_none(), "line {line}: the key `{}qz` was accepted", &text[key.clone()]);
        assert!(!findings.is_empty());
    }
}

#[test]
fn a_reference_to_nothing_is_always_found() {
    const REFERENCES: &[&str] =
        &["level = \"", "until = \"", "from = \"", "tier = \"", "group = \"", "department = \""];
    let mut dice = Dice(0x5eed_0003);
    for (id, text) in shipped::POLICIES {
        let places: Vec<usize> = REFERENCES
            .iter()
            .flat_map(|reference| text.match_indices(reference).map(|(at, _)| at + reference.len()))
            .collect();
        for _ in 0..15 {
            let at = places[dice.below(places.len())];
            let changed = format!("{}no-such-{}", &text[..at], &text[at..]);
            let line = text[..at].matches('\n').count() + 1;
            assert!(
                read(&format!("{id}.toml"), changed.as_bytes()).0.is_none(),
                "{id}.toml:{line} was accepted"
            );
        }
    }
}
