//! What results are shown on: a terminal of some width, with or without colours, or something else.

use crate::render::table::Tone;

/// What results are shown on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Surface {
    /// Whether it is a terminal.
    pub terminal: bool,
    /// How many columns it has, where that is known.
    pub width: Option<usize>,
    /// Whether it takes colours.
    pub colour: bool,
}

impl Surface {
    /// A surface that is no terminal: a file, a pipe.
    pub fn file() -> Self {
        Self { terminal: false, width: None, colour: false }
    }

    /// The text in the colour of its tone, where there are colours. The text must be safe already.
    pub fn paint(&self, tone: Tone, text: &str) -> String {
        let code = match tone {
            Tone::Heading => "1",
            Tone::Alarm => "31",
            Tone::Caution => "33",
            Tone::Faint => "2",
            Tone::Plain => return text.to_owned(),
        };
        if self.colour { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tone_is_a_colour_only_where_there_are_colours() {
        let coloured = Surface { colour: true, ..Surface::file() };
        assert_eq!(coloured.paint(Tone::Alarm, "late"), "\u{1b}[31mlate\u{1b}[0m");
        assert_eq!(coloured.paint(Tone::Plain, "late"), "late");
        assert_eq!(Surface::file().paint(Tone::Alarm, "late"), "late");
    }
}
