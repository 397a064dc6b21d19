//! Summaries: what the complaints of a period add up to.
//!
//! Two things are kept apart: the *cohort*, the complaints received in the period as they stand now, and the *flow*,
//! what was closed and reopened in the period whenever it was received. Nothing here ranks stores or people by how
//! few complaints they have: no complaint is not a satisfied customer (R18).

mod clocks;
mod count;
mod figures;
mod flow;
mod late;
mod money;

pub use clocks::{ClockCount, ClockVerdict, over_tiers, verdict};
pub use figures::{Share, Spread};
pub use late::{LateEntry, late_entries};
pub use money::{Cost, Money, cost_of, money};

use chrono::NaiveDate;

use self::count::{by_frequency, by_store, by_tier};
use self::flow::{ageing, flow, open_cases};
use crate::domain::calendar::Zone;
use crate::domain::case::{Case, Status};
use crate::domain::filter::Period;
use crate::domain::instant::Instant;
use crate::domain::names::Names;
use crate::domain::record::{Event, Record};

/// A complaint as summaries look at it.
#[derive(Debug, Clone, Copy)]
pub struct Matter<'a> {
    /// What the file tells.
    pub record: &'a Record,
    /// What that adds up to.
    pub case: &'a Case,
    /// The names of the policy that applies.
    pub names: &'a Names,
    /// The day of receipt in the shop's zone.
    pub received_on: NaiveDate,
}

/// Over which days, seen when and where.
#[derive(Debug, Clone, Copy)]
pub struct Scope {
    /// The days.
    pub period: Period,
    /// The shop's zone.
    pub zone: Zone,
    /// The instant as of which everything is seen.
    pub now: Instant,
}

/// What the complaints of a period add up to.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary<'a> {
    /// How many were received in the period.
    pub received: usize,
    /// How many of these the house found itself, before anybody complained.
    pub detected: usize,
    /// How many of these are closed, withdrawn and open now.
    pub closed: usize,
    /// Withdrawn by the customer.
    pub withdrawn: usize,
    /// How many more were received and merged into another, where they count.
    pub merged: usize,
    /// Neither closed nor withdrawn.
    pub open: usize,
    /// What happened in the period, whenever the complaint was received.
    pub flow: Flow,
    /// By category, the most frequent first (M14).
    pub categories: Vec<Count>,
    /// By group of categories.
    pub groups: Vec<Count>,
    /// By tier, the gravest first.
    pub tiers: Vec<Count>,
    /// By channel.
    pub channels: Vec<Count>,
    /// By family of channels (M1).
    pub families: Vec<Count>,
    /// By store, in the order of names: no ranking.
    pub stores: Vec<StoreCount>,
    /// By outcome, of those that are closed.
    pub outcomes: Vec<Count>,
    /// By what customers said: `yes`, `no`, or nothing.
    pub satisfied: Vec<Count>,
    /// Clocks met and missed, by clock and tier.
    pub clocks: Vec<ClockCount>,
    /// From receipt to the first response.
    pub first_response: Option<Spread>,
    /// From receipt to the first closing.
    pub settling: Option<Spread>,
    /// Those that were received by the end of the period and are open now, by age.
    pub ageing: Vec<(AgeBand, usize)>,
    /// These cases, the oldest first.
    pub open_cases: Vec<&'a Case>,
    /// What was recorded on a later day than it happened.
    pub late_entries: Vec<LateEntry<'a>>,
    /// Lessons that were drawn at closing (M13, M15).
    pub lessons: Vec<(&'a Case, &'a str)>,
    /// Cases with events of unknown kinds: their state may be incomplete.
    pub incomplete: Vec<&'a str>,
}

/// What happened in a period, whenever the complaint was received.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flow {
    /// Open when the period began, as it was recorded then.
    pub open_at_start: usize,
    /// Closings.
    pub closed: usize,
    /// Withdrawals.
    pub withdrawn: usize,
    /// Reopenings.
    pub reopened: usize,
    /// Open when the period ended, or now where it has not, as it was recorded then.
    pub open_at_end: usize,
}

/// How many cases go by a name; `None` for those without one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// The name.
    pub name: Option<String>,
    /// How many of all.
    pub share: Share,
}

/// A store's complaints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoreCount {
    /// The store, where one is named.
    pub name: Option<String>,
    /// How many were received, of all.
    pub received: Share,
    /// How many of these are open now.
    pub open: usize,
    /// How many have a clock that was missed.
    pub missed: Share,
}

