//! Repetition: a supplement for a fine whose rule fined the same store, or the same person, not long before.

use rust_decimal::Decimal;

use super::Scene;
use super::answerable::Answerable;
use super::earlier::{Known, counts};
use super::written::times_text;
use crate::domain::calendar::{Counting, DayEnd, due_instant};
use crate::domain::case::{Case, fold};
use crate::domain::clocks::with_promises;
use crate::domain::escalation::{Cause, written};
use crate::domain::fines::ledger::{Fine, Part, Party, Shares, fines, parties_value};
use crate::domain::fines::policy::Again;
use crate::domain::instant::Instant;
use crate::domain::money::{format_amount, parse_amount, split, to_the_cent};
use crate::domain::record::kind::table;
use crate::domain::record::{Event, Fields, Record, Value};

/// What `sweep` calls a supplement in the hash of its id.
const STEP: &str = "fine-repeated";

/// The supplements that the fines on `record` are due by what `scene` knows of others, and that are not on record. Each
/// is keyed on the fine that repeats and tells nothing of the other case.
pub fn supplements(record: &Record, scene: &Scene<'_>, now: &Instant) -> Vec<Event> {
    let repeats = |name: &str| scene.rules.policy.fines.rule(name).is_some_and(|rule| rule.again.is_some());
    let fined =
        |event: &Event| event.matches(table::FINED.name) && event.fields.text("rule").is_some_and(repeats);
    if !record.events.iter().any(fined) {
        return Vec::new();
    }
    let Some(case) = fold(record, None).filter(|case| case.merged_into.is_none()) else { return Vec::new() };
    let standing = case.standing_events(record);
    let fines = fines(standing.iter().copied().filter(|event| event.at <= *now));
    let on_fine = |fine: &Fine| {
        let event = standing.iter().find(|event| event.id == fine.event)?;
        supplement(record, (&case, fine, event), scene)
    };
    fines.iter().filter(|fine| counts(fine)).filter_map(on_fine).collect()
}

fn supplement(
    record: &Record,
    (case, fine, event): (&Case, &Fine, &Event),
    scene: &Scene<'_>,
) -> Option<Event> {
    let rule = scene.rules.policy.fines.rule(&fine.rule)?;
    let again = rule.again.as_ref()?;
    let answerable = answerable(record, case, scene);
    let hit = hit_before(record, (fine, event), (&answerable, again), scene);
    if hit.is_empty() {
        return None;
    }
    let paying = |part: &&Part| !again.same_person || pays_for_themselves(fine, &part.payer, &hit);
    let parts: Vec<&Part> = fine.parts.iter().filter(paying).collect();
    charged(record, (fine, event), (&parts, again), scene)
}

/// The supplement for the fine `base` that falls to `payers`, whatever else makes it a repetition; `None` where the rule of
/// that fine knows none, or not for them. `record` does not hold it.
pub fn supplement_paid_by(record: &Record, base: &str, payers: &[Party], scene: &Scene<'_>) -> Option<Event> {
    let case = fold(record, None)?;
    let fines = fines(case.standing_events(record));
    let fine = fines.iter().find(|fine| fine.event == base && fine.repeats.is_none())?;
    let event = record.events.iter().find(|event| event.id == base)?;
    let again = scene.rules.policy.fines.rule(&fine.rule)?.again.as_ref()?;
    let parts: Vec<&Part> =
        fine.parts.iter().filter(|part| !again.same_person || payers.contains(&part.payer)).collect();
    charged(record, (fine, event), (&parts, again), scene)
}

/// The supplement that those pay who have `parts` of the fine.
fn charged(
    record: &Record,
    (fine, event): (&Fine, &Event),
    (parts, again): (&[&Part], &Again),
    scene: &Scene<'_>,
) -> Option<Event> {
    let base: Decimal = parts.iter().map(|part| part.amount).sum();
    let amount = to_the_cent(base.checked_mul(again.times.checked_sub(Decimal::ONE)?)?);
    parse_amount(&format_amount(amount)).ok().filter(|amount| *amount > Decimal::ZERO)?;
    let weights: Vec<Decimal> = parts.iter().map(|part| part.amount).collect();
    let payers = parts.iter().map(|part| part.payer.clone()).zip(split(amount, &weights)?);
    let payers: Shares = payers.filter(|(_, amount)| !amount.is_zero()).collect();
    let mut fields = Fields::default()
        .with("rule", Value::text(&fine.rule))
        .with("amount", Value::text(format_amount(amount)))
        .with("payers", parties_value(&payers))
        .with("payee", Value::text(fine.payee.name()));
    if fine.fee {
        fields.push("fee", Value::text("yes"));
    }
    let fields = fields
        .with("base", Value::text(format_amount(base)))
        .with("times", Value::text(times_text(again.times)))
        .with("repeats", Value::text(&fine.event))
        .with("rules", Value::text(scene.stamp));
    let cause =
        Cause { name: &fine.event, round: 1, step: STEP, key: event.at, at: event.at, after: event.n };
    let event = written(record, table::FINED.name, &cause, fields)?;
    Some(with_promises(record, &event, &scene.rules))
}

