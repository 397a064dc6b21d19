//! Calendars: which days are worked, which hours are open, and how long a term lasts on them.

pub mod term;
