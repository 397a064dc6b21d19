//! What people and programs see: tables, reports, JSON, CSV, findings, and text that is safe on terminals.

pub mod books;
pub mod cases;
pub mod classify;
pub mod clockface;
pub mod customers;
pub mod evidence;
pub mod export;
pub mod finding;
pub mod fines;
pub mod import;
pub mod lessons;
pub mod letters;
pub mod measures;
pub mod output;
pub mod page;
pub mod points;
pub mod policy;
pub mod privacy;
pub mod ranking;
pub mod report;
pub mod story;
pub mod summary;
pub mod systemic;
pub mod table;
pub mod terminal;
pub mod workbook;
