//! Workbooks: the cells of one sheet. A text stays a text, with its leading zeros; a date is what the workbook calls one.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Reader, Sheets, open_workbook_auto_from_rs};

use super::unreadable;
use crate::domain::failure::Failure;
use crate::domain::finding::did_you_mean;
use crate::domain::import::{Content, Reading, Row, Rows};
use crate::said;

pub(super) fn read(name: &str, bytes: &[u8], reading: &Reading) -> Result<Rows, Failure> {
    let failed = |error: calamine::Error| {
        unreadable(name, said!(en: "this is no workbook: {error}", zh: "不是可读取的工作簿：{error}"))
    };
    let mut book: Sheets<_> = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(failed)?;
    let names = book.sheet_names();
    let sheet = sheet_of(name, &names, reading.sheet.as_deref())?;
    let range = book.worksheet_range(&sheet).map_err(failed)?;
    let merged = match &mut book {
        Sheets::Xlsx(book) => book.merge_cells_by_sheet_name(&sheet).unwrap_or_default(),
        _ => Vec::new(),
    };
    let (top, left) = range.start().unwrap_or_default();
    let heading_row = reading.heading_row.map_or(top, |row| row.saturating_sub(1));
    let (bottom, right) = range.end().unwrap_or_default();
    // A merged cell has its value at its upper left; every row of it means that value.
    let mut spread: BTreeMap<(u32, u32), (u32, u32)> = BTreeMap::new();
    for cell in &merged {
        for row in cell.start.0..=cell.end.0.min(bottom) {
            spread.extend((cell.start.1..=cell.end.1.min(right)).map(|column| ((row, column), cell.start)));
        }
    }
    let value = |row: u32, column: u32| {
        let place = spread.get(&(row, column)).copied().unwrap_or((row, column));
        range.get_value(place).unwrap_or(&Data::Empty)
    };
    let columns: Vec<u32> = (left..=right).collect();
    let headings: Vec<String> = columns
        .iter()
        .map(|column| content(value(heading_row, *column)).text().unwrap_or_default())
        .collect();
    let mut rows = Rows { file: name.to_owned(), headings, ..Rows::default() };
    if range.is_empty() {
        rows.headings.clear();
        return Ok(rows);
    }
    for row in heading_row + 1..=bottom {
        let cells: Vec<Content> = columns.iter().map(|column| content(value(row, *column))).collect();
        let own = |column: &u32| !matches!(range.get_value((row, *column)), None | Some(Data::Empty));
        if columns.iter().any(own) {
            let (number, line) = (rows.rows.len() + 1, row + 1);
            rows.rows.push(Row {
                number,
                place: format!("{name}!{sheet}:{line}"),
                cells,
                faults: Vec::new(),
            });
        }
    }
    if reading.sheet.is_none() && names.len() > 1 {
        let others = names.iter().filter(|other| **other != sheet).cloned().collect::<Vec<_>>().join("`, `");
        rows.remarks.push(said!(
            en: "{name}: read is the sheet `{sheet}`; `--sheet` chooses another: `{others}`",
            zh: "{name}：读取的是工作表 `{sheet}`；可用 `--sheet` 选择其他工作表：`{others}`"
        ));
    }
    Ok(rows)
}

fn sheet_of(name: &str, names: &[String], wanted: Option<&str>) -> Result<String, Failure> {
    let list = names.join("`, `");
    let found = match wanted {
        None => names.first(),
        Some(wanted) => names.iter().find(|sheet| *sheet == wanted),
    };
    found.cloned().ok_or_else(|| {
        let wanted = wanted.unwrap_or_default();
        let near = did_you_mean(wanted, names.iter().map(String::as_str));
        let failure = unreadable(
            name,
            said!(en: "no sheet is called `{wanted}`; there are `{list}`", zh: "没有名为 `{wanted}` 的工作表；现有：`{list}`"),
        );
        match near {
            Some(near) => failure.tip(said!(en: "did you mean `{near}`?", zh: "是不是 `{near}`？")),
            None => failure,
        }
    })
}

fn content(data: &Data) -> Content {
    match data {
        Data::Empty | Data::Error(_) => Content::Empty,
        Data::String(text) => Content::of_text(text),
        Data::Int(number) => Content::Number(number.to_string()),
        Data::Float(number) => Content::Number(number.to_string()),
        Data::Bool(answer) => Content::Text(if *answer { "yes" } else { "no" }.to_owned()),
        Data::DateTime(moment) => match moment.as_datetime() {
            Some(at) => {
                // Workbooks count days in fractions: a second is only found by rounding.
                let rounded = at + chrono::TimeDelta::milliseconds(500);
                let at = rounded.date().and_time(
                    chrono::Timelike::with_nanosecond(&rounded.time(), 0).unwrap_or(rounded.time()),
                );
                Content::Moment(at, at.time() != chrono::NaiveTime::MIN)
            }
            None => Content::Number(moment.as_f64().to_string()),
        },
        Data::DateTimeIso(text) | Data::DurationIso(text) => Content::of_text(text),
        #[allow(unreachable_patterns, reason = "the library may tell more kinds of cells than it did")]
        other => Content::of_text(&other.to_string()),
    }
}
