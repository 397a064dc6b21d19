//! Who pays whom how much, and who takes how many points.

use plaint::domain::calendar::{Calendar, Zone};
use plaint::domain::clocks::Rules;
use plaint::domain::fines::follow::{Earlier, Scene, follow};
use plaint::domain::fines::ledger::{Fine, fines};
use plaint::domain::fines::staff::points::points_of_year;
use plaint::domain::instant;
use plaint::domain::policy::Policy;
use plaint::domain::record::Record;
use plaint::domain::shop::{Shop, read};
use plaint::format::{calendar, toml, yaml};

use super::seen::{figure, policy, seen};

/// A network of five shops; two agents work in the first.
fn shop() -> Shop {
    let text = r#"
name = "Network"
zone = "Asia/Shanghai"
policy = "any"
calendar = "cn"
hours = { every-day = ["00:00-24:00"] }
store = [
  { id = "a", name = "A" }, { id = "b", name = "B" }, { id = "c", name = "C" },
  { id = "d", name = "D" }, { id = "e", name = "E" },
]
staff = [
  { id = "luo", name = "Luo", role = "staff", store = "a" },
  { id = "wen", name = "Wen", role = "staff", store = "a" },
]
"#;
    read(&toml::parse("shop.toml", text).expect("it is TOML")).0.expect("the shop can be read")
}

/// The record of a complaint at the first shop about the agent Luo: what was told of it, event by event.
fn complaint(id: &str, header: &str, events: &[&str]) -> Record {
    let mut text = format!(
        "record: complaint\nformat: 1\nid: {id}\nreceived: 2026-11-20T10:00:00+08:00\nstore: a\nstaff: [luo]\n\
         channel: any\n{header}events:\n"
    );
    for (index, event) in ["event: received"].iter().chain(events).enumerate() {
        let (minute, n) = (index, index + 1);
        text += &format!(
            "  - id: e{index}abcd\n    at: 2026-11-20T10:{minute:02}:00+08:00\n    by: li\n    n: {n}\n"
        );
        event.lines().for_each(|line| text += &format!("    {line}\n"));
    }
    yaml::read(&text).unwrap_or_else(|fault| panic!("{fault:?}\n{text}"))
}

/// What follows from the record under `policy` ten days later, recorded.
fn charged(policy: &Policy, record: &mut Record) -> Vec<Fine> {
    let zone = Zone::parse("Asia/Shanghai").expect("a zone");
    let days = calendar::shipped::calendar("cn").expect("it ships");
    let opening = policy.example_opening.as_ref().expect("the frame has it");
    let (calendar, always) = (opening.opening.calendar(days, zone), Calendar::always(zone));
    let (shop, earlier) = (shop(), Earlier::default());
    let rules = Rules { policy, calendar: &calendar, always: &always };
    let scene = Scene { rules, shop: &shop, stamp: "test", earlier: &earlier };
    let events =
        follow(record, &scene, &instant::parse("2026-11-30T10:00:00+08:00").expect("an instant")).events;
    record.events.extend(events.clone());
    fines(&events)
}

/// The rule, the sum, and who pays.
fn told(fines: &[Fine]) -> Vec<String> {
    let payers = |fine: &Fine| fine.parts.iter().map(|part| part.payer.to_string()).collect::<Vec<_>>();
    fines.iter().map(|fine| format!("{} {} {}", fine.rule, fine.amount, payers(fine).join("+"))).collect()
}

#[test]
fn estate_agents_pay_for_complaints_that_are_not_malicious() {
    let (policy, seen) = (policy("agent-chain-wuhan"), seen("agent-chain-wuhan"));
    let (shop, agent) =
        (figure(&seen["complaint_about_shop"]), figure(&seen["complaint_about_agent"]["amount"]));
    for (against, finding, due) in [
        ("shop", "valid", vec![format!("about-shop {shop}.00 store:a")]),
        ("agent", "invalid", vec![format!("about-agent {agent}.00 store:a")]),
        ("shop", "malicious", vec![]),
        ("agent", "malicious", vec![]),
    ] {
        let event = format!("event: determined\nfinding: {finding}\nreason: looked into");
        let mut record = complaint("261120-aaaa", &format!("against: {against}\n"), &[&event]);
        assert_eq!(told(&charged(&policy, &mut record)), due, "{against} {finding}");
    }
    let terms = policy.fines.notice.expect("there is one");
    assert_eq!(terms.pay_within.to_string(), format!("{} days", figure(&seen["pay_within_days"])));
}

#[test]
fn estate_agents_pay_so_much_to_each_other_shop_for_what_was_published() {
    let (policy, seen) = (policy("agent-chain-wuhan"), seen("agent-chain-wuhan"));
    for (medium, fact) in [("press", "press_exposed"), ("television", "tv_exposed")] {
        let exposed = format!("event: exposed\nmedium: {medium}");
        let verified = "event: verified\nresult: \"true\"\ntarget: e1abcd\nreason: looked into";
        let mut record = complaint("261120-aaaa", "against: shop\n", &[&exposed, verified]);
        let each: u32 = figure(&seen[fact]["amount"]).parse().expect("a number");
        let four_others = each * 4;
        let due = [format!("{medium} {four_others}.00 store:a")];
        assert_eq!(told(&charged(&policy, &mut record)), due);
        let fined = record.events.last().expect("a fine");
        let of = |key: &str| fined.fields.text(key).unwrap_or_default().to_owned();
        assert_eq!(
            (of("base"), of("times"), of("payee")),
            (format!("{each}.00"), "4".into(), "other-stores".into())
        );
    }
}

#[test]
fn points_of_an_agent_add_up_to_the_thresholds() {
    let (policy, seen) = (policy("agent-points-beijing"), seen("agent-points-beijing"));
    let thresholds: Vec<String> = seen["thresholds"].as_array().unwrap().iter().map(figure).collect();
    let ours: Vec<String> =
        policy.fines.thresholds.iter().map(|threshold| threshold.points.to_string()).collect();
    assert_eq!(ours, thresholds);
    let now = instant::parse("2026-12-31T10:00:00+08:00").expect("an instant");
    let zone = Zone::parse("Asia/Shanghai").expect("a zone");
    let mut records = Vec::new();
    // What was found, the points in all after it, and what they should lead to.
    for (index, (cause, points, measure)) in [
        ("no-badge", 1, None),
        ("unchecked-listing", 4, Some("first-step")),
        ("no-badge", 5, Some("first-step")),
        ("false-listing", 11, Some("second-step")),
        ("no-badge", 12, Some("ban")),
    ]
    .into_iter()
    .enumerate()
    {
        let event = format!(
            "event: determined\nfinding: valid\ncause: {cause}\nreason: seen\nresponsible: {{staff: [luo]}}"
        );
        let mut record = complaint(&format!("261120-aaa{index}"), "", &[&event]);
        assert_eq!(told(&charged(&policy, &mut record)).len(), 1, "{cause}");
        records.push(record);
        let all = points_of_year(&records, (2026, zone), &now);
        assert_eq!(all.len(), 1, "points go to whoever did it");
        let luo = &all[0];
        let reached = luo.reached(&policy.fines.thresholds).map(|threshold| threshold.measure.as_str());
        assert_eq!((luo.staff.as_str(), luo.points, reached), ("luo", points, measure));
    }
}
