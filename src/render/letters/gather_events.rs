//! What happened in a case, as templates see it.

use super::gather::{moment, money, until};
use crate::domain::letters::view::{
    Action, Approval, Assigned, Callback, Document, Escalation, Evidence, Exposure, Found, News, Note, Offer,
    Statement,
};
use crate::domain::names::Naming;
use crate::domain::record::{Event, own_event_id};
use crate::domain::resolution::{ActionState, settlement};
use crate::render::story::{Telling, cause, remedies_in_words};
use crate::said;
use crate::words::{Label, Language};

/// Who did it, by name.
pub(super) fn who(telling: &Telling<'_>, by: &str) -> String {
    telling.reader.book.person(by).to_owned()
}

/// What the customer was told.
pub(super) fn told(telling: &Telling<'_>) -> Vec<News> {
    let events = telling.all_standing().into_iter();
    let news = events.filter(|event| event.matches("responded") || event.matches("informed"));
    let one = |event: &Event| News {
        kind: event.kind.name().to_owned(),
        label: event.kind.spec().map_or_else(String::new, |spec| telling.say(&spec.label.said())),
        form: event.fields.text("form").map(str::to_owned),
        how: telling.field(event, "form"),
        at: moment(telling, &event.moment()),
        by: who(telling, &event.by),
        note: telling.field(event, "note"),
    };
    news.map(one).collect()
}

/// To whom the case was given.
pub(super) fn assigned(telling: &Telling<'_>) -> Vec<Assigned> {
    let one = |event: &Event| Assigned {
        to: event.fields.text("to").map(|to| telling.addressee(to)).unwrap_or_default(),
        role: event.fields.text("role").map(str::to_owned),
        role_label: telling.field(event, "role"),
        department: telling.field(event, "department"),
        at: moment(telling, &event.moment()),
        by: who(telling, &event.by),
        note: telling.field(event, "note"),
    };
    telling.standing("assigned").into_iter().map(one).collect()
}

/// Who said what.
pub(super) fn statements(telling: &Telling<'_>) -> Vec<Statement> {
    let one = |event: &Event| Statement {
        of: event.fields.text("of").unwrap_or_default().to_owned(),
        speaker: telling.speaker(event),
        account: telling.field(event, "account").unwrap_or_default(),
        at: moment(telling, &event.moment()),
        by: who(telling, &event.by),
    };
    telling.standing("statement").into_iter().map(one).collect()
}

/// What proves it.
pub(super) fn evidence(telling: &Telling<'_>) -> Vec<Evidence> {
    let one = |event: &Event| Evidence {
        kind: event.fields.text("kind").unwrap_or_default().to_owned(),
        label: telling.field(event, "kind").unwrap_or_default(),
        name: telling.field(event, "name"),
        at: moment(telling, &event.moment()),
        by: who(telling, event.fields.text("obtained_by").unwrap_or(&event.by)),
        note: telling.field(event, "note"),
    };
    telling.standing("evidence").into_iter().map(one).collect()
}

/// What was found last.
pub(super) fn finding(telling: &Telling<'_>) -> Option<Found> {
    let event = telling.standing("determined").pop()?;
    let text = |key: &str| event.fields.text(key).map(str::to_owned);
    Some(Found {
        finding: text("finding").unwrap_or_default(),
        label: telling.field(event, "finding").unwrap_or_default(),
        reason: telling.field(event, "reason"),
        cause: cause(telling, event).map(|cause| within_brackets(telling, &cause)),
        at_fault: text("at_fault"),
        good_faith: text("good_faith"),
        responsible: responsible(telling, event),
        at: moment(telling, &event.moment()),
        by: who(telling, &event.by),
    })
}

/// A cause with those that it is part of, which stand after arrows: these in brackets.
fn within_brackets(telling: &Telling<'_>, cause: &str) -> String {
    match cause.split_once(" → ") {
        Some((cause, broader)) => telling.say(&said!(en: "{cause} ({broader})", zh: "{cause}（{broader}）")),
        None => cause.to_owned(),
    }
}

/// Who answers for it, by name; of superiors that they are.
fn responsible(telling: &Telling<'_>, event: &Event) -> Option<String> {
    let fields = event.fields.map("responsible")?;
    let part = |key: &'static str| {
        let names = telling.value(key, fields.get(key)?);
        Some(match key {
            "superiors" => telling.say(&said!(en: "as superior: {names}", zh: "{names}（上级）")),
            _ => names,
        })
    };
    let parts = ["store", "departments", "staff", "superiors"].into_iter().filter_map(part);
    Some(parts.collect::<Vec<_>>().join(telling.reader.face.label(Label::new("; ", "；"))))
}

/// The offer that counts.
pub(super) fn offer(telling: &Telling<'_>) -> Option<Offer> {
    let settled = settlement(telling.all_standing());
    let offer = settled.of_round()?;
    let event_of = |id: &str| telling.record.events.iter().find(|event| event.id == id);
    let moment_of = |id: &str| event_of(id).map(|event| moment(telling, &event.moment()));
    let approvals = offer.approvals.iter().map(|approval| Approval {
        by: who(telling, &approval.by),
        role: approval.role.as_deref().map(|role| telling.named(Naming::Role, role)),
        given: approval.given,
        at: moment_of(&approval.event),
    });
    Some(Offer {
        remedies: remedies_in_words(telling, &offer.remedies),
        cost: money(telling, offer.cost),
        stage: offer.stage.name().to_owned(),
        label: telling.say(&offer.stage.label().said()),
        at: moment(telling, &offer.at),
        by: who(telling, &offer.by),
        needs: offer.needs.iter().map(|role| telling.named(Naming::Role, role)).collect(),
        approvals: approvals.collect(),
        note: event_of(&offer.event).and_then(|event| telling.field(event, "note")),
        answered: offer.answer.as_deref().and_then(moment_of),
    })
}

