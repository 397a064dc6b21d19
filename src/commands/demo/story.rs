//! Stories: the shipped examples, told in Markdown, whose console blocks are commands and their output.
//!
//! ````text
//! ```console
//! li 2026-11-02 10:05 $ plaint respond CASE --note "…"
//! 261102-k7qm: responded
//! ```
//! ````
//!
//! A line with ` $ plaint ` says who does what when (in the shop's zone, which is +08:00 in the examples); the lines up to
//! the next one are its output. `CASE` is the complaint that the story's `new` took in, and `e4` the fourth event in its
//! file, in commands as in what they print.

use crate::domain::instant::{self, Instant};

/// A story that ships with plaint.
#[derive(Debug, Clone, Copy)]
pub struct Story {
    /// The folder under `examples/`.
    pub name: &'static str,
    /// The text of its `README.md`.
    pub text: &'static str,
    /// The files beside it that its commands name, with their bytes.
    pub files: &'static [(&'static str, &'static [u8])],
}

/// One command of a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Who types it.
    pub by: String,
    /// When.
    pub at: Instant,
    /// The words after `plaint`, as a shell would split them.
    pub words: Vec<String>,
    /// The output that the story shows, lines joined with newlines.
    pub output: String,
}

impl Step {
    /// Whether the story shows that the command was refused.
    pub fn is_refused(&self) -> bool {
        self.output.starts_with("error") || self.output.starts_with("错误")
    }
}

/// The word that stands for the story's complaint.
pub const CASE: &str = "CASE";

/// The words of a command as they are typed: `CASE` is the complaint, `e4` the fourth of the ids of its events.
pub fn typed(words: &[String], case: Option<&str>, events: &[String]) -> Vec<String> {
    let event = |word: &str| {
        let number: usize = word.strip_prefix('e')?.parse().ok()?;
        events.get(number.checked_sub(1)?).cloned()
    };
    let word = |word: &String| match case {
        Some(case) if word == CASE => case.to_owned(),
        _ => event(word).unwrap_or_else(|| word.clone()),
    };
    words.iter().map(word).collect()
}

/// The ids of the events of a complaint, in the order of its file, whose text is `record`.
pub fn event_ids(record: &str) -> Vec<String> {
    let ids = record.lines().filter_map(|line| line.strip_prefix("  - id: "));
    ids.map(|id| id.trim_matches('"').to_owned()).collect()
}

/// The steps of a story's text.
///
/// # Errors
/// Names the line that is no step: a bad time, or quotes that do not close.
pub fn steps(text: &str) -> Result<Vec<Step>, String> {
    let mut steps: Vec<Step> = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        match (inside, line.trim_end()) {
            (false, "```console") => inside = true,
            (true, "```") => inside = false,
            (true, line) => match (command(line)?, steps.last_mut()) {
                (Some(step), _) => steps.push(step),
                (None, Some(step)) => {
                    step.output.push_str(line);
                    step.output.push('\n');
                }
                (None, None) => return Err(format!("output without a command: {line}")),
            },
            (false, _) => {}
        }
    }
    Ok(steps)
}

fn command(line: &str) -> Result<Option<Step>, String> {
    let Some((prompt, words)) = line.split_once(" $ plaint") else { return Ok(None) };
    let parts: Vec<&str> = prompt.split(' ').collect();
    let [by, day, time] = parts[..] else { return Err(format!("no prompt `who day time`: {line}")) };
    let at = instant::parse(&format!("{day}T{time}:00+08:00")).ok_or_else(|| format!("no time: {line}"))?;
    let words = shlex::split(words).ok_or_else(|| format!("quotes do not close: {line}"))?;
    Ok(Some(Step { by: by.to_owned(), at, words, output: String::new() }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_command_name_the_case_and_its_events() {
        let events = event_ids("events:\n  - id: e3f7k2\n    n: 1\n  - id: \"e8tq0c\"\n");
        let words = ["done", "CASE", "e2", "e3", "east", "e"].map(str::to_owned);
        assert_eq!(
            typed(&words, Some("261102-k7qm"), &events),
            ["done", "261102-k7qm", "e8tq0c", "e3", "east", "e"]
        );
        assert_eq!(typed(&words, None, &[]), words);
    }

    #[test]
    fn a_story_is_its_console_blocks() {
        let text = "# Title\n```console\nli 2026-11-02 10:05 $ plaint note CASE \"a b\"\nfirst\nsecond\n```\nwords\n";
        let steps = steps(text).unwrap();
        assert_eq!(steps.len(), 1);
        assert_eq!(steps[0].words, ["note", "CASE", "a b"]);
        assert_eq!(steps[0].output, "first\nsecond\n");
        assert!(super::steps("```console\nli 2026-13-02 10:05 $ plaint x\n```").is_err());
    }
}
