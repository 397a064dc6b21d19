//! Whether an offer was within somebody's authority: of who made it, or of whose approval it says it needs.

use super::duties::Scene;
use super::finding::{BEYOND_AUTHORITY, Remark};
use crate::domain::case::{Case, learn_offer};
use crate::domain::clocks::facts_at;
use crate::domain::gates::roles_said;
use crate::domain::record::kind::table;
use crate::domain::record::{Event, Route};
use crate::domain::resolution::authority::{Asked, Beyond, Circle, Granted, Need, need};
use crate::domain::resolution::{GivenRemedy, settlement, total};
use crate::domain::shop::Staff;
use crate::said;
use crate::words::Said;

/// What of `event`, an offer, is beyond the authority that it tells of. What was given in other cases is left to the
/// commands: it could only make the limits narrower.
pub(super) fn authority(event: &Event, actor: &Staff, (scene, case): (&Scene<'_>, &Case)) -> Vec<Remark> {
    if !event.matches(table::OFFERED.name) {
        return Vec::new();
    }
    let policy = scene.rules.policy;
    let remedies = GivenRemedy::all(event);
    let mut facts = facts_at(case, policy, &event.at);
    learn_offer(&mut facts, total(&remedies).unwrap_or_default(), &remedies);
    let day = scene.shop.local(&event.at).date_naive();
    let asked = Asked {
        policy: &policy.resolution,
        facts: &facts,
        remedies: &remedies,
        case: &case.id,
        customer: facts.values("customer").first().map(String::as_str),
        on: day,
    };
    let settled = settlement(case.standing_events(scene.before));
    let granted =
        Granted::of((case, &facts), &settled, |offer| scene.shop.local(&offer.recorded).date_naive());
    let circle = Circle {
        shop: scene.shop,
        store: case.store.as_deref(),
        day,
        offerer: &actor.id,
        named: facts.values("staff"),
    };
    let told = event.fields.texts("needs");
    let beyond = asked.beyond(actor.role.as_deref(), &actor.id, &granted);
    match need(&asked, actor, &circle, &granted) {
        Need::Nobody => Vec::new(),
        // A higher role than is needed asks no less.
        Need::Role(role) if told.iter().any(|told| rank(scene, told) >= rank(scene, &role)) => Vec::new(),
        Need::Role(role) => vec![remark(event, (&beyond, scene), &[role])],
        Need::NobodyThere(roles) if told.is_empty() => vec![remark(event, (&beyond, scene), &roles)],
        Need::Deadlock if told.is_empty() => vec![remark(event, (&beyond, scene), &[])],
        Need::NobodyThere(_) | Need::Deadlock => Vec::new(),
    }
}

fn rank(scene: &Scene<'_>, role: &str) -> Option<usize> {
    scene.rules.policy.resolution.rank(role)
}

fn remark(event: &Event, (beyond, scene): (&[Beyond<'_>], &Scene<'_>), needed: &[String]) -> Remark {
    let policy = scene.rules.policy;
    let said: Vec<Said> = beyond.iter().map(|limit| limit.said(policy)).collect();
    let list =
        |pick: fn(&Said) -> &str, between: &str| said.iter().map(pick).collect::<Vec<_>>().join(between);
    let (why_en, why_zh) = (list(|said| &said.en, "; "), list(|said| &said.zh, "；"));
    let (en, zh) = (roles_said(needed, policy, true), roles_said(needed, policy, false));
    let id = &event.id;
    let message = match needed {
        [] => said!(
            en: "the offer `{id}` is beyond what anybody might give then: {why_en}",
            zh: "方案 `{id}` 超出当时任何人的权限：{why_zh}"
        ),
        _ => said!(
            en: "the offer `{id}` needed the approval of {en} and does not say so: {why_en}",
            zh: "方案 `{id}` 须经{zh}批准，却未注明：{why_zh}"
        ),
    };
    Remark::error(BEYOND_AUTHORITY, Route::Event(id.clone(), Some("remedies")), message).tip(said!(
        en: "plaint asks for the approval; the event was written by hand, or changed: ask the author",
        zh: "plaint 会要求批准；该事件应系手工写入或改动：请向作者查明"
    ))
}
