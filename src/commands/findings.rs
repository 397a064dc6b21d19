//! Findings on standard error.

use super::session::Session;
use crate::domain::finding::Finding;
use crate::render::finding::{self, Manner};
use crate::words::{Language, Said};

/// Shows findings on standard error, each with the lines it is about. `text_of` gives the text of a file.
pub fn show(session: &mut Session<'_>, found: &[Finding], text_of: &dyn Fn(&str) -> Option<String>) {
    let manner = Manner {
        language: session.language,
        colour: session.terminal.colour,
        columns: session.terminal.width.unwrap_or(120),
    };
    for finding in found {
        let text = text_of(&finding.place.file);
        let shown = finding::snippet(finding, text.as_deref(), manner);
        let _ = writeln!(session.notices, "{shown}");
    }
}

/// A finding in one line: `file:line:column: error[code]: message`.
pub fn line(found: &Finding) -> Said {
    Said { en: finding::line(found, Language::English), zh: finding::line(found, Language::Chinese) }
}
