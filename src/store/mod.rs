//! The only door to the files of a workspace.
//!
//! Reading takes no lock and never writes. Writing goes through [`Writer`]: lock, compare with what was read, journal,
//! temporary file, fsync, rename, fsync of the folder, commit, fsync of everything. `docs/saving.md` tells the whole way.

mod adopt;
mod atomic;
mod change;
mod completion;
mod evidence;
pub mod finding;
mod journal;
mod last;
mod load;
mod lock;
mod named;
mod plain;
mod random;
mod raw;
mod replace;
mod resolve;
mod resolve_measure;
mod shop_key;
mod soundness;
mod trail;
mod walk;
mod workspace;
mod writer;

use std::io;
use std::path::Path;

use crate::domain::failure::Failure;
use crate::said;
use crate::words::Label;

pub use adopt::Syncing;
pub use change::Change;
pub use evidence::{Lying, Source, hash_of_kept, read_source};
pub use last::PRIVATE as PRIVATE_FOLDER;
pub use load::{Loaded, LoadedRecord, RecordText};
pub use named::{read_named, replace_merged, write_named};
pub use random::{random_bytes, random_case_id, random_event_id};
pub use raw::Files;
pub use resolve::Asking;
pub use workspace::{SHOP_FILE, Workspace, read_text};
pub use writer::{Saved, Trail, Writer};

/// The result of the store's work. What is wrong *in* a file is a finding, not a failure.
pub type Result<T> = std::result::Result<T, Failure>;

/// The operating system refused to do something (the words of `doing`: "read") with `path`.
fn refused(doing: Label, path: &Path, error: &io::Error) -> Failure {
    let (Label { en, zh }, path) = (doing, path.display());
    Failure::could_not(said!(en: "cannot {en} `{path}`: {error}", zh: "无法{zh} `{path}`：{error}"))
}
