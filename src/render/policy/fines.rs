//! Fines as tables: rules with who pays, switches with their readings, fines of rankings, measures against staff.

use super::{LABEL, LINE, SOURCE, View, sourced};
use crate::domain::fines::payee_label;
use crate::domain::fines::policy::{FineRule, Payee, RankingFine, Tied, WorstPays};
use crate::domain::money::{amount_in_words, format_amount};
use crate::domain::policy::Choice;
use crate::domain::why::{again_said, payers_said, sum_said};
use crate::render::table::{Cell, Column, Table, Tone, Value};
use crate::said;
use crate::words::{Label, Said};

const WHEN: Column = Column::new("when", "when", "条件").at_least(12);
const PAYERS: Column = Column::new("payers", "who pays", "缴纳人").at_least(12);
const PAYEE: Column = Column::new("payee", "goes to", "归属");

impl View<'_> {
    pub(super) fn fines(self) -> Vec<(&'static str, Table)> {
        vec![
            ("fines", self.fine_rules()),
            ("switches", self.switches()),
            ("ranking_fines", self.ranking_fines()),
            ("fine_terms", self.fine_terms()),
            ("measures", self.measures()),
            ("thresholds", self.thresholds()),
        ]
    }

    fn fine_rules(self) -> Table {
        let mut table = Table::new(vec![
            Column::new("rule", "fine", "罚款规则"),
            LABEL,
            WHEN,
            Column::new("switches", "switches", "取舍").at_least(10),
            Column::new("decided_by", "decided by", "决定人"),
            Column::new("amount", "amount", "金额").at_least(10),
            PAYERS,
            PAYEE,
            Column::new("fee", "fee for work", "手续费").for_machines(),
            Column::new("again", "again", "重复加罚").at_least(12),
            Column::new("points", "points", "扣分").right(),
            SOURCE,
            LINE,
        ]);
        for rule in &self.policy.fines.rules {
            let cells = self.fine_cells(rule);
            self.push(&mut table, &rule.choice, cells);
        }
        table
    }

    fn fine_cells(self, rule: &FineRule) -> Vec<Cell> {
        let switches: Vec<Choice> =
            self.policy.fines.switches.iter().map(|switch| switch.choice.clone()).collect();
        let named: Vec<String> = rule.switches.iter().map(|name| self.called(name, &switches)).collect();
        let again = rule.again.as_ref().map(again_said);
        let Said { en, zh } = sum_said(rule, self.policy);
        let sum = match rule.fee {
            true => said!(en: "{en} (a fee for work)", zh: "{zh}（手续费）"),
            false => Said { en, zh },
        };
        vec![
            self.condition(&rule.when),
            Cell::from(Value::Texts(rule.switches.clone())).shown(named.join(self.separator())),
            self.roles(&rule.decided_by),
            Cell::text(self.say(&sum)),
            Cell::text(self.say(&payers_said(&rule.payers, self.policy))),
            self.payee(rule.payee),
            Cell::from(Value::Answer(rule.fee)),
            Cell::maybe(again.as_ref().map(|again| self.say(again))),
            match rule.points {
                0 => Cell::empty(),
                points => Cell::number(points),
            },
        ]
    }

    fn payee(self, payee: Payee) -> Cell {
        Cell::text(payee.name()).shown(payee_label(payee).in_language(self.language))
    }

    /// One row for each reading.
    fn switches(self) -> Table {
        let mut table = Table::new(vec![
            Column::new("switch", "where the document is contradictory", "文件说法不一之处").at_least(12),
            Column::new("reading", "reading", "解释"),
            LABEL,
            Column::new("chosen", "taken", "采用"),
            Column::new("when", "then also", "另须").at_least(12),
            SOURCE,
            LINE,
        ]);
        for switch in &self.policy.fines.switches {
            for reading in &switch.readings {
                let chosen = reading.choice.name == switch.chosen;
                let mut cells = vec![Cell::text(&switch.choice.name).shown(self.say(&switch.choice.label))];
                cells.extend(self.named(&reading.choice));
                cells.push(Cell::from(Value::Answer(chosen)));
                cells.push(if reading.when.0.is_empty() {
                    Cell::empty()
                } else {
                    self.condition(&reading.when)
                });
                // Why this one is taken stands with the switch; the passage with each reading.
                let source = if chosen { &switch.choice.source } else { &reading.choice.source };
                cells.extend(sourced(source.as_deref(), reading.choice.line));
                table.push(if chosen { Tone::Plain } else { Tone::Faint }, cells);
            }
        }
        table
    }

    fn ranking_fines(self) -> Table {
        let mut table = Table::new(vec![
            Column::new("rule", "fine at the end of the year", "年度罚款"),
            LABEL,
            Column::new("ranking", "ranking", "排名"),
            Column::new("amounts", "amounts", "金额").at_least(10),
            Column::new("worst_pays", "worst place", "首位缴纳"),
            Column::new("tied", "equal places", "名次并列"),
            Column::new("wait_days", "days after the year", "年后天数").right(),
            PAYERS,
            PAYEE,
            SOURCE,
            LINE,
        ]);
        for fine in &self.policy.fines.rankings {
            let cells = self.ranking_cells(fine);
            self.push(&mut table, &fine.choice, cells);
        }
        table
    }

    fn ranking_cells(self, fine: &RankingFine) -> Vec<Cell> {
        let rankings: Vec<Choice> =
            self.policy.rankings.iter().map(|ranking| ranking.choice.clone()).collect();
        let amounts: Vec<String> = fine.amounts.iter().map(|amount| format_amount(*amount)).collect();
        let shown: Vec<String> = fine.amounts.iter().map(|amount| amount_in_words(*amount)).collect();
        let (worst, worst_label) = match fine.worst_pays {
            WorstPays::Most => ("most", Label::new("pays most", "罚最多")),
            WorstPays::AsListed => ("as-listed", Label::new("pays the first amount", "按所列第一项")),
        };
        let (tied, tied_label) = match fine.tied {
            Tied::Each => ("each", Label::new("each pays the amount of the place", "各按该名次缴纳")),
            Tied::Shared => ("shared", Label::new("share the amounts of their places", "分摊所占各名次金额")),
        };
        vec![
            Cell::text(&fine.ranking).shown(self.called(&fine.ranking, &rankings)),
            Cell::from(Value::Texts(amounts)).shown(shown.join(self.separator())),
            Cell::text(worst).shown(worst_label.in_language(self.language)),
            Cell::text(tied).shown(tied_label.in_language(self.language)),
            Cell::number(fine.wait_days),
            Cell::text(self.say(&payers_said(&fine.payers, self.policy))),
            self.payee(fine.payee),
        ]
    }

    fn measures(self) -> Table {
        let mut table = Table::new(vec![
            Column::new("measure", "measure against staff", "员工处理措施"),
            LABEL,
            Column::new("decided_by", "decided by", "决定人"),
            Column::new("most_days", "days at most", "最长天数").right(),
            SOURCE,
            LINE,
        ]);
        for measure in &self.policy.fines.measures {
            let days = measure.most_days.map_or_else(Cell::empty, Cell::number);
            self.push(&mut table, &measure.choice, vec![self.roles(&measure.decided_by), days]);
        }
        table
    }

    fn thresholds(self) -> Table {
        let mut table = Table::new(vec![
            Column::new("points", "points in a calendar year", "自然年内扣分").right(),
            Column::new("measure", "lead to", "应予处理"),
            SOURCE,
            LINE,
        ]);
        let measures: Vec<Choice> =
            self.policy.fines.measures.iter().map(|measure| measure.choice.clone()).collect();
        for threshold in &self.policy.fines.thresholds {
            let measure = self.called(&threshold.measure, &measures);
            let mut cells =
                vec![Cell::number(threshold.points), Cell::text(&threshold.measure).shown(measure)];
            cells.extend(sourced(Some(&threshold.source), threshold.line));
            table.push(Tone::Plain, cells);
        }
        table
    }
}
