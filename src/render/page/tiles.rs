//! The main figures, large, at the top of the page, each with how it was in the period before.

use super::markup::Markup;
use super::{Page, sections, tables};
use crate::render::report::Body;
use crate::render::table::{Cell, Row, Table, Value};
use crate::said;
use crate::words::Language;

/// The section that the figures come from.
pub(super) const SECTION: &str = "compared";

/// Those that are shown large, in this order; the table below has them all.
const SHOWN: &[&str] = &[
    "received",
    "open_at_end",
    "law_percent",
    "promises_percent",
    "first_response_median_seconds",
    "settling_median_seconds",
    "satisfied_percent",
    "reopened_percent",
    "compensation",
    "fines",
];

/// Writes the figures.
pub(super) fn write(main: &mut Markup, page: &Page<'_>) {
    let Some(section) = page.report.sections.iter().find(|section| section.key == SECTION) else { return };
    let Body::Table(table) = &section.body else { return };
    main.block("section", &[("id", SECTION), ("class", "wide")], |inside| {
        inside.leaf("h2", &[], &section.title);
        inside.block("dl", &[("class", "tiles")], |list| {
            for row in SHOWN.iter().filter_map(|name| row_of(table, name)) {
                write_tile(list, table, row, page.language);
            }
        });
        sections::write_figures(inside, section, page);
    });
}

fn write_tile(list: &mut Markup, table: &Table, row: &Row, language: Language) {
    let words = |key| cell(table, row, key).map(tables::words_of).unwrap_or_default();
    let (now, before, change) = (words("now"), words("before"), words("change"));
    let label = row.cells.first().map(Cell::for_people).unwrap_or_default();
    list.block("div", &[], |tile| {
        tile.leaf("dt", &[], label.trim());
        tile.leaf("dd", &[("class", "figure")], &now);
        if !before.is_empty() {
            let note = said!(en: "{change} · before: {before}", zh: "{change} · 上期 {before}");
            tile.leaf("dd", &[("class", "note")], note.in_language(language));
        }
    });
}

fn cell<'a>(table: &Table, row: &'a Row, key: &str) -> Option<&'a Cell> {
    let index = table.columns.iter().position(|column| column.key == key)?;
    row.cells.get(index)
}

/// The row of the figure called `name`.
fn row_of<'a>(table: &'a Table, name: &str) -> Option<&'a Row> {
    let is_named = |cell: &Cell| matches!(&cell.value, Value::Text(text) if text == name);
    table.people_rows().find(|row| row.cells.first().is_some_and(is_named))
}
