//! Any text: an added event is all that changes, or nothing is.

#![no_main]

use libfuzzer_sys::fuzz_target;
use plaint::domain::instant;
use plaint::domain::record::{Event, EventKind, Fields, Value};
use plaint::format::yaml;

fuzz_target!(|text: &str| {
    let Ok(before) = yaml::read(text) else { return };
    let event = Event {
        id: "e0000z".to_owned(),
        at: instant::parse("2026-11-22T10:05:00+08:00").unwrap(),
        by: "li".to_owned(),
        n: before.next_n(),
        kind: EventKind::of("note"),
        happened: None,
        due: Vec::new(),
        fields: Fields::default().with("note", Value::text("# \"no\": [")),
    };
    if let Ok(new) = yaml::append_event("case.yaml", text, &event) {
        let mut expected = before.clone();
        expected.events.push(event);
        assert_eq!(yaml::read(&new).as_ref(), Ok(&expected));
        assert!(new.len() > text.len());
    }
    if let Ok(new) = yaml::set_header("case.yaml", text, "x-own", &Value::text("on")) {
        let after = yaml::read(&new).unwrap();
        assert_eq!(after.header.text("x-own"), Some("on"));
        assert_eq!(after.events, before.events);
    }
});
