//! A file that is saved together with the event that names it.

use std::path::Path;

use crate::commands::desk::Desk;
use crate::commands::draft::Draft;
use crate::commands::session::Session;
use crate::domain::failure::Failure;
use crate::domain::shop::Keeping;
use crate::said;
use crate::store::{Source, read_source};

/// The draft with the file at `path`: the event names it, its size and its hash, and a copy is kept for the complaint
/// `case` in the same saving.
///
/// # Errors
/// The file is no plain readable file of a size that is copied; nothing was saved.
pub fn with_file(
    draft: Draft,
    desk: &Desk,
    session: &mut Session<'_>,
    case: &str,
    path: &Path,
) -> Result<Draft, Failure> {
    let source = read(session, path, None, true)?;
    with_source(draft, desk, session, case, source)
}

/// Reads the file that was typed: relative to where the command looks for its workspace.
pub(super) fn read(
    session: &Session<'_>,
    path: &Path,
    name: Option<&str>,
    copied: bool,
) -> Result<Source, Failure> {
    let here = session.directory == Path::new(".");
    let place = if here { path.to_owned() } else { session.directory.join(path) };
    read_source(&place, name, copied)
}

/// The draft with a file that was read.
pub(super) fn with_source(
    draft: Draft,
    desk: &Desk,
    session: &mut Session<'_>,
    case: &str,
    source: Source,
) -> Result<Draft, Failure> {
    let (size, keeping) = (source.size.to_string(), desk.shop.evidence);
    let mut draft = draft.with("name", &source.name).with("sha256", &source.sha256).with("size", &size);
    if let Some(change) = desk.workspace.keep_evidence(case, source, keeping)? {
        draft.files.push(change);
        if keeping == Keeping::Git {
            session.notice(&said!(
                en: "`evidence = \"git\"`: this file goes into the history of every clone, for ever",
                zh: "`evidence = \"git\"`：该文件将进入所有副本的历史，无法彻底删除"
            ));
        }
    }
    Ok(draft)
}
