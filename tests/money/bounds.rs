//! The bounds of law and house on offers: which apply, what they come to, what counts against them.

use std::sync::LazyLock;

use plaint::domain::law::{BoundKind, bounds_value, judge};
use plaint::domain::money::{format_amount, parse_amount};
use plaint::domain::policy::{Facts, Policy, bind_law};
use plaint::domain::record::Value;
use plaint::domain::resolution::policy::ResolutionPolicy;
use plaint::domain::resolution::read_remedies;
use plaint::format::{law, policy};

const RESOLUTION: &str = r#"
[resolution]
law = ["cn"]
remedy = [
  { name = "refund", label = { en = "refund", zh = "退款" }, nature = "refund" },
  { name = "money", label = { en = "compensation", zh = "赔偿金" }, nature = "money" },
  { name = "waiver", label = { en = "waiver", zh = "免收" }, nature = "waiver" },
  { name = "discount", label = { en = "discount", zh = "折扣" }, nature = "discount" },
  { name = "voucher", label = { en = "voucher", zh = "代金券" }, nature = "voucher" },
  { name = "gift", label = { en = "gift", zh = "礼品" }, nature = "goods", unit-cost = "50" },
  { name = "charge", label = { en = "claim on the customer", zh = "向顾客索赔" }, nature = "charge" },
]

[[resolution.bound]]
name = "house-cap"
label = { en = "the house gives at most twice the price", zh = "本店最多给价款的两倍" }
article = { en = "house rule 7", zh = "店规第七条" }
kind = "cap"
amount = { times = "2", of = "price" }
source = "[policy] more is for the owner"
"#;

static POLICY: LazyLock<Policy> = LazyLock::new(|| {
    let small = include_str!("../findings/policy-source-without-reason/policy.toml");
    let field =
        "field = [{ name = \"price\", label = { en = \"price\", zh = \"价款\" }, shape = \"amount\" }]\n";
    let text = small.replacen("category = [", &format!("{field}category = ["), 1).replacen(
        "\n[escalation]",
        &format!("{RESOLUTION}\n[escalation]"),
        1,
    );
    let (policy, findings) = policy::read("policy.toml", &text);
    let mut policy = policy.unwrap_or_else(|| panic!("{findings:?}"));
    let found = bind_law(&mut policy, &law::shipped::book);
    assert!(found.is_empty(), "{found:?}");
    policy
});

pub(crate) fn resolution() -> ResolutionPolicy {
    POLICY.resolution.clone()
}

fn facts(told: &[(&str, &str)]) -> Facts {
    let mut facts = Facts::default();
    for (name, value) in told {
        facts.0.entry((*name).to_owned()).or_default().push((*value).to_owned());
    }
    facts
}

/// `name kind amount given`, `!` where it is broken, `?fact` for what is not known.
fn judged(told: &[(&str, &str)], remedies: &[&str]) -> Vec<String> {
    let policy = resolution();
    let texts: Vec<String> = remedies.iter().map(|text| (*text).to_owned()).collect();
    let given = read_remedies(&texts, &policy).unwrap();
    let facts = facts(told);
    let shown = judge(&policy, &facts, &given).into_iter().map(|verdict| {
        let amount = verdict.amount.map_or_else(|| String::from("–"), format_amount);
        let unknown: String = verdict.unknown.iter().map(|fact| format!(" ?{fact}")).collect();
        let broken = if verdict.broken { " !" } else { "" };
        let (name, kind) = (&verdict.bound.choice.name, verdict.bound.kind.name());
        format!("{name} {kind} {amount} {}{unknown}{broken}", format_amount(verdict.given))
    });
    shown.collect()
}

const FRAUD: (&str, &str) = ("law", "cn-consumer-55-fraud");

#[test]
fn a_bound_of_law_applies_only_when_the_finding_names_it() {
    assert_eq!(judged(&[("price", "100.00")], &["money=10"]), ["house-cap cap 200.00 10.00"]);
    assert_eq!(
        judged(&[("price", "100.00"), FRAUD], &["money=10"]),
        ["cn-consumer-55-fraud floor 500.00 10.00 !", "house-cap cap 200.00 10.00"]
    );
}

#[test]
fn the_amounts_follow_the_articles() {
    let with = |law: &str, told: &[(&str, &str)]| {
        let mut told = told.to_vec();
        told.push(("law", law));
        let found = judged(&told, &["gift"]);
        found.into_iter().filter(|line| !line.starts_with("house")).collect::<Vec<_>>()
    };
    type Told = &'static [(&'static str, &'static str)];
    let table: &[(&str, Told, &[&str])] = &[
        ("cn-consumer-55-fraud", &[("price", "166.66")], &["cn-consumer-55-fraud floor 500.00 0.00 !"]),
        ("cn-consumer-55-fraud", &[("price", "166.67")], &["cn-consumer-55-fraud floor 500.01 0.00 !"]),
        ("cn-consumer-55-fraud", &[("price", "10000")], &["cn-consumer-55-fraud floor 30000.00 0.00 !"]),
        ("cn-consumer-55-injury", &[("loss", "1234.56")], &["cn-consumer-55-injury cap 2469.12 0.00"]),
        ("cn-food-148", &[("price", "35.00")], &["cn-food-148 floor 1000.00 0.00 !"]),
        ("cn-food-148", &[("price", "350"), ("loss", "900")], &["cn-food-148 floor 3500.00 0.00 !"]),
        ("cn-food-148", &[("price", "350"), ("loss", "1200")], &["cn-food-148 floor 3600.00 0.00 !"]),
        ("cn-food-148", &[("price", "350"), ("category", "mislabelled")], &[]),
        (
            "cn-tourism-70",
            &[("price", "2999.99")],
            &["cn-tourism-70 floor 2999.99 0.00 !", "cn-tourism-70-most cap 8999.97 0.00"],
        ),
        ("cn-zhejiang-courier", &[("price", "12")], &["cn-zhejiang-courier floor 120.00 0.00 !"]),
        ("cn-zhejiang-courier", &[("price", "81")], &["cn-zhejiang-courier floor 800.00 0.00 !"]),
    ];
    for (law, told, expected) in table {
        assert_eq!(with(law, told), *expected, "{law} {told:?}");
    }
}

