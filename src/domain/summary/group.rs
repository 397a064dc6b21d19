//! What a group of complaints adds up to: those of a period, of a store in it, of a customer.

use super::{Answers, ClockVerdict, Matter, Share, Times, verdict};
use crate::domain::case::Status;
use crate::domain::clocks::policy::ClockFamily;
use crate::domain::instant::Instant;

/// What a group of complaints adds up to, as they stand now. Merged ones count where they were merged into.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figures {
    /// How many there are.
    pub received: usize,
    /// How many of these the house found itself, before anybody complained.
    pub detected: usize,
    /// How many are closed.
    pub closed: usize,
    /// How many were withdrawn by the customer.
    pub withdrawn: usize,
    /// Neither closed nor withdrawn.
    pub open: usize,
    /// Those with a clock that was missed, of all.
    pub missed: Share,
    /// Clocks of the law that were met, of those met or missed.
    pub law: Share,
    /// Clocks of the house's own promises that were met, of those met or missed. The two are never added up.
    pub promises: Share,
    /// How long things took.
    pub times: Times,
    /// Those that were reopened, of those that were ever closed.
    pub reopened: Share,
    /// What customers said.
    pub answers: Answers,
}

impl Figures {
    /// The figures of `matters`, none of them merged, at `now`.
    pub fn of(matters: &[Matter<'_>], now: &Instant) -> Self {
        let count = |holds: &dyn Fn(&Matter<'_>) -> bool| matters.iter().filter(|each| holds(each)).count();
        let with_status = |status: Status| count(&|matter| matter.case.status == status);
        let first = |matter: &Matter<'_>, name: &str| matter.case.facts.values(name).first().cloned();
        let of = matters.len();
        let clocks = Kept::of(matters, now);
        Self {
            received: of,
            detected: count(&|matter| first(matter, "intake").as_deref() == Some("detected")),
            closed: with_status(Status::Closed),
            withdrawn: with_status(Status::Withdrawn),
            open: count(&|matter| matter.case.is_open()),
            missed: Share { count: clocks.with_missed, of },
            law: clocks.law,
            promises: clocks.promises,
            times: Times::of(matters),
            reopened: Share {
                count: count(&|matter| matter.case.round > 1),
                of: count(&|matter| matter.case.first_closed.is_some()),
            },
            answers: Answers::of(matters),
        }
    }
}

/// How clocks were kept.
struct Kept {
    with_missed: usize,
    law: Share,
    promises: Share,
}

impl Kept {
    fn of(matters: &[Matter<'_>], now: &Instant) -> Self {
        let nothing = Share { count: 0, of: 0 };
        let mut kept = Self { with_missed: 0, law: nothing, promises: nothing };
        for matter in matters {
            let mut has_missed = false;
            for clock in &matter.case.clocks {
                let met = match verdict(clock, now) {
                    Some(ClockVerdict::Met) => true,
                    Some(ClockVerdict::Missed) => false,
                    _ => continue,
                };
                has_missed |= !met;
                let share = match matter.names.clock_family(&clock.clock) {
                    Some(ClockFamily::Law) => &mut kept.law,
                    Some(ClockFamily::Promise) | None => &mut kept.promises,
                };
                share.of += 1;
                share.count += usize::from(met);
            }
            kept.with_missed += usize::from(has_missed);
        }
        kept
    }
}
