//! Amounts that some program somewhere reads as another amount: refused on the command line, in policies, in records,
//! each with where and what to write instead.

use plaint::domain::finding::Finding;
use plaint::format::{policy, yaml};

#[path = "../scene/mod.rs"]
mod scene;

use scene::Scene;

/// Texts that are no amounts.
const NOT_AMOUNTS: &[&str] = &[
    "NaN",
    "inf",
    "-1",
    "-0.01",
    "+1",
    "1,000",
    "1，000",
    "1 000",
    "1_000",
    "１２",
    "１.5",
    "¥12",
    "12元",
    "1e3",
    "0x10",
    "007",
    ".5",
    "5.",
    "1.2.3",
    "1.234",
    "0.001",
    "1000000000000000",
    "99999999999999999999999999999999999999",
    "١٢",
    "一百",
];

/// What TOML and YAML read as a number when it stands without quotes.
const BARE: &[&str] = &["12.5", "1e3", "nan", "inf", "-1", "999999999999999.99"];

fn with_bound(amount: &str, when: &str) -> String {
    let small = include_str!("../findings/policy-source-without-reason/policy.toml");
    let field =
        "field = [{ name = \"price\", label = { en = \"price\", zh = \"价款\" }, shape = \"amount\" }]\n";
    let bound = format!(
        "[[resolution.bound]]\nname = \"most\"\nlabel = {{ en = \"most\", zh = \"上限\" }}\narticle = {{ en = \"7\", zh = \"七\" }}\nkind = \"cap\"\nwhen = {when}\namount = {amount}\nsource = \"test\"\n"
    );
    small
        .replacen("category = [", &format!("{field}category = ["), 1)
        .replacen("\n[escalation]", &format!("\n{bound}\n[escalation]"), 1)
        .replace("\"[policy]\"", "\"[policy] a week\"")
}

/// The codes of a policy with such a formula and condition, and whether it could be read.
fn codes(amount: &str, when: &str) -> (bool, Vec<&'static str>) {
    let (policy, findings) = policy::read("policy.toml", &with_bound(amount, when));
    (policy.is_some(), findings.iter().map(|found: &Finding| found.code).collect())
}

#[test]
fn policies_refuse_them_in_formulas() {
    assert_eq!(codes("{ fixed = \"12.50\" }", "{}"), (true, vec![]));
    for key in ["fixed = \"1\", at-least", "fixed = \"1\", at-most", "of = \"price\", times", "fixed"] {
        for text in NOT_AMOUNTS {
            let found = codes(&format!("{{ {key} = \"{text}\" }}"), "{}");
            assert_eq!(found, (false, vec!["toml-bad-amount"]), "{key} = \"{text}\"");
        }
        for bare in BARE {
            let found = codes(&format!("{{ {key} = {bare} }}"), "{}");
            assert_eq!(found, (false, vec!["toml-number-without-quotes"]), "{key} = {bare}");
        }
    }
}

#[test]
fn policies_refuse_them_in_conditions() {
    let amount = "{ fixed = \"1\" }";
    for side in [">=", "<"] {
        assert_eq!(codes(amount, &format!("{{ price = \"{side}12.50\" }}")), (true, vec![]));
        for text in
            ["NaN", "-1", "1,000", "1_000", "１２", "1e3", ".5", "99999999999999999999999999999999999999"]
        {
            let found = codes(amount, &format!("{{ price = \"{side}{text}\" }}"));
            assert_eq!(found, (false, vec!["policy-bad-test"]), "{side}{text}");
        }
    }
    for text in NOT_AMOUNTS {
        let found = codes(amount, &format!("{{ price = \"{text}\" }}"));
        assert_eq!(found, (false, vec!["policy-bad-amount"]), "{text}");
    }
}

