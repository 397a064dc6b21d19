//! Findings for people: the place in its source with words, or one line each.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::domain::finding::{Finding, Grade, Place};
use crate::render::table::{Cell, Column};
use crate::render::terminal;
use crate::words::{Label, Language, Said};

const ERROR: Label = Label::new("error", "错误");
const WARNING: Label = Label::new("warning", "警告");
const TIP: Label = Label::new("tip", "提示");

/// Longer lines of a source are cut after the place that is meant.
const LONGEST_LINE: usize = 2_000;

/// How findings are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Manner {
    /// The language of the words.
    pub language: Language,
    /// Whether the surface takes colours.
    pub colour: bool,
    /// How many columns the surface has.
    pub columns: usize,
}

/// The finding with the lines of its source that are meant, over several lines, without a line end at the last one.
///
/// `source` is the text of the finding's file; without it (unreadable, gone) the place is told in words alone.
/// Whatever is quoted is made harmless to terminals.
pub fn snippet(finding: &Finding, source: Option<&str>, manner: Manner) -> String {
    let language = manner.language;
    let Some(source) = source.map(without_mark) else { return lines_without_source(finding, language) };
    let level = match finding.grade {
        Grade::Error => Level::ERROR,
        Grade::Warning => Level::WARNING,
    };
    let level = level.with_name(grade_label(finding.grade).in_language(language));
    let file = terminal::line(&finding.place.file);
    let title = level.primary_title(safe(&finding.message, language)).id(finding.code);
    let mut group = Group::with_title(title).element(excerpt(&finding.place, source, &file, None));
    for (place, words) in &finding.related {
        group = if place.file == finding.place.file {
            group.element(excerpt(place, source, &file, Some(safe(words, language))))
        } else {
            group.element(Level::NOTE.no_name().message(format!("{}: {}", at(place), safe(words, language))))
        };
    }
    if let Some(tip) = &finding.tip {
        group = group.element(Level::HELP.with_name(TIP.in_language(language)).message(safe(tip, language)));
    }
    let renderer = if manner.colour { Renderer::styled() } else { Renderer::plain() };
    renderer.term_width(manner.columns).render(&[group])
}

/// The word for a grade.
pub fn grade_label(grade: Grade) -> Label {
    match grade {
        Grade::Error => ERROR,
        Grade::Warning => WARNING,
    }
}

/// The columns of a table of findings; [`cells`] fills them.
pub fn columns() -> Vec<Column> {
    vec![
        Column::new("file", "file", "文件"),
        Column::new("line", "line", "行").right(),
        Column::new("column", "column", "列").right(),
        Column::new("grade", "grade", "级别"),
        Column::new("code", "code", "代码"),
        Column::new("message", "message", "内容"),
        Column::new("tip", "tip", "提示"),
    ]
}

/// The finding in the [`columns`], its grade as programs know it.
pub fn cells(finding: &Finding, language: Language) -> Vec<Cell> {
    let number = |number: usize| Cell::number(i64::try_from(number).unwrap_or(i64::MAX));
    let place = &finding.place;
    vec![
        Cell::text(&place.file),
        number(place.line),
        number(place.column),
        Cell::text(grade_label(finding.grade).en),
        Cell::text(finding.code),
        Cell::text(finding.message.in_language(language)),
        Cell::maybe(finding.tip.as_ref().map(|tip| tip.in_language(language))),
    ]
}

/// The finding on one line: `file:line:column: error[code]: message`.
pub fn line(finding: &Finding, language: Language) -> String {
    let grade = grade_label(finding.grade);
    let (place, code, message) = (at(&finding.place), finding.code, safe(&finding.message, language));
    format!("{place}: {}[{code}]: {message}", grade.in_language(language))
}

fn lines_without_source(finding: &Finding, language: Language) -> String {
    let mut lines = vec![line(finding, language)];
    let related = finding.related.iter();
    lines.extend(related.map(|(place, words)| format!("  {}: {}", at(place), safe(words, language))));
    if let Some(tip) = &finding.tip {
        lines.push(format!("  {}: {}", TIP.in_language(language), safe(tip, language)));
    }
    lines.join("\n")
}

fn at(place: &Place) -> String {
    format!("{}:{}:{}", terminal::line(&place.file), place.line, place.column)
}

fn safe(said: &Said, language: Language) -> String {
    terminal::line(said.in_language(language)).into_owned()
}

