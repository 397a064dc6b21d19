//! One record that stands unmerged: what comes of it.

use super::{not_a_record, record_path};
use crate::domain::failure::Failure;
use crate::domain::id::id_of_path;
use crate::format::merge::{self, Merged, Sides};
use crate::git::{Repository, Unmerged};
use crate::render::merging;
use crate::said;
use crate::store::{Change, Workspace};
use crate::words::Said;

/// What comes of one path.
pub(super) enum Verdict {
    /// It is one record now.
    Merged(Merge),
    /// It stays as it is, and why.
    Left(Said),
}

/// A record that was merged.
pub(super) struct Merge {
    /// The path, relative to the workspace.
    pub(super) path: String,
    /// What the record is called.
    pub(super) id: String,
    /// What it holds now.
    pub(super) text: String,
    /// The file to be written; nothing where it holds that already.
    pub(super) change: Option<Change>,
    /// What both sides changed.
    pub(super) differences: Vec<Said>,
}

/// The names of the sides where `resolve` says why it could not merge.
const SIDES: Sides<'_> = Sides { ours: "ours", base: "base", theirs: "theirs", marker: 7 };

/// Merges one path of the index, if it is a record. Nothing is written yet.
///
/// # Errors
/// git or the file system refuses.
pub(super) fn judge(
    repository: &Repository,
    workspace: &Workspace,
    unmerged: &Unmerged,
    discard_edits: bool,
) -> Result<Verdict, Failure> {
    let Some(path) = record_path(unmerged) else {
        return Ok(Verdict::Left(not_a_record(&unmerged.path)));
    };
    let [base, ours, theirs] = &unmerged.stages;
    let (Some(ours), Some(theirs)) = (ours, theirs) else { return Ok(Verdict::Left(removed(path))) };
    let blob = |name: &Option<String>| match name {
        Some(name) => repository.blob(name).map_err(Failure::from),
        None => Ok(Vec::new()),
    };
    let base = blob(base)?;
    let (ours, theirs) = (blob(&Some(ours.clone()))?, blob(&Some(theirs.clone()))?);
    let texts = (std::str::from_utf8(&base), std::str::from_utf8(&ours), std::str::from_utf8(&theirs));
    let (Ok(base_text), Ok(our_text), Ok(their_text)) = texts else {
        return Ok(Verdict::Left(merging::not_text(path)));
    };
    let base_text = Some(base_text).filter(|text| !text.is_empty());
    let text = match merge::merge(base_text, our_text, their_text, SIDES) {
        Merged::Whole(text) => text,
        Merged::Marked(_, refusal) => return Ok(Verdict::Left(merging::refused(path, &refusal))),
    };
    let now = workspace.bytes_now(path)?;
    let is_there = now.as_deref() == Some(text.as_bytes());
    if !is_there && !discard_edits {
        let untouched = match now.as_deref() {
            None => true,
            Some(now) if now == ours || now == theirs => true,
            Some(now) => repository.is_gits_own_merge([&base, &ours, &theirs], now).map_err(Failure::from)?,
        };
        if !untouched {
            return Ok(Verdict::Left(edited(path)));
        }
    }
    Ok(Verdict::Merged(Merge {
        path: path.to_owned(),
        id: id_of_path(path).unwrap_or_default().to_owned(),
        differences: merging::differences(path, [our_text, their_text], &text),
        change: (!is_there).then(|| Change::put(path, now, &text)),
        text,
    }))
}

fn removed(path: &str) -> Said {
    said!(
        en: "`{path}`: one side removed it, the other changed it; keep it with `git add {path}`, or let it go with `git rm {path}`",
        zh: "`{path}`：一方删除了它，另一方修改了它；保留请用 `git add {path}`，删除请用 `git rm {path}`"
    )
}

fn edited(path: &str) -> Said {
    said!(
        en: "`{path}` was edited by hand since the merge, and was left as it is; if it is as it should be: `git add {path}`; to merge it anew without the edits: `plaint resolve --discard-edits {path}`",
        zh: "`{path}` 在合并后被手工修改过，未予改动；若内容无误：`git add {path}`；若要放弃手工修改、重新合并：`plaint resolve --discard-edits {path}`"
    )
}
