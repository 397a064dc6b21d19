//! `overdue`: every clock that is past due and still waits, and who must act.

use anyhow::Result;

use super::both_cores;
use super::caseload::Caseload;
use super::desk::RulesInForce;
use super::filter_arguments::FilterArguments;
use super::output_arguments::{OutputArguments, say_nothing_found};
use super::seen_case::SeenCase;
use super::seen_measures::SeenMeasures;
use super::session::{Outcome, Session};
use crate::domain::calendar::Term;
use crate::domain::case::{ClockState, EscalationState};
use crate::domain::clocks;
use crate::domain::filter::gravity;
use crate::domain::instant::Instant;
use crate::render::cases::{self, OverdueEntry};
use crate::{help, said};

/// Arguments of `overdue`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Show what is overdue, and who must act", "显示逾期事项及应由谁处理"))]
pub struct OverdueArguments {
    #[command(flatten)]
    filter: FilterArguments,
    #[arg(long, help = help!("Exit with 4 when something is overdue", "有逾期时以 4 退出"))]
    exit_code: bool,
    #[arg(long, help = help!("Print nothing; for use with --exit-code", "不输出内容，与 --exit-code 合用"))]
    quiet: bool,
    #[command(flatten)]
    output: OutputArguments,
}

/// Shows what is overdue, the gravest first, then the longest overdue.
pub(super) fn run(arguments: &OverdueArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut caseload = Caseload::open(session)?;
    let filter = arguments.filter.filter(&mut caseload, session)?;
    let measures = SeenMeasures::load(&mut caseload, session);
    let mut found = Vec::new();
    for seen in measures.chosen(&filter).filter(|seen| seen.measure.is_open()) {
        let (matter, case) = (seen.matter(), &seen.measure.case);
        for clock in clocks::overdue(case, &caseload.now) {
            let escalation = seen.names().highest_level(case, Some(clock));
            let recorded =
                |state: &EscalationState| !seen.unrecorded.iter().any(|event| event.id == state.event);
            let level_recorded = escalation.is_none_or(recorded);
            let entry = OverdueEntry { matter, clock, open_seconds: None, escalation, level_recorded };
            found.push((entry, Some(&*seen.rules)));
        }
    }
    for (seen, matter) in caseload.chosen(&filter) {
        let rules = caseload.rules(matter.case.store.as_deref());
        for clock in clocks::overdue(matter.case, &caseload.now) {
            let escalation = matter.names.highest_level(matter.case, Some(clock));
            let level_recorded = escalation.is_none_or(|state| is_recorded(seen, state));
            let entry = OverdueEntry { matter, clock, open_seconds: None, escalation, level_recorded };
            found.push((entry, rules));
        }
    }
    let now = caseload.now;
    let mut entries = both_cores::map(found, |(entry, rules)| OverdueEntry {
        open_seconds: rules.and_then(|rules| open_seconds(rules, entry.clock, now)),
        ..entry
    });
    entries.sort_by_key(|entry| {
        let case = entry.matter.case;
        (gravity(case, entry.matter.names), entry.clock.due_at(), case.id.clone(), entry.clock.clock.clone())
    });
    let found = !entries.is_empty();
    if !arguments.quiet {
        let table = cases::overdue(caseload.reader(), &entries);
        let mut output = arguments.output.output(session);
        output.table(caseload.envelope("overdue"), &table)?;
        if !found {
            say_nothing_found(&mut output, &said!(en: "nothing is overdue", zh: "没有逾期事项"))?;
        }
    }
    Ok(caseload.end(found && arguments.exit_code))
}

/// Whether the escalation stands in the file, and does not only follow from the rules.
fn is_recorded(seen: &SeenCase, state: &EscalationState) -> bool {
    !seen.unrecorded.iter().any(|event| event.id == state.event)
}

/// The open time since the clock was due, for clocks that count open time.
fn open_seconds(rules: &RulesInForce, clock: &ClockState, now: Instant) -> Option<i64> {
    let rule = clocks::rule_of(&rules.policy, &clock.clock)?;
    let counts = rule.terms.iter().any(|term| term.term.is_some_and(Term::counts_open_time));
    let calendar = clocks::calendar_of(rule, &rules.as_rules());
    let open = || calendar.working_time_between(clock.due_at()?, now, &[]).ok();
    if counts { open() } else { None }
}
