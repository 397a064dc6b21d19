//! What is to become of every row, decided before anything is written.

use std::collections::BTreeSet;

use super::progress::Progress;
use super::source::Sources;
use super::{ImportArguments, not_readable};
use crate::commands::both_cores;
use crate::commands::desk::Desk;
use crate::commands::findings;
use crate::commands::session::Session;
use crate::domain::failure::Failure;
use crate::domain::id::{customer_id, path_of, random_customer_id};
use crate::domain::import::{Complaint, Known, Person, Reason, Row, Rows, Seen, Setting, complaint};
use crate::domain::record::{FORMAT, Fields, Record, RecordKind, Value};
use crate::format::yaml;
use crate::said;
use crate::store::{Change, random_bytes};

/// What is to become of all rows.
pub(super) struct Plan<'a> {
    /// The rows, in the order of the files.
    pub(super) rows: Vec<Planned<'a>>,
    /// The records of customers who are new, and the shop's key where it is.
    pub(super) customers: Vec<Change>,
    /// How many customers are new.
    pub(super) new_customers: usize,
}

/// What is to become of a row.
pub(super) struct Planned<'a> {
    pub(super) rows: &'a Rows,
    pub(super) row: &'a Row,
    pub(super) fate: Fate,
    /// What it says, where it can be understood.
    pub(super) complaint: Option<Complaint>,
    /// The customer's id.
    pub(super) customer: Option<String>,
    /// The record's id, once it has one.
    pub(super) id: Option<String>,
    /// Whether the complaint is open, and whether it waits for something that is overdue.
    pub(super) open: bool,
    pub(super) overdue: bool,
}

impl<'a> Planned<'a> {
    fn undecided(rows: &'a Rows, row: &'a Row) -> Self {
        Self {
            rows,
            row,
            fate: Fate::New,
            complaint: None,
            customer: None,
            id: None,
            open: false,
            overdue: false,
        }
    }
}

/// What becomes of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fate {
    /// It becomes a complaint.
    New,
    /// It does, and looks like another one.
    Like(String),
    /// It is there already.
    There(String),
    /// It cannot be one.
    Refused(Vec<Reason>),
}

impl Fate {
    pub(super) fn is_new(&self) -> bool {
        matches!(self, Self::New | Self::Like(_))
    }

    /// The word for programs.
    pub(super) fn word(&self, nothing: bool) -> &'static str {
        match self {
            Self::New | Self::Like(_) if nothing => "held-back",
            Self::New => "imported",
            Self::Like(_) => "imported-alike",
            Self::There(_) => "already-there",
            Self::Refused(_) => "refused",
        }
    }

    /// The complaint that it is, or looks like.
    pub(super) fn other(&self) -> Option<&str> {
        match self {
            Self::Like(other) | Self::There(other) => Some(other),
            _ => None,
        }
    }

    pub(super) fn reasons(&self) -> &[Reason] {
        match self {
            Self::Refused(reasons) => reasons,
            _ => &[],
        }
    }
}

impl<'a> Plan<'a> {
    /// Decides about every row; writes nothing.
    pub(super) fn make(
        arguments: &ImportArguments,
        sources: &'a Sources,
        desk: &Desk,
        session: &mut Session<'_>,
        progress: &Progress,
    ) -> Result<Self, Failure> {
        let mut known = known(desk, session)?;
        let items: Vec<(&Rows, &Row)> =
            sources.files.iter().flat_map(|rows| rows.rows.iter().map(move |row| (rows, row))).collect();
        progress.begin(&said!(en: "reading rows", zh: "正在读取"), items.len());
        let policy_of = |store: Option<&str>| sources.rules_of(store).map(|rules| &rules.policy);
        let (mapping, shop, now) = (&sources.mapping, &desk.shop, session.now);
        let keep_garbled = arguments.keep_garbled;
        let read = both_cores::map(items.clone(), |(rows, row)| {
            let setting = Setting { mapping, shop, policy_of: &policy_of, now, keep_garbled };
            let read = complaint(rows, row, setting);
            progress.step();
            read
        });
        let mut customers = Customers::open(desk)?;
        let mut planned = Vec::with_capacity(items.len());
        for ((rows, row), read) in items.into_iter().zip(read) {
            let mut one = Planned::undecided(rows, row);
            match read {
                Err(reasons) => one.fate = Fate::Refused(reasons),
                Ok(complaint) => {
                    let id = complaint.person.as_ref().map(|person| customers.id_of(person)).transpose()?;
                    one.fate = fate(known.look(&complaint, id.as_deref(), shop), &complaint);
                    if let (true, Some(id), Some(person)) = (one.fate.is_new(), &id, &complaint.person) {
                        customers.take_in(id, person);
                    }
                    (one.customer, one.complaint) = (id, Some(complaint));
                }
            }
            planned.push(one);
        }
        let new_customers = customers.seen.len();
        Ok(Plan { rows: planned, customers: customers.into_changes(), new_customers })
    }
}

