//! What follows in money from a complaint in a small chain of stores.

use plaint::domain::fines::follow::{Earlier, Scene, charge, decided_at, follow};
use plaint::domain::fines::ledger::{Party, fines};
use plaint::domain::money::{Base, Formula};
use plaint::domain::shop::{Shop, read};
use plaint::format::toml;
use rust_decimal::Decimal;

use super::story::{Story, at};

/// Three estate agents' stores, and a restaurant. The first has a head and two agents; the area head and the centre sit
/// there too. In the restaurant a server reports to the captain, the captain to the supervisor, and she to the manager.
const SHOP: &str = r#"
name = "Chain"
zone = "Asia/Shanghai"
policy = "realestate-agency"
calendar = "cn"
hours = { mon-fri = ["09:00-18:00"] }
store = [{ id = "maple", name = "Maple" }, { id = "oak", name = "Oak" }, { id = "elm", name = "Elm" }, { id = "river", name = "River" }]
staff = [
  { id = "ma", name = "Ma", role = "manager", store = "maple" },
  { id = "luo", name = "Luo", role = "staff", store = "maple", superior = "ma" },
  { id = "wen", name = "Wen", role = "staff", store = "maple", superior = "ma" },
  { id = "gone", name = "Gone", role = "staff", store = "maple", until = 2026-10-31 },
  { id = "tang", name = "Tang", role = "executive", store = "maple" },
  { id = "centre", name = "Centre", role = "complaint-centre", store = "maple" },
  { id = "oak-head", name = "Oak", role = "manager", store = "oak" },
  { id = "ding", name = "Ding", role = "staff", store = "river", superior = "cheng" },
  { id = "cheng", name = "Cheng", role = "supervisor", store = "river", superior = "su" },
  { id = "su", name = "Su", role = "supervisor", store = "river", superior = "fu" },
  { id = "fu", name = "Fu", role = "manager", store = "river" },
]
"#;

pub fn shop() -> Shop {
    let (shop, findings) = read(&toml::parse("shop.toml", SHOP).expect("it is TOML"));
    assert!(findings.is_empty(), "{findings:?}");
    shop.expect("the shop can be read")
}

/// Everything that follows at `when` and is not on record, in order: `rule amount: payer amount, …`; a fee says so.
pub fn charged(story: &Story, when: &str) -> Vec<String> {
    let (shop, earlier) = (shop(), Earlier::default());
    let scene = Scene { rules: story.house.rules(), shop: &shop, stamp: "test", earlier: &earlier };
    let events = follow(&story.record, &scene, &at(when)).events;
    let mut told = Vec::new();
    for fine in fines(&events) {
        let parts: Vec<(Party, Decimal)> =
            fine.parts.iter().map(|part| (part.payer.clone(), part.amount)).collect();
        let fee = if fine.fee { " fee" } else { "" };
        told.push(format!("{}{fee} {}: {}", fine.rule, fine.amount, told_parts(&parts)));
        assert_eq!(parts.iter().map(|(_, amount)| *amount).sum::<Decimal>(), fine.amount);
    }
    told
}

fn told_parts(parts: &[(Party, Decimal)]) -> String {
    let parts: Vec<String> = parts.iter().map(|(payer, amount)| format!("{payer} {amount}")).collect();
    parts.join(", ")
}

/// Who pays how much of `amount` where somebody decides on the rule `name` at `when`; nothing where nobody may.
pub fn decided(story: &Story, when: &str, name: &str, amount: u32) -> String {
    let (shop, earlier) = (shop(), Earlier::default());
    let scene = Scene { rules: story.house.rules(), shop: &shop, stamp: "test", earlier: &earlier };
    let mut rule = story.house.policy.fines.rule(name).expect("the policy has the rule").clone();
    assert!(!rule.decided_by.is_empty() && rule.amount.is_none(), "somebody decides whether and how much");
    rule.amount = Some(Formula { base: Base::Fixed(Decimal::from(amount)), ..Formula::default() });
    let trigger = decided_at(&story.record, &rule, &scene, &at(when));
    trigger
        .map(|trigger| told_parts(&charge(&trigger, &scene).expect("somebody pays").parts))
        .unwrap_or_default()
}

/// The names of the rules alone.
pub fn rules(story: &Story, when: &str) -> Vec<String> {
    let first = |told: &String| told.split(' ').next().unwrap_or_default().to_owned();
    charged(story, when).iter().map(first).collect()
}
