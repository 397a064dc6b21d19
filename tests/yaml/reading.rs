//! Single texts, read in both depths.

use plaint::domain::finding::Grade;
use plaint::format::yaml::{self, KnownKeys};

pub(crate) const EXAMPLE: &str = "\
record: complaint
format: 1
id: 261122-k7qm
received: 2026-11-22T10:05:00+08:00
store: east
channel: service-desk
customer: c-7h2km4q0x9vd
called: \"陈先生\"
about: goods
subject: \"床垫使用1个月后塌陷\"
price: \"10000.00\"
demand: [refund, compensation]
emotion: angry
events:
  - id: e3f7k2
    at: 2026-11-22T10:05:00+08:00
    by: li
    n: 1
    event: received
    due: {respond: {at: \"2026-11-22T10:20:00+08:00\", until: [responded]}}
  - id: e8tq0c
    at: 2026-11-22T10:12:00+08:00
    by: li
    n: 2
    event: responded
    note: \"已道歉，承诺24小时内出检测结果\"
";

/// `file:line:column code` of every finding.
pub(crate) fn findings(text: &str) -> Vec<String> {
    let strict = yaml::read_strictly(
        "case.yaml",
        text.as_bytes(),
        KnownKeys::declared(&["about", "price", "demand", "emotion"]),
    );
    strict
        .findings
        .iter()
        .map(|finding| {
            let grade = if finding.grade == Grade::Error { "error" } else { "warning" };
            format!(
                "{}:{}:{} {grade} {}",
                finding.place.file, finding.place.line, finding.place.column, finding.code
            )
        })
        .collect()
}

#[test]
fn a_sound_record_has_no_finding_and_one_reading() {
    assert_eq!(findings(EXAMPLE), Vec::<String>::new());
    let fast = yaml::read(EXAMPLE).unwrap();
    let strict = yaml::read_strictly("case.yaml", EXAMPLE.as_bytes(), KnownKeys::any());
    assert_eq!(strict.record, Some(fast.clone()));
    assert_eq!(yaml::write_new(&fast), EXAMPLE);
    assert_eq!(yaml::load("case.yaml", EXAMPLE.as_bytes()), Ok(fast));
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_change_nothing() {
    let fast = yaml::read(EXAMPLE).unwrap();
    for text in [format!("\u{feff}{EXAMPLE}"), EXAMPLE.replace('\n', "\r\n")] {
        assert_eq!(yaml::read(&text).unwrap(), fast);
        assert_eq!(findings(&text), Vec::<String>::new());
    }
}

#[test]
fn what_would_keep_the_yaml_library_busy_for_hours_is_refused_at_once() {
    let header = &EXAMPLE[..EXAMPLE.find("events:").unwrap()];
    for (bomb, code) in [
        ("[".repeat(1_000_000), "yaml-syntax"),
        ("{a: ".repeat(200_000), "yaml-too-deep"),
        (format!("&a [x]\nx-more: [{}]", "*a, ".repeat(100_000)), "yaml-anchor"),
        (format!("\"{}\"", "x".repeat(yaml::SIZE_LIMIT)), "file-too-large"),
    ] {
        let text = format!("{header}x-bomb: {bomb}\nevents: []\n");
        let findings = yaml::load("case.yaml", text.as_bytes()).unwrap_err();
        assert_eq!(findings[0].code, code);
        assert!(findings.len() <= 200, "{}", findings.len());
    }
}
