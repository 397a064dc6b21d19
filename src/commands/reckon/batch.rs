//! Questions by the million: one JSON object a line in, one answer a line out.

use anyhow::Result;

use super::ReckonArguments;
use super::calendar;
use crate::commands::session::{Outcome, Session};
use crate::format::calendar::question::{Calendars, Line, answer_line};
use crate::said;

/// Answers are written out when so many bytes of them have gathered.
const BLOCK: usize = 64 * 1024;

/// Answers every line. Refused questions are answers; lines that are no question make the exit code 3.
pub(super) fn run(arguments: &ReckonArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let (directory, allowing) = (session.directory.clone(), arguments.on.assume_no_holidays);
    let mut calendars = Calendars::new(Box::new(move |name| {
        let found = calendar::find(name, &directory).map_err(|failure| failure.message)?;
        let calendar = found.calendar.ok_or_else(|| calendar::not_in_order(&found.file).message)?;
        Ok(if allowing { calendar.allowing_unloaded_years() } else { calendar })
    }));
    let (mut line, mut answers) = (Vec::new(), Vec::with_capacity(2 * BLOCK));
    let (mut number, mut malformed) = (0_u64, 0_u64);
    loop {
        line.clear();
        if session.input.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        number += 1;
        if line.trim_ascii().is_empty() {
            continue;
        }
        let read = answer_line(&mut calendars, number, &line, session.language, &mut answers);
        malformed += u64::from(read == Line::Malformed);
        if answers.len() >= BLOCK {
            session.output.write_all(&answers)?;
            answers.clear();
        }
    }
    session.output.write_all(&answers)?;
    if malformed == 0 {
        return Ok(Outcome::Fine);
    }
    session.notice(&said!(
        en: "{malformed} of {number} lines are no question",
        zh: "{number} 行中有 {malformed} 行不是问题",
    ));
    Ok(Outcome::Findings)
}
