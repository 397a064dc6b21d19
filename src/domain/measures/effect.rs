//! What became of the complaints that a measure is against: how many came before and after it, and whether the
//! difference is more than chance.
//!
//! *Before* are the days that end with the day before the measure was planned: that is what led to it. *After* are the days
//! that begin with the day after it was carried out. The time between the two belongs to neither: the house already
//! knew, and had not yet done it. Whole days count, so the day of the question is not part of it.

use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;

use super::chance::{as_few, as_many};
use super::{Aim, Meant};
use crate::domain::filter::Period;
use crate::domain::policy::Facts;

/// From which probability on a difference is said to be more than chance: 5 in 100.
const SMALL: f64 = 0.05;

/// A complaint as the effect of a measure looks at it. Complaints that were merged into others are left out.
#[derive(Debug, Clone, Copy)]
pub struct Complaint<'a> {
    /// The day of receipt in the shop's zone.
    pub received_on: NaiveDate,
    /// The store, where one is named.
    pub store: Option<&'a str>,
    /// What conditions can ask.
    pub facts: &'a Facts,
}

/// The days of a measure, in the shop's zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Course {
    /// When it was planned.
    pub planned: NaiveDate,
    /// When it was carried out, if it was.
    pub carried_out: Option<NaiveDate>,
    /// The day of the question, which is not over.
    pub today: NaiveDate,
}

/// How long the house looks, in days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// So many days before, and at most as many after.
    pub compare: u32,
    /// With fewer days after it nothing is said yet.
    pub least: u32,
}

/// The complaints of one stretch of days.
#[derive(Debug, Clone, PartialEq)]
pub struct Stretch {
    /// The days.
    pub period: Period,
    /// How many they are.
    pub days: u32,
    /// The complaints that are meant.
    pub complaints: usize,
    /// Further complaints that may be meant: their cause has not been found yet.
    pub cause_open: usize,
    /// The transactions in these days, where they are known for all of them.
    pub transactions: Option<u64>,
    /// The complaints for each 30 days, to one decimal.
    pub per_30_days: Decimal,
    /// The complaints for each 1,000 transactions, to two decimals.
    pub per_thousand: Option<Decimal>,
}

/// What the two stretches were compared by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// By days.
    Days,
    /// By transactions, which are known of both.
    Transactions,
}

/// What can be said of the effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It has not been carried out.
    NotCarriedOut,
    /// Too few days have passed; something can be said from this day on.
    TooEarly(NaiveDate),
    /// There were no such complaints before, so there is nothing to compare with.
    NothingBefore,
    /// Fewer than before, and hardly by chance.
    Fewer,
    /// Fewer than before, but so few that chance alone may have done it.
    FewerPerhapsChance,
    /// No fewer than before.
    NoFewer,
    /// More than before, and hardly by chance.
    More,
}

/// The effect of a measure.
#[derive(Debug, Clone, PartialEq)]
pub struct Effect {
    /// Before it was planned.
    pub before: Stretch,
    /// After it was carried out, as far as days have passed.
    pub after: Option<Stretch>,
    /// By what the two were compared.
    pub basis: Basis,
    /// How probable a result like this or a clearer one would be, had nothing changed. `None` where nothing is compared.
    pub chance: Option<f64>,
    /// What can be said.
    pub verdict: Verdict,
}

/// The effect of a measure against `aim`, from all `complaints` of the house. `transactions` tells how many there were in
/// the stores of the aim over a stretch of days, where that is known.
pub fn effect<'a>(
    aim: &Aim,
    course: Course,
    span: Span,
    complaints: impl IntoIterator<Item = Complaint<'a>>,
    transactions: &dyn Fn(&Period) -> Option<u64>,
) -> Effect {
    let before = days_before(course.planned, span.compare);
    let after = course.carried_out.and_then(|day| days_after(day, course.today, span.compare));
    let mut counts = [(0, 0), (0, 0)];
    for complaint in complaints {
        let periods = [Some(before), after];
        for (count, period) in counts.iter_mut().zip(periods) {
            if !period.is_some_and(|period| period.contains(complaint.received_on)) {
                continue;
            }
            match aim.meets(complaint.facts, complaint.store) {
                Meant::Yes => count.0 += 1,
                Meant::CauseOpen => count.1 += 1,
                Meant::No => {}
            }
        }
    }
    let [first, second] = counts;
    let before = Stretch::new(before, first, transactions);
    let after = after.map(|period| Stretch::new(period, second, transactions));
    judge(before, after, course, span)
}

