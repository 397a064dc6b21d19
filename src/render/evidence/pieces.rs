//! The evidence of a case, a line each.

use super::{kind_of, short_hash};
use crate::domain::investigation::evidence::{Piece, size_in_words};
use crate::domain::names::Names;
use crate::render::cases::Reader;
use crate::render::privacy::masked;
use crate::render::table::{Cell, Column, Table, Tone, Value};
use crate::words::Label;

/// Where a piece of evidence is, as far as this machine can tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whereabouts {
    /// A copy is in the workspace, at this path.
    Here(String),
    /// A copy was made, on another machine.
    NotHere,
    /// Only the hash was recorded; the file is where the event says.
    Elsewhere,
    /// It is no file.
    Thing,
}

/// The pieces of a case.
pub fn pieces(reader: Reader<'_>, names: &Names, known: &[(Piece<'_>, Whereabouts)]) -> Table {
    let mut table = Table::new(vec![
        Column::new("event", "event", "编号"),
        Column::new("kind", "kind", "种类").at_least(14),
        Column::new("name", "name", "名称").at_least(20),
        Column::new("size", "size", "大小").right().spare(2),
        Column::new("whereabouts", "where", "所在").at_least(19),
        Column::new("sha256", "SHA-256", "SHA-256").spare(4),
        Column::new("at", "recorded", "登记时间").spare(3),
        Column::new("happened", "obtained at", "取得时间").for_machines(),
        Column::new("by", "by", "登记人").spare(5),
        Column::new("obtained_by", "obtained by", "取证人").spare(6),
        Column::new("obtained", "how obtained", "取得方式").spare(8),
        Column::new("source", "from", "提供者").spare(7),
        Column::new("kept", "kept", "存放处").for_machines(),
        Column::new("path", "file", "文件").for_machines(),
        Column::new("voided", "voided", "已作废").spare(1),
    ]);
    for (piece, whereabouts) in known {
        let tone = match (piece.voided, whereabouts) {
            (true, _) => Tone::Faint,
            (false, Whereabouts::NotHere) => Tone::Caution,
            _ => Tone::Plain,
        };
        table.push(tone, cells(reader, names, piece, whereabouts));
    }
    table
}

fn cells(reader: Reader<'_>, names: &Names, piece: &Piece<'_>, whereabouts: &Whereabouts) -> Vec<Cell> {
    let (face, event) = (&reader.face, piece.event);
    let text = |key: &str| Cell::maybe(event.fields.text(key).map(|text| masked(text).into_owned()));
    let person =
        |id: Option<&str>| id.map_or_else(Cell::empty, |id| Cell::text(id).shown(reader.book.person(id)));
    let path = match whereabouts {
        Whereabouts::Here(path) => Cell::text(path),
        _ => Cell::empty(),
    };
    let (key, words) = whereabouts_words(reader, piece, whereabouts);
    let voided = if piece.voided { face.label(Label::new("voided", "已作废")) } else { "" };
    vec![
        Cell::text(&event.id),
        kind_of(reader, names, piece),
        text("name"),
        piece.size().map_or_else(Cell::empty, |size| Cell::number(size).shown(size_in_words(size))),
        Cell::text(key).shown(words),
        piece.sha256().map_or_else(Cell::empty, |hash| Cell::text(hash).shown(short_hash(hash))),
        Cell::instant(event.at).shown(face.moment(&event.at)),
        event.happened.map_or_else(Cell::empty, Cell::instant),
        person(Some(&event.by)),
        person(event.fields.text("obtained_by")),
        text("obtained"),
        text("source"),
        text("kept"),
        path,
        Cell::from(Value::Answer(piece.voided)).shown(voided),
    ]
}

fn whereabouts_words(
    reader: Reader<'_>,
    piece: &Piece<'_>,
    whereabouts: &Whereabouts,
) -> (&'static str, String) {
    let kept = piece.event.fields.text("kept").map(|place| masked(place).into_owned());
    let label = |label: Label| reader.face.label(label).to_owned();
    match whereabouts {
        Whereabouts::Here(_) => ("here", label(Label::new("copy here", "本机有副本"))),
        Whereabouts::NotHere => ("not-here", label(Label::new("not on this machine", "不在本机"))),
        Whereabouts::Elsewhere => ("elsewhere", kept.unwrap_or_default()),
        Whereabouts::Thing => ("thing", kept.unwrap_or_default()),
    }
}
