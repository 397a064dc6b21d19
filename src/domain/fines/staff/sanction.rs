//! Measures against staff: against whom a case lets one be taken, by whom, and for how long.
//!
//! A measure is what the house does to its own staff; what the customer is told or gets of it is a remedy.

use chrono::NaiveDate;

use crate::domain::fines::follow::Answerable;
use crate::domain::fines::policy::StaffMeasure;
use crate::domain::gates::roles_said;
use crate::domain::investigation::unknown;
use crate::domain::policy::Policy;
use crate::domain::record::{Event, Fields, Value};
use crate::domain::resolution::authority::approvers;
use crate::domain::shop::{Shop, Staff};
use crate::said;
use crate::words::Said;

/// A measure that somebody wants to take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sanction {
    /// Against whom: a staff id.
    pub staff: String,
    /// The measure, as the policy names it.
    pub measure: String,
    /// Why.
    pub reason: String,
    /// The first day; for measures without a time of their own `None`.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub until: Option<NaiveDate>,
    /// Ids of the events that it rests on.
    pub evidence: Vec<String>,
}

/// What a measure is seen against.
#[derive(Debug, Clone, Copy)]
pub struct Circumstances<'a> {
    /// The policy of the case's store.
    pub policy: &'a Policy,
    /// The shop.
    pub shop: &'a Shop,
    /// The events of the case that stand.
    pub events: &'a [&'a Event],
    /// Who was found to answer for the case.
    pub answerable: &'a Answerable,
    /// The staff whom the complaint names.
    pub named: &'a [String],
    /// The case: id and store.
    pub case: (&'a str, Option<&'a str>),
    /// Who decides.
    pub actor: &'a Staff,
    /// The day.
    pub today: NaiveDate,
}

impl<'a> Circumstances<'a> {
    /// Who was found responsible, superiors among them, and whom the complaint names.
    fn concerned(&self) -> impl Iterator<Item = &'a str> {
        self.answerable.people().chain(self.named.iter().map(String::as_str))
    }
}

