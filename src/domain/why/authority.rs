//! By whose authority something was offered: the limits of who made the offer, and the approvals.

use super::{Question, Reason};
use crate::domain::case::fold;
use crate::domain::gates::roles_said;
use crate::domain::policy::{Facts, Policy};
use crate::domain::record::{Event, Record};
use crate::domain::resolution::authority::{Asked, Beyond, Granted};
use crate::domain::resolution::{Approval, Offer, settlement};
use crate::domain::shop::Shop;
use crate::said;
use crate::words::Said;

/// The house, for explanations of authority.
#[derive(Debug, Clone, Copy)]
pub struct House<'a> {
    /// Who works here in which role.
    pub shop: &'a Shop,
    /// The records of other cases with offers, which may have used up limits.
    pub others: &'a [Record],
}

/// The limits of who made the offer, as of then, and whose approval it needed and got.
pub(super) fn explain_authority(
    question: &Question<'_>,
    offer: &Offer,
    event: &Event,
    facts: &Facts,
) -> Vec<Reason> {
    let mut reasons = limits(question, offer, event, facts);
    reasons.extend(approvals(question, offer));
    reasons
}

/// Every limit that the offer touches: how much of it was used up, what was asked, whether that was within it.
fn limits(question: &Question<'_>, offer: &Offer, event: &Event, facts: &Facts) -> Vec<Reason> {
    let policy = &question.rules.policy.resolution;
    let Some(house) = question.house.filter(|_| !policy.authorities.is_empty()) else { return Vec::new() };
    let asked = Asked {
        policy,
        facts,
        remedies: &offer.remedies,
        case: &question.record.id,
        customer: facts.values("customer").first().map(String::as_str),
        on: house.shop.local(&offer.recorded).date_naive(),
    };
    let granted = granted_before(question, house, event);
    let role = house.shop.staff(&offer.by).and_then(|staff| staff.role.as_deref());
    let outright = asked.beyond(role, &offer.by, &granted).into_iter();
    let outright =
        outright.filter(|beyond| matches!(beyond, Beyond::NotListed { .. } | Beyond::Never { .. }));
    let mut reasons: Vec<Reason> =
        outright.map(|beyond| measured_reason(&beyond, true, question.rules.policy)).collect();
    if let Some(authority) = policy.authorities.iter().find(|known| Some(known.role.as_str()) == role) {
        if authority.limits.is_empty() {
            let role = std::slice::from_ref(&authority.role);
            let label = |english| roles_said(role, question.rules.policy, english);
            let (en, zh) = (label(true), label(false));
            let said = said!(en: "{en}: may offer without limits", zh: "{zh}的权限不设限额");
            reasons.push(Reason::new(said).at_line(authority.line, Some(&authority.source)));
        }
        let measured = asked.measured(authority, &offer.by, &granted);
        reasons.extend(
            measured.iter().map(|(limit, broken)| measured_reason(limit, *broken, question.rules.policy)),
        );
    }
    reasons
}

fn measured_reason(limit: &Beyond<'_>, broken: bool, policy: &Policy) -> Reason {
    let Said { en, zh } = limit.said(policy);
    let (verdict_en, verdict_zh) = match broken {
        true => ("beyond the authority", "超出权限"),
        false => ("within the authority", "权限之内"),
    };
    let reason = Reason::new(said!(en: "{verdict_en}: {en}", zh: "{verdict_zh}：{zh}"));
    match limit.line() {
        Some(line) => reason.at_line(line, None),
        None => reason,
    }
}

/// What had been given when `event` made its offer, by what was on record then.
fn granted_before(question: &Question<'_>, house: House<'_>, event: &Event) -> Vec<Granted> {
    let mut granted = Vec::new();
    for record in house.others.iter().chain([question.record]) {
        let Some(case) = fold(record, Some(&event.at)) else { continue };
        let settlement = settlement(case.standing_events(record));
        let day = |offer: &Offer| house.shop.local(&offer.recorded).date_naive();
        granted.extend(Granted::of((&case, &case.facts), &settlement, day));
    }
    granted.retain(|before| before.offer != event.id);
    granted
}

/// Whose approval the offer needed, and what came of it.
fn approvals(question: &Question<'_>, offer: &Offer) -> Vec<Reason> {
    let policy = question.rules.policy;
    let mut reasons = Vec::new();
    for role in &offer.needs {
        let one = std::slice::from_ref(role);
        let (en, zh) = (roles_said(one, policy, true), roles_said(one, policy, false));
        let answers: Vec<&Approval> =
            offer.approvals.iter().filter(|approval| approval.role.as_ref() == Some(role)).collect();
        if answers.is_empty() {
            reasons.push(Reason::new(said!(
                en: "needs the approval of {en}: not there yet",
                zh: "须经{zh}批准：尚未批准",
            )));
        }
        reasons.extend(answers.into_iter().map(|approval| answered(approval, (&en, &zh))));
    }
    reasons
}

fn answered(approval: &Approval, (role_en, role_zh): (&str, &str)) -> Reason {
    let by = &approval.by;
    let (deputy_en, deputy_zh) = match &approval.deputy_of {
        Some(of) => (format!(" for {of}"), format!("（代 {of}）")),
        None => (String::new(), String::new()),
    };
    let (given_en, given_zh) = match approval.given {
        true => ("given", "已批准"),
        false => ("not given", "未批准"),
    };
    let said = said!(
        en: "needs the approval of {role_en}: {given_en} by {by}{deputy_en}",
        zh: "须经{role_zh}批准：{by}{deputy_zh}{given_zh}",
    );
    Reason::new(said).of_event(&approval.event)
}
