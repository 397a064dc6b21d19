//! The table of commands, proved to be whole.

use std::collections::BTreeSet;

use clap::CommandFactory;
use plaint::commands::command_line::CommandLine;

use crate::house::{House, told};

const TABLE: &str = include_str!("commands.txt");

/// What stands for ids in the table, and which; grows while the commands run.
pub(crate) struct Ids(Vec<(&'static str, String)>);

impl Ids {
    pub(crate) fn of(house: &House) -> Self {
        let [case, other, closing] = house.cases.clone();
        let ids = vec![("CASE", case), ("OTHER", other), ("CLOSING", closing)];
        Self(ids)
    }

    /// The words of a line with ids in their places.
    pub(crate) fn words(&self, line: &str) -> Vec<String> {
        let id = |word: String| {
            let known = self.0.iter().rev().find(|(name, _)| *name == word);
            known.map_or(word, |(_, id)| id.clone())
        };
        shlex::split(line).unwrap().into_iter().map(id).collect()
    }

    /// Takes up the ids that a command told.
    pub(crate) fn learn(&mut self, line: &str, told: &str) {
        let word = |begin: &str| {
            let words = told.split(|sign: char| !sign.is_ascii_alphanumeric() && sign != '-');
            words.map(str::to_owned).find(|word| word.starts_with(begin) && word.len() > begin.len() + 3)
        };
        if line.starts_with("customer add") {
            self.0.extend(word("c-").map(|id| ("CUSTOMER", id)));
        } else if line.starts_with("measure plan") {
            self.0.extend(word("m-").map(|id| ("MEASURE", id)));
        }
    }

    /// Takes up an event that can be voided: a note of the complaint, from its file.
    pub(crate) fn learn_event(&mut self, house: &House) {
        let [case, ..] = &house.cases;
        let (day, _) = case.split_at(6);
        let path = format!("shop/cases/20{}/{}/{}/{case}.yaml", &day[..2], &day[2..4], &day[4..]);
        let text = std::fs::read_to_string(house.at(&path)).unwrap();
        let before = text.split("event: note").next().unwrap();
        let id = before.rsplit("- id: ").next().and_then(|rest| rest.lines().next()).unwrap();
        self.0.push(("EVENT", id.trim().to_owned()));
    }
}

/// The lines of the table.
pub(crate) fn lines() -> impl Iterator<Item = &'static str> {
    TABLE.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn leaves(command: &clap::Command, path: &str, found: &mut BTreeSet<String>) {
    for below in command.get_subcommands().filter(|below| below.get_name() != "help") {
        let path = format!("{path} {}", below.get_name()).trim().to_owned();
        if below.has_subcommands() {
            leaves(below, &path, found);
        } else {
            found.insert(path);
        }
    }
}

#[test]
fn every_command_has_a_line() {
    let mut known = BTreeSet::new();
    leaves(&CommandLine::command(), "", &mut known);
    let missing: Vec<&String> = known
        .iter()
        .filter(|path| !lines().any(|line| line == *path || line.starts_with(&format!("{path} "))))
        .collect();
    assert!(missing.is_empty(), "give these a line in tests/hostile/commands.txt: {missing:?}");
}

#[test]
fn most_lines_do_their_work_in_a_workspace_that_is_in_order() {
    let house = House::new();
    let (done, refused) = run_all(&house, |house, words| house.run(words));
    assert!(done >= 75, "only {done} of the lines do their work: {refused:#?}");
}

/// Runs the whole table; how many ended well, and what the others said.
pub(crate) fn run_all(
    house: &House,
    mut run: impl FnMut(&House, &[&str]) -> std::process::Output,
) -> (usize, Vec<String>) {
    let mut ids = Ids::of(house);
    let (mut done, mut refused) = (0, Vec::new());
    for line in lines() {
        if line.contains("EVENT") {
            ids.learn_event(house);
        }
        let words = ids.words(line);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let output = run(house, &words);
        let said = told(&output);
        assert!(output.status.code().is_some_and(|code| code <= 5), "{line}: {:?}\n{said}", output.status);
        ids.learn(line, &said);
        if output.status.success() {
            done += 1;
        } else {
            refused.push(format!("{line}: {}", said.lines().next().unwrap_or_default()));
        }
    }
    (done, refused)
}
