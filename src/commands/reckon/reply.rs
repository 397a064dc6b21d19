//! How an answer is shown.

use anyhow::Result;
use chrono::Datelike;

use super::ReckonArguments;
use super::answer::{Answer, Given};
use crate::commands::session::{Format, Session};
use crate::domain::calendar::{Part, Segment, Zone, span_said};
use crate::domain::instant::Instant;
use crate::render::clockface::Clockface;
use crate::render::output::Envelope;
use crate::render::report::{Body, Fact, Report};
use crate::render::table::{Cell, Column, Table, Tone, Value};
use crate::said;
use crate::words::Label;
use crate::words::reckon as words;
use crate::words::time::WEEKDAYS;

/// Shows the answer: for people with what was asked, as plain lines alone.
pub(super) fn show(answer: &Answer, arguments: &ReckonArguments, session: &mut Session<'_>) -> Result<()> {
    let face = Clockface { zone: answer.zone, now: session.now, language: session.language };
    let shown = Shown { face, exact: answer.exact };
    for notice in &answer.notices {
        session.notice(notice);
    }
    let account =
        arguments.explain.then(|| shown.account(&answer.account)).filter(|table| !table.rows.is_empty());
    if session.format_or_default() == Format::Plain {
        writeln!(session.output, "{}", shown.cell(&answer.answer.2).value.to_text())?;
        for row in account.iter().flat_map(|table| &table.rows) {
            let texts: Vec<String> = row.cells.iter().map(|cell| cell.value.to_text()).collect();
            writeln!(session.output, "{}", texts.join("\t"))?;
        }
        return Ok(());
    }
    let mut report = Report::default();
    let asked = answer.asked.iter().map(|(key, label, given)| shown.fact(key, *label, given));
    let more = answer.more.iter().map(|(key, label, given)| shown.fact(key, *label, given));
    let (key, label, given) = &answer.answer;
    let found = shown.fact(key, *label, given).toned(Tone::Heading);
    report.push("answer", "", Body::Facts(asked.chain([found]).chain(more).collect()));
    if let Some(table) = account {
        report.push("account", session.label(words::ACCOUNT), Body::Table(table));
    }
    let now = session.now;
    let envelope = Envelope { kind: "reckon", as_of: &now, findings: &[] };
    arguments.output.output(session).report(envelope, &report)?;
    Ok(())
}

/// Values in the reader's language and the calendar's zone.
struct Shown {
    face: Clockface,
    exact: bool,
}

impl Shown {
    fn fact(&self, key: &str, label: Label, given: &Given) -> Fact {
        Fact::new(key, self.face.label(label), self.cell(given))
    }

    fn cell(&self, given: &Given) -> Cell {
        match given {
            Given::Instant(instant) => self.instant(instant),
            Given::Due(instant) => self.due(instant),
            Given::Date(date) => {
                let weekday = WEEKDAYS[date.weekday().num_days_from_monday() as usize];
                Cell::text(date.to_string()).shown(format!("{date} {}", self.face.label(weekday)))
            }
            Given::Seconds(seconds) => Cell::number(*seconds).shown(self.face.say(&span_said(*seconds))),
            Given::Count(count) => Cell::number(*count),
            Given::Truth(truth) => {
                let word = if *truth { words::YES } else { words::NO };
                Cell::from(Value::Answer(*truth)).shown(self.face.label(word))
            }
            Given::Words(said) => Cell::text(self.face.say(said)),
            Given::Term(term) => Cell::text(term.to_string()).shown(self.face.say(&term.said())),
            Given::Text(text) => Cell::text(text),
        }
    }

    /// An instant; without an offset where neither the calendar has a zone nor the question an offset.
    fn instant(&self, at: &Instant) -> Cell {
        match (self.face.zone, self.exact) {
            (Zone::Floating, false) => Cell::text(at.naive_utc().format("%Y-%m-%dT%H:%M:%S").to_string()),
            (Zone::Floating, true) => Cell::instant(*at),
            _ => Cell::instant(*at).shown(format!("{} {}", self.face.full(at), at.format("%:z"))),
        }
    }

    /// A due instant; one at midnight is better known as the end of the day before.
    fn due(&self, at: &Instant) -> Cell {
        let cell = self.instant(at);
        match at.date_naive().pred_opt() {
            Some(day) if at.time() == chrono::NaiveTime::MIN => {
                let words = self.face.say(&said!(en: "the end of {day}", zh: "即 {day} 24:00"));
                let shown = cell.for_people();
                cell.shown(format!("{shown} ({words})"))
            }
            _ => cell,
        }
    }

    fn account(&self, segments: &[Segment]) -> Table {
        let mut table = Table::new(vec![
            Column::new("from", "from", "从"),
            Column::new("to", "to", "到"),
            Column::new("seconds", "length", "时长").right(),
            Column::new("part", "taken for", "处理").at_least(12),
        ]);
        for segment in segments {
            let tone = match segment.part {
                Part::Counted => Tone::Plain,
                Part::Paused => Tone::Caution,
                Part::Skipped(_) => Tone::Faint,
            };
            let (from, to) = match segment.date {
                Some(date) => (self.cell(&Given::Date(date)), Cell::empty()),
                None => (self.instant(&segment.from), self.instant(&segment.to)),
            };
            let length = match segment.date {
                Some(_) => Cell::empty(),
                None => self.cell(&Given::Seconds(segment.seconds)),
            };
            let part = Cell::text(self.face.say(&segment.part.said()));
            table.push(tone, vec![from, to, length, part]);
        }
        table
    }
}
