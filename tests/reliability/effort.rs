//! How much is to be done: the short form or the long one, from which seed, within what time.

use std::time::{Duration, Instant};

/// The seed of a run that names none: what fails then, fails because of what was changed.
const SEED: u64 = 20_261_122;

/// What a part is to do.
#[derive(Debug, Clone)]
pub(crate) struct Effort {
    /// Whether the long form is asked for.
    pub(crate) long: bool,
    /// What random choices start from.
    pub(crate) seed: u64,
    minutes: Option<u64>,
    only: Option<String>,
    begun: Instant,
}

impl Effort {
    /// The number of this form.
    pub(crate) fn count(&self, short: u64, long: u64) -> u64 {
        if self.long { long } else { short }
    }

    /// Whether the time that `--minutes` gave to the part is over. What was done by then is what counts, and is told.
    pub(crate) fn is_over(&self) -> bool {
        self.minutes.is_some_and(|minutes| self.begun.elapsed() > Duration::from_secs(minutes * 60))
    }

    /// Whether the command of this name is to be harmed (`--only NAME`; without it all are).
    pub(crate) fn harms(&self, command: &str) -> bool {
        self.only.as_deref().is_none_or(|only| only == command)
    }

    /// The form in words.
    pub(crate) fn form(&self) -> &'static str {
        if self.long { "long form" } else { "short form" }
    }

    /// The arguments that repeat a part.
    pub(crate) fn again(&self, part: &str) -> String {
        let long = if self.long { "--long " } else { "" };
        let only = self.only.as_ref().map(|only| format!(" --only '{only}'")).unwrap_or_default();
        format!("{long}{part} --seed {}{only}", self.seed)
    }
}

/// What the command line asks for.
#[derive(Debug)]
pub(crate) struct Asked {
    /// Only the names of the parts.
    pub(crate) list: bool,
    long: bool,
    seed: u64,
    minutes: Option<u64>,
    only: Option<String>,
    parts: Vec<String>,
}

impl Asked {
    /// Reads the arguments. In the long form names must be names of parts; in the short one `cargo test WORD` gives its
    /// word to every test program, and a word that no part has runs none.
    ///
    /// # Errors
    /// What cannot be understood, in words.
    pub(crate) fn of(mut words: impl Iterator<Item = String>, names: &[&str]) -> Result<Self, String> {
        let mut asked =
            Self { list: false, long: false, seed: SEED, minutes: None, only: None, parts: Vec::new() };
        while let Some(word) = words.next() {
            let mut number = |flag: &str| {
                let given = words.next().and_then(|text| text.parse().ok());
                given.ok_or_else(|| format!("{flag} needs a number"))
            };
            match word.as_str() {
                "--long" => asked.long = true,
                "--only" => asked.only = Some(words.next().ok_or("--only needs the name of a command")?),
                "--list" => asked.list = true,
                "--seed" => asked.seed = number("--seed")?,
                "--minutes" => asked.minutes = Some(number("--minutes")?),
                // Flags that cargo's own test programs know.
                flag if flag.starts_with('-') => {}
                name => asked.parts.push(name.to_owned()),
            }
        }
        let unknown = asked.parts.iter().find(|part| !names.contains(&part.as_str()));
        match unknown {
            Some(part) if asked.long => {
                Err(format!("no part is called `{part}`; there are: {}", names.join(", ")))
            }
            _ => Ok(asked),
        }
    }

    /// Whether the part is to run.
    pub(crate) fn wants(&self, name: &str) -> bool {
        self.parts.is_empty() || self.parts.iter().any(|part| part == name)
    }

    /// The effort of a part that begins now.
    pub(crate) fn effort(&self) -> Effort {
        let only = self.only.clone();
        Effort { long: self.long, seed: self.seed, minutes: self.minutes, only, begun: Instant::now() }
    }
}
