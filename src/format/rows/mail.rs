//! E-mail: each message a row, its parts under fixed headings.

use mail_parser::{Address, Message, MessageParser, MimeHeaders};

use crate::domain::import::{Content, Fault, Row, Rows, Weight};
use crate::said;

/// The headings under which a message is told.
pub const HEADINGS: &[&str] =
    &["message-id", "date", "from", "from-name", "to", "subject", "text", "attachments"];

/// A file with one message.
pub(super) fn read_one(name: &str, bytes: &[u8]) -> Rows {
    rows(name, [bytes].into_iter(), |_| name.to_owned())
}

/// A file with many messages, each behind a line that begins with `From `.
pub(super) fn read_many(name: &str, bytes: &[u8]) -> Rows {
    let messages = split(bytes);
    rows(name, messages.iter().map(Vec::as_slice), |number| format!("{name}#{number}"))
}

fn rows<'a>(name: &str, messages: impl Iterator<Item = &'a [u8]>, place: impl Fn(usize) -> String) -> Rows {
    let rows =
        messages.enumerate().map(|(index, message)| row(index + 1, place(index + 1), message)).collect();
    let headings = HEADINGS.iter().map(|heading| (*heading).to_owned()).collect();
    Rows { file: name.to_owned(), headings, rows, remarks: Vec::new() }
}

/// The messages of an mbox file: a line `From ` at the beginning or after an empty line starts one; `>From ` within a
/// message stands for `From `.
fn split(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut messages: Vec<Vec<u8>> = Vec::new();
    let mut after_empty = true;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let bare = line.trim_ascii_end();
        if after_empty && line.starts_with(b"From ") {
            messages.push(Vec::new());
        } else if let Some(message) = messages.last_mut() {
            let quoted = line.iter().position(|byte| *byte != b'>').filter(|count| *count > 0);
            let escaped =
                quoted.is_some_and(|count| line.get(count..).is_some_and(|rest| rest.starts_with(b"From ")));
            message.extend_from_slice(line.get(usize::from(escaped)..).unwrap_or_default());
        }
        after_empty = bare.is_empty();
    }
    messages
}

fn row(number: usize, place: String, bytes: &[u8]) -> Row {
    let Some(message) = MessageParser::default().parse(bytes).filter(|message| !message.headers().is_empty())
    else {
        let message = said!(en: "this is no e-mail message", zh: "不是电子邮件");
        let faults = vec![Fault { column: None, message, weight: Weight::Refuses }];
        return Row { number, place, cells: vec![Content::Empty; HEADINGS.len()], faults };
    };
    let (from, from_name) = first(message.from());
    let (to, _) = first(message.to());
    let date = message.date().map(mail_parser::DateTime::to_rfc3339).unwrap_or_default();
    let body = text(&message);
    let cells = [
        message.message_id().unwrap_or_default(),
        &date,
        &from,
        &from_name,
        &to,
        message.subject().unwrap_or_default(),
        body.trim(),
    ];
    let mut cells: Vec<Content> = cells.into_iter().map(Content::of_text).collect();
    let attachments: Vec<String> =
        message.attachments().filter_map(|part| part.attachment_name().map(str::to_owned)).collect();
    cells.push(if attachments.is_empty() { Content::Empty } else { Content::List(attachments) });
    Row { number, place, cells, faults: Vec::new() }
}

/// The text of the message: its plain part, else what its HTML says.
fn text(message: &Message<'_>) -> String {
    message.body_text(0).unwrap_or_default().replace("\r\n", "\n")
}

/// The first address and its name.
fn first(address: Option<&Address<'_>>) -> (String, String) {
    let first = address.and_then(Address::first);
    let part = |part: Option<&str>| part.unwrap_or_default().to_owned();
    (part(first.and_then(|one| one.address())), part(first.and_then(|one| one.name())))
}