fn fate(seen: Seen, complaint: &Complaint) -> Fate {
    match seen {
        Seen::New => Fate::New,
        Seen::Like(other) => Fate::Like(other),
        Seen::There(id) => Fate::There(id),
        Seen::Other(other) => {
            let key = &complaint.key;
            let message = said!(
                en: "`{key}` is {other} already, with another subject or time of receipt; if this is another complaint, give it a number of its own, or the file another name",
                zh: "`{key}` 已是 {other}，但事由或受理时间不同；如为另一件投诉，请使用不同编号或给文件改名"
            );
            Fate::Refused(vec![Reason { column: None, message }])
        }
    }
}

/// What is there already. While a record cannot be read, it cannot be told whether a row is there.
fn known(desk: &Desk, session: &mut Session<'_>) -> Result<Known, Failure> {
    let loaded = desk.workspace.load_all();
    if !loaded.unreadable.is_empty() {
        findings::show(session, &loaded.unreadable, &|path| desk.workspace.read_text(path).ok().flatten());
        return Err(not_readable(loaded.unreadable.len()));
    }
    let mut known = Known::default();
    for one in &loaded.records {
        known.note(&one.record, &desk.shop);
    }
    Ok(known)
}

/// The customers of the rows.
struct Customers<'a> {
    desk: &'a Desk,
    key: Vec<u8>,
    changes: Vec<Change>,
    seen: BTreeSet<String>,
}

impl<'a> Customers<'a> {
    fn open(desk: &'a Desk) -> Result<Self, Failure> {
        let mut changes = Vec::new();
        let known = desk.workspace.shop_key()?;
        let key = match known {
            Some(key) => key,
            None => {
                let (key, change) = desk.workspace.new_shop_key()?;
                changes.push(change);
                key
            }
        };
        Ok(Self { desk, key, changes, seen: BTreeSet::new() })
    }

    fn id_of(&self, person: &Person) -> Result<String, Failure> {
        let by_telephone = person.telephone.as_ref().and_then(|telephone| customer_id(&self.key, telephone));
        match by_telephone {
            Some(id) => Ok(id),
            None => Ok(random_customer_id(random_bytes()?)),
        }
    }

    /// Takes in the customer, unless they are there. What is known of one who is there is not changed by an old row.
    fn take_in(&mut self, id: &str, person: &Person) {
        let path = path_of(&RecordKind::Customer, id).unwrap_or_default();
        let there = self.desk.workspace.path(&path).symlink_metadata().is_ok();
        if there || !self.seen.insert(id.to_owned()) {
            return;
        }
        let mut header = Fields::default();
        if let Some(telephone) = &person.telephone {
            header.push("telephone", Value::text(telephone.as_str()));
        }
        for (key, text) in &person.told {
            header.push(key.clone(), Value::text(text));
        }
        let record = Record {
            kind: RecordKind::Customer,
            format: FORMAT,
            id: id.to_owned(),
            header,
            events: Vec::new(),
        };
        self.changes.push(Change::create(path, yaml::write_new(&record)));
    }

    /// The new records; the shop's key only where a customer needs it.
    fn into_changes(self) -> Vec<Change> {
        if self.seen.is_empty() { Vec::new() } else { self.changes }
    }
}
