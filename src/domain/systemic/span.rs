//! The days that are looked at, and the days before them that tell what is usual.

use chrono::{Days, NaiveDate};

use super::policy::SystemicPolicy;
use crate::domain::filter::Period;

/// The days that are looked at, and earlier stretches of the same length.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The days that are looked at.
    pub window: Period,
    /// The stretches before them, the latest first, as far as the policy looks back.
    pub earlier: Vec<Period>,
}

impl Span {
    /// The window that ends with `today`, or the period that was `asked` for (as far as it is past), and what lies
    /// before it.
    pub fn of(policy: &SystemicPolicy, today: NaiveDate, asked: Option<Period>) -> Self {
        let length = u64::from(policy.window);
        let usual = Period { first: before(today, length.saturating_sub(1)), last: today };
        let window = asked.map_or(usual, |asked| Period {
            first: asked.first,
            last: asked.last.min(today).max(asked.first),
        });
        let length = days(&window);
        let mut earlier = Vec::new();
        let mut first = window.first;
        for _ in 0..u64::from(policy.usual).checked_div(length).unwrap_or_default().max(1) {
            let (Some(last), Some(next)) = (first.pred_opt(), first.checked_sub_days(Days::new(length)))
            else {
                break;
            };
            earlier.push(Period { first: next, last });
            first = next;
        }
        Self { window, earlier }
    }

    /// The earliest day of all.
    pub fn first(&self) -> NaiveDate {
        self.earlier.last().map_or(self.window.first, |period| period.first)
    }

    /// The earlier stretches that lie wholly on `day` or after it: before that, nothing was recorded.
    pub fn since(&self, day: NaiveDate) -> &[Period] {
        let known = self.earlier.iter().take_while(|period| period.first >= day).count();
        self.earlier.get(..known).unwrap_or_default()
    }

    /// Where `day` lies: 0 for the window, then 1 for the latest stretch before it.
    pub fn place(&self, day: NaiveDate) -> Option<usize> {
        std::iter::once(&self.window).chain(&self.earlier).position(|period| period.contains(day))
    }
}

/// How many days a period has.
pub fn days(period: &Period) -> u64 {
    let length = period.last.signed_duration_since(period.first).num_days().saturating_add(1);
    u64::try_from(length).unwrap_or(1).max(1)
}

fn before(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(day)
}
