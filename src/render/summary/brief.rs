//! What people read of a summary on a terminal, where they did not ask for all of it.

use crate::render::cases::Reader;
use crate::render::report::{Body, Remark, Report, Section};
use crate::render::table::Tone;
use crate::said;

/// The sections that stay. A section that is not among them is named at the end.
const KEPT: &[&str] = &[
    "period",
    "compared",
    "categories",
    "pareto",
    "causes",
    "stores",
    "clock_families",
    "clocks_by_tier",
    "times",
    "answers",
    "money",
    "measure_counts",
    "measures",
    "measure_effects",
    "open",
    "notes",
];

/// The sections that grow with the house. Of the others every row stays.
const GROWING: &[&str] =
    &["categories", "causes", "stores", "clocks_by_tier", "measures", "measure_effects", "open"];

/// So many rows of these stay.
const ROWS: usize = 10;

/// The same report in brief: what matters most, and what was left out.
pub fn in_brief(reader: Reader<'_>, report: Report) -> Report {
    let (kept, rest): (Vec<Section>, Vec<Section>) =
        report.sections.into_iter().partition(|section| KEPT.contains(&section.key));
    let mut brief = Report { sections: kept };
    brief.sections.iter_mut().for_each(|section| shorten(reader, section));
    let titles: Vec<&str> =
        rest.iter().filter(|section| !section.is_empty()).map(|section| section.title.as_str()).collect();
    if !titles.is_empty() {
        let (en, zh) = (titles.join("; "), titles.join("；"));
        let said = said!(en: "`--all` shows also: {en}", zh: "加 `--all` 另可查看：{zh}");
        let remark = Remark::new(reader.face.say(&said)).toned(Tone::Faint);
        brief.push("left_out", "", Body::Remarks(vec![remark]));
    }
    brief
}

/// The first rows of a long table, with how many there are.
fn shorten(reader: Reader<'_>, section: &mut Section) {
    let is_growing = GROWING.contains(&section.key);
    let Body::Table(table) = &mut section.body else { return };
    table.rows.retain(|row| !row.machine_only);
    let all = table.rows.len();
    // Where one row would be left out, it says as much as that it was.
    if !is_growing || all <= ROWS + 1 {
        return;
    }
    table.rows.truncate(ROWS);
    let (title, rows) = (section.title.clone(), ROWS);
    section.title = reader.face.say(&said!(
        en: "{title} (the first {rows} of {all})",
        zh: "{title}（共 {all} 行，列出前 {rows} 行）",
    ));
}
