//! CSV: cells with separators. A quoted cell may hold line ends; a row keeps the line on which it begins.

use ::csv::{ReaderBuilder, StringRecord, Terminator, WriterBuilder};

use super::unreadable;
use crate::domain::failure::Failure;
use crate::domain::import::{Content, Fault, KEPT_KEY, Reading, Row, Rows, Weight};
use crate::said;
use crate::words::Said;

/// The separators that are tried.
const SEPARATORS: &[char] = &[',', ';', '\t', '|'];

/// How many lines of a single cell are believed: more are a quotation mark that nobody closed.
const MOST_LINES: usize = 200;

pub(super) fn read(name: &str, text: &str, reading: &Reading) -> Result<Rows, Failure> {
    let separator = reading.separator.unwrap_or_else(|| guessed(text));
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(separator).unwrap_or(b','))
        .from_reader(text.as_bytes());
    let mut rows = Rows { file: name.to_owned(), ..Rows::default() };
    let mut record = StringRecord::new();
    let mut before = 1;
    let mut heading_row = reading.heading_row.unwrap_or(1).max(1);
    let mut seen = 0;
    while reader
        .read_record(&mut record)
        .map_err(|error| unreadable(name, said!(en: "{error}", zh: "{error}")))?
    {
        seen += 1;
        // A file of refused rows begins with its headings, wherever they stood in the file that they came from.
        if seen == 1 && record.iter().any(|heading| heading == KEPT_KEY) {
            heading_row = 1;
        }
        if seen < heading_row {
            continue;
        }
        if seen == heading_row {
            rows.headings = record.iter().map(|heading| heading.trim().to_owned()).collect();
            continue;
        }
        let line = record.position().map_or(before, ::csv::Position::line);
        before = line;
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let number = rows.rows.len() + 1;
        rows.rows.push(row(&record, number, format!("{name}:{line}"), rows.headings.len()));
    }
    rows.remarks.extend(short_rows(&rows.rows));
    Ok(rows)
}

/// That rows end before the last heading, where some do.
fn short_rows(rows: &[Row]) -> Option<Said> {
    let is_short = |row: &&Row| row.faults.iter().any(|fault| fault.weight == Weight::Hint);
    let count = rows.iter().filter(is_short).count();
    (count > 0).then(|| {
        said!(
            en: "rows that end before the last heading: {count}; what is missing is taken as empty",
            zh: "有 {count} 行的单元格少于表头列数；缺少的单元格按空白处理"
        )
    })
}

fn row(record: &StringRecord, number: usize, place: String, columns: usize) -> Row {
    let mut faults = Vec::new();
    let (found, lines) = (record.len(), record.iter().map(|cell| cell.lines().count()).max().unwrap_or(0));
    if lines > MOST_LINES {
        let message = said!(
            en: "one cell has {lines} lines: a quotation mark is probably not closed",
            zh: "一个单元格有 {lines} 行：引号可能没有闭合"
        );
        faults.push(Fault { column: None, message, weight: Weight::Refuses });
    }
    let surplus = record.iter().skip(columns).any(|cell| !cell.trim().is_empty());
    if surplus || found < columns {
        let message = said!(
            en: "{found} cells under {columns} headings: is a separator missing, or too many?",
            zh: "共 {found} 个单元格，而表头有 {columns} 列：分隔符可能缺少或多余"
        );
        // Spreadsheets leave out empty cells at the end of a row.
        let weight = if surplus { Weight::Refuses } else { Weight::Hint };
        faults.push(Fault { column: None, message, weight });
    }
    let mut cells: Vec<Content> = record.iter().take(columns).map(Content::of_text).collect();
    cells.resize(columns, Content::Empty);
    Row { number, place, cells, faults }
}

/// The separator that stands most often in the first line, outside quotation marks.
fn guessed(text: &str) -> char {
    let mut quoted = false;
    let mut counts = [0_usize; 4];
    for sign in text.chars() {
        match sign {
            '"' => quoted = !quoted,
            '\n' if !quoted => break,
            _ if quoted => {}
            sign => {
                let place = SEPARATORS.iter().position(|separator| *separator == sign);
                if let Some(count) = place.and_then(|place| counts.get_mut(place)) {
                    *count += 1;
                }
            }
        }
    }
    let most = SEPARATORS.iter().zip(counts).rev().max_by_key(|(_, count)| *count);
    most.filter(|(_, count)| *count > 0).map_or(',', |(separator, _)| *separator)
}

/// Rows as CSV with a byte order mark, as they were read, to be mended and read again: `extra` headings and cells at
/// their end.
pub fn write_refused(
    headings: &[String],
    rows: &[(Vec<String>, Vec<String>)],
    extra: &[&str],
    separator: char,
) -> Vec<u8> {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .flexible(true)
        .delimiter(u8::try_from(separator).unwrap_or(b','))
        .from_writer(Vec::new());
    let head = headings.iter().map(String::as_str).chain(extra.iter().copied());
    let mut written = writer.write_record(head);
    for (cells, more) in rows {
        written = written.and_then(|()| writer.write_record(cells.iter().chain(more)));
    }
    // Writing to memory does not fail.
    drop(written);
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    bytes.extend(writer.into_inner().unwrap_or_default());
    bytes
}
