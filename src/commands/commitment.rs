//! Who does it and by when, as it is typed: `--owner [REMEDY=]STAFF|ROLE`, `--due [REMEDY=]INSTANT|TERM`.

use super::desk::{Desk, RulesInForce};
use super::session::Session;
use crate::domain::calendar::{self, Counting, Term};
use crate::domain::failure::Failure;
use crate::domain::instant::{self, Instant};
use crate::domain::investigation::unknown;
use crate::words::Said;
use crate::{help, said};

/// By when: at an instant, or a term from now.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum When {
    /// At this instant.
    At(Instant),
    /// This long from when it was agreed.
    After(Term),
}

/// Something told for one kind of remedy, or for all.
pub type ForRemedy<T> = (Option<String>, T);

/// Reads `INSTANT|TERM` on the command line.
pub(super) fn as_when(text: &str) -> Result<When, String> {
    if let Some(instant) = instant::parse(text) {
        return Ok(When::At(instant));
    }
    Term::parse(text).map(When::After).map_err(|_| {
        help!(
            "expected an instant like 2026-11-22T10:05:00+08:00, or a term like \"3 working days\"",
            "应为形如 2026-11-22T10:05:00+08:00 的时间，或形如“3个工作日”的期限"
        )
        .to_owned()
    })
}

/// Reads `[REMEDY=]INSTANT|TERM` on the command line.
pub(super) fn as_due(text: &str) -> Result<ForRemedy<When>, String> {
    match text.split_once('=') {
        Some((remedy, when)) => Ok((Some(remedy.to_owned()), as_when(when)?)),
        None => Ok((None, as_when(text)?)),
    }
}

/// Reads `[REMEDY=]STAFF|ROLE` on the command line.
pub(super) fn as_owner(text: &str) -> Result<ForRemedy<String>, String> {
    Ok(match text.split_once('=') {
        Some((remedy, owner)) => (Some(remedy.to_owned()), owner.to_owned()),
        None => (None, text.to_owned()),
    })
}

impl When {
    /// The instant that is meant by what was agreed at `from`.
    ///
    /// # Errors
    /// It is not after `from`, or the calendar of that year is not loaded.
    pub(super) fn instant(self, desk: &Desk, rules: &RulesInForce, from: Instant) -> Result<Instant, Said> {
        let due = match self {
            Self::At(instant) => desk.shop.local(&instant),
            Self::After(term) => {
                calendar::due_instant(&rules.calendar, from, &term, Counting::default(), &[])
                    .map_err(|error| error.said())?
            }
        };
        if due > from {
            return Ok(due);
        }
        let due = instant::format(&due);
        Err(said!(en: "`--due {due}` is not after it was agreed", zh: "`--due {due}` 不晚于约定的时间"))
    }
}

/// Says that nobody and no role is called `owner`.
pub(super) fn unknown_owner(
    owner: &str,
    desk: &Desk,
    rules: &RulesInForce,
    session: &Session<'_>,
) -> Option<Said> {
    let roles = || rules.policy.vocabulary.roles.iter().map(|role| role.name.as_str());
    if roles().any(|role| role == owner) {
        return None;
    }
    match desk.staff(session, owner) {
        Ok(_) => None,
        Err(failure) if desk.shop.staff(owner).is_some() => Some(failure.message),
        Err(_) => {
            let staff = desk.shop.staff.iter().map(|staff| staff.id.as_str());
            unknown("--owner", owner, staff.chain(roles()))
        }
    }
}

/// Everything that was wrong, in one failure.
///
/// # Errors
/// There is something.
pub(super) fn refuse(what: Said, problems: Vec<Said>) -> Result<(), Failure> {
    if problems.is_empty() {
        return Ok(());
    }
    Err(problems.into_iter().fold(Failure::usage(what), Failure::tip))
}
