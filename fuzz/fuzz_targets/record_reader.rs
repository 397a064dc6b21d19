//! Any bytes: no panic, places within the text, and nothing accepted that two readers understand differently.

#![no_main]

use libfuzzer_sys::fuzz_target;
use plaint::domain::finding::Grade;
use plaint::format::yaml::{self, KnownKeys};

fuzz_target!(|bytes: &[u8]| {
    let strict = yaml::read_strictly("case.yaml", bytes, KnownKeys::declared(&[]));
    let lines = bytes.iter().filter(|byte| **byte == b'\n').count() + 1;
    for finding in &strict.findings {
        assert!((1..=lines).contains(&finding.place.line), "{finding:?}");
        assert!(finding.place.column >= 1, "{finding:?}");
    }
    let has_errors = strict.findings.iter().any(|finding| finding.grade == Grade::Error);
    assert!(has_errors || strict.record.is_some(), "refused without a word");
    match yaml::load("case.yaml", bytes) {
        Ok(fast) => assert!(strict.record.is_none_or(|strict| strict == fast), "two readings"),
        Err(findings) => assert!(has_errors && !findings.is_empty(), "only the fast reading refuses"),
    }
});
