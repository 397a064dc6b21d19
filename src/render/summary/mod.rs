//! Summaries as reports: of a period, and of one case.

mod case;
mod counts;
mod money;
mod notes;
mod period;

pub use case::case_summary;
pub use period::{PeriodSummary, period_summary};
