//! A small house with complaints that spreadsheets and calendars like to spoil.

use std::fs;
use std::path::PathBuf;

use crate::scene::{Scene, told};

/// The present.
pub(crate) const NOW: &str = "2026-11-20T16:00:00+08:00";

const SHOP: &str = include_str!("../output/house/shop.toml");
const POLICY: &str = include_str!("../rules/house.toml");

/// Closed; a formula, a telephone number, leading zeros, a number that is none, something deeper, a corrected header.
const CLOSED: &str = r#"record: complaint
format: 1
id: 261102-c1c1
received: 2026-11-02T10:00:00+08:00
store: east
channel: desk
customer: c-7h2km4q0x9vd
called: "陈先生"
subject: "=HYPERLINK(\"http://example.org\",\"点此\")"
receipt-number: "0012345"
member: 007
vip: true
seats: {row: "3", numbers: ["04", "05"]}
demand: [refund]
price: "10000.10"
emotion: calm
events:
  - id: e1
    at: 2026-11-02T10:00:00+08:00
    by: li
    n: 1
    event: received
    intake: submitted
    due:
      respond: {at: "2026-11-02T10:15:00+08:00", until: [responded]}
  - id: e2
    at: 2026-11-02T10:30:00+08:00
    by: li
    n: 2
    event: responded
    form: spoken
    note: "+86 138 1234 5678 已致电\n第二行\e[31m"
  - id: e3
    at: 2026-11-02T11:00:00+08:00
    by: li
    n: 3
    event: triaged
    tier: ordinary
    category: noise
    axes: {urgency: normal, scope: single}
    due:
      settle: {at: "2026-11-09T18:00:00+08:00", until: [closed], from: "2026-11-02T10:00:00+08:00"}
  - id: e4
    at: 2026-11-04T09:30:00+08:00
    happened: 2026-11-03T17:00:00+08:00
    by: sam
    n: 4
    event: closed
    outcome: settled
    satisfied: "yes"
"#;

/// Open and overdue, with a promise that was moved, and one to come.
const OPEN: &str = r#"record: complaint
format: 1
id: 261119-p3p3
received: 2026-11-19T09:00:00+08:00
store: west
channel: desk
called: "王女士"
subject: "王小明（电话 13912345678）称餐具不洁，要求当面致歉、退还全部餐费并书面说明整改措施与完成期限"
demand: [refund, apology]
emotion: angry
events:
  - id: e1
    at: 2026-11-19T09:00:00+08:00
    by: li
    n: 1
    event: received
    intake: submitted
    due:
      respond: {at: "2026-11-19T09:15:00+08:00", until: [responded]}
      settle: {at: "2026-11-20T18:00:00+08:00", until: [closed]}
  - id: e2
    at: 2026-11-19T11:00:00+08:00
    by: sam
    n: 2
    event: extended
    clock: settle
    authority: li
    reason: "等待检测"
    due:
      settle: {at: "2026-11-24T18:00:00+08:00", until: [closed]}
"#;

/// The customer whom the first complaint names.
const CUSTOMER: &str = r#"record: customer
format: 1
id: c-7h2km4q0x9vd
called: "陈先生"
name: "陈大文"
telephone: "013800138000"
address: "解放路1号"
events: []
"#;

/// The house, with the language of its results.
pub(crate) struct House {
    scene: Scene,
}

impl House {
    pub(crate) fn new() -> Self {
        let house = Self { scene: Scene::of(SHOP, &[("house", POLICY)]) };
        house.write("cases/2026/11/02/261102-c1c1.yaml", CLOSED);
        house.write("cases/2026/11/19/261119-p3p3.yaml", OPEN);
        house.write("customers/c-7h2km4q0x9vd.yaml", CUSTOMER);
        house
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.scene.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// The complaints as their files are read.
    pub(crate) fn records(&self) -> Vec<plaint::domain::record::Record> {
        [CLOSED, OPEN].map(|text| plaint::format::yaml::read(text).unwrap()).into()
    }

    /// What a command writes to standard output.
    pub(crate) fn told(&self, words: &[&str]) -> String {
        self.scene.at(NOW).output(words)
    }

    /// What a command says that must end with `code`.
    pub(crate) fn refused(&self, code: i32, words: &[&str]) -> String {
        self.scene.at(NOW).refused(code, words)
    }

    /// The file that a command makes.
    pub(crate) fn file(&self, name: &str, words: &[&str]) -> PathBuf {
        let file = self.scene.path().join(name);
        let mut words = words.to_vec();
        words.extend(["--output", name, "--force"]);
        let made = self.scene.at(NOW).run(&words);
        assert!(made.status.success(), "{words:?}: {}", told(&made));
        file
    }
}
