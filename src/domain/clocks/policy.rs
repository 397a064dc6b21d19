//! The policy's section on clocks.

use super::finding;
use crate::domain::calendar::Term;
use crate::domain::policy::{Choice, Condition, ConditionSite, Draft, Space, need_source, read_source};
use crate::domain::section::{Located, Section};
use crate::words::Label;

/// A clock of the policy.
#[derive(Debug, Clone, PartialEq)]
pub struct ClockRule {
    /// Name, label, source.
    pub choice: Choice,
    /// The event that starts it: a kind, or `kind/qualifier` (`received`, `received/detected`, `escalated/headquarters`).
    pub from: String,
    /// The events that stop it. Closing stops every clock.
    pub until: Vec<String>,
    /// Whether each event that starts it has a clock of its own, named with the event's id and stopped by what answers
    /// that event (`done` an action, `clarified` an exposure).
    pub each: bool,
    /// The terms; the first whose condition holds applies, and none when none holds.
    pub terms: Vec<ClockTerm>,
    /// For day terms: due at closing of the last day, or at the same clock time (R7).
    pub end_of_day: bool,
    /// Whether a last day on a rest day rolls to the next working day (R8).
    pub roll: bool,
    /// Whether the clock counts around the clock (`always`) or by the shop's hours and days.
    pub always_open: bool,
    /// Whether pauses stop it (R10). First response never pauses.
    pub pauses: bool,
    /// Law or promise: neither hides the other.
    pub family: ClockFamily,
    /// Warnings before it is due (R11).
    pub warnings: Vec<Warning>,
    /// What a breach does, in order.
    pub on_breach: Vec<BreachStep>,
}

/// One term of a clock.
#[derive(Debug, Clone, PartialEq)]
pub struct ClockTerm {
    /// When this term applies.
    pub when: Condition,
    /// The term; `None` where the policy says outright that there is none.
    pub term: Option<Term>,
    /// The passage of the source document; the clock's own where the term names none.
    pub source: Option<String>,
    /// The line in the policy file, from 1.
    pub line: usize,
}

/// Whose clock it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ClockFamily {
    /// A statutory term.
    Law,
    /// The house's own promise.
    Promise,
}

/// A warning before a clock is due.
#[derive(Debug, Clone, PartialEq)]
pub enum Warning {
    /// This long before.
    Before(Term),
    /// When this many percent of the time from start to due have passed.
    Percent(u32),
}

/// One step that a breach leads to.
#[derive(Debug, Clone, PartialEq)]
pub struct BreachStep {
    /// How long after the due instant; elapsed or by the calendar, like any term.
    pub after: Term,
    /// The escalation level that is reached.
    pub level: String,
    /// The passage of the source document.
    pub source: Option<String>,
    /// The line in the policy file, from 1.
    pub line: usize,
}

impl ClockRule {
    /// Reads one `[[clock]]`. What is missing or wrong has been noted.
    pub fn read(section: &Section, draft: &mut Draft) -> Self {
        let choice = Choice::read_sourced(section, draft, Space::Clock);
        section.need("from");
        section.need("until");
        section.need("pauses");
        let from = section.text("from").unwrap_or_default();
        draft.pattern(&from, section.place_of_key("from"));
        let until = section.located_texts("until");
        for (pattern, place) in &until {
            draft.pattern(pattern, place.clone());
        }
        let rule = Self {
            each: section.flag("each").unwrap_or(false),
            terms: read_terms(section, draft, &choice),
            until: until.into_iter().map(|(pattern, _)| pattern).collect(),
            end_of_day: section.one_of("end", &[("closing", true), ("same-time", false)]).unwrap_or(true),
            roll: section.flag("roll").unwrap_or(false),
            always_open: section.one_of("hours", &[("always", true), ("shop", false)]).unwrap_or(false),
            pauses: section.flag("pauses").unwrap_or(false),
            family: section
                .one_of("family", &[("law", ClockFamily::Law), ("promise", ClockFamily::Promise)])
                .unwrap_or(ClockFamily::Promise),
            warnings: Vec::new(),
            on_breach: section
                .sections("breach")
                .into_iter()
                .map(|each| BreachStep::read(each, draft))
                .collect(),
            choice,
            from,
        };
        rule.check(section);
        Self { warnings: rule.read_warnings(section), ..rule }
    }

    /// Whether it waits for the first response and nothing else.
    pub fn is_first_response(&self) -> bool {
        !self.until.is_empty()
            && self.until.iter().all(|pattern| pattern.split('/').next() == Some("responded"))
    }

    /// The term for these facts: that of the first condition that holds.
    pub fn term_for(&self, facts: &crate::domain::policy::Facts) -> Option<&ClockTerm> {
        self.terms.iter().find(|term| term.when.holds(facts))
    }

