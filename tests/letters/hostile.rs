//! Texts that are meant to be more than text, and templates that do harm or nothing.

use std::fs;

use plaint::domain::letters::view::View;
use plaint::format::letters::SHIPPED;
use plaint::render::letters::{Templates, markdown, page, text};
use plaint::words::Language;

use crate::scene::Scene;

const NAUGHTY: &str = include_str!("../output/naughty-strings.json");

/// Strings of our own.
const OURS: &[&str] = &[
    "<script>alert(1)</script>",
    "\" onmouseover=\"alert(1)",
    "{{ shop }}{% include 'sheet.en.html' %}",
    "[here](javascript:alert(1)) ![x](http://x.example/y.png) http://x.example www.x.example <b>",
    "a\u{202e}b\u{1b}[31m\r\n# title\n----",
];

fn shipped() -> Templates {
    Templates(SHIPPED.iter().map(|(name, text)| ((*name).into(), (*text).into())).collect())
}

fn naughty(text: &str) -> View {
    let mut view = View::sample();
    text.clone_into(&mut view.case.subject);
    view.customer.called = Some(text.to_owned());
    if let Some(field) = view.fields.values_mut().next() {
        text.clone_into(&mut field.value);
    }
    view
}

/// The tags of a page.
fn tags(page: &str) -> Vec<String> {
    page.match_indices('<')
        .map(|(at, _)| page[at..].chars().take_while(|each| *each != '>').collect())
        .collect()
}

#[test]
fn what_customers_write_is_inert_in_pages_and_markdown() {
    let templates = shipped();
    let mut strings: Vec<String> = serde_json::from_str(NAUGHTY).unwrap();
    assert!(strings.len() > 500);
    strings.extend(OURS.iter().map(|text| (*text).to_owned()));
    let made = |view: &View, template| page(&templates, template, Language::English, view).unwrap();
    let (form, letter) =
        (tags(&made(&naughty("x"), "follow-up-form")), tags(&made(&naughty("x"), "decision")));
    let plain = markdown(&text(&templates, "decision", Language::English, &naughty("x")).unwrap());
    for strings in strings.chunks(40) {
        let string = strings.join("\n");
        let view = naughty(&string);
        assert_eq!(tags(&made(&view, "follow-up-form")), form, "{string:?}");
        assert_eq!(tags(&made(&view, "decision")), letter, "{string:?}");
        let written = text(&templates, "decision", Language::English, &view).unwrap();
        assert!(!written.contains(['\u{1b}', '\u{202e}', '\r']), "{string:?}");
        let written = markdown(&written);
        assert!(
            !written.contains('<') && !written.contains("](") && !written.contains("://"),
            "{string:?}: {written}"
        );
        assert_eq!(written.lines().count(), plain.lines().count(), "{string:?}");
    }
}

#[test]
fn a_faulty_template_is_told_at_its_place_and_writes_nothing() {
    let scene = Scene::new();
    let id = scene.complaint("2026-11-16T10:00:00+08:00");
    let template = scene.path().join("policies/letters/progress.en.txt");
    let looped = "{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}";
    for (faulty, place, code) in [
        ("Title\n\n{{ customer.nickname }}\n", ":3:", "letter-unknown-key"),
        ("Title\n\n{{ case.subject }\n", ":3:", "letter-template-syntax"),
        ("Title\n\n{{ closing.outcome }}\n", ":3:", "letter-unknown-key"),
        (looped, ":1:", "letter-unknown-key"),
        ("Title\n{% include '../../shop.toml' %}\n", ":2:", "letter-unknown-key"),
        ("Title\n{% include '/etc/passwd' %}\n", ":2:", "letter-unknown-key"),
        ("Title\n{{ case.subject|safe }}\n", ":2:", "letter-unknown-key"),
    ] {
        fs::write(&template, faulty).unwrap();
        let act = scene.at("2026-11-16T10:05:00+08:00");
        let told = act.refused(3, &["letter", &id, "progress", "--output", "out.txt"]);
        let place = format!("policies/letters/progress.en.txt{place}");
        assert!(told.contains(&place) && told.contains(code), "{faulty}: {told}");
        assert!(!scene.path().join("out.txt").exists());
        assert!(!told.contains("root:") && !told.contains("[hours]"), "{told}");
    }
}
