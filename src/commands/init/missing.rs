//! What a workspace lacks: rules that ship with plaint, and lines for git.

use std::collections::BTreeSet;

use anyhow::Result;

use super::questions::OWN_CALENDAR;
use crate::commands::session::Session;
use crate::domain::letters::FOLDER;
use crate::domain::policy::Policy;
use crate::domain::shop::{Keeping, Shop};
use crate::format::{calendar, law, letters, new_shop, policy};
use crate::git::driver_attributes;
use crate::said;
use crate::store::{Change, Workspace};

/// Bytes as they are: no line ending and no filter changes a record on its way through git.
const ATTRIBUTES: &[&str] = &["*.yaml -text", "*.toml -text"];

/// Policies, books of law, templates of letters and calendars that the shop names and does not have yet.
pub(in crate::commands) fn rules(
    workspace: &Workspace,
    shop: &Shop,
    trade: Option<&str>,
    session: &mut Session<'_>,
) -> Result<Vec<Change>> {
    let stores = shop.stores.iter();
    let mut policies: BTreeSet<&str> = stores.clone().filter_map(|store| store.policy.as_deref()).collect();
    policies.insert(&shop.policy);
    policies.extend(trade);
    let mut calendars: BTreeSet<&str> =
        stores.filter_map(|store| Some(store.opening.as_ref()?.calendar.as_str())).collect();
    calendars.insert(&shop.opening.calendar);
    let mut changes = Vec::new();
    let mut laws = BTreeSet::new();
    let mut templates = BTreeSet::new();
    for name in policies {
        let path = format!("policies/{name}.toml");
        match (workspace.read_text(&path)?, policy::shipped::text(name)) {
            (None, Some(text)) => {
                let policy = policy::read(&path, text).0;
                laws.extend(policy.iter().flat_map(laws_of));
                templates.extend(policy.iter().flat_map(letters::of_policy));
                changes.push(Change::create(path, text));
            }
            (None, None) => session.notice(&said!(
                en: "there is no `{path}`, and no policy of that name comes with plaint: write it",
                zh: "没有 `{path}`，也没有同名的自带策略：请自行编写"
            )),
            (Some(own), _) => {
                let policy = policy::read(&path, &own).0;
                laws.extend(policy.iter().flat_map(laws_of));
                templates.extend(policy.iter().flat_map(letters::of_policy));
            }
        }
    }
    for name in laws {
        let path = law::shipped::path_of(&name);
        if let (None, Some(text)) = (workspace.read_text(&path)?, law::shipped::text(&name)) {
            changes.push(Change::create(path, text));
        }
    }
    for (name, text) in templates {
        let path = format!("{FOLDER}/{name}");
        if workspace.read_text(&path)?.is_none() {
            changes.push(Change::create(path, text));
        }
    }
    for name in calendars {
        let path = format!("policies/calendars/{name}.toml");
        let shipped = calendar::shipped::SHIPPED.iter().find(|shipped| shipped.name == name);
        match (workspace.read_text(&path)?, shipped) {
            (None, Some(shipped)) => changes.push(Change::create(path, shipped.text)),
            (None, None) if name == OWN_CALENDAR => {
                let zone = shop.zone.name();
                changes.push(Change::create(path, new_shop::own_calendar(zone, shop.language)));
            }
            (None, None) => session.notice(&said!(
                en: "there is no `{path}`, and no calendar of that name comes with plaint: write it",
                zh: "没有 `{path}`，也没有同名的自带日历：请自行编写"
            )),
            (Some(_), _) => {}
        }
    }
    Ok(changes)
}

/// The books of law that a policy names. One that is written by hand and not in order names none yet.
fn laws_of(policy: &Policy) -> Vec<String> {
    policy.resolution.law.iter().map(|naming| naming.name.clone()).collect()
}

/// Lines that git needs and does not have yet.
pub(in crate::commands) fn attributes(workspace: &Workspace, shop: &Shop) -> Result<Vec<Change>> {
    let mut ignored = vec!["/.plaint/"];
    let for_the_driver = driver_attributes();
    let mut as_they_are = ATTRIBUTES.to_vec();
    as_they_are.extend(for_the_driver.iter().map(String::as_str));
    match shop.evidence {
        Keeping::Local => ignored.push("/evidence/"),
        // A photograph that happens to be text would not have its hash any more.
        Keeping::Git => as_they_are.push("/evidence/** -text"),
    }
    if shop.customers == Keeping::Local {
        ignored.push("/customers/");
    }
    let attributes = with_lines(workspace, ".gitattributes", &as_they_are)?;
    let ignores = with_lines(workspace, ".gitignore", &ignored)?;
    Ok(attributes.into_iter().chain(ignores).collect())
}

/// The file with the lines that it lacks at its end; what is there stays.
fn with_lines(workspace: &Workspace, path: &str, lines: &[&str]) -> Result<Option<Change>> {
    let there = workspace.read_text(path)?;
    let text = there.as_deref().unwrap_or_default();
    let missing: Vec<&str> =
        lines.iter().copied().filter(|line| !text.lines().any(|own| own.trim() == *line)).collect();
    if missing.is_empty() {
        return Ok(None);
    }
    let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    let whole = format!("{text}{end}{}\n", missing.join("\n"));
    Ok(Some(match &there {
        Some(before) => Change::replace_file(path, before, whole),
        None => Change::create(path, whole),
    }))
}