    fn check(&self, section: &Section) {
        let kind = |pattern: &str| pattern.split('/').next().unwrap_or_default().to_owned();
        let answered = match kind(&self.from).as_str() {
            "action" => self.until == ["done"],
            "exposed" => true,
            _ => false,
        };
        if self.each && !answered {
            section.report(finding::each_without_answer(section.place_of_key("each"), &self.choice.name));
        }
        if self.pauses && self.is_first_response() {
            section.report(finding::response_pauses(section.place_of_key("pauses"), &self.choice.name));
        }
        let by_day = self.terms.iter().any(|term| term.term.is_none_or(Term::counts_days));
        for key in ["end", "roll", "hours"] {
            if section.has(key) && !by_day {
                section.report(finding::setting_without_effect(section.place_of_key(key), key));
            }
        }
        for (steps, section) in self.on_breach.windows(2).zip(section.sections("breach").iter().skip(1)) {
            if let [before, after] = steps
                && surely_longer(before.after, after.after)
            {
                section.report(finding::breach_order(
                    section.place_of_key("after"),
                    after.after,
                    before.after,
                ));
            }
        }
    }

    fn read_warnings(&self, section: &Section) -> Vec<Warning> {
        let terms: Vec<Term> = self.terms.iter().filter_map(|term| term.term).collect();
        let read = |(text, place): (String, crate::domain::finding::Place)| {
            if let Some(percent) = text.strip_suffix('%') {
                let percent = percent.trim().parse().ok().filter(|percent| (1..100).contains(percent));
                return match percent {
                    Some(percent) => Some(Warning::Percent(percent)),
                    None => section.fault(finding::bad_warning(place, &text)),
                };
            }
            let Ok(before) = Term::parse(&text) else {
                return section.fault(finding::bad_warning(place, &text));
            };
            if let Some(term) = terms.iter().find(|term| **term == before || surely_longer(before, **term)) {
                return section.fault(finding::warning_too_early(place, before, *term));
            }
            Some(Warning::Before(before))
        };
        section.located_texts("warnings").into_iter().filter_map(read).collect()
    }
}

fn read_terms(section: &Section, draft: &mut Draft, clock: &Choice) -> Vec<ClockTerm> {
    if section.has("term") == section.has("terms") {
        section.report(finding::term_or_terms(section.place(), &clock.name));
    }
    if let Some(value) = section.get("term") {
        let (when, source) = (Condition::default(), clock.source.clone());
        return vec![ClockTerm { when, term: read_term(section, value), source, line: section.line() }];
    }
    let read = |each: &Section| {
        each.need("term");
        let site = Condition::read(each);
        let term = each.get("term").and_then(|value| read_term(each, value));
        let source = read_source(each).or_else(|| clock.source.clone());
        (ClockTerm { when: site.condition(), term, source, line: each.line() }, site)
    };
    let (terms, sites): (Vec<ClockTerm>, Vec<ConditionSite>) =
        section.sections("terms").into_iter().map(read).unzip();
    draft.first_of(Label::new("term", "期限"), sites);
    terms
}

/// A term; `none` where the policy says outright that there is none.
fn read_term(section: &Section, value: &Located) -> Option<Term> {
    match &value.raw {
        crate::domain::section::Raw::Text(text) if text == "none" => None,
        _ => section.term_of("term", value),
    }
}

impl BreachStep {
    /// Reads one `[[….breach]]`. What is missing or wrong has been noted.
    pub(crate) fn read(section: &Section, draft: &mut Draft) -> Self {
        section.need("after");
        let level = section.need_text("level").unwrap_or_default();
        draft.refer(Space::Level, &level, section.place_of_key("level"));
        Self {
            after: section.term("after").unwrap_or(Term::Elapsed { seconds: 0 }),
            level,
            source: Some(need_source(section)),
            line: section.line(),
        }
    }
}

/// Whether `left` is longer than `right` on every calendar. Terms whose order depends on the calendar are not.
fn surely_longer(left: Term, right: Term) -> bool {
    match (left, right) {
        (Term::WorkingTime { seconds: left }, Term::WorkingTime { seconds: right }) => left > right,
        (Term::WorkingDays(left), Term::WorkingDays(right)) => left > right,
        (Term::Days(left), Term::Days(right)) | (Term::Months(left), Term::Months(right)) => left > right,
        (left, right) => match (least_seconds(left), most_seconds(right)) {
            (least, Some(most)) => least > most,
            (_, None) => false,
        },
    }
}

const DAY: i64 = 86_400;

fn least_seconds(term: Term) -> i64 {
    match term {
        Term::Elapsed { seconds } | Term::WorkingTime { seconds } => seconds,
        Term::Days(days) | Term::WorkingDays(days) => (i64::from(days) - 1).max(0) * DAY,
        Term::Months(months) => i64::from(months) * 28 * DAY,
    }
}

fn most_seconds(term: Term) -> Option<i64> {
    match term {
        Term::Elapsed { seconds } => Some(seconds),
        // A last day that rolls may move by a long holiday.
        Term::Days(days) => Some((i64::from(days) + 16) * DAY),
        Term::Months(months) => Some((i64::from(months) * 31 + 16) * DAY),
        Term::WorkingTime { .. } | Term::WorkingDays(_) => None,
    }
}
