//! Evidence as tables: what a case has, and what came of looking at every file of it.

mod pieces;
mod verified;

pub use pieces::{Whereabouts, pieces};
pub use verified::{Verified, verified};

use super::cases::Reader;
use super::table::Cell;
use crate::domain::investigation::evidence::Piece;
use crate::domain::names::{Names, Naming};
use crate::domain::record::kind::table::DOCUMENT;

/// How many digits of a hash people are shown.
const SHORT: usize = 12;

/// The beginning of a hash, enough to tell files apart.
pub fn short_hash(sha256: &str) -> &str {
    sha256.get(..SHORT).unwrap_or(sha256)
}

/// What kind of evidence or of document an event is about.
fn kind_of(reader: Reader<'_>, names: &Names, piece: &Piece<'_>) -> Cell {
    let fields = &piece.event.fields;
    match piece.event.matches(DOCUMENT.name) {
        true => reader.named(names, Naming::Document, fields.text("document")),
        false => reader.named(names, Naming::Evidence, fields.text("kind")),
    }
}
