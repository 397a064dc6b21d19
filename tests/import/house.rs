//! A shop of two trades, and old tables to import.

use std::fs;
use std::path::PathBuf;
use std::process::Output;

use serde_json::Value;

use crate::scene::{Scene, told};

const SHOP: &str = r#"
name = "Two Trades"
zone = "Asia/Shanghai"
policy = "shop"
calendar = "cn"
country-code = "86"
demo = true
[hours]
every-day = ["09:00-21:00"]
[[store]]
id = "maple"
name = { en = "Maple Shoes", zh = "枫叶鞋店" }
[[store]]
id = "fresh"
name = { en = "Fresh Supermarket", zh = "鲜多多超市" }
policy = "supermarket"
[[staff]]
id = "li"
name = "李芳"
role = "staff"
store = "maple"
"#;

/// The old table's columns, for the shoe shop.
pub(crate) const MAPPING: &str = r#"
source = "old-desk"
number = "编号"
[fields]
store = { constant = "maple" }
subject = "内容"
receipt = { constant = "not-needed" }
demand = { column = "诉求", default = "none", words = { "退货" = "return", "赔偿" = "compensation" } }
price = "金额"
channel = "渠道"
[customer]
telephone = "手机"
called = "称呼"
[history]
received = "日期"
responded = "回复"
closed = "结案"
outcome = { column = "结果", words = { "已解决" = "settled" } }
satisfied = "满意"
"#;

pub(crate) const HEADINGS: &str = "编号,日期,渠道,称呼,手机,内容,诉求,金额,回复,结案,结果,满意";

/// The house, with its workspace.
pub(crate) struct House {
    pub(crate) scene: Scene,
}

impl House {
    pub(crate) fn new() -> Self {
        Self { scene: Scene::of(SHOP, &[]) }
    }

    /// Puts a file beside the workspace's own; its path.
    pub(crate) fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.scene.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    pub(crate) fn run(&self, words: &[&str]) -> Output {
        self.scene.at("2026-11-22T10:00:00+08:00").run(words)
    }

    /// Imports `name` by the mapping `mapping`, with more words; what came out as JSON, and the exit code.
    pub(crate) fn import(&self, name: &str, mapping: &str, more: &[&str]) -> (Value, Option<i32>) {
        self.file("map.toml", mapping);
        let mut words = vec!["import", name, "--mapping", "map.toml", "--format", "json"];
        words.extend(more);
        let output = self.run(&words);
        let json = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", told(&output)));
        (json, output.status.code())
    }

    /// The texts of all complaints.
    pub(crate) fn records(&self) -> Vec<String> {
        self.scene.case_files().iter().map(|path| fs::read_to_string(path).unwrap()).collect()
    }

    pub(crate) fn check(&self) {
        let output = self.run(&["check"]);
        assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    }
}

/// `(read, imported, refused, already there)`; their sum is asserted.
pub(crate) fn totals(json: &Value) -> (u64, u64, u64, u64) {
    let number = |key: &str| json["totals"][key].as_u64().unwrap_or_else(|| panic!("{key}: {json}"));
    let (read, imported) = (number("read"), number("imported"));
    let (refused, there) = (number("refused"), number("already_there"));
    assert_eq!(read, imported + refused + there + number("held_back"), "{json}");
    (read, imported, refused, there)
}

/// The reasons of the row that stands at `place`.
pub(crate) fn reasons(json: &Value, place: &str) -> String {
    let rows = json["rows"].as_array().unwrap();
    let row = rows.iter().find(|row| row["place"] == place).unwrap_or_else(|| panic!("{place}: {json}"));
    row["reasons"].to_string()
}

/// A row of the old table about `subject`.
pub(crate) fn row(number: &str, subject: &str) -> String {
    format!("{number},2025-03-01 10:05,电话,陈先生,13800138000,{subject},退货,,,,,")
}

pub(crate) fn table(rows: &[String]) -> String {
    format!("{HEADINGS}\n{}\n", rows.join("\n"))
}
