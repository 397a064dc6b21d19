//! The fines of all records, as reading commands see them: on record, and those that would follow.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::commands::both_cores;
use crate::commands::caseload::Caseload;
use crate::commands::desk::RulesInForce;
use crate::commands::seen_case::SeenCase;
use crate::commands::session::Session;
use crate::commands::year_fines::store_records;
use crate::domain::case;
use crate::domain::escalation;
use crate::domain::finding::Finding;
use crate::domain::fines::answers::late::{Lateness, due_charges};
use crate::domain::fines::follow::{Earlier, Followed, Scene, Uncharged, follow_swept, unfounded};
use crate::domain::fines::ledger::{Fine, Standing, fines, parties};
use crate::domain::fines::policy::FinesPolicy;
use crate::domain::instant::Instant;
use crate::domain::record::kind::table;
use crate::domain::record::{Event, Record};
use crate::domain::shop::Shop;
use crate::render::fines::LedgerEntry;
use crate::words::Said;

/// The fines of the workspace.
#[derive(Default)]
pub(super) struct Gathered {
    sheets: Vec<Gathering>,
    /// Rules that fired and cannot be charged: the case, the rule, why.
    pub(super) uncharged: Vec<(String, String, Uncharged)>,
    /// What is wrong in the records of stores.
    pub(super) findings: Vec<Finding>,
}

/// The fines of one record.
struct Gathering {
    record: String,
    of_case: bool,
    store: Option<String>,
    fines: Vec<Seen>,
}

/// A fine with what is known about it beside the record.
struct Seen {
    fine: Fine,
    standing: Standing,
    accruing: Decimal,
    unfounded: Option<Said>,
}

impl Gathered {
    /// The fines of all cases and stores that the caseload sees, with those that would follow, and which of those on record
    /// follow no longer. What repeats is told by all cases, so the caseload must hold all.
    pub(super) fn of(caseload: &Caseload, session: &Session<'_>) -> Self {
        let mut gathered = Self::default();
        let records = caseload.cases.iter().filter_map(|seen| {
            let rules = caseload.rules(seen.case.store.as_deref())?;
            Some((&seen.record, &rules.policy))
        });
        let earlier = Earlier::of(records);
        let bench =
            Bench { shop: &caseload.desk.shop, earlier: &earlier, now: caseload.now, as_of: session.as_of };
        let cases: Vec<(&SeenCase, Option<&RulesInForce>)> =
            caseload.cases.iter().map(|seen| (seen, caseload.rules(seen.case.store.as_deref()))).collect();
        let found = both_cores::map(cases, |(seen, rules)| (seen, bench.of_case(seen, rules)));
        for (seen, (fines, uncharged)) in found {
            let id = &seen.case.id;
            gathered.add(id, true, seen.case.store.as_deref(), fines);
            gathered.uncharged.extend(uncharged.into_iter().map(|(rule, why)| (id.clone(), rule, why)));
        }
        let (stores, findings) = store_records(&caseload.desk, &caseload.now);
        for record in &stores {
            let store = Some(record.id.as_str());
            let fines = bench.recorded(record, caseload.rules(store), &BTreeMap::new());
            gathered.add(&record.id, false, store, fines);
        }
        gathered.findings = findings;
        gathered
    }

    fn add(&mut self, record: &str, of_case: bool, store: Option<&str>, fines: Vec<Seen>) {
        if !fines.is_empty() {
            let (record, store) = (record.to_owned(), store.map(str::to_owned));
            self.sheets.push(Gathering { record, of_case, store, fines });
        }
    }

    /// The fines as they are shown, in the order of the records.
    pub(super) fn entries<'a>(&'a self, caseload: &'a Caseload) -> Vec<LedgerEntry<'a>> {
        let of_sheet = |sheet: &'a Gathering| {
            sheet.fines.iter().map(|each| LedgerEntry {
                record: &sheet.record,
                of_case: sheet.of_case,
                store: sheet.store.as_deref(),
                names: caseload.book.of_store(sheet.store.as_deref()),
                fine: each.fine.clone(),
                standing: each.standing,
                accruing: each.accruing,
                unfounded: each.unfounded.clone(),
            })
        };
        self.sheets.iter().flat_map(of_sheet).collect()
    }
}

