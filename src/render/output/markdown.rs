//! Markdown (GitHub's, with tables): what people paste into minutes and messages. Nothing in a record is markup there.

use std::io::{self, Write};

use crate::render::report::{Body, Fact, Remark, Report, Section};
use crate::render::table::{Alignment, Row, ShownColumn, Table, Tone, shown_columns};
use crate::render::terminal;
use crate::words::Language;

/// A table whose columns line up in the source too, Chinese included; nothing where there is no row.
pub(super) fn table(writer: &mut dyn Write, table: &Table, language: Language) -> io::Result<()> {
    if table.people_rows().next().is_none() {
        return Ok(());
    }
    let columns: Vec<Drawn> =
        shown_columns(table, language).into_iter().map(|column| Drawn::new(column, table)).collect();
    let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    writeln!(writer, "{}", line(columns.iter().map(|column| column.padded(&column.heading)).collect()))?;
    writeln!(writer, "{}", line(columns.iter().map(Drawn::rule).collect()))?;
    for row in 0..table.people_rows().count() {
        let cells =
            columns.iter().map(|column| column.padded(column.texts.get(row).map_or("", String::as_str)));
        writeln!(writer, "{}", line(cells.collect()))?;
    }
    Ok(())
}

/// A text whose lines stay as they are, in a fence that nothing in it can close.
pub fn block(text: &str) -> String {
    let longest = text.split(|character| character != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}text\n{}\n{fence}\n", text.trim_end_matches('\n'))
}

/// A report: a heading for each section, the first of all the title, with an empty line between them.
pub(super) fn report(writer: &mut dyn Write, report: &Report, language: Language) -> io::Result<()> {
    let mut first = true;
    for section in report.sections.iter().filter(|section| !section.is_empty()) {
        if !first {
            writeln!(writer)?;
        }
        if !section.title.is_empty() {
            let level = if first { "#" } else { "##" };
            writeln!(writer, "{level} {}\n", escaped(&terminal::line(&section.title)))?;
        }
        first = false;
        self::section(writer, section, language)?;
    }
    Ok(())
}

fn section(writer: &mut dyn Write, section: &Section, language: Language) -> io::Result<()> {
    match (&section.story, &section.body) {
        (Some(story), _) => story.iter().try_for_each(|remark| self::remark(writer, remark)),
        (None, Body::Table(table)) => self::table(writer, table, language),
        (None, Body::Facts(facts)) => facts.iter().try_for_each(|fact| self::fact(writer, fact)),
        (None, Body::Remarks(remarks)) => remarks.iter().try_for_each(|remark| self::remark(writer, remark)),
    }
}

fn fact(writer: &mut dyn Write, fact: &Fact) -> io::Result<()> {
    let text = fact.cell.for_people_at_length();
    if text.is_empty() {
        return Ok(());
    }
    // A label that is set in under the one before it says so with spaces.
    let label = fact.label.trim_start();
    let depth = (fact.label.len() - label.len()) / 2;
    let lead = "  ".repeat(depth);
    writeln!(writer, "{lead}- **{}**: {}", escaped(label.trim_end()), one_line(&text))
}

fn remark(writer: &mut dyn Write, remark: &Remark) -> io::Result<()> {
    let text = terminal::paragraph(&remark.text);
    if text.trim().is_empty() {
        return Ok(());
    }
    let lead = "  ".repeat(remark.depth);
    let words = one_line(&text);
    let words = if remark.tone == Tone::Heading { format!("**{words}**") } else { words };
    writeln!(writer, "{lead}- {words}")
}

/// Several lines as one of Markdown, with breaks.
fn one_line(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| at_start(&escaped(line))).collect::<Vec<_>>().join("<br>")
}

/// The text with everything that Markdown or HTML would take for markup made harmless. It holds no line end.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '\\' | '|' | '`' | '*' | '_' | '[' | ']' | '~' | '$' => {
                safe.push('\\');
                safe.push(character);
            }
            _ => safe.push(character),
        }
    }
    safe
}

/// The same where a line begins: no list, heading or rule begins there.
fn at_start(text: &str) -> String {
    let number = text.trim_start_matches(|character: char| character.is_ascii_digit());
    match text.chars().next() {
        Some('#' | '+' | '-' | '=') => format!("\\{text}"),
        Some('0'..='9') if number.starts_with(['.', ')']) => {
            let digits = text.len() - number.len();
            format!("{}\\{number}", text.get(..digits).unwrap_or_default())
        }
        _ => text.to_owned(),
    }
}

/// A column as it is drawn.
struct Drawn {
    heading: String,
    texts: Vec<String>,
    width: usize,
    alignment: Alignment,
}

impl Drawn {
    fn new(shown: ShownColumn<'_>, table: &Table) -> Self {
        let heading = escaped(&shown.heading);
        let texts: Vec<String> = shown
            .texts
            .iter()
            .zip(table.people_rows())
            .map(|(text, row)| toned(&escaped(text), row))
            .collect();
        let widths = texts.iter().map(|text| terminal::width(text));
        // A rule needs three characters, and its colon.
        let width = widths.max().unwrap_or(0).max(terminal::width(&heading)).max(4);
        Self { heading, texts, width, alignment: shown.column.alignment }
    }

    fn padded(&self, text: &str) -> String {
        let padded = terminal::pad(text, self.width);
        match self.alignment {
            Alignment::Left => padded,
            Alignment::Right => {
                let spaces = padded.len() - text.len();
                format!("{}{text}", " ".repeat(spaces))
            }
        }
    }

    fn rule(&self) -> String {
        match self.alignment {
            Alignment::Left => "-".repeat(self.width),
            Alignment::Right => format!("{}:", "-".repeat(self.width - 1)),
        }
    }
}

/// A row that adds up is set in bold; what a colour says elsewhere is said by the words too.
fn toned(text: &str, row: &Row) -> String {
    if row.tone == Tone::Heading && !text.is_empty() { format!("**{text}**") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_closes_its_own_block() {
        assert_eq!(block("one\n  two\n"), "```text\none\n  two\n```\n");
        assert_eq!(block("a ```` b"), "`````text\na ```` b\n`````\n");
    }

    #[test]
    fn nothing_in_a_record_is_markup() {
        for (text, safe) in [
            ("a|b", "a\\|b"),
            ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
            ("&lt;", "&amp;lt;"),
            ("![x](http://y)", "!\\[x\\](http://y)"),
            (
                "**bold** _it_ `code` ~~no~~ $x$",
                "\\*\\*bold\\*\\* \\_it\\_ \\`code\\` \\~\\~no\\~\\~ \\$x\\$",
            ),
            ("back\\slash", "back\\\\slash"),
            ("床垫", "床垫"),
        ] {
            assert_eq!(escaped(text), safe, "{text}");
        }
        for (text, safe) in [
            ("# no heading", "\\# no heading"),
            ("- no item", "\\- no item"),
            ("1. no list", "1\\. no list"),
            ("2026-11-22", "2026-11-22"),
            ("10.00", "10\\.00"),
            ("one\n\n two", "one<br>two"),
        ] {
            assert_eq!(one_line(text), safe, "{text}");
        }
    }
}
