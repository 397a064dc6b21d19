//! Drafts of events: what a command wants to record, before the desk gives it an id, a time and its promises.

use super::overrides::Overrides;
use crate::domain::gates::Override;
use crate::domain::instant::Instant;
use crate::domain::record::{Due, Fields, KindSpec, Value};
use crate::help;
use crate::store::Change;

/// An event that a command wants to record.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Its kind.
    pub kind: &'static KindSpec,
    /// Its id, where another event of the same command refers to it.
    pub id: Option<String>,
    /// Its own keys.
    pub fields: Fields,
    /// When it happened, where that is earlier than now.
    pub happened: Option<Instant>,
    /// Promises that the command itself sets (an extension).
    pub due: Vec<Due>,
    /// Files that are saved with it (a piece of evidence).
    pub files: Vec<Change>,
    /// What who records it sets aside. The desk checks it and puts it into the event.
    pub overrides: Vec<Override>,
}

impl Draft {
    /// A draft of `kind` about `happening`, with its note.
    pub fn new(kind: &'static KindSpec, happening: &Happening) -> Self {
        Self::about(kind, &happening.occasion)
    }

    /// A draft of `kind` under these occasion, with its note.
    pub fn about(kind: &'static KindSpec, occasion: &Occasion) -> Self {
        let draft = Self {
            kind,
            id: None,
            fields: Fields::default(),
            happened: occasion.happened,
            due: Vec::new(),
            files: Vec::new(),
            overrides: occasion.overrides.list.clone(),
        };
        draft.may("note", occasion.note.as_deref())
    }

    /// The same draft with a text under `key`, if there is one.
    #[must_use]
    pub fn may(mut self, key: &str, text: Option<&str>) -> Self {
        if let Some(text) = text {
            self.fields.push(key, Value::text(text));
        }
        self
    }

    /// The same draft with a text under `key`.
    #[must_use]
    pub fn with(self, key: &str, text: &str) -> Self {
        self.may(key, Some(text))
    }
}

/// What every command that records an event about a case is told.
#[derive(Debug, Clone, clap::Args)]
pub struct Happening {
    /// The case, as it was typed.
    #[arg(help = help!("The case: its id, the beginning of its last four characters, or @ for the last one touched", "投诉编号：完整编号、末四位的开头，或 @ 表示上一个"))]
    pub case: String,
    /// A note, the time, what is set aside.
    #[command(flatten)]
    pub occasion: Occasion,
}

/// What every event may be told beside what it is about.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Occasion {
    /// A note in free words.
    #[arg(long, help = help!("A note in free words", "备注"))]
    pub note: Option<String>,
    /// When it happened, if earlier than now.
    #[arg(long, value_name = "INSTANT", value_parser = super::command_line::as_instant,
        help = help!("When it happened, if that is earlier than now; kept beside the time of recording", "实际发生时间（早于现在时填写）；与登记时间一并保存"))]
    pub happened: Option<Instant>,
    /// What is set aside.
    #[command(flatten)]
    pub overrides: Overrides,
}

/// What the customer made of it.
#[derive(Debug, Clone, Copy, clap::Args)]
#[group(multiple = false)]
pub struct Mood {
    #[arg(long, help = help!("The customer is satisfied", "客户表示满意"))]
    satisfied: bool,
    #[arg(long, help = help!("The customer is not satisfied", "客户表示不满意"))]
    dissatisfied: bool,
}

impl Mood {
    /// The value of the key `satisfied`.
    pub fn text(self) -> Option<&'static str> {
        match (self.satisfied, self.dissatisfied) {
            (true, _) => Some("yes"),
            (_, true) => Some("no"),
            _ => None,
        }
    }
}
