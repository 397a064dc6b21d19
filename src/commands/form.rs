//! `form`: the follow-up form of a case, to be printed and filled in.

use anyhow::Result;

use super::caseload::Caseload;
use super::letter::{WritingArguments, compose, letter_of, policy_of};
use super::session::{Outcome, Session};
use crate::domain::failure::Failure;
use crate::domain::letters::policy::Sort;
use crate::{help, said};

/// Arguments of `form`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Print the follow-up form of a case", "打印投诉处理跟进表"))]
pub struct FormArguments {
    #[arg(help = help!("The case", "投诉编号"))]
    case: String,
    #[arg(value_name = "FORM", help = help!("Another form of the policy than the first", "策略中的其他表单；默认第一张"))]
    name: Option<String>,
    #[command(flatten)]
    writing: WritingArguments,
}

/// Writes the form. Nothing is recorded.
pub(super) fn run(arguments: &FormArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let caseload = Caseload::open_one(session, &arguments.case)?;
    let letters = &policy_of(&caseload)?.letters;
    let form = match &arguments.name {
        Some(name) => letter_of(letters, name)?,
        None => letters.iter().find(|letter| letter.sort == Sort::Form).ok_or_else(|| {
            Failure::usage(said!(en: "the policy has no form", zh: "策略中没有表单")).tip(said!(
                en: "describe one with `[[letter]]` and `kind = \"form\"`",
                zh: "请用 `[[letter]]` 和 `kind = \"form\"` 规定"
            ))
        })?,
    };
    compose(&caseload, form, &arguments.writing, session)?.put(&arguments.writing, session)?;
    Ok(caseload.end(false))
}
