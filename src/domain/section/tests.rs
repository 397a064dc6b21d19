use std::rc::Rc;

use super::*;

#[test]
fn places_count_lines_and_characters_from_one() {
    let source = Source::new("policy.toml", "a = 1\n名 = \"值\"\n");
    let place = source.place(6..9);
    assert_eq!((place.line, place.column), (2, 1));
    let place = source.place(12..13);
    assert_eq!((place.line, place.column), (2, 5), "columns are characters, not bytes");
    assert_eq!(source.place(900..901).line, 3, "beyond the text is its end");
}

#[test]
fn unread_keys_are_told_with_the_nearest_key_that_was_asked_for() {
    let source = Rc::new(Source::new("policy.toml", "lable = \"x\""));
    let value = Located { span: 8..11, raw: Raw::Text("x".to_owned()) };
    let section = Section::new(source, 0..0, vec![Entry::new("lable".to_owned(), 0..5, value)]);
    assert_eq!(section.label("label"), None);
    let findings = section.finish();
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].code, "toml-unknown-key");
    assert!(findings[0].tip.as_ref().is_some_and(|tip| tip.en.contains("`label`")));
}
