//! The answer to a question, with what explains it.

use anyhow::Result;
use chrono::NaiveDate;

use super::question::{Question, moment};
use super::{CountingArguments, ReckonArguments};
use crate::commands::session::Session;
use crate::domain::calendar::{Calendar, Counting, DayReason, Pause, ReckonError, Segment, Term, Zone, due};
use crate::domain::failure::Failure;
use crate::domain::instant::Instant;
use crate::format::calendar::question::Moment;
use crate::said;
use crate::words::reckon as words;
use crate::words::{Label, Said};

/// An answer: what was asked, the answer, and its account.
pub(super) struct Answer {
    pub(super) zone: Zone,
    /// Whether the question gave an offset, so that the answer has one even where the calendar has no zone.
    pub(super) exact: bool,
    pub(super) asked: Vec<Item>,
    pub(super) answer: Item,
    pub(super) more: Vec<Item>,
    pub(super) account: Vec<Segment>,
    pub(super) notices: Vec<Said>,
}

/// A named value: its name for programs, its name for people, the value.
pub(super) type Item = (&'static str, Label, Given);

/// A value in an answer.
pub(super) enum Given {
    Instant(Instant),
    /// An instant that may be the end of a day.
    Due(Instant),
    Date(NaiveDate),
    Seconds(i64),
    Count(i64),
    Truth(bool),
    Words(Said),
    Term(Term),
    Text(String),
}

/// Answers the question.
pub(super) fn answer(
    arguments: &ReckonArguments,
    question: &Question,
    calendar: &Calendar,
    session: &Session<'_>,
) -> Result<Answer> {
    let place = Place { calendar, session, exact: question.start().is_exact() };
    match question {
        Question::Due { from, term } => place.due(arguments, *from, term),
        Question::Back { to, term } => place.back(arguments, *to, term),
        Question::Between { from, to } => place.between(arguments, *from, *to),
        Question::NthWorkingDay { count, from } => {
            let date = from.date(calendar);
            let found = calendar.nth_working_day(date, *count).map_err(refused)?;
            let asked = vec![
                ("from", words::FROM, Given::Date(date)),
                ("count", words::WORKING_DAYS, Given::Count(*count)),
            ];
            Ok(place.answer(asked, ("date", words::DATE, Given::Date(found))))
        }
        Question::IsWorkingDay { date } => place.is_working_day(date.date(calendar)),
        Question::NextOpening { from } => {
            let from = place.instant(*from)?;
            let opens = calendar.first_open_instant(from).map_err(refused)?;
            let asked = vec![("from", words::FROM, Given::Instant(from))];
            Ok(place.answer(asked, ("opening", words::OPENING, Given::Instant(opens))))
        }
    }
}

/// The calendar, and who asks.
struct Place<'a> {
    calendar: &'a Calendar,
    session: &'a Session<'a>,
    exact: bool,
}

