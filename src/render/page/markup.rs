//! Elements of HTML, always closed in their order; everything between them is escaped.

use std::fmt::Write as _;

use crate::render::terminal;

/// A page that is being written.
#[derive(Debug, Default)]
pub(super) struct Markup {
    text: String,
}

/// Names and values of an element's attributes; those without a value are left out.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Markup {
    /// What was written so far.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// An element with what `content` writes in it.
    pub(super) fn element(
        &mut self,
        name: &str,
        attributes: Attributes<'_>,
        content: impl FnOnce(&mut Self),
    ) {
        self.begin(name, attributes);
        self.text.push('>');
        content(self);
        let _ = write!(self.text, "</{name}>");
    }

    /// An element that begins a line of its own.
    pub(super) fn block(&mut self, name: &str, attributes: Attributes<'_>, content: impl FnOnce(&mut Self)) {
        self.text.push('\n');
        self.element(name, attributes, content);
    }

    /// An element with words in it.
    pub(super) fn leaf(&mut self, name: &str, attributes: Attributes<'_>, words: &str) {
        self.element(name, attributes, |inside| inside.words(words));
    }

    /// An element without content.
    pub(super) fn void(&mut self, name: &str, attributes: Attributes<'_>) {
        self.begin(name, attributes);
        self.text.push_str("/>");
    }

    /// Words: escaped, and without characters that steer a reader's eye or program.
    pub(super) fn words(&mut self, words: &str) {
        escape(&mut self.text, words);
    }

    /// Text of this program that is no words: the style.
    pub(super) fn verbatim(&mut self, text: &'static str) {
        self.text.push_str(text);
    }

    /// What was written apart.
    pub(super) fn append(&mut self, other: Self) {
        self.text.push_str(&other.text);
    }

    fn begin(&mut self, name: &str, attributes: Attributes<'_>) {
        let _ = write!(self.text, "<{name}");
        for (key, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
            let _ = write!(self.text, " {key}=\"");
            escape(&mut self.text, value);
            self.text.push('"');
        }
    }
}

fn escape(to: &mut String, words: &str) {
    for character in terminal::paragraph(words).chars() {
        match character {
            '&' => to.push_str("&amp;"),
            '<' => to.push_str("&lt;"),
            '>' => to.push_str("&gt;"),
            '"' => to.push_str("&quot;"),
            '\'' => to.push_str("&#39;"),
            // No document may hold these, however they are written.
            '\u{fffe}' | '\u{ffff}' => to.push('\u{fffd}'),
            other => to.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_close_and_words_are_inert() {
        let mut markup = Markup::default();
        markup.block("p", &[("class", "a\"b")], |inside| {
            inside.words("<script>&'\u{202e}\u{0}\u{ffff}");
            inside.void("br", &[]);
        });
        let text = markup.into_text();
        assert!(text.starts_with("\n<p class=\"a&quot;b\">&lt;script&gt;&amp;&#39;"), "{text}");
        assert!(text.ends_with("<br/></p>"), "{text}");
        assert!(!text.contains(['\u{202e}', '\u{0}', '\u{ffff}']), "{text:?}");
    }
}
