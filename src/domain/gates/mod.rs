//! Gates: what must have happened before something may happen, and who may not do it.

pub mod policy;
