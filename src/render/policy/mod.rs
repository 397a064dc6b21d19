//! A policy as tables, in either language, with the source of everything it says.

mod cases;
mod desk;
mod fine_terms;
mod fines;
mod gates;
mod law;
mod rankings;
mod remedies;
mod words;

use super::report::{Body, Fact, Report};
use super::table::{Cell, Column, Table};
use crate::domain::policy::{Choice, Condition, Facts, Policy};
use crate::domain::why::condition_said;
use crate::words::policy::PARTS;
use crate::words::{Label, Language, Said};

/// The policy as a report: its head, then the parts that `wanted` names (`clocks`), or all of them.
pub fn report(policy: &Policy, language: Language, wanted: Option<&str>) -> Report {
    let view = View { policy, language };
    let mut report = Report::default();
    report.push("policy", "", Body::Facts(view.head()));
    for (part, label) in PARTS {
        if wanted.is_none_or(|wanted| wanted == *part) {
            view.part(part, label.in_language(language), &mut report);
        }
    }
    report
}

/// A policy and who looks at it.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    policy: &'a Policy,
    language: Language,
}

/// The last two columns of every table: where it comes from, and where it stands.
const SOURCE: Column = Column::new("source", "source", "出处").at_least(12);
const LINE: Column = Column::new("line", "line", "行").right();
const NAME: Column = Column::new("name", "name", "名称");
const LABEL: Column = Column::new("label", "meaning", "含义").at_least(12);

impl View<'_> {
    fn head(self) -> Vec<Fact> {
        let policy = self.policy;
        let fact = |key: &str, label: Label, text: String| {
            Fact::new(key, label.in_language(self.language), Cell::text(text))
        };
        vec![
            fact("id", Label::new("policy", "策略"), policy.id.clone()),
            fact("label", Label::new("for", "适用"), self.say(&policy.label).to_owned()),
            fact("version", Label::new("version", "版本"), policy.version.clone()),
            fact("effective", Label::new("effective from", "生效日期"), policy.effective.to_string()),
            fact("source", Label::new("source", "出处"), policy.source.clone()),
        ]
    }

    fn part(self, part: &str, title: &str, report: &mut Report) {
        let tables: Vec<(&'static str, Table)> = match part {
            "words" => self.words(),
            "intake" => self.intake(),
            "triage" => self.triage(),
            "clocks" => self.clocks(),
            "escalation" => self.escalation(),
            "investigation" => self.investigation(),
            "resolution" => self.resolution(),
            "gates" => self.gates(),
            "law" => vec![("bounds", self.bounds())],
            "rankings" => vec![("rankings", self.rankings())],
            "fines" => self.fines(),
            "wording" => vec![("wording", self.wording())],
            "checklists" => vec![("checklists", self.checklists())],
            _ => vec![("examples", self.examples())],
        };
        let filled = tables.into_iter().filter(|(_, table)| !table.rows.is_empty());
        for (index, (key, table)) in filled.enumerate() {
            let title = if index == 0 { title } else { "" };
            report.push(key, title, Body::Table(table));
        }
    }

    fn say(self, said: &Said) -> &str {
        said.in_language(self.language)
    }

    /// A name of the policy with its label for people, in one cell.
    fn called(self, name: &str, choices: &[Choice]) -> String {
        let found = choices.iter().find(|choice| choice.name == name);
        found.map_or_else(|| name.to_owned(), |choice| self.say(&choice.label).to_owned())
    }

    fn condition(self, condition: &Condition) -> Cell {
        let said = condition_said(condition, &Facts::default(), self.policy);
        Cell::text(self.say(&said))
    }

    fn list(self, said: &[Said]) -> Cell {
        let separator = match self.language {
            Language::English => "; ",
            Language::Chinese => "；",
        };
        Cell::text(said.iter().map(|said| self.say(said)).collect::<Vec<_>>().join(separator))
    }

    /// The first cells of a row: name and label.
    fn named(self, choice: &Choice) -> [Cell; 2] {
        [Cell::text(&choice.name), Cell::text(self.say(&choice.label))]
    }
}

/// The last cells of a row: source and line.
fn sourced(source: Option<&str>, line: usize) -> [Cell; 2] {
    [Cell::maybe(source), Cell::number(line)]
}
