//! Which fine a command is about, and what every event about one is told.

use std::rc::Rc;

use crate::commands::desk::{Desk, RecordArguments, RecordFile, RulesInForce};
use crate::commands::draft::{Draft, Occasion};
use crate::commands::session::Session;
use crate::domain::calendar::Zone;
use crate::domain::failure::Failure;
use crate::domain::fines::ledger::{self, Fine, Party};
use crate::domain::instant::Instant;
use crate::domain::names::{NameBook, Names};
use crate::domain::record::KindSpec;
use crate::help;
use crate::render::cases::Reader;
use crate::render::clockface::Clockface;
use crate::words::{Language, Said};

/// Which fine is meant, and when it happened.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct FineAddress {
    #[command(flatten)]
    pub(super) record: RecordArguments,
    #[arg(long, value_name = "FINE", help = help!("The fine: its event or the rule, where there are several", "罚款：事件编号或规则名称；有多笔时填写"))]
    pub(super) fine: Option<String>,
    #[command(flatten)]
    pub(super) occasion: Occasion,
}

/// The fines of a record, with the rules that apply to it.
pub(super) struct Sheet {
    /// How people call the record: the case's id, or the store's.
    pub(super) id: String,
    /// The store whose rules apply.
    pub(super) store: Option<String>,
    pub(super) rules: Rc<RulesInForce>,
    pub(super) fines: Vec<Fine>,
    book: NameBook,
    zone: Zone,
    now: Instant,
}

impl FineAddress {
    /// A draft of `kind` with the note, the time and what is set aside.
    pub(super) fn draft(&self, kind: &'static KindSpec) -> Draft {
        Draft::about(kind, &self.occasion)
    }

    /// When it happened: as told, or now.
    pub(super) fn moment(&self, now: Instant) -> Instant {
        self.occasion.happened.unwrap_or(now)
    }

    /// As it is typed again, for a tip.
    pub(super) fn typed(&self) -> String {
        match (&self.record.store, &self.record.case) {
            (Some(store), _) => format!("--store {store}"),
            (None, case) => case.clone().unwrap_or_default(),
        }
    }
}

impl Sheet {
    /// The fines of `file`.
    ///
    /// # Errors
    /// Its rules cannot be read.
    pub(super) fn of(desk: &mut Desk, session: &Session<'_>, file: &RecordFile) -> Result<Self, Failure> {
        let store = file.store().map(str::to_owned);
        let rules = desk.rules(store.as_deref())?;
        Ok(Self {
            id: file.record().id.clone(),
            store,
            fines: ledger::fines(file.standing_events()),
            book: NameBook::new(&desk.shop, [&rules.policy]),
            rules,
            zone: desk.shop.zone,
            now: session.now,
        })
    }

    /// What `tell` says, in both languages.
    pub(super) fn said(&self, tell: impl Fn(Reader<'_>, &Names) -> String) -> Said {
        let names = self.book.of_store(self.store.as_deref());
        let told = |language: Language| {
            let face = Clockface { zone: self.zone, now: self.now, language };
            tell(Reader { face, book: &self.book }, names)
        };
        Said { en: told(Language::English), zh: told(Language::Chinese) }
    }

    /// Who it is, by name and as it is typed: `Luo Mei (staff:luo)`.
    pub(super) fn party(&self, party: &Party) -> Said {
        self.said(|reader, names| match reader.face.language {
            Language::English => format!("{} ({party})", reader.party(names, party)),
            Language::Chinese => format!("{}（{party}）", reader.party(names, party)),
        })
    }

    /// Who it is, by name.
    pub(super) fn party_name(&self, party: &Party) -> Said {
        self.said(|reader, names| reader.party(names, party))
    }

    /// The instant as the shop's clocks show it.
    pub(super) fn shown(&self, instant: &Instant) -> String {
        self.zone.shown(instant).format("%Y-%m-%d %H:%M").to_string()
    }
}
