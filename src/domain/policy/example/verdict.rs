//! Whether the examples of a policy come out.

use rust_decimal::Decimal;

use super::house::{house, store_of};
use super::stage::{Played, by_words_alone, play};
use super::{Example, ExampleOpening};
use crate::domain::calendar::Calendar;
use crate::domain::case::{Case, fold};
use crate::domain::clocks::Rules;
use crate::domain::finding::Finding;
use crate::domain::fines::follow::{Earlier, Scene, follow_swept};
use crate::domain::instant::{self, Instant};
use crate::domain::money::format_amount;
use crate::domain::policy::{Policy, finding};
use crate::domain::record::{DueAt, Event, Record, Value, clock_rule_name};
use crate::said;
use crate::words::Said;

/// Plays the examples of `policy` with the rules by which real cases go, and tells what does not come out.
/// `calendar` gives the calendar of a name.
pub fn rehearse(policy: &Policy, calendar: &dyn Fn(&str) -> Option<Calendar>) -> Vec<Finding> {
    let Some(house) = &policy.example_opening else { return Vec::new() };
    let ExampleOpening { opening, zone, place } = house;
    let Some(base) = calendar(&opening.calendar) else {
        return vec![finding::unknown_calendar(place.clone(), &opening.calendar)];
    };
    let (calendar, always) = (opening.calendar(&base, *zone), Calendar::always(*zone));
    let rules = Rules { policy, calendar: &calendar, always: &always };
    let wrong = |example: &Example| {
        let found = differences(example, &rules, house);
        let told = |said: &Said| finding::example_fails(example.place.clone(), &example.name, said);
        found.iter().map(told).collect::<Vec<_>>()
    };
    policy.examples.iter().flat_map(wrong).collect()
}

fn differences(example: &Example, rules: &Rules<'_>, opening: &ExampleOpening) -> Vec<Said> {
    let Some(played) = play(example, rules) else { return Vec::new() };
    let Some(case) = fold(&played.handled, None) else { return Vec::new() };
    let mut found = Vec::new();
    if let Some(expected) = &example.category {
        let words = by_words_alone(example, rules.policy);
        let got = if example.text.is_some() { words.as_ref() } else { case.category.as_ref() };
        found.extend(differs(&said!(en: "category", zh: "类别"), Some(expected), got));
    }
    if let Some(expected) = &example.tier {
        found.extend(differs(&said!(en: "tier", zh: "等级"), Some(expected), case.tier.as_ref()));
    }
    for (clock, expected) in &example.due {
        found.extend(due_differs(&case, clock, expected));
    }
    if !example.escalations.is_empty() || example.idle_until.is_some() {
        found.extend(escalations_differ(&example.escalations, &played.idle));
    }
    if let Some(expected) = &example.fines {
        found.extend(fines_differ(expected, &fines_of(example, &played, rules, opening)));
    }
    found
}

fn differs(what: &Said, expected: Option<&String>, got: Option<&String>) -> Option<Said> {
    if expected == got {
        return None;
    }
    let shown = |name: Option<&String>| name.map_or_else(|| String::from("–"), |name| format!("`{name}`"));
    let (expected, got) = (shown(expected), shown(got));
    let Said { en, zh } = what;
    Some(said!(en: "{en}: expected {expected}, comes out {got}", zh: "{zh}：应为 {expected}，实为 {got}"))
}

fn due_differs(case: &Case, clock: &str, expected: &str) -> Option<Said> {
    let state = case.clocks.iter().rfind(|state| clock_rule_name(&state.clock) == clock);
    let due = state.map_or(&DueAt::Withdrawn, |state| &state.due);
    let same = match due {
        DueAt::At(at) => instant::parse(expected).is_some_and(|expected| expected == *at),
        DueAt::Withdrawn => expected == "none",
        DueAt::Unknown(_) | DueAt::Held(_) => false,
    };
    if same {
        return None;
    }
    let got = match due {
        DueAt::At(at) => local(at, expected),
        DueAt::Withdrawn => String::from("none"),
        DueAt::Unknown(reason) => reason.clone(),
        DueAt::Held(left) => left.clone(),
    };
    Some(said!(
        en: "the clock `{clock}`: expected {expected}, comes out {got}",
        zh: "时限 `{clock}`：应为 {expected}，实为 {got}",
    ))
}

/// The instant in the offset in which the example writes.
fn local(at: &Instant, like: &str) -> String {
    let at = instant::parse(like).map_or(*at, |like| at.with_timezone(like.offset()));
    instant::format(&at)
}

fn escalations_differ(expected: &[String], record: &Record) -> Option<Said> {
    let mut reached: Vec<&str> = Vec::new();
    for event in record.ordered_events().into_iter().filter(|event| event.matches("escalated")) {
        if let Some(level) = event.fields.text("level")
            && !reached.contains(&level)
        {
            reached.push(level);
        }
    }
    let all_reached = expected.iter().all(|level| reached.contains(&level.as_str()));
    if all_reached && reached.iter().all(|level| expected.iter().any(|expected| expected == level)) {
        return None;
    }
    let (expected, reached) = (expected.join("`, `"), reached.join("`, `"));
    Some(said!(
        en: "escalations: expected `{expected}`, come out `{reached}`",
        zh: "升级层级：应为 `{expected}`，实为 `{reached}`",
    ))
}

/// The rules that fine by the end, each with the sum, and what cannot be charged with nothing.
fn fines_of(
    example: &Example,
    played: &Played,
    rules: &Rules<'_>,
    opening: &ExampleOpening,
) -> Vec<(String, Decimal)> {
    let (shop, earlier) = (house(example, opening), Earlier::default());
    let scene = Scene { rules: *rules, shop: &shop, stamp: "example", earlier: &earlier };
    let mut record = played.idle.clone();
    if record.header.get("store").is_none() {
        record.header.push("store", Value::text(store_of(example)));
    }
    let followed = follow_swept(&record, &scene, &played.end);
    let fine = |event: &Event| {
        Some((event.fields.text("rule")?.to_owned(), event.fields.amount("amount").unwrap_or_default()))
    };
    let uncharged = followed.uncharged.into_iter().map(|(rule, _)| (rule, Decimal::ZERO));
    followed.events.iter().filter_map(fine).chain(uncharged).collect()
}

fn fines_differ(expected: &[(String, Decimal)], got: &[(String, Decimal)]) -> Option<Said> {
    let told = |fines: &[(String, Decimal)]| {
        let mut fines: Vec<String> =
            fines.iter().map(|(rule, amount)| format!("`{rule}` {}", format_amount(*amount))).collect();
        fines.sort();
        if fines.is_empty() { String::from("–") } else { fines.join(", ") }
    };
    let (expected, got) = (told(expected), told(got));
    (expected != got).then(
        || said!(en: "fines: expected {expected}, come out {got}", zh: "处罚：应为 {expected}，实为 {got}"),
    )
}