impl Sanction {
    /// The role in which `circumstances.actor` may decide on the measure.
    ///
    /// # Errors
    /// Everything that keeps the measure from being recorded, each with what to do.
    pub fn role<'a>(&self, circumstances: Circumstances<'a>) -> Result<&'a str, Vec<Said>> {
        let Circumstances { policy, shop, .. } = circumstances;
        let measures = || policy.fines.measures.iter();
        let Some(measure) = measures().find(|known| known.choice.name == self.measure) else {
            let names = measures().map(|known| known.choice.name.as_str());
            return Err(unknown("--measure", &self.measure, names).into_iter().collect());
        };
        let mut problems = Vec::new();
        if self.reason.trim().is_empty() {
            problems
                .push(said!(en: "`--reason` is empty: why is it taken?", zh: "`--reason` 为空：请写明理由"));
        }
        let staff = shop.staff.iter().map(|staff| staff.id.as_str());
        match unknown("--staff", &self.staff, staff) {
            Some(problem) => problems.push(problem),
            None => problems.extend(self.not_answerable(circumstances)),
        }
        let ids = circumstances.events.iter().map(|event| event.id.as_str());
        problems.extend(self.evidence.iter().filter_map(|id| unknown("--evidence", id, ids.clone())));
        problems.extend(self.wrong_time(measure));
        let role = decider(measure, circumstances);
        match role {
            _ if self.is_decided_by_concerned(circumstances) => problems.push(said!(
                en: "who is concerned by the matter decides on no measure in it: somebody else has to",
                zh: "与本案有关的人员不得决定本案的员工处理，须由他人决定"
            )),
            None => problems.push(not_by(measure, circumstances)),
            Some(_) => {}
        }
        role.filter(|_| problems.is_empty()).ok_or(problems)
    }

    /// Nobody is sanctioned for what they do not answer for.
    fn not_answerable(&self, circumstances: Circumstances<'_>) -> Option<Said> {
        let Circumstances { shop, case: (id, _), .. } = circumstances;
        let is_above = |below: &str| shop.superiors(below).any(|staff| staff.id == self.staff);
        if circumstances.concerned().any(|who| who == self.staff || is_above(who)) {
            return None;
        }
        let staff = &self.staff;
        Some(said!(
            en: "`{staff}` was neither found responsible nor named in the complaint, nor is above somebody who was; `plaint determine {id} … --staff {staff}` (or `--superior {staff}`) records that finding first",
            zh: "`{staff}` 既未被认定有责任，也未被投诉点名，也不是此类人员的上级；请先用 `plaint determine {id} … --staff {staff}`（或 `--superior {staff}`）登记认定"
        ))
    }

    /// Whether who decides was found responsible, is named in the complaint, or is whom the measure is about.
    fn is_decided_by_concerned(&self, circumstances: Circumstances<'_>) -> bool {
        let actor = &circumstances.actor.id;
        *actor == self.staff || circumstances.concerned().any(|who| who == actor)
    }

    /// The time must have an end where the policy gives it one, and not last longer.
    fn wrong_time(&self, measure: &StaffMeasure) -> Option<Said> {
        let days = self.days();
        if days.is_some_and(|days| days < 1) {
            return Some(said!(en: "the measure ends before it begins", zh: "处理的结束日早于开始日"));
        }
        let (most, name) = (measure.most_days?, &self.measure);
        match days {
            None => Some(said!(
                en: "`{name}` lasts {most} days at most: `--days N`, or `--from DATE --until DATE`",
                zh: "`{name}` 最长 {most} 天：请给出 `--days N`，或 `--from 日期 --until 日期`"
            )),
            Some(days) if days > i64::from(most) => Some(said!(
                en: "`{name}` lasts {most} days at most; these are {days}",
                zh: "`{name}` 最长 {most} 天；所填为 {days} 天"
            )),
            Some(_) => None,
        }
    }

    /// How many days it lasts, the first and the last included; `None` where it has no end.
    fn days(&self) -> Option<i64> {
        Some((self.until? - self.from?).num_days() + 1)
    }

    /// The keys of the event; `role` is that in which it was decided.
    pub fn fields(&self, role: &str) -> Fields {
        let mut fields = Fields::default()
            .with("staff", Value::text(&self.staff))
            .with("measure", Value::text(&self.measure))
            .with("reason", Value::text(&self.reason));
        for (key, day) in [("from", self.from), ("until", self.until)] {
            if let Some(day) = day {
                fields.push(key, Value::text(day.to_string()));
            }
        }
        fields.push("role", Value::text(role));
        if !self.evidence.is_empty() {
            fields.push("evidence", Value::texts(self.evidence.iter().map(String::as_str)));
        }
        fields
    }
}

/// The role in which who decides may decide on `measure`: their own, or that of somebody for whom they stand in.
fn decider<'a>(measure: &'a StaffMeasure, circumstances: Circumstances<'_>) -> Option<&'a str> {
    let Circumstances { shop, case: (_, store), actor, today, .. } = circumstances;
    let may = |role: &&str| approvers(shop, role, store, today).iter().any(|each| each.staff.id == actor.id);
    measure.decided_by.iter().map(String::as_str).find(may)
}

fn not_by(measure: &StaffMeasure, circumstances: Circumstances<'_>) -> Said {
    let Circumstances { policy, shop, case: (_, store), actor, today, .. } = circumstances;
    let (name, roles) = (&actor.name, &measure.decided_by);
    let (en, zh) = (roles_said(roles, policy, true), roles_said(roles, policy, false));
    let mut people: Vec<&str> = Vec::new();
    for each in roles.iter().flat_map(|role| approvers(shop, role, store, today)) {
        if !people.contains(&each.staff.name.as_str()) {
            people.push(&each.staff.name);
        }
    }
    let (people_en, people_zh) = (people.join(", "), people.join("、"));
    match people.is_empty() {
        true => said!(
            en: "{name} may not decide on it: it is decided by {en}, and nobody of these is there",
            zh: "{name} 无权决定：须由{zh}决定，而目前无人在岗"
        ),
        false => said!(
            en: "{name} may not decide on it: it is decided by {en}; today that is {people_en}",
            zh: "{name} 无权决定：须由{zh}决定，今日为 {people_zh}"
        ),
    }
}
