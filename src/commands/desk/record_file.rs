//! The record that a command about fines means: that of a complaint, or that of a store.

use anyhow::Result;

use super::record::writer;
use super::{CaseFile, Desk, StoreFile};
use crate::commands::draft::Draft;
use crate::commands::session::{Outcome, Session};
use crate::domain::case;
use crate::domain::failure::Failure;
use crate::domain::record::{Event, Record};
use crate::help;

/// Which record is meant: a complaint, as ids are typed, or a store's own.
#[derive(Debug, Clone, clap::Args)]
#[group(required = true, multiple = false)]
pub struct RecordArguments {
    /// The complaint, as it was typed.
    #[arg(value_name = "CASE", help = help!("The case: its id, the beginning of its last four characters, or @ for the last one touched", "投诉编号：完整编号、末四位的开头，或 @ 表示上一个"))]
    pub case: Option<String>,
    /// The store.
    #[arg(long, value_name = "ID", help = help!("A store in place of a case: its fines for a place in a ranking", "门店（代替投诉编号）：因排名而受的罚款"))]
    pub store: Option<String>,
}

/// A record that was read, to be written to.
#[derive(Debug, Clone)]
pub enum RecordFile {
    /// A complaint.
    Case(Box<CaseFile>),
    /// A store.
    Store(Box<StoreFile>),
}

impl Desk {
    /// The record that was typed.
    ///
    /// # Errors
    /// None is meant, or several, or its file cannot be read.
    pub fn record_file(&self, session: &Session<'_>, typed: &RecordArguments) -> Result<RecordFile, Failure> {
        match (&typed.store, &typed.case) {
            (Some(store), _) => Ok(RecordFile::Store(Box::new(self.store_file(store)?))),
            (None, case) => {
                let file = self.file(session, case.as_deref().unwrap_or_default())?;
                Ok(RecordFile::Case(Box::new(file)))
            }
        }
    }

    /// Records what `make` makes of the record that was typed, in one commit, and tells it; gives back what else `make`
    /// gave. What `make` reads stays as it is until its drafts are saved, so it asks nobody anything.
    ///
    /// # Errors
    /// Nothing was saved; the failure says why.
    pub fn record_in<T>(
        &mut self,
        session: &mut Session<'_>,
        typed: &RecordArguments,
        make: impl FnOnce(&mut Self, &mut Session<'_>, &RecordFile) -> Result<(Vec<Draft>, T)>,
    ) -> Result<(Outcome, T)> {
        if let Some(store) = &typed.store {
            return self.record_on_store(session, store, |desk, session, file| {
                make(desk, session, &RecordFile::Store(Box::new(file.clone())))
            });
        }
        let case = typed.case.as_deref().unwrap_or_default();
        self.record_all_from(session, case, |desk, session, file| {
            make(desk, session, &RecordFile::Case(Box::new(file.clone())))
        })
    }

    /// Records several drafts in one commit, when everything that may refuse them has let them through and `first` is
    /// done: a file that the events tell of, which must not be there where they were refused.
    ///
    /// # Errors
    /// Nothing was saved; the failure says why.
    pub fn record_all_after(
        &mut self,
        session: &mut Session<'_>,
        typed: &str,
        drafts: Vec<Draft>,
        first: impl FnOnce(&mut Session<'_>) -> Result<()>,
    ) -> Result<Outcome> {
        let id = self.resolve(session, typed)?;
        let workspace = self.workspace.clone();
        let mut writer = writer(&workspace, session)?;
        let file = self.file_of(&id)?;
        let mut guard = self.guard(&[&file], &drafts)?;
        let recording = self.prepare(session, &file, drafts, &mut guard)?;
        guard.finish()?;
        first(session)?;
        self.finish(session, &mut writer, vec![recording])
    }

    /// Records what `make` makes of as many records as it likes, in one commit, and tells it; nothing where there is
    /// nothing. What `make` reads stays as it is until its drafts are saved, so it asks nobody anything.
    ///
    /// # Errors
    /// Nothing was saved; the failure says why.
    pub fn record_in_several<T>(
        &mut self,
        session: &mut Session<'_>,
        make: impl FnOnce(&mut Self, &mut Session<'_>) -> Result<(Vec<(RecordFile, Vec<Draft>)>, T)>,
    ) -> Result<(Outcome, T)> {
        let workspace = self.workspace.clone();
        let mut writer = writer(&workspace, session)?;
        let (parts, more) = make(self, session)?;
        let mut recordings = Vec::new();
        for (file, drafts) in parts {
            recordings.push(match file {
                RecordFile::Store(file) => self.prepare_on_store(session, &file, drafts)?,
                RecordFile::Case(file) => {
                    let mut guard = self.guard(&[&*file], &drafts)?;
                    let recording = self.prepare(session, &file, drafts, &mut guard)?;
                    guard.finish()?;
                    recording
                }
            });
        }
        if recordings.is_empty() {
            return Ok((Outcome::Fine, more));
        }
        Ok((self.finish(session, &mut writer, recordings)?, more))
    }
}

impl RecordFile {
    /// What the file tells.
    pub fn record(&self) -> &Record {
        match self {
            Self::Case(file) => &file.loaded.record,
            Self::Store(file) => &file.record,
        }
    }

    /// The store: the complaint's, or the very one whose record it is.
    pub fn store(&self) -> Option<&str> {
        match self {
            Self::Case(file) => file.case.store.as_deref(),
            Self::Store(file) => Some(&file.record.id),
        }
    }

    /// The events that were not taken back, in the order of the fold.
    pub fn standing_events(&self) -> Vec<&Event> {
        case::standing(self.record(), None)
    }
}
