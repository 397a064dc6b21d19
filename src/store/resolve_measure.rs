//! From what was typed to one improvement measure: never a guess.

use super::{Result, Workspace};
use crate::domain::failure::Failure;
use crate::domain::id::{base32, id_of_path, measure_id, path_of};
use crate::domain::record::RecordKind;
use crate::said;

/// How every id of a measure begins.
const PREFIX: &str = "m-";

impl Workspace {
    /// The ids of all measures, without opening a file.
    pub fn measure_ids(&self) -> Vec<String> {
        let files = self.walk(&RecordKind::Measure).files;
        files.iter().filter_map(|path| id_of_path(path)).map(str::to_owned).collect()
    }

    /// The measure that was meant: its id with or without `m-`, in any case, `o` for 0, `i` and `l` for 1. A person may
    /// type any beginning that only one measure has.
    ///
    /// # Errors
    /// None is meant, or several, or a script shortens; each with what to type instead.
    pub fn resolve_measure(&self, typed: &str, interactive: bool) -> Result<String> {
        let tail = typed.trim().to_lowercase();
        let tail = tail.strip_prefix(PREFIX).unwrap_or(&tail);
        let folded: Option<String> = tail.chars().map(base32::fold).collect();
        let folded = folded.filter(|tail| !tail.is_empty()).ok_or_else(|| unknown(typed))?;
        let whole = format!("{PREFIX}{folded}");
        let mut candidates = self.measure_ids();
        if candidates.contains(&whole) {
            return Ok(whole);
        }
        candidates.retain(|id| id.starts_with(&whole));
        match &candidates[..] {
            [] => Err(unknown(typed)),
            [only] if interactive => Ok(only.clone()),
            [_] => Err(Failure::usage(said!(
                en: "`{typed}` may mean another measure tomorrow",
                zh: "`{typed}` 日后可能指向别的措施"
            ))
            .tip(said!(en: "without a terminal, give the whole id", zh: "非终端环境请给出完整编号"))),
            several => {
                let list = several.join(", ");
                Err(Failure::usage(said!(
                    en: "`{typed}` can mean several measures: {list}",
                    zh: "`{typed}` 可能指多项措施：{list}"
                )))
            }
        }
    }

    /// An id that no measure has.
    pub(super) fn new_measure_id(&self) -> Result<String> {
        loop {
            let id = measure_id(super::random_bytes()?);
            let path = path_of(&RecordKind::Measure, &id).unwrap_or_default();
            if self.path(&path).symlink_metadata().is_err() {
                return Ok(id);
            }
        }
    }
}

fn unknown(typed: &str) -> Failure {
    Failure::usage(said!(en: "no measure has the id `{typed}`", zh: "没有编号为 `{typed}` 的整改措施"))
        .tip(said!(en: "`plaint measure list` shows the ids", zh: "`plaint measure list` 可列出编号"))
}
