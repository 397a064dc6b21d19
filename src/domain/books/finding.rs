//! What is left out of the books, and why.

use rust_decimal::Decimal;

use super::Booked;
use crate::domain::finding::{Finding, Place};
use crate::domain::money::amount_in_words;
use crate::domain::record::kind::table;
use crate::domain::record::{Event, Route};
use crate::said;
use crate::words::Label;

/// An event whose parties or remedies are not its sum, or cannot be read.
pub const SUMS_DIFFER: &str = "books-sums-differ";
/// An event about a fine that is not there, or is left out itself.
pub const NO_FINE: &str = "books-no-fine";
/// An event about somebody who does not pay the fine.
pub const NO_PAYER: &str = "books-no-payer";

/// The codes of this area.
pub const CODES: &[&str] = &[SUMS_DIFFER, NO_FINE, NO_PAYER];

/// An event that is left out of the books.
#[derive(Debug, Clone, PartialEq)]
pub struct Omission {
    /// The record: a complaint's id, or a store's.
    pub record: String,
    /// Which event.
    pub route: Route,
    label: Label,
    reason: Reason,
}

/// Why an event is left out.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Reason {
    /// A key cannot be read as what it should be.
    Unreadable(&'static str),
    /// The parts are not the whole.
    Differs { parts: Decimal, whole: Decimal },
    /// There is no such fine, by the id that the event names.
    NoSuchFine(String),
    /// The fine is left out itself.
    FineOmitted(String),
    /// Somebody is listed who does not pay the fine.
    NoPayer(String),
}

impl Reason {
    /// The key of the event that shows it.
    fn key(&self, event: &Event) -> &'static str {
        match self {
            Self::Unreadable(key) => key,
            Self::Differs { .. } if event.matches(table::OFFERED.name) => "cost",
            Self::Differs { .. } => "amount",
            Self::NoSuchFine(_) | Self::FineOmitted(_) => "target",
            Self::NoPayer(_) => "payers",
        }
    }
}

impl Omission {
    pub(super) fn new(booked: &Booked<'_>, event: &Event, reason: Reason) -> Self {
        let label = event.kind.spec().map_or(Label::new("event", "事件"), |spec| spec.label);
        let route = Route::Event(event.id.clone(), Some(reason.key(event)));
        Self { record: booked.record.to_owned(), route, label, reason }
    }

    /// The finding, now that its event is known to stand at `place`.
    pub fn at(&self, place: Place) -> Finding {
        let Label { en, zh } = self.label;
        let id = match &self.route {
            Route::Event(id, _) => id.as_str(),
            Route::Whole | Route::Header(_) => "",
        };
        let (code, message) = match &self.reason {
            Reason::Unreadable(key) => (
                SUMS_DIFFER,
                said!(
                    en: "“{en}” (`{id}`) is left out of the books: `{key}` cannot be read",
                    zh: "“{zh}”（`{id}`）未入账：`{key}` 无法读取"
                ),
            ),
            Reason::Differs { parts, whole } => {
                let (parts, whole) = (amount_in_words(*parts), amount_in_words(*whole));
                (
                    SUMS_DIFFER,
                    said!(
                        en: "“{en}” (`{id}`) is left out of the books: its parts are {parts}, the whole is {whole}",
                        zh: "“{zh}”（`{id}`）未入账：各部分合计 {parts}，总额为 {whole}"
                    ),
                )
            }
            Reason::NoSuchFine(fine) => (
                NO_FINE,
                said!(
                    en: "“{en}” (`{id}`) is left out of the books: no fine `{fine}` stands before it",
                    zh: "“{zh}”（`{id}`）未入账：在它之前没有罚款 `{fine}`"
                ),
            ),
            Reason::FineOmitted(fine) => (
                NO_FINE,
                said!(
                    en: "“{en}” (`{id}`) is left out of the books, as is the fine `{fine}` that it is about",
                    zh: "“{zh}”（`{id}`）未入账：所涉罚款 `{fine}` 未入账"
                ),
            ),
            Reason::NoPayer(party) => (
                NO_PAYER,
                said!(
                    en: "“{en}” (`{id}`) is left out of the books: `{party}` does not pay the fine that it is about",
                    zh: "“{zh}”（`{id}`）未入账：`{party}` 不是该罚款的缴纳人"
                ),
            ),
        };
        Finding::error(code, place, message).tip(said!(
            en: "void it with its reason (`plaint void`) and record it anew",
            zh: "请用 `plaint void` 注明原因作废后重新登记"
        ))
    }
}
