//! Our own form: what is read in it without the YAML library is read alike by the library.

use plaint::domain::record::{Fields, Record, Value};
use plaint::format::yaml;

use crate::mutations::{Numbers, damaged, mutations};
use crate::reading::EXAMPLE;

/// What the YAML library reads.
fn by_library(text: &str) -> Result<Record, String> {
    serde_yaml::from_str(text).map_err(|error| error.to_string())
}

/// Whether the text is in our own form; then the library must read the same.
fn is_read_alike(text: &str) -> bool {
    let Some(record) = yaml::read_own_form(text) else { return false };
    assert_eq!(by_library(text), Ok(record), "{text}");
    true
}

/// A record with everything that the writer writes, also over several lines.
fn rich() -> String {
    let mut record = yaml::read(EXAMPLE).unwrap();
    let long =
        |count: usize| (0..count).map(|index| format!("text \"{index}\" with a \\ and a\nbreak")).collect();
    let texts: Vec<String> = long(9);
    let map = texts.iter().enumerate().map(|(index, text)| (format!("k{index}"), Value::text(text)));
    record.header.push("x-list", Value::texts(&texts));
    record.header.push("x-map", Value::Map(Fields(map.collect())));
    record.header.push("x-codes", Value::texts((0..40).map(|index| format!("code-{index}"))));
    record.header.push("x-none", Value::List(Vec::new()));
    yaml::write_new(&record)
}

#[test]
fn what_the_writer_gives_is_our_own_form() {
    assert!(is_read_alike(EXAMPLE));
    let rich = rich();
    assert!(rich.contains("\n  - \"text") && rich.contains("\n  k0: ") && rich.contains("\n  - code-1\n"));
    assert!(is_read_alike(&rich), "{rich}");
}

#[test]
fn whatever_else_a_person_may_write_is_left_to_the_library() {
    let others = [
        ("store: east", "store: east  # moved"),
        ("store: east", "# moved\nstore: east"),
        ("store: east", "store: 'east'"),
        ("store: east", "store: \"east\" "),
        ("store: east", "store:  east"),
        ("store: east", "store : east"),
        ("store: east", "store: east side"),
        ("store: east", "store: east\n  side"),
        ("store: east", "store:\n  east"),
        ("store: east", "store: |\n  east"),
        ("store: east", "store: &a east"),
        ("store: east", "store: !!str east"),
        ("store: east", "store:"),
        ("store: east", "store: ~"),
        ("store: east", "store: \"e\\x61st\""),
        ("store: east", "\"store\": east"),
        ("store: east", "? store\n: east"),
        ("store: east", "store: east\n"),
        ("store: east", "store: \"east\u{2028}side\""),
        ("[refund, compensation]", "[refund,compensation]"),
        ("[refund, compensation]", "[refund, compensation, ]"),
        ("[refund, compensation]", "[a: b]"),
        ("[refund, compensation]", "[a:b]"),
        ("[refund, compensation]", "[[[[[[[[[[a]]]]]]]]]]"),
        ("[refund, compensation]", "\n- refund"),
        ("until: [responded]", "until: [responded], until"),
        ("record: complaint", "---\nrecord: complaint"),
        ("    note: ", "   note: "),
        ("    note: ", "     note: "),
        ("\n", "\r\n"),
        ("承诺24小时内出检测结果\"\n", "承诺24小时内出检测结果\""),
    ];
    for (from, to) in others {
        let text = EXAMPLE.replacen(from, to, 1);
        assert_ne!(text, EXAMPLE, "{from}");
        assert_eq!(yaml::read_own_form(&text), None, "{text}");
    }
    // No record in any reading: a key twice, a key missing, a number that is none, an instant that is none.
    for (from, to) in [
        ("store: east", "store: a\nstore: b"),
        ("id: 26", "x-id: 26"),
        ("n: 2", "n: two"),
        ("at: 2026", "at: 20x6"),
    ] {
        let text = EXAMPLE.replacen(from, to, 1);
        assert!(yaml::read_own_form(&text).is_none() && by_library(&text).is_err(), "{text}");
    }
}

#[test]
fn damaged_records_in_our_own_form_are_read_alike() {
    let rich = rich();
    let mut alike = 0;
    for seed in 0..3 * mutations() {
        let mut numbers = Numbers(seed);
        let text = if seed % 2 == 0 { EXAMPLE } else { &rich };
        let bytes = damaged(text.as_bytes(), &mut numbers);
        alike += u64::from(std::str::from_utf8(&bytes).is_ok_and(is_read_alike));
    }
    assert!(alike > mutations() / 5, "only {alike} were still in our own form");
}

/// Pieces that values, keys and lines in and near our own form are made of.
const PIECES: [&str; 44] = [
    "a",
    "b",
    "a-b",
    "e/1",
    "0",
    "7",
    "0x1f",
    "0o17",
    "0b1",
    "0123",
    "1e3",
    "+",
    ".",
    "null",
    "true",
    "no",
    "NaN",
    "inf",
    "-",
    "_",
    "\"\"",
    "\"a b\"",
    "\"a\\\"b\"",
    "\"，\"",
    "'a'",
    ": ",
    ":",
    ", ",
    ",",
    "[",
    "]",
    "[]",
    "{",
    "}",
    "{}",
    " ",
    "\n",
    "\n  ",
    "\n  - ",
    "\n    ",
    "- ",
    "#",
    "k: ",
    "a: 1",
];

#[test]
fn values_put_together_at_random_are_read_alike() {
    let mut alike = 0;
    for seed in 0..20 * mutations() {
        let mut numbers = Numbers(seed);
        let count = 1 + numbers.below(6);
        let value: String = (0..count).map(|_| PIECES[numbers.below(PIECES.len())]).collect();
        let gap = ["x-a: ", "x-a:", "x-a:\n  ", "x-a:\n  - "][numbers.below(4)];
        let text = format!("record: complaint\nformat: 1\nid: e1\n{gap}{value}\nevents: []\n");
        alike += u64::from(is_read_alike(&text));
    }
    assert!(alike > mutations(), "only {alike} were in our own form");
}
