//! The history brought up when a known customer complains again: how often, what last, what is still owed to them, and
//! how they want to be talked with.

use super::past::{answer, complaints_table, remedies};
use super::{preference_words, preferences_table};
use crate::domain::customers::{History, Past, Prefers};
use crate::domain::money::amount_in_words;
use crate::domain::names::Naming;
use crate::render::cases::{Reader, status_words};
use crate::render::privacy::masked;
use crate::render::report::{Body, Remark, Report};
use crate::render::table::Tone;
use crate::said;
use crate::words::{Label, Said};

/// What is brought up.
#[derive(Debug, Clone, Copy)]
pub struct BroughtUp<'a> {
    /// The customer's id.
    pub customer: &'a str,
    /// Their complaints beside the present one.
    pub history: &'a History<'a>,
    /// What they prefer.
    pub preferences: &'a [Prefers],
    /// Whether telephone numbers are shown.
    pub reveal: bool,
}

/// The lines that people read; none where there is nothing to bring up.
pub fn brought_up(reader: Reader<'_>, known: &BroughtUp<'_>) -> Vec<Remark> {
    let mut lines = Vec::new();
    let mut add = |depth, tone, said: &Said| {
        lines.push(Remark::new(reader.face.say(said)).at_depth(depth).toned(tone));
    };
    if let Some(last) = known.history.last() {
        add(0, Tone::Caution, &how_often(known.history));
        add(1, Tone::Plain, &how_it_went(reader, last));
        for past in &known.history.complaints {
            for promise in &past.open_promises {
                let (id, what) = (past.matter.id, masked(&promise.what));
                let due = promise.due.map(|due| reader.face.moment(&due)).unwrap_or_default();
                let (en, zh) = match due.is_empty() {
                    true => (String::new(), String::new()),
                    false => (format!(", {due}"), format!("，{due}")),
                };
                add(
                    1,
                    Tone::Caution,
                    &said!(en: "promised and still open: {what}{en} ({id})", zh: "已承诺未兑现：{what}{zh}（{id}）"),
                );
            }
        }
        if known.history.complaints.len() > 1 {
            add(1, Tone::Plain, &in_all(known.history));
        }
    }
    for prefers in known.preferences {
        add(0, Tone::Plain, &how_to_talk(reader, prefers, known.reveal));
    }
    if known.history.last().is_some() {
        let id = known.customer;
        add(
            1,
            Tone::Faint,
            &said!(en: "all of it: plaint customer show {id}", zh: "详情：plaint customer show {id}"),
        );
    }
    lines
}

/// Adds it to the story of a case, behind what the story says of the customer.
pub fn add_brought_up(reader: Reader<'_>, known: &BroughtUp<'_>, story: &mut Report) {
    let title = reader.face.label(Label::new("The customer's history", "顾客投诉史"));
    let table = complaints_table(reader, known.history);
    let mut report = Report::default();
    report.push_story("earlier", title, Body::Table(table), brought_up(reader, known));
    let preferences = preferences_table(reader, known.preferences, known.reveal);
    report.push_story("preferences", String::new(), Body::Table(preferences), Vec::new());
    let behind = story.sections.iter().position(|section| section.key == "customer");
    let behind = behind.map_or(story.sections.len(), |place| place + 1);
    story.sections.splice(behind..behind, report.sections);
}

fn how_often(history: &History<'_>) -> Said {
    let (count, open) = (history.complaints.len(), history.open());
    let since = history.since.map(|since| since.to_string()).unwrap_or_default();
    let often = match count {
        1 => {
            said!(en: "this customer has complained before: once, on {since}", zh: "该顾客曾投诉过：{since} 投诉 1 次")
        }
        _ => said!(
            en: "this customer has complained before: {count} times since {since}",
            zh: "该顾客曾投诉过：自 {since} 起共 {count} 次"
        ),
    };
    let Said { en, zh } = often;
    match open {
        0 => said!(en: "{en}", zh: "{zh}"),
        _ => said!(en: "{en}, {open} still open", zh: "{zh}，其中 {open} 件未结"),
    }
}

/// The last one: what about, what became of it, whether they were satisfied, what they were given.
fn how_it_went(reader: Reader<'_>, past: &Past<'_>) -> Said {
    let matter = &past.matter;
    let book = reader.book.of_store(matter.store);
    let named = |naming, name: Option<&str>| {
        name.map(|name| book.label(naming, name, reader.face.language).to_owned())
    };
    let mut parts = vec![reader.face.label(status_words(matter.status).1).to_owned()];
    parts.extend(named(Naming::Outcome, matter.outcome));
    parts.extend(past.satisfied.map(|said| reader.face.label(answer(said)).to_owned()));
    if !past.given.remedies.is_empty() {
        let (what, sum) = (remedies(reader, past).for_people(), amount_in_words(past.given.cost));
        let said = match past.given.cost.is_zero() {
            true => said!(en: "given: {what}", zh: "给付：{what}"),
            false => said!(en: "given: {what} ({sum})", zh: "给付：{what}（{sum}）"),
        };
        parts.push(reader.face.say(&said));
    }
    let category = named(Naming::Category, matter.category);
    let (id, day, subject) = (matter.id, matter.received_on, masked(matter.subject));
    let subject = if subject.is_empty() { category.unwrap_or_default() } else { subject.into_owned() };
    let (en, zh) = (parts.join(", "), parts.join("，"));
    said!(en: "the last: {id} of {day}, “{subject}”: {en}", zh: "最近一次：{id}（{day}）“{subject}”：{zh}")
}

fn in_all(history: &History<'_>) -> Said {
    let (yes, asked) = (history.satisfied.count, history.satisfied.of);
    let given = amount_in_words(history.given);
    match asked {
        0 => {
            said!(en: "in all: given {given}; nobody asked whether they were satisfied", zh: "合计：给付 {given}；未询问是否满意")
        }
        _ => said!(
            en: "in all: given {given}; satisfied {yes} of {asked} times asked",
            zh: "合计：给付 {given}；询问 {asked} 次，满意 {yes} 次"
        ),
    }
}

fn how_to_talk(reader: Reader<'_>, prefers: &Prefers, reveal: bool) -> Said {
    let words = preference_words(reader, prefers, reveal);
    match &prefers.kind {
        Some(kind) => {
            let guidance = reader.face.say(&kind.guidance);
            said!(en: "prefers: {words} → {guidance}", zh: "偏好：{words} → {guidance}")
        }
        None => said!(en: "prefers: {words}", zh: "偏好：{words}"),
    }
}
