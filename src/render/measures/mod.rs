//! Improvement measures for people and programs: the list, and the story of one.

mod effect;
mod list;
mod show;

pub use effect::effect_facts;
pub use list::{Listed, add_measures, list};
pub use show::show;

use super::cases::Reader;
use super::table::{Cell, Value};
use crate::domain::case::ClockState;
use crate::domain::measures::{Aim, Measure, Stage};
use crate::domain::names::{Names, Naming};
use crate::words::Label;

/// Between the items of a list, for people.
const LIST: Label = Label::new(", ", "、");

/// How far a measure has come; that it is overdue is told too.
fn stage(reader: Reader<'_>, measure: &Measure) -> Cell {
    let Measure { stage, review, .. } = measure;
    let label = match (stage, review.as_ref().and_then(|review| review.effective)) {
        (Stage::Reviewed, Some(effective)) => effective.label(),
        _ => stage.label(),
    };
    Cell::text(stage.name()).shown(reader.face.label(label))
}

/// Who answers for it: a member of staff, or a role.
fn owner(reader: Reader<'_>, names: &Names, measure: &Measure) -> Cell {
    let owner = measure.owner.as_str();
    let shown = match names.knows(Naming::Role, owner) {
        true => names.label(Naming::Role, owner, reader.face.language),
        false => reader.book.person(owner),
    };
    Cell::text(owner).shown(shown)
}

/// The departments concerned.
fn departments(reader: Reader<'_>, names: &Names, measure: &Measure) -> Cell {
    let language = reader.face.language;
    let shown = measure.departments.iter().map(|id| reader.book.department(names, id, language));
    let shown = shown.collect::<Vec<_>>().join(reader.face.label(LIST));
    Cell::from(Value::Texts(measure.departments.clone())).shown(shown)
}

/// The stores in which it is taken; people read that it is all of them.
fn stores(reader: Reader<'_>, measure: &Measure) -> Cell {
    let stores = &measure.aim.stores;
    let all = reader.face.label(Label::new("all", "全部")).to_owned();
    let named = stores.iter().map(|id| reader.book.store(id, reader.face.language));
    let named = named.collect::<Vec<_>>().join(reader.face.label(LIST));
    Cell::from(Value::Texts(stores.clone())).shown(if stores.is_empty() { all } else { named })
}

/// What it is against, as `fact=value`; people read the labels.
fn against(reader: Reader<'_>, names: &Names, aim: &Aim) -> Cell {
    let language = reader.face.language;
    let label = |fact: &str, value: &str| -> String {
        match fact {
            "category" => names.label(Naming::Category, value, language).to_owned(),
            "cause" => names.label(Naming::Cause, value, language).to_owned(),
            "channel" => names.label(Naming::Channel, value, language).to_owned(),
            "staff" => reader.book.person(value).to_owned(),
            field => names.value(field, value, language).to_owned(),
        }
    };
    let pairs = || aim.facts.iter().flat_map(|(fact, values)| values.iter().map(move |value| (fact, value)));
    let keys = pairs().map(|(fact, value)| format!("{fact}={value}")).collect();
    let shown = pairs().map(|(fact, value)| label(fact, value)).collect::<Vec<_>>();
    let all = reader.face.label(Label::new("all complaints", "全部投诉")).to_owned();
    let words = if shown.is_empty() { all } else { shown.join(reader.face.label(LIST)) };
    Cell::from(Value::Texts(keys)).shown(words)
}

/// The clock that waits.
fn clock(reader: Reader<'_>, names: &Names, measure: &Measure) -> Cell {
    let name = measure.next_clock().map(|clock| clock.clock.as_str());
    reader.named(names, Naming::Clock, name)
}

/// When what waits is due.
fn due(measure: &Measure) -> Option<crate::domain::instant::Instant> {
    measure.next_clock().and_then(ClockState::due_at)
}
