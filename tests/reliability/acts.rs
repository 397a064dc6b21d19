//! The writing commands that are harmed, each with a word of its own by which its work is found again.

use std::fs;
use std::process::Command;

use crate::shop::Shop;

/// A writing command.
pub(crate) struct Act {
    /// What it is called in figures.
    pub(crate) name: &'static str,
    /// How often its word stands in the workspace when all of it is done; 0 for a sweep, which has none.
    pub(crate) marks: usize,
    words: fn(&Shop, &str) -> Vec<String>,
}

/// All of them.
pub(crate) const ACTS: &[Act] = &[
    Act { name: "new", marks: 1, words: |_, mark| owned(&crate::shop::new_words(mark)) },
    Act { name: "note", marks: 1, words: |shop, mark| owned(&["note", &shop.cases[0], mark]) },
    Act {
        name: "respond",
        marks: 1,
        words: |shop, mark| owned(&["respond", &shop.cases[0], "--note", mark]),
    },
    Act { name: "offer", marks: 1, words: offer },
    Act { name: "evidence add", marks: 2, words: evidence },
    Act { name: "import", marks: 3, words: import_words },
    Act { name: "split", marks: 2, words: split },
    Act { name: "customer add", marks: 1, words: customer },
    Act { name: "sync", marks: 1, words: sync },
    Act { name: "sweep", marks: 0, words: |_, _| owned(&["sweep"]) },
];

impl Act {
    /// The command line that does it once; what it needs is put beside the workspace.
    pub(crate) fn words(&self, shop: &Shop, mark: &str) -> Vec<String> {
        (self.words)(shop, mark)
    }
}

/// The word of the `number`th command of a run: nine figures, so it also makes a telephone number.
pub(crate) fn mark(number: u64) -> String {
    format!("m{number:08}m")
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn offer(shop: &Shop, mark: &str) -> Vec<String> {
    owned(&["offer", &shop.cases[1], "--interim", "--remedy", &format!("apology: {mark}")])
}

fn evidence(shop: &Shop, mark: &str) -> Vec<String> {
    let file = shop.side.join(format!("{mark}.txt"));
    fs::write(&file, format!("seen: {mark}\n")).unwrap();
    owned(&["evidence", "add", &shop.cases[0], file.to_str().unwrap(), "--kind", "photo"])
}

/// An import of three complaints that nobody has answered since.
pub(crate) fn import_words(shop: &Shop, mark: &str) -> Vec<String> {
    let file = shop.side.join(format!("{mark}.csv"));
    let number = mark.trim_matches('m');
    let mut table = "number,date,channel,called,subject,demand,receipt\n".to_owned();
    for row in 1..=3 {
        table += &format!("T-{number}-{row},2026-11-0{row} 10:05,telephone,陈女士,{mark},return,shown\n");
    }
    fs::write(&file, table).unwrap();
    let mapping = shop.side.join("mapping.toml");
    owned(&["import", file.to_str().unwrap(), "--mapping", mapping.to_str().unwrap()])
}

fn split(shop: &Shop, mark: &str) -> Vec<String> {
    owned(&["split", &shop.cases[1], "--subject", mark, "--reason", mark])
}

fn customer(_: &Shop, mark: &str) -> Vec<String> {
    let telephone = format!("139{}", mark.trim_matches('m'));
    owned(&["customer", "add", "--telephone", &telephone, "--name", mark])
}

/// A sync that brings a note which somebody recorded in another clone, while this one has commits of its own to send.
fn sync(shop: &Shop, mark: &str) -> Vec<String> {
    let hub = shop.side.join("hub.git").display().to_string();
    let other = Shop { root: shop.side.join("other"), ..shop.clone() };
    if !other.root.exists() {
        shop.git_must(&["clone", "-q", "--bare", ".", &hub]);
        shop.git_must(&["clone", "-q", &hub, other.root.to_str().unwrap()]);
        shop.git_must(&["remote", "add", "origin", &hub]);
        // git waits for no configuration, and it is not what is tested.
        let config = shop.root.join(".git/config");
        let synced = Command::new("sync").arg("-f").arg(&config).status().unwrap();
        assert!(synced.success());
    }
    other.git_must(&["fetch", "-q"]);
    other.git_must(&["reset", "-q", "--hard", "@{upstream}"]);
    other.must(&["note", &shop.cases[1], mark]);
    other.git_must(&["push", "-q"]);
    owned(&["sync", "--require-remote"])
}
