//! `why` of findings, offers and bounds: from what was written to the sum, by whose authority, within which articles.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const SHOP: &str = r#"name = "Kiosk"
zone = "Asia/Shanghai"
policy = "kiosk"
calendar = "cn"
language = "en"
[hours]
every-day = ["09:00-21:00"]
[[staff]]
id = "li"
name = "Li"
role = "clerk"
[[staff]]
id = "wu"
name = "Wu"
role = "boss"
"#;

struct Kiosk(tempfile::TempDir);

impl Kiosk {
    fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("policies")).unwrap();
        fs::write(folder.path().join("shop.toml"), SHOP).unwrap();
        fs::write(folder.path().join("policies/kiosk.toml"), include_str!("kiosk.toml")).unwrap();
        let kiosk = Self(folder);
        kiosk.tell("09:00", "li", &["init", "--no-git"]);
        kiosk
    }

    fn run(&self, time: &str, by: &str, words: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_plaint"))
            .args(words)
            .current_dir(self.0.path())
            .env_clear()
            .env("PLAINT_NOW", format!("2026-11-23T{time}:00+08:00"))
            .env("PLAINT_BY", by)
            .output()
            .unwrap()
    }

    /// Runs a command, which must succeed, and gives what it said.
    fn tell(&self, time: &str, by: &str, words: &[&str]) -> String {
        let output = self.run(time, by, words);
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success(), "{words:?}: {said}{}", String::from_utf8_lossy(&output.stderr));
        said
    }

    fn complaint(&self, price: &str) -> String {
        let price = format!("price={price}");
        let words = ["new", "--channel", "desk", "--called", "Chen", "--subject", "broken", "--set", &price];
        self.tell("10:00", "li", &words).split(':').next().unwrap().to_owned()
    }

    /// What `why` says, with the ids of events as `<kind>` and of the case as `<case>`.
    fn why(&self, id: &str, words: &[&str]) -> String {
        let mut said = self.tell("18:00", "li", &[&["why", id], words].concat());
        for (event, kind) in events(self.0.path()) {
            said = said.replace(&event, &format!("<{kind}>"));
        }
        said.replace(id, "<case>")
    }
}

/// Ids and kinds of all events of all cases.
fn events(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut open = vec![folder.join("cases")];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let text = fs::read_to_string(path).unwrap();
            let value = |line: &str, key: &str| {
                line.trim_start_matches("  - ").trim().strip_prefix(key).map(str::to_owned)
            };
            let mut ids = text
                .lines()
                .filter_map(|line| line.starts_with("  - ").then(|| value(line, "id: ")).flatten());
            let kinds = text.lines().filter_map(|line| value(line, "event: "));
            found.extend(kinds.filter_map(|kind| Some((ids.next()?, kind))));
        }
    }
    found
}

/// A case with a finding of fraud, two vouchers refused, and money that the boss approved below the floor.
fn fraud(kiosk: &Kiosk) -> String {
    let id = kiosk.complaint("200.00");
    kiosk.tell(
        "10:10",
        "li",
        &[
            "evidence",
            "add",
            &id,
            "--kind",
            "receipt",
            "--name",
            "receipt no. 7",
            "--obtained",
            "from the customer",
            "--kept",
            "desk drawer",
        ],
    );
    let receipt = events(kiosk.0.path()).into_iter().find(|(_, kind)| kind == "evidence").unwrap().0;
    kiosk.tell(
        "10:20",
        "wu",
        &[
            "determine",
            &id,
            "valid",
            "--reason",
            "sold as new, was used",
            "--at-fault",
            "yes",
            "--cause",
            "supplier",
            "--law",
            "cn-consumer-55-fraud",
            "--loss",
            "80.5",
            "--staff",
            "li",
            "--evidence",
            &receipt,
        ],
    );
    id
}

#[test]
fn a_finding_is_explained_by_its_reasons_articles_and_evidence() {
    let kiosk = Kiosk::open();
    let id = fraud(&kiosk);
    insta::assert_snapshot!(kiosk.why(&id, &["finding"]));
    let chinese = kiosk.why(&id, &["finding", "--language", "zh"]);
    assert!(
        chinese.contains("由 wu 认定：投诉成立")
            && chinese.contains("适用《消费者权益保护法》第五十五条第一款"),
        "{chinese}"
    );
}

