//! What came of looking at every file of evidence.

use super::{kind_of, short_hash};
use crate::domain::investigation::evidence::{Piece, size_in_words};
use crate::domain::investigation::evidence_state::{Found, State};
use crate::domain::names::Names;
use crate::render::cases::Reader;
use crate::render::privacy::masked;
use crate::render::report::{Body, Fact, Remark, Report};
use crate::render::table::{Cell, Column, Table, Tone, Value};
use crate::said;
use crate::words::Label;

/// A piece of evidence, or a file that none names, as it was found.
#[derive(Debug, Clone)]
pub struct Verified<'a> {
    /// The complaint.
    pub case: String,
    /// What its record says of it, with the names of its policy; nothing for a file that no event names.
    pub piece: Option<(Piece<'a>, &'a Names)>,
    /// Its path, relative to the workspace, where it has one.
    pub path: Option<String>,
    /// What stands there.
    pub found: Option<Found>,
    /// What that means.
    pub state: State,
}

/// The pieces that are told (without `all`, those that are not as they should be), and how many there are of each sort.
pub fn verified(reader: Reader<'_>, looked_at: &[Verified<'_>], all: bool) -> Report {
    let mut table = Table::new(vec![
        Column::new("case", "case", "案号"),
        Column::new("event", "event", "编号"),
        Column::new("state", "how it stands", "状况").at_least(12),
        Column::new("kind", "kind", "种类").spare(2),
        Column::new("name", "name", "名称").spare(1),
        Column::new("file", "file", "文件").at_least(24),
        Column::new("sha256", "recorded SHA-256", "登记的 SHA-256").for_machines(),
        Column::new("size", "recorded size", "登记的大小").for_machines(),
        Column::new("found_sha256", "SHA-256 now", "现在的 SHA-256").for_machines(),
        Column::new("found_size", "size now", "现在的大小").for_machines(),
        Column::new("reason", "reason", "原因").for_machines(),
        Column::new("voided", "voided", "已作废").for_machines(),
    ]);
    for each in looked_at.iter().filter(|each| all || each.state.is_finding()) {
        table.push(if each.state.is_finding() { Tone::Alarm } else { Tone::Plain }, cells(reader, each));
    }
    let title = reader.face.label(Label::new("Evidence", "证据"));
    let mut report = Report::default();
    let told = looked_at.iter().filter(|each| all || each.state.is_finding());
    let story = told.flat_map(|each| lines(reader, each)).collect();
    report.push_story("pieces", title, Body::Table(table), story);
    report.push(
        "summary",
        reader.face.label(Label::new("In all", "合计")),
        Body::Facts(counts(reader, looked_at)),
    );
    report
}

fn cells(reader: Reader<'_>, each: &Verified<'_>) -> Vec<Cell> {
    let piece = each.piece.as_ref().map(|(piece, _)| piece);
    let text = |key: &str| piece.and_then(|piece| piece.event.fields.text(key));
    let number = |number: Option<u64>| number.map_or_else(Cell::empty, Cell::number);
    let (found_sha256, found_size, reason) = match &each.found {
        Some(Found::File { sha256, size }) => (Some(sha256.as_str()), Some(*size), None),
        Some(Found::Unreadable(why)) => (None, None, Some(why.as_str())),
        _ => (None, None, None),
    };
    vec![
        Cell::maybe(Some(each.case.as_str()).filter(|case| !case.is_empty())),
        Cell::maybe(piece.map(|piece| piece.event.id.as_str())),
        Cell::text(each.state.name()).shown(reader.face.label(state_words(each.state))),
        each.piece.as_ref().map_or_else(Cell::empty, |(piece, names)| kind_of(reader, names, piece)),
        Cell::maybe(text("name").map(|name| masked(name).into_owned())),
        Cell::maybe(each.path.as_deref()),
        Cell::maybe(text("sha256")),
        number(piece.and_then(Piece::size)),
        Cell::maybe(found_sha256),
        number(found_size),
        Cell::maybe(reason),
        piece.map_or_else(Cell::empty, |piece| Cell::from(Value::Answer(piece.voided))),
    ]
}

