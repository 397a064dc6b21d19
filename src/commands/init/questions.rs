//! What a new shop must be told: by flags, or on a terminal by answers.

use anyhow::Result;

use super::{InitArguments, staff};
use crate::commands::session::Session;
use crate::domain::calendar::Zone;
use crate::domain::failure::Failure;
use crate::domain::finding::did_you_mean;
use crate::domain::id::is_name;
use crate::format::new_shop::{NewShop, UsualOpening};
use crate::format::{calendar, policy};
use crate::said;
use crate::words::Said;

/// The name of a calendar that is written for a zone without a shipped one.
pub(super) const OWN_CALENDAR: &str = "own";

/// How often a question is asked again after an answer that cannot be.
const PATIENCE: usize = 5;

/// Everything about a new shop.
///
/// # Errors
/// Something is missing and nobody can answer (all of it is named), or what was given cannot be.
pub(super) fn new_shop(arguments: &InitArguments, session: &mut Session<'_>) -> Result<NewShop> {
    check_given(arguments, session.terminal.interactive)?;
    let trades = policy::shipped::POLICIES.iter().map(|(id, _)| *id).collect::<Vec<_>>().join(", ");
    let trade = said!(en: "Which trade ({trades})?", zh: "行业（{trades}）：");
    let policy = answered(session, arguments.trade.as_deref(), &trade, &known_trade)?;
    let called = said!(en: "The shop's name?", zh: "店名：");
    let name = answered(session, arguments.name.as_deref(), &called, &not_empty)?;
    let zones = said!(en: "The time zone (like Asia/Shanghai)?", zh: "时区（如 Asia/Shanghai）：");
    let zone = answered(session, arguments.zone.as_deref(), &zones, &known_zone)?;
    let calendar = arguments.calendar.clone().unwrap_or_else(|| calendar_of(&zone));
    let pairs = |pairs: &[String]| pairs.iter().filter_map(|pair| id_and_name(pair).ok()).collect::<Vec<_>>();
    let stores = pairs(&arguments.store);
    let staff = staff::new_staff(&pairs(&arguments.staff), &stores, &policy, session)?;
    Ok(NewShop {
        opening: UsualOpening::of_policy(policy::shipped::text(&policy).unwrap_or_default()),
        name,
        zone,
        language: session.language,
        policy,
        calendar,
        country_code: arguments.country_code.clone(),
        customers_in_git: arguments.customers == "git",
        stores,
        staff,
    })
}

/// Checks every flag that was given, and that none is missing where nobody can answer; all of it is told at once.
fn check_given(arguments: &InitArguments, interactive: bool) -> Result<(), Failure> {
    let InitArguments { trade, name, zone, calendar, store, staff, .. } = arguments;
    let check = |given: &Option<String>, check: &dyn Fn(&str) -> Result<(), Said>| {
        given.as_deref().and_then(|given| check(given).err())
    };
    let mut wrong: Vec<Said> = [
        check(trade, &known_trade),
        check(name, &not_empty),
        check(zone, &known_zone),
        check(calendar, &known_calendar),
    ]
    .into_iter()
    .flatten()
    .collect();
    wrong.extend(store.iter().chain(staff).filter_map(|pair| id_and_name(pair).err()));
    let table = [("--trade", trade), ("--name", name), ("--zone", zone)];
    let missing: Vec<&str> =
        table.iter().filter(|(_, given)| given.is_none()).map(|(flag, _)| *flag).collect();
    if !missing.is_empty() && !interactive {
        let list = missing.join(", ");
        wrong.push(said!(
            en: "a new workspace needs {list}, like: plaint init --trade shop --name \"Corner Shoes\" --zone Asia/Shanghai",
            zh: "新工作区需要 {list}，例如：plaint init --trade shop --name \"街角鞋店\" --zone Asia/Shanghai"
        ));
    }
    let mut wrong = wrong.into_iter();
    match wrong.next() {
        None => Ok(()),
        Some(first) => Err(wrong.fold(Failure::usage(first), Failure::tip)),
    }
}

fn known_zone(text: &str) -> Result<(), Said> {
    Zone::parse(text).map(|_| ())
}

/// The value of a flag, or an answer; both must pass `check`.
fn answered(
    session: &mut Session<'_>,
    given: Option<&str>,
    question: &Said,
    check: &dyn Fn(&str) -> Result<(), Said>,
) -> Result<String, Failure> {
    if let Some(given) = given {
        return check(given).map(|()| given.to_owned()).map_err(Failure::usage);
    }
    for _ in 0..PATIENCE {
        let Some(answer) = session.ask(question) else { break };
        match check(&answer) {
            Ok(()) => return Ok(answer),
            Err(wrong) => session.notice(&wrong),
        }
    }
    Err(Failure::usage(said!(en: "no answer, so nothing was made", zh: "没有回答，未建立任何内容")))
}

fn known_trade(text: &str) -> Result<(), Said> {
    let names = || policy::shipped::POLICIES.iter().map(|(id, _)| *id);
    if names().any(|name| name == text) {
        return Ok(());
    }
    let list = names().collect::<Vec<_>>().join(", ");
    Err(match did_you_mean(text, names()) {
        Some(near) => said!(
            en: "there is no policy `{text}`; did you mean `{near}`? There are: {list}",
            zh: "没有策略 `{text}`；是不是 `{near}`？可用：{list}"
        ),
        None => {
            said!(en: "there is no policy `{text}`; there are: {list}", zh: "没有策略 `{text}`；可用：{list}")
        }
    })
}

fn known_calendar(text: &str) -> Result<(), Said> {
    if text == OWN_CALENDAR || calendar::shipped::names().any(|name| name == text) {
        return Ok(());
    }
    let list = calendar::shipped::names().collect::<Vec<_>>().join(", ");
    Err(said!(
        en: "there is no calendar `{text}`; there are: {list}, and `{OWN_CALENDAR}` to write one's own",
        zh: "没有日历 `{text}`；可用：{list}，或用 `{OWN_CALENDAR}` 自行编写"
    ))
}

fn not_empty(text: &str) -> Result<(), Said> {
    if text.trim().is_empty() { Err(said!(en: "a name is needed", zh: "请输入名称")) } else { Ok(()) }
}

/// The shipped calendar of the zone; where there is none, one to write.
fn calendar_of(zone: &str) -> String {
    let wanted = Zone::parse(zone).ok();
    let shipped = calendar::shipped::names()
        .filter(|name| calendar::shipped::calendar(name).is_some_and(|known| Some(known.zone()) == wanted))
        .find(|name| calendar::shipped::calendar(name).is_some_and(|known| !known.years().is_empty()));
    shipped.unwrap_or(OWN_CALENDAR).to_owned()
}

fn id_and_name(pair: &str) -> Result<(String, String), Said> {
    match pair.split_once('=') {
        Some((id, name)) if is_name(id) && !name.trim().is_empty() => {
            Ok((id.to_owned(), name.trim().to_owned()))
        }
        _ => Err(said!(
            en: "`{pair}` is not ID=NAME; an id is lower-case letters, digits and `-`, like li=\"Li Na\"",
            zh: "`{pair}` 不是 ID=名称；ID 只用小写字母、数字和 `-`，例如 li=李娜"
        )),
    }
}
