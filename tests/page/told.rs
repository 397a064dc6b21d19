//! What pages tell, and what they never tell.

use crate::document::Document;
use crate::shop::{MEASURE, a_case, for_page, page, refused, run};

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

/// The names of the demonstration's staff. The complaint centre is an office that acts as one.
fn staff() -> Vec<&'static str> {
    let entries = plaint::commands::demo::SHOP.split("[[staff]]").skip(1);
    let names = entries.filter_map(|one| one.split("name = \"").nth(1)?.split('"').next());
    let staff: Vec<&str> = names.filter(|name| *name != "投诉中心").collect();
    assert!(staff.len() > 10, "{staff:?}");
    staff
}

#[test]
fn pages_name_nobody() {
    for text in of_every_kind("zh") {
        let document = Document::read(&text);
        let words = document.all("body").concat();
        for name in staff().iter().chain(&["陈先生", "13800138000"]) {
            assert!(!words.contains(name), "{name}: {words}");
        }
        let ids = document.all("td");
        assert!(!ids.iter().any(|cell| cell.starts_with("c-")), "{ids:?}");
    }
}

#[test]
fn pages_about_people_are_asked_for() {
    for words in [
        &["--by", "staff"][..],
        &["--by", "handler"],
        &["--by", "customer"],
        &["--owner", "li"],
        &["--staff", "luo"],
    ] {
        let told = refused(&for_page("en", words));
        assert!(told.contains("add `--reveal`"), "{words:?}: {told}");
    }
    let named = page("zh", &["--month", "2026-11", "--by", "staff", "--reveal"]);
    assert!(staff().iter().any(|name| named.contains(name)));
    let month = page("zh", &["--month", "2026-11", "--reveal"]);
    assert!(Document::read(&month).ids.contains("staff"));
    assert!(staff().iter().any(|name| month.contains(name)));
    assert!(!month.contains("13912345678"), "telephones stay masked");
    assert!(refused(&["summary", "--reveal", "--format", "json"]).contains("--as html"));
}

#[test]
fn measures_stand_beside_what_became_of_their_complaints() {
    let json: serde_json::Value =
        serde_json::from_str(&run(&["summary", "--month", "2026-11", "--format", "json"])).unwrap();
    let measure = &json["measure_effects"][0];
    assert_eq!(measure["what"], MEASURE.replace("13912345678", "139****5678").as_str());
    let text = page("en", &["--month", "2026-11"]);
    let document = Document::read(&text);
    let drawn = document.all("desc").join("\n");
    let sentence = document.all("td").into_iter().find(|cell| cell.contains(" days before, ")).unwrap();
    for stretch in ["before", "after"] {
        let (count, days) = (&measure[stretch], &measure[format!("{stretch}_days")]);
        assert!(count.is_u64() && days.is_u64(), "{measure}");
        let told = format!("{count} in {days} days");
        assert!(drawn.contains(&told) && sentence.contains(&told), "{told}: {drawn}: {sentence}");
    }
    let chinese = page("zh", &["--month", "2026-11"]);
    assert!(Document::read(&chinese).all("td").iter().any(|cell| cell.contains("整改后 33 天")));
}

#[test]
fn what_stands_out_is_what_systemic_finds() {
    let words = ["systemic", "--period", "2026-11", "--format", "json"];
    let json: serde_json::Value = serde_json::from_str(&run(&words)).unwrap();
    let problems = json["problems"].as_array().unwrap();
    assert!(!problems.is_empty());
    let text = page("en", &["--month", "2026-11"]);
    let document = Document::read(&text);
    let told: Vec<&str> =
        document.all("li").into_iter().filter(|line| line.contains("customer(s) in these days")).collect();
    assert_eq!(told.len(), problems.len(), "{told:?}");
    for problem in problems {
        let count = format!("— {} customer(s) in these days", problem["count"]);
        assert!(told.iter().any(|line| line.contains(&count)), "{count}: {told:?}");
    }
    assert!(told.iter().any(|line| line.contains("by chance alone")), "{told:?}");
    let chinese = page("zh", &["--month", "2026-11"]);
    assert!(Document::read(&chinese).all("li").iter().any(|line| line.contains("若纯属偶然")));
}
