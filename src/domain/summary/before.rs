//! The period before: what a figure is compared with.

use chrono::NaiveDate;

use super::{ClockCount, Figures, Flow};
use crate::domain::filter::Period;

/// The period before with its figures, as they stand now.
#[derive(Debug, Clone, PartialEq)]
pub struct Before {
    /// Which days are compared.
    pub compared: Compared,
    /// What its complaints add up to.
    pub figures: Figures,
    /// Its clocks met and missed, by clock and tier.
    pub clocks: Vec<ClockCount>,
    /// What happened in it.
    pub flow: Flow,
}

/// The days that a period is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Compared {
    /// The days before.
    pub before: Period,
    /// The day up to which the period itself is compared, where it is not over: then only as many days of the period
    /// before count.
    pub running_until: Option<NaiveDate>,
}

impl Compared {
    /// With what `period` is compared on `today`; `None` where it has no beginning, or has not begun.
    pub fn of(period: &Period, today: NaiveDate) -> Option<Self> {
        if period.first == NaiveDate::MIN || period.first > today {
            return None;
        }
        if period.last <= today {
            return Some(Self { before: period.previous()?, running_until: None });
        }
        let so_far = Period { first: period.first, last: today };
        let before = match period.previous() {
            Some(whole) => {
                let days = so_far.last.signed_duration_since(so_far.first);
                let last = whole.first.checked_add_signed(days)?.min(whole.last);
                Period { first: whole.first, last }
            }
            None => {
                let days = so_far.last.signed_duration_since(so_far.first);
                let last = so_far.first.pred_opt()?;
                Period { first: last.checked_sub_signed(days)?, last }
            }
        };
        Some(Self { before, running_until: Some(today) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_compared_with_the_one_before_and_a_running_one_with_as_many_days() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        for (period, today, before, is_running) in [
            ("2026-10", "2026-11-22", "2026-09", false),
            ("2026-11", "2026-11-30", "2026-10", false),
            ("2026-11", "2026-11-22", "2026-10-01..2026-10-22", true),
            ("2026-03", "2026-03-30", "2026-02", true),
            ("2026-Q4", "2026-11-22", "2026-07-01..2026-08-22", true),
            ("2026", "2026-12-31", "2025", false),
            ("2026-11-09..2026-11-15", "2026-11-22", "2026-11-02..2026-11-08", false),
            ("2026-11-11..2026-11-20", "2026-11-12", "2026-11-01..2026-11-02", true),
            ("2026-11-01..", "2026-11-10", "2026-10-22..2026-10-31", true),
        ] {
            let today = day(today);
            let compared = Compared::of(&Period::parse(period, today).unwrap(), today).unwrap();
            assert_eq!(compared.before.to_string(), before, "{period}");
            assert_eq!(compared.running_until, is_running.then_some(today), "{period}");
        }
        for period in ["..2026-11", "2027-01"] {
            let today = day("2026-11-22");
            assert_eq!(Compared::of(&Period::parse(period, today).unwrap(), today), None, "{period}");
        }
    }
}
