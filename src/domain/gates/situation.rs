//! A case as gates and separations see it, just before an event is recorded.

use crate::domain::case::Case;
use crate::domain::clocks::facts_at;
use crate::domain::instant::Instant;
use crate::domain::policy::{Facts, Policy};
use crate::domain::record::{Event, Record};
use crate::domain::resolution::{Settlement, settlement};

/// The standing events of a case with the rounds that they belong to, and what the policy can ask about it.
#[derive(Debug, Clone)]
pub struct Situation<'a> {
    pub(super) policy: &'a Policy,
    pub(super) case: &'a Case,
    pub(super) facts: Facts,
    pub(super) settlement: Settlement,
    standing: Vec<(u32, &'a Event)>,
}

impl<'a> Situation<'a> {
    /// The situation of `case`, the state of `record`, at `now`. What was voided does not count.
    pub fn of(record: &'a Record, case: &'a Case, policy: &'a Policy, now: &Instant) -> Self {
        let mut round = 1;
        let mut standing = Vec::new();
        for event in case.standing_events(record) {
            round += u32::from(event.matches("reopened"));
            standing.push((round, event));
        }
        let settlement = settlement(standing.iter().map(|(_, event)| *event));
        Self { policy, case, facts: facts_at(case, policy, now), settlement, standing }
    }

    /// The standing events; those of the present round alone where `this_round`.
    pub(super) fn events(&self, this_round: bool) -> impl Iterator<Item = &'a Event> {
        let present = self.case.round;
        let counting = self.standing.iter().filter(move |(round, _)| !this_round || *round == present);
        counting.map(|(_, event)| *event)
    }

    /// The standing events before the present round.
    pub(super) fn earlier_events(&self) -> impl Iterator<Item = &'a Event> {
        self.standing.iter().filter(|(round, _)| *round < self.case.round).map(|(_, event)| *event)
    }
}
