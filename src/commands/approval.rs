//! Who may approve of an offer, or refuse to: in a role that it needs or a higher one, never of their own.

use super::desk::{CaseFile, Desk};
use super::granted::History;
use super::meant_offer::{meant_offer, settlement_of};
use super::session::Session;
use crate::domain::case::learn_offer;
use crate::domain::clocks::facts_at;
use crate::domain::failure::Failure;
use crate::domain::gates::roles_said;
use crate::domain::policy::Policy;
use crate::domain::resolution::authority::{Approver, Asked, Beyond, Circle, candidates};
use crate::domain::resolution::{Offer, Stage};
use crate::domain::shop::Staff;
use crate::said;
use crate::words::{Label, Said};

/// An approval, or the refusal of one, that its writer may give.
pub(super) struct Entitled {
    /// The offer.
    pub(super) offer: Offer,
    /// The role that is recorded: the one that the offer needs, where it needs one.
    pub(super) role: String,
    /// For whom the writer stands in, where they are a deputy.
    pub(super) deputy_of: Option<String>,
    /// Whether every file could be read that tells what is used up.
    pub(super) complete: bool,
}

/// What is to be recorded about the offer that was typed, or the only one that can be meant, if the writer may do so:
/// `given` for an approval.
///
/// # Errors
/// No offer is meant, or it is past that; or the writer may not, with who can.
pub(super) fn entitled(
    desk: &mut Desk,
    session: &mut Session<'_>,
    file: &CaseFile,
    (typed, given): (Option<&str>, bool),
) -> Result<Entitled, Failure> {
    let actor = desk.actor(session)?;
    let shop = desk.shop.clone();
    let rules = desk.rules(file.case.store.as_deref())?;
    let policy = &rules.policy;
    let settlement = settlement_of(file);
    let waiting = settlement.offers.iter().any(|offer| offer.stage == Stage::Waiting);
    let round = file.case.round;
    let fits = |offer: &Offer| match waiting {
        true => offer.stage == Stage::Waiting,
        false => offer.is_given() && !offer.interim && offer.round == round,
    };
    let offer = meant_offer(file, &settlement, typed, fits)?.clone();
    require_stage(&offer, given)?;
    let circle = Circle {
        shop: &shop,
        store: file.case.store.as_deref(),
        day: session.now.date_naive(),
        offerer: &offer.by,
        named: file.case.facts.values("staff"),
    };
    let may = candidates(&offer, policy, &circle);
    let own = may.iter().filter(|approver| approver.staff.id == actor.id);
    // As themselves before as a deputy, and in the lowest role.
    let Some(approver) = own.min_by_key(|approver| approver.deputy_of.is_some()).copied() else {
        return Err(not_entitled(&offer, &actor, &circle, &may));
    };
    let facts = facts_with(&offer, file, policy, session);
    let asked = Asked {
        policy: &policy.resolution,
        facts: &facts,
        remedies: &offer.remedies,
        case: &file.case.id,
        customer: file.case.facts.values("customer").first().map(String::as_str),
        on: shop.local(&offer.recorded).date_naive(),
    };
    let but = Some(offer.event.as_str());
    let mut complete = true;
    if given && !offer.needs.is_empty() {
        let history = History::of(&asked, but, (desk, session), (file, &settlement));
        complete = history.complete;
        let beyond = asked.beyond(Some(approver.role), approver.giver(), &history.granted);
        if !beyond.is_empty() {
            return Err(beyond_limits(&actor, &beyond, &may, policy));
        }
    }
    let role = offer.unfilled().next().unwrap_or(approver.role).to_owned();
    let deputy_of = approver.deputy_of.map(|staff| staff.id.clone());
    Ok(Entitled { role, deputy_of, complete, offer })
}

/// An offer that the customer refused needs no approval; only one that is not answered can be disapproved.
fn require_stage(offer: &Offer, given: bool) -> Result<(), Failure> {
    let past = match offer.stage {
        Stage::Waiting | Stage::Offered => false,
        Stage::NotApproved | Stage::Accepted => !given,
        Stage::Refused => true,
    };
    if !past {
        return Ok(());
    }
    let (event, Label { en, zh }) = (&offer.event, offer.stage.label());
    Err(Failure::could_not(said!(
        en: "the offer `{event}` is past that: {en}",
        zh: "方案 `{event}` 已无需审批：{zh}"
    )))
}

/// The case's facts with the offer itself, as they were when it was made.
fn facts_with(
    offer: &Offer,
    file: &CaseFile,
    policy: &Policy,
    session: &Session<'_>,
) -> crate::domain::policy::Facts {
    let mut facts = facts_at(&file.case, policy, &session.now);
    learn_offer(&mut facts, offer.cost, &offer.remedies);
    facts
}

fn not_entitled(offer: &Offer, actor: &Staff, circle: &Circle<'_>, may: &[Approver<'_>]) -> Failure {
    let (name, event) = (&actor.name, &offer.event);
    let why = if actor.id == offer.by {
        said!(en: "nobody approves of their own offer", zh: "不得审批本人提出的方案")
    } else if circle.named.contains(&actor.id) {
        said!(en: "the complaint names {name}", zh: "{name}是被投诉人")
    } else if actor.is_absent_on(circle.day) {
        let day = circle.day;
        said!(en: "{name} is away on {day}", zh: "{name}在 {day} 不在岗")
    } else {
        said!(en: "{name} has none of the roles that may", zh: "{name}不具备审批角色")
    };
    let (en, zh) = (&why.en, &why.zh);
    let failure = Failure::could_not(said!(
        en: "the offer `{event}` is not for {name} to judge: {en}",
        zh: "方案 `{event}` 不能由{name}审批：{zh}"
    ));
    failure.tip(who_can(may))
}

fn beyond_limits(actor: &Staff, beyond: &[Beyond<'_>], may: &[Approver<'_>], policy: &Policy) -> Failure {
    let name = &actor.name;
    let failure = Failure::could_not(said!(
        en: "the offer is beyond what {name} may approve",
        zh: "该方案超出{name}的审批权限"
    ));
    let others: Vec<Approver<'_>> =
        may.iter().filter(|approver| approver.staff.id != actor.id).copied().collect();
    let beyond = beyond.iter().map(|limit| limit.said(policy));
    beyond.fold(failure, Failure::tip).tip(who_can(&others))
}

fn who_can(may: &[Approver<'_>]) -> Said {
    if may.is_empty() {
        return said!(en: "nobody who is here today can", zh: "今天在岗人员中无人可批");
    }
    let names = names(may);
    said!(en: "who can: {names}", zh: "可由以下人员审批：{names}")
}

/// The people with their ids, and for whom they stand in.
pub(super) fn names(approvers: &[Approver<'_>]) -> String {
    let one = |approver: &Approver<'_>| {
        let (name, id) = (&approver.staff.name, &approver.staff.id);
        match approver.deputy_of {
            Some(away) => format!("{name} `{id}` → {}", away.name),
            None => format!("{name} `{id}`"),
        }
    };
    let mut names: Vec<String> = Vec::new();
    for name in approvers.iter().map(one) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(", ")
}

/// Whose approval the offer still needs after `role` has given theirs.
pub(super) fn still_needed(offer: &Offer, role: &str, policy: &Policy) -> Option<Said> {
    let left: Vec<String> = offer.unfilled().filter(|needed| *needed != role).map(str::to_owned).collect();
    let said = |english| roles_said(&left, policy, english);
    (!left.is_empty()).then(|| Said { en: said(true), zh: said(false) })
}
