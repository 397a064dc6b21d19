//! `correct`: something in the header was wrong. The header stays; an event answers it.

use anyhow::Result;

use super::desk::Desk;
use super::draft::{Draft, Happening};
use super::session::{Outcome, Session};
use crate::domain::case::header_now;
use crate::domain::failure::Failure;
use crate::domain::intake;
use crate::domain::record::kind::table;
use crate::domain::record::{Fields, Value};
use crate::{help, said};

/// Arguments of `correct`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Correct a field of a complaint; what stood there stays on record", "更正投诉的字段（原值保留在案）"))]
pub struct CorrectArguments {
    #[command(flatten)]
    happening: Happening,
    #[arg(value_name = "FIELD", help = help!("The field", "字段"))]
    field: String,
    #[arg(value_name = "VALUE", help = help!("What it should be", "应为"))]
    to: String,
    #[arg(long, help = help!("Why", "原因"))]
    reason: String,
}

/// Corrects a field. The moment of receipt and the store decide the id and the rules, and stay.
pub(super) fn run(arguments: &CorrectArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let file = desk.file(session, &arguments.happening.case)?;
    let rules = desk.rules(file.case.store.as_deref())?;
    let field = &arguments.field;
    if ["received", "store"].contains(&field.as_str()) {
        return Err(Failure::usage(said!(
            en: "`{field}` decides the id and the rules: close the complaint and take it in anew instead",
            zh: "`{field}` 决定编号与适用规则，不能更正：请结案并重新登记"
        ))
        .into());
    }
    let now = header_now(&file.loaded.record, &file.case);
    let before = now.get(field);
    let mut header: Fields = file.loaded.record.header.clone();
    header.0.retain(|(key, _)| key != field);
    header.push(field.clone(), value(field, &arguments.to));
    let wrong: Vec<_> = intake::check_new(&header, &rules.policy)
        .into_iter()
        .chain(intake::check_staff(&header, &desk.shop))
        .chain(intake::check_typed([field.as_str()]))
        .filter(|problem| problem.field == *field)
        .map(|problem| problem.message)
        .collect();
    if !wrong.is_empty() {
        let failure = Failure::usage(said!(en: "`{field}` was not corrected", zh: "未更正 `{field}`"));
        return Err(wrong.into_iter().fold(failure, Failure::tip).into());
    }
    let was = before.map(|value| value.as_texts().join(", "));
    let draft = Draft::new(&table::CORRECTED, &arguments.happening)
        .with("field", field)
        .may("from", was.as_deref())
        .with("to", &arguments.to)
        .with("reason", &arguments.reason);
    desk.record_on(session, file, draft)
}

/// The value that was typed; of staff, ids with commas between them.
fn value(field: &str, typed: &str) -> Value {
    match field {
        "staff" => Value::texts(typed.split(',').map(str::trim).filter(|id| !id.is_empty())),
        _ => Value::text(typed),
    }
}
