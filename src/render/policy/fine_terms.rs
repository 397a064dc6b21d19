//! What follows a fine, as a table: notice, objection, paying late, distribution, who collects and who may waive.

use super::{LINE, SOURCE, View, sourced};
use crate::domain::fines::policy::{Accrual, Distribution, LateCharge, NoticeTerms, ObjectionTerms};
use crate::domain::money::amount_in_words;
use crate::domain::policy::Choice;
use crate::render::table::{Cell, Column, Table, Tone};
use crate::said;
use crate::words::{Label, Said};

/// A line of the table.
struct Row<'a> {
    name: &'static str,
    label: Label,
    says: Said,
    source: Option<(&'a str, usize)>,
}

impl<'a> View<'a> {
    pub(super) fn fine_terms(self) -> Table {
        let mut table = Table::new(vec![
            Column::new("term", "afterwards", "后续"),
            Column::new("says", "what applies", "规定").at_least(24),
            SOURCE,
            LINE,
        ]);
        for Row { name, label, says, source } in self.rows() {
            let mut cells =
                vec![Cell::text(name).shown(label.in_language(self.language)), Cell::text(self.say(&says))];
            match source {
                Some((source, line)) => cells.extend(sourced(Some(source), line)),
                None => cells.extend([Cell::empty(), Cell::empty()]),
            }
            table.push(Tone::Plain, cells);
        }
        table
    }

    fn rows(self) -> Vec<Row<'a>> {
        let fines = &self.policy.fines;
        let several = [
            fines.notice.as_ref().map(notice),
            fines.objection.as_ref().map(|terms| self.objection(terms)),
            fines.late_charge.as_ref().map(late_charge),
            fines.distribution.as_ref().map(distribution),
            fines.collected_by.as_ref().map(|department| self.collected_by(department)),
            (!fines.waived_by.is_empty()).then(|| Row {
                name: "waived-by",
                label: Label::new("may be waived by", "可减免的角色"),
                says: self.one_of(&fines.waived_by),
                source: None,
            }),
        ];
        several.into_iter().flatten().collect()
    }

    fn objection(self, terms: &'a ObjectionTerms) -> Row<'a> {
        let Said { en, zh } = terms.within.said();
        let Label { en: day_en, zh: day_zh } = first_day(terms.first_day_counts);
        let Label { en: hold_en, zh: hold_zh } = match terms.suspends {
            true => Label::new("nothing has to be paid until then", "裁定前暂不缴纳"),
            false => Label::new("it is to be paid all the same", "申诉期间照常缴纳"),
        };
        let Said { en: roles_en, zh: roles_zh } = self.one_of(&terms.decided_by);
        Row {
            name: "objection",
            label: Label::new("objection", "申诉"),
            says: said!(
                en: "within {en} after the notice{day_en}; {roles_en} rules; {hold_en}",
                zh: "通知送达后{zh}内提出{day_zh}；由{roles_zh}裁定；{hold_zh}"
            ),
            source: Some((&terms.source, terms.line)),
        }
    }

    fn collected_by(self, department: &str) -> Row<'a> {
        let departments = self.policy.vocabulary.departments.iter();
        let departments: Vec<Choice> = departments.map(|each| each.choice.clone()).collect();
        let says = self.called(department, &departments);
        let says = said!(en: "{says}", zh: "{says}");
        Row { name: "collected-by", label: Label::new("collected by", "收缴部门"), says, source: None }
    }

    /// Roles of which one is enough.
    fn one_of(self, names: &[String]) -> Said {
        let roles = &self.policy.vocabulary.roles;
        let found = |name: &String| {
            let choice = roles.iter().find(|role| role.name == *name);
            choice.map_or_else(|| said!(en: "{name}", zh: "{name}"), |choice| choice.label.clone())
        };
        let (en, zh): (Vec<_>, Vec<_>) = names.iter().map(found).map(|said| (said.en, said.zh)).unzip();
        Said { en: en.join(" or "), zh: zh.join("或") }
    }
}

fn notice(terms: &NoticeTerms) -> Row<'_> {
    let Said { en, zh } = terms.pay_within.said();
    let Label { en: day_en, zh: day_zh } = first_day(terms.first_day_counts);
    Row {
        name: "notice",
        label: Label::new("notice", "处罚通知"),
        says: said!(en: "to be paid within {en} after the notice{day_en}", zh: "通知送达后{zh}内缴纳{day_zh}"),
        source: Some((&terms.source, terms.line)),
    }
}

fn late_charge(terms: &LateCharge) -> Row<'_> {
    let Said { en, zh } = accrual_said(terms.accrual);
    let (most_en, most_zh) = terms.at_most.map_or_else(Default::default, |most| {
        (format!(", at most {most} of what was to be paid"), format!("，最高不超过应缴额的 {most}"))
    });
    Row {
        name: "late-charge",
        label: Label::new("paying late", "滞纳金"),
        says: said!(en: "{en}{most_en}", zh: "{zh}{most_zh}"),
        source: Some((&terms.source, terms.line)),
    }
}

fn distribution(terms: &Distribution) -> Row<'_> {
    let says = match terms.by_staff {
        true => said!(en: "to the other stores by the number of their staff", zh: "按员工人数分配给其他门店"),
        false => said!(en: "to the other stores in equal parts", zh: "平均分配给其他门店"),
    };
    Row {
        name: "distribution",
        label: Label::new("distribution", "罚金分配"),
        says,
        source: Some((&terms.source, terms.line)),
    }
}

fn first_day(counts: bool) -> Label {
    match counts {
        true => Label::new(" (its day is the first)", "（送达当日计为第一日）"),
        false => Label::new("", ""),
    }
}

fn accrual_said(accrual: Accrual) -> Said {
    match accrual {
        Accrual::Sum(sum) => {
            let sum = amount_in_words(sum);
            said!(en: "{sum}, once", zh: "一次性加收 {sum}")
        }
        Accrual::Once(share) => {
            said!(en: "{share} of what is still to be paid, once", zh: "按未缴额一次性加收 {share}")
        }
        Accrual::Daily(share) => {
            said!(en: "{share} of what is paid late, for each day", zh: "按逾期金额每日加收 {share}")
        }
    }
}
