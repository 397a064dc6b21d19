//! `customer list` and `find`: telephone numbers and full names masked unless somebody asks to see them.

use std::collections::BTreeMap;

use anyhow::Result;

use super::ViewArguments;
use crate::commands::desk::Desk;
use crate::commands::findings;
use crate::commands::session::{Outcome, Session};
use crate::domain::id::{Telephone, customer_id};
use crate::domain::record::{Record, RecordKind};
use crate::render::output::Envelope;
use crate::render::privacy::of_customer;
use crate::render::table::{Cell, Column, Table, Tone};
use crate::store::Loaded;

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
                    shown(record, "called", view.reveal),
                    shown(record, "name", view.reveal),
                    shown(record, "telephone", view.reveal),
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
fn shown(record: &Record, key: &str, reveal: bool) -> Cell {
    Cell::maybe(record.header.text(key).map(|text| of_customer(key, text, reveal)))
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
