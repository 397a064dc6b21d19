//! Execution: the customer's consent, who does what until when, and what is carried out.

mod consent;
mod pick;
mod task;
mod window;
mod words;

pub use consent::{consented, may_be_accepted, requires_consent, unconsented};
pub use pick::{action_to_finish, event_of_prefix};
pub use task::{Task, Told, tasks};
pub use window::window_passed;
