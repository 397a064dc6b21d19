//! Improvement measures (corrective action, CAPA): what the house changes so that a complaint does not come again, who
//! answers for it and by when, and what became of the complaints that it is against.
//!
//! A measure is a record of its own (`measures/m-….yaml`). Its clocks (`carry-out`, `review`) are folded by the very fold
//! of cases; [`clocks::policy_for`] gives the rules by which they go.

mod aim;
mod chance;
pub mod clocks;
mod effect;
pub mod finding;
mod measure;
pub mod policy;
mod sound;
mod volume;
mod words;

pub use aim::{AGAINST, Aim, Meant, STORES};
pub use effect::{Basis, Complaint, Course, Effect, Span, Stretch, Verdict, effect};
pub use measure::{
    AREA, ARISES_FROM, DEPARTMENTS, Effective, FOLLOWS, HEADER_KEYS, Measure, Origin, Review, Stage, WHAT,
};
pub use sound::{known_facts, wrong_aim, wrong_names, wrong_place};
pub use volume::transactions;

impl Measure {
    /// The days of the measure, asked on the day of `now`, in the shop's zone.
    pub fn course(
        &self,
        zone: crate::domain::calendar::Zone,
        now: &crate::domain::instant::Instant,
    ) -> Course {
        let day = |instant: &crate::domain::instant::Instant| zone.shown(instant).date_naive();
        Course {
            planned: day(&self.planned),
            carried_out: self.carried_out.as_ref().map(day),
            today: day(now),
        }
    }
}
