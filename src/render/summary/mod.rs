//! Summaries as reports: of a period, of a period told apart, and of one case.

mod breakdown;
mod case;
mod change;
mod clocks;
mod compared;
mod counts;
mod customers;
mod dimension;
mod money;
mod notes;
mod pareto;
mod period;
mod run;
mod times;

pub use breakdown::breakdown_summary;
pub use case::case_summary;
pub use period::{PeriodSummary, period_summary};
