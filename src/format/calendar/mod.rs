//! Calendars as text: TOML files, the calendars that come with plaint, and questions in JSON.
//!
//! ```toml
//! name = "east"
//! base = "cn"                        # its working days, holidays and zone; the rest is ours
//! holidays = "closed"                # or "open": as on any day of the week
//!
//! [hours]
//! mon-fri = ["09:00-12:00", "13:00-18:00"]
//! sat = ["10:00-24:00"]
//!
//! [[date]]                           # hours of one date; [] closes it
//! date = 2026-12-24
//! hours = ["09:00-12:00"]
//! name = "stocktaking"
//! ```
//! A calendar that stands alone says its `zone`, and with `[[year]]` the holidays of each year and the notice they
//! come from; [`shipped`] ones are examples.

pub mod finding;
pub mod question;
mod read;
pub mod shipped;
mod years;

pub use read::{Bases, calendar_of, read, read_noting};
