//! Resolution: what is offered to the customer, by whose authority, what becomes of it, and whether it is carried out.

pub mod policy;
mod settlement;

pub use settlement::{ActionState, Approval, GivenRemedy, Offer, SETTLING, Settlement, Stage, settlement};
