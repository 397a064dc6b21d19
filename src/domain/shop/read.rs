//! `shop.toml` → [`Shop`], all faults at once.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Absence, Department, Keeping, Opening, Shop, SigningKey, Staff, Store, finding, hours};
use crate::domain::calendar::{WeeklyHours, Zone};
use crate::domain::case::is_by_rule;
use crate::domain::filter::Period;
use crate::domain::finding::{Finding, Grade};
use crate::domain::id::is_name;
use crate::domain::ranking::Volume;
use crate::domain::section::{Raw, Section};
use crate::said;
use crate::words::{Language, Said};

/// Reads a whole `shop.toml`. The shop is there when nothing is wrong with it; the findings may hold warnings.
pub fn read(root: &Section) -> (Option<Shop>, Vec<Finding>) {
    let shop = shop(root);
    let findings = root.finish();
    let sound = findings.iter().all(|finding| finding.grade < Grade::Error);
    (shop.filter(|_| sound), findings)
}

fn shop(root: &Section) -> Option<Shop> {
    let name = root.need_text("name");
    let zone = zone(root);
    let language = root.one_of("language", &[("en", Language::English), ("zh", Language::Chinese)]);
    let policy = root.need_text("policy");
    let opening = opening(root);
    let keeping = |key: &'static str| {
        root.one_of(key, &[("local", Keeping::Local), ("git", Keeping::Git)]).unwrap_or(Keeping::Local)
    };
    let (customers, evidence) = (keeping("customers"), keeping("evidence"));
    let departments = departments(root);
    let stores = stores(root, opening.as_ref());
    let staff = staff(root, &stores, &departments);
    let default_by = default_by(root, &staff);
    let currency = currency(root);
    Some(Shop {
        currency,
        country_code: root.text("country-code"),
        demo: root.flag("demo").unwrap_or(false),
        name: name?,
        zone: zone?,
        language: language.unwrap_or_default(),
        policy: policy?,
        opening: opening?,
        customers,
        evidence,
        default_by,
        stores,
        departments,
        staff,
    })
}

/// The currency of all amounts; the yuan where none is told.
fn currency(root: &Section) -> String {
    let code = root.text("currency").unwrap_or_else(|| String::from("CNY"));
    if code.len() != 3 || !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
        root.report(Finding::error(
            finding::CURRENCY,
            root.place_of_key("currency"),
            said!(en: "`{code}` is no currency code; write three letters of ISO 4217, like `CNY`", zh: "`{code}` 不是货币代码；请写 ISO 4217 的三个字母，如 `CNY`"),
        ));
    }
    code
}

/// The zone that a section tells with `zone`.
pub(crate) fn zone(root: &Section) -> Option<Zone> {
    let name = root.need_text("zone")?;
    Zone::parse(&name)
        .map_err(|said| root.report(Finding::error(finding::ZONE, root.place_of_key("zone"), said)))
        .ok()
}

/// The opening that a section tells with `calendar`, `hours` and `open-on-holidays`.
pub(crate) fn opening(section: &Section) -> Option<Opening> {
    let calendar = section.need_text("calendar")?;
    let (hours, dates) = hours::read(section.need_section("hours")?);
    if hours.is_empty() {
        return section.fault(Finding::error(
            finding::HOURS,
            section.place_of_key("hours"),
            said!(en: "no weekday has hours: nothing could ever be due", zh: "没有任何营业时间，无法计算时限"),
        ));
    }
    let open_on_holidays = section.flag("open-on-holidays").unwrap_or(false);
    Some(Opening { calendar, hours, dates, open_on_holidays })
}

