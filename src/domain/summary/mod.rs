//! Summaries: what the complaints of a period add up to.
//!
//! Two things are kept apart: the *cohort*, the complaints received in the period as they stand now, and the *flow*,
//! what was closed and reopened in the period whenever it was received. Nothing here ranks stores or people by how
//! few complaints they have: no complaint is not a satisfied customer (R18).

mod answers;
mod before;
mod breakdown;
mod clocks;
mod count;
mod dimension;
mod figures;
mod flow;
mod group;
mod improvement;
mod late;
mod money;
mod pareto;
mod returning;
mod review;
mod run;
mod times;

pub use answers::Answers;
pub use before::{Before, Compared};
pub use breakdown::{Breakdown, BreakdownRow, breakdown};
pub use clocks::{ClockCount, ClockVerdict, over_tiers, verdict};
pub use dimension::Dimension;
pub use figures::{Change, Share, Spread, difference};
pub use group::Figures;
pub use improvement::MeasureCounts;
pub use late::{LateEntry, late_entries};
pub use money::{Cost, Money, cost_of, money};
pub use pareto::{Bar, Pareto, pareto};
pub use returning::{Returned, Returning};
pub use review::{Expectation, Review, review};
pub use run::Step;
pub use times::{Times, first_response, last_closing, settling};

use chrono::NaiveDate;

use self::count::Cohorts;
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
    /// What the complaints received in the period add up to, as they stand now.
    pub figures: Figures,
    /// How many more were received and merged into another, where they count.
    pub merged: usize,
    /// What happened in the period, whenever the complaint was received.
    pub flow: Flow,
    /// The same of the period before, where there is one to compare with.
    pub before: Option<Before>,
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
    /// By root cause, as the last finding names it; `None` for those without one yet (S27).
    pub causes: Vec<Count>,
    /// By store, in the order of names: no ranking.
    pub stores: Vec<StoreCount>,
    /// By department found responsible, else the category's; in the order of names.
    pub departments: Vec<Count>,
    /// By staff found responsible, else named in the complaint; in the order of names.
    pub staff: Vec<Count>,
    /// By what the policy's own fields tell (a product, a place), a field each: those with few choices, and of texts
    /// those that come back.
    pub fields: Vec<(String, Vec<Count>)>,
    /// By outcome, of those that are closed.
    pub outcomes: Vec<Count>,
    /// By what customers said: `yes`, `no`, or nothing.
    pub satisfied: Vec<Count>,
    /// Clocks met and missed, by clock and tier.
    pub clocks: Vec<ClockCount>,
    /// How long things took in cases of each tier, the gravest first; `None` for those without one.
    pub times_by_tier: Vec<(Option<String>, Times)>,
    /// Those that were received by the end of the period and are open now, by age.
    pub ageing: Vec<(AgeBand, usize)>,
    /// These cases, the oldest first.
    pub open_cases: Vec<&'a Case>,
    /// Customers who complained more than once.
    pub returning: Returning<'a>,
    /// What came in, was closed and was open in the last periods of this kind, this one last.
    pub run: Vec<Step>,
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
    /// How many in the period before, of all then; `None` where there is nothing to compare with.
    pub before: Option<Share>,
}

impl Count {
    /// How it changed; `None` where there is nothing to compare with.
    pub fn change(&self) -> Option<Change> {
        Change::between(self.before?, self.share)
    }
}

