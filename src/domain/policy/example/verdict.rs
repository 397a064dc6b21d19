//! Whether the examples of a policy come out.

use super::stage::{by_words_alone, play};
use super::{Example, ExampleOpening};
use crate::domain::calendar::Calendar;
use crate::domain::case::{Case, fold};
use crate::domain::clocks::Rules;
use crate::domain::finding::Finding;
use crate::domain::instant::{self, Instant};
use crate::domain::policy::{Policy, finding};
use crate::domain::record::{DueAt, Record, clock_rule_name};
use crate::said;
use crate::words::Said;

/// Plays the examples of `policy` with the rules by which real cases go, and tells what does not come out.
/// `calendar` gives the calendar of a name.
pub fn rehearse(policy: &Policy, calendar: &dyn Fn(&str) -> Option<Calendar>) -> Vec<Finding> {
    let Some(ExampleOpening { opening, zone, place }) = &policy.example_opening else { return Vec::new() };
    let Some(base) = calendar(&opening.calendar) else {
        return vec![finding::unknown_calendar(place.clone(), &opening.calendar)];
    };
    let (calendar, always) = (opening.calendar(&base, *zone), Calendar::always(*zone));
    let rules = Rules { policy, calendar: &calendar, always: &always };
    let wrong = |example: &Example| {
        let found = differences(example, &rules);
        let told = |said: &Said| finding::example_fails(example.place.clone(), &example.name, said);
        found.iter().map(told).collect::<Vec<_>>()
    };
    policy.examples.iter().flat_map(wrong).collect()
}

fn differences(example: &Example, rules: &Rules<'_>) -> Vec<Said> {
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
