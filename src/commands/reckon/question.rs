//! What is asked: the words of the command line, read.

use super::ReckonArguments;
use crate::commands::session::Session;
use crate::domain::calendar::Term;
use crate::domain::failure::Failure;
use crate::format::calendar::question::Moment;
use crate::said;

/// A question; its points in time are not yet placed in a zone.
pub(super) enum Question {
    /// When the term is due.
    Due { from: Moment, term: Term },
    /// Where the term, counted back, arrives.
    Back { to: Moment, term: Term },
    /// The working time or working days between.
    Between { from: Moment, to: Moment },
    /// The N-th working day.
    NthWorkingDay { count: i64, from: Moment },
    /// What kind of day it is.
    IsWorkingDay { date: Moment },
    /// When it opens.
    NextOpening { from: Moment },
}

impl Question {
    /// The point in time on which its form depends.
    pub(super) fn start(&self) -> Moment {
        match self {
            Self::Due { from, .. } | Self::Between { from, .. } => *from,
            Self::NthWorkingDay { from, .. } | Self::NextOpening { from } => *from,
            Self::Back { to, .. } => *to,
            Self::IsWorkingDay { date } => *date,
        }
    }

    /// Whether it can be answered without knowing any opening hours or holidays.
    pub(super) fn needs_no_calendar(&self) -> bool {
        let term = match self {
            Self::Due { term, .. } | Self::Back { term, .. } => term,
            _ => return false,
        };
        matches!(term, Term::Elapsed { .. })
    }
}

pub(super) fn read(arguments: &ReckonArguments, session: &Session<'_>) -> Result<Question, Failure> {
    let words: Vec<&str> = arguments.words.iter().flat_map(|word| word.split_whitespace()).collect();
    let ask = &arguments.ask;
    if let [from, to] = &ask.between[..] {
        none_left(&words)?;
        return Ok(Question::Between { from: moment(from, session)?, to: moment(to, session)? });
    }
    if let Some(date) = &ask.is_working_day {
        none_left(&words)?;
        return Ok(Question::IsWorkingDay { date: moment(date, session)? });
    }
    let (from, rest) = leading_moment(&words, session);
    if ask.nth_working_day.is_some() || ask.next_opening {
        if from.is_none() && !rest.is_empty() {
            return Err(not_a_moment(&rest.join(" ")));
        }
        none_left(rest)?;
        let from = from.unwrap_or_else(|| Moment::Exact(session.moment()));
        return Ok(match ask.nth_working_day {
            Some(count) => Question::NthWorkingDay { count, from },
            None => Question::NextOpening { from },
        });
    }
    let from = from.unwrap_or_else(|| Moment::Exact(session.moment()));
    if rest.is_empty() {
        return Err(Failure::usage(said!(en: "how long? no term is given", zh: "缺少期限")).tip(said!(
            en: "for example `plaint reckon 2026-11-22T10:05 5 working days`",
            zh: "例如 `plaint reckon 2026-11-22T10:05 5个工作日`",
        )));
    }
    if let Some(word) = rest.first().filter(|word| looks_like_a_date(word)) {
        return Err(not_a_moment(word));
    }
    let term = Term::parse(&rest.join(" ")).map_err(Failure::usage)?;
    Ok(if ask.back { Question::Back { to: from, term } } else { Question::Due { from, term } })
}

/// The moment that the first one or two words are, and the words after it.
fn leading_moment<'a, 'b>(words: &'a [&'b str], session: &Session<'_>) -> (Option<Moment>, &'a [&'b str]) {
    let parse = |text: &str| moment(text, session).ok();
    if let [first, second, rest @ ..] = words
        && let Some(moment) = parse(&format!("{first}T{second}"))
    {
        return (Some(moment), rest);
    }
    match words {
        [first, rest @ ..] => parse(first).map_or((None, words), |moment| (Some(moment), rest)),
        [] => (None, words),
    }
}

/// Whether a word was meant as a date: `2026-02-30`. No term looks like this.
fn looks_like_a_date(word: &str) -> bool {
    word.as_bytes().get(4) == Some(&b'-') && word.as_bytes()[..4].iter().all(u8::is_ascii_digit)
}

/// A point in time: `now`, a date, a time with or without offset.
pub(super) fn moment(text: &str, session: &Session<'_>) -> Result<Moment, Failure> {
    if matches!(text, "now" | "现在") {
        return Ok(Moment::Exact(session.moment()));
    }
    Moment::parse(&text.trim().replacen(' ', "T", 1)).ok_or_else(|| not_a_moment(text))
}

fn not_a_moment(text: &str) -> Failure {
    Failure::usage(said!(en: "`{text}` is no date or time", zh: "`{text}` 不是日期或时间")).tip(said!(
        en: "write `2026-11-22`, `2026-11-22T10:05` or `2026-11-22T10:05:00+08:00`",
        zh: "请写 `2026-11-22`、`2026-11-22T10:05` 或 `2026-11-22T10:05:00+08:00`",
    ))
}

fn none_left(words: &[&str]) -> Result<(), Failure> {
    if words.is_empty() {
        return Ok(());
    }
    let words = words.join(" ");
    Err(Failure::usage(said!(en: "`{words}` is not part of this question", zh: "这个问题不需要 `{words}`")))
}
