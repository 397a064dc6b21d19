//! Rankings as a table: what is ranked by which figure.

use super::{LABEL, LINE, NAME, SOURCE, View, sourced};
use crate::domain::ranking::policy::{By, Measure, Ties};
use crate::render::table::{Cell, Column, Table, Tone};
use crate::words::Label;

impl View<'_> {
    pub(super) fn rankings(self) -> Table {
        let mut table = Table::new(vec![
            NAME,
            LABEL,
            Column::new("by", "of", "排名对象"),
            Column::new("measure", "by", "指标").at_least(12),
            Column::new("when", "counted where", "计入条件").at_least(12),
            Column::new("top", "places", "名次数").right(),
            Column::new("ties", "equal figures", "同值时"),
            Column::new("minimum", "at least", "最少件数").right(),
            SOURCE,
            LINE,
        ]);
        for rule in &self.policy.rankings {
            let word = |name: &str, label: Label| Cell::text(name).shown(label.in_language(self.language));
            let mut cells = Vec::from(self.named(&rule.choice));
            cells.extend([
                self.ranked(&rule.by),
                word(measure_name(rule.measure), measure_label(rule.measure)),
                self.condition(&rule.when),
                Cell::number(rule.top),
                word(ties_name(rule.ties), ties_label(rule.ties)),
                Cell::number(rule.minimum),
            ]);
            cells.extend(sourced(rule.choice.source.as_deref(), rule.choice.line));
            table.push(Tone::Plain, cells);
        }
        table
    }

    fn ranked(self, by: &By) -> Cell {
        let label = match by {
            By::Store => Label::new("stores", "门店"),
            By::Department => Label::new("departments", "部门"),
            By::Staff => Label::new("staff", "员工"),
            By::Handler => Label::new("handlers", "经办人"),
            By::Category => Label::new("categories", "类别"),
            By::Field(field) => {
                let fields = self.policy.intake.fields.iter().map(|rule| rule.choice.clone());
                return Cell::text(field).shown(self.called(field, &fields.collect::<Vec<_>>()));
            }
        };
        Cell::text(by.name()).shown(label.in_language(self.language))
    }
}

fn measure_name(measure: Measure) -> &'static str {
    Measure::NAMES.iter().find(|(_, known)| *known == measure).map_or("", |(name, _)| name)
}

fn measure_label(measure: Measure) -> Label {
    match measure {
        Measure::Complaints => Label::new("complaints", "投诉件数"),
        Measure::PerThousand => Label::new("per 1,000 transactions", "每千笔交易件数"),
        Measure::Satisfied => Label::new("share satisfied", "满意率"),
        Measure::InTime => Label::new("share in time", "按时率"),
    }
}

fn ties_name(ties: Ties) -> &'static str {
    match ties {
        Ties::SamePlace => "same-place",
        Ties::HigherRate => "higher-rate",
        Ties::ReachedFirst => "reached-first",
    }
}

fn ties_label(ties: Ties) -> Label {
    match ties {
        Ties::SamePlace => Label::new("share the place", "名次并列"),
        Ties::HigherRate => Label::new("the higher rate first", "比率高者在前"),
        Ties::ReachedFirst => Label::new("who reached it first", "先达到者在前"),
    }
}
