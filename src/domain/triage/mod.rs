//! Triage: how urgent, how wide, how severe; and the tier that follows.

pub mod policy;
