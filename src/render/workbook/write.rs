//! Sheets as the bytes of an XLSX file.

use chrono::NaiveDateTime;
use rust_xlsxwriter::{DocProperties, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::content::Content;
use super::name::legal;
use super::sheet::{Heading, Sheet};
use crate::domain::calendar::Zone;
use crate::domain::instant::Instant;
use crate::render::terminal;

/// What a workbook says of itself.
#[derive(Debug, Clone, Copy)]
pub struct Imprint<'a> {
    /// What it is.
    pub title: &'a str,
    /// The instant as of which it was made; its only date.
    pub as_of: &'a Instant,
    /// The shop's zone, in which moments are shown.
    pub zone: Zone,
}

/// A workbook, and what could not be kept whole.
#[derive(Debug)]
pub struct Made {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many texts were longer than a cell holds.
    pub cut: usize,
}

/// So many rows does a sheet hold below its heading.
const MOST_ROWS: usize = 1_048_575;
/// So wide a column becomes at most, in characters; longer texts are broken into lines.
const WIDEST: usize = 60;
const NARROWEST: usize = 6;
/// After so many rows the width of a column is known well enough.
const MEASURED: usize = 2_000;

/// The sheets as one workbook. A sheet that holds too many rows goes on in another.
///
/// # Errors
/// When the writer of the format refuses something.
pub fn workbook(sheets: &[Sheet], imprint: &Imprint<'_>) -> Result<Made, XlsxError> {
    let mut workbook = Workbook::new();
    let made = imprint.zone.shown(imprint.as_of).naive_utc();
    let properties =
        DocProperties::new().set_title(terminal::line(imprint.title)).set_creation_datetime(&made);
    workbook.set_properties(&properties);
    let (mut taken, mut cut) = (Vec::new(), 0);
    let formats = Formats::new();
    for sheet in sheets {
        let mut parts: Vec<&[Vec<_>]> = sheet.rows.chunks(MOST_ROWS).collect();
        if parts.is_empty() {
            parts.push(&[]);
        }
        for rows in parts {
            let name = legal(&sheet.title, &taken);
            let worksheet = workbook.add_worksheet().set_name(&name)?;
            taken.push(name);
            let contents = rows.iter().map(|row| {
                let cells = row.iter().map(|cell| Content::of(cell, imprint.zone));
                let (contents, cuts): (Vec<Content>, Vec<bool>) = cells.unzip();
                cut += cuts.into_iter().filter(|cut| *cut).count();
                contents
            });
            fill(worksheet, &sheet.headings, contents.collect(), &formats)?;
        }
    }
    Ok(Made { bytes: workbook.save_to_buffer()?, cut })
}

/// How cells look.
struct Formats {
    heading: Format,
    text: Format,
    long_text: Format,
    number: Format,
    amount: Format,
    share: Format,
    day: Format,
    moment: Format,
}

impl Formats {
    fn new() -> Self {
        let plain = || Format::new().set_align(FormatAlign::Top);
        let like = |format: &str| plain().set_num_format(format);
        Self {
            heading: Format::new().set_bold().set_align(FormatAlign::Top),
            // As text, so that a number in it stays as it is also when somebody edits the cell.
            text: like("@"),
            long_text: like("@").set_text_wrap(),
            number: like("0"),
            amount: like("#,##0.00"),
            share: like("0.0%"),
            day: like("yyyy-mm-dd"),
            moment: like("yyyy-mm-dd hh:mm"),
        }
    }
}

fn fill(
    worksheet: &mut Worksheet,
    headings: &[Heading],
    rows: Vec<Vec<Content>>,
    formats: &Formats,
) -> Result<(), XlsxError> {
    for (column, heading) in (0_u16..).zip(headings) {
        let label = terminal::line(&heading.label);
        worksheet.write_string_with_format(0, column, label.as_ref(), &formats.heading)?;
        let cells = rows.iter().take(MEASURED).filter_map(|row| row.get(usize::from(column)));
        let widest = cells.map(Content::width).max().unwrap_or(0);
        // The button of the filter takes two characters.
        let width = widest.max(terminal::width(&label) + 2).clamp(NARROWEST, WIDEST) + 1;
        worksheet.set_column_width(column, u32::try_from(width).unwrap_or(0))?;
    }
    let mut last = 0;
    for (number, row) in (1_u32..).zip(&rows) {
        last = number;
        for (column, content) in (0_u16..).zip(row) {
            write(worksheet, (number, column), content, formats)?;
        }
    }
    worksheet.set_freeze_panes(1, 0)?;
    if let Some(columns) = u16::try_from(headings.len()).ok().and_then(|count| count.checked_sub(1)) {
        worksheet.autofilter(0, 0, last, columns)?;
    }
    Ok(())
}

fn write(
    worksheet: &mut Worksheet,
    (row, column): (u32, u16),
    content: &Content,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match content {
        Content::Empty => worksheet,
        Content::Text(text) => {
            let is_long = content.width() > WIDEST || text.contains('\n');
            let format = if is_long { &formats.long_text } else { &formats.text };
            worksheet.write_string_with_format(row, column, text, format)?
        }
        Content::Number(number) => {
            worksheet.write_number_with_format(row, column, *number, &formats.number)?
        }
        Content::Amount(amount) => {
            worksheet.write_number_with_format(row, column, *amount, &formats.amount)?
        }
        Content::Share(share) => worksheet.write_number_with_format(row, column, *share, &formats.share)?,
        Content::Day(day) => match day.and_hms_opt(0, 0, 0).filter(has_serial) {
            Some(_) => worksheet.write_datetime_with_format(row, column, day, &formats.day)?,
            None => worksheet.write_string_with_format(row, column, day.to_string(), &formats.text)?,
        },
        Content::Moment(moment) if has_serial(moment) => {
            worksheet.write_datetime_with_format(row, column, moment, &formats.moment)?
        }
        Content::Moment(moment) => {
            worksheet.write_string_with_format(row, column, moment.to_string(), &formats.text)?
        }
    };
    Ok(())
}

/// Whether spreadsheets know the day: none before 1900-03-01, since they take 1900 for a leap year.
fn has_serial(moment: &NaiveDateTime) -> bool {
    chrono::Datelike::year(moment) > 1900 && chrono::Datelike::year(moment) <= 9999
}
