//! `document`: a document is drawn up, and perhaps signed.

use std::path::PathBuf;
use std::rc::Rc;

use anyhow::Result;

use super::desk::Desk;
use super::draft::{Draft, Happening};
use super::evidence::with_file;
use super::session::{Outcome, Session};
use crate::domain::failure::Failure;
use crate::domain::gates::roles_said;
use crate::domain::policy::{Policy, choices_said};
use crate::domain::record::Value;
use crate::domain::record::kind::table;
use crate::domain::resolution::document::CUSTOMER;
use crate::domain::resolution::policy::DocumentKind;
use crate::words::Said;
use crate::{help, said};

/// Arguments of `document`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Record a document that is drawn up, with its signatures", "登记单据及签字"))]
pub struct DocumentArguments {
    #[command(flatten)]
    happening: Happening,
    #[arg(value_name = "DOCUMENT", help = help!("The document, as the policy names it", "单据（策略中的名称）"))]
    document: String,
    #[arg(long, value_name = "FILE", help = help!("A file of it, kept with the evidence", "单据文件，与证据一并保存"))]
    file: Option<PathBuf>,
    #[arg(long = "signed", value_name = "WHO", help = help!("Who has signed it: customer, or a member of staff whose role must (can be repeated)", "签字人：customer（顾客）或须签字角色的员工（可重复）"))]
    signed: Vec<String>,
}

/// Records the document.
pub(super) fn run(arguments: &DocumentArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let file = desk.file(session, &arguments.happening.case)?;
    file.require_open()?;
    let rules = Rc::clone(&desk.rules(file.case.store.as_deref())?);
    let kind = kind(&arguments.document, &rules.policy)?;
    let signed = signatures(arguments, kind, &desk, session, &rules.policy)?;
    let missing: Vec<String> = kind.signatures.iter().filter(|who| !signed.contains(who)).cloned().collect();
    let mut draft = Draft::new(&table::DOCUMENT, &arguments.happening).with("document", &kind.choice.name);
    if !signed.is_empty() {
        draft.fields.push("signed_by", Value::texts(&signed));
    }
    if let Some(path) = &arguments.file {
        draft = with_file(draft, &desk, session, &file.case.id, path)?;
    }
    let outcome = desk.record_on(session, file, draft)?;
    if !missing.is_empty() {
        let list = |english| roles_said(&missing, &rules.policy, english);
        let (en, zh) = (list(true), list(false));
        session.print(&said!(
            en: "  it does not count yet: not signed by {en}; record it again once it is",
            zh: "  尚不算数：缺少{zh}签字；签字后请再次登记"
        ))?;
    }
    Ok(outcome)
}

/// The kind of document that was typed.
fn kind<'a>(typed: &str, policy: &'a Policy) -> Result<&'a DocumentKind, Failure> {
    let kinds = &policy.resolution.documents;
    if let Some(kind) = kinds.iter().find(|kind| kind.choice.name == typed) {
        return Ok(kind);
    }
    let Said { en, zh } = choices_said(kinds.iter().map(|kind| &kind.choice));
    if kinds.is_empty() {
        return Err(Failure::usage(said!(en: "the policy names no documents", zh: "策略没有列出单据")).tip(
            said!(en: "name them with `[[resolution.document]]`", zh: "请用 `[[resolution.document]]` 列出"),
        ));
    }
    let failure = Failure::usage(said!(
        en: "the policy has no document `{typed}`; it has: {en}",
        zh: "策略中没有单据 `{typed}`；可用：{zh}"
    ));
    Err(failure.suggesting(typed, kinds.iter().map(|kind| kind.choice.name.as_str())))
}

/// Whose signatures it has, as roles and `customer`; everything that is wrong with them at once.
fn signatures(
    arguments: &DocumentArguments,
    kind: &DocumentKind,
    desk: &Desk,
    session: &Session<'_>,
    policy: &Policy,
) -> Result<Vec<String>, Failure> {
    let (mut signed, mut faults) = (Vec::new(), Vec::new());
    for who in &arguments.signed {
        match signature(who, desk, session) {
            Ok(role) if !kind.signatures.contains(&role) => faults.push(not_demanded(who, kind, policy)),
            Ok(role) if signed.contains(&role) => {}
            Ok(role) => signed.push(role),
            Err(said) => faults.push(said),
        }
    }
    if faults.is_empty() {
        return Ok(signed);
    }
    let failure = Failure::usage(said!(en: "the signatures are not in order", zh: "签字有误"));
    Err(faults.into_iter().fold(failure, Failure::tip))
}

/// `customer`, or the role of the member of staff.
fn signature(who: &str, desk: &Desk, session: &Session<'_>) -> Result<String, Said> {
    if who == CUSTOMER {
        return Ok(who.to_owned());
    }
    let staff = desk.staff(session, who).map_err(|failure| failure.message)?;
    let name = &staff.name;
    staff
        .role
        .clone()
        .ok_or_else(|| said!(en: "{name} (`{who}`) has no role", zh: "{name}（`{who}`）没有角色"))
}

fn not_demanded(who: &str, kind: &DocumentKind, policy: &Policy) -> Said {
    let (name, signatures) = (&kind.choice.name, &kind.signatures);
    let (en, zh) = (roles_said(signatures, policy, true), roles_said(signatures, policy, false));
    if signatures.is_empty() {
        return said!(en: "`{name}` needs no signature, so not that of `{who}`", zh: "`{name}` 无须签字，包括 `{who}`");
    }
    said!(
        en: "`{name}` is not signed by `{who}`, but by: {en}",
        zh: "`{name}` 不由 `{who}` 签字，而由：{zh}"
    )
}
