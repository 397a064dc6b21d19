//! How much business there was in a stretch of days: complaints are to be compared by it, where it is known.

use chrono::{Days, NaiveDate};

use super::span::days;
use crate::domain::filter::Period;
use crate::domain::ranking::Volume;

/// By what earlier stretches are compared with the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measured {
    /// By transactions, which are known for every day of every store concerned.
    Transactions,
    /// By days.
    Days,
}

/// The transactions in `period` of stores with these `volumes`; those of a longer stretch count by their share of days.
/// `None` where a day of any store is not covered.
pub fn transactions(volumes: &[&[Volume]], period: &Period) -> Option<f64> {
    if volumes.is_empty() {
        return None;
    }
    volumes.iter().map(|volumes| of_store(volumes, period)).sum()
}

fn of_store(volumes: &[Volume], period: &Period) -> Option<f64> {
    let mut day: NaiveDate = period.first;
    let mut sum = 0.0;
    while day <= period.last {
        let told = volumes.iter().filter(|volume| volume.period.contains(day));
        let shortest = told.min_by_key(|volume| days(&volume.period))?;
        sum += whole(shortest.transactions)? / whole(days(&shortest.period))?;
        day = day.checked_add_days(Days::new(1))?;
    }
    Some(sum)
}

/// By what `window` and `earlier` can be compared, and how much there was in each of them.
pub fn measure(volumes: &[&[Volume]], window: &Period, earlier: &[Period]) -> (Measured, f64, Vec<f64>) {
    let known = |period: &Period| transactions(volumes, period).filter(|sum| *sum > 0.0);
    let before: Option<Vec<f64>> = earlier.iter().map(known).collect();
    if let (Some(now), Some(before)) = (known(window), before) {
        return (Measured::Transactions, now, before);
    }
    let by_days = |period: &Period| whole(days(period)).unwrap_or(1.0);
    (Measured::Days, by_days(window), earlier.iter().map(by_days).collect())
}

fn whole(number: u64) -> Option<f64> {
    u32::try_from(number).ok().map(f64::from)
}