#[test]
fn a_floor_is_kept_at_its_amount_and_a_cap_too() {
    let told = [("price", "200.00"), FRAUD];
    let kept = |sum: &str| judged(&told, &[&format!("money={sum}")]);
    assert_eq!(kept("599.99")[0], "cn-consumer-55-fraud floor 600.00 599.99 !");
    assert_eq!(kept("600")[0], "cn-consumer-55-fraud floor 600.00 600.00");
    assert_eq!(kept("400")[1], "house-cap cap 400.00 400.00");
    assert_eq!(kept("400.01")[1], "house-cap cap 400.00 400.01 !");
}

#[test]
fn what_comes_on_top_of_a_refund_does_not_count_the_refund() {
    let told = [("price", "200.00"), FRAUD];
    let given = judged(
        &told,
        &["refund=200", "money=100", "waiver=1/2 of 60", "voucher=2x25", "gift=3", "charge=40"],
    );
    assert_eq!(
        given,
        ["cn-consumer-55-fraud floor 600.00 180.00 !", "house-cap cap 400.00 380.00"],
        "goods and claims on the customer are no compensation, a refund counts against the house's own cap"
    );
}

#[test]
fn what_is_not_known_is_said_and_what_is_certain_binds() {
    assert_eq!(
        judged(&[FRAUD], &["money=499"]),
        ["cn-consumer-55-fraud floor 500.00 499.00 ?price !", "house-cap cap – 499.00 ?price"]
    );
    assert_eq!(
        judged(&[FRAUD], &["money=500"])[0],
        "cn-consumer-55-fraud floor 500.00 500.00 ?price",
        "not broken as far as is known"
    );
    let injury = [("price", "1"), ("law", "cn-consumer-55-injury")];
    assert_eq!(judged(&injury, &["gift"])[0], "cn-consumer-55-injury cap – 0.00 ?loss");
    let food = [("law", "cn-food-148")];
    assert_eq!(judged(&food, &["gift"])[0], "cn-food-148 floor 1000.00 0.00 ?loss ?price !");
}

#[test]
fn a_price_that_is_no_amount_is_not_known() {
    for price in ["1,000", "NaN", "-5", "", "1e3", "１００"] {
        let found = judged(&[("price", price), FRAUD], &["gift"]);
        assert_eq!(found[0], "cn-consumer-55-fraud floor 500.00 0.00 ?price !", "{price:?}");
    }
}

#[test]
fn the_event_keeps_what_was_looked_at() {
    let policy = resolution();
    let given = read_remedies(&[String::from("money=10")], &policy).unwrap();
    let facts = facts(&[FRAUD]);
    let verdicts = judge(&policy, &facts, &given);
    let Some(Value::List(items)) = bounds_value(&verdicts) else { panic!("no list") };
    let lines: Vec<String> = items
        .iter()
        .map(|item| {
            let Value::Map(fields) = item else { panic!("no map") };
            fields
                .iter()
                .map(|(key, value)| format!("{key}={}", value.as_texts().join("+")))
                .collect::<Vec<_>>()
                .join(" ")
        })
        .collect();
    assert_eq!(
        lines,
        [
            "name=cn-consumer-55-fraud kind=floor amount=500.00 unknown=price given=10.00",
            "name=house-cap kind=cap unknown=price given=10.00"
        ]
    );
    assert_eq!(bounds_value(&[]), None);
}

#[test]
fn amounts_beyond_all_measure_are_none_and_never_stop_the_program() {
    let most = "999999999999999.99";
    let found = judged(&[("price", most), FRAUD], &["gift"]);
    assert_eq!(found[0], "cn-consumer-55-fraud floor 500.00 0.00 !");
    assert!(found[1].starts_with("house-cap cap – "), "{found:?}");
    let mut policy = resolution();
    for bound in &mut policy.bounds {
        bound.amount.at_most = Some(rust_decimal::Decimal::MAX);
        bound.amount.at_least = Some(rust_decimal::Decimal::MAX);
        bound.kind = BoundKind::Floor;
    }
    let mut given = read_remedies(&[String::from("money=10")], &policy).unwrap();
    given[0].cost = rust_decimal::Decimal::MAX;
    given.push(given[0].clone());
    let facts = facts(&[("price", most)]);
    let verdicts = judge(&policy, &facts, &given);
    assert_eq!(verdicts[0].given, rust_decimal::Decimal::MAX);
    assert!(parse_amount(most).is_ok());
}
