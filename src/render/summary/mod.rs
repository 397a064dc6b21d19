//! Summaries as reports: of a period, of a period told apart, and of one case.

mod breakdown;
mod brief;
mod case;
mod case_review;
mod change;
mod clocks;
mod compared;
mod counts;
mod customers;
mod dimension;
mod measures;
mod money;
mod notes;
mod pareto;
mod period;
mod run;
mod times;

pub use breakdown::breakdown_summary;
pub use brief::in_brief;
pub use case::{CaseSummary, case_summary};
pub use period::{PeriodSummary, period_summary};
