//! What follows in money from a complaint in a small chain of three stores.

use plaint::domain::fines::follow::{Earlier, Scene, due_fines};
use plaint::domain::fines::ledger::fines;
use plaint::domain::shop::{Shop, read};
use plaint::format::toml;

use super::story::{Story, at};

/// Three stores. The first has a head and two agents; the area head and the centre sit there too.
const SHOP: &str = r#"
name = "Chain"
zone = "Asia/Shanghai"
policy = "realestate-agency"
calendar = "cn"
hours = { mon-fri = ["09:00-18:00"] }
store = [{ id = "maple", name = "Maple" }, { id = "oak", name = "Oak" }, { id = "elm", name = "Elm" }]
staff = [
  { id = "ma", name = "Ma", role = "manager", store = "maple" },
  { id = "luo", name = "Luo", role = "staff", store = "maple", superior = "ma" },
  { id = "wen", name = "Wen", role = "staff", store = "maple", superior = "ma" },
  { id = "gone", name = "Gone", role = "staff", store = "maple", until = 2026-10-31 },
  { id = "tang", name = "Tang", role = "executive", store = "maple" },
  { id = "centre", name = "Centre", role = "complaint-centre", store = "maple" },
  { id = "oak-head", name = "Oak", role = "manager", store = "oak" },
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
    let events = due_fines(&story.record, &scene, &at(when));
    let mut told = Vec::new();
    for fine in fines(&events) {
        let parts: Vec<String> =
            fine.parts.iter().map(|part| format!("{} {}", part.payer, part.amount)).collect();
        let fee = if fine.fee { " fee" } else { "" };
        told.push(format!("{}{fee} {}: {}", fine.rule, fine.amount, parts.join(", ")));
        assert_eq!(fine.parts.iter().map(|part| part.amount).sum::<rust_decimal::Decimal>(), fine.amount);
    }
    told
}

/// The names of the rules alone.
pub fn rules(story: &Story, when: &str) -> Vec<String> {
    let first = |told: &String| told.split(' ').next().unwrap_or_default().to_owned();
    charged(story, when).iter().map(first).collect()
}
