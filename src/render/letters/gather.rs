//! The case as templates see it.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::gather_events as events;
use super::gather_fine as fines;
use crate::domain::case::{Case, ClockState, Standing, header_now};
use crate::domain::fines::ledger::Fine;
use crate::domain::instant::{self, Instant};
use crate::domain::lessons::lessons_of;
use crate::domain::letters::policy::{Addressee, LetterKind};
use crate::domain::letters::view::{
    Author, CaseHead, Closing, Customer, Field, Found, LetterHead, Moment, Promise, View,
};
use crate::domain::names::Naming;
use crate::domain::record::{Fields, clock_rule_name, own_event_id};
use crate::render::cases::status_words;
use crate::render::story::{Telling, cost};
use crate::words::{Label, Language};

/// A letter that is being written.
#[derive(Debug, Clone, Copy)]
pub struct Writing<'a> {
    /// The case, in the language of the letter; with the customer's record only where that was asked for.
    pub telling: &'a Telling<'a>,
    /// The letter.
    pub letter: &'a LetterKind,
    /// The name of the shop.
    pub shop: &'a str,
    /// Who writes: name and role, where somebody is known to.
    pub author: Option<(&'a str, Option<&'a str>)>,
    /// The tip of the history.
    pub tip: Option<&'a str>,
    /// The reasons in words for who reads it, where it leaves the house.
    pub because: Option<&'a str>,
    /// The fine that it is about.
    pub fine: Option<FineMeant<'a>>,
}

/// A fine with its days: those of its notice, or of a notice that is served now.
#[derive(Debug, Clone, Copy)]
pub struct FineMeant<'a> {
    /// The fine.
    pub fine: &'a Fine,
    /// The passage of the policy's document.
    pub passage: Option<&'a str>,
    /// Until when it is to be paid.
    pub pay_by: Option<Instant>,
    /// Until when one may object.
    pub object_by: Option<Instant>,
}

/// So many characters of the tip tell it apart.
const TIP: usize = 12;

/// Header keys that the letter tells by other names.
const TOLD: &[&str] =
    &["received", "subject", "store", "category", "channel", "customer", "called", "policy"];

/// What a template may ask for.
pub fn view(writing: &Writing<'_>) -> View {
    let telling = writing.telling;
    let case = telling.case;
    // Who reads a letter is told what is right now, not what was typed first.
    let header = header_now(telling.record, case);
    View {
        letter: head(writing),
        shop: writing.shop.to_owned(),
        store: case
            .store
            .as_deref()
            .map(|store| telling.reader.book.store(store, telling.reader.face.language).to_owned()),
        author: Author {
            name: writing.author.map(|(name, _)| name.to_owned()),
            role: writing.author.and_then(|(_, role)| role).map(|role| telling.named(Naming::Role, role)),
        },
        customer: customer(writing, &header),
        case: case_head(telling),
        fields: fields(telling, &header),
        promises: promises(writing),
        told: events::told(telling),
        assigned: events::assigned(telling),
        statements: events::statements(telling),
        evidence: events::evidence(telling),
        finding: found(writing),
        offer: events::offer(telling),
        actions: events::actions(telling),
        documents: events::documents(telling),
        lessons: lessons(telling),
        callbacks: events::callbacks(telling),
        escalations: events::escalations(telling),
        notes: events::notes(telling),
        exposures: events::exposures(telling),
        fine: writing.fine.map(|meant| fines::fine(telling, &meant)),
        closing: closing(telling, case),
    }
}

/// What was found. Who is outside the house reads no reasons but those that were written for them.
fn found(writing: &Writing<'_>) -> Option<Found> {
    let is_outside = matches!(writing.letter.to, Addressee::Customer | Addressee::Medium);
    let found = events::finding(writing.telling)?;
    let reason = because(writing).or_else(|| found.reason.clone().filter(|_| !is_outside));
    Some(Found { reason, ..found })
}

/// What was learned, each lesson once.
fn lessons(telling: &Telling<'_>) -> Vec<String> {
    let mut lessons: Vec<String> = Vec::new();
    for told in lessons_of(telling.record, telling.case) {
        let lesson = telling.shown_text("lesson", &told.lesson);
        if !lessons.contains(&lesson) {
            lessons.push(lesson);
        }
    }
    lessons
}

/// The reasons that were given for who reads the letter.
fn because(writing: &Writing<'_>) -> Option<String> {
    writing.because.map(|because| writing.telling.shown_text("reason", because))
}

fn head(writing: &Writing<'_>) -> LetterHead {
    let telling = writing.telling;
    let say = |said: &crate::words::Said| telling.say(said);
    LetterHead {
        name: writing.letter.choice.name.clone(),
        label: say(&writing.letter.choice.label),
        date: moment(telling, &telling.reader.face.now),
        tip: writing.tip.map(|tip| tip.chars().take(TIP).collect()),
        recourse: writing.letter.recourse.iter().map(say).collect(),
        because: because(writing),
    }
}

/// The instant in the shop's zone and the letter's language.
pub(super) fn moment(telling: &Telling<'_>, instant: &Instant) -> Moment {
    let face = &telling.reader.face;
    let local = face.zone.shown(instant);
    let day = match face.language {
        Language::English => local.format("%-d %B %Y").to_string(),
        Language::Chinese => local.format("%Y年%-m月%-d日").to_string(),
    };
    let time = local.format("%H:%M").to_string();
    Moment { full: format!("{day} {time}"), day, time, iso: instant::format(&local) }
}

