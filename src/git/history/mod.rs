//! The history read as data: commits, what each changed, and the bytes that stood there. Objects are taken as they were
//! stored, with replacements off, and nothing that the repository configures is run.

mod batch;
mod commit;
mod health;
mod object;
mod signature;
mod tree;
mod walk;

pub use batch::{Object, Objects};
pub use commit::{Commit, Person};
pub use health::Distortion;
pub use object::ObjectId;
pub use signature::Signature;
pub use tree::Index;
pub use walk::{Changed, Entry};
