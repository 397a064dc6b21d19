//! The shop: who we are, as `shop.toml` says.

pub mod finding;
mod hours;
mod keys;
mod read;

pub use keys::SigningKey;
pub use read::read;
pub(crate) use read::{opening as read_opening, zone as read_zone};

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::calendar::{Calendar, Special, WeeklyHours, Zone};
use crate::domain::instant::Instant;
use crate::domain::ranking::Volume;
use crate::words::{Language, Said};

/// The shop, or the chain of stores, that a workspace belongs to.
#[derive(Debug, Clone, PartialEq)]
pub struct Shop {
    /// The name, as letters and reports show it.
    pub name: String,
    /// The zone of ids, hours and shown times. Fixed when the workspace is made.
    pub zone: Zone,
    /// The language where neither flag nor environment asks for one.
    pub language: Language,
    /// The policy of stores that name none.
    pub policy: String,
    /// When it is open, where a store says nothing else.
    pub opening: Opening,
    /// Where customers' data lives.
    pub customers: Keeping,
    /// Where files of evidence live.
    pub evidence: Keeping,
    /// The country code of telephone numbers without one (`86`).
    pub country_code: Option<String>,
    /// Who acts when neither flag nor environment says so.
    pub default_by: Option<String>,
    /// The currency of all amounts, as ISO 4217 codes it.
    pub currency: String,
    /// Whether the workspace is a demonstration, in which a set clock is expected.
    pub demo: bool,
    /// The stores.
    pub stores: Vec<Store>,
    /// The departments.
    pub departments: Vec<Department>,
    /// The staff.
    pub staff: Vec<Staff>,
}

/// On which days and at which hours a store is open.
#[derive(Debug, Clone, PartialEq)]
pub struct Opening {
    /// The calendar of working days: the name of a shipped one, or of a file under `policies/calendars/`.
    pub calendar: String,
    /// The week.
    pub hours: WeeklyHours,
    /// Dates with hours of their own; an empty list closes.
    pub dates: BTreeMap<NaiveDate, Special>,
    /// Whether holidays of the calendar are open too, with the weekday's hours (shops often are).
    pub open_on_holidays: bool,
}

/// Where customers' data, or files of evidence, live.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeping {
    /// On this machine only: git ignores the folder.
    Local,
    /// In git, with everything that follows from it.
    Git,
}

/// A store.
#[derive(Debug, Clone, PartialEq)]
pub struct Store {
    /// The name in files and commands.
    pub id: String,
    /// The name for people.
    pub label: Said,
    /// Its policy, where it has its own.
    pub policy: Option<String>,
    /// Its hours, where it has its own.
    pub opening: Option<Opening>,
    /// How many transactions it had, for the periods that are told (`transactions = { "2026-11" = 9000 }`).
    pub transactions: Vec<Volume>,
}

/// A department.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Department {
    /// The name in files and commands.
    pub id: String,
    /// The name for people.
    pub label: Said,
}

/// Somebody who works here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Staff {
    /// The name in files and commands.
    pub id: String,
    /// The name for people.
    pub name: String,
    /// The role, as policies name roles.
    pub role: Option<String>,
    /// The store, for those who work in one.
    pub store: Option<String>,
    /// The department.
    pub department: Option<String>,
    /// The first day of work.
    pub from: Option<NaiveDate>,
    /// The last day of work.
    pub until: Option<NaiveDate>,
    /// Days on which they are away.
    pub absent: Vec<Absence>,
    /// Who stands in for them when they are away or have left: a staff id.
    pub deputy: Option<String>,
    /// To whom they report: a staff id.
    pub superior: Option<String>,
    /// The keys with which they sign commits; none where they do not.
    pub keys: Vec<SigningKey>,
}

/// Days on which somebody is away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Absence {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
}

impl Shop {
    /// The store of this id.
    pub fn store(&self, id: &str) -> Option<&Store> {
        self.stores.iter().find(|store| store.id == id)
    }

    /// The policy that applies to complaints about `store`.
    pub fn policy_of(&self, store: Option<&str>) -> &str {
        store.and_then(|id| self.store(id)?.policy.as_deref()).unwrap_or(&self.policy)
    }

    /// The other stores of the same house as `store`: those that go by the same policy. Who goes by another one is of
    /// another trade, and has nothing from what is charged under this one.
    pub fn peers_of<'a>(&'a self, store: Option<&'a str>) -> impl Iterator<Item = &'a Store> {
        let policy = self.policy_of(store);
        let same = move |other: &&Store| self.policy_of(Some(&other.id)) == policy;
        self.stores.iter().filter(same).filter(move |other| Some(other.id.as_str()) != store)
    }

    /// The opening that applies to `store`.
    pub fn opening_of(&self, store: Option<&str>) -> &Opening {
        store.and_then(|id| self.store(id)?.opening.as_ref()).unwrap_or(&self.opening)
    }

    /// The member of staff of this id, whether still here or not.
    pub fn staff(&self, id: &str) -> Option<&Staff> {
        self.staff.iter().find(|staff| staff.id == id)
    }

    /// Those who work in `store` on `day`, in the order of their ids.
    pub fn staff_of_store<'a>(&'a self, store: &str, day: NaiveDate) -> Vec<&'a Staff> {
        let here = |staff: &&Staff| staff.store.as_deref() == Some(store) && staff.works_on(day);
        let mut staff: Vec<&Staff> = self.staff.iter().filter(here).collect();
        staff.sort_by(|left, right| left.id.cmp(&right.id));
        staff
    }

    /// Those above the member of staff `id`: to whom they report, to whom these report, and so on.
    pub fn superiors<'a>(&'a self, id: &str) -> impl Iterator<Item = &'a Staff> {
        let above = |staff: &&'a Staff| self.staff(staff.superior.as_deref()?);
        // A circle is a finding of `shop.toml`; here it must only end.
        std::iter::successors(self.staff(id), above).skip(1).take(self.staff.len())
    }

    /// The instant as clocks in the shop show it.
    pub fn local(&self, instant: &Instant) -> Instant {
        self.zone.shown(instant)
    }
}

impl Staff {
    /// Whether they work here on `day`.
    pub fn works_on(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// Whether they are away on `day`.
    pub fn is_absent_on(&self, day: NaiveDate) -> bool {
        self.absent.iter().any(|absence| absence.from <= day && day <= absence.until)
    }
}

impl Opening {
    /// The calendar of this opening, made of the working days of `base`.
    pub fn calendar(&self, base: &Calendar, zone: Zone) -> Calendar {
        let calendar = base.with_hours(self.hours.clone()).with_special(self.dates.clone()).in_zone(zone);
        if self.open_on_holidays { calendar.open_on_holidays() } else { calendar }
    }
}