#[test]
fn policies_refuse_shares_of_more_than_the_whole_and_what_is_none() {
    let shares = |share: &str| {
        let text = with_bound("{ fixed = \"1\" }", "{}").replacen(
            "[[resolution.bound]]",
            &format!(
                "[[role]]\nname = \"boss\"\nlabel = {{ en = \"boss\", zh = \"店主\" }}\n[[resolution.authority]]\nrole = \"boss\"\nsource = \"test\"\nlimit = [{{ per = \"case\", share = {share} }}]\n[[resolution.bound]]"
            ),
            1,
        );
        let (policy, findings) = policy::read("policy.toml", &text);
        (policy.is_some(), findings.iter().map(|found| found.code).collect::<Vec<_>>())
    };
    for share in ["12%", "2/3", "0.88", "100%", "0%", "1", "33.3333%", "0.5%"] {
        assert_eq!(shares(&format!("\"{share}\"")), (true, vec![]), "{share}");
    }
    for share in [
        "101%",
        "3/2",
        "1.01",
        "1/0",
        "0/0",
        "-5%",
        "8.8折",
        "１２%",
        "12 %",
        "1e-1",
        "NaN",
        "%",
        "/",
        "1/",
        "1/3%",
        "1_0%",
        ".5",
        "0.1234567890",
    ] {
        assert_eq!(shares(&format!("\"{share}\"")), (false, vec!["toml-bad-amount"]), "{share}");
    }
    assert_eq!(shares("0.12"), (false, vec!["toml-number-without-quotes"]));
}

/// The codes that the strict reading of a record finds, whose second event has these lines.
fn found_in(event: &str) -> Vec<&'static str> {
    let text = format!(
        "record: complaint\nformat: 1\nid: 261122-k7qm\nreceived: 2026-11-22T10:05:00+08:00\nevents:\n  - id: e3f7k2\n    at: 2026-11-22T10:05:00+08:00\n    by: li\n    n: 1\n    event: received\n  - id: e8tq0c\n    at: 2026-11-22T10:12:00+08:00\n    by: li\n    n: 2\n{event}\n"
    );
    let strict = yaml::read_strictly(
        "cases/2026/11/22/261122-k7qm.yaml",
        text.as_bytes(),
        yaml::KnownKeys::declared(&[]),
    );
    let mut codes: Vec<&str> = strict.findings.iter().map(|found| found.code).collect();
    codes.retain(|code| *code != "yaml-risky-scalar");
    codes
}

#[test]
fn records_refuse_them_in_events_and_in_the_remedies_of_offers() {
    let places = [
        "    event: determined\n    finding: valid\n    reason: seen\n    loss: AMOUNT",
        "    event: weighed\n    option: part\n    verdict: chosen\n    reason: fair\n    amount: AMOUNT",
        "    event: offered\n    remedies: [{remedy: refund, cost: \"1.00\"}]\n    cost: AMOUNT",
        "    event: offered\n    remedies: [{remedy: refund, cost: AMOUNT}]\n    cost: \"1.00\"",
        "    event: offered\n    remedies: [{remedy: discount, share: 12%, of: AMOUNT, cost: \"1.00\"}]\n    cost: \"1.00\"",
        "    event: offered\n    remedies: []\n    cost: \"1.00\"\n    bounds: [{name: most, kind: cap, amount: \"9\", given: AMOUNT}]",
    ];
    for place in places {
        let with = |amount: &str| found_in(&place.replace("AMOUNT", amount));
        assert_eq!(with("\"1200.50\""), Vec::<&str>::new(), "{place}");
        assert_eq!(with("1200"), Vec::<&str>::new(), "a whole number needs no quotes: {place}");
        for text in NOT_AMOUNTS {
            assert_eq!(with(&format!("\"{text}\"")), ["record-wrong-value"], "{text} in {place}");
        }
        for bare in ["12.5", "999999999999999.99", "1e3", ".nan", "-1"] {
            assert_eq!(with(bare), ["record-wrong-value"], "{bare} in {place}");
        }
    }
}

#[test]
fn commands_refuse_them_and_save_nothing() {
    let scene = Scene::new();
    let id = scene.complaint("2026-11-22T10:05:00+08:00");
    let file = &scene.case_files()[0];
    let before = std::fs::read(file).unwrap();
    let act = || scene.at("2026-11-22T11:00:00+08:00");
    for text in NOT_AMOUNTS {
        let price = format!("price={text}");
        let said = act().refused(
            2,
            &[
                "new",
                "--store",
                "east",
                "--channel",
                "service-desk",
                "--called",
                "陈",
                "--subject",
                "x",
                "--set",
                &price,
            ],
        );
        assert!(said.contains("field `price`: `"), "{text}: {said}");
        let loss = format!("--loss={text}");
        let said = act().refused(2, &["determine", &id, "valid", "--reason", "seen", &loss]);
        assert!(said.contains("--loss"), "{text}: {said}");
    }
    assert_eq!(std::fs::read(file).unwrap(), before);
    assert_eq!(scene.case_files().len(), 1);
}
