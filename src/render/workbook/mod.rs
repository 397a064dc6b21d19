//! Workbooks: results as XLSX, for people who go on with them in a spreadsheet.
//!
//! Amounts are numbers to the cent, instants are dates in the shop's zone, and everything else stays the text that it
//! is: leading zeros stay, and no text is ever a formula. The same input makes the same bytes.

mod content;
mod name;
mod sheet;
mod write;

pub use sheet::{Heading, Sheet};
pub use write::{Imprint, Made, workbook};
