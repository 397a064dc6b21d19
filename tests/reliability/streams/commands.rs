//! A command line or more for every command.

use clap::CommandFactory;
use plaint::commands::command_line::CommandLine;

use crate::shop::Shop;

/// A command line with places that a shop fills: `CASE`, `OTHER`, `FILE`, `TABLE`, `MAPPING`, `OUT`.
pub(super) struct Line {
    /// What it is called in messages.
    pub(super) told: String,
    words: Vec<String>,
}

/// What each command is given; one that is not here is run by its name alone.
const LINES: &[&str] = &[
    "init --trade shop --name B --zone Asia/Shanghai --staff li=Li OUT",
    "new --channel counter --called X --subject Y --set receipt=shown --set demand=exchange",
    "import TABLE --mapping MAPPING",
    "triage CASE",
    "respond CASE --note seen",
    "inform CASE --note seen",
    "assign CASE li",
    "note CASE seen",
    "statement CASE --note seen",
    "assess CASE",
    "determine CASE",
    "weigh CASE first --verdict no --reason seen",
    "offer CASE --interim --remedy apology",
    "refuse CASE --reason seen",
    "approve CASE",
    "disapprove CASE --reason seen",
    "document CASE sheet",
    "lesson CASE seen",
    "classify CASE",
    "form CASE",
    "letter CASE acknowledgement",
    "lint CASE FILE",
    "lessons",
    "drill",
    "guide CASE",
    "accept CASE",
    "action CASE mending --owner li --due 2027-01-04T10:00:00+08:00",
    "done CASE",
    "callback CASE --satisfied",
    "expose CASE",
    "clarify CASE",
    "verify CASE",
    "retract CASE",
    "sanction CASE --staff li --measure talk --reason seen",
    "link CASE OTHER --as related",
    "merge CASE OTHER --reason seen",
    "split CASE --subject seen --reason seen",
    "pause CASE --reason seen",
    "resume CASE",
    "extend CASE respond --to 2027-01-04T10:00:00+08:00 --authority li --reason seen",
    "escalate CASE owner --reason seen",
    "evidence add CASE FILE --kind photo",
    "evidence list CASE",
    "evidence verify",
    "withdraw CASE --reason seen",
    "reopen CASE --reason seen",
    "correct CASE subject other --reason seen",
    "void CASE e00000 --reason seen",
    "close CASE",
    "list",
    "list --format json",
    "show CASE",
    "overdue",
    "agenda",
    "summary",
    "summary --as html --output OUT",
    "rank",
    "systemic",
    "fine list",
    "books --as hledger",
    "export --as xlsx --output OUT",
    "why CASE respond",
    "sweep",
    "measure list",
    "store list",
    "customer add --telephone 13912345678 --name X",
    "customer list",
    "reckon",
    "check",
    "policy check",
    "policy show",
    "audit",
    "doctor --repair",
    "completions bash",
    "man",
];

/// All of them; what takes long only in the long form.
pub(super) fn all(long: bool) -> Vec<Line> {
    let mut lines: Vec<Line> = LINES.iter().map(|told| Line::of(told)).collect();
    if long {
        lines.push(Line::of("demo OUT"));
    }
    for command in CommandLine::command().get_subcommands() {
        let name = command.get_name();
        let known = LINES.iter().any(|line| line.split(' ').next() == Some(name));
        // git runs the driver, by files and codes of its own (tests/merge-driver).
        if !known && !["demo", "help", "merge-driver"].contains(&name) {
            lines.push(Line::of(name));
        }
    }
    lines
}

impl Line {
    fn of(told: &str) -> Self {
        Self { told: told.to_owned(), words: told.split(' ').map(str::to_owned).collect() }
    }

    /// The command.
    pub(super) fn command(&self) -> &str {
        &self.words[0]
    }

    /// The words in a shop; `li` acts.
    pub(super) fn words(&self, shop: &Shop) -> Vec<String> {
        let beside = |name: &str| shop.side.join(name).to_str().unwrap().to_owned();
        let words = self.words.iter().map(|word| match word.as_str() {
            "CASE" => shop.cases[0].clone(),
            "OTHER" => shop.cases[1].clone(),
            "FILE" => beside("file.txt"),
            "TABLE" => beside("table.csv"),
            "MAPPING" => beside("mapping.toml"),
            "OUT" => shop.root.join("made-here").to_str().unwrap().to_owned(),
            other => other.to_owned(),
        });
        words.chain(["--by".to_owned(), "li".to_owned()]).collect()
    }
}
