//! `agenda`: what is late, what comes, and what would otherwise be forgotten. It is also what `plaint` alone shows.

use anyhow::Result;
use chrono::Days;

use super::agenda_fines;
use super::caseload::Caseload;
use super::desk::RulesInForce;
use super::filter_arguments::FilterArguments;
use super::output_arguments::{OutputArguments, say_nothing_found};
use super::seen_measures::SeenMeasures;
use super::session::{Format, Outcome, Session};
use super::year_fines::store_records;
use crate::domain::agenda::{Heading, Step, Waiting, undecided, waiting};
use crate::domain::clocks;
use crate::domain::filter::gravity;
use crate::domain::resolution::authority::{Circle, who_may_approve};
use crate::domain::summary::Matter;
use crate::render::cases::{self, AgendaEntry};
use crate::{help, said};

/// Arguments of `agenda`.
#[derive(Debug, Default, clap::Args)]
#[command(about = help!("Show what is to be done today and in the next days", "显示今天和近期要做的事"))]
pub struct AgendaArguments {
    #[command(flatten)]
    filter: FilterArguments,
    #[arg(long, value_name = "N", help = help!("Look this many days ahead [default: 7]", "展望天数 [默认: 7]"))]
    days: Option<u32>,
    #[command(flatten)]
    output: OutputArguments,
}

/// How many days the agenda looks ahead unless it is told otherwise.
const USUAL_DAYS: u32 = 7;

/// Shows the agenda.
pub(super) fn run(arguments: &AgendaArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut caseload = Caseload::open(session)?;
    let filter = arguments.filter.filter(&mut caseload, session)?;
    let days = arguments.days.unwrap_or(USUAL_DAYS);
    let (stores, findings) = store_records(&caseload.desk, &caseload.now);
    caseload.take_findings(session, findings);
    let measures = SeenMeasures::load(&mut caseload, session);
    let mut entries = Vec::new();
    for seen in measures.chosen(&filter).filter(|seen| seen.measure.is_open()) {
        add_clocks(&caseload, seen.matter(), (&seen.rules, days), &mut entries);
    }
    for matter in caseload.matters(&filter) {
        add(&caseload, matter, days, &mut entries);
    }
    entries.sort_by_key(|entry| {
        let case = entry.matter.case;
        let by_gravity = if entry.heading == Heading::Coming { 0 } else { gravity(case, entry.matter.names) };
        let since = entry.waiting.as_ref().and_then(|waiting| waiting.since);
        (entry.heading, by_gravity, entry.due.is_none(), entry.due, since, case.id.clone())
    });
    let later = entries.iter().filter(|entry| entry.heading == Heading::Later).count();
    let listed = entries.len() - later;
    let mut report = cases::agenda(caseload.reader(), &entries);
    let today = caseload.now.date_naive();
    let until = today.checked_add_days(Days::new(u64::from(days))).unwrap_or(today);
    let listed = listed + agenda_fines::add(&caseload, (&filter, &stores), until, &mut report);
    let mut output = arguments.output.output(session);
    output.report(caseload.envelope("agenda"), &report)?;
    if listed == 0 {
        say_nothing_found(&mut output, &said!(en: "nothing is to be done", zh: "没有待办事项"))?;
    }
    if later > 0 && output.table_format() == Format::Table {
        output.remark(&said!(
            en: "{later} more due after the next {days} days; `--days N` looks further",
            zh: "另有 {later} 项在 {days} 天之后到期，`--days N` 可看得更远",
        ))?;
    }
    Ok(caseload.end(false))
}

/// Adds what the case asks for: its clocks, and whether it waits to be sorted or has been forgotten.
fn add<'a>(caseload: &'a Caseload, matter: Matter<'a>, days: u32, entries: &mut Vec<AgendaEntry<'a>>) {
    if let Some(rules) = caseload.rules(matter.case.store.as_deref()) {
        add_clocks(caseload, matter, (rules, days), entries);
    }
    let waiting = waiting(matter.case, matter.record, &caseload.now);
    let beside = Heading::beside_clocks(matter.case);
    // What is listed as waiting is not forgotten.
    let beside = beside.filter(|heading| *heading != Heading::Idle || waiting.is_empty());
    entries.extend(beside.map(|heading| plain(heading, matter)));
    let undecided = undecided(matter.record);
    for waiting in waiting.into_iter().chain(undecided) {
        let may = may_approve(caseload, matter, &waiting);
        let heading = waiting.heading;
        entries.push(AgendaEntry { waiting: Some(waiting), may, ..plain(heading, matter) });
    }
}

/// Adds the clocks of a case or of a measure, by its rules, for so many days ahead.
fn add_clocks<'a>(
    caseload: &Caseload,
    matter: Matter<'a>,
    (rules, days): (&RulesInForce, u32),
    entries: &mut Vec<AgendaEntry<'a>>,
) {
    let zone = caseload.desk.shop.zone;
    let today = caseload.now.date_naive();
    let until = today.checked_add_days(Days::new(u64::from(days))).unwrap_or(today);
    for item in clocks::agenda(matter.case, &rules.as_rules(), &caseload.now) {
        let state = item.clock.as_deref().and_then(|name| {
            matter.case.clocks.iter().rev().find(|clock| clock.clock == name && clock.round == item.round)
        });
        let heading = Heading::of(&item, zone, today, until);
        let (family, due, tell_at) = (Some(item.family), item.due, item.tell_at);
        let entry = AgendaEntry { clock: state, family, due, tell_at, ..plain(heading, matter) };
        entries.push(entry);
    }
}

fn plain(heading: Heading, matter: Matter<'_>) -> AgendaEntry<'_> {
    AgendaEntry {
        heading,
        matter,
        clock: None,
        family: None,
        due: None,
        tell_at: None,
        waiting: None,
        may: Vec::new(),
    }
}

/// Who may give the approval that is waited for, today.
fn may_approve(caseload: &Caseload, matter: Matter<'_>, waiting: &Waiting) -> Vec<String> {
    let offer = waiting.offer.as_ref().filter(|_| waiting.step == Step::Approve);
    let Some(offer) = offer else { return Vec::new() };
    let circle = Circle {
        shop: &caseload.desk.shop,
        store: matter.case.store.as_deref(),
        day: caseload.desk.shop.local(&caseload.now).date_naive(),
        offerer: &offer.by,
        named: matter.case.facts.values("staff"),
    };
    let mut may: Vec<String> = Vec::new();
    for approver in offer.unfilled().flat_map(|role| who_may_approve(role, &circle)) {
        if !may.contains(&approver.staff.id) {
            may.push(approver.staff.id.clone());
        }
    }
    may
}
