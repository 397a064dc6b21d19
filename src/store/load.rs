//! Records from files: all of a kind at once on all cores, or one with its text.

use std::io::Read;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use rustix::fs::OFlags;

use super::walk::link;
use super::{Result, Workspace, finding, plain};
use crate::domain::failure::{Failure, FailureKind};
use crate::domain::finding::{Finding, Grade, Place};
use crate::domain::id::path_of;
use crate::domain::record::{Record, RecordKind};
use crate::format::yaml;
use crate::said;
use crate::words::Said;

/// How many files a thread takes at a time.
const BLOCK: usize = 64;

/// All records of a kind, and the files that could not be read.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The records in the order of their paths, so complaints in the order of receipt.
    pub records: Vec<LoadedRecord>,
    /// One finding or more for each file that is not among the records.
    pub unreadable: Vec<Finding>,
}

/// A record and the file that it came from.
#[derive(Debug, Clone, PartialEq)]
pub struct LoadedRecord {
    /// The file, relative to the workspace and with `/`.
    pub path: String,
    /// What the file tells.
    pub record: Record,
}

/// A record with the very text of its file, to be changed.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordText {
    /// The file, relative to the workspace and with `/`.
    pub path: String,
    /// The text, byte for byte.
    pub text: String,
    /// What the text tells.
    pub record: Record,
}

impl Workspace {
    /// All complaints, each file read once, on all cores.
    pub fn load_all(&self) -> Loaded {
        self.load_kind(&RecordKind::Complaint)
    }

    /// All records of `kind`, each file read once, on all cores.
    pub fn load_kind(&self, kind: &RecordKind) -> Loaded {
        let walk = self.walk(kind);
        let mut loaded = Loaded { records: Vec::with_capacity(walk.files.len()), unreadable: walk.findings };
        for result in read_all(&walk.files, |path| self.read_one(kind, path)) {
            match result {
                Ok(record) => loaded.records.push(record),
                Err(findings) => loaded.unreadable.extend(findings),
            }
        }
        loaded
    }

    /// The records of `kind` in whose text `words` stand, on all cores. Only these are parsed, so that a question about
    /// one customer does not cost as much as one about all.
    pub fn load_mentioning(&self, kind: &RecordKind, words: &str) -> Loaded {
        let walk = self.walk(kind);
        let mut loaded = Loaded { records: Vec::new(), unreadable: walk.findings };
        for result in read_all(&walk.files, |path| self.read_if_mentions(kind, path, words)) {
            match result {
                Ok(record) => loaded.records.extend(record),
                Err(findings) => loaded.unreadable.extend(findings),
            }
        }
        loaded
    }

    /// The record of `kind` with this id, and its text.
    ///
    /// # Errors
    /// Nothing has this id, or its file cannot be read (kind [`FailureKind::Findings`]).
    pub fn load_one(&self, kind: &RecordKind, id: &str) -> Result<RecordText> {
        let path = path_of(kind, id).filter(|path| self.path(path).symlink_metadata().is_ok());
        let path = path.ok_or_else(|| {
            let name = kind.name();
            Failure::usage(said!(en: "there is no {name} `{id}`", zh: "没有编号为 `{id}` 的记录（{name}）"))
        })?;
        self.plain_path(&path)?;
        let (record, bytes) = self.read_record(kind, &path).map_err(|findings| as_failure(&findings))?;
        Ok(RecordText { path, text: String::from_utf8(bytes).unwrap_or_default(), record })
    }

    fn read_one(&self, kind: &RecordKind, path: &str) -> ReadResult<LoadedRecord> {
        self.read_record(kind, path).map(|(record, _)| LoadedRecord { path: path.to_owned(), record })
    }

    fn read_if_mentions(
        &self,
        kind: &RecordKind,
        path: &str,
        words: &str,
    ) -> ReadResult<Option<LoadedRecord>> {
        let bytes = read_file(&self.path(path), path)?;
        match std::str::from_utf8(&bytes) {
            Ok(text) if !text.contains(words) => Ok(None),
            _ => self.read_one(kind, path).map(Some),
        }
    }

    /// Reads one file as a record of `kind` that stands where its id says; gives its bytes too.
    fn read_record(&self, kind: &RecordKind, path: &str) -> ReadResult<(Record, Vec<u8>)> {
        let bytes = read_file(&self.path(path), path)?;
        let record = yaml::load(path, &bytes)?;
        if record.kind != *kind || path_of(kind, &record.id).as_deref() != Some(path) {
            return Err(misplaced(path, &bytes));
        }
        Ok((record, bytes))
    }
}

/// Reads the files in the order given, on all cores.
fn read_all<T: Send>(files: &[String], read: impl Fn(&str) -> T + Sync) -> Vec<T> {
    let threads =
        thread::available_parallelism().map_or(1, usize::from).min(files.len().div_ceil(BLOCK)).max(1);
    let next = AtomicUsize::new(0);
    let work = || {
        let mut blocks = Vec::new();
        loop {
            let start = next.fetch_add(BLOCK, Ordering::Relaxed);
            let Some(rest) = files.get(start..).filter(|rest| !rest.is_empty()) else { return blocks };
            let block = rest.iter().take(BLOCK).map(|path| read(path));
            blocks.push((start, block.collect::<Vec<_>>()));
        }
    };
    let mut blocks = thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mut blocks = work();
        for other in others {
            // A panic in a thread is this one's too: records must not disappear in silence.
            blocks.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        blocks
    });
    blocks.sort_by_key(|(start, _)| *start);
    blocks.into_iter().flat_map(|(_, results)| results).collect()
}

/// A finding that stops a command which is about this very file.
fn as_failure(findings: &[Finding]) -> Failure {
    let lines = |pick: fn(&Said) -> &str| {
        let line = |finding: &Finding| {
            let Place { file, line, column, .. } = &finding.place;
            format!("{file}:{line}:{column}: {}", pick(&finding.message))
        };
        findings.iter().map(line).collect::<Vec<_>>().join("\n")
    };
    let message = Said { en: lines(|said| &said.en), zh: lines(|said| &said.zh) };
    let tips = findings.iter().filter_map(|finding| finding.tip.clone()).collect();
    Failure { kind: FailureKind::Findings, message, tips }
}

type ReadResult<T> = std::result::Result<T, Vec<Finding>>;

/// The bytes of a file; of a file larger than any record, enough to tell so.
pub(super) fn read_file(path: &Path, shown: &str) -> ReadResult<Vec<u8>> {
    let unreadable = |error: std::io::Error| {
        let said = said!(en: "cannot be read: {error}", zh: "无法读取：{error}");
        vec![Finding::error(finding::FILE_UNREADABLE, Place::whole_file(shown), said)]
    };
    let file = match plain::open(path, OFlags::RDONLY) {
        Err(_) if plain::is_link(path) => return Err(vec![link(shown)]),
        opened => opened.map_err(unreadable)?,
    };
    let mut bytes = Vec::with_capacity(4096);
    file.take(yaml::SIZE_LIMIT as u64 + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}

/// What is wrong with a record whose kind or id belongs elsewhere, as the strict reading tells it.
fn misplaced(path: &str, bytes: &[u8]) -> Vec<Finding> {
    let mut findings = yaml::read_strictly(path, bytes, yaml::KnownKeys::any()).findings;
    findings.retain(|finding| finding.grade == Grade::Error);
    if findings.is_empty() {
        let said = said!(en: "does not belong here", zh: "不应放在这里");
        findings.push(Finding::error(finding::FILE_UNREADABLE, Place::whole_file(path), said));
    }
    findings
}
