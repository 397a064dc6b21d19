//! `.gitattributes` and `.gitignore`: the lines that git needs.

use anyhow::Result;

use super::Patient;
use super::line::{self, Line};
use crate::commands::desk::{Desk, tell_trail};
use crate::commands::init::missing;
use crate::commands::session::Session;
use crate::git::{Act, Entry};
use crate::said;

/// Whether they are there; and whether `shop.toml`, by which some of them go, can be read.
///
/// # Errors
/// A file cannot be read or written.
pub(super) fn for_git(patient: &Patient<'_>, session: &mut Session<'_>) -> Result<Vec<Line>> {
    let desk = match Desk::open(session) {
        Ok(desk) => desk,
        Err(_) => {
            let tip = said!(en: "`plaint check` tells more", zh: "用 `plaint check` 查看详情");
            return Ok(vec![line::SHOP.wrong(said!(en: "not in order", zh: "有误"), tip)]);
        }
    };
    let changes = missing::attributes(patient.workspace, &desk.shop)?;
    if changes.is_empty() {
        return Ok(vec![line::LINES.fine(said!(en: "all there", zh: "齐全"))]);
    }
    let list = changes.iter().map(crate::store::Change::path).collect::<Vec<_>>().join(", ");
    if !patient.repair {
        return Ok(vec![line::LINES.wrong(
            said!(en: "lines are missing in {list}", zh: "{list} 缺少必要的行"),
            said!(en: "`plaint init` or `plaint doctor --repair` adds them", zh: "运行 `plaint init` 或 `plaint doctor --repair` 补上"),
        )]);
    }
    let by = desk.actor(session).map_or_else(|_| "doctor".to_owned(), |staff| staff.id);
    let mut writer = patient.workspace.writer()?;
    let saved = writer.save(&changes, &[], &Entry::of(Act::file("workspace", "completed"), &by))?;
    tell_trail(session, &saved);
    Ok(vec![line::LINES.mended(said!(en: "added to {list}", zh: "已补入 {list}"))])
}
