//! Sections as tables, facts and sentences.

use super::Page;
use super::markup::Markup;
use crate::domain::money::amount_in_words;
use crate::render::report::{Fact, Remark};
use crate::render::table::{Alignment, Cell, Column, Room, Row, Table, Tone, Value};
use crate::said;
use crate::words::Language;

/// Columns that name people: a page is shown to others, so it has them only where they were asked for.
const OF_PEOPLE: &[&str] = &["owner", "by", "called", "customer", "staff"];

/// Columns of ids, which stay in one piece.
const IDS: &[&str] = &["id", "case"];

/// A table with more columns than this becomes a list of cards on a telephone.
const NARROW: usize = 3;

/// So many rows of a list at most: a page is to be read.
pub(super) const MOST: usize = 25;

/// Names with values.
pub(super) fn write_facts(markup: &mut Markup, facts: &[Fact]) {
    markup.block("dl", &[], |list| {
        for fact in facts {
            let words = words_of(&fact.cell);
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

/// Sentences.
pub(super) fn write_remarks(markup: &mut Markup, remarks: &[Remark]) {
    markup.block("ul", &[], |list| {
        for remark in remarks {
            list.block("li", &[("class", tone(remark.tone))], |item| item.words(&remark.text));
        }
    });
}

/// Rows, with a heading; at the width of a telephone each value carries the name of its column.
pub(super) fn write_table(markup: &mut Markup, table: &Table, page: &Page<'_>) {
    let language = page.language;
    let columns = shown_columns(table, page.reveal);
    let class = if columns.len() > NARROW { "broad" } else { "" };
    let rows: Vec<&Row> = table.people_rows().collect();
    markup.block("table", &[("role", "table"), ("class", class)], |inside| {
        inside.block("thead", &[("role", "rowgroup")], |head| {
            head.element("tr", &[("role", "row")], |row| {
                for (_, column) in &columns {
                    let class = if column.alignment == Alignment::Right { "number" } else { "" };
                    let words = column.label.in_language(language);
                    row.leaf("th", &[("role", "columnheader"), ("scope", "col"), ("class", class)], words);
                }
            });
        });
        inside.block("tbody", &[("role", "rowgroup")], |body| {
            for row in rows.iter().take(MOST) {
                write_row(body, row, &columns, language);
            }
        });
    });
    if rows.len() > MOST {
        let (shown, all) = (MOST, rows.len());
        let left_out = said!(
            en: "The first {shown} of {all}; `plaint summary` without `--as` shows all.",
            zh: "仅列前 {shown} 行，共 {all} 行；不带 `--as` 的 `plaint summary` 会全部列出。",
        );
        markup.leaf("p", &[("class", "faint")], left_out.in_language(language));
    }
}

fn write_row(body: &mut Markup, row: &Row, columns: &[(usize, &Column)], language: Language) {
    body.block("tr", &[("role", "row"), ("class", tone(row.tone))], |inside| {
        for (place, (index, column)) in columns.iter().enumerate() {
            let words = row.cells.get(*index).map(words_of).unwrap_or_default();
            let label = column.label.in_language(language);
            let class = match column.alignment {
                _ if words.is_empty() => "empty",
                _ if IDS.contains(&column.key) => "id",
                Alignment::Right => "number",
                Alignment::Left => "",
            };
            match place {
                0 => inside.leaf("th", &[("role", "rowheader"), ("scope", "row"), ("class", class)], &words),
                _ => inside.leaf("td", &[("role", "cell"), ("class", class), ("data-label", label)], &words),
            }
        }
    });
}

/// What people read: amounts with their thousands apart.
pub(super) fn words_of(cell: &Cell) -> String {
    match (&cell.value, &cell.shown) {
        (Value::Amount(amount), None) => amount_in_words(*amount),
        // A change of money keeps its sign.
        (Value::Amount(amount), Some(shown)) if amount.scale() == 2 && *shown == format!("{amount:+}") => {
            let sign = if amount.is_sign_negative() { '-' } else { '+' };
            format!("{sign}{}", amount_in_words(amount.abs()))
        }
        _ => cell.for_people_at_length(),
    }
}

/// The columns that people see and that have something in them, with their places. Of those that a narrow terminal may leave
/// out, those with nothing but zeros are not among them.
fn shown_columns(table: &Table, reveal: bool) -> Vec<(usize, &Column)> {
    let is_told = |index: usize| {
        let cells = table.people_rows().filter_map(|row| row.cells.get(index));
        index == 0 || cells.into_iter().any(|cell| !cell.for_people().is_empty())
    };
    let is_nothing = |index: usize| {
        let mut cells = table.people_rows().filter_map(|row| row.cells.get(index));
        cells.all(|cell| match &cell.value {
            Value::Number(number) => *number == 0,
            Value::Amount(amount) => amount.is_zero(),
            _ => false,
        })
    };
    let is_shown = |(index, column): &(usize, &Column)| {
        let is_spared = matches!(column.room, Room::Spare(_)) && is_nothing(*index);
        let is_hidden = !reveal && OF_PEOPLE.contains(&column.key);
        !column.machine_only && !is_hidden && is_told(*index) && !is_spared
    };
    table.columns.iter().enumerate().filter(is_shown).collect()
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
