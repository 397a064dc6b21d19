//! The corpus of toml-test at the reader's layer: what must be refused is refused with its place, what must be
//! accepted is accepted. The corpus is not part of the repository; without it the tests say that they were skipped.

use std::fs;
use std::path::{Path, PathBuf};

use plaint::format::toml;

/// Invalid in TOML 1.0, valid in TOML 1.1, which the library reads: line breaks and trailing commas in inline tables,
/// `\e` and `\xHH` in strings, times without seconds.
const VALID_IN_TOML_1_1: &[&str] = &[
    "datetime-no-secs.toml",
    "inline-table-linebreak-01.toml",
    "inline-table-linebreak-02.toml",
    "inline-table-linebreak-03.toml",
    "inline-table-linebreak-04.toml",
    "inline-table-trailing-comma.toml",
    "local-datetime-no-secs.toml",
    "local-time-no-secs.toml",
    "string-basic-byte-escapes.toml",
];

fn corpus() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora/toml-test");
    if folder.is_dir() {
        return Some(folder);
    }
    eprintln!("SKIPPED: {} is not there", folder.display());
    None
}

fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()))
        .collect();
    files.sort();
    files
}

#[test]
fn every_invalid_file_is_refused_with_its_place() {
    let Some(corpus) = corpus() else { return };
    let mut accepted = Vec::new();
    let files = files(&corpus.join("invalid"));
    assert!(files.len() > 400, "the corpus has {} invalid files only", files.len());
    for (name, bytes) in &files {
        match toml::parse_bytes(name, bytes) {
            Ok(_) => accepted.push(name.as_str()),
            Err(findings) => {
                assert!(!findings.is_empty(), "{name} was refused without a word");
                for finding in findings {
                    let place = &finding.place;
                    assert!(place.line >= 1 && place.column >= 1 && place.file == *name, "{name}: {place:?}");
                    assert!(!finding.message.en.is_empty() && !finding.message.zh.is_empty(), "{name}");
                    let untranslated = finding.message.en.trim_start_matches("not valid TOML: ");
                    assert!(!finding.message.zh.contains(untranslated), "{name}: {}", finding.message.zh);
                    let lines = bytes.iter().filter(|byte| **byte == b'\n').count() + 1;
                    assert!(place.line <= lines, "{name}: line {} of {lines}", place.line);
                }
            }
        }
    }
    assert_eq!(accepted, VALID_IN_TOML_1_1, "accepted although TOML 1.0 forbids it");
}

#[test]
fn every_valid_file_is_accepted() {
    let Some(corpus) = corpus() else { return };
    let files = files(&corpus.join("valid"));
    assert!(files.len() > 150, "the corpus has {} valid files only", files.len());
    let mut refused = Vec::new();
    for (name, bytes) in &files {
        if let Err(findings) = toml::parse_bytes(name, bytes) {
            refused.push(format!("{name}: {}", findings[0].message));
        }
    }
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}
