//! The answer to a question.

use chrono::NaiveDate;
use serde::Deserialize;
use serde_json::value::RawValue;
use std::io::Write;

use super::moment::Moment;
use super::{Calendars, Question, missing, text_of, wrong};
use crate::domain::calendar::{Calendar, Counting, DayEnd, Pause, ReckonError, Term, due_instant};
use crate::domain::finding::did_you_mean;
use crate::domain::instant::Instant;
use crate::said;
use crate::words::Said;

/// An answer.
pub(super) enum Answer {
    Exact(Instant),
    Local(chrono::NaiveDateTime),
    Date(NaiveDate),
    Number(i64),
    Truth(bool),
}

impl Answer {
    pub(super) fn write(&self, output: &mut Vec<u8>, id: &str) {
        output.extend_from_slice(b"{\"id\":");
        output.extend_from_slice(id.as_bytes());
        output.extend_from_slice(b",\"answer\":");
        // Writing to memory does not fail.
        let _ = match self {
            Self::Exact(instant) => write!(output, "\"{}\"", crate::domain::instant::format(instant)),
            Self::Local(local) => write!(output, "\"{}\"", local.format("%Y-%m-%dT%H:%M:%S")),
            Self::Date(date) => write!(output, "\"{date}\""),
            Self::Number(number) => write!(output, "{number}"),
            Self::Truth(truth) => write!(output, "{truth}"),
        };
        output.extend_from_slice(b"}\n");
    }
}

pub(super) fn answer(question: &Question<'_>, calendars: &mut Calendars<'_>) -> Result<Answer, Said> {
    let kind = question.kind.ok_or_else(|| missing("kind"))?;
    let kind = text_of(kind).ok_or_else(|| wrong("kind", kind, "a text", "文字"))?;
    let (_, rule) = KINDS.iter().find(|(name, _)| *name == kind).ok_or_else(|| unknown_kind(&kind))?;
    let start = question.start.ok_or_else(|| missing("start"))?;
    let start = Moment::read("start", start)?;
    let calendar = calendars.of(question)?;
    rule(&Asked { question, calendar: &calendar, start })
}

/// A question of which calendar and start are known.
struct Asked<'a> {
    question: &'a Question<'a>,
    calendar: &'a Calendar,
    start: Moment,
}

type Rule = fn(&Asked<'_>) -> Result<Answer, Said>;

const KINDS: &[(&str, Rule)] = &[
    ("add_business_time", |asked| {
        let (start, seconds, pauses) = (asked.instant()?, asked.seconds()?, asked.pauses()?);
        asked.moment(asked.calendar.add_working_time(start, seconds, &pauses))
    }),
    ("subtract_business_time", |asked| {
        let (start, seconds, pauses) = (asked.instant()?, asked.seconds()?, asked.pauses()?);
        asked.moment(asked.calendar.subtract_working_time(start, seconds, &pauses))
    }),
    ("business_time_between", |asked| {
        let (start, pauses) = (asked.instant()?, asked.pauses()?);
        let end = asked.end()?.instant(asked.calendar)?;
        let between = asked.calendar.working_time_between(start, end, &pauses);
        between.map(Answer::Number).map_err(|error| error.said())
    }),
    ("first_open_instant", |asked| asked.moment(asked.calendar.first_open_instant(asked.instant()?))),
    ("closing_instant", |asked| asked.moment(asked.calendar.closing_instant(asked.instant()?))),
    ("add_working_days", |asked| {
        let count = asked.amount("working_days", |amount| amount.working_days)?;
        let last = asked.calendar.nth_working_day(asked.date(), count);
        last.map(Answer::Date).map_err(|error| error.said())
    }),
    ("add_working_days_end_of_day", |asked| asked.working_days(DayEnd::Closing, &[])),
    ("add_working_days_keep_clock", |asked| asked.working_days(DayEnd::SameClock, &[])),
    ("add_working_days_then_business_pause", |asked| asked.working_days(DayEnd::SameClock, &asked.pauses()?)),
    ("add_working_days_end_of_day_then_business_pause", |asked| {
        asked.working_days(DayEnd::Closing, &asked.pauses()?)
    }),
    ("add_calendar_days_roll", |asked| {
        let days = asked.count("days", |amount| amount.days)?;
        asked.rolled(Term::Days(days))
    }),
    ("add_calendar_months_roll", |asked| {
        let months = asked.count("months", |amount| amount.months)?;
        asked.rolled(Term::Months(months))
    }),
    ("count_working_days", |asked| {
        let last = asked.end()?.date(asked.calendar);
        let count = asked.calendar.count_working_days(asked.date(), last);
        count.map(Answer::Number).map_err(|error| error.said())
    }),
    ("is_working_day", |asked| {
        let works = asked.calendar.is_working_day(asked.date());
        works.map(Answer::Truth).map_err(|error| error.said())
    }),
];

/// The amount of a question.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Amount {
    seconds: Option<serde_json::Number>,
    working_days: Option<serde_json::Number>,
    days: Option<serde_json::Number>,
    months: Option<serde_json::Number>,
}

