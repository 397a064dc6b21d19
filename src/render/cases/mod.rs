//! Cases as tables: the list, what is overdue, the agenda.

mod agenda;
mod agenda_fines;
mod list;
mod overdue;

pub use agenda::{AgendaEntry, agenda};
pub use agenda_fines::{FineEntry, MeasureEntry, agenda_fines, agenda_measures};
pub use list::list;
pub use overdue::{OverdueEntry, overdue};

use rust_decimal::Decimal;

use super::clockface::Clockface;
use super::privacy::masked;
use super::table::{Cell, Column, Tone, Value};
use crate::domain::case::{Case, Status};
use crate::domain::clocks::policy::ClockFamily;
use crate::domain::fines::ledger::Party;
use crate::domain::fines::payee_label;
use crate::domain::fines::policy::Payee;
use crate::domain::money::amount_in_words;
use crate::domain::names::{NameBook, Names, Naming};
use crate::domain::record::{Record, own_event_id};
use crate::words::Label;

/// For whom cases are shown: time, zone and language, and what names mean.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'a> {
    /// How instants are shown.
    pub face: Clockface,
    /// What names mean.
    pub book: &'a NameBook,
}

/// Nobody has it yet.
const NOBODY: Label = Label::new("nobody yet", "未指派");

impl Reader<'_> {
    /// A cell with a name of the policy and its label; empty for none.
    pub fn named(&self, names: &Names, naming: Naming, name: Option<&str>) -> Cell {
        name.map_or_else(Cell::empty, |name| {
            Cell::text(name).shown(names.label(naming, name, self.face.language))
        })
    }

    /// A cell with a clock of `record`: the policy's label; of a clock that belongs to an agreed action, what is to be
    /// done; of one that belongs to an exposure, also where that was.
    pub fn clock(&self, names: &Names, record: &Record, clock: &str) -> Cell {
        let own = own_event_id(clock).and_then(|id| record.events.iter().find(|event| event.id == id));
        let named = || names.label(Naming::Clock, clock, self.face.language);
        match own.map(|event| (event.fields.text("what"), event)) {
            Some((Some(what), _)) => Cell::text(clock).shown(masked(what)),
            Some((None, event)) => {
                let medium = event.fields.text("medium").unwrap_or_default();
                let medium = names.label(Naming::Medium, medium, self.face.language);
                let which = event.fields.text("outlet").map_or(medium.into(), masked);
                let (label, which) = (named(), which);
                let said = crate::said!(en: "{label}: {which}", zh: "{label}：{which}");
                Cell::text(clock).shown(self.face.say(&said))
            }
            None => self.named(names, Naming::Clock, Some(clock)),
        }
    }

    /// A cell with a store and its label.
    pub fn store(&self, store: Option<&str>) -> Cell {
        store.map_or_else(Cell::empty, |id| Cell::text(id).shown(self.book.store(id, self.face.language)))
    }

    /// A cell with who has the case; people read "nobody yet" where nobody has it.
    pub fn owner(&self, case: &Case) -> Cell {
        match &case.owner {
            Some(owner) => Cell::text(owner).shown(self.book.person(owner)),
            None if case.is_open() => Cell::empty().shown(self.face.label(NOBODY)),
            None => Cell::empty(),
        }
    }

    /// A cell with an instant, shown relative to now.
    pub fn moment(&self, instant: Option<crate::domain::instant::Instant>) -> Cell {
        instant.map_or_else(Cell::empty, |instant| Cell::instant(instant).shown(self.face.moment(&instant)))
    }

    /// A cell with the seconds until something is due, negative when it is late, shown in words.
    pub fn time_left(&self, due: Option<crate::domain::instant::Instant>) -> Cell {
        due.map_or_else(Cell::empty, |due| {
            Cell::number(self.face.seconds_to(&due)).shown(self.face.relative(&due))
        })
    }

    /// Who pays or gets money, by name.
    pub fn party(&self, names: &Names, party: &Party) -> String {
        let language = self.face.language;
        match party {
            Party::Store(id) => self.book.store(id, language).to_owned(),
            Party::Department(id) => self.book.department(names, id, language).to_owned(),
            Party::Staff(id) => self.book.person(id).to_owned(),
            Party::Fund => self.face.label(payee_label(Payee::Fund)).to_owned(),
            Party::Customer => self.face.label(payee_label(Payee::Customer)).to_owned(),
        }
    }

    /// Parties with their amounts: `Luo Mei 250.00, Chen Hao 250.00`.
    pub fn parties(&self, names: &Names, parties: &[(Party, Decimal)]) -> String {
        let one = |(party, amount): &(Party, Decimal)| {
            format!("{} {}", self.party(names, party), amount_in_words(*amount))
        };
        parties.iter().map(one).collect::<Vec<_>>().join(self.face.label(LIST))
    }

    /// A cell with whose clock it is.
    pub fn family(&self, family: Option<ClockFamily>) -> Cell {
        let Some(family) = family else { return Cell::empty() };
        let (key, label) = family_words(family);
        Cell::text(key).shown(self.face.label(label))
    }
}

/// How far a case has come: the word for programs and the label for people.
pub fn status_words(status: Status) -> (&'static str, Label) {
    match status {
        Status::New => ("new", Label::new("new", "新收")),
        Status::Open => ("open", Label::new("in hand", "处理中")),
        Status::Paused => ("paused", Label::new("paused", "暂停")),
        Status::Withdrawn => ("withdrawn", Label::new("withdrawn", "已撤诉")),
        Status::Merged => ("merged", Label::new("merged", "已并案")),
        Status::Closed => ("closed", Label::new("closed", "已结案")),
    }
}

/// Whose clock it is: the word for programs and the label for people.
pub fn family_words(family: ClockFamily) -> (&'static str, Label) {
    match family {
        ClockFamily::Law => ("law", Label::new("law", "法定")),
        ClockFamily::Promise => ("promise", Label::new("promise", "承诺")),
    }
}

/// Between the items of a list.
pub const LIST: Label = Label::new(", ", "、");

/// Columns that several tables have.
const ID: Column = Column::new("id", "case", "案号");
const TIER: Column = Column::new("tier", "tier", "级别").at_least(10);
const OWNER: Column = Column::new("owner", "who", "负责人").spare(3);
const STORE: Column = Column::new("store", "store", "门店").spare(4);
const SUBJECT: Column = Column::new("subject", "subject", "事由").at_least(16);

fn subject(case: &Case) -> Cell {
    Cell::from(if case.subject.is_empty() {
        Value::Empty
    } else {
        Value::Text(masked(&case.subject).into_owned())
    })
}

fn tone(case: &Case, overdue: bool) -> Tone {
    match case.status {
        _ if overdue => Tone::Alarm,
        Status::Closed | Status::Withdrawn | Status::Merged => Tone::Faint,
        Status::Paused => Tone::Caution,
        Status::New | Status::Open if case.tier.is_none() => Tone::Caution,
        Status::New | Status::Open => Tone::Plain,
    }
}
