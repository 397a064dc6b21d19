//! Explanations as plain text.

use super::{Explanation, Reason, shown};
use crate::domain::calendar::Segment;
use crate::words::Language;

/// The explanations as text, one paragraph each: the headline, then a line for each reason with its event, the
/// policy's line and the source, then a line for each stretch of time.
pub fn plain_text(explanations: &[Explanation], policy: &str, language: Language) -> String {
    let mut text = String::new();
    for explanation in explanations {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(explanation.headline.in_language(language));
        text.push('\n');
        for reason in &explanation.reasons {
            text.push_str(&reason_line(reason, policy, language));
        }
        for segment in &explanation.segments {
            text.push_str(&segment_line(segment, language));
        }
    }
    text
}

fn reason_line(reason: &Reason, policy: &str, language: Language) -> String {
    let mut line = format!("  - {}", reason.said.in_language(language));
    let place = reason.line.map(|line| format!("{}:{line}", reason.file.as_deref().unwrap_or(policy)));
    let notes: Vec<&str> =
        [place.as_deref(), reason.source.as_deref(), reason.event.as_deref()].into_iter().flatten().collect();
    if !notes.is_empty() {
        line.push_str(&format!(" [{}]", notes.join("; ")));
    }
    line.push('\n');
    line
}

fn segment_line(segment: &Segment, language: Language) -> String {
    let part = segment.part.said();
    let part = part.in_language(language);
    match segment.date {
        Some(date) => format!("      {date}  {part}\n"),
        None => format!("      {} – {}  {part}\n", shown(&segment.from), shown(&segment.to)),
    }
}
