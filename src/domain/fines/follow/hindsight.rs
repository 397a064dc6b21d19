//! Hindsight: a record as it would have been had everybody known then what is known now.

use crate::domain::case::{Case, OF_FINDING, fold, header_now};
use crate::domain::clocks::{Rules, breaches, facts_at};
use crate::domain::escalation::Moment;
use crate::domain::instant::Instant;
use crate::domain::policy::Facts;
use crate::domain::record::kind::table;
use crate::domain::record::{Event, Record, Value, clock_rule_name};

/// A record seen with hindsight.
pub(super) struct Hindsight {
    /// Without what was taken back, and without escalations whose answer had been given in time; corrections tell what
    /// they came to in the end.
    pub(super) record: Record,
    /// The state now.
    pub(super) case: Case,
    /// The finding that stands.
    pub(super) finding: Option<Event>,
    /// When the first finding that was not taken back was made.
    found_at: Option<Instant>,
    /// The clocks that were really overdue, and since when.
    breached: Vec<(String, Instant)>,
    /// The category that somebody corrected to.
    category: Option<String>,
}

impl Hindsight {
    /// What is known at `now`. `None` where there is no case, or where it was merged into another.
    pub(super) fn of(record: &Record, now: &Instant) -> Option<Self> {
        let mut known = record.clone();
        known.events.retain(|event| event.at <= *now);
        let mut case = fold(&known, None)?;
        // Most cases were never corrected: then nothing is to be folded anew.
        if !case.voided.is_empty() || known.events.iter().any(|event| event.matches(table::CORRECTED.name)) {
            rewrite(&mut known, &case);
            case = fold(&known, None)?;
        }
        let in_time = |event: &Event| {
            case.escalations.iter().any(|each| each.event == event.id && each.answered_in_time)
        };
        if known.events.iter().any(in_time) {
            known.events.retain(|event| !in_time(event));
            case = fold(&known, None)?;
        }
        if case.merged_into.is_some() {
            return None;
        }
        let missed = breaches(&case, now);
        let breached = missed
            .iter()
            .map(|breach| (clock_rule_name(&breach.clock.clock).to_owned(), breach.due))
            .collect();
        let corrects_category = |event: &Event| {
            event.matches(table::CORRECTED.name) && event.fields.text("field") == Some("category")
        };
        let corrected = known.events.iter().any(corrects_category);
        let findings = || known.events.iter().filter(|event| event.matches(table::DETERMINED.name));
        Some(Self {
            finding: findings().max_by_key(|event| (event.n, event.at, event.id.clone())).cloned(),
            found_at: findings().map(|event| event.at).min(),
            breached,
            category: case.category.clone().filter(|_| corrected),
            record: known,
            case,
        })
    }

    /// The finding as far as it counts at `at`: as it stands now, as soon as anything was found.
    pub(super) fn finding_at(&self, at: &Instant) -> Option<&Event> {
        self.finding.as_ref().filter(|_| self.found_at.is_some_and(|found| found <= *at))
    }

    /// The facts of `moment`, with hindsight; without those about fines. Where nothing had been found by then and
    /// something has been since, also the facts with that finding: a rule has to hold with both, for nobody pays for what
    /// was found not to be so.
    pub(super) fn facts(&self, moment: &Moment, rules: &Rules<'_>) -> (Facts, Option<Facts>) {
        let finding = self.finding_at(&moment.at);
        let later = self.finding.as_ref().filter(|_| finding.is_none());
        let facts = |finding| self.facts_with(finding, moment, rules);
        (facts(finding), later.map(|later| facts(Some(later))))
    }

    fn facts_with(&self, finding: Option<&Event>, moment: &Moment, rules: &Rules<'_>) -> Facts {
        let mut case = moment.case.clone();
        if let Some(finding) = finding {
            for key in OF_FINDING {
                let texts: Vec<String> = finding.fields.texts(key).into_iter().map(str::to_owned).collect();
                case.facts.0.remove(*key);
                if !texts.is_empty() {
                    case.facts.0.insert((*key).to_owned(), texts);
                }
            }
        }
        if let Some(category) = self.category.as_ref().filter(|_| case.category.is_some()) {
            case.facts.set("category", category);
            case.category = Some(category.clone());
        }
        let mut facts = facts_at(&case, rules.policy, &moment.seen);
        if let Some(overdue) = facts.0.get_mut("overdue") {
            let really =
                |name: &String| self.breached.iter().any(|(known, due)| known == name && *due <= moment.at);
            overdue.retain(really);
        }
        facts.0.retain(|name, values| name != "overdue" || !values.is_empty());
        facts.0.remove("fined");
        facts
    }

    /// The `n` of what made `moment`. A fine is no cause of another of the same moment, or their bytes would tell which of
    /// them was recorded first.
    pub(super) fn cause_of(&self, moment: &Moment) -> u32 {
        if moment.seen != moment.at {
            return moment.n;
        }
        let here = self.record.events.iter().filter(|event| event.at == moment.at);
        let causes = here.filter(|event| !event.matches(table::FINED.name));
        causes.map(|event| event.n).max().unwrap_or(moment.n)
    }
}

/// Takes out of `known` what its state `case` says was taken back, and lets corrections tell what they came to.
fn rewrite(known: &mut Record, case: &Case) {
    let header = header_now(known, case);
    known.events.retain(|event| !case.voided.contains(&event.id));
    for event in known.events.iter_mut().filter(|event| event.matches(table::CORRECTED.name)) {
        let last = event.fields.text("field").and_then(|field| header.get(field)).cloned();
        let to = event.fields.0.iter_mut().find(|(key, _)| key == "to");
        if let (Some(last), Some((_, to))) = (last, to) {
            *to = joined(last);
        }
    }
    known.header = header;
}

/// The value as a correction writes it: of a list the items with commas between them.
fn joined(value: Value) -> Value {
    match &value {
        Value::List(_) => Value::text(value.as_texts().join(",")),
        _ => value,
    }
}
