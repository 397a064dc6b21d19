//! Whether an event might be recorded at all, by the policy that was in force: gates, separations of duties, roles,
//! authority. What was set aside must have been set aside by somebody who might.

use super::finding::{GATE, Remark, SEPARATION};
use super::{authority, entitled};
use crate::domain::case::{self, Case, IMPORTED, LATE_ENTRY, SWEEP};
use crate::domain::clocks::Rules;
use crate::domain::gates::{self, Override, Situation};
use crate::domain::record::kind::table;
use crate::domain::record::{Event, KindSpec, Record, RecordKind, Route};
use crate::domain::resolution::execution::window_passed;
use crate::domain::resolution::policy::ReopenWindow;
use crate::domain::shop::{Shop, Staff};
use crate::said;
use crate::words::Said;

/// An event with what was there when it was recorded.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    /// The record as its writer saw it.
    pub before: &'a Record,
    /// The shop of its commit.
    pub shop: &'a Shop,
    /// The rules of its commit.
    pub rules: Rules<'a>,
    /// The name of the rules, as events keep it.
    pub stamp: &'a str,
    /// Whether the commit made the record.
    pub is_new: bool,
}

/// What an import takes over from another desk, where it was decided by rules that nobody knows here.
const TAKEN_OVER: &[&KindSpec] = &[
    &table::RECEIVED,
    &table::TRIAGED,
    &table::ASSIGNED,
    &table::RESPONDED,
    &table::DETERMINED,
    &table::WITHDRAWN,
    &table::CLOSED,
];

impl<'a> Scene<'a> {
    /// The store that the record is about.
    pub(super) fn store(&self) -> Option<&'a str> {
        match self.before.kind {
            RecordKind::Store => Some(self.before.id.as_str()),
            _ => self.before.header.text("store"),
        }
    }
}

/// Everything that `event` should not have passed.
pub fn duties(event: &Event, scene: &Scene<'_>) -> Vec<Remark> {
    let imported = scene.is_new
        && event.fields.text(LATE_ENTRY) == Some(IMPORTED)
        && TAKEN_OVER.iter().any(|kind| event.matches(kind.name));
    let actor = scene.shop.staff(&event.by);
    let Some(actor) = actor.filter(|_| event.by != SWEEP && !imported) else { return Vec::new() };
    let mut remarks = entitled::entitled(event, actor, scene);
    if scene.before.kind != RecordKind::Complaint {
        return remarks;
    }
    let Some(case) = case::fold(scene.before, None) else { return remarks };
    remarks.extend(obstacles(event, actor, (scene, &case)));
    remarks.extend(authority::authority(event, actor, (scene, &case)));
    remarks
}

/// Gates and separations in the way, unless somebody who might set them aside did.
fn obstacles(event: &Event, actor: &Staff, (scene, case): (&Scene<'_>, &Case)) -> Vec<Remark> {
    let policy = scene.rules.policy;
    let situation = Situation::of(scene.before, case, policy, &event.at);
    let set_aside = Override::of(event);
    let may = |name: &str, by: &[String]| {
        let told = set_aside.iter().any(|each| each.what == name && !each.reason.trim().is_empty());
        told && actor.role.as_ref().is_some_and(|role| by.contains(role))
    };
    let mut remarks = Vec::new();
    for missing in gates::missing(&situation, event) {
        let gate = missing.gate;
        if !may(&gate.choice.name, &gate.override_by) {
            let why = gates::missing_said(&missing, &scene.before.id, policy);
            remarks.push(passed(GATE, event, (&gate.choice.name, &gate.choice.label), &why));
        }
    }
    let role_of = |id: &str| scene.shop.staff(id).and_then(|staff| staff.role.clone());
    for conflict in gates::conflicts(&situation, event, &role_of) {
        let separation = conflict.separation;
        if !may(&separation.choice.name, &separation.override_by) {
            let name_of =
                |id: &str| scene.shop.staff(id).map_or_else(|| id.to_owned(), |staff| staff.name.clone());
            let why = gates::clashes_said(&conflict, policy, &name_of);
            remarks.push(passed(
                SEPARATION,
                event,
                (&separation.choice.name, &separation.choice.label),
                &why,
            ));
        }
    }
    let window = window_passed(case, &scene.rules, &event.at).filter(|_| event.matches(table::REOPENED.name));
    if let Some((window, _)) = window
        && !may(ReopenWindow::NAME, &window.override_by)
    {
        let label = said!(en: "second handling in time", zh: "二次处理的期限");
        let late = said!(en: "the time for it had passed", zh: "期限已过");
        remarks.push(passed(GATE, event, (ReopenWindow::NAME, &label), &[late]));
    }
    remarks
}

fn passed(code: &'static str, event: &Event, (name, label): (&str, &Said), why: &[Said]) -> Remark {
    let (id, kind, Said { en, zh }) = (&event.id, event.kind.name(), label);
    let list =
        |pick: fn(&Said) -> &str, between: &str| why.iter().map(pick).collect::<Vec<_>>().join(between);
    let (why_en, why_zh) = (list(|said| &said.en, "; "), list(|said| &said.zh, "；"));
    let message = said!(
        en: "`{kind}` (`{id}`) was recorded though `{name}` (“{en}”) stood in the way, by the policy of its commit: {why_en}",
        zh: "按该提交的策略，`{name}`（“{zh}”）尚未满足，却登记了 `{kind}`（`{id}`）：{why_zh}"
    );
    Remark::error(code, Route::Event(id.clone(), Some("event")), message).tip(said!(
        en: "plaint refuses this; it was written by hand, or under another policy: ask the author",
        zh: "plaint 会拒绝此项登记；应系手工写入或另有策略：请向作者查明"
    ))
}
