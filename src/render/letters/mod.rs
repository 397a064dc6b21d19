//! Forms and letters: the case in the words of a template, as text, Markdown or a page to print.

mod check;
mod gather;
mod gather_events;
mod gather_fine;
mod markdown;
mod sheet;
mod template;

pub use check::{check, template_faults};
pub use gather::{FineMeant, Writing, view};
pub use markdown::markdown;
pub use template::{Fault, Templates, page, text};

use crate::help;

/// The file that is made of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum LetterForm {
    /// Plain text.
    #[default]
    #[value(help = help!("plain text", "纯文本"))]
    Text,
    /// Markdown.
    #[value(help = help!("Markdown", "Markdown"))]
    Markdown,
    /// A page to print.
    #[value(help = help!("a page to print on A4", "A4 打印页面"))]
    Html,
}