/// How old an open case is: from so many days, to less than so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgeBand {
    /// From this many days of 24 hours.
    pub from: i64,
    /// To less than this many; `None` for no end.
    pub to: Option<i64>,
}

/// Sums up `matters`, all complaints that the filters let through whatever the period.
pub fn summarise<'a>(matters: &[Matter<'a>], scope: &Scope) -> Summary<'a> {
    let received: Vec<Matter<'a>> =
        matters.iter().copied().filter(|matter| scope.period.contains(matter.received_on)).collect();
    // A merged case counts where it was merged into; only its missed deadlines stay its own.
    let (merged, cohort): (Vec<Matter<'a>>, Vec<Matter<'a>>) =
        received.iter().partition(|matter| matter.case.status == Status::Merged);
    let closed: Vec<Matter<'a>> = with_status(&cohort, Status::Closed);
    let open_cases = open_cases(matters, scope);
    let fact = |matter: &Matter<'_>, name: &str| matter.case.facts.values(name).first().cloned();
    let channel = |matter: &Matter<'_>| fact(matter, "channel");
    let family = |matter: &Matter<'_>| matter.names.family(&channel(matter)?).map(str::to_owned);
    let group = |matter: &Matter<'_>| matter.names.group(matter.case.category.as_deref()?).map(str::to_owned);
    Summary {
        received: cohort.len(),
        detected: cohort
            .iter()
            .filter(|matter| fact(matter, "intake").as_deref() == Some("detected"))
            .count(),
        closed: closed.len(),
        withdrawn: with_status(&cohort, Status::Withdrawn).len(),
        merged: merged.len(),
        open: cohort.iter().filter(|matter| matter.case.is_open()).count(),
        flow: flow(matters, scope),
        categories: by_frequency(&cohort, |matter| matter.case.category.clone()),
        groups: by_frequency(&cohort, group),
        tiers: by_tier(&cohort),
        channels: by_frequency(&cohort, channel),
        families: by_frequency(&cohort, family),
        stores: by_store(&cohort, &scope.now),
        outcomes: by_frequency(&closed, |matter| matter.case.outcome.clone()),
        satisfied: by_frequency(&cohort, |matter| fact(matter, "satisfied")),
        clocks: clocks::count(&received, &scope.now),
        first_response: Spread::of(cohort.iter().filter_map(first_response).collect()),
        settling: Spread::of(cohort.iter().filter_map(settling).collect()),
        ageing: ageing(&open_cases, &scope.now),
        open_cases,
        late_entries: cohort
            .iter()
            .flat_map(|matter| late_entries(matter.record, matter.case, scope.zone))
            .collect(),
        lessons: closed.iter().flat_map(lessons).collect(),
        incomplete: cohort
            .iter()
            .filter(|matter| matter.case.unknown_events > 0)
            .map(|matter| matter.case.id.as_str())
            .collect(),
    }
}

/// The seconds from receipt to the first response that stands.
pub fn first_response(matter: &Matter<'_>) -> Option<i64> {
    let responded = standing_events(matter).filter(|event| event.matches("responded"));
    responded.map(Event::moment).min().map(|moment| seconds_between(&matter.case.received, &moment))
}

/// The seconds from receipt to the first closing.
pub fn settling(matter: &Matter<'_>) -> Option<i64> {
    matter.case.first_closed.map(|closed| seconds_between(&matter.case.received, &closed))
}

fn seconds_between(from: &Instant, to: &Instant) -> i64 {
    to.signed_duration_since(from).num_seconds().max(0)
}

/// The events of a case that it is made of: recorded by then, not voided.
fn standing_events<'a>(matter: &Matter<'a>) -> impl Iterator<Item = &'a Event> {
    let case = matter.case;
    matter.record.events.iter().filter(move |event| case.counts(event))
}

fn with_status<'a>(matters: &[Matter<'a>], status: Status) -> Vec<Matter<'a>> {
    matters.iter().copied().filter(|matter| matter.case.status == status).collect()
}

fn lessons<'a>(matter: &Matter<'a>) -> Vec<(&'a Case, &'a str)> {
    let case = matter.case;
    let closings = standing_events(matter).filter(|event| event.matches("closed"));
    closings.filter_map(|event| event.fields.text("lesson")).map(|lesson| (case, lesson)).collect()
}
