//! Decisions in a role: whether their writer had it, or stood in for somebody who did.

use super::duties::Scene;
use super::finding::{NOT_ENTITLED, Remark};
use crate::domain::case::standing;
use crate::domain::fines::answers::decide::{Bench, deciders, pays_with};
use crate::domain::fines::ledger::{Party, parties};
use crate::domain::gates::roles_said;
use crate::domain::record::kind::table;
use crate::domain::record::{Event, KindSpec, Route};
use crate::domain::resolution::authority::{Circle, candidates};
use crate::domain::resolution::settlement;
use crate::domain::shop::Staff;
use crate::said;

/// What speaks against `actor` having decided `event`.
pub(super) fn entitled(event: &Event, actor: &Staff, scene: &Scene<'_>) -> Vec<Remark> {
    let is = |spec: &KindSpec| event.matches(spec.name);
    if is(&table::APPROVED) || is(&table::DISAPPROVED) {
        return approval(event, actor, scene).into_iter().collect();
    }
    let policy = scene.rules.policy;
    let name = |key: &str| event.fields.text(key).unwrap_or_default();
    let roles: &[String] = if is(&table::FINED) {
        match policy.fines.rule(name("rule")) {
            Some(rule) if rule.decided_by.is_empty() && event.fields.text("role").is_some() => {
                &policy.fines.waived_by
            }
            Some(rule) => &rule.decided_by,
            None => &[],
        }
    } else if is(&table::WAIVED) {
        &policy.fines.waived_by
    } else if is(&table::RULED) {
        policy.fines.objection.as_ref().map_or(&[], |terms| terms.decided_by.as_slice())
    } else if is(&table::SANCTIONED) {
        let measures = &policy.fines.measures;
        measures
            .iter()
            .find(|known| known.choice.name == name("measure"))
            .map_or(&[], |known| known.decided_by.as_slice())
    } else if is(&table::REVIEWED) {
        return of_role(event, actor, (&policy.measures.reviewed_by, scene)).into_iter().collect();
    } else if is(&table::DROPPED) {
        return of_role(event, actor, (&policy.measures.dropped_by, scene)).into_iter().collect();
    } else {
        return Vec::new();
    };
    decided(event, actor, (roles, scene)).into_iter().collect()
}

/// Somebody of one of `roles`, where there are any, or a deputy; nobody who pays a part of it.
fn decided(event: &Event, actor: &Staff, (roles, scene): (&[String], &Scene<'_>)) -> Option<Remark> {
    if roles.is_empty() {
        return None;
    }
    let day = scene.shop.local(&event.at).date_naive();
    let bench = Bench { shop: scene.shop, store: scene.store(), day };
    let paying: Vec<Party> = parties(event, "payers").into_iter().map(|(party, _)| party).collect();
    let may = deciders(roles, bench, |staff| paying.iter().any(|party| pays_with(staff, party)));
    let entitled = may.iter().any(|approver| approver.staff.id == actor.id);
    (!entitled).then(|| refused(event, actor, (roles, scene)))
}

fn of_role(event: &Event, actor: &Staff, (roles, scene): (&[String], &Scene<'_>)) -> Option<Remark> {
    let has = actor.role.as_ref().is_some_and(|role| roles.contains(role));
    (!roles.is_empty() && !has).then(|| refused(event, actor, (roles, scene)))
}

/// An approval, or the refusal of one: in a role that the offer needs or a higher one, never of one's own.
fn approval(event: &Event, actor: &Staff, scene: &Scene<'_>) -> Option<Remark> {
    let settlement = settlement(standing(scene.before, None));
    let offer = settlement.offer(event.fields.text("target")?)?;
    let day = scene.shop.local(&event.at).date_naive();
    let header = crate::domain::case::fold(scene.before, None)?;
    let circle = Circle {
        shop: scene.shop,
        store: header.store.as_deref(),
        day,
        offerer: &offer.by,
        named: header.facts.values("staff"),
    };
    let may = candidates(offer, scene.rules.policy, &circle);
    if may.iter().any(|approver| approver.staff.id == actor.id) {
        return None;
    }
    let mut roles: Vec<String> = Vec::new();
    for approver in &may {
        if !roles.iter().any(|role| role == approver.role) {
            roles.push(approver.role.to_owned());
        }
    }
    Some(refused(event, actor, (&roles, scene)))
}

fn refused(event: &Event, actor: &Staff, (roles, scene): (&[String], &Scene<'_>)) -> Remark {
    let (id, kind, by) = (&event.id, event.kind.name(), &event.by);
    let policy = scene.rules.policy;
    let own = actor.role.clone().into_iter().collect::<Vec<_>>();
    let (own_en, own_zh) = (roles_said(&own, policy, true), roles_said(&own, policy, false));
    let (en, zh) = (roles_said(roles, policy, true), roles_said(roles, policy, false));
    let message = if roles.is_empty() {
        said!(
            en: "`{kind}` (`{id}`) is by `{by}` ({own_en}), and nobody might decide it then",
            zh: "`{kind}`（`{id}`）由 `{by}`（{own_zh}）作出，而当时无人有权决定"
        )
    } else {
        said!(
            en: "`{kind}` (`{id}`) is by `{by}` ({own_en}), who might not decide it then: {en}, and nobody whom it concerns",
            zh: "`{kind}`（`{id}`）由 `{by}`（{own_zh}）作出，而当时此人无权决定：须由{zh}作出，且与本事项无关"
        )
    };
    Remark::error(NOT_ENTITLED, Route::Event(id.clone(), Some("by")), message).tip(said!(
        en: "ask who decided; void the event, and let somebody decide who may",
        zh: "请查明由谁决定；作废该事件，并由有权者重新决定"
    ))
}
