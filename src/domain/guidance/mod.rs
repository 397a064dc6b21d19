//! Guidance for the person at the desk: wording and checklists, and the playbook that they make for a case.

mod playbook;
pub mod policy;

pub use playbook::{Playbook, playbook, stage_of};
