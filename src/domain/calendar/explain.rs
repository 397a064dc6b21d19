//! How a due instant came about: what was counted, skipped and paused (law: every figure can be explained).

use chrono::NaiveDate;

use super::Calendar;
use super::dates::step;
use super::day::DayReason;
use super::due::{Counting, Question};
use super::error::ReckonError;
use super::pause::{Pause, Pauses};
use super::term::Term;
use crate::domain::instant::Instant;
use crate::said;
use crate::words::Said;

/// One stretch of time and what it was taken for.
#[derive(Debug, Clone, PartialEq)]
pub struct Segment {
    /// Where it begins.
    pub from: Instant,
    /// Where it ends.
    pub to: Instant,
    /// Its elapsed seconds.
    pub seconds: i64,
    /// The date, where a term of days counts or skips a whole date.
    pub date: Option<NaiveDate>,
    /// What it was taken for.
    pub part: Part,
}

/// What a stretch of time was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// It counted towards the term.
    Counted,
    /// It did not count, for this reason.
    Skipped(Skip),
    /// The clock was paused.
    Paused,
}

/// Why a stretch of time did not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Skip {
    /// The day on which a term of days begins is not counted (Civil Code art. 201).
    FirstDay,
    /// Outside the opening hours of a day that has some.
    OutsideHours,
    /// The day is closed, for this reason.
    Day(DayReason),
}

impl Part {
    /// What it was taken for, in words.
    pub fn said(&self) -> Said {
        match self {
            Self::Counted => said!(en: "counted", zh: "计入"),
            Self::Paused => said!(en: "paused", zh: "暂停"),
            Self::Skipped(skip) => {
                let Said { en, zh } = skip.said();
                said!(en: "skipped: {en}", zh: "不计：{zh}")
            }
        }
    }
}

impl Skip {
    /// The reason in words.
    pub fn said(&self) -> Said {
        match self {
            Self::FirstDay => said!(en: "the first day is not counted", zh: "开始当日不计入"),
            Self::OutsideHours => said!(en: "outside opening hours", zh: "非营业时间"),
            Self::Day(reason) => reason.said(),
        }
    }
}

pub(super) fn segments(question: &Question<'_>, due: i64) -> Result<Vec<Segment>, ReckonError> {
    let mut account = Account { question, segments: Vec::new() };
    match question.term {
        Term::Elapsed { .. } => account.running(question.from, due, &Part::Counted),
        Term::WorkingTime { .. } => account.open_time(question.from, due)?,
        Term::WorkingDays(count) => {
            account.working_days(i64::from(count))?;
            account.paused_open_time(due)?;
        }
        Term::Days(_) | Term::Months(_) => {
            account.calendar_days(due)?;
            let paused: Vec<_> = question.pauses.within(question.from, due).collect();
            paused.into_iter().for_each(|(begin, end)| account.push(begin, end, Part::Paused));
        }
    }
    Ok(account.segments)
}

impl Calendar {
    /// What `from..to` consists of: open time counted, closed time skipped, open time paused.
    pub fn account_between(
        &self,
        from: Instant,
        to: Instant,
        pauses: &[Pause],
    ) -> Result<Vec<Segment>, ReckonError> {
        let pauses = Pauses::new(pauses);
        let term = Term::WorkingTime { seconds: 0 };
        let counting = Counting::default();
        let question = Question { calendar: self, from: from.timestamp(), term, counting, pauses: &pauses };
        segments(&question, to.timestamp())
    }
}

struct Account<'a> {
    question: &'a Question<'a>,
    segments: Vec<Segment>,
}

