//! A letter's text as it stands on a page: a title, paragraphs, and what is set at the right or at the foot.

use serde::Serialize;

/// The text of a letter in parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Sheet {
    /// The first line.
    pub(super) title: String,
    /// The paragraphs after it.
    pub(super) paragraphs: Vec<Paragraph>,
}

/// Lines that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Paragraph {
    /// `plain`, `right` (set off by blanks in the text) or `foot` (after a line of dashes).
    pub(super) place: &'static str,
    /// The lines, without the blanks that set them off.
    pub(super) lines: Vec<String>,
}

/// Text that is set off so far stands at the right: as many blanks, or half as many wide ones.
const RIGHT: usize = 20;

impl Sheet {
    /// The parts of `text`.
    pub(super) fn of(text: &str) -> Self {
        let mut lines = text.lines();
        let title = lines.next().unwrap_or_default().trim().to_owned();
        let rest: Vec<&str> = lines.collect();
        let mut paragraphs = Vec::new();
        let mut is_foot = false;
        for group in rest.split(|line| line.trim().is_empty()).filter(|group| !group.is_empty()) {
            let dashes = |line: &&&str| {
                !line.trim().is_empty() && line.trim().chars().all(|each| matches!(each, '-' | '—'))
            };
            is_foot |= group.first().as_ref().is_some_and(dashes);
            let kept = group.iter().filter(|line| !dashes(line));
            let is_right = group.iter().all(|line| indent(line) >= RIGHT);
            let place = if is_foot {
                "foot"
            } else if is_right {
                "right"
            } else {
                "plain"
            };
            let line = |line: &&str| if is_right { line.trim().to_owned() } else { (*line).to_owned() };
            let lines: Vec<String> = kept.map(line).collect();
            if !lines.is_empty() {
                paragraphs.push(Paragraph { place, lines });
            }
        }
        Self { title, paragraphs }
    }
}

fn indent(line: &str) -> usize {
    let blanks = line.chars().take_while(|character| matches!(character, ' ' | '\u{3000}'));
    blanks.map(|character| if character == ' ' { 1 } else { 2 }).sum()
}
