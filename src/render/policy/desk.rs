//! Clocks and checklists as tables: what is due at the desk.

use super::{LINE, NAME, SOURCE, View, sourced};
use crate::domain::calendar::Term;
use crate::domain::clocks::policy::{ClockFamily, ClockRule, Warning};
use crate::render::table::{Cell, Column, Table, Tone};
use crate::words::Label;
use crate::words::policy::{NO, YES};

const LAW: Label = Label::new("law", "法定");
const PROMISE: Label = Label::new("promise", "承诺");
const AT_ONCE: Label = Label::new("at once", "立即");
const NONE: Label = Label::new("none", "无");

impl View<'_> {
    pub(super) fn clocks(self) -> Vec<(&'static str, Table)> {
        vec![("clocks", self.terms()), ("running", self.running()), ("breaches", self.breaches())]
    }

    /// One row for each term of each clock.
    fn terms(self) -> Table {
        let mut table = Table::new(vec![
            Column::new("clock", "clock", "时限"),
            Column::new("when", "when", "条件").at_least(12),
            Column::new("term", "term", "期限"),
            SOURCE,
            LINE,
        ]);
        for clock in &self.policy.clocks {
            for term in &clock.terms {
                let said = term.term.map(|term| term.said());
                let words = said.as_ref().map_or(NONE.in_language(self.language), |said| self.say(said));
                let mut cells = vec![
                    self.clock(clock),
                    self.condition(&term.when),
                    Cell::text(term.term.map_or_else(|| String::from("none"), |term| term.to_string()))
                        .shown(words),
                ];
                cells.extend(sourced(term.source.as_deref(), term.line));
                table.push(Tone::Plain, cells);
            }
        }
        table
    }

    /// One row for each clock: what starts and stops it.
    fn running(self) -> Table {
        let mut table = Table::new(vec![
            NAME,
            Column::new("from", "from", "起点"),
            Column::new("until", "until", "终点").at_least(16),
            Column::new("family", "family", "性质"),
            Column::new("pauses", "pauses", "可暂停"),
            Column::new("warnings", "warnings", "预警"),
            LINE,
        ]);
        for clock in &self.policy.clocks {
            let family = match clock.family {
                ClockFamily::Law => LAW,
                ClockFamily::Promise => PROMISE,
            };
            let cells = vec![
                self.clock(clock),
                Cell::text(&clock.from),
                Cell::text(clock.until.join(", ")),
                Cell::text(family.in_language(self.language)),
                Cell::text(if clock.pauses { YES } else { NO }.in_language(self.language)),
                Cell::text(clock.warnings.iter().map(warning).collect::<Vec<_>>().join(", ")),
                Cell::number(clock.choice.line),
            ];
            table.push(Tone::Plain, cells);
        }
        table
    }

    /// One row for each step of a breach.
    fn breaches(self) -> Table {
        let mut table = Table::new(vec![
            Column::new("breached", "overdue", "逾期"),
            Column::new("after", "after", "之后"),
            Column::new("level", "goes to", "升级至"),
            SOURCE,
            LINE,
        ]);
        for clock in &self.policy.clocks {
            for step in &clock.on_breach {
                let mut cells = vec![
                    self.clock(clock),
                    self.after(step.after),
                    Cell::text(&step.level).shown(self.level(&step.level)),
                ];
                cells.extend(sourced(step.source.as_deref(), step.line));
                table.push(Tone::Plain, cells);
            }
        }
        table
    }

    fn after(self, after: Term) -> Cell {
        let said = after.said();
        let at_once = matches!(after, Term::Elapsed { seconds: 0 } | Term::WorkingTime { seconds: 0 })
            .then_some(AT_ONCE);
        let words = at_once.map_or_else(|| self.say(&said), |label| label.in_language(self.language));
        Cell::text(after.to_string()).shown(words)
    }

    fn clock(self, clock: &ClockRule) -> Cell {
        Cell::text(&clock.choice.name).shown(self.say(&clock.choice.label))
    }

    pub(super) fn checklists(self) -> Table {
        let mut table = Table::new(vec![
            Column::new("stage", "stage", "阶段"),
            Column::new("when", "when", "条件").at_least(12),
            Column::new("item", "item", "事项").at_least(30),
            SOURCE,
            LINE,
        ]);
        for checklist in &self.policy.guidance.checklists {
            for item in &checklist.items {
                let mut cells = vec![
                    Cell::text(&checklist.stage),
                    self.condition(&checklist.when),
                    Cell::text(self.say(item)),
                ];
                cells.extend(sourced(Some(&checklist.source), checklist.line));
                table.push(Tone::Plain, cells);
            }
        }
        table
    }
}

fn warning(warning: &Warning) -> String {
    match warning {
        Warning::Before(term) => format!("-{term}"),
        Warning::Percent(percent) => format!("{percent}%"),
    }
}
