//! Sections as tables, facts and sentences.

use super::markup::Markup;
use crate::render::report::{Body, Fact, Remark, Section};
use crate::render::table::{Alignment, Cell, Column, Row, Table, Tone};
use crate::words::Language;

/// Columns that name people: a page is shown to others.
const OF_PEOPLE: &[&str] = &["owner", "by"];

/// What a section says, as words.
pub(super) fn write(markup: &mut Markup, section: &Section, language: Language) {
    match &section.body {
        Body::Table(table) => write_table(markup, table, language),
        Body::Facts(facts) => write_facts(markup, facts),
        Body::Remarks(remarks) => write_remarks(markup, remarks),
    }
}

/// Names with values.
pub(super) fn write_facts(markup: &mut Markup, facts: &[Fact]) {
    markup.block("dl", &[], |list| {
        for fact in facts {
            let words = fact.cell.for_people_at_length();
            if words.is_empty() {
                continue;
            }
            list.block("div", &[], |pair| {
                pair.leaf("dt", &[], &fact.label);
                pair.leaf("dd", &[("class", tone(fact.tone))], &words);
            });
        }
    });
}

fn write_remarks(markup: &mut Markup, remarks: &[Remark]) {
    markup.block("ul", &[], |list| {
        for remark in remarks {
            list.block("li", &[("class", tone(remark.tone))], |item| item.words(&remark.text));
        }
    });
}

/// Rows, with a heading; at the width of a telephone each value carries the name of its column.
pub(super) fn write_table(markup: &mut Markup, table: &Table, language: Language) {
    let columns = shown_columns(table);
    markup.block("table", &[], |inside| {
        inside.block("thead", &[], |head| {
            head.element("tr", &[], |row| {
                for (_, column) in &columns {
                    let class = if column.alignment == Alignment::Right { "number" } else { "" };
                    let words = column.label.in_language(language);
                    row.leaf("th", &[("scope", "col"), ("class", class)], words);
                }
            });
        });
        inside.block("tbody", &[], |body| {
            for row in table.people_rows() {
                write_row(body, row, &columns, language);
            }
        });
    });
}

fn write_row(body: &mut Markup, row: &Row, columns: &[(usize, &Column)], language: Language) {
    body.block("tr", &[("class", tone(row.tone))], |inside| {
        for (place, (index, column)) in columns.iter().enumerate() {
            let words = row.cells.get(*index).map(Cell::for_people_at_length).unwrap_or_default();
            let label = column.label.in_language(language);
            let class = match column.alignment {
                _ if words.is_empty() => "empty",
                Alignment::Right => "number",
                Alignment::Left => "",
            };
            match place {
                0 => inside.leaf("th", &[("scope", "row")], &words),
                _ => inside.leaf("td", &[("class", class), ("data-label", label)], &words),
            }
        }
    });
}

/// The columns that people see and that have something in them, with their places.
fn shown_columns(table: &Table) -> Vec<(usize, &Column)> {
    let is_told = |index: usize| {
        let cells = table.people_rows().filter_map(|row| row.cells.get(index));
        index == 0 || cells.into_iter().any(|cell| !cell.for_people().is_empty())
    };
    let columns = table.columns.iter().enumerate();
    columns
        .filter(|(index, column)| !column.machine_only && !OF_PEOPLE.contains(&column.key) && is_told(*index))
        .collect()
}

/// The class that says what a colour says.
fn tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "",
        Tone::Heading => "heading",
        Tone::Alarm => "alarm",
        Tone::Caution => "caution",
        Tone::Faint => "faint",
    }
}
