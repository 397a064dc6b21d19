//! `renumber`: two machines gave two complaints one id; the one of this machine takes another.

use anyhow::Result;

use super::desk::{Desk, Renumbered, tell_trail};
use super::session::{Outcome, Session};
use crate::{help, said};

/// Arguments of `renumber`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Give a complaint another id, where two have the same", "为投诉更换编号（两件投诉编号相同时）"))]
pub struct RenumberArguments {
    #[arg(help = help!("The case: its id, the beginning of its last four characters, or @ for the last one touched", "投诉编号：完整编号、末四位的开头，或 @ 表示上一个"))]
    case: String,
    #[arg(long, help = help!("Why", "原因"))]
    reason: Option<String>,
}

/// Gives the complaint another id, and tells who may still know the old one.
pub(super) fn run(arguments: &RenumberArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let Renumbered { old, new, evidence, elsewhere, named_in, saved } =
        desk.renumber(session, &arguments.case, arguments.reason.as_deref())?;
    session.print(&said!(en: "{new}: this was {old}", zh: "{new}：原编号 {old}"))?;
    if evidence > 0 {
        session.print(&said!(
            en: "  files of evidence that went along: {evidence}",
            zh: "  随之移动的证据文件：{evidence} 个"
        ))?;
    }
    for path in &elsewhere {
        session.notice(&said!(
            en: "`{path}` is not on this machine; where it is, move it to `evidence/{new}/`",
            zh: "`{path}` 不在本机；请在其所在机器上移至 `evidence/{new}/`"
        ));
    }
    for path in &named_in {
        session.notice(&said!(
            en: "`{path}` names {old}; look whether it means {new}",
            zh: "`{path}` 提到 {old}；请确认所指是否为 {new}"
        ));
    }
    session.notice(&said!(
        en: "the customer, a letter or a form may know the old number: tell them {new}; `plaint show {old}` finds it as long as no other complaint has that id here",
        zh: "顾客、函件或表单上可能仍是旧编号：请告知新编号 {new}；只要此处没有其他投诉使用该编号，`plaint show {old}` 仍可找到"
    ));
    tell_trail(session, &saved);
    Ok(Outcome::Fine)
}
