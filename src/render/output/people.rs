//! Tables and reports for people.

use std::io;

use super::Output;
use crate::render::report::{Body, Fact, Remark, Report, Section};
use crate::render::table::{Table, Tone, lay_out};
use crate::render::terminal;
use crate::said;

/// A table; the columns for which there was no room are named below it.
pub(super) fn table(output: &mut Output<'_>, table: &Table) -> io::Result<()> {
    indented_table(output, table, "")
}

/// A report, section by section, with an empty line between them.
pub(super) fn report(output: &mut Output<'_>, report: &Report) -> io::Result<()> {
    let mut first = true;
    for section in report.sections.iter().filter(|section| !section.is_empty()) {
        if !first {
            writeln!(output.results)?;
        }
        first = false;
        write_section(output, section)?;
    }
    Ok(())
}

fn write_section(output: &mut Output<'_>, section: &Section) -> io::Result<()> {
    let indent = if section.title.is_empty() { "" } else { "  " };
    if !section.title.is_empty() {
        let title = terminal::line(&section.title).into_owned();
        writeln!(output.results, "{}", output.surface.paint(Tone::Heading, &title))?;
    }
    match (&section.story, &section.body) {
        (Some(story), _) => story.iter().try_for_each(|remark| write_remark(output, remark, indent)),
        (None, Body::Table(table)) => indented_table(output, table, indent),
        (None, Body::Facts(facts)) => write_facts(output, facts, indent),
        (None, Body::Remarks(remarks)) => {
            remarks.iter().try_for_each(|remark| write_remark(output, remark, indent))
        }
    }
}

fn indented_table(output: &mut Output<'_>, table: &Table, indent: &str) -> io::Result<()> {
    if table.people_rows().next().is_none() {
        return Ok(());
    }
    let room = output.surface.width.map(|width| width.saturating_sub(indent.len()));
    let laid_out = lay_out(table, output.language, room);
    let surface = output.surface;
    let mut write =
        |tone: Tone, line: &str| writeln!(output.results, "{indent}{}", surface.paint(tone, line.trim_end()));
    write(Tone::Heading, &laid_out.heading)?;
    write(Tone::Faint, &laid_out.rule)?;
    for (row, line) in table.people_rows().zip(&laid_out.rows) {
        write(row.tone, line)?;
    }
    if !laid_out.left_out.is_empty() {
        let (en, zh) = (laid_out.left_out.join(", "), laid_out.left_out.join("、"));
        let words = said!(en: "(no room for: {en})", zh: "（宽度不够，未列出：{zh}）");
        write(Tone::Faint, words.in_language(output.language))?;
    }
    Ok(())
}

fn write_facts(output: &mut Output<'_>, facts: &[Fact], indent: &str) -> io::Result<()> {
    let shown: Vec<&Fact> = facts.iter().filter(|fact| !fact.cell.for_people().is_empty()).collect();
    let widest = shown.iter().map(|fact| terminal::width(&fact.label)).max().unwrap_or(0);
    for fact in shown {
        let lead = format!("{indent}{}  ", terminal::pad(&fact.label, widest));
        let hanging = " ".repeat(terminal::width(&lead));
        let text = fact.cell.for_people_at_length();
        let lines: Vec<String> =
            text.lines().flat_map(|line| wrapped(output, line, terminal::width(&lead))).collect();
        for (index, line) in lines.iter().enumerate() {
            let start = if index == 0 { &lead } else { &hanging };
            writeln!(output.results, "{start}{}", output.surface.paint(fact.tone, line))?;
        }
    }
    Ok(())
}

fn write_remark(output: &mut Output<'_>, remark: &Remark, indent: &str) -> io::Result<()> {
    let lead = format!("{indent}{}", " ".repeat(remark.depth * 2));
    let text = terminal::paragraph(&remark.text).into_owned();
    let lines: Vec<String> = text.lines().flat_map(|line| wrapped(output, line, lead.len() + 2)).collect();
    for (index, line) in lines.iter().enumerate() {
        let hanging = if index == 0 { "" } else { "  " };
        writeln!(output.results, "{lead}{hanging}{}", output.surface.paint(remark.tone, line))?;
    }
    Ok(())
}

fn wrapped(output: &Output<'_>, text: &str, lead: usize) -> Vec<String> {
    match output.surface.width {
        Some(width) => terminal::wrap(text, width.saturating_sub(lead).max(16)),
        None => vec![text.to_owned()],
    }
}
