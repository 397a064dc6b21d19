//! A row as a complaint: header, customer and history, or every reason why it cannot be one.

use chrono::{Datelike, NaiveTime};
use sha2::{Digest, Sha256};

use super::date::Moment;
use super::history::{self, Step};
use super::mapping::{Mapping, Rule};
use super::row::{Fault, Row, Rows, Weight};
use super::value::{Source, Wrong, named};
use crate::domain::id::{Telephone, base32};
use crate::domain::instant::Instant;
use crate::domain::intake;
use crate::domain::policy::{Choice, Policy};
use crate::domain::record::{Fields, Value};
use crate::domain::shop::Shop;
use crate::said;
use crate::words::Said;

/// The heading under which a file of refused rows keeps what each is known by.
pub const KEPT_KEY: &str = "plaint_row";
/// The heading under which such a file tells why each was refused.
pub const REASON: &str = "plaint_reason";

/// The heading of what an e-mail is known by everywhere.
const MESSAGE_ID: &str = "message-id";

/// What a row is known by that has no number: its place in its file.
fn by_place(rows: &Rows, row: &Row) -> String {
    format!("{}#{}", rows.file, row.number)
}

/// What a row is known by that has a number of its own.
fn by_number(source: &str, number: &str) -> String {
    format!("{source}#{number}")
}

impl Mapping {
    /// What a file of refused rows keeps of `row`, so that it is known again by it; nothing where the row's own cells tell.
    pub fn key_to_keep(&self, rows: &Rows, row: &Row) -> Option<String> {
        let place = rows.headings.iter().position(|known| known == KEPT_KEY);
        let kept = place.and_then(|place| row.cells.get(place)?.text());
        kept.or_else(|| match &self.number {
            // The file of refused rows has another name.
            Some(rule) if self.source.is_none() => {
                let source = Source { row, headings: &rows.headings, dates: self.dates };
                source.text(rule).map(|number| by_number(&rows.file, &number))
            }
            Some(_) => None,
            None if rows.headings.iter().any(|known| known == MESSAGE_ID) => None,
            None => Some(by_place(rows, row)),
        })
    }
}

/// Against what rows are read.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// What the columns mean.
    pub mapping: &'a Mapping,
    /// The shop.
    pub shop: &'a Shop,
    /// The policy of a store.
    pub policy_of: &'a dyn Fn(Option<&str>) -> Option<&'a Policy>,
    /// The present.
    pub now: Instant,
    /// Whether rows with broken characters are taken as they are.
    pub keep_garbled: bool,
}

/// A row that can be a complaint.
#[derive(Debug, Clone, PartialEq)]
pub struct Complaint {
    /// What it is known by when it is imported again: `imported_from`.
    pub key: String,
    /// The row's place, for people.
    pub place: String,
    /// The header without `received` and `customer`.
    pub header: Fields,
    /// When it was received.
    pub received: Instant,
    /// Who complains, where the row tells more than how to address them.
    pub person: Option<Person>,
    /// What happened since, in its order.
    pub history: Vec<Step>,
}

/// What a row tells of the customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The telephone, by which they are known again.
    pub telephone: Option<Telephone>,
    /// The other keys of their record.
    pub told: Vec<(String, String)>,
}

/// Why a row was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The column that is concerned, if one is.
    pub column: Option<String>,
    /// What is wrong.
    pub message: Said,
}

impl Complaint {
    /// The store.
    pub fn store(&self) -> Option<&str> {
        self.header.text("store")
    }
}

/// The complaint that `row` is, or every reason why it is none.
///
/// # Errors
/// All that is wrong with it.
pub fn complaint<'a>(rows: &'a Rows, row: &'a Row, setting: Setting<'a>) -> Result<Complaint, Vec<Reason>> {
    let hints = row.faults.iter().filter(|fault| fault.weight == Weight::Hint);
    let explained = |reasons| hints.map(|hint| reason(rows, hint)).chain(reasons).collect();
    read(rows, row, setting).map_err(explained)
}

fn reason(rows: &Rows, fault: &Fault) -> Reason {
    let column = fault.column.and_then(|column| rows.headings.get(column)).cloned();
    Reason { column, message: fault.message.clone() }
}

fn read<'a>(rows: &'a Rows, row: &'a Row, setting: Setting<'a>) -> Result<Complaint, Vec<Reason>> {
    let mut reading = Reader {
        source: Source { row, headings: &rows.headings, dates: setting.mapping.dates },
        setting,
        reasons: Vec::new(),
    };
    let refuses = |fault: &&Fault| match fault.weight {
        Weight::Refuses => true,
        Weight::Garbled => !setting.keep_garbled,
        Weight::Hint => false,
    };
    reading.reasons.extend(row.faults.iter().filter(refuses).map(|fault| reason(rows, fault)));
    let store = reading.store();
    let policy = match &store {
        Ok(store) => (setting.policy_of)(store.as_deref()),
        Err(()) => None,
    };
    let received = reading.received();
    let person = reading.person();
    let key = reading.key(rows);
    // What a cell means depends on the policy of its store.
    let (Ok(store), Some(policy)) = (store, policy) else { return Err(reading.reasons) };
    let header = reading.header(store, policy, person.as_ref(), &key);
    let history = received.and_then(|received| history::read(&mut reading, policy, received));
    match (received, history, reading.reasons.is_empty()) {
        (Some(received), Some(history), true) => {
            Ok(Complaint { key, place: row.place.clone(), header, received, person, history })
        }
        _ => Err(reading.reasons),
    }
}

