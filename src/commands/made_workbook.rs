//! A workbook as a file that a command makes.

use anyhow::{Context, Result};

use super::caseload::Caseload;
use super::made_file::MadeFile;
use super::session::Session;
use crate::render::workbook::{Imprint, Sheet, workbook};
use crate::said;

/// Makes a workbook of the sheets and writes it where it was asked for; says where texts were too long for a cell.
///
/// # Errors
/// The file is there already and may not be replaced, or the write fails.
pub(super) fn write_workbook(
    sheets: &[Sheet],
    title: &str,
    caseload: &Caseload,
    (made, session): (&MadeFile, &mut Session<'_>),
) -> Result<()> {
    let imprint = Imprint { title, as_of: &caseload.now, zone: caseload.desk.shop.zone };
    let book = workbook(sheets, &imprint).context("the workbook could not be made")?;
    let (count, rows) = (sheets.len(), sheets.iter().map(|sheet| sheet.rows.len()).sum::<usize>());
    let done = said!(
        en: "workbook written, sheets: {count}, rows: {rows}", zh: "已生成电子表格，共 {count} 个工作表、{rows} 行");
    made.write(session, &book.bytes, &done)?;
    let cut = book.cut;
    if cut > 0 {
        session.notice(&said!(
            en: "texts longer than a cell holds, and cut: {cut}; `export --as jsonl` has them whole",
            zh: "有 {cut} 处文字超出单元格上限，已截短；`export --as jsonl` 可得全文",
        ));
    }
    Ok(())
}