#[test]
fn offers_are_explained_from_what_was_written_to_the_sum() {
    let kiosk = Kiosk::open();
    let other = kiosk.complaint("1000");
    kiosk.tell("10:05", "li", &["offer", &other, "--remedy", "voucher=2x50"]);
    let id = fraud(&kiosk);
    let low = [
        "offer",
        &id,
        "--remedy",
        "voucher=3x100: for the shop",
        "--remedy",
        "discount=8.8折 of 200",
        "--remedy",
        "apology",
    ];
    let refused = kiosk.run("11:00", "li", &low);
    assert_eq!(refused.status.code(), Some(1), "below the floor of the law");
    let aside = [&low[..], &["--override", "cn-consumer-55-fraud=the customer wants vouchers"]].concat();
    kiosk.tell("11:00", "wu", &aside);
    kiosk.tell("11:30", "li", &["refuse", &id, "--counter", "700"]);
    let high = [
        "offer",
        &id,
        "--remedy",
        "refund=200",
        "--remedy",
        "money=600",
        "--override",
        "house-cap=the law asks for it",
    ];
    kiosk.tell("12:00", "wu", &high);
    insta::assert_snapshot!(kiosk.why(&id, &["offer"]));
    insta::assert_snapshot!(kiosk.why(&id, &["offer", "--language", "zh"]));
    insta::assert_snapshot!(kiosk.why(&id, &["law"]));
}

#[test]
fn authority_is_explained_with_what_was_used_up_elsewhere() {
    let kiosk = Kiosk::open();
    let other = kiosk.complaint("1000");
    kiosk.tell("10:05", "li", &["offer", &other, "--remedy", "voucher=2x125"]);
    let id = kiosk.complaint("1000");
    kiosk.tell("11:00", "li", &["offer", &id, "--remedy", "voucher=3x100"]);
    kiosk.tell("11:05", "wu", &["approve", &id]);
    insta::assert_snapshot!(kiosk.why(&id, &["offer"]));
}

#[test]
fn what_was_recorded_stands_when_the_law_changes() {
    let kiosk = Kiosk::open();
    let id = fraud(&kiosk);
    kiosk.tell(
        "12:00",
        "wu",
        &[
            "offer",
            &id,
            "--remedy",
            "voucher=2x50",
            "--override",
            "cn-consumer-55-fraud=as the customer wishes",
        ],
    );
    let file = kiosk.0.path().join("policies/law/cn.toml");
    let law = fs::read_to_string(&file).unwrap();
    fs::write(
        &file,
        law.replacen("times = \"3\", of = \"price\", at-least", "times = \"4\", of = \"price\", at-least", 1),
    )
    .unwrap();
    let said = kiosk.why(&id, &["offer"]);
    assert!(
        said.contains("600.00 was recorded, the rules of today would give 800.00; what was recorded stands"),
        "{said}"
    );
    assert!(said.contains("recorded under other rules"), "{said}");
}

#[test]
fn programs_read_what_it_is_about_and_where_it_stands() {
    let kiosk = Kiosk::open();
    let id = fraud(&kiosk);
    let said = kiosk.why(&id, &["law", "--format", "json"]);
    let read: serde_json::Value = serde_json::from_str(&said).unwrap();
    let law = &read["explanations"][0];
    assert_eq!((law["subject"].as_str(), law["name"].as_str()), (Some("law"), None));
    assert_eq!(law["reasons"][0]["policy"], "policies/law/cn.toml");
    assert_eq!(law["reasons"][1]["policy"], "policies/kiosk.toml");
    let found = kiosk.run("18:00", "li", &["why", &id, "offer"]);
    assert_eq!(found.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&found.stderr).contains("nothing has been offered"), "{found:?}");
}

#[test]
fn that_no_bound_applies_is_told_only_to_who_asks() {
    let kiosk = Kiosk::open();
    let id = kiosk.complaint("10");
    let house = kiosk.why(&id, &["law"]);
    assert!(house.starts_with("bounds of law and of the house: 1 of 7 apply"), "{house}");
    let policy = kiosk.0.path().join("policies/kiosk.toml");
    let text = fs::read_to_string(&policy).unwrap();
    fs::write(
        &policy,
        text.split("[[resolution.bound]]").next().unwrap().to_owned()
            + &text[text.find("[escalation]").unwrap()..],
    )
    .unwrap();
    assert!(kiosk.why(&id, &["law"]).contains("none of 6 applies"));
    assert!(!kiosk.why(&id, &[]).contains("bounds of law"));
}
