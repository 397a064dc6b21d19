//! Investigation: statements, evidence, what was found and who answers for it.

mod determination;
pub mod evidence;
pub mod evidence_state;
mod names;
pub mod policy;
mod weighing;
mod words;

pub use determination::{Determination, Surroundings, departments};
pub use names::unknown;
pub use weighing::chosen;
pub use words::{finding_label, stated_by_label, verdict_label};

/// By whom a statement is made: the `of` of `statement`.
pub static STATED_BY: &[&str] = &["customer", "staff", "department", "witness", "other"];

/// What an investigation can find: the `finding` of `determined`. A complaint that was taken back is `withdrawn`.
///
/// `malicious`: neither store nor staff were at fault throughout (document 002 part 1 §一(三)); `misdirected`: bought
/// elsewhere, after the books were searched (part 5 §一).
pub static FINDINGS: &[&str] = &["valid", "partly", "invalid", "malicious", "misdirected"];

/// What becomes of an option that is weighed: the `verdict` of `weighed`.
pub static VERDICTS: &[&str] = &["chosen", "possible", "rejected"];
