//! Remedies, ladders, authority, options and documents as tables.

use super::{LABEL, LINE, SOURCE, View, sourced};
use crate::domain::money::{Formula, format_amount};
use crate::domain::policy::{Choice, Facts};
use crate::domain::resolution::policy::{Authority, Basis, Limit, Nature};
use crate::domain::why::formula_said;
use crate::render::table::{Cell, Column, Table, Tone};
use crate::said;
use crate::words::policy::{NO, YES};
use crate::words::{Label, Said};

const WHEN: Column = Column::new("when", "when", "条件").at_least(12);

impl View<'_> {
    pub(super) fn resolution(self) -> Vec<(&'static str, Table)> {
        let resolution = &self.policy.resolution;
        vec![
            ("remedies", self.remedy_kinds()),
            ("ladders", self.ladders()),
            ("authority", self.authorities()),
            ("options", self.choices(Column::new("option", "option", "备选方案"), &resolution.options)),
            ("documents", self.documents()),
        ]
    }

    fn remedy_kinds(self) -> Table {
        let mut table = Table::new(vec![
            Column::new("remedy", "remedy", "补救方式"),
            LABEL,
            Column::new("nature", "nature", "性质"),
            Column::new("unit_cost", "costs", "单位成本").right(),
            Column::new("compensates", "compensation", "计入赔偿"),
            Column::new("without_consent", "without consent", "无须顾客同意"),
            Column::new("owner", "owner", "经办角色"),
            Column::new("term", "within", "期限"),
            SOURCE,
            LINE,
        ]);
        let yes_no = |flag: bool| Cell::text(if flag { YES } else { NO }.in_language(self.language));
        for kind in &self.policy.resolution.remedies {
            let owner = kind.owner.as_ref().map(|role| self.called(role, &self.policy.vocabulary.roles));
            let term = kind.term.map(|term| term.said());
            let cells = vec![
                Cell::text(nature(kind.nature).in_language(self.language)),
                Cell::maybe(kind.unit_cost.map(format_amount)),
                yes_no(kind.compensates),
                yes_no(kind.without_consent),
                Cell::maybe(owner),
                Cell::maybe(term.as_ref().map(|term| self.say(term))),
            ];
            self.push(&mut table, &kind.choice, cells);
        }
        table
    }

    /// One row for each rung.
    fn ladders(self) -> Table {
        let mut table = Table::new(vec![
            Column::new("ladder", "ladder", "让步阶梯"),
            WHEN,
            Column::new("rung", "rung", "档次"),
            LABEL,
            Column::new("remedies", "remedies", "补救方式").at_least(16),
            Column::new("at_most", "at most", "上限"),
            SOURCE,
            LINE,
        ]);
        for ladder in &self.policy.resolution.ladders {
            for rung in &ladder.rungs {
                let mut cells = vec![
                    Cell::text(&ladder.choice.name).shown(self.say(&ladder.choice.label)),
                    self.condition(&ladder.when),
                ];
                cells.extend(self.named(&rung.choice));
                cells.push(self.remedies_named(&rung.remedies));
                cells.push(self.formula(rung.at_most.as_ref()));
                cells.extend(sourced(rung.choice.source.as_deref(), rung.choice.line));
                table.push(Tone::Plain, cells);
            }
        }
        table
    }

    fn formula(self, formula: Option<&Formula>) -> Cell {
        let said = formula.map(|formula| formula_said(formula, &Facts::default(), self.policy));
        Cell::maybe(said.as_ref().map(|said| self.say(said)))
    }

    fn remedies_named(self, names: &[String]) -> Cell {
        let kinds = &self.policy.resolution.remedies;
        let choices: Vec<Choice> = kinds.iter().map(|kind| kind.choice.clone()).collect();
        let labels: Vec<String> = names.iter().map(|name| self.called(name, &choices)).collect();
        Cell::text(names.join(", ")).shown(labels.join(self.separator()))
    }

    /// One row for each limit, lowest role first; a role without limits may offer anything.
    fn authorities(self) -> Table {
        let mut table = Table::new(vec![
            Column::new("role", "role", "角色"),
            Column::new("per", "per", "计算范围"),
            WHEN,
            Column::new("remedies", "remedies", "补救方式").at_least(12),
            Column::new("limit", "limit", "限额").at_least(12),
            Column::new("never", "never", "不得"),
            SOURCE,
            LINE,
        ]);
        for authority in &self.policy.resolution.authorities {
            if authority.limits.is_empty() {
                let all = said!(en: "anything", zh: "不限");
                let cells = [Cell::empty(), Cell::empty(), Cell::empty(), Cell::text(self.say(&all))];
                self.push_authority(&mut table, authority, cells, None);
            }
            for limit in &authority.limits {
                let cells = [
                    Cell::text(basis(limit.basis).in_language(self.language)),
                    self.condition(&limit.when),
                    self.remedies_named(&limit.remedies),
                    Cell::text(self.say(&limit_said(limit))),
                ];
                self.push_authority(&mut table, authority, cells, Some(limit));
            }
        }
        table
    }

    fn push_authority(self, table: &mut Table, authority: &Authority, limit: [Cell; 4], of: Option<&Limit>) {
        let role = self.called(&authority.role, &self.policy.vocabulary.roles);
        let mut cells = vec![Cell::text(&authority.role).shown(role)];
        cells.extend(limit);
        cells.push(self.remedies_named(&authority.never));
        let source = of.and_then(|limit| limit.source.as_deref()).unwrap_or(&authority.source);
        cells.extend(sourced(Some(source), of.map_or(authority.line, |limit| limit.line)));
        table.push(Tone::Plain, cells);
    }

    fn documents(self) -> Table {
        let mut table = Table::new(vec![
            Column::new("document", "document", "单据"),
            LABEL,
            Column::new("signatures", "signed by", "签字"),
            SOURCE,
            LINE,
        ]);
        for kind in &self.policy.resolution.documents {
            self.push(&mut table, &kind.choice, vec![self.roles(&kind.signatures)]);
        }
        table
    }
}

