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

/// Terminals that are said to be narrower are taken to be this wide.
const NARROWEST: usize = 20;

impl Surface {
    /// The surface, from what the process finds: whether it writes to a terminal, that terminal's width, and the
    /// environment.
    ///
    /// `NO_COLOR` (when not empty) forbids colours, `CLICOLOR_FORCE` (when not `0`) wants them even in files, and
    /// `TERM=dumb` has none. `COLUMNS` stands in for a width that the terminal does not tell.
    pub fn new(terminal: bool, window: Option<usize>, environment: impl Fn(&str) -> Option<String>) -> Self {
        let set = |name: &str| environment(name).filter(|value| !value.is_empty());
        let columns = || set("COLUMNS").and_then(|text| text.parse().ok());
        let width = window.filter(|width| *width > 0).or_else(columns).map(|width| width.max(NARROWEST));
        let forced = set("CLICOLOR_FORCE").is_some_and(|value| value != "0");
        let dumb = set("TERM").is_some_and(|value| value == "dumb");
        let colour = set("NO_COLOR").is_none() && (forced || (terminal && !dumb));
        Self { terminal, width: if terminal { width.or(Some(80)) } else { None }, colour }
    }

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
    fn colours_only_where_they_are_wanted() {
        for (terminal, environment, colour) in [
            (true, &[][..], true),
            (false, &[], false),
            (true, &[("NO_COLOR", "1")], false),
            (true, &[("NO_COLOR", "")], true),
            (true, &[("TERM", "dumb")], false),
            (false, &[("CLICOLOR_FORCE", "1")], true),
            (false, &[("CLICOLOR_FORCE", "0")], false),
            (false, &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false),
        ] {
            let find = |name: &str| {
                environment.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
            };
            assert_eq!(Surface::new(terminal, None, find).colour, colour, "{terminal} {environment:?}");
        }
    }

    #[test]
    fn the_width_comes_from_the_terminal_then_from_the_environment() {
        let columns = |name: &str| (name == "COLUMNS").then(|| "100".to_owned());
        assert_eq!(Surface::new(true, Some(72), columns).width, Some(72));
        assert_eq!(Surface::new(true, Some(0), columns).width, Some(100));
        assert_eq!(Surface::new(true, None, |_| None).width, Some(80));
        assert_eq!(Surface::new(true, Some(3), |_| None).width, Some(20));
        assert_eq!(Surface::new(false, None, columns).width, None);
    }
}
