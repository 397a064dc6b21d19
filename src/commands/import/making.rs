//! From planned rows to the records that are saved.

use std::collections::BTreeSet;

use super::plan::{Plan, Planned};
use super::progress::Progress;
use super::source::Sources;
use crate::commands::both_cores;
use crate::commands::desk::RulesInForce;
use crate::domain::case::{self, IMPORTED, LATE_ENTRY, Standing};
use crate::domain::clocks::with_promises;
use crate::domain::escalation;
use crate::domain::failure::Failure;
use crate::domain::id::path_of;
use crate::domain::import::{Complaint, Step};
use crate::domain::instant::{self, Instant};
use crate::domain::record::kind::table;
use crate::domain::record::{Event, EventKind, FORMAT, Fields, KindSpec, Record, RecordKind, Value};
use crate::domain::shop::Shop;
use crate::format::yaml;
use crate::said;
use crate::store::{Change, Writer, random_case_id, random_event_id};

/// Makes records of rows.
pub(super) struct Maker<'a> {
    pub(super) shop: &'a Shop,
    pub(super) sources: &'a Sources,
    pub(super) now: Instant,
    pub(super) clock_set: bool,
    pub(super) by: &'a str,
}

/// A record that was made, and how it stands.
struct Made {
    change: Change,
    open: bool,
    overdue: bool,
}

impl Maker<'_> {
    /// Makes the records of all rows that are new, and notes in the plan what becomes of them. Without `writer` the ids
    /// are not looked up on disk, for nothing will be written.
    pub(super) fn make(
        &self,
        plan: &mut Plan<'_>,
        writer: Option<&Writer<'_>>,
        progress: &Progress,
    ) -> Result<Vec<Change>, Failure> {
        let mut taken: BTreeSet<String> = BTreeSet::new();
        for row in plan.rows.iter_mut().filter(|row| row.fate.is_new()) {
            let Some(complaint) = &row.complaint else { continue };
            let day = self.shop.local(&complaint.received).date_naive();
            row.id = loop {
                let id = match writer {
                    Some(writer) => writer.new_case_id(day)?,
                    None => random_case_id(day)?,
                };
                if taken.insert(id.as_str().to_owned()) {
                    break Some(id.as_str().to_owned());
                }
            };
        }
        progress.begin(&said!(en: "making records", zh: "正在生成记录"), taken.len());
        let new: Vec<&mut Planned<'_>> = plan.rows.iter_mut().filter(|row| row.id.is_some()).collect();
        let made = both_cores::map(new, |row| {
            let made = self.one(row)?;
            (row.open, row.overdue) = (made.open, made.overdue);
            progress.step();
            Ok(made.change)
        });
        made.into_iter().collect()
    }

    fn one(&self, row: &Planned<'_>) -> Result<Made, Failure> {
        let place = &row.row.place;
        let (Some(complaint), Some(id)) = (&row.complaint, &row.id) else { return Err(unreadable(place)) };
        let Some(rules) = self.sources.rules_of(complaint.store()) else { return Err(unreadable(place)) };
        let header = self.header(complaint, row.customer.as_deref());
        let mut record = Record {
            kind: RecordKind::Complaint,
            format: FORMAT,
            id: id.clone(),
            header,
            events: Vec::new(),
        };
        self.events(&mut record, complaint, rules)?;
        let text = yaml::write_new(&record);
        let path = path_of(&record.kind, &record.id).unwrap_or_default();
        // Nothing is written that does not read as it was meant.
        if yaml::load(&path, text.as_bytes()).as_ref() != Ok(&record) {
            return Err(unreadable(place));
        }
        let case = case::fold(&record, None);
        let overdue = case
            .iter()
            .flat_map(|case| &case.clocks)
            .any(|clock| clock.standing(&self.now) == Standing::Overdue);
        let open = case.as_ref().is_some_and(case::Case::is_open);
        Ok(Made { change: Change::create(path, text), open, overdue: open && overdue })
    }

    fn header(&self, complaint: &Complaint, customer: Option<&str>) -> Fields {
        let mut header =
            Fields::default().with("received", Value::text(instant::format(&complaint.received)));
        if let Some(customer) = customer {
            header.push("customer", Value::text(customer));
        }
        header.0.extend(complaint.header.0.iter().cloned());
        header
    }

    /// The events: the receipt, then what happened in its order, then what has no time; each with its promises, as if it
    /// had been recorded then. Of an ended complaint only those promises are told that the old table can show to have been
    /// kept or not. What an open complaint calls for at once follows.
    fn events(
        &self,
        record: &mut Record,
        complaint: &Complaint,
        rules: &RulesInForce,
    ) -> Result<(), Failure> {
        let ends = |step: &Step| [table::CLOSED.name, table::WITHDRAWN.name].contains(&step.kind.name);
        let ended = complaint.history.iter().any(ends);
        let mut fields = Fields::default();
        let channel = complaint.header.text("channel");
        if let Some(known) =
            rules.policy.intake.channels.iter().find(|one| Some(one.choice.name.as_str()) == channel)
        {
            fields.push("intake", Value::text(&known.intake));
        }
        self.add(record, rules, ended, (&table::RECEIVED, Some(complaint.received), fields))?;
        let mut steps: Vec<_> = complaint.history.iter().collect();
        steps.sort_by_key(|step| (step.happened.is_none(), step.happened));
        for step in steps {
            let mut fields = step.fields.clone();
            if step.kind.name == table::TRIAGED.name {
                fields.push("rules", Value::text(&rules.stamp));
            }
            self.add(record, rules, ended, (step.kind, step.happened, fields))?;
        }
        let consequences = escalation::immediate_consequences(record, &rules.as_rules(), &self.now);
        record.events.extend(consequences);
        Ok(())
    }

    fn add(
        &self,
        record: &mut Record,
        rules: &RulesInForce,
        ended: bool,
        (kind, happened, mut fields): (&'static KindSpec, Option<Instant>, Fields),
    ) -> Result<(), Failure> {
        if happened.is_some() {
            fields.push(LATE_ENTRY, Value::text(IMPORTED));
        }
        if self.clock_set {
            fields.push("clock_set", Value::text("yes"));
        }
        let event = Event {
            id: random_event_id(record.events.iter().map(|event| event.id.as_str()))?,
            at: self.now,
            by: self.by.to_owned(),
            n: record.next_n(),
            kind: EventKind::Known(kind),
            happened,
            due: Vec::new(),
            fields,
        };
        let mut event = with_promises(record, &event, &rules.as_rules());
        if ended {
            event.due.retain(|due| self.sources.mapping.tells(&due.until));
        }
        if !event.due.is_empty() && event.fields.get("rules").is_none() {
            event.fields.push("rules", Value::text(&rules.stamp));
        }
        record.events.push(event);
        Ok(())
    }
}

/// A record that would not read as it was meant: a mistake of this program, or a text that no record can hold.
fn unreadable(place: &str) -> Failure {
    Failure::could_not(said!(
        en: "{place}: its record would not read as it was meant; nothing was saved",
        zh: "{place}：生成的记录读回后与原意不符；未保存任何内容"
    ))
    .tip(said!(en: "look for odd characters in this row", zh: "请检查该行是否有异常字符"))
}
