//! The letters of the policy, with which can be written now and why the others cannot.

use anyhow::Result;

use super::policy_of;
use crate::commands::caseload::Caseload;
use crate::commands::output_arguments::OutputArguments;
use crate::commands::session::{Outcome, Session};
use crate::domain::gates::event_said;
use crate::domain::letters::obstacles;
use crate::domain::letters::policy::{Addressee, Sort};
use crate::render::table::{Cell, Column, Table, Tone, Value};
use crate::words::Label;

const READY: Label = Label::new("can be written now", "现在可以起草");

pub(super) fn run(
    caseload: Caseload,
    output: &OutputArguments,
    session: &mut Session<'_>,
) -> Result<Outcome> {
    let policy = policy_of(&caseload)?;
    let Some(seen) = caseload.cases.first() else { return Ok(Outcome::Fine) };
    let mut table = Table::new(vec![
        Column::new("letter", "letter", "名称"),
        Column::new("label", "what it is", "信函"),
        Column::new("kind", "kind", "种类"),
        Column::new("to", "for", "致"),
        Column::new("ready", "now", "现在"),
        Column::new("missing", "missing", "缺少"),
        Column::new("records", "sending records", "发出后登记"),
        Column::new("source", "source", "出处"),
    ]);
    for letter in &policy.letters {
        let missing: Vec<String> = obstacles(letter, &seen.record, &seen.case, policy, &caseload.now)
            .iter()
            .map(|obstacle| session.say(&obstacle.said(letter, policy, &seen.case.id)).to_owned())
            .collect();
        let ready = missing.is_empty();
        let (kind, kind_label) = sort_words(letter.sort);
        let (to, to_label) = addressee_words(letter.to);
        let records: Vec<String> = letter
            .records
            .iter()
            .map(|pattern| session.say(&event_said(pattern, policy)).to_owned())
            .collect();
        let list = session.label(Label::new("; ", "；"));
        table.push(
            if ready { Tone::Plain } else { Tone::Faint },
            vec![
                Cell::text(&letter.choice.name),
                Cell::text(session.say(&letter.choice.label)),
                Cell::text(kind).shown(session.label(kind_label)),
                Cell::text(to).shown(session.label(to_label)),
                Cell::from(Value::Answer(ready)).shown(if ready { session.label(READY) } else { "" }),
                Cell::from(Value::Texts(missing.clone())).shown(missing.join(list)),
                Cell::from(Value::Texts(letter.records.clone())).shown(records.join(list)),
                Cell::maybe(letter.choice.source.as_deref()),
            ],
        );
    }
    output.output(session).table(caseload.envelope("letters"), &table)?;
    Ok(caseload.end(false))
}

fn sort_words(sort: Sort) -> (&'static str, Label) {
    match sort {
        Sort::Form => ("form", Label::new("form", "表单")),
        Sort::Letter => ("letter", Label::new("letter", "信函")),
    }
}

fn addressee_words(to: Addressee) -> (&'static str, Label) {
    match to {
        Addressee::Customer => ("customer", Label::new("the customer", "顾客")),
        Addressee::Store => ("store", Label::new("the store", "门店")),
        Addressee::Headquarters => ("headquarters", Label::new("headquarters", "上级部门")),
        Addressee::Authority => ("authority", Label::new("the authority", "主管机关")),
        Addressee::Medium => ("medium", Label::new("the medium", "媒体")),
    }
}
