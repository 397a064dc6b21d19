//! Any bytes: no panic, places within the text, a policy exactly when nothing is wrong, and examples that can be played.
//!
//! Start it on the policies that ship: they lead to what mutations alone would take days to find.

#![no_main]

use libfuzzer_sys::fuzz_target;
use plaint::domain::finding::Grade;
use plaint::domain::policy::rehearse;
use plaint::format::{calendar, policy};

fuzz_target!(|bytes: &[u8]| {
    let (read, findings) = policy::read_bytes("policy.toml", bytes);
    let lines = bytes.iter().filter(|byte| **byte == b'\n').count() + 1;
    for finding in &findings {
        assert!((1..=lines).contains(&finding.place.line), "{finding:?}");
        assert!(finding.place.column >= 1, "{finding:?}");
    }
    let has_errors = findings.iter().any(|finding| finding.grade == Grade::Error);
    assert_eq!(read.is_none(), has_errors, "a policy is there exactly when nothing is wrong with it");
    if let Some(read) = read {
        rehearse(&read, &|name| calendar::shipped::calendar(name).cloned());
    }
});
