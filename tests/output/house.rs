//! A small house with four complaints, and its commands run in process on a terminal that is made for the test.

use std::fs;

use clap::Parser;
use plaint::commands::command_line::CommandLine;
use plaint::commands::session::{Outcome, Session, Terminal};
use plaint::domain::failure::Failure;
use plaint::domain::instant;
use plaint::words::Language;

/// The present.
pub(crate) const NOW: &str = "2026-11-20T16:00:00+08:00";

const SHOP: &str = include_str!("house/shop.toml");
const POLICY: &str = include_str!("../rules/house.toml");
const CASES: &[(&str, &str)] = &[
    ("02/261102-c1c1", include_str!("house/cases/261102-c1c1.yaml")),
    ("16/261116-a2a2", include_str!("house/cases/261116-a2a2.yaml")),
    ("19/261119-p3p3", include_str!("house/cases/261119-p3p3.yaml")),
    ("20/261120-n4n4", include_str!("house/cases/261120-n4n4.yaml")),
];

/// The house in a folder of its own.
pub(crate) struct House {
    folder: tempfile::TempDir,
}

/// What a command did.
pub(crate) struct Told {
    pub(crate) outcome: Outcome,
    pub(crate) results: String,
    pub(crate) remarks: String,
}

impl House {
    pub(crate) fn new() -> Self {
        let house = Self { folder: tempfile::tempdir().unwrap() };
        house.write("shop.toml", SHOP);
        house.write("policies/house.toml", POLICY);
        for (path, text) in CASES {
            house.write(&format!("cases/2026/11/{path}.yaml"), text);
        }
        house
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Where a file of the house stands, for commands that read what they are given.
    pub(crate) fn place(&self, path: &str) -> String {
        self.folder.path().join(path).to_str().unwrap().to_owned()
    }

    /// Runs a command on a terminal of 80 columns.
    pub(crate) fn on_terminal(&self, language: Language, words: &[&str]) -> Told {
        self.run(language, Some(80), words)
    }

    /// Runs a command whose output goes into a file.
    pub(crate) fn to_file(&self, words: &[&str]) -> Told {
        self.run(Language::English, None, words)
    }

    pub(crate) fn run(&self, language: Language, width: Option<usize>, words: &[&str]) -> Told {
        let line = CommandLine::try_parse_from(["plaint"].iter().chain(words)).unwrap();
        let (done, results, remarks) = self.perform(language, width, line);
        let outcome = done.unwrap_or_else(|error| panic!("{words:?}: {error:#}"));
        Told { outcome, results, remarks }
    }

    /// The words of a command that could not do its work, a line each.
    pub(crate) fn failure(&self, language: Language, line: CommandLine) -> String {
        let failure = self.perform(language, None, line).0.unwrap_err().downcast::<Failure>().unwrap();
        let said = std::iter::once(&failure.message).chain(&failure.tips);
        said.map(|said| said.in_language(language)).collect::<Vec<_>>().join("\n")
    }

    fn perform(
        &self,
        language: Language,
        width: Option<usize>,
        line: CommandLine,
    ) -> (anyhow::Result<Outcome>, String, String) {
        let (mut results, mut remarks) = (Vec::new(), Vec::new());
        let mut session = Session {
            now: instant::parse(NOW).unwrap(),
            clock_set: true,
            asked_language: Some(language),
            language,
            format: line.everywhere.format,
            as_of: line.everywhere.as_of,
            by: Some("li".to_owned()),
            directory: self.folder.path().to_owned(),
            terminal: Terminal { interactive: false, output: width.is_some(), colour: false, width },
            input: Box::new(std::io::empty()),
            output: Box::new(&mut results),
            notices: Box::new(&mut remarks),
        };
        let done = match line.command {
            Some(command) => command.run(&mut session),
            None => plaint::commands::what_needs_doing(&mut session),
        };
        drop(session);
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (done, text(results), text(remarks))
    }
}
