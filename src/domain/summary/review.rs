//! The review of one case: whether what the customer expected was met, whether it is solved, and where the process had
//! gaps (S27). It says what the record shows; nothing is taken for granted that nobody recorded.

use super::Matter;
use crate::domain::gates::Override;
use crate::domain::record::Event;
use crate::domain::resolution::{Demand, DemandStage, demands, settlement};

/// What the review of a case finds.
#[derive(Debug, Clone, PartialEq)]
pub struct Review<'a> {
    /// The demands, one by one, as the complaint names them.
    pub demands: Vec<Demand>,
    /// Whether they were met; `None` where no demand was recorded.
    pub expectation: Option<Expectation>,
    /// Whether the customer, called back in this round, said that it is solved.
    pub solved: Option<bool>,
    /// How many actions were agreed.
    pub actions: usize,
    /// How many of these were carried out.
    pub actions_done: usize,
    /// Every gate, separation or bound that was set aside, with the event that did it.
    pub set_aside: Vec<(&'a Event, Override)>,
}

/// Whether the demands of a customer were met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Expectation {
    /// Every one, by something that was carried out.
    Met,
    /// Some of them.
    Partly,
    /// None of them.
    NotMet,
}

impl Expectation {
    /// The name in output for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Partly => "partly",
            Self::NotMet => "not-met",
        }
    }

    /// What the demands, one by one, come to. Only what was carried out counts.
    pub fn of(demands: &[Demand]) -> Option<Self> {
        let met = demands.iter().filter(|demand| demand.stage == DemandStage::Met).count();
        match (met, demands.len()) {
            (_, 0) => None,
            (0, _) => Some(Self::NotMet),
            (met, all) if met == all => Some(Self::Met),
            _ => Some(Self::Partly),
        }
    }
}

/// Reviews a case.
pub fn review<'a>(matter: &Matter<'a>) -> Review<'a> {
    let Matter { record, case, names, .. } = *matter;
    let events = case.standing_events(record);
    let settled = settlement(events.iter().copied());
    let wanted = names.demand_field().map(|field| case.facts.values(field)).unwrap_or_default();
    let demands = demands(wanted, &settled, &|remedy, demand| names.meets(remedy, demand));
    let set_aside =
        events.iter().flat_map(|event| Override::of(event).into_iter().map(move |what| (*event, what)));
    Review {
        expectation: Expectation::of(&demands),
        demands,
        solved: match case.facts.values("solved").first().map(String::as_str) {
            Some("yes") => Some(true),
            Some("no") => Some(false),
            _ => None,
        },
        actions: settled.actions.len(),
        actions_done: settled.actions.iter().filter(|action| action.done.is_some()).count(),
        set_aside: set_aside.collect(),
    }
}
