//! One fine with everything that may become of it, and one settlement, as an accountant reads them.

use std::fs;

use crate::programs::{accepted, of_hledger, of_ledger};
use crate::scene::Scene;

const NOW: &str = "2026-12-31T10:00:00+08:00";

const CASE: &str = r#"record: complaint
format: 1
id: 261102-k7qm
received: 2026-11-02T10:05:00+08:00
store: maple
channel: counter
called: "陈先生"
subject: "隐瞒房屋漏水；电话 13812345678"
events:
  - {id: e1, at: 2026-11-02T10:05:00+08:00, by: luo, n: 1, event: received}
  - {id: e2, at: 2026-11-03T10:00:00+08:00, by: luo, n: 2, event: fined, rule: store-complaint, amount: "500.00", payers: [{staff: luo, amount: "250.01"}, {store: maple, amount: "249.99"}], payee: other-stores}
  - {id: e3, at: 2026-11-07T10:00:00+08:00, by: luo, n: 3, event: late-charged, target: e2, amount: "5.00", payers: [{store: maple, amount: "5.00"}]}
  - {id: e4, at: 2026-11-08T10:00:00+08:00, by: luo, n: 4, event: paid, target: e2, amount: "505.00", payers: [{staff: luo, amount: "250.01"}, {store: maple, amount: "254.99"}]}
  - {id: e5, at: 2026-11-09T10:00:00+08:00, by: luo, n: 5, event: objected, target: e2, payer: "staff:luo", reason: "当日休假"}
  - {id: e6, at: 2026-11-10T10:00:00+08:00, by: luo, n: 6, event: ruled, target: e5, ruling: reduced, reason: "属实", amount: "100.00", payers: [{staff: luo, amount: "100.00"}]}
  - {id: e7, at: 2026-11-11T10:00:00+08:00, by: luo, n: 7, event: repaid, target: e2, amount: "100.00", payers: [{staff: luo, amount: "100.00"}]}
  - {id: e8, at: 2026-12-01T10:00:00+08:00, by: luo, n: 8, event: distributed, target: e2, amount: "405.00", payees: [{store: east, amount: "202.50"}, {store: river, amount: "202.50"}]}
  - {id: e9, at: 2026-12-02T10:00:00+08:00, by: luo, n: 9, event: fined, rule: handling-fee, amount: "200.00", payers: [{store: maple, amount: "200.00"}], payee: company, fee: "yes"}
  - {id: f1, at: 2026-12-03T10:00:00+08:00, by: luo, n: 10, event: waived, target: e9, amount: "50.00", payers: [{store: maple, amount: "50.00"}], reason: "首次"}
"#;

fn scene() -> Scene {
    // All stores by the policy of the one that is fined: reading those of seven trades takes ten times as long.
    let line = |line: &str| match line.starts_with("policy = ") {
        true => String::from("policy = \"realestate-agency\"\n"),
        false => format!("{line}\n"),
    };
    let shop: String = plaint::commands::demo::SHOP.lines().map(line).collect();
    let scene = Scene::of(&shop, &[]);
    let folder = scene.path().join("cases/2026/11/02");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("261102-k7qm.yaml"), CASE).unwrap();
    scene
}

#[test]
fn a_fine_in_every_program_and_both_languages() {
    let scene = scene();
    let at = scene.at(NOW);
    for (name, program, language) in [
        ("hledger", "hledger", "en"),
        ("hledger-zh", "hledger", "zh"),
        ("ledger", "ledger", "en"),
        ("beancount", "beancount", "en"),
        ("beancount-zh", "beancount", "zh"),
        ("csv-zh", "csv", "zh"),
    ] {
        let text = at.output(&["books", "--as", program, "--language", language]);
        let file = scene.path().join(name);
        fs::write(&file, &text).unwrap();
        match program {
            "hledger" => drop(of_hledger(&file)),
            "ledger" => drop(of_ledger(&file)),
            "beancount" => drop(accepted("bean-check", &[], &file)),
            _ => {}
        }
        insta::assert_snapshot!(name, text);
    }
}

#[test]
fn december_begins_with_what_november_left() {
    let scene = scene();
    let text = scene.at(NOW).output(&["books", "--as", "hledger", "--period", "2026-12"]);
    let file = scene.path().join("december.journal");
    fs::write(&file, &text).unwrap();
    of_hledger(&file);
    insta::assert_snapshot!("december", text);
}
