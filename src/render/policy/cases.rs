//! Triage and escalation as tables.

use super::{LABEL, LINE, SOURCE, View, sourced};
use crate::domain::policy::Choice;
use crate::render::table::{Cell, Column, Table, Tone};
use crate::words::policy::{NO, YES};

const WHEN: Column = Column::new("when", "when", "条件").at_least(12);

impl View<'_> {
    pub(super) fn triage(self) -> Vec<(&'static str, Table)> {
        vec![
            ("axes", self.axes()),
            ("tiers", self.tiers()),
            ("suggestions", self.suggestions()),
            ("upgrades", self.upgrades()),
        ]
    }

    fn axes(self) -> Table {
        let mut table = Table::new(vec![
            Column::new("axis", "axis", "维度"),
            Column::new("answer", "answer", "取值"),
            LABEL,
            Column::new("words", "key words", "关键词").at_least(12).spare(1),
            SOURCE,
            LINE,
        ]);
        for axis in &self.policy.triage.axes {
            for value in &axis.values {
                let mut cells = vec![Cell::text(&axis.choice.name).shown(self.say(&axis.choice.label))];
                cells.extend(self.named(value));
                cells.push(Cell::text(value.words.join(" ")));
                cells.extend(sourced(value.source.as_deref().or(axis.choice.source.as_deref()), value.line));
                table.push(Tone::Plain, cells);
            }
        }
        table
    }

    fn tiers(self) -> Table {
        let mut table = Table::new(vec![
            Column::new("tier", "tier", "等级"),
            LABEL,
            Column::new("rank", "rank", "次序").right(),
            WHEN,
            Column::new("handling", "handling", "处理要求").at_least(20),
            SOURCE,
            LINE,
        ]);
        for tier in &self.policy.triage.tiers {
            let cells = vec![
                Cell::number(tier.rank),
                self.condition(&tier.when),
                Cell::maybe(tier.handling.as_ref().map(|handling| self.say(handling))),
            ];
            self.push(&mut table, &tier.choice, cells);
        }
        table
    }

    fn suggestions(self) -> Table {
        let mut table = Table::new(vec![
            Column::new("axis", "axis", "维度"),
            Column::new("answer", "answer", "取值"),
            WHEN,
            SOURCE,
            LINE,
        ]);
        for suggestion in &self.policy.triage.suggestions {
            let mut cells = vec![
                Cell::text(&suggestion.axis),
                Cell::text(&suggestion.value),
                self.condition(&suggestion.when),
            ];
            cells.extend(sourced(Some(&suggestion.source), suggestion.line));
            table.push(Tone::Plain, cells);
        }
        table
    }

    fn upgrades(self) -> Table {
        let mut table = Table::new(vec![
            Column::new("upgrade", "upgrade", "升等"),
            LABEL,
            WHEN,
            Column::new("to", "to", "升至"),
            SOURCE,
            LINE,
        ]);
        let tiers: Vec<Choice> = self.policy.triage.tiers.iter().map(|tier| tier.choice.clone()).collect();
        for upgrade in &self.policy.triage.upgrades {
            let to = Cell::text(&upgrade.to).shown(self.called(&upgrade.to, &tiers));
            self.push(&mut table, &upgrade.choice, vec![self.condition(&upgrade.when), to]);
        }
        table
    }

    pub(super) fn escalation(self) -> Vec<(&'static str, Table)> {
        vec![("levels", self.levels()), ("rules", self.rules())]
    }

    fn levels(self) -> Table {
        let mut table = Table::new(vec![
            Column::new("level", "level", "层级"),
            LABEL,
            Column::new("role", "role", "角色"),
            Column::new("outside", "outside", "外部"),
            Column::new("notice", "notice", "报告方式").at_least(12),
            SOURCE,
            LINE,
        ]);
        for level in &self.policy.escalation.levels {
            let cells = vec![
                Cell::maybe(level.role.as_ref().map(|role| self.called(role, &self.policy.vocabulary.roles))),
                Cell::text(if level.outside { YES } else { NO }.in_language(self.language)),
                Cell::maybe(level.notice.as_ref().map(|notice| self.say(notice))),
            ];
            self.push(&mut table, &level.choice, cells);
        }
        table
    }

    fn rules(self) -> Table {
        let mut table = Table::new(vec![
            Column::new("rule", "rule", "规则"),
            LABEL,
            WHEN,
            Column::new("level", "level", "层级"),
            SOURCE,
            LINE,
        ]);
        for rule in &self.policy.escalation.rules {
            let level = Cell::text(&rule.level).shown(self.level(&rule.level));
            self.push(&mut table, &rule.choice, vec![self.condition(&rule.when), level]);
        }
        table
    }

    /// A level in words.
    pub(super) fn level(self, name: &str) -> String {
        let levels: Vec<Choice> =
            self.policy.escalation.levels.iter().map(|level| level.choice.clone()).collect();
        self.called(name, &levels)
    }
}
