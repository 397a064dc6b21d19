//! Sheets as Markdown. What customers and staff wrote cannot become markup.

use std::fmt::Write as _;

use super::sheet::{Block, Sheet};
use crate::render::terminal;

/// The sheet as Markdown.
pub fn markdown(sheet: &Sheet) -> String {
    let mut text = format!("# {}\n", safe(&sheet.title));
    for block in &sheet.blocks {
        text.push('\n');
        write_block(&mut text, block);
    }
    text
}

fn write_block(text: &mut String, block: &Block) {
    // Writing to a text cannot fail.
    let _ = match block {
        Block::Page(title) => writeln!(text, "---\n\n# {}", safe(title)),
        Block::Heading(heading) => writeln!(text, "## {}", safe(heading)),
        Block::Paragraph(words) => writeln!(text, "{}", safe(words)),
        Block::Warning(words) => writeln!(text, "> **{}**", safe(words)),
        Block::Facts(facts) => {
            facts.iter().try_for_each(|(name, value)| writeln!(text, "- **{}**: {}", safe(name), safe(value)))
        }
        Block::Items(items) => items.iter().try_for_each(|item| writeln!(text, "- {}", safe(item))),
        Block::Steps(steps) => steps.iter().enumerate().try_for_each(|(index, step)| {
            writeln!(text, "{}. **{}** {}", index + 1, safe(&step.when), safe(&step.what))?;
            step.lines.iter().try_for_each(|line| writeln!(text, "   - {}", safe(line)))
        }),
        Block::Checks(checks) => {
            checks.iter().try_for_each(|(item, points)| writeln!(text, "- [ ] {} ({points:+})", safe(item)))
        }
        Block::Room => writeln!(text, "\n___________________________________________\n"),
    };
}

/// One line in which nothing is markup.
fn safe(text: &str) -> String {
    let mut safe = String::new();
    for character in terminal::line(text).chars() {
        if "\\`*_{}[]<>#|!&~".contains(character) {
            safe.push('\\');
        }
        safe.push(character);
    }
    safe
}