/// A store's complaints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoreCount {
    /// The store, where one is named.
    pub name: Option<String>,
    /// How many were received, of all.
    pub received: Share,
    /// How many in the period before, of all then; `None` where there is nothing to compare with.
    pub before: Option<Share>,
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
    let (received, cohort) = received_in(matters, &scope.period);
    let compared = Compared::of(&scope.period, scope.today());
    let earlier = compared.map(|compared| received_in(matters, &compared.before));
    let before = compared.zip(earlier.as_ref()).map(|(compared, (received, cohort))| Before {
        compared,
        figures: Figures::of(cohort, &scope.now),
        clocks: clocks::count(received, &scope.now),
        flow: flow(matters, &compared.before, scope),
    });
    // Beside a period in which nothing was received everything would be new, which tells nobody anything.
    let earlier = earlier.filter(|(_, cohort)| !cohort.is_empty());
    let cohorts = Cohorts { now: &cohort, before: earlier.as_ref().map(|(_, cohort)| cohort.as_slice()) };
    let closed = with_status(&cohort, Status::Closed);
    let closed_before = earlier.as_ref().map(|(_, cohort)| with_status(cohort, Status::Closed));
    let ended = Cohorts { now: &closed, before: closed_before.as_deref() };
    let open_cases = open_cases(matters, scope);
    let tiers = cohorts.by_tier();
    Summary {
        figures: Figures::of(&cohort, &scope.now),
        merged: received.len() - cohort.len(),
        flow: flow(matters, &scope.period, scope),
        before,
        categories: cohorts.by(&Dimension::Category),
        groups: cohorts.by(&Dimension::Group),
        channels: cohorts.by(&Dimension::Channel),
        families: cohorts.by(&Dimension::Family),
        causes: cohorts.by(&Dimension::Cause),
        stores: cohorts.by_store(&scope.now),
        departments: cohorts.by_people(&Dimension::Department),
        staff: cohorts.by_people(&Dimension::Staff),
        fields: cohorts.by_fields(),
        outcomes: ended.by(&Dimension::Outcome),
        satisfied: cohorts.by_name(|matter| matter.case.facts.values("satisfied").first().cloned()),
        clocks: clocks::count(&received, &scope.now),
        times_by_tier: times_by_tier(&cohort, &tiers),
        tiers,
        ageing: ageing(&open_cases, &scope.now),
        open_cases,
        returning: returning::returning(&cohort, matters, &scope.period),
        run: run::run(matters, scope),
        late_entries: all_late_entries(&cohort, scope.zone),
        lessons: closed.iter().flat_map(lessons).collect(),
        incomplete: incomplete(&cohort),
    }
}

impl Scope {
    /// The day as of which everything is seen.
    pub fn today(&self) -> NaiveDate {
        self.zone.shown(&self.now).date_naive()
    }
}

/// Those received in the period: all of them, and those that count. A merged case counts where it was merged into;
/// only its missed deadlines stay its own.
fn received_in<'a>(matters: &[Matter<'a>], period: &Period) -> (Vec<Matter<'a>>, Vec<Matter<'a>>) {
    let received: Vec<Matter<'a>> =
        matters.iter().copied().filter(|matter| period.contains(matter.received_on)).collect();
    let cohort = received.iter().copied().filter(|matter| matter.case.status != Status::Merged).collect();
    (received, cohort)
}

fn times_by_tier(cohort: &[Matter<'_>], tiers: &[Count]) -> Vec<(Option<String>, Times)> {
    let of_tier = |tier: &Option<String>| {
        let matters: Vec<Matter<'_>> =
            cohort.iter().copied().filter(|matter| matter.case.tier == *tier).collect();
        (tier.clone(), Times::of(&matters))
    };
    tiers.iter().filter(|count| count.share.count > 0).map(|count| of_tier(&count.name)).collect()
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

fn all_late_entries<'a>(matters: &[Matter<'a>], zone: Zone) -> Vec<LateEntry<'a>> {
    matters.iter().flat_map(|matter| late_entries(matter.record, matter.case, zone)).collect()
}

fn incomplete<'a>(matters: &[Matter<'a>]) -> Vec<&'a str> {
    let incomplete = matters.iter().filter(|matter| matter.case.unknown_events > 0);
    incomplete.map(|matter| matter.case.id.as_str()).collect()
}

fn lessons<'a>(matter: &Matter<'a>) -> Vec<(&'a Case, &'a str)> {
    let case = matter.case;
    let closings = standing_events(matter).filter(|event| event.matches("closed"));
    closings.filter_map(|event| event.fields.text("lesson")).map(|lesson| (case, lesson)).collect()
}
