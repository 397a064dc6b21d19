//! The filters by what complaints tell beside: departments, staff, causes, fields of the policy.

use super::caseload::Caseload;
use crate::domain::filter::{NONE, unknown};
use crate::domain::names::Naming;
use crate::domain::summary::Dimension;
use crate::words::{Label, Said};
use crate::{help, said};

/// What complaints tell beside.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct ToldArguments {
    #[arg(long = "department", value_name = "DEPARTMENT", value_delimiter = ',', help = help!(
        "That concern these departments (found responsible, else the category's); `-` for none",
        "所涉部门（认定的责任部门，未认定的按类别）；`-` 表示无"))]
    departments: Vec<String>,
    #[arg(long = "staff", value_name = "STAFF", value_delimiter = ',', help = help!(
        "That concern these people (found responsible, else named in the complaint); `-` for nobody",
        "所涉员工（认定的责任人，未认定的按投诉中所指）；`-` 表示无"))]
    staff: Vec<String>,
    #[arg(long = "cause", value_name = "CAUSE", value_delimiter = ',', help = help!("With these root causes; `-` for none yet", "根本原因；`-` 表示尚未认定"))]
    causes: Vec<String>,
    #[arg(long = "where", value_name = "FIELD=VALUE", help = help!(
        "Where a field of the policy tells this (`--where place=B2`); `-` for nothing",
        "策略字段的内容，如 `--where place=B2`；值为 `-` 表示未填"))]
    fields: Vec<String>,
}

impl ToldArguments {
    /// Whether names of policies are asked for.
    pub(super) fn asks_for_names(&self) -> bool {
        !(self.departments.is_empty() && self.causes.is_empty() && self.fields.is_empty())
    }

    /// Whether a member of staff is named.
    pub(super) fn names_staff(&self) -> bool {
        self.staff.iter().any(|name| name != NONE)
    }

    /// What is asked for, each dimension once; what nobody knows goes to `wrong`.
    pub(super) fn told(&self, caseload: &Caseload, wrong: &mut Vec<Said>) -> Vec<(Dimension, Vec<String>)> {
        let mut told = vec![
            (Dimension::Department, self.departments.clone()),
            (Dimension::Staff, self.staff.clone()),
            (Dimension::Cause, self.causes.clone()),
        ];
        for typed in &self.fields {
            let Some((field, value)) = typed.split_once('=') else {
                wrong.push(said!(
                    en: "`--where {typed}` names no value: write `--where FIELD=VALUE`",
                    zh: "`--where {typed}` 未写值，应为 `--where 字段=值`",
                ));
                continue;
            };
            let by = Dimension::Field(field.trim().to_owned());
            let value = value.trim().to_owned();
            match told.iter_mut().find(|(known, _)| *known == by) {
                Some((_, values)) => values.push(value),
                None => told.push((by, vec![value])),
            }
        }
        told.retain(|(_, values)| !values.is_empty());
        for (by, values) in &told {
            require_known(caseload, by, values, wrong);
        }
        told
    }

    /// The arguments that choose again what these chose.
    pub(super) fn as_typed(&self) -> Vec<String> {
        let lists =
            [("--department", &self.departments), ("--staff", &self.staff), ("--cause", &self.causes)];
        let chosen = lists.iter().filter(|(_, values)| !values.is_empty());
        let words = chosen.flat_map(|(name, values)| [(*name).to_owned(), values.join(",")]);
        words.chain(self.fields.iter().flat_map(|field| ["--where".to_owned(), field.clone()])).collect()
    }
}

/// By what a table may be told apart: every dimension, and every field and axis of a policy.
pub(super) fn dimensions(caseload: &Caseload) -> Vec<&str> {
    let known = Dimension::NAMES.iter().map(|(name, _)| *name);
    known.chain(caseload.book.known(Naming::Field)).collect()
}

fn require_known(caseload: &Caseload, by: &Dimension, typed: &[String], wrong: &mut Vec<Said>) {
    let book = &caseload.book;
    let (what, mut known): (Label, Vec<String>) = match by {
        Dimension::Department => {
            let policies = book.known(Naming::Department);
            (Label::new("department", "部门"), owned(book.department_ids().chain(policies)))
        }
        Dimension::Staff => (Label::new("member of staff", "员工"), owned(book.staff_ids())),
        Dimension::Cause => (Label::new("root cause", "根本原因"), owned(book.known(Naming::Cause))),
        Dimension::Field(field) => {
            let fields: Vec<&str> = book.known(Naming::Field).collect();
            if !fields.contains(&field.as_str()) {
                wrong.push(unknown(Label::new("field", "字段"), field, fields.into_iter()));
                return;
            }
            let start = format!("{field}=");
            let labels = book.known(Naming::Value);
            let values = labels.filter_map(|value| value.strip_prefix(start.as_str()));
            (Label::new("value of this field", "字段内容"), owned(values))
        }
        _ => return,
    };
    // What records tell is known as well: staff who left, texts that are no choice.
    known.extend(caseload.cases.iter().flat_map(|seen| by.values(&caseload.matter(seen))));
    known.sort_unstable();
    known.dedup();
    let strange = typed.iter().filter(|name| *name != NONE && !known.contains(name));
    wrong.extend(strange.map(|name| unknown(what, name, known.iter().map(String::as_str))));
}

fn owned<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    names.map(str::to_owned).collect()
}
