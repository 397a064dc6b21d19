//! Which policies a command is about: files that are named, those of the workspace, or those that ship.

use std::path::Path;

use anyhow::Result;

use crate::commands::session::Session;
use crate::domain::calendar::Calendar;
use crate::format::calendar;
use crate::format::policy::shipped;
use crate::store::{Workspace, read_named};

/// The text of a policy and its name for people.
pub(super) struct PolicyFile {
    /// The name, as findings show it.
    pub(super) name: String,
    /// What the file holds.
    pub(super) bytes: Vec<u8>,
}

/// The workspace around the session's folder, if there is one.
pub(super) fn workspace(session: &Session<'_>) -> Option<Workspace> {
    Workspace::discover(&session.directory).ok()
}

/// The files that are named, else those of the workspace, else those that ship.
///
/// # Errors
/// A file cannot be read.
pub(super) fn wanted(named: &[String], session: &Session<'_>) -> Result<Vec<PolicyFile>> {
    if !named.is_empty() {
        let read = |name: &String| {
            let bytes = read_named(&session.directory.join(name))?;
            Ok(PolicyFile { name: name.replace('\\', "/"), bytes })
        };
        return named.iter().map(read).collect();
    }
    match workspace(session) {
        Some(workspace) => {
            let read = |name: String| {
                let bytes = read_named(&workspace.path(&name))?;
                Ok(PolicyFile { name, bytes })
            };
            workspace.toml_files("policies").into_iter().map(read).collect()
        }
        None => Ok(shipped::POLICIES.iter().map(|(id, text)| shipped_file(id, text)).collect()),
    }
}

/// A shipped policy as a file.
pub(super) fn shipped_file(id: &str, text: &str) -> PolicyFile {
    PolicyFile { name: format!("policies/{id}.toml"), bytes: text.as_bytes().to_vec() }
}

/// The calendar of a name: the workspace's own, else the shipped one. One that cannot be read is none; `check` tells.
pub(in crate::commands) fn calendar_of(workspace: Option<&Workspace>, name: &str) -> Option<Calendar> {
    let file = format!("policies/calendars/{}.toml", Path::new(name).file_name()?.to_str()?);
    let text = workspace.and_then(|workspace| workspace.read_text(&file).ok().flatten());
    match text {
        Some(text) => calendar::read(&file, &text, &|base| calendar::shipped::calendar(base).cloned()).ok(),
        None => calendar::shipped::calendar(name).cloned(),
    }
}