fn days_before(planned: NaiveDate, days: u32) -> Period {
    let last = planned.pred_opt().unwrap_or(planned);
    Period { first: planned.checked_sub_days(Days::new(u64::from(days.max(1)))).unwrap_or(last), last }
}

fn days_after(carried_out: NaiveDate, today: NaiveDate, days: u32) -> Option<Period> {
    let first = carried_out.succ_opt()?;
    let last = carried_out.checked_add_days(Days::new(u64::from(days.max(1))))?.min(today.pred_opt()?);
    (last >= first).then_some(Period { first, last })
}

impl Stretch {
    fn new(
        period: Period,
        (complaints, cause_open): (usize, usize),
        transactions: &dyn Fn(&Period) -> Option<u64>,
    ) -> Self {
        let days = u32::try_from((period.last - period.first).num_days() + 1).unwrap_or(1);
        let transactions = transactions(&period).filter(|number| *number > 0);
        let count = Decimal::from(complaints);
        let rate = |of: Decimal, exposure: Decimal, places: u32| {
            (count * of).checked_div(exposure).unwrap_or_default().round_dp(places)
        };
        Self {
            per_30_days: rate(Decimal::from(30), Decimal::from(days.max(1)), 1),
            per_thousand: transactions.map(|number| rate(Decimal::from(1000), Decimal::from(number), 2)),
            period,
            days,
            complaints,
            cause_open,
            transactions,
        }
    }
}

fn judge(before: Stretch, after: Option<Stretch>, course: Course, span: Span) -> Effect {
    let Some(carried_out) = course.carried_out else {
        return Effect::without(before, after, Verdict::NotCarriedOut);
    };
    let least = u64::from(span.least.max(1));
    let second = match after {
        Some(second) if u64::from(second.days) >= least => second,
        after => {
            let from = carried_out.checked_add_days(Days::new(least + 1)).unwrap_or(carried_out);
            return Effect::without(before, after, Verdict::TooEarly(from));
        }
    };
    let (basis, share) = match (before.transactions, second.transactions) {
        (Some(first), Some(last)) => (Basis::Transactions, ratio(last, first)),
        _ => (Basis::Days, ratio(u64::from(second.days), u64::from(before.days))),
    };
    let (one, other) = (before.complaints, second.complaints);
    if one == 0 && other == 0 {
        return Effect { basis, ..Effect::without(before, Some(second), Verdict::NothingBefore) };
    }
    let expected = share * float(u64::try_from(one + other).unwrap_or(u64::MAX));
    let is_fewer = float(u64::try_from(other).unwrap_or(u64::MAX)) < expected;
    let chance = if is_fewer { as_few(one, other, share) } else { as_many(one, other, share) };
    let verdict = match (is_fewer, chance < SMALL) {
        (true, true) => Verdict::Fewer,
        (true, false) => Verdict::FewerPerhapsChance,
        (false, true) => Verdict::More,
        (false, false) => Verdict::NoFewer,
    };
    Effect { before, after: Some(second), basis, chance: Some(chance), verdict }
}

impl Effect {
    fn without(before: Stretch, after: Option<Stretch>, verdict: Verdict) -> Self {
        Self { before, after, basis: Basis::Days, chance: None, verdict }
    }
}

/// The part that `after` is of both together.
fn ratio(after: u64, before: u64) -> f64 {
    float(after) / (float(after) + float(before)).max(1.0)
}

fn float(number: u64) -> f64 {
    u32::try_from(number).map_or(f64::from(u32::MAX), f64::from)
}

impl Verdict {
    /// The name in output for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::NotCarriedOut => "not-carried-out",
            Self::TooEarly(_) => "too-early",
            Self::NothingBefore => "nothing-before",
            Self::Fewer => "fewer",
            Self::FewerPerhapsChance => "fewer-perhaps-chance",
            Self::NoFewer => "no-fewer",
            Self::More => "more",
        }
    }
}
