//! Amounts, made once more from the rules that were in force, and compared with what was recorded.

use rust_decimal::Decimal;

use super::duties::Scene;
use super::finding::{AMOUNT, NOT_FOLLOWING, Remark};
use crate::domain::case::SWEEP;
use crate::domain::fines::answers::late::due_charges;
use crate::domain::fines::follow::{
    Asked, Earlier, Scene as FineScene, Trigger, charge_asked, decided_at, follow, supplement_paid_by,
    triggers,
};
use crate::domain::fines::ledger::{Party, Shares, parties, parties_key};
use crate::domain::instant::{self, Instant};
use crate::domain::money::{amount_in_words, parse_amount};
use crate::domain::record::kind::table;
use crate::domain::record::{Event, Route};
use crate::domain::resolution::{GivenRemedy, read_remedies};
use crate::said;

/// Whether plaint never records such an event without the name of the rules that its amounts follow from.
pub fn names_rules(event: &Event) -> bool {
    event.matches(table::OFFERED.name) || event.matches(table::FINED.name)
}

/// Whether there are amounts of `event` to look at.
pub fn has_sums(event: &Event) -> bool {
    names_rules(event) || event.matches(table::LATE_CHARGED.name) || is_parted(event)
}

/// Whether the event tells of an amount and of its parts.
fn is_parted(event: &Event) -> bool {
    event.fields.get(parties_key(event)).is_some() && event.fields.get("amount").is_some()
}

/// Everything about the amounts of `event`, recorded by the instant `known`, that the rules of `scene` make otherwise.
/// `scene.before` is the record without the event.
pub fn amounts(event: &Event, scene: &Scene<'_>, known: &Instant) -> Vec<Remark> {
    let mut remarks = Vec::new();
    if event.matches(table::OFFERED.name) {
        offered(event, scene, &mut remarks);
    }
    if event.matches(table::FINED.name) {
        if event.fields.get("place").is_some() {
            placed(event, scene, &mut remarks);
        } else if let Some(base) = event.fields.text("repeats") {
            supplemented(event, base, scene, &mut remarks);
        } else {
            fined(event, scene, known, &mut remarks);
        }
    }
    if event.matches(table::LATE_CHARGED.name) {
        late(event, (scene, known), &mut remarks);
    }
    if is_parted(event) {
        parts(event, &mut remarks);
    }
    remarks
}

/// Each remedy of an offer costs what its count, amount and share make, and the offer costs what they cost.
fn offered(event: &Event, scene: &Scene<'_>, remarks: &mut Vec<Remark>) {
    let given = GivenRemedy::all(event);
    let told = event.fields.amount("cost").unwrap_or_default();
    let sum = given.iter().fold(Decimal::ZERO, |sum, each| sum.saturating_add(each.cost));
    if sum != told {
        remarks.push(differs(event, "cost", (told, sum)));
    }
    for each in &given {
        let Some(text) = as_typed(each) else { continue };
        let again = read_remedies(&[text], &scene.rules.policy.resolution).ok();
        let cost = again.as_deref().and_then(<[GivenRemedy]>::first).map(|again| again.cost);
        if let Some(cost) = cost.filter(|cost| *cost != each.cost) {
            remarks.push(differs(event, "remedies", (each.cost, cost)));
        }
    }
}

/// A remedy as somebody would type it; `None` where it has no figures.
fn as_typed(given: &GivenRemedy) -> Option<String> {
    let (name, count) = (&given.remedy, given.count);
    match (&given.share, given.of, given.amount) {
        (Some(share), Some(of), _) => Some(format!("{name}={share} of {of}")),
        (None, _, Some(amount)) if count != 1 => Some(format!("{name}={count}x{amount}")),
        (None, _, Some(amount)) => Some(format!("{name}={amount}")),
        _ => None,
    }
}

/// A fine comes to what its rule makes of what was known.
fn fined(event: &Event, scene: &Scene<'_>, known: &Instant, remarks: &mut Vec<Remark>) {
    let earlier = Earlier::default();
    let fines = FineScene { rules: scene.rules, shop: scene.shop, stamp: scene.stamp, earlier: &earlier };
    let name = event.fields.text("rule").unwrap_or_default();
    let Some(rule) = scene.rules.policy.fines.rule(name) else {
        remarks.push(not_following(event, name));
        return;
    };
    if event.by == SWEEP {
        let followed = follow(scene.before, &fines, known).events;
        match followed.iter().find(|again| again.id == event.id) {
            Some(again) => same_charge(event, again, remarks),
            None => remarks.push(not_following(event, name)),
        }
        return;
    }
    let at = &event.at;
    let trigger: Option<Trigger<'_>> = match rule.decided_by.is_empty() {
        true => triggers(scene.before, &fines, at).into_iter().rfind(|fired| fired.rule.choice.name == name),
        false => decided_at(scene.before, rule, &fines, at),
    };
    let Some(trigger) = trigger else {
        remarks.push(not_following(event, name));
        return;
    };
    // What whoever decided may have asked for: the amount as it stands, and payers where the rule finds none.
    let amount = event.fields.amount("base").or_else(|| event.fields.amount("amount"));
    let payers: Vec<Party> = parties(event, "payers").into_iter().map(|(party, _)| party).collect();
    let ways = [
        Asked::default(),
        Asked { amount, payers: Vec::new() },
        Asked { amount: None, payers: payers.clone() },
        Asked { amount, payers },
    ];
    let told = (event.fields.amount("amount").unwrap_or_default(), sorted(parties(event, "payers")));
    let made: Vec<(Decimal, Shares)> = ways
        .iter()
        .filter_map(|asked| charge_asked(&trigger, asked, &fines).ok())
        .map(|charge| (charge.amount, sorted(charge.parts)))
        .collect();
    if !made.contains(&told) {
        match made.first() {
            Some((amount, _)) if *amount != told.0 => {
                remarks.push(differs(event, "amount", (told.0, *amount)))
            }
            Some(_) => remarks.push(other_parts(event)),
            None => remarks.push(not_following(event, name)),
        }
    }
}

