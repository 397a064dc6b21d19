//! The refused rows as a CSV file, to be mended and imported again.

use std::path::Path;

use anyhow::Result;

use super::ImportArguments;
use super::plan::{Fate, Plan};
use super::source::Sources;
use crate::commands::session::Session;
use crate::domain::import::{KEPT_KEY, REASON};
use crate::format::rows::write_refused;
use crate::said;
use crate::store::write_named;

/// Writes the refused rows under all headings of all files; none where no row was refused.
pub(super) fn write(
    file: &Path,
    arguments: &ImportArguments,
    sources: &Sources,
    plan: &Plan<'_>,
    session: &mut Session<'_>,
) -> Result<()> {
    let mut headings: Vec<String> = Vec::new();
    for heading in sources.files.iter().flat_map(|rows| &rows.headings) {
        if !headings.contains(heading) && heading != KEPT_KEY && heading != REASON {
            headings.push(heading.clone());
        }
    }
    let mut refused = Vec::new();
    for one in &plan.rows {
        let Fate::Refused(reasons) = &one.fate else { continue };
        let cell = |heading: &String| {
            let place = one.rows.headings.iter().position(|known| known == heading)?;
            one.row.cells.get(place)?.text()
        };
        let cells: Vec<String> = headings.iter().map(|heading| cell(heading).unwrap_or_default()).collect();
        let reasons: Vec<&str> = reasons.iter().map(|reason| session.say(&reason.message)).collect();
        let kept = sources.mapping.key_to_keep(one.rows, one.row).unwrap_or_default();
        refused.push((cells, vec![kept, format!("{}: {}", one.row.place, reasons.join("; "))]));
    }
    if refused.is_empty() {
        return Ok(());
    }
    let separator = arguments.separator.or(sources.mapping.reading.separator).unwrap_or(',');
    let bytes = write_refused(&headings, &refused, &[KEPT_KEY, REASON], separator);
    write_named(file, &bytes, arguments.force)?;
    let (shown, count) = (file.display(), refused.len());
    session.notice(&said!(
        en: "{shown}: {count} refused row(s), to be mended and imported with the same mapping",
        zh: "{shown}：{count} 行被拒绝，更正后可用同一映射再次导入"
    ));
    Ok(())
}