/// One row in hand.
pub(super) struct Reader<'a> {
    pub(super) source: Source<'a>,
    pub(super) setting: Setting<'a>,
    pub(super) reasons: Vec<Reason>,
}

impl<'a> Reader<'a> {
    pub(super) fn refuse(&mut self, column: Option<String>, message: Said) {
        self.reasons.push(Reason { column, message });
    }

    /// The value, or a reason more.
    pub(super) fn noted<T>(&mut self, result: Result<Option<T>, Wrong>) -> Option<T> {
        result.unwrap_or_else(|(column, message)| {
            self.refuse(column, message);
            None
        })
    }

    fn rule(&self, key: &str) -> Option<&'a Rule> {
        self.setting.mapping.fields.iter().find(|rule| rule.key == key)
    }

    /// The store: the one told, or the only one.
    fn store(&mut self) -> Result<Option<String>, ()> {
        let stores = &self.setting.shop.stores;
        let told = self.rule("store").and_then(|rule| self.source.text(rule));
        let Some(told) = told else {
            return match &stores[..] {
                [] => Ok(None),
                [only] => Ok(Some(only.id.clone())),
                _ => {
                    let list = stores.iter().map(|store| store.id.as_str()).collect::<Vec<_>>().join("`, `");
                    self.refuse(
                        None,
                        said!(en: "`store` is missing; there are `{list}`", zh: "缺少 `store`（门店）；可用：`{list}`"),
                    );
                    Err(())
                }
            };
        };
        let same = |label: &Said| label.zh == told || label.en.eq_ignore_ascii_case(&told);
        let found = stores.iter().find(|store| store.id == told || same(&store.label));
        match found {
            Some(store) => Ok(Some(store.id.clone())),
            None => {
                let list = stores.iter().map(|store| store.id.as_str()).collect::<Vec<_>>().join("`, `");
                self.refuse(
                    column_of(self.rule("store")),
                    said!(
                        en: "`store`: shop.toml has no store `{told}`; it has `{list}`",
                        zh: "`store`：shop.toml 中没有门店“{told}”；现有：`{list}`"
                    ),
                );
                Err(())
            }
        }
    }

    fn received(&mut self) -> Option<Instant> {
        let rule = self.setting.mapping.of_history("received")?;
        let Some(moment) = self.source.moment(rule).transpose() else {
            let message = said!(en: "`received` is missing: when the complaint came", zh: "缺少 `received`（受理时间）");
            self.refuse(column_of(Some(rule)), message);
            return None;
        };
        let moment = self.noted(moment.map(Some))?;
        let received = self.instant(moment, NaiveTime::MIN);
        let now = self.setting.now;
        if received > now {
            let message = said!(en: "`received` lies in the future", zh: "`received`（受理时间）在将来");
            self.refuse(column_of(Some(rule)), message);
            return None;
        }
        // The id of a complaint tells its day with two digits for the year.
        if !(2000..=2099).contains(&received.year()) {
            let year = received.year();
            let message = said!(en: "`received`: the year {year} is not of this century", zh: "`received`：年份 {year} 不在本世纪");
            self.refuse(column_of(Some(rule)), message);
            return None;
        }
        Some(received)
    }

    /// The moment in the shop's zone; `time` is taken where only the day is told.
    pub(super) fn instant(&self, moment: Moment, time: NaiveTime) -> Instant {
        let zone = self.setting.shop.zone;
        match moment {
            Moment::Day(day) => zone.instant_of(day.and_time(time)),
            Moment::Wall(at) => zone.instant_of(at),
            Moment::Instant(at) => zone.shown(&at),
        }
    }

    fn person(&mut self) -> Option<Person> {
        let mut person = Person { telephone: None, told: Vec::new() };
        for rule in &self.setting.mapping.customer {
            let Some(text) = self.source.text(rule) else { continue };
            if rule.key != "telephone" {
                person.told.push((rule.key.clone(), text));
                continue;
            }
            // A workbook that takes a number for a number writes it with a fraction.
            let digits = text.strip_suffix(".0").unwrap_or(&text);
            person.telephone = Telephone::parse(digits, self.setting.shop.country_code.as_deref());
            if person.telephone.is_none() {
                // The number itself is not repeated: refusals are shown and sent around.
                let message = said!(
                    en: "this is no telephone number: 5 to 15 digits, one number in a cell",
                    zh: "电话号码无效：应为 5 至 15 位数字，每格一个号码"
                );
                self.refuse(column_of(Some(rule)), message);
            }
        }
        let only_called = person.telephone.is_none() && person.told.iter().all(|(key, _)| key == "called");
        (!only_called).then_some(person)
    }

    /// What the row is known by: what a file of refused rows kept, the old system's number, the hash of a message's own
    /// id, or its place in its file.
    fn key(&mut self, rows: &Rows) -> String {
        let cell = |heading: &str| {
            let place = rows.headings.iter().position(|known| known == heading)?;
            self.source.row.cells.get(place)?.text()
        };
        if let Some(kept) = cell(KEPT_KEY) {
            return kept;
        }
        let mapping = self.setting.mapping;
        let source = mapping.source.as_deref().unwrap_or(&rows.file);
        if let Some(rule) = &mapping.number {
            return match self.source.text(rule) {
                Some(number) => by_number(source, &number),
                None => {
                    self.refuse(
                        column_of(Some(rule)),
                        said!(en: "`number` is missing: what the old system calls it", zh: "缺少 `number`（原编号）"),
                    );
                    String::new()
                }
            };
        }
        match cell(MESSAGE_ID) {
            Some(id) => format!("mail#{}", base32::encode(&Sha256::digest(id.as_bytes()), 12)),
            None => by_place(rows, self.source.row),
        }
    }

    /// The header, checked as `new` checks one that is typed.
    fn header(
        &mut self,
        store: Option<String>,
        policy: &Policy,
        person: Option<&Person>,
        key: &str,
    ) -> Fields {
        let mut header = Fields::default();
        if let Some(store) = store {
            header.push("store", Value::text(store));
        }
        let channels: Vec<&Choice> = policy.intake.channels.iter().map(|known| &known.choice).collect();
        let categories: Vec<&Choice> = policy.intake.categories.iter().map(|known| &known.choice).collect();
        let called = person_called(self.setting.mapping, self.source);
        let named = called.is_some() || person.is_some();
        for rule in self.setting.mapping.fields.iter().filter(|rule| rule.key != "store") {
            let value = match rule.key.as_str() {
                "channel" => self.source.choice(rule, &channels).map(Value::text),
                "category" => self.source.choice(rule, &categories).map(Value::text),
                "staff" => Some(self.source.list(rule, &[]))
                    .filter(|list| !list.is_empty())
                    .map(|list| Value::texts(list.iter().map(|name| self.staff_id(name)))),
                // What every row is said to be holds for those alone that tell no customer.
                "anonymous" if named && rule.constant.is_some() => None,
                "anonymous" => {
                    let answer = self.source.answer(rule);
                    self.noted(answer).map(Value::text)
                }
                key => match policy.intake.fields.iter().find(|field| field.choice.name == key) {
                    Some(field) => {
                        let value = self.source.field(rule, field);
                        self.noted(value)
                    }
                    None => self.source.text(rule).map(Value::text),
                },
            };
            if let Some(value) = value {
                header.push(rule.key.clone(), value);
            }
        }
        if let Some(called) = called.filter(|_| header.get("called").is_none()) {
            header.push("called", Value::text(called));
        }
        self.check(&header, policy, person.is_some());
        header.with("imported_from", Value::text(key))
    }

    fn check(&mut self, header: &Fields, policy: &Policy, has_person: bool) {
        let mut whole = header.clone();
        if has_person {
            whole.push("customer", Value::text("c-000000000000"));
        }
        let mut problems = intake::check_new(&whole, policy);
        problems.extend(intake::check_staff(&whole, self.setting.shop));
        let wrong: Vec<String> = self.reasons.iter().filter_map(|reason| reason.column.clone()).collect();
        for problem in problems {
            let column = column_of(self.rule(&problem.field));
            // What could not be read is told already; that it is missing follows.
            if !(problem.missing && column.as_ref().is_some_and(|column| wrong.contains(column))) {
                self.refuse(column, problem.message);
            }
        }
    }

    /// The id of the member of staff who is called so; the name itself where nobody is, or several are.
    pub(super) fn staff_id(&self, name: &str) -> String {
        let staff = &self.setting.shop.staff;
        let mut same = staff.iter().filter(|one| one.name == name);
        match (same.next(), same.next()) {
            (Some(one), None) if self.setting.shop.staff(name).is_none() => one.id.clone(),
            _ => name.to_owned(),
        }
    }

    /// The choice by its name or label.
    pub(super) fn choice(&self, rule: &Rule, choices: &[Choice]) -> Option<String> {
        let text = self.source.text(rule)?;
        Some(named(&text, &choices.iter().collect::<Vec<_>>()))
    }
}

/// The column that a rule names first.
pub(super) fn column_of(rule: Option<&Rule>) -> Option<String> {
    rule.and_then(|rule| rule.columns.first()).map(|(column, _)| column.clone())
}

/// How the customer is addressed.
fn person_called(mapping: &Mapping, source: Source<'_>) -> Option<String> {
    let rules = mapping.fields.iter().chain(&mapping.customer);
    rules.filter(|rule| rule.key == "called").find_map(|rule| source.text(rule))
}
