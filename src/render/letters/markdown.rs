//! A letter's text as Markdown.

use std::fmt::Write;

use super::sheet::Sheet;

/// The text of a letter as Markdown: nothing in it is taken for markup.
pub fn markdown(text: &str) -> String {
    let sheet = Sheet::of(text);
    let mut markdown = format!("# {}\n", escaped(&sheet.title));
    for paragraph in &sheet.paragraphs {
        let lines: Vec<String> = paragraph.lines.iter().map(|line| escaped(line.trim())).collect();
        let rule = if paragraph.place == "foot" { "---\n\n" } else { "" };
        // Whoever reads the text as it is sees the same lines.
        let _ = write!(markdown, "\n{rule}{}\n", lines.join("\\\n"));
    }
    markdown
}

/// The line with everything escaped that Markdown, or HTML within it, would take for its own.
fn escaped(line: &str) -> String {
    let mut escaped = String::new();
    for character in line.chars() {
        match character {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            character if character.is_ascii_punctuation() && !",;:?'\"%/@".contains(character) => {
                escaped.push('\\');
                escaped.push(character);
            }
            character => escaped.push(character),
        }
    }
    // An address of its own becomes a link in some readers.
    escaped.replace("://", ":&#47;/").replace("www\\.", "www&#46;")
}
