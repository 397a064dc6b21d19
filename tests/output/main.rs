//! What people and programs see: tables, formats, filters, and the reading commands.

mod filters;
mod formats;
mod house;
mod naughty;
mod reading;
mod widths;
