//! Investigation, gates and separations of duties as tables.

use super::{LABEL, LINE, SOURCE, View};
use crate::domain::gates::policy::{Gate, Party, Who};
use crate::domain::gates::{event_said, party_said, roles_said};
use crate::render::table::{Cell, Column, Table};
use crate::said;
use crate::words::policy::{NO, YES};
use crate::words::{Language, Said};

const WHEN: Column = Column::new("when", "when", "条件").at_least(12);
const OVERRIDE: Column = Column::new("override_by", "set aside by", "可排除适用者");

impl View<'_> {
    pub(super) fn investigation(self) -> Vec<(&'static str, Table)> {
        let mut table = Table::new(vec![
            Column::new("evidence", "evidence", "证据"),
            LABEL,
            Column::new("lawful", "lawfulness told", "须说明合法取得"),
            Column::new("preservation", "kept", "保存要求").at_least(12),
            SOURCE,
            LINE,
        ]);
        for kind in &self.policy.investigation.evidence {
            let lawful = if kind.lawful { YES } else { NO };
            let cells = vec![
                Cell::text(lawful.in_language(self.language)),
                Cell::maybe(kind.preservation.as_ref().map(|kept| self.say(kept))),
            ];
            self.push(&mut table, &kind.choice, cells);
        }
        vec![("evidence", table)]
    }

    pub(super) fn gates(self) -> Vec<(&'static str, Table)> {
        vec![("gates", self.gate_table()), ("separations", self.separations())]
    }

    fn gate_table(self) -> Table {
        let mut table = Table::new(vec![
            Column::new("gate", "gate", "前置条件"),
            LABEL,
            Column::new("before", "before", "在此之前"),
            WHEN,
            Column::new("needs", "needs", "须先有").at_least(16),
            OVERRIDE,
            SOURCE,
            LINE,
        ]);
        for gate in &self.policy.gates {
            let needs = self.needs(gate);
            let cells = vec![
                self.events(&gate.before),
                self.condition(&gate.when),
                Cell::text(self.say(&needs)),
                self.roles(&gate.override_by),
            ];
            self.push(&mut table, &gate.choice, cells);
        }
        table
    }

    /// What a gate waits for, in words.
    fn needs(self, gate: &Gate) -> Said {
        let mut parts: Vec<Said> = gate.needs.iter().map(|need| event_said(need, self.policy)).collect();
        if !gate.any_of.is_empty() {
            let of = gate.any_of.iter().map(|pattern| event_said(pattern, self.policy));
            let (en, zh): (Vec<_>, Vec<_>) = of.map(|said| (said.en, said.zh)).unzip();
            let (en, zh, count) = (en.join(", "), zh.join("、"), gate.at_least);
            parts.push(said!(en: "{count} different of: {en}", zh: "以下至少 {count} 种：{zh}"));
        }
        if let Some(since) = &gate.since {
            let Said { en, zh } = event_said(since, self.policy);
            parts.push(said!(en: "since “{en}”", zh: "“{zh}”之后"));
        }
        if gate.this_round {
            parts.push(said!(en: "in this round", zh: "本轮之内"));
        }
        let (en, zh): (Vec<_>, Vec<_>) = parts.into_iter().map(|said| (said.en, said.zh)).unzip();
        Said { en: en.join("; "), zh: zh.join("；") }
    }

    fn separations(self) -> Table {
        let mut table = Table::new(vec![
            Column::new("separation", "separation", "职责分离"),
            LABEL,
            Column::new("of", "about", "事项"),
            Column::new("who", "who", "何人"),
            WHEN,
            Column::new("apart_from", "is none of", "不得是"),
            Column::new("above", "stands above", "级别须高于"),
            Column::new("only", "only", "仅限"),
            OVERRIDE,
            SOURCE,
            LINE,
        ]);
        for separation in &self.policy.separations {
            let who = match separation.who {
                Who::By => said!(en: "who records it", zh: "登记人"),
                Who::To => said!(en: "who is given it", zh: "承办人"),
            };
            let cells = vec![
                self.events(&separation.of),
                Cell::text(self.say(&who)),
                self.condition(&separation.when),
                self.parties(&separation.apart_from),
                self.parties(&separation.above),
                self.roles(&separation.only),
                self.roles(&separation.override_by),
            ];
            self.push(&mut table, &separation.choice, cells);
        }
        table
    }

    /// Events by their patterns; in words for people.
    fn events(self, patterns: &[String]) -> Cell {
        let said: Vec<Said> = patterns.iter().map(|pattern| event_said(pattern, self.policy)).collect();
        let words = said.iter().map(|said| self.say(said)).collect::<Vec<_>>();
        Cell::text(patterns.join(", ")).shown(words.join(self.separator()))
    }

    fn parties(self, parties: &[Party]) -> Cell {
        let labels = parties.iter().map(|party| party_said(*party).in_language(self.language));
        Cell::text(labels.collect::<Vec<_>>().join(self.separator()))
    }

    pub(super) fn roles(self, roles: &[String]) -> Cell {
        let english = self.language == Language::English;
        Cell::text(roles.join(", ")).shown(roles_said(roles, self.policy, english))
    }

    pub(super) fn separator(self) -> &'static str {
        match self.language {
            Language::English => ", ",
            Language::Chinese => "、",
        }
    }
}
