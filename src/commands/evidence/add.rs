//! `evidence add`: a file or a thing becomes evidence of a case.

use std::path::PathBuf;
use std::rc::Rc;

use anyhow::Result;

use super::attach;
use crate::commands::desk::{CaseFile, Desk};
use crate::commands::draft::{Draft, Happening};
use crate::commands::session::{Outcome, Session};
use crate::domain::failure::Failure;
use crate::domain::investigation::policy::EvidenceKind;
use crate::domain::policy::choices_said;
use crate::domain::record::kind::table;
use crate::words::Said;
use crate::{help, said};

/// Arguments of `evidence add`.
#[derive(Debug, clap::Args)]
pub struct AddArguments {
    #[command(flatten)]
    happening: Happening,
    #[arg(value_name = "FILE", help = help!("The file; without it, the evidence is a thing that is kept somewhere", "文件；不填则为存放于某处的实物"))]
    file: Option<PathBuf>,
    #[arg(long, help = help!("The kind of evidence, as the policy names kinds", "证据种类（策略中的名称）"))]
    kind: Option<String>,
    #[arg(long, value_name = "NAME", help = help!("What to call it; else the name of the file", "名称；默认为文件名"))]
    name: Option<String>,
    #[arg(long, value_name = "HOW", help = help!("How it was obtained, and why that was lawful", "取得方式及其合法依据"))]
    obtained: Option<String>,
    #[arg(long, value_name = "STAFF", help = help!("Who obtained it, if not who records it", "取证人（非登记人时填写）"))]
    by_whom: Option<String>,
    #[arg(long, value_name = "WHOM", help = help!("From whom it comes", "由谁提供"))]
    source: Option<String>,
    #[arg(long, value_name = "PLACE", help = help!("Where the thing, or the original, is kept", "实物或原件的存放处"))]
    kept: Option<String>,
    #[arg(long, requires = "file", requires = "kept", help = help!("Record the file's hash only, and leave the file where it is", "只登记文件的哈希值，文件留在原处"))]
    hash_only: bool,
}

/// Records the evidence; a file is copied first into the workspace, in the same saving.
pub(super) fn run(arguments: &AddArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let file = desk.file(session, &arguments.happening.case)?;
    file.require_open()?;
    let kind = kind(arguments, &mut desk, &file, session)?;
    require_answers(arguments, &kind)?;
    if let Some(name) = &arguments.name {
        crate::domain::investigation::evidence::check_name(name).map_err(Failure::usage)?;
    }
    let by_whom = arguments.by_whom.as_deref().map(|id| desk.known_staff(id)).transpose()?;
    let mut draft = Draft::new(&table::EVIDENCE, &arguments.happening).with("kind", &kind.choice.name);
    draft = match &arguments.file {
        None => draft.may("name", arguments.name.as_deref()),
        Some(path) => {
            let source = attach::read(session, path, arguments.name.as_deref(), !arguments.hash_only)?;
            attach::with_source(draft, &desk, session, &file.case.id, source)?
        }
    };
    let draft = draft
        .may("obtained_by", by_whom.as_ref().map(|staff| staff.id.as_str()))
        .may("obtained", arguments.obtained.as_deref())
        .may("source", arguments.source.as_deref())
        .may("kept", arguments.kept.as_deref())
        .may("copied", arguments.hash_only.then_some("no"));
    let outcome = desk.record_on(session, file, draft)?;
    if let Some(Said { en, zh }) = &kind.preservation {
        session.print(&said!(en: "  keep it so: {en}", zh: "  保存要求：{zh}"))?;
    }
    Ok(outcome)
}

/// The kind as the policy names it; asked for on a terminal when the flag is missing.
fn kind(
    arguments: &AddArguments,
    desk: &mut Desk,
    file: &CaseFile,
    session: &mut Session<'_>,
) -> Result<EvidenceKind, Failure> {
    let rules = Rc::clone(&desk.rules(file.case.store.as_deref())?);
    let kinds = &rules.policy.investigation.evidence;
    let Said { en, zh } = choices_said(kinds.iter().map(|kind| &kind.choice));
    if kinds.is_empty() {
        let policy = &rules.policy_file;
        return Err(Failure::could_not(said!(
            en: "`{policy}` names no kinds of evidence",
            zh: "`{policy}` 没有列出证据种类"
        ))
        .tip(said!(
            en: "name them there, each with `[[investigation.evidence]]`",
            zh: "请在其中用 `[[investigation.evidence]]` 逐一列出"
        )));
    }
    let question = said!(en: "What kind of evidence? {en}:", zh: "证据种类？{zh}：");
    let Some(typed) = arguments.kind.clone().or_else(|| session.ask(&question)) else {
        return Err(Failure::usage(
            said!(en: "evidence needs `--kind`, one of: {en}", zh: "证据需要 `--kind`，可用：{zh}"),
        ));
    };
    if let Some(kind) = kinds.iter().find(|kind| kind.choice.name == typed) {
        return Ok(kind.clone());
    }
    let failure = Failure::usage(said!(
        en: "the policy has no kind of evidence `{typed}`; it has: {en}",
        zh: "策略中没有证据种类 `{typed}`；可用：{zh}"
    ));
    Err(failure.suggesting(&typed, kinds.iter().map(|kind| kind.choice.name.as_str())))
}

/// Checks that what the kind demands was told, all of it at once.
fn require_answers(arguments: &AddArguments, kind: &EvidenceKind) -> Result<(), Failure> {
    let Said { en, zh } = &kind.choice.label;
    let mut missing = Vec::new();
    if kind.lawful && arguments.obtained.is_none() {
        missing.push(said!(
            en: "`--obtained HOW`: how it was obtained lawfully, by whose permission",
            zh: "`--obtained 方式`：如何合法取得、经谁同意"
        ));
    }
    if let (Some(Said { en, zh }), None) = (&kind.preservation, &arguments.kept) {
        missing.push(said!(
            en: "`--kept PLACE`: where it is kept ({en})",
            zh: "`--kept 存放处`：存放在何处（{zh}）"
        ));
    }
    if arguments.file.is_none() && arguments.kept.is_none() && kind.preservation.is_none() {
        missing.push(said!(
            en: "the FILE, or `--kept PLACE` for a thing that is kept somewhere",
            zh: "文件；若为实物，请用 `--kept 存放处`"
        ));
    }
    if missing.is_empty() {
        return Ok(());
    }
    let failure =
        Failure::usage(said!(en: "evidence of the kind \"{en}\" needs more", zh: "“{zh}”类证据还缺少内容"));
    Err(missing.into_iter().fold(failure, Failure::tip))
}
