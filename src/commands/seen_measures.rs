//! The improvement measures of a workspace as reading commands see them: as of an instant, with what is due and not on
//! record yet.

use std::rc::Rc;

use super::caseload::Caseload;
use super::desk::{Desk, RulesInForce};
use super::session::Session;
use crate::domain::case::Status;
use crate::domain::escalation;
use crate::domain::failure::Failure;
use crate::domain::filter::Filter;
use crate::domain::inspection::measures_finding::rules_unreadable;
use crate::domain::instant::Instant;
use crate::domain::measures::{Complaint, Effect, Measure, effect, transactions};
use crate::domain::names::{NameBook, Names};
use crate::domain::record::{Event, Record, RecordKind};
use crate::domain::summary::Matter;

/// A measure as it is seen.
pub struct SeenMeasure {
    /// What the file tells, and what is due and not on record yet.
    pub record: Record,
    /// What that adds up to.
    pub measure: Measure,
    /// The events that are due and not on record yet.
    pub unrecorded: Vec<Event>,
    /// The rules by which it goes.
    pub rules: Rc<RulesInForce>,
    /// What its rules call things.
    pub book: NameBook,
}

/// The measures of a workspace.
#[derive(Default)]
pub struct SeenMeasures {
    /// Those that had been planned by then, the earliest first.
    pub all: Vec<SeenMeasure>,
}

impl SeenMeasures {
    /// All measures of the workspace, as of the session's moment. What is wrong in their files is shown at once, also
    /// where the rules by which one goes cannot be read; every other measure, and every case, still works.
    pub fn load(caseload: &mut Caseload, session: &mut Session<'_>) -> Self {
        let loaded = caseload.desk.workspace.load_kind(&RecordKind::Measure);
        let (mut all, mut findings) = (Vec::new(), loaded.unreadable);
        for loaded in loaded.records {
            match SeenMeasure::see(&mut caseload.desk, session, loaded.record) {
                Ok(seen) => all.extend(seen),
                Err(failure) => findings.push(rules_unreadable(&loaded.path, failure)),
            }
        }
        caseload.take_findings(session, findings);
        all.sort_by(|left, right| {
            let key = |seen: &SeenMeasure| (seen.measure.planned, seen.measure.id.clone());
            key(left).cmp(&key(right))
        });
        Self { all }
    }

    /// Those that a filter of complaints leaves: it can ask about stores and owners; what else it asks is not said of
    /// measures.
    pub fn chosen<'a>(&'a self, filter: &Filter) -> impl Iterator<Item = &'a SeenMeasure> {
        let Filter { stores, owners, .. } = filter.clone();
        let asked = Filter { stores: stores.clone(), owners: owners.clone(), ..Filter::default() } == *filter;
        self.all.iter().filter(move |seen| {
            let of_stores = &seen.measure.aim.stores;
            asked
                && (stores.is_empty()
                    || of_stores.is_empty()
                    || of_stores.iter().any(|id| stores.contains(id)))
                && (owners.is_empty() || owners.contains(&seen.measure.owner))
        })
    }
}

impl SeenMeasure {
    /// The measure as it is seen; `None` when it had not been planned by then.
    ///
    /// # Errors
    /// The rules by which it goes cannot be read.
    pub fn see(desk: &mut Desk, session: &Session<'_>, mut record: Record) -> Result<Option<Self>, Failure> {
        let now = desk.moment(session);
        let as_of = session.as_of.is_some().then_some(now);
        let Some(mut measure) = Measure::of(&record, as_of.as_ref()) else { return Ok(None) };
        let rules = desk.rules_of_measure(&record)?;
        let mut unrecorded = Vec::new();
        if measure.is_open() {
            unrecorded = escalation::sweep_known(&record, &measure.case, &rules.as_rules(), &now);
            record.events.extend(unrecorded.iter().cloned());
            measure = Measure::of(&record, as_of.as_ref()).unwrap_or(measure);
        }
        let book = NameBook::new(&desk.shop, [&rules.policy]);
        Ok(Some(Self { record, measure, unrecorded, rules, book }))
    }

    /// What the rules of the measure call things.
    pub fn names(&self) -> &Names {
        self.book.of_store(self.measure.aim.first_store())
    }

    /// Whether it arises from the complaint of this id.
    pub fn arises_from(&self, complaint: &str) -> bool {
        self.measure.origins.iter().any(|origin| origin.complaint == complaint)
    }

    /// The measure as tables of cases take it.
    pub fn matter(&self) -> Matter<'_> {
        Matter {
            record: &self.record,
            case: &self.measure.case,
            names: self.names(),
            received_on: self.measure.planned.date_naive(),
        }
    }

    /// What became of the complaints that it is against.
    pub fn effect(&self, caseload: &Caseload) -> Effect {
        effect_of(&self.measure, &self.rules, caseload, &caseload.now)
    }
}

/// What became of the complaints that `measure` is against, as of `now`. A complaint that was merged into another is not
/// counted twice.
pub fn effect_of(measure: &Measure, rules: &RulesInForce, caseload: &Caseload, now: &Instant) -> Effect {
    let shop = &caseload.desk.shop;
    let counted = caseload.cases.iter().filter(|seen| seen.case.status != Status::Merged);
    let complaints = counted.map(|seen| Complaint {
        received_on: seen.received_on,
        store: seen.case.store.as_deref(),
        facts: &seen.case.facts,
    });
    let course = measure.course(shop.zone, now);
    let known = |period: &_| transactions(shop, &measure.aim, period);
    effect(&measure.aim, course, rules.policy.measures.span, complaints, &known)
}