fn nature(nature: Nature) -> Label {
    match nature {
        Nature::Refund => Label::new("refund", "退款"),
        Nature::Money => Label::new("money", "现金"),
        Nature::Discount => Label::new("discount", "折扣"),
        Nature::Waiver => Label::new("waiver", "免收"),
        Nature::Upgrade => Label::new("upgrade", "升级"),
        Nature::Voucher => Label::new("voucher", "券"),
        Nature::Goods => Label::new("goods", "实物"),
        Nature::Service => Label::new("service", "服务"),
        Nature::Repair => Label::new("repair", "维修"),
        Nature::Apology => Label::new("apology", "道歉"),
        Nature::Rectification => Label::new("rectification", "整改"),
        Nature::StaffMeasure => Label::new("measure about staff", "员工处置"),
        Nature::Charge => Label::new("charge", "向顾客收取"),
        Nature::OutOfService => Label::new("out of service", "停用"),
    }
}

fn basis(basis: Basis) -> Label {
    match basis {
        Basis::Offer => Label::new("offer", "每次方案"),
        Basis::Case => Label::new("case", "每案"),
        Basis::Customer => Label::new("customer and year", "每位顾客每年"),
        Basis::Month => Label::new("month", "每月"),
        Basis::Year => Label::new("year", "每年"),
    }
}

fn limit_said(limit: &Limit) -> Said {
    let mut parts = Vec::new();
    if let Some(sum) = limit.sum.map(format_amount) {
        parts.push(said!(en: "sum {sum}", zh: "合计 {sum}"));
    }
    if let Some(count) = limit.count {
        parts.push(said!(en: "count {count}", zh: "{count} 次"));
    }
    if let Some(share) = limit.share {
        parts.push(said!(en: "share {share}", zh: "比例 {share}"));
    }
    if let Some(each) = limit.each.map(format_amount) {
        parts.push(said!(en: "each {each}", zh: "每件 {each}"));
    }
    let (en, zh): (Vec<_>, Vec<_>) = parts.into_iter().map(|said| (said.en, said.zh)).unzip();
    Said { en: en.join(", "), zh: zh.join("，") }
}
