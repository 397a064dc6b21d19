//! Resolution: what is offered to the customer, by whose authority, what becomes of it, and whether it is carried out.

mod action;
pub mod authority;
mod demand;
pub mod document;
pub mod execution;
mod given;
mod offer;
pub mod policy;
mod remedy;
mod rung;
mod settlement;

pub use action::ActionState;
pub use demand::{Demand, DemandStage, demands};
pub use given::GivenRemedy;
pub use offer::{Approval, Offer, Stage};
pub use remedy::{claimed, figures_said, read_remedies, remedy_label, remedy_said, total};
pub use rung::{choose_rung, ladder_of, next_rung, out_of_rung, over_most};
pub use settlement::{SETTLING, Settlement, settlement};
