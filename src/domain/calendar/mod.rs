//! Calendars and the arithmetic of deadlines (R1–R10, R15).
//!
//! A [`Calendar`] says which dates are working days and when it is open. A [`Term`] is an amount of time as a policy
//! states it. [`due`] adds one to an instant, minding pauses, and tells what was counted, skipped and paused.
//! Whole seconds: a fraction of a second in an instant is dropped.

mod calendar;
mod dates;
mod day;
mod due;
mod error;
mod explain;
pub mod hours;
mod left;
mod open_time;
mod pause;
pub mod term;
mod week;
mod zone;

pub use calendar::{Calendar, CalendarParts, Special};
pub use day::{Day, DayReason};
pub use due::{Counting, DayEnd, Reckoning, due, due_instant, remaining, resume};
pub use error::ReckonError;
pub use explain::{Part, Segment, Skip};
pub use hours::{WeeklyHours, Window};
pub use left::{Left, span_said};
pub use pause::Pause;
pub use term::Term;
pub use week::{parse_weekdays, parse_window, parse_windows};
pub use zone::Zone;
