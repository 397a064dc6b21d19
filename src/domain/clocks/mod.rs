//! Clocks: promises with a term, what starts and stops them, and what is late.

mod agenda;
mod change;
pub mod finding;
mod held;
mod late_entry;
mod left;
mod own;
pub mod policy;
mod promise;
mod reckon;
mod standing;
mod warning;

pub use agenda::{Agenda, AgendaKind, agenda};
pub use late_entry::mark_late_entry;
pub use left::{format_left, parse_left};
pub use own::{action_clock, has_action_term, owner, pauses_for, rule_of, term_of};
pub use promise::{Started, dues_after, with_promises};
pub(crate) use reckon::pauses_of;
pub use reckon::{applicable, calendar_of, facts_at, reckon};
pub use standing::{Breach, breaches, family_of, overdue};
pub use warning::{PassedWarning, passed_warnings, warning_instants};

use crate::domain::calendar::Calendar;
use crate::domain::policy::Policy;

/// What the rules of a case are applied with.
#[derive(Debug, Clone, Copy)]
pub struct Rules<'a> {
    /// The policy of the case's store.
    pub policy: &'a Policy,
    /// The shop's days and hours.
    pub calendar: &'a Calendar,
    /// Open around the clock in the shop's zone, for clocks that say so.
    pub always: &'a Calendar,
}
