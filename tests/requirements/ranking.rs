//! Who has the most complaints, and who handles them well, with the policies as they ship.

use plaint::domain::policy::{Policy, Test};
use plaint::domain::ranking::policy::{By, Measure, RankingRule, Ties};
use plaint::format::policy::{read, shipped};

fn ranking(policy: &str, name: &str) -> RankingRule {
    let text = shipped::text(policy).unwrap();
    let policy: Policy = read(&format!("{policy}.toml"), text).0.unwrap();
    policy.rankings.into_iter().find(|ranking| ranking.choice.name == name).unwrap()
}

#[test]
fn a9_the_three_stores_with_most_complaints_malicious_ones_excluded() {
    let rule = ranking("realestate-agency", "most-complaints");
    assert_eq!((rule.by, rule.measure, rule.top, rule.minimum), (By::Store, Measure::Complaints, 3, 1));
    assert_eq!(rule.ties, Ties::SamePlace, "a stated rule");
    let barred = Test::NoneOf(vec!["malicious".to_owned()]);
    assert_eq!(rule.when.0, [("finding".to_owned(), barred)]);
    assert!(rule.choice.source.unwrap().contains("除恶意投诉外"));
}

#[test]
fn m23_the_service_star_is_who_handles_well_not_who_has_few() {
    let rule = ranking("mall", "service-star");
    assert_eq!((rule.by, rule.measure), (By::Handler, Measure::Satisfied));
    assert!(rule.minimum > 1, "one lucky case makes no star");
}