fn stores(root: &Section, opening: Option<&Opening>) -> Vec<Store> {
    let mut seen = BTreeSet::new();
    let mut stores = Vec::new();
    for section in root.sections("store") {
        let id = name(section, &mut seen);
        let label = label(section, "name");
        let policy = section.text("policy");
        let own = section.has("hours") || section.has("calendar") || section.has("open-on-holidays");
        let opening = if own { opening.map(|usual| own_opening(section, usual)) } else { None };
        if let (Some(id), Some(label)) = (id, label) {
            stores.push(Store { id, label, policy, opening, transactions: transactions(section) });
        }
    }
    stores
}

/// A store's own opening: what it does not say is as everywhere.
fn own_opening(section: &Section, usual: &Opening) -> Opening {
    let mut own = usual.clone();
    if let Some(calendar) = section.text("calendar") {
        own.calendar = calendar;
    }
    if let Some(hours) = section.section("hours") {
        let (week, dates): (WeeklyHours, _) = hours::read(hours);
        own.dates.extend(dates);
        if !week.is_empty() {
            own.hours = week;
        }
    }
    own.open_on_holidays = section.flag("open-on-holidays").unwrap_or(usual.open_on_holidays);
    own
}

/// `transactions = { "2026-11" = 9000 }`: whole numbers by period.
fn transactions(section: &Section) -> Vec<Volume> {
    let Some(told) = section.section("transactions") else { return Vec::new() };
    let mut volumes = Vec::new();
    for entry in told.entries() {
        // Periods that depend on today have no place in a file that is read on other days.
        let period = entry.key.starts_with(|first: char| first.is_ascii_digit()).then_some(&entry.key);
        let period = period.and_then(|text| Period::parse(text, NaiveDate::MIN).ok());
        let number = match entry.value.raw {
            Raw::Integer(number) => u64::try_from(number).ok(),
            _ => None,
        };
        match (period, number) {
            (Some(period), Some(transactions)) => volumes.push(Volume { period, transactions }),
            _ => section.report(Finding::error(
                finding::TRANSACTIONS,
                told.place_of_entry(entry),
                said!(
                    en: "transactions are whole numbers by period, like {{ \"2026-11\" = 9000 }}",
                    zh: "交易笔数按期间填写整数，例如 {{ \"2026-11\" = 9000 }}"
                ),
            )),
        }
    }
    volumes
}

fn departments(root: &Section) -> Vec<Department> {
    let mut seen = BTreeSet::new();
    let mut departments = Vec::new();
    for section in root.sections("department") {
        if let (Some(id), Some(label)) = (name(section, &mut seen), label(section, "name")) {
            departments.push(Department { id, label });
        }
    }
    departments
}

fn staff(root: &Section, stores: &[Store], departments: &[Department]) -> Vec<Staff> {
    let sections = root.sections("staff");
    let mut seen = BTreeSet::new();
    let mut staff = Vec::new();
    for section in &sections {
        let id = name(section, &mut seen);
        let person = section.need_text("name");
        let role = section.text("role");
        let store = reference(section, "store", stores.iter().map(|store| store.id.as_str()));
        let department =
            reference(section, "department", departments.iter().map(|department| department.id.as_str()));
        let (from, until) = (section.day("from"), section.day("until"));
        check_days(section, from, until);
        let absent = section.sections("absent").into_iter().filter_map(absence).collect();
        let deputy = reference(section, "deputy", sections.iter().filter_map(|other| written_id(other)));
        let keys = section.sections("key").into_iter().filter_map(SigningKey::read).collect();
        let superior = reference(section, "superior", sections.iter().filter_map(|other| written_id(other)));
        if let (Some(id), Some(name)) = (id, person) {
            check_deputy(section, &id, deputy.as_deref());
            staff.push(Staff {
                id,
                name,
                role,
                store,
                department,
                from,
                until,
                absent,
                deputy,
                superior,
                keys,
            });
        }
    }
    check_superiors(&sections, &staff);
    staff
}

