//! A measure: what the events of its record add up to. Its clocks are folded like those of a case.

use super::Aim;
use crate::domain::case::{self, Case, ClockState, counted_moment, header_now};
use crate::domain::filter::Period;
use crate::domain::instant::Instant;
use crate::domain::record::kind::table;
use crate::domain::record::{Event, Fields, Record, RecordKind, Value};

/// The header key with what is to be done.
pub const WHAT: &str = "what";
/// The header key with the area of improvement.
pub const AREA: &str = "area";
/// The key, of the header and of `assigned`, with the departments concerned.
pub const DEPARTMENTS: &str = "departments";
/// The header key with the measure that this one takes further.
pub const FOLLOWS: &str = "follows";
/// The header keys of measures.
pub const HEADER_KEYS: &[&str] = &[WHAT, AREA, super::AGAINST, DEPARTMENTS, super::STORES, FOLLOWS];
/// How a measure is linked to the complaints that led to it: the `as` of `linked`.
pub const ARISES_FROM: &str = "arises-from";

/// How far a measure has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Planned, and not carried out yet.
    Planned,
    /// Its clocks are paused.
    Paused,
    /// Carried out; its effect has not been reviewed.
    CarriedOut,
    /// Its effect was reviewed.
    Reviewed,
    /// Given up.
    Dropped,
}

/// What a review found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Effective {
    /// It works.
    Yes,
    /// It works in part.
    Partly,
    /// It does not work.
    No,
}

/// A review of the effect.
#[derive(Debug, Clone, PartialEq)]
pub struct Review {
    /// The event.
    pub event: String,
    /// When.
    pub at: Instant,
    /// Who.
    pub by: String,
    /// What was found.
    pub effective: Option<Effective>,
    /// Why.
    pub reason: String,
}

/// A complaint that a measure arises from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The event that links it.
    pub event: String,
    /// The complaint's id.
    pub complaint: String,
}

/// The state of a measure at some instant.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// The id.
    pub id: String,
    /// What is to be done.
    pub what: String,
    /// The area of improvement, as the policy names it.
    pub area: Option<String>,
    /// The complaints that it is against.
    pub aim: Aim,
    /// The departments concerned.
    pub departments: Vec<String>,
    /// Who answers for it: a member of staff, or a role.
    pub owner: String,
    /// The measure that this one takes further.
    pub follows: Option<String>,
    /// When it was planned.
    pub planned: Instant,
    /// When it was carried out.
    pub carried_out: Option<Instant>,
    /// The review of its effect.
    pub review: Option<Review>,
    /// When it was given up, and why.
    pub dropped: Option<(Instant, String)>,
    /// The complaints that it arises from.
    pub origins: Vec<Origin>,
    /// How far it has come.
    pub stage: Stage,
    /// Its clocks, pauses and escalations, as the fold of cases finds them.
    pub case: Case,
}

impl Measure {
    /// The state of the measure `record`, or its state as of an instant. `None` when it was not planned by then, or the
    /// record is of another kind.
    pub fn of(record: &Record, as_of: Option<&Instant>) -> Option<Self> {
        if record.kind != RecordKind::Measure {
            return None;
        }
        let case = case::fold(record, as_of)?;
        let events = case.standing_events(record);
        let planned = events.iter().find(|event| event.matches(table::PLANNED.name))?;
        let header = header_now(record, &case);
        let text = |key: &str| header.text(key).map(str::to_owned);
        let mut measure = Self {
            id: record.id.clone(),
            what: text(WHAT).unwrap_or_default(),
            area: text(AREA),
            aim: Aim::of_header(&header),
            departments: departments(&header).unwrap_or_default(),
            owner: planned.fields.text("owner").unwrap_or_default().to_owned(),
            follows: text(FOLLOWS),
            planned: counted_moment(planned),
            carried_out: None,
            review: None,
            dropped: None,
            origins: Vec::new(),
            stage: Stage::Planned,
            case,
        };
        for event in events {
            measure.take(event);
        }
        measure.stage = measure.stage_now();
        // Tables of what is due tell cases and measures alike.
        measure.case.subject.clone_from(&measure.what);
        measure.case.owner = Some(measure.owner.clone());
        measure.case.store = measure.aim.first_store().map(str::to_owned);
        Some(measure)
    }

    fn take(&mut self, event: &Event) {
        let text = |key: &str| event.fields.text(key).unwrap_or_default().to_owned();
        match event.kind.name() {
            "assigned" => {
                self.owner = text("to");
                self.departments =
                    departments(&event.fields).unwrap_or_else(|| std::mem::take(&mut self.departments));
            }
            "carried-out" => {
                let moment = counted_moment(event);
                self.carried_out = Some(self.carried_out.map_or(moment, |known| known.min(moment)));
            }
            "reviewed" => {
                let effective = Effective::of(&text("effective"));
                let (event_id, by, reason) = (event.id.clone(), event.by.clone(), text("reason"));
                self.review = Some(Review { event: event_id, at: event.moment(), by, effective, reason });
            }
            "dropped" => self.dropped = Some((event.moment(), text("reason"))),
            "linked" if event.fields.text("as") == Some(ARISES_FROM) => {
                let complaint = text("to");
                if !self.origins.iter().any(|origin| origin.complaint == complaint) {
                    self.origins.push(Origin { event: event.id.clone(), complaint });
                }
            }
            _ => {}
        }
    }

    fn stage_now(&self) -> Stage {
        if self.dropped.is_some() {
            Stage::Dropped
        } else if self.review.is_some() {
            Stage::Reviewed
        } else if self.case.status == case::Status::Paused {
            Stage::Paused
        } else if self.carried_out.is_some() {
            Stage::CarriedOut
        } else {
            Stage::Planned
        }
    }

    /// Whether somebody still has to do something about it: carry it out, or review it where that was promised.
    pub fn is_open(&self) -> bool {
        match self.stage {
            Stage::Planned | Stage::Paused => true,
            Stage::CarriedOut => self.case.clocks.iter().any(ClockState::is_running),
            Stage::Reviewed | Stage::Dropped => false,
        }
    }

    /// Whether it was open on some day of `period`: planned by its end, and not ended before it began. For counting the
    /// measures of a month.
    pub fn concerns(&self, period: &Period) -> bool {
        let ended = self.dropped.as_ref().map(|(at, _)| at).or(self.review.as_ref().map(|review| &review.at));
        self.planned.date_naive() <= period.last
            && ended.is_none_or(|ended| ended.date_naive() >= period.first)
    }

    /// The clock that waits next, where one does.
    pub fn next_clock(&self) -> Option<&ClockState> {
        self.case.clocks.iter().rfind(|clock| clock.is_running())
    }
}

fn departments(fields: &Fields) -> Option<Vec<String>> {
    fields.get(DEPARTMENTS).map(Value::to_texts)
}

impl Stage {
    /// The name in output for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Paused => "paused",
            Self::CarriedOut => "carried-out",
            Self::Reviewed => "reviewed",
            Self::Dropped => "dropped",
        }
    }
}

impl Effective {
    /// The words of files and of the command line.
    pub const NAMES: &[(&'static str, Self)] =
        &[("yes", Self::Yes), ("partly", Self::Partly), ("no", Self::No)];

    /// What `name` names.
    pub fn of(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, effective)| *effective)
    }

    /// The name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Partly => "partly",
            Self::No => "no",
        }
    }
}