/// The line of `place` with what is meant underlined. A span over several lines is shown to the end of its first.
fn excerpt<'s>(
    place: &Place,
    source: &str,
    file: &str,
    label: Option<String>,
) -> Snippet<'s, annotate_snippets::Annotation<'s>> {
    let text = source.split('\n').nth(place.line.saturating_sub(1)).unwrap_or_default();
    let text = text.strip_suffix('\r').unwrap_or(text);
    let start = place.column.saturating_sub(1).min(text.chars().count());
    let meant = text.char_indices().nth(start).map_or("", |(byte, _)| &text[byte..]);
    let length = place.span.len().min(meant.len());
    let length = meant.char_indices().take_while(|(byte, _)| *byte < length).count().max(1);
    let shown: String =
        text.chars().map(harmless).take(start + LONGEST_LINE.max(length)).chain([' ']).collect();
    let span = byte_of(&shown, start)..byte_of(&shown, start + length);
    let kind = if label.is_some() { AnnotationKind::Context } else { AnnotationKind::Primary };
    Snippet::source(trim_end_to(&shown, &span))
        .line_start(place.line)
        .path(file.to_owned())
        .annotation(kind.span(span).label(label))
}

/// One character for one, so that columns stay what they are.
fn harmless(character: char) -> char {
    match character {
        '\t' => ' ',
        _ if terminal::is_unsafe(character) => char::REPLACEMENT_CHARACTER,
        _ => character,
    }
}

fn byte_of(text: &str, index: usize) -> usize {
    text.char_indices().nth(index).map_or(text.len(), |(byte, _)| byte)
}

fn trim_end_to(text: &str, span: &Range<usize>) -> String {
    let end = text.trim_end().len().max(span.end);
    text[..end].to_owned()
}

fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::said;

    const PLAIN: Manner = Manner { language: Language::English, colour: false, columns: 100 };

    fn finding(source: &str, span: Range<usize>) -> Finding {
        let one = 1;
        Finding::error(
            "some-code",
            Place::of_span("a.yaml", source, span),
            said!(en: "wrong {one}", zh: "错 {one}"),
        )
        .tip(said!(en: "mend it", zh: "请改正"))
    }

    #[test]
    fn the_place_is_shown_under_wide_characters() {
        let source = "a: 1\nsubject: 床垫 塌陷 # x\n";
        let at = source.find('#').unwrap();
        let shown = snippet(&finding(source, at..at + 3), Some(source), PLAIN);
        let expected = "\
error[some-code]: wrong 1
 --> a.yaml:2:16
  |
2 | subject: 床垫 塌陷 # x
  |                    ^^^
  |
  = tip: mend it";
        assert_eq!(shown, expected);
        let chinese = snippet(
            &finding(source, at..at + 3),
            Some(source),
            Manner { language: Language::Chinese, ..PLAIN },
        );
        assert!(
            chinese.starts_with("错误[some-code]: 错 1\n") && chinese.ends_with("= 提示: 请改正"),
            "{chinese}"
        );
    }

    #[test]
    fn nothing_of_the_source_steers_a_terminal() {
        let source = "a: \"\u{1b}[31m\u{9b}\u{202e}x\u{7}\"\tb\r\n";
        for colour in [false, true] {
            let shown = snippet(&finding(source, 3..9), Some(source), Manner { colour, ..PLAIN });
            let harmless = shown.replace("\u{1b}[", "");
            assert!(
                harmless.chars().all(|character| character == '\n' || !terminal::is_unsafe(character)),
                "{shown:?}"
            );
            assert_eq!(shown.contains('\u{1b}'), colour, "only the colours are ours");
            assert!(!shown.contains("\u{1b}[31m\u{fffd}"));
        }
    }

    #[test]
    fn the_end_of_the_text_and_beyond_can_be_shown() {
        for (source, span) in [("", 0..0), ("a", 1..1), ("a\n", 2..2), ("陈", 3..3), ("a\n\nb", 2..2)] {
            let shown = snippet(&finding(source, span), Some(source), PLAIN);
            assert!(shown.contains('^'), "{shown}");
        }
        let far = Finding {
            place: Place { line: 99, column: 99, ..Place::whole_file("a.yaml") },
            ..finding("", 0..0)
        };
        assert!(snippet(&far, Some("short"), PLAIN).contains("a.yaml:99:1"));
    }

    #[test]
    fn without_a_source_the_words_remain() {
        let mut finding = finding("ab", 1..1);
        finding = finding.related(Place::whole_file("b\u{1b}.yaml"), said!(en: "see here", zh: "见此处"));
        let expected = "a.yaml:1:2: error[some-code]: wrong 1\n  b^[.yaml:1:1: see here\n  tip: mend it";
        assert_eq!(snippet(&finding, None, PLAIN), expected);
        assert_eq!(line(&finding, Language::Chinese), "a.yaml:1:2: 错误[some-code]: 错 1");
    }
}