/// What is to be done. An offer that was accepted became actions in the language of who recorded it: their remedy is
/// named in the language of the letter.
fn what(telling: &Telling<'_>, action: &ActionState) -> String {
    let what = telling.shown_text("what", &action.what);
    let Some(remedy) = action.remedy.as_deref() else { return what };
    let other = match telling.reader.face.language {
        Language::English => Language::Chinese,
        Language::Chinese => Language::English,
    };
    match what.strip_prefix(telling.names.label(Naming::Remedy, remedy, other)) {
        // What stands between a remedy and its terms goes with the language too.
        Some(rest) => {
            telling.named(Naming::Remedy, remedy)
                + &rest.replacen("; ", telling.reader.face.label(Label::new("; ", "；")), 1)
        }
        None => what,
    }
}

/// What is to be done.
pub(super) fn actions(telling: &Telling<'_>) -> Vec<Action> {
    let settled = settlement(telling.all_standing());
    let one = |action: &ActionState| {
        let event = telling.record.events.iter().find(|event| event.id == action.event);
        let clock = telling
            .case
            .clocks
            .iter()
            .rev()
            .find(|clock| own_event_id(&clock.clock) == Some(action.event.as_str()));
        let due = clock.and_then(crate::domain::case::ClockState::due_at);
        let late = due.is_some_and(|due| action.done.unwrap_or(telling.reader.face.now) > due);
        Action {
            what: what(telling, action),
            owner: telling.addressee(&action.owner),
            department: event.and_then(|event| telling.field(event, "department")),
            remedy: action.remedy.as_deref().map(|remedy| telling.named(Naming::Remedy, remedy)),
            agreed: event.map_or_else(
                || moment(telling, &telling.case.received),
                |event| moment(telling, &event.moment()),
            ),
            due: due.map(|due| until(telling, &due)),
            done: action.done.map(|done| moment(telling, &done)),
            late,
        }
    };
    settled.actions.iter().map(one).collect()
}

/// Documents that were drawn up.
pub(super) fn documents(telling: &Telling<'_>) -> Vec<Document> {
    let one = |event: &Event| {
        let signed = event.fields.texts("signed_by").into_iter();
        let value = |who: &str| telling.value("signed_by", &crate::domain::record::Value::text(who));
        Document {
            document: event.fields.text("document").unwrap_or_default().to_owned(),
            label: telling.field(event, "document").unwrap_or_default(),
            at: moment(telling, &event.moment()),
            by: who(telling, &event.by),
            signed: signed.map(value).collect(),
        }
    };
    telling.standing("document").into_iter().map(one).collect()
}

/// Callbacks.
pub(super) fn callbacks(telling: &Telling<'_>) -> Vec<Callback> {
    let one = |event: &Event| Callback {
        at: moment(telling, &event.moment()),
        by: who(telling, &event.by),
        how: telling.field(event, "form"),
        solved: telling.field(event, "solved"),
        calm: telling.field(event, "calm"),
        satisfied: telling.field(event, "satisfied"),
        score: telling.field(event, "score"),
        note: telling.field(event, "note"),
    };
    telling.standing("called-back").into_iter().map(one).collect()
}

/// Why it went up: the clock or the rule by its name, or the words of who decided it.
fn why_up(telling: &Telling<'_>, event: &Event) -> String {
    let text = |key: &str| event.fields.text(key);
    match (text("clock"), text("rule")) {
        (Some(clock), _) => {
            let clock = telling.clock(clock);
            telling.say(&said!(en: "overdue: {clock}", zh: "“{clock}”逾期"))
        }
        (None, Some(rule)) => telling.named(Naming::Rule, rule),
        (None, None) => telling.field(event, "reason").unwrap_or_default(),
    }
}

/// To whom it went up.
pub(super) fn escalations(telling: &Telling<'_>) -> Vec<Escalation> {
    let one = |event: &Event| Escalation {
        level: event.fields.text("level").unwrap_or_default().to_owned(),
        label: telling.field(event, "level").unwrap_or_default(),
        reason: why_up(telling, event),
        to: telling.field(event, "to"),
        at: moment(telling, &event.moment()),
    };
    telling.standing("escalated").into_iter().map(one).collect()
}

/// Notes.
pub(super) fn notes(telling: &Telling<'_>) -> Vec<Note> {
    let one = |event: &Event| Note {
        about: event.fields.text("about").map(str::to_owned),
        label: telling.field(event, "about"),
        at: moment(telling, &event.moment()),
        by: who(telling, &event.by),
        note: telling.field(event, "note"),
    };
    telling.standing("note").into_iter().map(one).collect()
}

/// Exposures in the media, each with the media in which a clarification counts.
pub(super) fn exposures(telling: &Telling<'_>) -> Vec<Exposure> {
    let case = telling.case;
    let one = |exposure: &crate::domain::media::Exposure| Exposure {
        medium: telling.named(Naming::Medium, &exposure.medium),
        outlet: exposure.outlet.clone(),
        place: exposure.place.clone(),
        says: exposure.says.as_deref().map(|says| telling.shown_text("says", says)),
        at: moment(telling, &exposure.at),
        clarify_by: exposure.clarify_by(case).map(|by| until(telling, &by)),
        media: exposure
            .media_that_count(case)
            .into_iter()
            .map(|medium| telling.named(Naming::Medium, medium))
            .collect(),
    };
    case.exposures.iter().map(one).collect()
}
