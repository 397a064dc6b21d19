//! Investigation: statements, evidence, what was found and who answers for it.

pub mod evidence;
pub mod policy;

/// By whom a statement is made: the `of` of `statement`.
pub static STATED_BY: &[&str] = &["customer", "staff", "department", "witness", "other"];

/// What an investigation can find: the `finding` of `determined`. A complaint that was taken back is `withdrawn`.
///
/// `malicious`: neither store nor staff were at fault throughout (document 002 part 1 §一(三)); `misdirected`: bought
/// elsewhere, after the books were searched (part 5 §一).
pub static FINDINGS: &[&str] = &["valid", "partly", "invalid", "malicious", "misdirected"];
