//! Which policies a command is about: files that are named, those of the workspace, or those that ship.

use std::path::Path;

use anyhow::Result;

use crate::commands::session::Session;
use crate::domain::calendar::Calendar;
use crate::domain::policy::BookFound;
use crate::format::policy::shipped;
use crate::format::{calendar, law};
use crate::store::{Workspace, read_named};

/// The text of a policy or a book of law, and its name for people.
pub(super) struct PolicyFile {
    /// The name, as findings show it.
    pub(super) name: String,
    /// What the file holds.
    pub(super) bytes: Vec<u8>,
}

impl PolicyFile {
    /// Whether it is a book of law: those stand in a folder `law`.
    pub(super) fn is_law(&self) -> bool {
        self.name.rsplit('/').nth(1) == Some("law")
    }

    /// The text that a finding is about: of this file, or of a book of law that binds it.
    pub(super) fn text_of(&self, name: &str, workspace: Option<&Workspace>) -> Option<String> {
        if name == self.name {
            return String::from_utf8(self.bytes.clone()).ok();
        }
        let own = workspace.and_then(|workspace| workspace.read_text(name).ok().flatten());
        let own = own.or_else(|| crate::commands::letter::template_text(name));
        own.or_else(|| {
            let book = law::shipped::BOOKS.iter().find(|(id, _)| law::shipped::path_of(id) == name);
            book.map(|(_, text)| (*text).to_owned())
        })
    }
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
                let bytes = workspace.bytes_now(&name)?.unwrap_or_default();
                Ok(PolicyFile { name, bytes })
            };
            let laws = workspace.toml_files(law::shipped::FOLDER);
            workspace.toml_files("policies").into_iter().chain(laws).map(read).collect()
        }
        None => {
            let policies = shipped::POLICIES.iter().map(|(id, text)| shipped_file(id, text));
            let laws = law::shipped::BOOKS.iter().map(|(id, text)| PolicyFile {
                name: law::shipped::path_of(id),
                bytes: text.as_bytes().to_vec(),
            });
            Ok(policies.chain(laws).collect())
        }
    }
}

/// A shipped policy as a file.
pub(super) fn shipped_file(id: &str, text: &str) -> PolicyFile {
    PolicyFile { name: format!("policies/{id}.toml"), bytes: text.as_bytes().to_vec() }
}

/// The book of law of a name: the workspace's own, else the shipped one.
pub(in crate::commands) fn book_of(workspace: Option<&Workspace>, name: &str) -> BookFound {
    let own = workspace.and_then(|workspace| {
        let file = law::shipped::path_of(Path::new(name).file_name()?.to_str()?);
        Some((workspace.read_text(&file).ok().flatten()?, file))
    });
    if let Some((text, file)) = own {
        return BookFound::read(law::read(&file, &text).0);
    }
    match (law::shipped::book(name), workspace) {
        (BookFound::Nowhere(mut known), Some(workspace)) => {
            known.extend(workspace.toml_files(law::shipped::FOLDER).iter().filter_map(|file| id_of(file)));
            known.sort();
            known.dedup();
            BookFound::Nowhere(known)
        }
        (found, _) => found,
    }
}

fn id_of(file: &str) -> Option<String> {
    Some(Path::new(file).file_stem()?.to_str()?.to_owned())
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
