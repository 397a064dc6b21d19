//! Workbooks have no formula of the texts' own.

use std::path::Path;

use calamine::{Data, Reader};
use plaint::render::terminal::is_unsafe;

use super::told;
use crate::verdict::Verdict;

/// Makes every workbook and looks at each cell.
pub(super) fn look(folder: &Path, verdict: &mut Verdict) {
    for words in [
        &["export", "--as", "xlsx"][..],
        &["summary", "--period", "2026-11", "--as", "xlsx"],
        &["books", "--as", "xlsx"],
    ] {
        let output = told(folder, words, &["--output", "made.xlsx", "--force"]);
        if !output.status.code().is_some_and(|code| code == 0 || code == 3) {
            continue;
        }
        let mut book: calamine::Xlsx<_> = calamine::open_workbook(folder.join("made.xlsx")).unwrap();
        for sheet in book.sheet_names() {
            let formulas = book.worksheet_formula(&sheet).unwrap();
            let unwanted = formulas
                .used_cells()
                .filter(|(_, _, formula)| formula.contains("cmd") || formula.contains("1+1"));
            unwanted.for_each(|(_, _, formula)| {
                verdict.violation(&format!("{words:?}: a formula {formula:?}"), None)
            });
            for (row, column, data) in book.worksheet_range(&sheet).unwrap().used_cells() {
                if let Data::String(text) = data
                    && text.chars().any(|sign| is_unsafe(sign) && sign != '\n' && sign != '\t')
                {
                    verdict.violation(&format!("{words:?} {sheet} {row}:{column}: {text:?}"), None);
                }
            }
        }
    }
}
