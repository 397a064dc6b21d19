//! What pages tell, and what they never tell.

use crate::document::Document;
use crate::shop::{a_case, page, run};

/// What would load something from elsewhere, or run.
const NEVER: &[&str] =
    &["http:", "https:", "//", "<script", "src=", "href", "@import", "javascript", "<link"];

/// A page of a month, a quarter, a year, a store and a case.
fn of_every_kind(language: &str) -> Vec<String> {
    let case = a_case();
    let kinds: [&[&str]; 5] = [
        &["--month", "2026-11"],
        &["--period", "2026-Q4"],
        &["--period", "2026"],
        &["--month", "2026-11", "--store", "east"],
        &[&case],
    ];
    kinds.iter().map(|words| page(language, words)).collect()
}

#[test]
fn every_page_is_well_formed_and_needs_nothing_else() {
    for (language, lang) in [("en", "en"), ("zh", "zh-Hans")] {
        for text in of_every_kind(language) {
            let document = Document::read(&text);
            assert_eq!(document.language, lang);
            assert_eq!(document.all("h1").len(), 1);
            assert!(text.contains("default-src 'none'".replace('\'', "&#39;").as_str()));
            for never in NEVER {
                assert!(!text.contains(never), "{never}");
            }
            assert_eq!(text.matches("url(").count(), text.matches("url(#hatch)").count());
        }
    }
}

#[test]
fn every_drawing_is_named_told_and_stands_in_a_table_as_well() {
    let text = page("en", &["--month", "2026-11"]);
    let document = Document::read(&text);
    assert!(document.drawings.len() >= 8, "{:?}", document.drawings);
    for ids in &document.drawings {
        assert!(ids.split(' ').all(|id| document.ids.contains(id)), "{ids}");
    }
    assert!(document.all("desc").iter().all(|told| !told.is_empty()));
    let drawn = document.drawings.len();
    assert!(text.matches("<details>").count() >= drawn, "each has its table");
}

#[test]
fn the_figures_are_those_of_the_other_formats() {
    let text = page("en", &["--month", "2026-11"]);
    let json: serde_json::Value =
        serde_json::from_str(&run(&["summary", "--month", "2026-11", "--format", "json"])).unwrap();
    let document = Document::read(&text);
    let figures = document.all("dd");
    for row in json["compared"].as_array().unwrap() {
        let name = row["figure"].as_str().unwrap();
        if ["received", "open_at_end"].contains(&name) {
            let now = row["now"].as_i64().unwrap().to_string();
            assert!(figures.contains(&now.as_str()), "{name} {now}: {figures:?}");
        }
    }
    let pareto = json["pareto"].as_array().unwrap();
    let told = document.all("desc").join("\n");
    let first = &pareto[0];
    let share = format!("{} · {}%", first["count"], first["share_percent"].as_str().unwrap());
    assert!(told.contains(&share), "{share}: {told}");
}

#[test]
fn pages_name_nobody() {
    let shop = plaint::commands::demo::SHOP;
    let staff = shop.split("[[staff]]").skip(1);
    let names = staff.filter_map(|one| one.split("name = \"").nth(1)?.split('"').next());
    // The complaint centre is an office that acts as one.
    let staff: Vec<&str> = names.filter(|name| *name != "投诉中心").collect();
    assert!(staff.len() > 10, "{staff:?}");
    let calls = ["陈先生", "13800138000"];
    for text in of_every_kind("zh") {
        let document = Document::read(&text);
        let cells: Vec<&str> =
            ["td", "th", "dd", "span", "text"].iter().flat_map(|name| document.all(name)).collect();
        for name in staff.iter().chain(&calls) {
            assert!(!cells.contains(name), "{name}");
        }
    }
}
