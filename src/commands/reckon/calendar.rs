//! On which calendar is reckoned.

use std::path::Path;

use anyhow::Result;

use super::On;
use super::question::Question;
use crate::commands::desk::Desk;
use crate::commands::findings;
use crate::commands::session::Session;
use crate::domain::calendar::{Calendar, WeeklyHours, Zone};
use crate::domain::failure::{Failure, FailureKind};
use crate::domain::finding::{Finding, did_you_mean};
use crate::format;
use crate::format::calendar::shipped;
use crate::said;
use crate::store::{self, Workspace};

/// The calendar that the arguments ask for, else the workspace's own.
pub(super) fn choose(on: &On, question: &Question, session: &mut Session<'_>) -> Result<Calendar> {
    let hours = on.hours.as_deref().map(WeeklyHours::parse).transpose().map_err(Failure::usage)?;
    let zone = on.zone.as_deref().map(Zone::parse).transpose().map_err(Failure::usage)?;
    let calendar = match &on.calendar {
        Some(asked) => Some(named(asked, session)?),
        None if on.store.is_some() || Workspace::discover(&session.directory).is_ok() => {
            Some(of_workspace(on.store.as_deref(), session)?)
        }
        None => None,
    };
    let calendar = match (calendar, hours) {
        (Some(calendar), Some(hours)) => calendar.with_hours(hours),
        (Some(calendar), None) => calendar,
        (None, Some(hours)) => Calendar::of_hours("--hours", placed(zone, question)?, hours),
        (None, None) if question.needs_no_calendar() => Calendar::always(Zone::Floating),
        (None, None) => return Err(no_calendar().into()),
    };
    let calendar = match zone {
        Some(zone) => calendar.in_zone(zone),
        None => calendar,
    };
    Ok(if on.assume_no_holidays { calendar.allowing_unloaded_years() } else { calendar })
}

/// The calendar of that name or in that file; its findings are shown.
fn named(asked: &str, session: &mut Session<'_>) -> Result<Calendar> {
    let found = find(asked, &session.directory)?;
    findings::show(session, &found.findings, &|_| found.text.clone());
    Ok(found.calendar.ok_or_else(|| not_in_order(&found.file))?)
}

/// A calendar that was looked for: its file, and what was wrong with it.
pub(super) struct Found {
    pub(super) file: String,
    pub(super) text: Option<String>,
    pub(super) calendar: Option<Calendar>,
    pub(super) findings: Vec<Finding>,
}

/// The calendar of that name or in that file. The workspace's calendars go before those that come with plaint.
pub(super) fn find(asked: &str, directory: &Path) -> Result<Found, Failure> {
    let is_file = asked.contains('/') || asked.ends_with(".toml");
    let (file, text) = if is_file {
        let text = store::read_text(&directory.join(asked))?.ok_or_else(|| no_file(asked))?;
        (asked.to_owned(), Some(text))
    } else {
        let file = format!("policies/calendars/{asked}.toml");
        let workspace = Workspace::discover(directory).ok();
        let text = workspace.map(|workspace| workspace.read_text(&file)).transpose()?.flatten();
        (file, text)
    };
    let Some(text) = text else {
        let calendar = shipped::calendar(asked).cloned().ok_or_else(|| unknown(asked))?;
        return Ok(Found { file, text: None, calendar: Some(calendar), findings: Vec::new() });
    };
    let bases = |name: &str| shipped::calendar(name).cloned();
    let (calendar, findings) = format::calendar::read_noting(&file, &text, &bases);
    Ok(Found { file, text: Some(text), calendar, findings })
}

fn of_workspace(store: Option<&str>, session: &mut Session<'_>) -> Result<Calendar> {
    let desk = Desk::open(session)?;
    if let Some(store) = store
        && desk.shop.store(store).is_none()
    {
        return Err(no_store(store, &desk).into());
    }
    let opening = desk.shop.opening_of(store);
    let base = named(&opening.calendar, session)?;
    Ok(opening.calendar(&base, desk.shop.zone))
}

/// The zone of hours without a calendar: the one asked for; for times without offset none is needed.
fn placed(zone: Option<Zone>, question: &Question) -> Result<Zone, Failure> {
    match zone {
        Some(zone) => Ok(zone),
        None if question.start().is_exact() => {
            Err(Failure::usage(said!(en: "in which zone are these hours?", zh: "这些营业时间属于哪个时区？"))
                .tip(said!(
                    en: "say `--zone Asia/Shanghai`, or write the time without an offset",
                    zh: "请加 `--zone Asia/Shanghai`，或写不带时差的时间",
                )))
        }
        None => Ok(Zone::Floating),
    }
}

fn no_calendar() -> Failure {
    Failure::usage(said!(
        en: "on which calendar? there is no workspace here",
        zh: "按哪个日历计算？这里没有工作区",
    ))
    .tip(said!(
        en: "say `--calendar cn` (or tw, hk, always, a file), or `--hours 'mon-fri 09:00-18:00'`",
        zh: "请加 `--calendar cn`（或 tw、hk、always、文件），或 `--hours '周一至周五 09:00-18:00'`",
    ))
}

fn unknown(name: &str) -> Failure {
    let known: Vec<&str> = shipped::names().collect();
    let list = known.join(", ");
    let failure = Failure::usage(said!(en: "there is no calendar `{name}`", zh: "没有日历 `{name}`"));
    match did_you_mean(name, known) {
        Some(near) => failure.tip(said!(en: "did you mean `{near}`?", zh: "是不是 `{near}`？")),
        None => failure.tip(said!(
            en: "{list} come with plaint; others stand in `policies/calendars/` or are named as a file, `./own.toml`",
            zh: "plaint 自带 {list}；其他日历放在 `policies/calendars/`，或写文件名 `./own.toml`",
        )),
    }
}

fn no_file(file: &str) -> Failure {
    Failure::could_not(said!(en: "there is no file `{file}`", zh: "没有文件 `{file}`"))
}

pub(super) fn not_in_order(file: &str) -> Failure {
    Failure::new(
        FailureKind::Findings,
        said!(en: "`{file}` is not in order: mend what is listed above", zh: "`{file}` 有误：请先更正以上各项"),
    )
}

fn no_store(store: &str, desk: &Desk) -> Failure {
    let failure = Failure::usage(said!(en: "there is no store `{store}`", zh: "没有门店 `{store}`"));
    failure.suggesting(store, desk.shop.stores.iter().map(|store| store.id.as_str()))
}
