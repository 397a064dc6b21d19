//! A sheet: headings, paragraphs and lists, before they are HTML or Markdown.

/// A sheet for people.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// The title.
    pub title: String,
    /// What follows it, in order.
    pub blocks: Vec<Block>,
}

/// A piece of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// The beginning of a page of its own, with its title.
    Page(String),
    /// A heading.
    Heading(String),
    /// A paragraph.
    Paragraph(String),
    /// What must be read first.
    Warning(String),
    /// Names with values.
    Facts(Vec<(String, String)>),
    /// Items.
    Items(Vec<String>),
    /// What happened, step by step.
    Steps(Vec<Step>),
    /// Items to be ticked off, each with the points that it gives.
    Checks(Vec<(String, i32)>),
    /// Room to write.
    Room,
}

/// A step of what happened.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Step {
    /// When.
    pub when: String,
    /// What, and by whom.
    pub what: String,
    /// What it said.
    pub lines: Vec<String>,
}
