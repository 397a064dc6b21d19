//! Records from files: all of a kind at once on all cores, or one with its text.

use std::io::Read;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::{Result, Workspace, finding};
use crate::domain::failure::{Failure, FailureKind};
use crate::domain::finding::{Finding, Place};
use crate::domain::id::{id_of_path, path_of};
use crate::domain::record::{Record, RecordKind};
use crate::said;
use crate::words::Said;

/// The largest file that is read as a record, in bytes.
pub(super) const LARGEST_RECORD: u64 = 1 << 20;

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
        for result in self.read_all(kind, &walk.files) {
            match result {
                Ok(RecordText { path, record, .. }) => loaded.records.push(LoadedRecord { path, record }),
                Err(finding) => loaded.unreadable.push(*finding),
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
        self.read_record(kind, &path).map_err(|finding| as_failure(&finding))
    }

    /// Reads the files in the order given, on all cores.
    fn read_all(&self, kind: &RecordKind, files: &[String]) -> Vec<ReadResult> {
        let threads =
            thread::available_parallelism().map_or(1, usize::from).min(files.len().div_ceil(BLOCK)).max(1);
        let next = AtomicUsize::new(0);
        let work = || {
            let mut blocks = Vec::new();
            loop {
                let start = next.fetch_add(BLOCK, Ordering::Relaxed);
                let Some(rest) = files.get(start..).filter(|rest| !rest.is_empty()) else { return blocks };
                let block = &rest[..rest.len().min(BLOCK)];
                blocks
                    .push((start, block.iter().map(|path| self.read_record(kind, path)).collect::<Vec<_>>()));
            }
        };
        let mut blocks = thread::scope(|scope| {
            let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
            let mut blocks = work();
            for other in others {
                blocks.extend(other.join().unwrap_or_default());
            }
            blocks
        });
        blocks.sort_by_key(|(start, _)| *start);
        blocks.into_iter().flat_map(|(_, results)| results).collect()
    }

    /// Reads one file as a record of `kind` that stands where its id says.
    fn read_record(&self, kind: &RecordKind, path: &str) -> ReadResult {
        let text = read_file(&self.path(path), path)?;
        let record = read_text(path, &text)?;
        let expected = path_of(kind, &record.id);
        if record.kind != *kind || expected.as_deref() != Some(path) {
            return Err(Box::new(misplaced(path, &record, expected)));
        }
        Ok(RecordText { path: path.to_owned(), text, record })
    }
}

/// A finding that stops a command which is about this very file.
fn as_failure(finding: &Finding) -> Failure {
    let (Place { file, line, column, .. }, Said { en, zh }) = (&finding.place, &finding.message);
    let message = said!(en: "{file}:{line}:{column}: {en}", zh: "{file}:{line}:{column}：{zh}");
    Failure { kind: FailureKind::Findings, message, tips: finding.tip.iter().cloned().collect() }
}

type ReadResult = std::result::Result<RecordText, Box<Finding>>;

fn read_text(path: &str, text: &str) -> std::result::Result<Record, Box<Finding>> {
    serde_yaml::from_str(text).map_err(|error: serde_yaml::Error| {
        let span = error.location().map_or(0..0, |location| location.index()..location.index());
        let place = Place::of_span(path, text, span);
        Box::new(Finding::error(
            finding::RECORD_UNREADABLE,
            place,
            said!(en: "cannot be read: {error}", zh: "无法读取：{error}"),
        ))
    })
}

/// The text of a file, no larger than a record can be.
fn read_file(path: &Path, shown: &str) -> std::result::Result<String, Box<Finding>> {
    let finding = |code, said| Box::new(Finding::error(code, Place::whole_file(shown), said));
    let unreadable = |error: std::io::Error| {
        finding(finding::FILE_UNREADABLE, said!(en: "cannot be read: {error}", zh: "无法读取：{error}"))
    };
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::with_capacity(4096);
    file.take(LARGEST_RECORD + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > LARGEST_RECORD {
        let said = said!(
            en: "is larger than 1 MiB, which no record is",
            zh: "超过 1 MiB，不可能是记录文件"
        );
        return Err(finding(finding::FILE_TOO_LARGE, said));
    }
    String::from_utf8(bytes).map_err(|error| Box::new(not_utf8(shown, error.utf8_error(), error.as_bytes())))
}

fn not_utf8(shown: &str, error: std::str::Utf8Error, bytes: &[u8]) -> Finding {
    let at = error.valid_up_to();
    let valid = String::from_utf8_lossy(&bytes[..at]);
    let byte = bytes.get(at).copied().unwrap_or_default();
    let place = Place::of_span(shown, &valid, at..at);
    let said = said!(
        en: "is not UTF-8: byte {at} is 0x{byte:02x}",
        zh: "不是 UTF-8 编码：第 {at} 字节为 0x{byte:02x}"
    );
    let tip = said!(
        en: "if it was saved as GBK or UTF-16, save it again as UTF-8",
        zh: "若以 GBK 或 UTF-16 保存，请另存为 UTF-8"
    );
    Finding::error(finding::FILE_NOT_UTF8, place, said).tip(tip)
}

fn misplaced(path: &str, record: &Record, expected: Option<String>) -> Finding {
    let (id, kind, named) = (&record.id, record.kind.name(), id_of_path(path).unwrap_or_default());
    let said = said!(
        en: "tells of {kind} `{id}`, but stands where `{named}` belongs",
        zh: "内容为 {kind} `{id}`，却放在 `{named}` 的位置"
    );
    let tip = match path_of(&record.kind, id).or(expected) {
        Some(right) => said!(
            en: "its place is `{right}`; or mend `id`",
            zh: "应放在 `{right}`，或更正 `id`"
        ),
        None => said!(
            en: "`{id}` is no id for a {kind}: mend `id`",
            zh: "`{id}` 不是 {kind} 的合法编号，请更正 `id`"
        ),
    };
    Finding::error(finding::RECORD_MISPLACED, Place::whole_file(path), said).tip(tip)
}