/// A sum with its currency.
pub(super) fn money(telling: &Telling<'_>, amount: Decimal) -> String {
    let sum = cost(telling, amount);
    match (telling.reader.face.language, sum.strip_suffix(" CNY")) {
        (Language::Chinese, Some(amount)) => format!("{amount}元"),
        _ => sum,
    }
}

/// Until when something is due: of a term that ends with its day, at midnight, that day.
pub(super) fn until(telling: &Telling<'_>, instant: &Instant) -> Moment {
    let local = telling.reader.face.zone.shown(instant);
    if local.format("%H:%M:%S").to_string() != "00:00:00" {
        return moment(telling, instant);
    }
    let day = moment(telling, &(local - chrono::TimeDelta::seconds(1))).day;
    Moment { full: format!("{day} 24:00"), day, time: String::from("24:00"), iso: instant::format(&local) }
}

/// What is known of the customer. Who it is by name leaves `customers/` only in letters to the customer, and only when
/// asked to.
fn customer(writing: &Writing<'_>, header: &Fields) -> Customer {
    let telling = writing.telling;
    let may = writing.letter.to == Addressee::Customer;
    let known = telling.customer.filter(|_| may);
    let text = |keys: &[&str]| keys.iter().find_map(|key| known?.header.text(key)).map(str::to_owned);
    Customer {
        called: header.text("called").map(|called| telling.shown_text("called", called)),
        name: text(&["name"]),
        telephone: text(&["telephone", "phone", "mobile", "tel"]),
        address: text(&["address"]),
    }
}

fn case_head(telling: &Telling<'_>) -> CaseHead {
    let (case, names) = (telling.case, telling.names);
    let face = &telling.reader.face;
    let named = |naming, name: Option<&str>| name.map(|name| telling.named(naming, name));
    let department = case.category.as_deref().and_then(|category| names.department_of(category));
    let recorded_by = telling.record.events.iter().find(|event| event.matches("received"));
    CaseHead {
        id: case.id.clone(),
        subject: telling.shown_text("subject", &case.subject),
        status: face.label(status_words(case.status).1).to_owned(),
        received: moment(telling, &case.received),
        recorded_by: recorded_by.map_or_else(String::new, |event| events::who(telling, &event.by)),
        channel: named(Naming::Channel, case.facts.values("channel").first().map(String::as_str)),
        category: named(Naming::Category, case.category.as_deref()),
        department: department.map(|id| telling.reader.book.department(names, id, face.language).to_owned()),
        tier: named(Naming::Tier, case.tier.as_deref()),
        owner: case.owner.as_deref().map(|owner| telling.addressee(owner)),
        level: named(Naming::Level, names.highest_level(case, None).map(|state| state.level.as_str())),
        round: case.round,
    }
}

fn fields(telling: &Telling<'_>, header: &Fields) -> BTreeMap<String, Field> {
    let header = header.iter().filter(|(key, _)| !TOLD.contains(key));
    let field = |(key, value)| {
        let (label, value) = (capitalised(&telling.key(key)), yes_or_no(telling, telling.value(key, value)));
        (!value.is_empty()).then(|| (key.to_owned(), Field { label, value }))
    };
    header.filter_map(field).collect()
}

/// A label that begins a line.
fn capitalised(label: &str) -> String {
    let mut rest = label.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

/// A bare yes or no in the language of the letter.
fn yes_or_no(telling: &Telling<'_>, value: String) -> String {
    let label = match value.as_str() {
        "yes" => Label::new("yes", "是"),
        "no" => Label::new("no", "否"),
        _ => return value,
    };
    telling.reader.face.label(label).to_owned()
}

/// The clocks of the present round that the letter tells; those of single actions and exposures are told with these.
fn promises(writing: &Writing<'_>) -> Vec<Promise> {
    let (telling, told) = (writing.telling, &writing.letter.promises);
    let case = telling.case;
    let own = |clock: &&ClockState| clock.round == case.round && own_event_id(&clock.clock).is_none();
    let one = |clock: &ClockState| {
        let words = told.iter().find(|promise| promise.clock == clock_rule_name(&clock.clock));
        if words.is_none() && !told.is_empty() {
            return None;
        }
        let label = words.map(|promise| telling.say(&promise.label));
        let standing = clock.standing(&telling.reader.face.now);
        Some(Promise {
            clock: clock.clock.clone(),
            label: label.unwrap_or_else(|| telling.named(Naming::Clock, &clock.clock)),
            due: clock.due_at().map(|due| until(telling, &due)),
            met: clock.stopped.filter(|_| !clock.stopped_by_closing).map(|met| moment(telling, &met)),
            late: matches!(standing, Standing::Overdue | Standing::Late),
            running: clock.is_running(),
        })
    };
    case.clocks.iter().filter(own).filter_map(one).collect()
}

fn closing(telling: &Telling<'_>, case: &Case) -> Option<Closing> {
    case.closed?;
    let event = telling.standing("closed").pop()?;
    Some(Closing {
        outcome: telling.field(event, "outcome").unwrap_or_default(),
        at: moment(telling, &event.moment()),
        by: events::who(telling, &event.by),
        lesson: telling.field(event, "lesson"),
        note: telling.field(event, "note"),
    })
}
