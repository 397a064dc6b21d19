//! Whatever stands in a record, a page shows it and nothing happens.

use plaint::render::page::{Foot, Page, Unread, page};
use plaint::render::report::{Body, Fact, Remark, Report};
use plaint::render::table::{Cell, Column, Table, Tone};
use plaint::render::terminal;
use plaint::words::Language;

use crate::document::Document;
use crate::scene::Scene;

fn naughty() -> Vec<String> {
    serde_json::from_str(include_str!("../output/naughty-strings.json")).unwrap()
}

/// A report that has these strings in every place where words of people can stand.
fn report(strings: &[String]) -> Report {
    let mut table = Table::new(vec![
        Column::new("name", "name", "名称"),
        Column::new("count", "cases", "件数").right(),
        Column::new("share_percent", "share", "占比").right(),
    ]);
    for text in strings {
        table.push(Tone::Plain, vec![Cell::text(text), Cell::number(7), Cell::text(text)]);
    }
    let facts = strings.iter().map(|text| Fact::new("a", text, Cell::text(text))).collect();
    let mut report = Report::default();
    report.push("tiers", strings.concat(), Body::Table(table.clone()));
    report.push("lessons", "lessons", Body::Table(table));
    report.push("period", "period", Body::Facts(facts));
    report.push("notes", "notes", Body::Remarks(strings.iter().map(Remark::new).collect()));
    report
}

#[test]
fn naughty_strings_are_words_and_nothing_else() {
    let strings = naughty();
    assert!(strings.len() > 400);
    for some in strings.chunks(40) {
        let report = report(some);
        let whole = some.concat();
        let foot =
            Foot { tip: Some(&whole), records: 1, hash: &whole, command: &whole, unread: Unread::default() };
        let text = page(&Page {
            language: Language::English,
            shop: &whole,
            title: &whole,
            report: &report,
            currency: "CNY",
            reveal: false,
            foot: &foot,
        });
        let document = Document::read(&text);
        let cells = document.all("dd");
        for string in some.iter().filter(|string| !string.is_empty()) {
            let shown = terminal::paragraph(string).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}");
            let same = |cell: &&str| cell.replace('\r', "") == shown.replace('\r', "");
            assert!(cells.iter().any(same), "{string:?} is not told");
        }
    }
}

#[test]
fn telephone_numbers_and_tags_of_a_subject_stay_harmless() {
    let scene = Scene::new();
    let subject = "<img src=x onerror=alert(1)> 请回电13912345678";
    let made = scene.at("2026-11-03T10:00:00+08:00").run(&[
        "new",
        "--store",
        "east",
        "--channel",
        "service-desk",
        "--called",
        "欧阳先生",
        "--subject",
        subject,
        "--set",
        "about=goods",
        "--set",
        "place=家居层",
        "--set",
        "demand=refund",
        "--set",
        "emotion=angry",
    ]);
    assert!(made.status.success(), "{}", crate::scene::told(&made));
    let text = scene.at("2026-11-04T10:00:00+08:00").output(&["summary", "--as", "html"]);
    let document = Document::read(&text);
    let shown = document.all("td").into_iter().find(|cell| cell.contains("onerror")).unwrap();
    assert_eq!(shown, "<img src=x onerror=alert(1)> 请回电[number]");
    assert!(!text.contains("13912345678") && !text.contains("欧阳先生"));
}

#[test]
fn records_that_cannot_be_read_are_told_at_the_head() {
    let scene = Scene::new();
    scene.complaint("2026-11-03T10:00:00+08:00");
    let file = &scene.case_files()[0];
    std::fs::write(file, "record: complaint\nid: [").unwrap();
    let output = scene.at("2026-11-04T10:00:00+08:00").run(&["summary", "--as", "html", "--language", "en"]);
    assert_eq!(output.status.code(), Some(3));
    let document = Document::read(&String::from_utf8(output.stdout).unwrap());
    assert!(
        document.all("p").iter().any(|words| words.contains("is not counted")),
        "{:?}",
        document.all("p")
    );
}
