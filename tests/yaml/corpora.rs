//! Bad input from elsewhere: the YAML test suite and the naughty strings, read from `../shared/corpora` where that is.

use std::fs;
use std::path::PathBuf;

use plaint::domain::finding::Grade;
use plaint::domain::record::{Fields, Record, RecordKind, Value};
use plaint::format::yaml::{self, KnownKeys};

/// The folder of the corpora; `None`, said loudly, where it is not.
pub(crate) fn corpora(name: &str) -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora").join(name);
    if path.exists() {
        return Some(path);
    }
    eprintln!("SKIPPED: {} is not there", path.display());
    None
}

fn files(name: &str) -> Vec<(String, Vec<u8>)> {
    let Some(folder) = corpora(name) else { return Vec::new() };
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()))
        .collect();
    files.sort();
    files
}

#[test]
fn what_must_fail_is_refused_at_a_place() {
    let files = files("yaml-test-suite/must-fail");
    for (name, bytes) in &files {
        let strict = yaml::read_strictly(name, bytes, KnownKeys::any());
        assert_eq!(strict.record, None, "{name}");
        let errors: Vec<_> = strict.findings.iter().filter(|finding| finding.grade == Grade::Error).collect();
        // Refused as text, not merely for being no record.
        assert!(errors.iter().any(|finding| finding.code.starts_with("yaml-")), "{name}: {errors:?}");
        for finding in errors {
            assert!(
                finding.place.file == *name && finding.place.line >= 1 && finding.place.column >= 1,
                "{finding:?}"
            );
        }
        assert!(yaml::load(name, bytes).is_err(), "{name}");
    }
    assert!(files.is_empty() || files.len() == 94, "{}", files.len());
}

/// Legal YAML that the YAML library refuses or that two readers take differently: refused here too, by name.
const REFUSED_THOUGH_LEGAL: [&str; 23] = [
    "2JQS.yaml",
    "4ABK.yaml",
    "4MUZ-00.yaml",
    "4MUZ-01.yaml",
    "4MUZ-02.yaml",
    "58MP.yaml",
    "5MUD.yaml",
    "652Z.yaml",
    "96NN-00.yaml",
    "96NN-01.yaml",
    "A2M4.yaml",
    "DK95-00.yaml",
    "DK95-03.yaml",
    "DK95-04.yaml",
    "FRK4.yaml",
    "K3WX.yaml",
    "L24T-01.yaml",
    "NHX8.yaml",
    "Q5MG.yaml",
    "S3PD.yaml",
    "SM9W-01.yaml",
    "VJP3-01.yaml",
    "Y79Y-001.yaml",
];

#[test]
fn legal_yaml_is_read_or_refused_for_a_named_reason() {
    let by_design = [
        "yaml-anchor",
        "yaml-alias",
        "yaml-tag",
        "yaml-key-not-text",
        "yaml-several-documents",
        "yaml-not-a-mapping",
        "file-empty",
    ];
    let mut refused = Vec::new();
    for (name, bytes) in files("yaml-test-suite/valid") {
        let strict = yaml::read_strictly(&name, &bytes, KnownKeys::any());
        assert_eq!(strict.record, None, "{name} is no record");
        let errors = strict.findings.iter().filter(|finding| finding.grade == Grade::Error);
        let codes: Vec<&str> = errors.map(|finding| finding.code).collect();
        assert!(!codes.is_empty(), "{name}");
        if !codes.iter().any(|code| by_design.contains(code) || code.starts_with("record-")) {
            refused.push(name);
        }
        assert!(yaml::load("any.yaml", &bytes).is_err());
    }
    if corpora("yaml-test-suite/valid").is_some() {
        assert_eq!(refused, REFUSED_THOUGH_LEGAL);
    }
}

pub(crate) fn naughty_strings() -> Vec<String> {
    let Some(path) = corpora("naughty-strings.json") else { return Vec::new() };
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// A record that holds every text.
pub(crate) fn record_of(texts: &[String]) -> Record {
    let mut header = Fields::default().with("received", Value::text("2026-11-22T10:05:00+08:00"));
    for (index, text) in texts.iter().enumerate() {
        header.push(format!("x-{index}"), Value::text(text));
    }
    header.push("x-all", Value::texts(texts));
    let map =
        texts.iter().enumerate().map(|(index, text)| (format!("k{index}"), Value::text(text))).collect();
    header.push("x-map", Value::Map(Fields(map)));
    Record {
        kind: RecordKind::Complaint,
        format: 1,
        id: "261122-k7qm".to_owned(),
        header,
        events: Vec::new(),
    }
}

#[test]
fn naughty_strings_survive_as_texts() {
    let texts = naughty_strings();
    let record = record_of(&texts);
    let text = yaml::write_new(&record);
    assert_eq!(yaml::read(&text), Ok(record.clone()));
    let strict = yaml::read_strictly("case.yaml", text.as_bytes(), KnownKeys::any());
    assert!(strict.findings.is_empty(), "{:?}", strict.findings);
    assert_eq!(strict.record, Some(record));
    assert!(
        text.chars().all(|character| character == '\n' || !plaint::render::terminal::is_unsafe(character))
    );
}

#[test]
fn every_file_of_the_suite_survives_as_a_text() {
    for folder in ["yaml-test-suite/must-fail", "yaml-test-suite/valid"] {
        let texts: Vec<String> = files(folder)
            .into_iter()
            .map(|(_, bytes)| String::from_utf8_lossy(&bytes).into_owned())
            .collect();
        for chunk in texts.chunks(20) {
            let record = record_of(chunk);
            assert_eq!(yaml::read(&yaml::write_new(&record)), Ok(record));
        }
    }
}
