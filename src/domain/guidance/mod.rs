//! Guidance for the person at the desk: wording and checklists.

pub mod policy;
