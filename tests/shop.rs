//! `shop.toml`: what it says, and everything that can be wrong in it.

use plaint::domain::finding::Finding;
use plaint::domain::instant;
use plaint::domain::shop::{self, Shop};
use plaint::format::toml;

fn read(text: &str) -> (Option<Shop>, Vec<Finding>) {
    match toml::parse("shop.toml", text) {
        Ok(section) => shop::read(&section),
        Err(findings) => (None, findings),
    }
}

fn codes(text: &str) -> Vec<(&'static str, usize)> {
    read(text).1.iter().map(|finding| (finding.code, finding.place.line)).collect()
}

const HEAD: &str = "name = \"A\"\nzone = \"Asia/Shanghai\"\npolicy = \"shop\"\ncalendar = \"cn\"\n";

#[test]
fn the_shipped_example_is_in_order() {
    let (shop, findings) = read(include_str!("../examples/shop.toml"));
    assert_eq!(findings, []);
    let shop = shop.unwrap();
    assert_eq!(shop.policy_of(Some("east")), "mall");
    assert_eq!(shop.policy_of(Some("corner")), "shop");
    assert_eq!(shop.policy_of(None), "shop");
    assert!(!shop.opening_of(Some("maple")).open_on_holidays, "a store's own setting counts");
    assert!(shop.opening_of(Some("corner")).open_on_holidays, "what a store does not say is as everywhere");
    let utc = instant::parse("2026-11-22T16:30:00+00:00").unwrap();
    assert_eq!(instant::format(&shop.local(&utc)), "2026-11-23T00:30:00+08:00");
}

#[test]
fn all_faults_are_told_at_once() {
    let text = "name = \"A\"\nzone = \"Asia/Shangai\"\npolicy = \"shop\"\ncalendar = \"cn\"\ncolour = \"red\"\n\
                [hours]\nmonday = [\"09:00-18:00\"]\ntue = [\"18:00-09:00\"]\nwed = [\"09:00-18:00\"]\n\
                [[staff]]\nid = \"Li\"\nname = \"Li\"\n[[staff]]\nid = \"wu\"\nname = \"Wu\"\nstore = \"east\"\n\
                from = 2026-02-01\nuntil = 2026-01-01\n[[staff]]\nid = \"wu\"\nname = \"Other\"\n";
    let codes = codes(text);
    let found = |code: &str| {
        codes.iter().filter(|(found, _)| *found == code).map(|(_, line)| *line).collect::<Vec<_>>()
    };
    assert_eq!(found("shop-zone"), [2]);
    assert_eq!(found("shop-hours"), [7, 8]);
    assert_eq!(found("shop-name"), [11]);
    assert_eq!(found("shop-unknown-reference"), [16]);
    assert_eq!(found("shop-days"), [18]);
    assert_eq!(found("shop-duplicate"), [20]);
    assert!(codes.iter().any(|(_, line)| *line == 5), "the unknown key: {codes:?}");
}

#[test]
fn hours_by_day_range_and_date() {
    let text = format!(
        "{HEAD}[hours]\nmon-wed = [\"09:00-12:00\", \"13:00-18:00\"]\nsun = [\"10:00-16:00\"]\n\
         [hours.dates]\n\"2026-02-16\" = [\"10:00-14:00\"]\n\"2026-02-17\" = []\n"
    );
    let (shop, findings) = read(&text);
    assert_eq!(findings, []);
    let opening = shop.unwrap().opening;
    assert_eq!(opening.hours.of(chrono::Weekday::Tue).len(), 2);
    assert_eq!(opening.hours.of(chrono::Weekday::Thu).len(), 0);
    assert_eq!(opening.dates.len(), 2);
    assert_eq!(codes(&format!("{HEAD}[hours]\n")), [("shop-hours", 5)], "a shop that is never open");
}

#[test]
fn people_come_and_go() {
    let text = format!(
        "{HEAD}by = \"wu\"\n[hours]\nmon = [\"09:00-18:00\"]\n[[staff]]\nid = \"wu\"\nname = \"Wu\"\nfrom = 2026-02-01\nuntil = 2026-03-01\n"
    );
    let shop = read(&text).0.unwrap();
    let wu = shop.staff("wu").unwrap();
    let day = |text: &str| text.parse().unwrap();
    assert!(!wu.works_on(day("2026-01-31")));
    assert!(wu.works_on(day("2026-02-01")) && wu.works_on(day("2026-03-01")));
    assert!(!wu.works_on(day("2026-03-02")));
    assert_eq!(shop.default_by.as_deref(), Some("wu"));
}
