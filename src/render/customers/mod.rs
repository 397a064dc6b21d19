//! What is known of a customer, for whoever talks with them: telephone, full name and address masked unless asked for.

mod brought_up;
mod past;
mod profile;

pub use brought_up::{BroughtUp, add_brought_up, brought_up};
pub use past::complaints_table;
pub use profile::{Profile, profile};

use super::cases::Reader;
use super::privacy::of_customer;
use crate::domain::customers::Prefers;
use crate::render::table::{Cell, Column, Table, Tone};

/// A preference in the words of the policy that explains it.
fn preference_words(reader: Reader<'_>, prefers: &Prefers, reveal: bool) -> String {
    match &prefers.kind {
        Some(kind) => reader.face.say(&kind.choice.label),
        None => of_customer("prefers", &prefers.text, reveal),
    }
}

/// The preferences with what they mean for the conversation.
fn preferences_table(reader: Reader<'_>, preferences: &[Prefers], reveal: bool) -> Table {
    let mut table = Table::new(vec![
        Column::new("prefers", "prefers", "偏好"),
        Column::new("guidance", "so", "沟通要点"),
        Column::new("source", "source", "出处").for_machines(),
    ]);
    for prefers in preferences {
        let name = Cell::text(of_customer("prefers", &prefers.text, reveal));
        let kind = prefers.kind.as_ref();
        table.push(
            Tone::Plain,
            vec![
                name.shown(preference_words(reader, prefers, reveal)),
                Cell::maybe(kind.map(|kind| reader.face.say(&kind.guidance))),
                Cell::maybe(kind.and_then(|kind| kind.choice.source.clone())),
            ],
        );
    }
    table
}
