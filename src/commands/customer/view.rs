//! `customer list`, `find`, `show`: telephone numbers masked unless somebody asks to see them.

use std::collections::BTreeMap;

use anyhow::Result;

use super::ViewArguments;
use crate::commands::desk::Desk;
use crate::commands::findings;
use crate::commands::session::{Outcome, Session};
use crate::domain::id::{Telephone, customer_id};
use crate::domain::record::{Record, RecordKind};
use crate::render::output::Envelope;
use crate::render::privacy::masked_field;
use crate::render::report::{Body, Fact, Report};
use crate::render::table::{Cell, Column, Table, Tone};
use crate::store::Loaded;
use crate::words::Label;

/// The keys of a customer that people see, with what they are called; whether they are personal enough to be hidden.
const KEYS: &[(&str, Label, bool)] = &[
    ("called", Label::new("called", "称呼"), false),
    ("name", Label::new("name", "姓名"), false),
    ("telephone", Label::new("telephone", "电话"), true),
    ("address", Label::new("address", "地址"), true),
    ("note", Label::new("note", "备注"), false),
];

/// Lists the customers, or those who are meant by `words`.
pub(super) fn list(words: Option<&str>, view: ViewArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let desk = Desk::open(session)?;
    let customers = desk.workspace.load_kind(&RecordKind::Customer);
    let cases = desk.workspace.load_all();
    let outcome = show_findings(&desk, session, [&customers, &cases]);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for customer in cases.records.iter().filter_map(|one| one.record.header.text("customer")) {
        *counts.entry(customer).or_default() += 1;
    }
    let wanted = match words {
        Some(words) => Some(Wanted::of(words, &desk)?),
        None => None,
    };
    let mut table = Table::new(vec![
        Column::new("id", "id", "编号"),
        Column::new("called", "called", "称呼"),
        Column::new("name", "name", "姓名"),
        Column::new("telephone", "telephone", "电话"),
        Column::new("cases", "cases", "投诉数").right(),
    ]);
    for record in customers.records.iter().map(|one| &one.record) {
        if wanted.as_ref().is_none_or(|wanted| wanted.means(record)) {
            table.push(
                Tone::Plain,
                vec![
                    Cell::text(&record.id),
                    Cell::maybe(record.header.text("called")),
                    Cell::maybe(record.header.text("name")),
                    Cell::maybe(shown(record, "telephone", true, view.reveal)),
                    Cell::number(counts.get(record.id.as_str()).copied().unwrap_or_default()),
                ],
            );
        }
    }
    let as_of = desk.moment(session);
    let envelope = Envelope { kind: "customers", as_of: &as_of, findings: &customers.unreadable };
    view.output.output(session).table(envelope, &table)?;
    Ok(outcome)
}

/// Shows one customer and their complaints.
pub(super) fn show(id: &str, view: ViewArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let desk = Desk::open(session)?;
    let customer = desk.workspace.load_one(&RecordKind::Customer, id)?.record;
    let cases = desk.workspace.load_all();
    let outcome = show_findings(&desk, session, [&cases]);
    let language = session.language;
    let mut facts = vec![Fact::new("id", Label::new("id", "编号").in_language(language), Cell::text(id))];
    for (key, label, personal) in KEYS {
        if let Some(text) = shown(&customer, key, *personal, view.reveal) {
            facts.push(Fact::new(*key, label.in_language(language), Cell::text(text)));
        }
    }
    let mut table = Table::new(vec![
        Column::new("id", "case", "案号"),
        Column::new("received", "received", "受理时间"),
        Column::new("subject", "subject", "主题"),
    ]);
    for record in cases.records.iter().map(|one| &one.record) {
        if record.header.text("customer") == Some(id) {
            let header = |key| Cell::maybe(record.header.text(key));
            table.push(Tone::Plain, vec![Cell::text(&record.id), header("received"), header("subject")]);
        }
    }
    let mut report = Report::default();
    report.push("customer", String::new(), Body::Facts(facts));
    report.push("cases", Label::new("Complaints", "投诉").in_language(language), Body::Table(table));
    let as_of = desk.moment(session);
    view.output
        .output(session)
        .story(Envelope { kind: "customer", as_of: &as_of, findings: &[] }, &report)?;
    Ok(outcome)
}

fn show_findings<const N: usize>(desk: &Desk, session: &mut Session<'_>, loaded: [&Loaded; N]) -> Outcome {
    let mut outcome = Outcome::Fine;
    for loaded in loaded {
        let text_of = |path: &str| desk.workspace.read_text(path).ok().flatten();
        findings::show(session, &loaded.unreadable, &text_of);
        if !loaded.unreadable.is_empty() {
            outcome = Outcome::Findings;
        }
    }
    outcome
}

/// The text of a key as it may be shown.
fn shown(record: &Record, key: &str, personal: bool, reveal: bool) -> Option<String> {
    let text = record.header.text(key)?;
    Some(match (personal, reveal, key) {
        (true, false, "telephone") => masked_field(text),
        (true, false, _) => "****".to_owned(),
        _ => text.to_owned(),
    })
}

/// Who is meant by words: the customer with this telephone, or anybody whose name has them.
struct Wanted {
    words: String,
    id: Option<String>,
    telephone: Option<Telephone>,
}

impl Wanted {
    fn of(words: &str, desk: &Desk) -> Result<Self> {
        let telephone = Telephone::parse(words, desk.shop.country_code.as_deref());
        let key = desk.workspace.shop_key()?;
        let id = telephone.as_ref().zip(key).and_then(|(telephone, key)| customer_id(&key, telephone));
        Ok(Self { words: words.trim().to_lowercase(), id, telephone })
    }

    fn means(&self, record: &Record) -> bool {
        let has =
            |key: &str| record.header.text(key).is_some_and(|text| text.to_lowercase().contains(&self.words));
        let telephone = self.telephone.as_ref().map(Telephone::as_str);
        self.id.as_deref() == Some(record.id.as_str())
            || (telephone.is_some() && record.header.text("telephone") == telephone)
            || has("name")
            || has("called")
            || record.id == self.words
    }
}