impl Account<'_> {
    fn calendar(&self) -> &Calendar {
        self.question.calendar
    }

    /// Adds a stretch, joined to the one before if that ends there and was taken for the same.
    fn push(&mut self, begin: i64, end: i64, part: Part) {
        if begin >= end {
            return;
        }
        let zone = self.calendar().zone;
        let (from, to) = (zone.instant(begin), zone.instant(end));
        match self.segments.last_mut() {
            Some(last) if last.to == from && last.part == part && last.date.is_none() => {
                last.to = to;
                last.seconds += end - begin;
            }
            _ => self.segments.push(Segment { from, to, seconds: end - begin, date: None, part }),
        }
    }

    fn push_date(&mut self, date: NaiveDate, part: Part) {
        let zone = self.calendar().zone;
        let (begin, end) =
            (zone.day_start(date), date.succ_opt().map_or(i64::MAX, |next| zone.day_start(next)));
        let (from, to) = (zone.instant(begin), zone.instant(end));
        self.segments.push(Segment { from, to, seconds: end - begin, date: Some(date), part });
    }

    /// `begin..end` taken for `part`, its paused stretches for paused.
    fn running(&mut self, begin: i64, end: i64, part: &Part) {
        let mut at = begin;
        let paused: Vec<_> = self.question.pauses.within(begin, end).collect();
        for (from, until) in paused {
            self.push(at, from, part.clone());
            self.push(from, until, Part::Paused);
            at = until;
        }
        self.push(at, end, part.clone());
    }

    fn open_time(&mut self, begin: i64, end: i64) -> Result<(), ReckonError> {
        let calendar = self.question.calendar;
        let (mut at, mut date) = (begin, calendar.date_of(begin)?);
        while at < end {
            let day = calendar.day(date)?;
            let closed =
                if day.windows.is_empty() { Skip::Day(day.reason.clone()) } else { Skip::OutsideHours };
            for (opens, closes) in day.windows.iter().filter_map(|window| calendar.span(date, *window)) {
                let (opens, closes) = (opens.clamp(at, end), closes.clamp(at, end));
                self.push(at, opens, Part::Skipped(closed.clone()));
                self.running(opens, closes, &Part::Counted);
                at = closes;
            }
            date = step(date, true)?;
            let midnight = calendar.zone.day_start(date).clamp(at, end);
            self.push(at, midnight, Part::Skipped(closed));
            at = midnight;
        }
        Ok(())
    }

    fn working_days(&mut self, count: i64) -> Result<(), ReckonError> {
        let calendar = self.question.calendar;
        let mut date = calendar.date_of(self.question.from)?;
        let last = calendar.nth_working_day(date, count)?;
        self.push_date(date, Part::Skipped(Skip::FirstDay));
        while date < last {
            date = step(date, true)?;
            self.push_counted(date, |day| day.working)?;
        }
        Ok(())
    }

    fn calendar_days(&mut self, due: i64) -> Result<(), ReckonError> {
        let (question, calendar) = (self.question, self.question.calendar);
        let start = question.shifted_start()?;
        let mut date = calendar.date_of(start)?;
        let last = calendar.last_day(date, &question.term, false)?;
        let rolled = calendar.date_of(due - 1)?;
        self.push_date(date, Part::Skipped(Skip::FirstDay));
        while date < last {
            date = step(date, true)?;
            if date < last || rolled <= last {
                self.push_date(date, Part::Counted);
            } else {
                self.push_counted(date, |day| day.working)?;
            }
        }
        while date < rolled {
            date = step(date, true)?;
            self.push_counted(date, |day| day.working)?;
        }
        Ok(())
    }

    fn push_counted(
        &mut self,
        date: NaiveDate,
        counts: impl Fn(&super::Day<'_>) -> bool,
    ) -> Result<(), ReckonError> {
        let day = self.question.calendar.day(date)?;
        let part = if counts(&day) { Part::Counted } else { Part::Skipped(Skip::Day(day.reason)) };
        self.push_date(date, part);
        Ok(())
    }

    /// The open stretches of the pauses, which moved a term of working days.
    fn paused_open_time(&mut self, due: i64) -> Result<(), ReckonError> {
        let calendar = self.question.calendar;
        let pauses: Vec<_> = self.question.pauses.within(self.question.from, due).collect();
        for (begin, end) in pauses {
            let (mut date, last) = (calendar.date_of(begin)?, calendar.last_date_before(end)?);
            while date <= last {
                let windows = calendar.day(date)?.windows;
                for (opens, closes) in windows.iter().filter_map(|window| calendar.span(date, *window)) {
                    self.push(opens.max(begin), closes.min(end), Part::Paused);
                }
                date = step(date, true)?;
            }
        }
        Ok(())
    }
}
