//! Offers, approvals, and the customer's answers.

use rust_decimal::Decimal;

use super::Gist;
use crate::domain::money::amount_in_words;
use crate::domain::names::Naming;
use crate::domain::record::{Event, Value};
use crate::domain::resolution::{GivenRemedy, figures_said};
use crate::render::cases::LIST;
use crate::render::story::Telling;
use crate::said;
use crate::words::Label;

/// The rung with what is offered; what it costs; what it still needs; the bounds that were looked at.
pub(super) fn offered(telling: &Telling<'_>, event: &Event) -> Gist {
    let remedies =
        remedies_in_words(telling, &GivenRemedy::all(event)).join(telling.reader.face.label(SEMICOLON));
    let place = place(telling, event);
    let first = if place.is_empty() { remedies } else { telling.colon(&place, &remedies) };
    let cost = event.fields.amount("cost").unwrap_or_default();
    let cost = cost_said(telling, cost);
    let needs = telling
        .field(event, "needs")
        .map(|roles| telling.say(&said!(en: "needs the approval of {roles}", zh: "须经{roles}批准")));
    let second = telling.listed([Some(cost), needs].into_iter().flatten().collect());
    let told = &["ladder", "rung", "remedies", "cost", "interim", "needs", "bounds"];
    let mut lines = vec![first, second];
    lines.extend(bounds(telling, event));
    Gist::new(told, lines)
}

const SEMICOLON: Label = Label::new("; ", "；");

/// Where the offer stands: on which rung, or that it is for the time being.
pub(in crate::render::story) fn place(telling: &Telling<'_>, event: &Event) -> String {
    let interim = event.fields.text("interim") == Some("yes");
    if interim {
        return telling.reader.face.label(Label::new("for the time being", "临时安排")).to_owned();
    }
    let Some(rung) = event.fields.text("rung") else { return String::new() };
    let label = telling.named(Naming::Rung, rung);
    match telling.names.rung(rung) {
        Some(place) => {
            let (at, of) = (place.place, place.of);
            telling.say(&said!(en: "rung {at} of {of}, {label}", zh: "第{at}级（共{of}级）·{label}"))
        }
        None => label,
    }
}

/// An offer by its rung, or else by what it offers.
pub(in crate::render::story) fn known_again(telling: &Telling<'_>, event: &Event) -> String {
    if event.fields.text("rung").is_some() {
        return place(telling, event);
    }
    remedies_in_words(telling, &GivenRemedy::all(event)).join(telling.reader.face.label(LIST))
}

/// What is offered, each remedy by itself.
pub(in crate::render) fn remedies_in_words(telling: &Telling<'_>, remedies: &[GivenRemedy]) -> Vec<String> {
    remedies.iter().map(|given| remedy(telling, given)).collect()
}

fn remedy(telling: &Telling<'_>, given: &GivenRemedy) -> String {
    let mut words = telling.named(Naming::Remedy, &given.remedy);
    let share = given.share.as_ref().map(|share| telling.shown_text("share", share));
    if let Some(figures) = figures_said(&GivenRemedy { share, ..given.clone() }) {
        words.push_str(&format!(" {}", telling.say(&figures)));
    }
    if let Some(terms) = &given.terms {
        let terms = telling.shown_text("terms", terms);
        words.push_str(&telling.say(&said!(en: " ({terms})", zh: "（{terms}）")));
    }
    words
}

/// An amount with the policy's currency.
pub(in crate::render) fn cost(telling: &Telling<'_>, amount: Decimal) -> String {
    let amount = amount_in_words(amount);
    match telling.names.currency() {
        Some(currency) => format!("{amount} {currency}"),
        None => amount,
    }
}

/// What an offer costs, in words.
pub(in crate::render::story) fn cost_said(telling: &Telling<'_>, amount: Decimal) -> String {
    if amount.is_zero() {
        return telling.reader.face.label(Label::new("costs nothing", "不产生费用")).to_owned();
    }
    let cost = cost(telling, amount);
    telling.say(&said!(en: "costs {cost}", zh: "成本合计 {cost}"))
}

/// The bounds that were looked at: what each asks for, and what is given.
fn bounds(telling: &Telling<'_>, event: &Event) -> Vec<String> {
    let Some(Value::List(items)) = event.fields.get("bounds") else { return Vec::new() };
    let bound = |item: &Value| {
        let Value::Map(fields) = item else { return None };
        let words = |key: &str| fields.amount(key).map(amount_in_words);
        let name = telling.named(Naming::Bound, fields.text("name")?);
        let given = words("given").unwrap_or_default();
        let said = match (fields.text("kind"), words("amount")) {
            (Some("floor"), Some(amount)) => said!(
                en: "{name}: at least {amount}, {given} given",
                zh: "{name}：不低于 {amount}，已给 {given}"
            ),
            (_, Some(amount)) => said!(
                en: "{name}: at most {amount}, {given} given",
                zh: "{name}：不超过 {amount}，已给 {given}"
            ),
            (_, None) => said!(
                en: "{name}: the sum is not known yet, {given} given",
                zh: "{name}：金额尚不可知，已给 {given}"
            ),
        };
        Some(telling.say(&said))
    };
    items.iter().filter_map(bound).collect()
}

/// What is approved or not, in which role.
pub(super) fn approval(telling: &Telling<'_>, event: &Event) -> Gist {
    let target = telling.field(event, "target").unwrap_or_default();
    let role = match (telling.field(event, "role"), telling.field(event, "deputy_of")) {
        (Some(role), Some(whom)) => {
            Some(telling.say(&said!(en: "as {role}, in place of {whom}", zh: "以{role}身份，代{whom}")))
        }
        (Some(role), None) => Some(telling.say(&said!(en: "as {role}", zh: "以{role}身份"))),
        (None, Some(whom)) => Some(telling.say(&said!(en: "in place of {whom}", zh: "代{whom}"))),
        (None, None) => None,
    };
    let first = telling.listed([Some(target), role].into_iter().flatten().collect());
    let reason = telling.field(event, "reason").unwrap_or_default();
    Gist::new(&["target", "role", "deputy_of", "reason"], vec![first, reason])
}

/// Which offer is answered, and what the customer asks for instead.
pub(super) fn answer(telling: &Telling<'_>, event: &Event) -> Gist {
    let counter = telling.field(event, "counter").map(|counter| {
        let counter = telling.quoted(&counter);
        telling.say(&said!(en: "asks for {counter} instead", zh: "另要求：{counter}"))
    });
    let target = telling.field(event, "target").unwrap_or_default();
    let line = match telling.field(event, "form") {
        Some(form) => telling.say(&said!(en: "{target} ({form})", zh: "{target}（{form}）")),
        None => target,
    };
    Gist::new(&["target", "form", "counter"], vec![line, counter.unwrap_or_default()])
}
