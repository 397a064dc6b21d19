//! Where the texts of templates come from: the workspace's own, else the shipped ones.

use crate::domain::letters::FOLDER;
use crate::format::letters::SHIPPED;
use crate::render::letters::Templates;
use crate::store::Workspace;

/// The templates of the workspace, and the shipped ones that it does not have; without a workspace the
/// shipped ones alone.
pub(in crate::commands) fn templates_of(workspace: Option<&Workspace>) -> Templates {
    let shipped = SHIPPED.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
    let mut templates = Templates(shipped.collect());
    let Some(workspace) = workspace else { return templates };
    for path in ["html", "txt"].into_iter().flat_map(|ending| workspace.files_of(FOLDER, ending)) {
        let name = path.rsplit('/').next().unwrap_or_default().to_owned();
        if let Ok(Some(text)) = workspace.read_text(&path) {
            templates.0.insert(name, text);
        }
    }
    templates
}

/// The text of the shipped template that findings call `path`.
pub(in crate::commands) fn template_text(path: &str) -> Option<String> {
    let name = path.strip_prefix(FOLDER)?.strip_prefix('/')?;
    SHIPPED.iter().find(|(shipped, _)| *shipped == name).map(|(_, text)| (*text).to_owned())
}