fn same_charge(event: &Event, again: &Event, remarks: &mut Vec<Remark>) {
    let amount = |event: &Event| event.fields.amount("amount").unwrap_or_default();
    if amount(event) != amount(again) {
        remarks.push(differs(event, "amount", (amount(event), amount(again))));
    } else if sorted(parties(event, "payers")) != sorted(parties(again, "payers")) {
        remarks.push(other_parts(event));
    }
}

/// A place in a ranking costs one of the sums that its rule lists, alone or shared.
fn placed(event: &Event, scene: &Scene<'_>, remarks: &mut Vec<Remark>) {
    let name = event.fields.text("rule").unwrap_or_default();
    let Some(rule) = scene.rules.policy.fines.ranking(name) else {
        remarks.push(not_following(event, name));
        return;
    };
    let place: Option<usize> = event.fields.text("place").and_then(|place| place.parse().ok());
    let amounts = rule.amounts_by_place();
    let listed = place.and_then(|place| amounts.get(place.checked_sub(1)?)).copied().unwrap_or_default();
    let told = event.fields.amount("amount").unwrap_or_default();
    // Places that are shared may cost less, never more.
    if told > listed {
        remarks.push(differs(event, "amount", (told, listed)));
    }
}

/// A supplement for a repetition is as many times the fine that it repeats as its rule says. Which other case makes it a
/// repetition is not asked: an audit looks at one record at a time.
fn supplemented(event: &Event, base: &str, scene: &Scene<'_>, remarks: &mut Vec<Remark>) {
    let earlier = Earlier::default();
    let fines = FineScene { rules: scene.rules, shop: scene.shop, stamp: scene.stamp, earlier: &earlier };
    let payers: Vec<Party> = parties(event, "payers").into_iter().map(|(party, _)| party).collect();
    match supplement_paid_by(scene.before, base, &payers, &fines).filter(|again| again.id == event.id) {
        Some(again) => same_charge(event, &again, remarks),
        None => remarks.push(not_following(event, event.fields.text("rule").unwrap_or_default())),
    }
}

/// What was charged for paying late is what the rules make of the day or the payment that it follows from.
fn late(event: &Event, (scene, known): (&Scene<'_>, &Instant), remarks: &mut Vec<Remark>) {
    let (policy, zone) = (&scene.rules.policy.fines, scene.rules.always.zone());
    let mut charges = due_charges(scene.before, policy, zone, known).into_iter();
    match charges.find(|again| again.id == event.id) {
        Some(again) => same_charge(event, &again, remarks),
        None => remarks.push(not_following(event, table::LATE_CHARGED.name)),
    }
}

/// The parts of an amount are together as much as it.
fn parts(event: &Event, remarks: &mut Vec<Remark>) {
    let told = event.fields.text("amount").and_then(|text| parse_amount(text).ok()).unwrap_or_default();
    let parts = parties(event, parties_key(event));
    let sum = parts.iter().fold(Decimal::ZERO, |sum, (_, part)| sum.saturating_add(*part));
    let already = remarks.iter().any(|remark| remark.code == AMOUNT);
    if sum != told && !already {
        remarks.push(differs(event, "amount", (told, sum)));
    }
}

fn sorted(mut parts: Shares) -> Shares {
    parts.sort();
    parts
}

fn differs(event: &Event, key: &'static str, (told, again): (Decimal, Decimal)) -> Remark {
    let (id, kind) = (&event.id, event.kind.name());
    let (told, again) = (amount_in_words(told), amount_in_words(again));
    let message = said!(
        en: "`{kind}` (`{id}`) says {told}, and the rules in force make it {again}",
        zh: "`{kind}`（`{id}`）记为 {told}，而按当时规则应为 {again}"
    );
    Remark::error(AMOUNT, Route::Event(id.clone(), Some(key)), message).tip(why())
}

fn other_parts(event: &Event) -> Remark {
    let id = &event.id;
    let message = said!(
        en: "the fine `{id}` falls to others, or in other parts, than the rules in force and the shop.toml of its commit make it",
        zh: "罚款 `{id}` 的缴纳人或各自份额，与当时规则和该提交的 shop.toml 不符"
    );
    Remark::error(AMOUNT, Route::Event(id.clone(), Some("payers")), message).tip(why())
}

fn not_following(event: &Event, rule: &str) -> Remark {
    let (id, at) = (&event.id, instant::format(&event.at));
    let message = said!(
        en: "`{id}` says that `{rule}` follows at {at}, and by the rules in force it does not",
        zh: "`{id}` 称依 `{rule}` 于 {at} 产生，而按当时规则并不成立"
    );
    Remark::error(NOT_FOLLOWING, Route::Event(id.clone(), Some("rule")), message).tip(why())
}

fn why() -> crate::words::Said {
    said!(
        en: "`plaint why CASE fine` tells how a sum came about; was it written by hand? Waive or void what is too much",
        zh: "`plaint why 编号 fine` 说明金额由来；是否手工写入？多出的部分请减免或作废"
    )
}