/// Who answers for the case, as it is known now.
fn answerable(record: &Record, case: &Case, scene: &Scene<'_>) -> Answerable {
    Answerable::told_by(&case.standing_events(record), case, scene.rules.policy)
}

/// Whom earlier fines of the same rule hit who is hit again: members of staff, or the store alone.
fn hit_before(
    record: &Record,
    fine: (&Fine, &Event),
    (answerable, again): (&Answerable, &Again),
    scene: &Scene<'_>,
) -> Vec<String> {
    let before = earlier_ones(record, fine, (answerable, again), scene);
    before.into_iter().flat_map(|known| hit_by(known, answerable, again)).collect()
}

/// The earlier fines of the same rule, within the time, that hit somebody who is hit again.
fn earlier_ones<'a>(
    record: &Record,
    (fine, event): (&Fine, &Event),
    (answerable, again): (&Answerable, &Again),
    scene: &Scene<'a>,
) -> Vec<&'a Known> {
    let before = |known: &&Known| {
        let own = known.case == record.id && known.event == fine.event;
        known.rule == fine.rule
            && !own
            && (known.at, &known.case, &known.event) < (event.at, &record.id, &fine.event)
            && is_within(known.at, event.at, again, scene)
            && !hit_by(known, answerable, again).is_empty()
    };
    scene.earlier.all().iter().filter(before).collect()
}

fn hit_by(known: &Known, answerable: &Answerable, again: &Again) -> Vec<String> {
    if again.same_person {
        return known.staff.iter().filter(|id| answerable.staff.contains(id)).cloned().collect();
    }
    known.store.clone().filter(|store| answerable.store.as_ref() == Some(store)).into_iter().collect()
}

/// A fine on record before which a supplement is due: the case, the event, and when.
pub type EarlierFine<'a> = (&'a str, &'a str, Instant);

/// What the fine with the event `base` of `record` repeats, by what `scene` knows of other cases.
pub fn repeated_by<'a>(record: &Record, base: &str, scene: &Scene<'a>) -> Vec<EarlierFine<'a>> {
    let found = || {
        let case = fold(record, None)?;
        let all = fines(case.standing_events(record));
        let fine = all.iter().find(|fine| fine.event == base)?;
        let event = record.events.iter().find(|event| event.id == base)?;
        let again = scene.rules.policy.fines.rule(&fine.rule)?.again.as_ref()?;
        let answerable = answerable(record, &case, scene);
        Some(earlier_ones(record, (fine, event), (&answerable, again), scene))
    };
    let known = found().unwrap_or_default();
    known.into_iter().map(|known| (known.case.as_str(), known.event.as_str(), known.at)).collect()
}

fn is_within(earlier: Instant, later: Instant, again: &Again, scene: &Scene<'_>) -> bool {
    let counting = Counting { end: DayEnd::SameClock, roll: false };
    let until = due_instant(scene.rules.calendar, earlier, &again.within, counting, &[]);
    until.is_ok_and(|until| later <= until)
}

/// Whether `payer` pays the supplement where only those pay who are hit again: they themselves; everybody where none of
/// them pays in person.
fn pays_for_themselves(fine: &Fine, payer: &Party, hit: &[String]) -> bool {
    let is_hit = |payer: &Party| matches!(payer, Party::Staff(id) if hit.contains(id));
    is_hit(payer) || !fine.parts.iter().any(|part| is_hit(&part.payer))
}

/// Whether the supplement `fine`, which stands, is still owed: the fine that it repeats stands and was not taken off,
/// and, where all cases are known, there is an earlier one.
pub(super) fn still_repeats(
    record: &Record,
    case: &Case,
    (fine, all): (&Fine, &[Fine]),
    scene: &Scene<'_>,
) -> bool {
    let Some(base) = all.iter().find(|other| Some(&other.event) == fine.repeats.as_ref()) else {
        return false;
    };
    let event = record.events.iter().find(|event| event.id == base.event);
    let again = scene.rules.policy.fines.rule(&fine.rule).and_then(|rule| rule.again.as_ref());
    let (Some(event), true) = (event, counts(base)) else { return false };
    // What a policy says no more does not make wrong what was recorded under it.
    let Some(again) = again.filter(|_| scene.earlier.is_whole()) else { return true };
    let answerable = answerable(record, case, scene);
    !hit_before(record, (base, event), (&answerable, again), scene).is_empty()
}