impl Place<'_> {
    fn answer(&self, mut asked: Vec<Item>, answer: Item) -> Answer {
        let zone = self.calendar.zone();
        let shown = match zone {
            Zone::Floating => self.calendar.name().to_owned(),
            Zone::Named(_) => format!("{} ({})", self.calendar.name(), zone.name()),
        };
        asked.push(("calendar", words::CALENDAR, Given::Text(shown)));
        Answer {
            zone,
            exact: self.exact,
            asked,
            answer,
            more: Vec::new(),
            account: Vec::new(),
            notices: Vec::new(),
        }
    }

    /// The instant that is meant. Where nothing but its own offset places it, that offset stays.
    fn instant(&self, moment: Moment) -> Result<Instant, Failure> {
        match moment {
            Moment::Exact(instant) if self.calendar.zone() == Zone::Floating => Ok(instant),
            _ => moment
                .instant(self.calendar)
                .map_err(Failure::usage)
                .map(|instant| self.calendar.zone().shown(&instant)),
        }
    }

    fn pauses(&self, arguments: &CountingArguments) -> Result<Vec<Pause>, Failure> {
        let read = |text: &str| self.instant(moment(text.trim(), self.session)?);
        let pause = |text: &String| {
            let (from, until) = text.split_once("..").ok_or_else(|| {
                Failure::usage(said!(en: "`{text}` is no pause", zh: "`{text}` 不是暂停区间"))
                    .tip(said!(en: "write `--pause A..B`, or `A..` while it lasts", zh: "请写 `--pause A..B`；尚未结束写 `A..`"))
            })?;
            let from = read(from)?;
            let until = if until.trim().is_empty() { None } else { Some(read(until)?) };
            if until.is_some_and(|until| until < from) {
                return Err(Failure::usage(said!(
                    en: "the pause `{text}` ends before it begins",
                    zh: "暂停 `{text}` 的结束早于开始",
                )));
            }
            Ok(Pause { from, until })
        };
        arguments.pauses.iter().map(pause).collect()
    }

    fn due(&self, arguments: &ReckonArguments, from: Moment, term: &Term) -> Result<Answer> {
        let from = self.instant(from)?;
        let counting = Counting { end: arguments.counting.end.into(), roll: arguments.counting.roll };
        let pauses = self.pauses(&arguments.counting)?;
        let mut reckoning = due(self.calendar, from, term, counting, &pauses).map_err(refused)?;
        if self.calendar.zone() == Zone::Floating {
            reckoning.due = reckoning.due.with_timezone(from.offset());
        }
        let asked =
            vec![("from", words::FROM, Given::Instant(from)), ("term", words::TERM, Given::Term(*term))];
        let mut answer = self.answer(asked, ("due", words::DUE, Given::Due(reckoning.due)));
        if let Some(date) = reckoning.assumed_from {
            answer.notices.push(said!(
                en: "from {date} on the holidays are not loaded; it was reckoned as if there were none",
                zh: "{date} 起的节假日尚未载入；按无节假日计算",
            ));
        }
        if let Some(notice) = self.rest_day_at_end(from, term, counting) {
            answer.notices.push(notice);
        }
        answer.account = reckoning.segments;
        Ok(answer)
    }

    /// A word on a last day that is no working day and was not moved.
    fn rest_day_at_end(&self, from: Instant, term: &Term, counting: Counting) -> Option<Said> {
        if counting.roll || !matches!(term, Term::Days(_) | Term::Months(_)) {
            return None;
        }
        let start = self.calendar.zone().local_of(from).date();
        let last = self.calendar.last_day(start, term, false).ok()?;
        let day = self.calendar.day(last).ok().filter(|day| !day.working)?;
        let rolled = self.calendar.roll(last).ok()?;
        let Said { en, zh } = day.reason.said();
        Some(said!(
            en: "{last} is no working day ({en}); with `--roll` the last day is {rolled}",
            zh: "{last} 不是工作日（{zh}）；加 `--roll` 则最后一天为 {rolled}",
        ))
    }

    fn back(&self, arguments: &ReckonArguments, to: Moment, term: &Term) -> Result<Answer> {
        let instant = self.instant(to)?;
        let pauses = self.pauses(&arguments.counting)?;
        let found = match *term {
            Term::Elapsed { seconds } => {
                let start = instant.checked_sub_signed(chrono::TimeDelta::seconds(seconds));
                Given::Instant(self.placed(start.ok_or(ReckonError::OutOfRange).map_err(refused)?, instant))
            }
            Term::WorkingTime { seconds } => {
                let start =
                    self.calendar.subtract_working_time(instant, seconds, &pauses).map_err(refused)?;
                Given::Instant(start)
            }
            _ => Given::Date(self.calendar.first_day(to.date(self.calendar), term).map_err(refused)?),
        };
        let asked =
            vec![("to", words::TO, Given::Instant(instant)), ("term", words::TERM, Given::Term(*term))];
        Ok(self.answer(asked, ("start", words::BACK, found)))
    }

    fn placed(&self, instant: Instant, like: Instant) -> Instant {
        match self.calendar.zone() {
            Zone::Floating => instant.with_timezone(like.offset()),
            zone => zone.shown(&instant),
        }
    }

    fn between(&self, arguments: &ReckonArguments, from: Moment, to: Moment) -> Result<Answer> {
        if arguments.ask.between.iter().all(|text| text.trim().len() == 10) {
            let (first, last) = (from.date(self.calendar), to.date(self.calendar));
            let count = self.calendar.count_working_days(first, last).map_err(refused)?;
            let asked = vec![("from", words::FROM, Given::Date(first)), ("to", words::TO, Given::Date(last))];
            return Ok(self.answer(asked, ("working_days", words::WORKING_DAYS, Given::Count(count))));
        }
        let (from, to) = (self.instant(from)?, self.instant(to)?);
        let pauses = self.pauses(&arguments.counting)?;
        let seconds = self.calendar.working_time_between(from, to, &pauses).map_err(refused)?;
        let asked = vec![("from", words::FROM, Given::Instant(from)), ("to", words::TO, Given::Instant(to))];
        let mut answer = self.answer(asked, ("seconds", words::WORKING_TIME, Given::Seconds(seconds)));
        answer.account = self.calendar.account_between(from, to, &pauses).map_err(refused)?;
        Ok(answer)
    }

    fn is_working_day(&self, date: NaiveDate) -> Result<Answer> {
        let day = self.calendar.day(date).map_err(refused)?;
        let asked = vec![("date", words::DATE, Given::Date(date))];
        let mut answer = self.answer(asked, ("working_day", words::WORKING_DAY, Given::Truth(day.working)));
        answer.more.push(("reason", words::REASON, Given::Words(day.reason.said())));
        if self.calendar.has_hours() {
            let windows: Vec<String> = day.windows.iter().map(ToString::to_string).collect();
            let hours = if windows.is_empty() {
                Given::Words(words::CLOSED.said())
            } else {
                Given::Text(windows.join(", "))
            };
            answer.more.push(("hours", words::HOURS, hours));
        }
        let year = chrono::Datelike::year(&date);
        let sourced = !matches!(day.reason, DayReason::OwnHours(_));
        if let Some(source) = self.calendar.years().get(&year).filter(|_| sourced) {
            answer.more.push(("source", words::SOURCE, Given::Text(source.to_string())));
        }
        Ok(answer)
    }
}

fn refused(error: ReckonError) -> Failure {
    Failure::could_not(error.said())
}
