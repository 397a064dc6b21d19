//! What a recorded event says beyond its kind, as `show` tells it.

use super::Desk;
use crate::commands::session::Session;
use crate::domain::case;
use crate::domain::names::NameBook;
use crate::domain::record::{Event, Record, RecordKind};
use crate::render::cases::Reader;
use crate::render::clockface::Clockface;
use crate::render::story::{Telling, in_one_line};
use crate::said;
use crate::words::{Language, Said};

impl Desk {
    /// What happened, with what `event` of `record` says beyond its kind.
    pub(in crate::commands) fn with_gist(
        &mut self,
        session: &Session<'_>,
        happened: Said,
        record: &Record,
        event: &Event,
    ) -> Said {
        let Some(Said { en, zh }) = self.gist(session, record, event) else { return happened };
        let (kind_en, kind_zh) = (&happened.en, &happened.zh);
        said!(en: "{kind_en} → {en}", zh: "{kind_zh} → {zh}")
    }

    /// What the event says, in one line; `None` where its kind says it all.
    pub(in crate::commands) fn gist(
        &mut self,
        session: &Session<'_>,
        record: &Record,
        event: &Event,
    ) -> Option<Said> {
        let mut record = record.clone();
        // What would be the first event of a store's record tells itself.
        if record.events.is_empty() {
            record.events.push(event.clone());
        }
        let record = &record;
        let case = case::fold(record, None)?;
        let store = match record.kind {
            RecordKind::Store => Some(record.id.as_str()),
            _ => case.store.as_deref(),
        };
        let rules = self.rules(store).ok()?;
        let book = NameBook::new(&self.shop, [&rules.policy]);
        let names = book.of_store(store);
        let told = |language: Language| {
            let face = Clockface { zone: self.shop.zone, now: session.now, language };
            in_one_line(
                &Telling {
                    reader: Reader { face, book: &book },
                    names,
                    record,
                    case: &case,
                    unrecorded: &[],
                    ahead: &[],
                    customer: None,
                    reveal: false,
                },
                event,
            )
        };
        Some(Said { en: told(Language::English)?, zh: told(Language::Chinese)? })
    }
}
