//! Wording that must never be used, in letters and in words that are typed by hand.

use crate::commands::desk::{CaseFile, Desk, RulesInForce};
use crate::commands::findings;
use crate::commands::session::Session;
use crate::domain::case::Case;
use crate::domain::clocks::facts_at;
use crate::domain::failure::{Failure, FailureKind};
use crate::domain::finding::{Finding, Place};
use crate::domain::instant::Instant;
use crate::domain::letters::{finding, instead, never_said};
use crate::said;

/// Every passage of `text`, called `name`, that must not be said in `case`.
pub(super) fn passages(
    rules: &RulesInForce,
    case: &Case,
    now: &Instant,
    (name, text): (&str, &str),
) -> Vec<Finding> {
    let guidance = &rules.policy.guidance;
    let facts = facts_at(case, &rules.policy, now);
    let better = instead(guidance, &facts);
    let finding = |said: crate::domain::letters::SaidWording<'_>| {
        let words = text.get(said.span.clone()).unwrap_or_default().to_owned();
        finding::never_said(Place::of_span(name, text, said.span), &words, said.wording, &better)
    };
    never_said(guidance, &facts, text).into_iter().map(finding).collect()
}

/// Every passage of `text`, called `name`, that must not be said in the case of `file`; they have been shown.
///
/// # Errors
/// The rules of the case cannot be read.
pub(in crate::commands) fn check_words(
    desk: &mut Desk,
    session: &mut Session<'_>,
    file: &CaseFile,
    (name, text): (&str, &str),
) -> Result<Vec<Finding>, Failure> {
    let rules = desk.rules(file.case.store.as_deref())?;
    let found = passages(&rules, &file.case, &desk.moment(session), (name, text));
    findings::show(session, &found, &|_| Some(text.to_owned()));
    Ok(found)
}

/// Refuses words to the customer that must never be said in the case that was typed; of what somebody else said
/// (`quoting`) nothing is refused.
///
/// # Errors
/// They say it, with what to say instead; or the case cannot be read.
pub(in crate::commands) fn refuse_words(
    desk: &mut Desk,
    session: &mut Session<'_>,
    case: &str,
    (note, quoting): (Option<&str>, bool),
) -> Result<(), Failure> {
    let Some(note) = note.filter(|_| !quoting) else { return Ok(()) };
    let file = desk.file(session, case)?;
    if check_words(desk, session, &file, ("--note", note))?.is_empty() {
        return Ok(());
    }
    Err(Failure::new(
        FailureKind::Findings,
        said!(en: "nothing was recorded: the policy forbids this wording", zh: "未登记：含有策略规定不得使用的措辞"),
    )
    .tip(said!(
        en: "if these are somebody else's words, or it was indeed said and is told here: `--quoting`",
        zh: "如系引述他人原话，或如实记录已说过的话，请加 `--quoting`"
    )))
}
