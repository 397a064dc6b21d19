//! Forms and letters: which there are, what a template may ask of a case, and wording that must never be used.

pub mod finding;
mod lint;
pub mod policy;
mod ready;
pub mod view;

pub use lint::{Said as SaidWording, instead, never_said};
pub use ready::{Obstacle, obstacles};

/// The folder of the templates, below the workspace.
pub const FOLDER: &str = "policies/letters";

/// The name of the template's file in its folder: `decision.zh.txt`.
pub fn template_name(template: &str, language: crate::words::Language, extension: &str) -> String {
    let language = match language {
        crate::words::Language::English => "en",
        crate::words::Language::Chinese => "zh",
    };
    format!("{template}.{language}.{extension}")
}
