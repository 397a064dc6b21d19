//! Records that a letter was sent: what the policy says, with the letter's name, its hash and the tip on it.

use super::write::Written;
use crate::commands::draft::{Draft, Occasion};
use crate::domain::failure::Failure;
use crate::domain::instant;
use crate::domain::letters::policy::LetterKind;
use crate::domain::record::kind::table;
use crate::domain::record::{Fields, Value};
use crate::said;

/// The events that sending `letter` records.
///
/// # Errors
/// The policy says none, or the notice of the fine was served before.
pub(super) fn drafts(
    occasion: &Occasion,
    letter: &LetterKind,
    written: &Written,
) -> Result<Vec<Draft>, Failure> {
    let name = &letter.choice.name;
    if letter.records.is_empty() {
        return Err(Failure::usage(said!(
            en: "the policy does not say what sending `{name}` records; nothing was written or recorded",
            zh: "策略未规定发出 `{name}` 应登记什么；未写入文件，也未登记"
        ))
        .tip(said!(
            en: "say it with `records` in its `[[letter]]`, or write it without `--send` and record it with a command of its own",
            zh: "请在其 `[[letter]]` 中用 `records` 规定；或不加 `--send` 起草，再用相应命令登记"
        )));
    }
    letter.records.iter().map(|pattern| draft(pattern, occasion, letter, written)).collect()
}

fn draft(
    pattern: &str,
    occasion: &Occasion,
    letter: &LetterKind,
    written: &Written,
) -> Result<Draft, Failure> {
    let (kind, qualifier) = match pattern.split_once('/') {
        Some((kind, qualifier)) => (kind, Some(qualifier)),
        None => (pattern, None),
    };
    let draft = match kind {
        "responded" => Draft::about(&table::RESPONDED, occasion).may("form", qualifier),
        "document" => Draft::about(&table::DOCUMENT, occasion).may("document", qualifier),
        "note" => Draft::about(&table::NOTE, occasion).may("about", qualifier),
        "noticed" => notice(qualifier, occasion, written)?,
        _ => Draft::about(&table::INFORMED, occasion).may("form", qualifier),
    };
    let mut letter_told = Fields::default()
        .with("name", Value::text(&letter.choice.name))
        .with("sha256", Value::text(&written.sha256));
    if let Some(tip) = &written.tip {
        letter_told.push("tip", Value::text(tip));
    }
    let mut draft = draft;
    draft.fields.push("letter", Value::Map(letter_told));
    Ok(draft)
}

fn notice(form: Option<&str>, occasion: &Occasion, written: &Written) -> Result<Draft, Failure> {
    let Some(fine) = &written.fine else {
        return Err(Failure::usage(said!(en: "the letter is about no fine", zh: "此信函与罚款无关")));
    };
    let event = &fine.event;
    if fine.noticed {
        return Err(Failure::could_not(said!(
            en: "the notice of `{event}` was served already; nothing was written or recorded",
            zh: "`{event}` 的处罚通知此前已送达；未写入文件，也未登记"
        )));
    }
    let Some(pay_by) = &fine.pay_by else {
        return Err(Failure::could_not(said!(
            en: "the policy does not say until when a fine is paid (`[fines.notice]`)",
            zh: "策略未规定罚款的缴纳期限（`[fines.notice]`）"
        )));
    };
    Ok(Draft::about(&table::NOTICED, occasion)
        .with("target", event)
        .may("form", form)
        .with("pay_by", &instant::format(pay_by))
        .may("object_by", fine.object_by.as_ref().map(instant::format).as_deref())
        .with("rules", &written.stamp))
}
