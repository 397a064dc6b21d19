//! Why an amount is bound: the article, the formula with its figures, what was given against it.

use rust_decimal::Decimal;

use super::formula::formula_said;
use super::{Explanation, Question, Reason, Subject};
use crate::domain::gates::Override;
use crate::domain::law::{Bound, BoundKind, LawBook, judge};
use crate::domain::money::amount_in_words;
use crate::domain::policy::{Facts, Policy};
use crate::domain::record::{Event, Fields, Value};
use crate::said;
use crate::words::Said;

/// How something stands against a bound.
struct Standing {
    amount: Option<Decimal>,
    given: Option<Decimal>,
    unknown: Vec<String>,
}

/// The bounds of law and house that apply to the case now, and how the offer that counts stands against them. `None`
/// where the policy has none at all.
pub(super) fn explain_law(question: &Question<'_>) -> Option<Explanation> {
    let policy = question.rules.policy;
    let facts = question.facts_when(&question.now);
    let settlement = question.settlement();
    let offer = settlement.standing();
    let remedies = offer.map(|offer| offer.remedies.as_slice()).unwrap_or_default();
    let all = policy.resolution.all_bounds().count();
    let verdicts = judge(&policy.resolution, &facts, remedies);
    let reasons: Vec<Reason> = verdicts
        .iter()
        .map(|verdict| {
            let standing = Standing {
                amount: verdict.amount,
                given: offer.map(|_| verdict.given),
                unknown: verdict.unknown.clone(),
            };
            bound_reason(verdict.bound, &standing, &facts, policy)
        })
        .collect();
    let applying = reasons.len();
    let headline = match applying {
        0 => {
            said!(en: "bounds of law and of the house: none of {all} applies", zh: "法律与本店的金额界限：{all} 项均不适用")
        }
        _ => {
            said!(en: "bounds of law and of the house: {applying} of {all} apply", zh: "法律与本店的金额界限：{all} 项中 {applying} 项适用")
        }
    };
    (all > 0).then(|| Explanation { subject: Subject::Law, headline, reasons, segments: Vec::new() })
}

/// The bounds that were looked at as `event` made an offer, each with what was set aside.
pub(super) fn bounds_of_offer(question: &Question<'_>, event: &Event, facts: &Facts) -> Vec<Reason> {
    let policy = question.rules.policy;
    let Some(Value::List(items)) = event.fields.get("bounds") else { return Vec::new() };
    let overrides = Override::of(event);
    let mut reasons = Vec::new();
    for item in items {
        let Value::Map(fields) = item else { continue };
        let name = fields.text("name").unwrap_or_default();
        let Some(bound) = policy.resolution.bound(name) else {
            let amount = fields.text("amount").unwrap_or("–");
            reasons.push(Reason::new(said!(
                en: "bound `{name}` ({amount}), which the policy of today does not have",
                zh: "金额界限 `{name}`（{amount}），现行策略中已无此项",
            )));
            continue;
        };
        let standing = Standing::recorded(fields);
        let changed = bound.amount.amount(facts).filter(|now| Some(*now) != standing.amount);
        reasons.push(bound_reason(bound, &standing, facts, policy));
        reasons.extend(changed.filter(|_| standing.unknown.is_empty()).map(|now| {
            let (now, then) = (amount_in_words(now), shown(standing.amount));
            Reason::new(said!(
                en: "`{name}`: {then} was recorded, the rules of today would give {now}; what was recorded stands",
                zh: "`{name}`：当时记录为 {then}，按现行策略为 {now}；以已记录的为准",
            ))
        }));
    }
    reasons.extend(overrides.iter().map(|each| set_aside(each, event, policy)));
    reasons
}

impl Standing {
    /// What the event keeps.
    fn recorded(fields: &Fields) -> Self {
        let unknown = fields.texts("unknown").into_iter().map(str::to_owned).collect();
        Self { amount: fields.amount("amount"), given: fields.amount("given"), unknown }
    }
}

fn bound_reason(bound: &Bound, standing: &Standing, facts: &Facts, policy: &Policy) -> Reason {
    let (Said { en, zh }, Said { en: article_en, zh: article_zh }) =
        (formula_said(&bound.amount, facts, policy), &bound.article);
    let amount = shown(standing.amount);
    let (way_en, way_zh) = match bound.kind {
        BoundKind::Floor => ("at least", "至少"),
        BoundKind::Cap => ("at most", "至多"),
    };
    let (given_en, given_zh) =
        standing.given.map_or_else(Default::default, |given| against(bound, standing, given));
    let (unknown_en, unknown_zh) = match standing.unknown.join(", ") {
        unknown if unknown.is_empty() => (String::new(), String::new()),
        unknown => (
            format!("; not judged in full, for {unknown} is not known"),
            format!("；尚不知道 {unknown}，未能完全核对"),
        ),
    };
    let said = said!(
        en: "{article_en}: {way_en} {amount} ({en}){given_en}{unknown_en}",
        zh: "{article_zh}：{way_zh} {amount}（{zh}）{given_zh}{unknown_zh}",
    );
    placed(Reason::new(said), bound, policy)
}

/// The reason at the bound's line, in the file of its book of law or in the policy.
pub(super) fn placed(reason: Reason, bound: &Bound, policy: &Policy) -> Reason {
    let reason = reason.at_line(bound.choice.line, bound.choice.source.as_ref());
    let given = |book: &&LawBook| book.bounds.iter().any(|known| known.choice.name == bound.choice.name);
    match policy.resolution.books.iter().find(given) {
        Some(book) => reason.in_file(book.file()),
        None => reason,
    }
}

/// What was given against the bound, and whether that keeps it.
fn against(bound: &Bound, standing: &Standing, given: Decimal) -> (String, String) {
    let (en, zh) = match (bound.kind, standing.amount) {
        (BoundKind::Floor, Some(amount)) if given < amount => (": less than that", "，低于此数"),
        (BoundKind::Cap, Some(amount)) if given > amount => (": more than that", "，超过此数"),
        _ => ("", ""),
    };
    let given = amount_in_words(given);
    let (top_en, top_zh) = match bound.on_top {
        true => (" beside refunds", "（不计退款）"),
        false => ("", ""),
    };
    (format!("; given {given}{top_en}{en}"), format!("；所给 {given}{top_zh}{zh}"))
}

fn set_aside(each: &Override, event: &Event, policy: &Policy) -> Reason {
    let (what, by, reason) = (&each.what, &event.by, &each.reason);
    let Said { en, zh } = policy
        .resolution
        .bound(what)
        .map_or_else(|| said!(en: "`{what}`", zh: "`{what}`"), |bound| bound.choice.label.clone());
    Reason::new(
        said!(en: "set aside by {by}: {en}, because {reason}", zh: "由 {by} 排除适用：{zh}，理由：{reason}"),
    )
    .of_event(&event.id)
}

fn shown(amount: Option<Decimal>) -> String {
    amount.map_or_else(|| String::from("–"), amount_in_words)
}
