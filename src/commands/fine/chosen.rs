//! Which fines `fine list` is asked for.

use rust_decimal::Decimal;

use super::list::ListArguments;
use crate::commands::caseload::Caseload;
use crate::commands::session::Session;
use crate::domain::calendar::Zone;
use crate::domain::failure::Failure;
use crate::domain::filter::Period;
use crate::domain::fines::ledger::{Party, Standing};
use crate::domain::names::Naming;
use crate::domain::shop::Shop;
use crate::render::fines::LedgerEntry;
use crate::said;
use crate::words::Label;

/// Which fines are meant.
pub(super) struct Chosen<'a> {
    arguments: &'a ListArguments,
    standings: Vec<Standing>,
    period: Option<Period>,
    zone: Zone,
    /// The case alone that was typed, where one was.
    case: Option<String>,
}

impl<'a> Chosen<'a> {
    /// What was typed, its names checked against the shop, the policies and the cases.
    ///
    /// # Errors
    /// Something that nobody knows.
    pub(super) fn read(
        arguments: &'a ListArguments,
        (caseload, session): (&Caseload, &Session<'_>),
    ) -> Result<Self, Failure> {
        let standing = |typed: &String| {
            let known = || Standing::ALL.iter().map(|standing| standing.name());
            let found = Standing::ALL.into_iter().find(|standing| standing.name() == typed);
            found.ok_or_else(|| unknown(Label::new("standing", "状态"), typed, known().collect()))
        };
        let standings = arguments.standings.iter().map(standing).collect::<Result<_, _>>()?;
        for store in &arguments.stores {
            caseload.desk.known_store(store)?;
        }
        let rules: Vec<&str> = caseload.book.known(Naming::Fine).collect();
        if let Some(typed) = arguments.rules.iter().find(|typed| !rules.contains(&typed.as_str())) {
            return Err(unknown(Label::new("rule of fines", "处罚规则"), typed, rules));
        }
        let today = caseload.now.date_naive();
        let period = arguments.period.as_deref().map(|text| Period::parse(text, today));
        let period = period.transpose().map_err(Failure::usage)?;
        let case =
            arguments.case.as_deref().map(|typed| caseload.desk.resolve(session, typed)).transpose()?;
        let case = case.map(|id| id.as_str().to_owned());
        Ok(Self { arguments, standings, period, zone: caseload.desk.shop.zone, case })
    }

    /// Whether the case with this id is meant, as far as a case was typed.
    pub(super) fn is_of_case(&self, id: &str) -> bool {
        self.case.as_deref().is_none_or(|case| case == id)
    }

    /// The entry as it is to be shown; `None` where it is not meant.
    pub(super) fn seen<'e>(&self, mut entry: LedgerEntry<'e>) -> Option<LedgerEntry<'e>> {
        let arguments = self.arguments;
        let day = self.zone.shown(&entry.fine.at).date_naive();
        let of_store = |store: &String| entry.store == Some(store.as_str());
        let meant = self.case.as_ref().is_none_or(|case| entry.of_case && entry.record == case)
            && (arguments.stores.is_empty() || arguments.stores.iter().any(of_store))
            && (arguments.rules.is_empty() || arguments.rules.contains(&entry.fine.rule))
            && self.period.is_none_or(|period| period.contains(day));
        if !meant {
            return None;
        }
        if let Some(typed) = &arguments.payer {
            let is_meant = |payer: &Party| payer.to_string() == *typed || payer.name() == typed;
            entry = only(entry, is_meant)?;
        }
        (self.standings.is_empty() || self.standings.contains(&entry.standing)).then_some(entry)
    }
}

/// Somebody who can pay a fine: of the staff, a store or a department, typed with or without what it is.
///
/// # Errors
/// Nobody in shop.toml is called that.
pub(super) fn known_payer(typed: &str, shop: &Shop) -> Result<(), Failure> {
    let staff = shop.staff.iter().map(|staff| Party::Staff(staff.id.clone()));
    let stores = shop.stores.iter().map(|store| Party::Store(store.id.clone()));
    let departments = shop.departments.iter().map(|department| Party::Department(department.id.clone()));
    let known: Vec<Party> = staff.chain(stores).chain(departments).collect();
    if known.iter().any(|party| party.to_string() == typed || party.name() == typed) {
        return Ok(());
    }
    let failure = Failure::usage(said!(
        en: "nobody who could pay is called `{typed}`; write the id of somebody, of a store or of a department, as in shop.toml",
        zh: "没有名为 `{typed}` 的缴纳人；请写 shop.toml 中员工、门店或部门的 id"
    ));
    let full: Vec<String> = known.iter().map(ToString::to_string).collect();
    let names = known.iter().map(Party::name).chain(full.iter().map(String::as_str));
    Err(failure.suggesting(typed, names))
}

fn unknown(what: Label, typed: &str, known: Vec<&str>) -> Failure {
    let (en, zh, list) = (what.en, what.zh, known.join(", "));
    let failure = Failure::usage(said!(
        en: "there is no {en} `{typed}`; there is: {list}",
        zh: "没有{zh} `{typed}`；可用：{list}"
    ));
    failure.suggesting(typed, known)
}

/// The entry with the parts of those who are meant alone, and how far these have come.
pub(super) fn only<'e>(entry: LedgerEntry<'e>, is_meant: impl Fn(&Party) -> bool) -> Option<LedgerEntry<'e>> {
    let fine = entry.fine.only(is_meant)?;
    let whole = entry.fine.parts.len() == fine.parts.len();
    let settled = fine.parts.iter().all(|part| part.owed() <= Decimal::ZERO);
    let standing = match entry.standing {
        standing if whole => standing,
        Standing::Proposed | Standing::Points => entry.standing,
        _ if fine.parts.iter().any(|part| part.owed() < Decimal::ZERO) => Standing::ToRepay,
        _ if settled && fine.parts.iter().all(|part| part.due() == Decimal::ZERO) => Standing::TakenOff,
        _ if settled => Standing::Paid,
        standing => standing,
    };
    let accruing = if whole { entry.accruing } else { Decimal::ZERO };
    Some(LedgerEntry { fine, standing, accruing, ..entry })
}
