//! Customers: what a house knows of somebody that matters when they complain again.
//!
//! Telephone, full name and address stay in the customer's own record (`customers/`); what is told here is of the
//! complaints, and of the preferences that guide the conversation.

mod history;
pub mod policy;
mod preferences;

pub use history::{Given, History, OpenPromise, Past, history};
pub use policy::Preference;
pub use preferences::{PREFERS, Prefers, prefers};
