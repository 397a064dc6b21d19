//! The only door to the git program.
//!
//! Nothing that a repository brings along is ever executed: no hook, filter, pager, editor, driver or fsmonitor. A commit
//! holds exactly the files of the command; what somebody else staged stays staged, and the index stays in step.

mod by_hand;
mod commit;
mod condition;
mod driver;
mod durable;
mod entry;
mod exchange;
mod fast_import;
mod foreign;
pub mod history;
mod identity;
mod index;
mod init;
mod own_folder;
mod program;
mod repository;
mod self_test;
mod sign;
mod stale_lock;
mod tip;
mod trouble;
mod unmerged;

pub use by_hand::SYNC;
pub use commit::{Committed, HandEdit};
pub use condition::{Condition, OLDEST_GIT, git_version};
pub use driver::{DRIVER, DRIVER_ARGUMENTS, driver_attributes, driver_command};
pub use entry::{Act, Before, Entry, FileState};
pub use exchange::{Adoption, Clash, Difference, Exchange, Fetched, MergedTrees, Pushed, Remote, Version};
pub use program::Surroundings;
pub use repository::{Repository, State};
pub use self_test::Trial;
pub use trouble::Trouble;
pub use unmerged::Unmerged;
