//! Keeping a file of evidence: under its hash, never twice, never over another.

use super::scan::hash_of_kept;
use super::source::Source;
use crate::domain::failure::Failure;
use crate::domain::investigation::evidence::path_of;
use crate::domain::investigation::evidence_state::Found;
use crate::domain::shop::Keeping;
use crate::said;
use crate::store::{Change, Result, Workspace};

impl Workspace {
    /// The change that keeps a copy of `source` for the complaint `case`; `None` when nothing need be written: the very
    /// same file is kept already, or only its hash was read. Without git the file is readable by its owner alone.
    ///
    /// # Errors
    /// Something else stands where the file belongs: somebody changed what was kept there.
    pub fn keep_evidence(&self, case: &str, source: Source, keeping: Keeping) -> Result<Option<Change>> {
        let Source { size, sha256, bytes, .. } = source;
        let (Some(bytes), Some(path)) = (bytes, path_of(case, &sha256)) else { return Ok(None) };
        match hash_of_kept(self, &path) {
            Found::Nothing => {
                let change = Change::create_bytes(path, bytes);
                Ok(Some(if keeping == Keeping::Git { change } else { change.private() }))
            }
            Found::File { sha256: kept, size: kept_size } if (&kept, kept_size) == (&sha256, size) => {
                Ok(None)
            }
            Found::Link | Found::NotAFile => Err(Failure::could_not(said!(
                en: "`{path}` cannot be kept there: a folder on the way, or the place itself, is a link or no plain file; nothing was saved",
                zh: "无法保存到 `{path}`：途中的文件夹或该处本身是符号链接，或并非普通文件；未保存任何内容"
            ))
            .tip(said!(
                en: "evidence is kept in plain folders of the workspace: put one in its place",
                zh: "证据只保存在工作区内的普通文件夹中：请改用普通文件夹"
            ))),
            Found::Unreadable(why) => Err(Failure::could_not(said!(
                en: "cannot look at `{path}`: {why}; nothing was saved",
                zh: "无法查看 `{path}`：{why}；未保存任何内容"
            ))),
            Found::File { .. } => Err(Failure::could_not(said!(
                en: "`{path}` is there already and is not what its name says; nothing was saved",
                zh: "`{path}` 已存在，但内容与其名称不符；未保存任何内容"
            ))
            .tip(said!(
                en: "`plaint evidence verify {case}` tells what is wrong with the evidence of this case",
                zh: "用 `plaint evidence verify {case}` 查看该投诉的证据有何问题"
            ))),
        }
    }
}
