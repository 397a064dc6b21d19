//! From what was typed to one complaint: never a guess.

use super::{Result, Workspace};
use crate::domain::failure::Failure;
use crate::domain::id::{CaseId, Typed, id_of_path};
use crate::domain::record::kind::table;
use crate::domain::record::{Event, RecordKind};
use crate::said;

/// How many candidates are named.
const SHOWN: usize = 12;

/// Who asks for a complaint, and how.
#[derive(Debug, Clone, Copy)]
pub struct Asking<'a> {
    /// What was typed.
    pub typed: &'a str,
    /// Whether a person sits at a terminal: only then may an id be shortened.
    pub interactive: bool,
    /// Whose last complaint `@` is.
    pub user: &'a str,
}

impl Workspace {
    /// The ids of all complaints, in the order of receipt, without opening a file.
    pub fn case_ids(&self) -> Vec<CaseId> {
        let files = self.walk(&RecordKind::Complaint).files;
        files.iter().filter_map(|path| CaseId::parse(id_of_path(path)?)).collect()
    }

    /// The complaint that was meant. A person may type any beginning of the tail that only one open complaint has, or
    /// that only one complaint has at all; a script names a whole id, or a whole tail that is unique over all.
    /// `is_open` is asked only about complaints that can be meant, when they are several.
    ///
    /// # Errors
    /// None is meant, or several, or a script shortens; each with what to type instead.
    pub fn resolve(&self, asking: Asking<'_>, is_open: impl Fn(&CaseId) -> bool) -> Result<CaseId> {
        let typed = Typed::parse(asking.typed).ok_or_else(|| not_an_id(asking.typed))?;
        if !asking.interactive && !typed.is_exact() {
            return Err(too_short(asking.typed));
        }
        if typed == Typed::Last {
            return self.last(asking.user).ok_or_else(|| nothing_last(asking.user));
        }
        if let Typed::Whole(id) = &typed {
            return match self.has_case(id) {
                true => Ok(id.clone()),
                false => self.renumbered(id).ok_or_else(|| unknown(asking.typed)),
            };
        }
        let mut candidates: Vec<CaseId> = self.case_ids();
        candidates.retain(|id| typed.matches(id));
        if asking.interactive && candidates.len() > 1 {
            let open: Vec<&CaseId> = candidates.iter().filter(|id| is_open(id)).collect();
            if let [only] = open[..] {
                return Ok(only.clone());
            }
            if !open.is_empty() {
                candidates = open.into_iter().cloned().collect();
            }
        }
        match &candidates[..] {
            [] => Err(unknown(asking.typed)),
            [only] => Ok(only.clone()),
            several => Err(ambiguous(asking.typed, several)),
        }
    }

    /// The complaint that had the id `old` before it was given another, if just one did.
    fn renumbered(&self, old: &CaseId) -> Option<CaseId> {
        let had = |event: &Event| {
            event.matches(table::RENUMBERED.name) && event.fields.text("was") == Some(old.as_str())
        };
        let loaded = self.load_mentioning(&RecordKind::Complaint, old.as_str());
        let mut found = loaded.records.iter().filter(|one| one.record.events.iter().any(had));
        match (found.next(), found.next()) {
            (Some(only), None) => CaseId::parse(&only.record.id),
            _ => None,
        }
    }

    fn has_case(&self, id: &CaseId) -> bool {
        crate::domain::id::path_of(&RecordKind::Complaint, id.as_str())
            .is_some_and(|path| self.path(&path).symlink_metadata().is_ok())
    }
}

fn unknown(typed: &str) -> Failure {
    Failure::usage(said!(en: "no complaint has the id `{typed}`", zh: "没有编号为 `{typed}` 的投诉"))
        .tip(said!(en: "`plaint list` shows the ids", zh: "`plaint list` 可列出编号"))
}

fn not_an_id(typed: &str) -> Failure {
    Failure::usage(said!(en: "`{typed}` is no id of a complaint", zh: "`{typed}` 不是投诉编号")).tip(said!(
        en: "type one like `261122-k7qm`, the beginning of its tail (`k7`), or `@` for the last one",
        zh: "请输入如 `261122-k7qm` 的编号、其后四位的开头（`k7`），或用 `@` 表示上一件"
    ))
}

fn too_short(typed: &str) -> Failure {
    Failure::usage(said!(
        en: "`{typed}` may mean another complaint tomorrow",
        zh: "`{typed}` 日后可能指向别的投诉"
    ))
    .tip(said!(
        en: "without a terminal, give a whole id (`261122-k7qm`) or a whole tail (`k7qm`)",
        zh: "非终端环境请给出完整编号（`261122-k7qm`）或完整后四位（`k7qm`）"
    ))
}

fn nothing_last(user: &str) -> Failure {
    Failure::usage(said!(
        en: "`{user}` has recorded nothing here yet, so `@` means nothing",
        zh: "`{user}` 在此尚无记录，`@` 无所指"
    ))
    .tip(said!(en: "give an id", zh: "请给出编号"))
}

fn ambiguous(typed: &str, several: &[CaseId]) -> Failure {
    let shown = several.iter().take(SHOWN).map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
    let count = several.len();
    let rest = if count > SHOWN { ", …" } else { "" };
    Failure::usage(said!(
        en: "`{typed}` can mean {count} complaints: {shown}{rest}",
        zh: "`{typed}` 可能指 {count} 件投诉：{shown}{rest}"
    ))
    .tip(said!(en: "type more of the tail, or the whole id", zh: "请多输入几位，或输入完整编号"))
}