/// With what the fines of a record are found.
struct Bench<'a> {
    shop: &'a Shop,
    earlier: &'a Earlier,
    now: Instant,
    as_of: Option<Instant>,
}

impl Bench<'_> {
    /// The fines of a case, on record and those that would follow; and the rules that cannot be charged.
    fn of_case(
        &self,
        seen: &SeenCase,
        rules: Option<&RulesInForce>,
    ) -> (Vec<Seen>, Vec<(String, Uncharged)>) {
        let record = by_then(&seen.record, self.as_of.as_ref());
        let mut gone = BTreeMap::new();
        let mut followed = Followed::default();
        if let Some(rules) = rules {
            let (shop, stamp, earlier) = (self.shop, rules.stamp.as_str(), self.earlier);
            let scene = Scene { rules: rules.as_rules(), shop, stamp, earlier };
            // Of an open case everything that is due is there already.
            let swept = match seen.case.is_open() {
                true => Cow::Borrowed(&*record),
                false => escalation::projected_known(&record, &seen.case, &scene.rules, &self.now),
            };
            followed = follow_swept(&swept, &scene, &self.now);
            let unfounded = unfounded(&record, &scene, &self.now);
            gone = unfounded.into_iter().map(|each| (each.event.clone(), each.said())).collect();
        }
        let mut fines = self.recorded(&record, rules, &gone);
        fines.extend(proposals(&followed.events));
        (fines, followed.uncharged)
    }

    /// The fines on record, with what accrues; `gone` tells of those that no longer follow why.
    fn recorded(
        &self,
        record: &Record,
        rules: Option<&RulesInForce>,
        gone: &BTreeMap<String, Said>,
    ) -> Vec<Seen> {
        if !record.events.iter().any(|event| event.matches(table::FINED.name)) {
            return Vec::new();
        }
        let (now, zone) = (&self.now, self.shop.zone);
        let policy = rules.map(|rules| &rules.policy.fines);
        let suspends = policy.is_some_and(FinesPolicy::objections_suspend);
        let due = policy.map(|policy| due_charges(record, policy, zone, now)).unwrap_or_default();
        let lateness = policy.and_then(|policy| Lateness::of(policy, zone));
        let gathered = |fine: Fine| Seen {
            standing: fine.standing(now, suspends),
            accruing: accruing(&fine, lateness.as_ref(), &due, now),
            unfounded: gone.get(&fine.event).cloned(),
            fine,
        };
        fines(case::standing(record, Some(now))).into_iter().map(gathered).collect()
    }
}

/// The record as it was then.
fn by_then<'a>(record: &'a Record, as_of: Option<&Instant>) -> Cow<'a, Record> {
    let mut record = Cow::Borrowed(record);
    if let Some(as_of) = as_of {
        record.to_mut().events.retain(|event| event.at <= *as_of);
    }
    record
}

/// What is added for paying late and not on record: what is due, and what grows by the day.
fn accruing(fine: &Fine, lateness: Option<&Lateness<'_>>, due: &[Event], now: &Instant) -> Decimal {
    let due = due.iter().filter(|event| event.fields.text("target") == Some(fine.event.as_str()));
    let due: Decimal = due.flat_map(|event| parties(event, "payers")).map(|(_, amount)| amount).sum();
    let by_day = |lateness: &Lateness<'_>| -> Decimal {
        fine.parts.iter().map(|part| lateness.payable(fine, part, *now) - part.owed()).sum()
    };
    due + lateness.map(by_day).unwrap_or_default()
}

fn proposals(events: &[Event]) -> Vec<Seen> {
    let proposed =
        |fine: Fine| Seen { fine, standing: Standing::Proposed, accruing: Decimal::ZERO, unfounded: None };
    fines(events).into_iter().map(proposed).collect()
}