impl Asked<'_> {
    fn instant(&self) -> Result<Instant, Said> {
        self.start.instant(self.calendar)
    }

    fn date(&self) -> NaiveDate {
        self.start.date(self.calendar)
    }

    fn end(&self) -> Result<Moment, Said> {
        Moment::read("end", self.question.end.ok_or_else(|| missing("end"))?)
    }

    /// An instant as an answer, in the form of the start.
    fn moment(&self, result: Result<Instant, ReckonError>) -> Result<Answer, Said> {
        let instant = result.map_err(|error| error.said())?;
        match self.start.is_exact() {
            true => Ok(Answer::Exact(instant)),
            false => Ok(Answer::Local(instant.naive_local())),
        }
    }

    fn amount(&self, key: &str, of: fn(Amount) -> Option<serde_json::Number>) -> Result<i64, Said> {
        let raw = self.question.amount.ok_or_else(|| missing("amount"))?;
        let refuse = || {
            wrong("amount", raw, &format!("{{\"{key}\": whole number}}"), &format!(" {{\"{key}\": 整数}}"))
        };
        let amount: Amount = serde_json::from_str(raw.get()).map_err(|_| refuse())?;
        of(amount).and_then(|number| whole(&number)).ok_or_else(refuse)
    }

    fn seconds(&self) -> Result<i64, Said> {
        let seconds = self.amount("seconds", |amount| amount.seconds)?;
        if seconds < 0 { Err(negative()) } else { Ok(seconds) }
    }

    fn count(&self, key: &str, of: fn(Amount) -> Option<serde_json::Number>) -> Result<u32, Said> {
        let amount = self.amount(key, of)?;
        u32::try_from(amount)
            .map_err(|_| if amount < 0 { negative() } else { ReckonError::OutOfRange.said() })
    }

    fn pauses(&self) -> Result<Vec<Pause>, Said> {
        let Some(raw) = self.question.pauses else { return Ok(Vec::new()) };
        let pairs: Vec<(&RawValue, Option<&RawValue>)> = serde_json::from_str(raw.get())
            .map_err(|_| wrong("pauses", raw, "a list of pairs of times", "由起止时间组成的列表"))?;
        let read = |raw: &RawValue| Moment::read("pauses", raw)?.instant(self.calendar);
        let pause = |(from, until): (&RawValue, Option<&RawValue>)| {
            Ok(Pause { from: read(from)?, until: until.map(read).transpose()? })
        };
        pairs.into_iter().map(pause).collect()
    }

    fn working_days(&self, end: DayEnd, pauses: &[Pause]) -> Result<Answer, Said> {
        if !self.calendar.has_hours() {
            return Err(self.calendar.no_hours().said());
        }
        let term = Term::WorkingDays(self.count("working_days", |amount| amount.working_days)?);
        let counting = Counting { end, roll: false };
        self.moment(due_instant(self.calendar, self.instant()?, &term, counting, pauses))
    }

    fn rolled(&self, term: Term) -> Result<Answer, Said> {
        let last = self.calendar.last_day(self.date(), &term, true);
        last.map(Answer::Date).map_err(|error| error.said())
    }
}

fn whole(number: &serde_json::Number) -> Option<i64> {
    /// Up to here a binary fraction holds every whole number.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let fraction = || number.as_f64().filter(|float| float.fract() == 0.0 && float.abs() <= EXACT);
    #[allow(clippy::cast_possible_truncation)]
    number.as_i64().or_else(|| fraction().map(|float| float as i64))
}

fn negative() -> Said {
    said!(en: "the amount is negative", zh: "数量为负")
}

fn unknown_kind(kind: &str) -> Said {
    match did_you_mean(kind, KINDS.iter().map(|(name, _)| *name)) {
        Some(near) => said!(
            en: "there is no kind `{kind}`; did you mean `{near}`?",
            zh: "没有 `{kind}` 这种问题；是否指 `{near}`？",
        ),
        None => {
            let names: Vec<&str> = KINDS.iter().map(|(name, _)| *name).collect();
            let names = names.join("`, `");
            said!(
                en: "there is no kind `{kind}`; allowed are `{names}`",
                zh: "没有 `{kind}` 这种问题；可用：`{names}`",
            )
        }
    }
}
