//! Records that went away. Only a complaint that was given another id may: what it held must stand there.

use super::found::Found;
use super::story::Story;
use crate::domain::audit::compare;
use crate::domain::audit::finding::{EVENT_CHANGED, EVENT_GONE, RECORD_GONE, Remark};
use crate::domain::id::id_of_path;
use crate::domain::record::Route;
use crate::format::merge::Versions;
use crate::format::yaml;
use crate::git::history::ObjectId;
use crate::git::{Repository, Trouble};
use crate::said;

/// A finding for each record of `gone` whose events stand nowhere else. `renumbered` are the ids that complaints say they
/// had, with the path at which they stand now.
pub(super) fn vanished(
    repository: &Repository,
    story: &Story,
    gone: &[(String, usize, ObjectId)],
    renumbered: &[(String, String, usize)],
) -> Result<Vec<Found>, Trouble> {
    let mut found = Vec::new();
    let mut objects = repository.objects()?;
    for (path, commit, before) in gone {
        let Some(told) = story.commits.get(*commit) else { continue };
        let was = id_of_path(path);
        let heirs: Vec<&str> = renumbered
            .iter()
            .filter(|(id, _, _)| was == Some(id.as_str()))
            .map(|(_, path, _)| path.as_str())
            .collect();
        let files = if heirs.is_empty() {
            Default::default()
        } else {
            repository.files_of(&told.id.to_string(), &heirs)?
        };
        let old = objects.blob(before).and_then(|bytes| yaml::load(path, &bytes).ok());
        let mut kept = false;
        for heir in heirs {
            let new = files.get(heir).and_then(|entry| objects.blob(&entry.id));
            let new = new.and_then(|bytes| yaml::load(heir, &bytes).ok());
            if let (Some(old), Some(new)) = (&old, &new) {
                let lost = compare(old, new, &Versions);
                kept |= !lost.iter().any(|remark| [EVENT_GONE, EVENT_CHANGED].contains(&remark.code));
            }
        }
        if !kept {
            found.push(Found::of_file(remark(&told.id), path, Some(*commit)));
        }
    }
    Ok(found)
}

fn remark(commit: &ObjectId) -> Remark {
    let message = said!(en: "this commit took the record away", zh: "该提交删除了此记录");
    let commit = commit.short();
    Remark::error(RECORD_GONE, Route::Whole, message).tip(said!(
        en: "`git checkout {commit}~1 -- FILE` brings it back; a complaint is closed, withdrawn or merged, never deleted",
        zh: "`git checkout {commit}~1 -- 文件` 可恢复；投诉只能结案、撤诉或并案，不得删除"
    ))
}
