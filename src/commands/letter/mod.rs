//! `letter`: the letters of the policy, which can be written now, and one of them written, and sent.

mod lint;
mod list;
mod send;
mod templates;
mod write;

pub(in crate::commands) use lint::{check_words, refuse_words};
pub(in crate::commands) use templates::{template_text, templates_of};
pub(in crate::commands) use write::{WritingArguments, compose};

use anyhow::Result;

use super::caseload::Caseload;
use super::desk::Desk;
use super::draft::Occasion;
use super::output_arguments::OutputArguments;
use super::session::{Outcome, Session};
use crate::domain::failure::Failure;
use crate::domain::letters::policy::LetterKind;
use crate::domain::policy::{Policy, choices_said};
use crate::words::Said;
use crate::{help, said};

/// Arguments of `letter`.
#[derive(Debug, clap::Args)]
#[command(about = help!(
    "Write a letter of the policy, or list those that can be written now",
    "起草策略中的信函；不写名称则列出现在可用的信函"
))]
pub struct LetterArguments {
    #[arg(help = help!("The case", "投诉编号"))]
    case: String,
    #[arg(value_name = "LETTER", help = help!("The letter, as the policy names it", "信函（策略中的名称）"))]
    name: Option<String>,
    #[command(flatten)]
    writing: WritingArguments,
    #[arg(long, requires_all = ["name", "output"], help = help!(
        "It is sent: record what the policy says that sending it records",
        "已发出：按策略规定登记（如书面答复、送达通知）"))]
    send: bool,
    #[command(flatten)]
    occasion: Occasion,
    #[command(flatten)]
    output: OutputArguments,
}

/// Lists or writes.
pub(super) fn run(arguments: &LetterArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let caseload = Caseload::open_one(session, &arguments.case)?;
    let Some(name) = &arguments.name else {
        return list::run(caseload, &arguments.output, session);
    };
    let letter = letter_of(&policy_of(&caseload)?.letters, name)?.clone();
    let written = compose(&caseload, &letter, &arguments.writing, session)?;
    if arguments.send {
        let drafts = send::drafts(&arguments.occasion, &letter, &written)?;
        let put = |session: &mut Session<'_>| written.put(&arguments.writing, session);
        return Desk::open(session)?.record_all_after(session, &arguments.case, drafts, put);
    }
    written.put(&arguments.writing, session)?;
    Ok(caseload.end(false))
}

/// The policy of the only case that was loaded.
///
/// # Errors
/// It could not be read, which has been told.
pub(in crate::commands) fn policy_of(caseload: &Caseload) -> Result<&Policy, Failure> {
    let store = caseload.cases.first().and_then(|seen| seen.case.store.as_deref());
    caseload.rules(store).map(|rules| &rules.policy).ok_or_else(|| {
        Failure::new(
            crate::domain::failure::FailureKind::Findings,
            said!(en: "without a policy there are no letters", zh: "没有可用的策略，无法起草信函"),
        )
    })
}

/// The letter that was typed.
pub(in crate::commands) fn letter_of<'a>(
    letters: &'a [LetterKind],
    typed: &str,
) -> Result<&'a LetterKind, Failure> {
    if let Some(letter) = letters.iter().find(|letter| letter.choice.name == typed) {
        return Ok(letter);
    }
    if letters.is_empty() {
        return Err(Failure::usage(said!(en: "the policy has no letters", zh: "策略中没有信函")).tip(said!(
            en: "describe them with `[[letter]]`; `docs/letters.md` tells how",
            zh: "请用 `[[letter]]` 规定；写法见 `docs/letters.zh-CN.md`"
        )));
    }
    let Said { en, zh } = choices_said(letters.iter().map(|letter| &letter.choice));
    let failure = Failure::usage(said!(
        en: "the policy has no letter `{typed}`; it has: {en}",
        zh: "策略中没有信函 `{typed}`；可用：{zh}"
    ));
    Err(failure.suggesting(typed, letters.iter().map(|letter| letter.choice.name.as_str())))
}
