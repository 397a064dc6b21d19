//! `evidence`: what proves a matter: files under their hash, and things that are kept somewhere.

mod add;
mod attach;
mod list;
mod verify;

pub use attach::with_file;

use anyhow::Result;

use super::session::{Outcome, Session};
use crate::help;

/// Arguments of `evidence`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Add evidence to a case, list it, and prove that it is unchanged", "登记证据、列出证据、核验证据未被改动"))]
pub struct EvidenceArguments {
    #[command(subcommand)]
    action: EvidenceAction,
}

/// What to do with evidence.
// A doc comment on a variant would replace the help text that is given in both languages.
#[allow(missing_docs)]
#[derive(Debug, clap::Subcommand)]
pub enum EvidenceAction {
    #[command(about = help!("Record a file or a thing as evidence; a file is copied and kept under its hash", "登记一个文件或物品为证据；文件会被复制并以哈希值保存"))]
    Add(Box<add::AddArguments>),
    #[command(about = help!("List the evidence of a case", "列出一件投诉的证据"))]
    List(list::ListArguments),
    #[command(about = help!("Prove that every file of evidence is there and unchanged", "核验每个证据文件均在且未被改动"))]
    Verify(verify::VerifyArguments),
}

/// Does it.
pub(super) fn run(arguments: &EvidenceArguments, session: &mut Session<'_>) -> Result<Outcome> {
    match &arguments.action {
        EvidenceAction::Add(arguments) => add::run(arguments, session),
        EvidenceAction::List(arguments) => list::run(arguments, session),
        EvidenceAction::Verify(arguments) => verify::run(arguments, session),
    }
}
