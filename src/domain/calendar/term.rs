//! Terms: how long something may take.

/// How long something may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Term {
    /// Seconds on the clock on the wall, night and day.
    Elapsed {
        /// How many.
        seconds: i64,
    },
    /// Seconds of open time.
    WorkingTime {
        /// How many.
        seconds: i64,
    },
    /// Working days; the first day is not counted (R7).
    WorkingDays(u32),
    /// Calendar days; the first day is not counted.
    Days(u32),
    /// Calendar months; month end clips (R8).
    Months(u32),
}
