//! A case on the desk: its record with the very text of its file, and what its events add up to.

use super::Desk;
use crate::commands::session::Session;
use crate::domain::case::{self, Case, Status};
use crate::domain::failure::{Failure, FailureKind};
use crate::domain::id::CaseId;
use crate::domain::record::{EventKind, FORMAT, Record, RecordKind};
use crate::said;
use crate::store::{Asking, RecordText};
use crate::words::Label;

/// A case that a command is about.
#[derive(Debug, Clone)]
pub struct CaseFile {
    /// The record and its text.
    pub loaded: RecordText,
    /// What it adds up to now.
    pub case: Case,
}

impl Desk {
    /// The complaint that was typed.
    ///
    /// # Errors
    /// None is meant, or several, or its file cannot be read.
    pub fn file(&self, session: &Session<'_>, typed: &str) -> Result<CaseFile, Failure> {
        let id = self.resolve(session, typed)?;
        self.file_of(&id)
    }

    /// The id that was typed.
    ///
    /// # Errors
    /// None is meant, or several.
    pub fn resolve(&self, session: &Session<'_>, typed: &str) -> Result<CaseId, Failure> {
        let actor = self.actor(session).map(|staff| staff.id).unwrap_or_default();
        let asking = Asking { typed, interactive: session.terminal.interactive, user: &actor };
        let is_open = |id: &CaseId| self.file_of(id).is_ok_and(|file| file.case.is_open());
        self.workspace.resolve(asking, is_open)
    }

    pub(super) fn file_of(&self, id: &CaseId) -> Result<CaseFile, Failure> {
        let loaded = self.workspace.load_one(&RecordKind::Complaint, id.as_str())?;
        match case::fold(&loaded.record, None) {
            Some(case) => Ok(CaseFile { case, loaded }),
            None => Err(without_beginning(&loaded.path, Label::new("receipt", "受理"))),
        }
    }
}

impl CaseFile {
    /// Whether somebody still works on the case.
    ///
    /// # Errors
    /// It is closed, withdrawn or merged into another; with what to do then.
    pub fn require_open(&self) -> Result<(), Failure> {
        if self.case.is_open() {
            return Ok(());
        }
        let id = &self.case.id;
        if let Some(into) = &self.case.merged_into {
            return Err(Failure::could_not(said!(
                en: "{id} was merged into {into}: that is where it is handled",
                zh: "{id} 已并入 {into}，请在该案处理"
            ))
            .tip(said!(
                en: "`plaint merge {id} --into {into} --undo --reason …` takes it out again",
                zh: "如需取消并案：`plaint merge {id} --into {into} --undo --reason …`"
            )));
        }
        let failure = Failure::could_not(match self.case.status {
            Status::Withdrawn => said!(en: "{id} was withdrawn", zh: "{id} 已撤诉"),
            _ => said!(en: "{id} is closed", zh: "{id} 已结案"),
        });
        Err(failure.tip(said!(
            en: "`plaint reopen {id} --reason …` starts a second handling",
            zh: "二次处理请用 `plaint reopen {id} --reason …`"
        )))
    }
}

/// The failure of a record that does not tell how it began.
pub(super) fn without_beginning(path: &str, beginning: Label) -> Failure {
    let Label { en, zh } = beginning;
    Failure::new(FailureKind::Findings, said!(en: "`{path}` tells of no {en}", zh: "`{path}` 没有{zh}记录"))
        .tip(said!(en: "`plaint check` tells more", zh: "用 `plaint check` 查看详情"))
}

/// Whether this version understands the whole `record` at `path`, so that it may write to it.
///
/// # Errors
/// It has a newer format or events of unknown kinds: what they mean cannot be minded.
pub(super) fn require_understood(path: &str, record: &Record) -> Result<(), Failure> {
    let format = record.format;
    if format > FORMAT {
        return Err(Failure::could_not(said!(
            en: "`{path}` has format {format}; this plaint writes up to {FORMAT}",
            zh: "`{path}` 的格式为 {format}，本版本只能写入 {FORMAT}"
        ))
        .tip(said!(en: "use a newer plaint", zh: "请使用更新的版本")));
    }
    let unknown = record.events.iter().find_map(|event| match &event.kind {
        EventKind::Unknown(name) => Some(name),
        EventKind::Known(_) => None,
    });
    match unknown {
        Some(name) => Err(Failure::could_not(said!(
            en: "`{path}` holds an event `{name}` that this plaint does not know: it is shown, not written to",
            zh: "`{path}` 含有本版本不认识的事件 `{name}`：只显示，不写入"
        ))),
        None => Ok(()),
    }
}
