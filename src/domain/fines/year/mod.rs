//! The year's ranking: what each place costs, for which years, and how it is recorded.
//!
//! A year is ranked once, some days after it is over, from what was on record by then. What is learned later changes
//! nothing, or the places of a year would never be certain.

mod places;
mod written;

pub use places::{PlaceFine, place_fines};
pub use written::{event, recorded};

use chrono::{Datelike, Days, NaiveDate, NaiveTime};

use super::policy::RankingFine;
use crate::domain::calendar::Zone;
use crate::domain::filter::Period;
use crate::domain::instant::Instant;
use crate::words::Said;

/// A calendar year that is ranked for a fine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RankedYear {
    /// The year.
    pub year: i32,
    /// Its days.
    pub period: Period,
    /// When its ranking is recorded: what was on record by then counts.
    pub at: Instant,
}

/// How far the fines of a year have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YearStanding {
    /// The year is not over, or it is still waited for what stores have to send.
    Coming,
    /// It is over, and nothing is on record yet.
    Due,
    /// The fines are on record.
    Recorded,
    /// The year was over before the policy was in force: it is not fined.
    BeforePolicy,
}

/// What the places of a ranking cost in a year.
#[derive(Debug, Clone, PartialEq)]
pub struct YearFines {
    /// The policy, in words: its stores are ranked among themselves.
    pub policy: Said,
    /// The policy's line on it.
    pub rule: RankingFine,
    /// The year.
    pub year: RankedYear,
    /// How far it has come.
    pub standing: YearStanding,
    /// What each place costs; as recorded, where it is on record.
    pub fines: Vec<PlaceFine>,
}

impl RankedYear {
    /// The year `year` in the shop's `zone`; `None` beyond the calendar.
    pub fn new(rule: &RankingFine, year: i32, zone: Zone) -> Option<Self> {
        let day = |year: i32, month: u32, day: u32| NaiveDate::from_ymd_opt(year, month, day);
        let period = Period { first: day(year, 1, 1)?, last: day(year, 12, 31)? };
        let wait = Days::new(rule.wait_days.into());
        let after = day(year.checked_add(1)?, 1, 1)?.checked_add_days(wait)?;
        Some(Self { year, period, at: zone.instant_of(after.and_time(NaiveTime::MIN)) })
    }

    /// The years whose ranking is to be on record at `now`: from that of `first`, the day of the first complaint, to
    /// the last one that is over and waited for. A year that was over before `effective`, the first day of the policy,
    /// is not among them.
    pub fn due(
        rule: &RankingFine,
        (first, effective): (NaiveDate, NaiveDate),
        zone: Zone,
        now: &Instant,
    ) -> Vec<Self> {
        let from = first.year().max(effective.year());
        let years = from..=zone.local_of(*now).year();
        years.filter_map(|year| Self::new(rule, year, zone)).filter(|year| year.at <= *now).collect()
    }

    /// The name under which records keep it.
    pub fn name(&self) -> String {
        format!("{:04}", self.year)
    }

    /// How far it has come at `now`.
    pub fn standing(&self, effective: NaiveDate, is_recorded: bool, now: &Instant) -> YearStanding {
        if is_recorded {
            YearStanding::Recorded
        } else if self.period.last < effective {
            YearStanding::BeforePolicy
        } else if self.at <= *now {
            YearStanding::Due
        } else {
            YearStanding::Coming
        }
    }
}
