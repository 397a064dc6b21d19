//! Reports: several sections, each a table, facts or remarks, for people and for programs.

use super::table::{Cell, Column, Table, Tone};

/// A report.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Report {
    /// The sections, in order.
    pub sections: Vec<Section>,
}

/// A section.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// The name for programs: for ever the same.
    pub key: &'static str,
    /// The heading for people, in their language; empty for none.
    pub title: String,
    /// What it says.
    pub body: Body,
    /// How people read it, where a table would not do.
    pub story: Option<Vec<Remark>>,
}

/// What a section says.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// Names with values.
    Facts(Vec<Fact>),
    /// Rows.
    Table(Table),
    /// Sentences.
    Remarks(Vec<Remark>),
}

/// A name with a value.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// The name for programs.
    pub key: String,
    /// The name for people, in their language.
    pub label: String,
    /// The value.
    pub cell: Cell,
    /// The colour, where there are colours.
    pub tone: Tone,
}

/// A sentence or a line of a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// How far it is indented.
    pub depth: usize,
    /// The words, in the language of the reader.
    pub text: String,
    /// The colour, where there are colours.
    pub tone: Tone,
}

impl Report {
    /// Adds a section.
    pub fn push(&mut self, key: &'static str, title: impl Into<String>, body: Body) {
        self.sections.push(Section { key, title: title.into(), body, story: None });
    }

    /// Adds a section that people read as a story.
    pub fn push_story(
        &mut self,
        key: &'static str,
        title: impl Into<String>,
        body: Body,
        story: Vec<Remark>,
    ) {
        self.sections.push(Section { key, title: title.into(), body, story: Some(story) });
    }
}

impl Section {
    /// Whether there is nothing in it for people.
    pub fn is_empty(&self) -> bool {
        match (&self.story, &self.body) {
            (Some(story), _) => story.is_empty(),
            (None, Body::Facts(facts)) => facts.is_empty(),
            (None, Body::Table(table)) => table.people_rows().next().is_none(),
            (None, Body::Remarks(remarks)) => remarks.is_empty(),
        }
    }

    /// The section as rows, for formats that know nothing else.
    pub fn as_table(&self) -> Table {
        match &self.body {
            Body::Table(table) => table.clone(),
            Body::Facts(facts) => {
                let mut table =
                    Table::new(vec![Column::new("key", "key", "项"), Column::new("value", "value", "值")]);
                for fact in facts {
                    table.push(fact.tone, vec![Cell::text(&fact.key), Cell::from(fact.cell.value.clone())]);
                }
                table
            }
            Body::Remarks(remarks) => {
                let mut table = Table::new(vec![Column::new("text", "text", "文字")]);
                for remark in remarks {
                    table.push(remark.tone, vec![Cell::text(&remark.text)]);
                }
                table
            }
        }
    }
}

impl Fact {
    /// A fact.
    pub fn new(key: impl Into<String>, label: impl Into<String>, cell: Cell) -> Self {
        Self { key: key.into(), label: label.into(), cell, tone: Tone::Plain }
    }

    /// The same fact in a colour.
    #[must_use]
    pub fn toned(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }
}

impl Remark {
    /// A line at the left.
    pub fn new(text: impl Into<String>) -> Self {
        Self { depth: 0, text: text.into(), tone: Tone::Plain }
    }

    /// The same line, further in.
    #[must_use]
    pub fn at_depth(self, depth: usize) -> Self {
        Self { depth, ..self }
    }

    /// The same line in a colour.
    #[must_use]
    pub fn toned(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }
}
