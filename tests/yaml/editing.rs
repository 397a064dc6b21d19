//! Edits that touch only what they are about.

use plaint::domain::instant;
use plaint::domain::record::{Event, EventKind, Fields, Value};
use plaint::format::yaml;

use crate::reading::EXAMPLE;

pub(crate) fn note(id: &str, n: u32) -> Event {
    Event {
        id: id.to_owned(),
        at: instant::parse("2026-11-22T11:00:00+08:00").unwrap(),
        by: "no".to_owned(),
        n,
        kind: EventKind::of("note"),
        happened: None,
        due: Vec::new(),
        fields: Fields::default().with("note", Value::text("a: b # c\n'\"\u{202e}")),
    }
}

const NOTE: &str = "  - id: e000a1
    at: 2026-11-22T11:00:00+08:00
    by: \"no\"
    n: 3
    event: note
    note: \"a: b # c\\n'\\\"\\u202E\"
";

#[test]
fn an_event_is_added_at_the_end() {
    let new = yaml::append_event("case.yaml", EXAMPLE, &note("e000a1", 3)).unwrap();
    assert_eq!(new, format!("{EXAMPLE}{NOTE}"));
}

#[test]
fn what_stands_around_is_kept() {
    let tail = "# written down by hand\n";
    let table = [
        (EXAMPLE.trim_end().to_owned(), format!("{EXAMPLE}{NOTE}")),
        (format!("{EXAMPLE}\n\n"), format!("{EXAMPLE}{NOTE}\n\n")),
        (format!("{EXAMPLE}{tail}"), format!("{EXAMPLE}{NOTE}{tail}")),
        (
            format!("{EXAMPLE}    # about the answer\n{tail}"),
            format!("{EXAMPLE}    # about the answer\n{NOTE}{tail}"),
        ),
        (format!("\u{feff}{EXAMPLE}"), format!("\u{feff}{EXAMPLE}{NOTE}")),
        (EXAMPLE.replace('\n', "\r\n"), format!("{EXAMPLE}{NOTE}").replace('\n', "\r\n")),
        (
            format!("{EXAMPLE}    x-own: |+\n      text\n\n"),
            format!("{EXAMPLE}    x-own: |+\n      text\n\n{NOTE}"),
        ),
        (format!("{EXAMPLE}...\n"), format!("{EXAMPLE}{NOTE}...\n")),
    ];
    for (old, expected) in table {
        assert_eq!(
            yaml::append_event("case.yaml", &old, &note("e000a1", 3)).as_ref(),
            Ok(&expected),
            "{old}"
        );
    }
}

#[test]
fn an_empty_list_becomes_a_list() {
    let header = &EXAMPLE[..EXAMPLE.find("events:").unwrap()];
    let note = |n| note("e000a1", n);
    for (old, new) in [
        ("events: []\n", "events:\nITEM"),
        ("events: [ ]  # none yet\n# end\n", "events:  # none yet\nITEM# end\n"),
        ("events:\n", "events:\nITEM"),
        ("events:", "events:\nITEM"),
        ("events: ~\n", "events:\nITEM"),
        ("events: # none\n", "events: # none\nITEM"),
    ] {
        let expected = format!("{header}{}", new.replace("ITEM", &NOTE.replace("n: 3", "n: 1")));
        assert_eq!(
            yaml::append_event("case.yaml", &format!("{header}{old}"), &note(1)).as_ref(),
            Ok(&expected),
            "{old}"
        );
    }
}

#[test]
fn a_header_value_is_replaced_in_its_line_or_added_above_the_events() {
    let text = EXAMPLE.replace("store: east\n", "store: east  # the new one\nx-empty:\n");
    let table = [
        ("store", Value::text("west"), "store: east", "store: west"),
        ("subject", Value::text("a #1"), "subject: \"床垫使用1个月后塌陷\"", "subject: \"a #1\""),
        ("demand", Value::texts(["refund"]), "demand: [refund, compensation]", "demand: [refund]"),
        ("x-empty", Value::text("1e3"), "x-empty:", "x-empty: \"1e3\""),
        ("x-new", Value::text("yes"), "events:\n", "x-new: \"yes\"\nevents:\n"),
    ];
    for (key, value, old, new) in table {
        let expected = text.replacen(old, new, 1);
        assert_eq!(yaml::set_header("case.yaml", &text, key, &value).as_ref(), Ok(&expected), "{key}");
    }
}

#[test]
fn what_cannot_be_edited_safely_is_refused() {
    let one = note("e000a1", 3);
    let cut = EXAMPLE.find("events:").unwrap();
    let flow = format!(
        "{}events: [{{id: e1, at: \"2026-11-22T11:00:00+08:00\", by: li, n: 1, event: note}}]\n",
        &EXAMPLE[..cut]
    );
    let unknown = EXAMPLE.replace("event: responded", "event: from-the-future");
    let newer = EXAMPLE.replace("format: 1", "format: 2");
    let not_last = EXAMPLE.replace("emotion: angry\n", "") + "emotion: angry\n";
    for text in [
        flow,
        unknown,
        newer,
        not_last,
        EXAMPLE.replace("by: li", "by: &a li"),
        "{".to_owned(),
        String::new(),
    ] {
        assert!(yaml::append_event("case.yaml", &text, &one).is_err(), "{text}");
    }
    let again = note("e8tq0c", 3);
    assert!(yaml::append_event("case.yaml", EXAMPLE, &again).is_err(), "an id twice");
    let folded = EXAMPLE.replace("store: east", "store: >\n  east");
    assert!(yaml::set_header("case.yaml", &folded, "store", &Value::text("west")).is_err());
    assert!(yaml::set_header("case.yaml", EXAMPLE, "id", &Value::text("west")).is_err());
}