/// Nobody reports to themselves, nor in a circle: a chain of responsibility has an end.
fn check_superiors(sections: &[&Section], staff: &[Staff]) {
    let superior = |id: &str| staff.iter().find(|person| person.id == id)?.superior.as_deref();
    for section in sections {
        let Some(id) = written_id(section) else { continue };
        let mut above = superior(id);
        for _ in staff {
            match above {
                Some(found) if found == id => {
                    section.report(Finding::error(
                        finding::SUPERIOR,
                        section.place_of_key("superior"),
                        said!(en: "`{id}` reports to themselves, directly or in a circle", zh: "`{id}` 直接或辗转成了自己的上级"),
                    ));
                    break;
                }
                Some(found) => above = superior(found),
                None => break,
            }
        }
    }
}

/// The `id` as it is written, for references to people who come later in the file.
fn written_id(section: &Section) -> Option<&str> {
    match &section.get("id")?.raw {
        Raw::Text(text) => Some(text),
        _ => None,
    }
}

/// Days on which somebody is away: `{ from = "2026-02-01", until = "2026-02-14" }`, both included.
fn absence(section: &Section) -> Option<Absence> {
    let (from, until) = (section.need_day("from"), section.need_day("until"));
    check_days(section, from, until);
    Some(Absence { from: from?, until: until? })
}

fn check_days(section: &Section, first: Option<NaiveDate>, last: Option<NaiveDate>) {
    if let (Some(first), Some(last)) = (first, last)
        && last < first
    {
        section.report(Finding::error(
            finding::DAYS,
            section.place_of_key("until"),
            said!(en: "the last day {last} is before the first {first}", zh: "最后一天 {last} 早于第一天 {first}"),
        ));
    }
}

/// Nobody stands in for themselves: who is away would be waited for.
fn check_deputy(section: &Section, id: &str, deputy: Option<&str>) {
    if deputy == Some(id) {
        section.report(Finding::error(
            finding::DEPUTY,
            section.place_of_key("deputy"),
            said!(en: "nobody stands in for themselves", zh: "不能由本人代理本人"),
        ));
    }
}

fn default_by(root: &Section, staff: &[Staff]) -> Option<String> {
    reference(root, "by", staff.iter().map(|person| person.id.as_str()))
}

/// The `id` of a store, department or person: a name for files and commands that nothing else of its kind has.
fn name(section: &Section, seen: &mut BTreeSet<String>) -> Option<String> {
    let id = section.need_text("id")?;
    let place = section.place_of_key("id");
    if !is_name(&id) || is_by_rule(&id) {
        return section.fault(Finding::error(
            finding::NAME,
            place,
            said!(
                en: "`{id}` cannot be an id: lower-case letters, digits and `-`, beginning with a letter (`sweep` and `merge` are taken)",
                zh: "`{id}` 不能用作 id：只能用小写字母、数字和 `-`，以字母开头（`sweep` 和 `merge` 已占用）"
            ),
        ));
    }
    if !seen.insert(id.clone()) {
        return section.fault(Finding::error(
            finding::DUPLICATE,
            place,
            said!(en: "`{id}` is there twice", zh: "`{id}` 重复"),
        ));
    }
    Some(id)
}

/// A name that must be one of `names`, where it is given.
fn reference<'a>(
    section: &Section,
    key: &'static str,
    names: impl Iterator<Item = &'a str> + Clone,
) -> Option<String> {
    let name = section.text(key)?;
    if names.clone().any(|known| known == name) {
        return Some(name);
    }
    let finding = Finding::error(
        finding::UNKNOWN,
        section.place_of_key(key),
        said!(en: "there is no {key} `{name}` in this file", zh: "本文件中没有 {key} `{name}`"),
    );
    section.fault(finding.suggesting(&name, names))
}

/// A name for people: one text for both languages, or one for each.
fn label(section: &Section, key: &'static str) -> Option<Said> {
    match section.get(key).map(|value| &value.raw) {
        Some(Raw::Section(_)) => section.need_label(key),
        _ => section.need_text(key).map(|text| Said { en: text.clone(), zh: text }),
    }
}