/// For people: which piece it is and how it stands; its file, whole; what differs.
fn lines(reader: Reader<'_>, each: &Verified<'_>) -> Vec<Remark> {
    let face = &reader.face;
    let piece = each.piece.as_ref();
    let name =
        piece.and_then(|(piece, _)| piece.event.fields.text("name")).map(|name| masked(name).into_owned());
    let kind = piece.map(|(piece, names)| kind_of(reader, names, piece).for_people());
    let event = piece.map(|(piece, _)| piece.event.id.clone());
    let parts = [Some(each.case.clone()), event, kind, name].into_iter().flatten();
    let which = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    let state = face.label(state_words(each.state));
    let first = match which.is_empty() {
        true => state.to_owned(),
        false => face.say(&said!(en: "{which}: {state}", zh: "{which}：{state}")),
    };
    let tone = if each.state.is_finding() { Tone::Alarm } else { Tone::Plain };
    let mut lines = vec![Remark::new(first).toned(tone)];
    lines.extend(each.path.iter().map(|path| Remark::new(path).at_depth(1)));
    lines.extend(difference(reader, each).map(|line| Remark::new(line).at_depth(1)));
    lines
}

/// What was recorded and what is there now, where they differ; why a file cannot be read.
fn difference(reader: Reader<'_>, each: &Verified<'_>) -> Option<String> {
    let (piece, _) = each.piece.as_ref()?;
    match each.found.as_ref()? {
        Found::File { sha256, size } if each.state == State::Changed => {
            let recorded = short_hash(piece.sha256().unwrap_or_default());
            let was = piece.size().map_or_else(|| "?".to_owned(), |size| size.to_string());
            let now = short_hash(sha256);
            Some(reader.face.say(&said!(
                en: "recorded: {was} bytes, SHA-256 {recorded}…; now: {size} bytes, SHA-256 {now}…",
                zh: "登记：{was} 字节，SHA-256 {recorded}…；现在：{size} 字节，SHA-256 {now}…"
            )))
        }
        Found::Unreadable(why) => Some(why.clone()),
        _ => None,
    }
}

fn counts(reader: Reader<'_>, looked_at: &[Verified<'_>]) -> Vec<Fact> {
    let face = &reader.face;
    let fact = |key: &str, label: Label, cell: Cell| Fact::new(key, face.label(label), cell);
    let files: Vec<u64> = looked_at
        .iter()
        .filter_map(|each| match each.found {
            Some(Found::File { size, .. }) => Some(size),
            _ => None,
        })
        .collect();
    let bytes = files.iter().fold(0_u64, |sum, size| sum.saturating_add(*size));
    let mut facts = vec![
        fact("looked_at", Label::new("pieces and files", "证据与文件"), Cell::number(looked_at.len())),
        fact("files_read", Label::new("files read", "读取的文件"), Cell::number(files.len())),
        fact("bytes_read", Label::new("together", "共计"), Cell::number(bytes).shown(size_in_words(bytes))),
    ];
    for state in State::ALL {
        let count = looked_at.iter().filter(|each| each.state == *state).count();
        let shown = if count == 0 { String::new() } else { count.to_string() };
        let toned = if state.is_finding() && count > 0 { Tone::Alarm } else { Tone::Plain };
        let cell = Cell::number(count).shown(shown);
        facts.push(Fact { tone: toned, ..fact(state.name(), state_words(*state), cell) });
    }
    facts
}

fn state_words(state: State) -> Label {
    match state {
        State::Sound => Label::new("unchanged", "未被改动"),
        State::Changed => Label::new("CHANGED: not what was recorded", "已被改动：与登记不符"),
        State::NotHere => Label::new("not on this machine", "不在本机"),
        State::NotAFile => Label::new("a link or a folder, not a file", "是链接或文件夹，不是文件"),
        State::Unreadable => Label::new("cannot be read", "无法读取"),
        State::NoHash => Label::new("the record's hash is none", "登记的哈希值无效"),
        State::Unlisted => Label::new("in no event", "没有任何事件登记此文件"),
        State::Elsewhere => Label::new("kept elsewhere, hash recorded", "存于他处，已登记哈希值"),
        State::Thing => Label::new("a thing, kept elsewhere", "实物，另行存放"),
    }
}
