//! What the places of the year's rankings cost: for the sweep, which records it, and for the ranking, which tells it.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::both_cores;
use super::desk::{Desk, RulesInForce};
use super::seen_case::{SeenCase, Sight};
use crate::domain::case::Status;
use crate::domain::clocks::facts_at;
use crate::domain::failure::{Failure, FailureKind};
use crate::domain::finding::Finding;
use crate::domain::fines::follow::{Uncharged, parts_of_store};
use crate::domain::fines::policy::RankingFine;
use crate::domain::fines::year::{
    PlaceFine, RankedYear, YearFines, YearStanding, event, place_fines, recorded,
};
use crate::domain::instant::{self, Instant};
use crate::domain::names::NameBook;
use crate::domain::ranking::policy::RankingRule;
use crate::domain::ranking::{Asked, rank, volume_over};
use crate::domain::record::kind::table;
use crate::domain::record::{Event, Record, RecordKind};
use crate::domain::shop::Shop;
use crate::domain::summary::Matter;
use crate::said;
use crate::words::Said;

/// The stores that go by one policy.
pub(super) struct Sisters {
    /// The rules of the first of them.
    rules: Rc<RulesInForce>,
    /// Their ids, each with its rules: they may be open at different hours.
    stores: BTreeMap<String, Rc<RulesInForce>>,
}

/// What is looked at: the house, its complaints, and when.
#[derive(Clone, Copy)]
pub(super) struct House<'a> {
    pub(super) desk: &'a Desk,
    pub(super) complaints: &'a [&'a Record],
    /// The records of its stores.
    pub(super) stores: &'a [Record],
    pub(super) now: Instant,
}

/// A fine for a store's place, ready to be recorded in the store's record.
pub(super) struct StoreFine {
    /// The store.
    pub(super) store: String,
    /// The event.
    pub(super) event: Event,
    /// The passage of the source document.
    pub(super) source: Option<String>,
}

/// What is due of the years' rankings.
#[derive(Default)]
pub(super) struct StoreFines {
    /// The fines that are due and not on record.
    pub(super) fines: Vec<StoreFine>,
    /// What is wrong in files of stores.
    pub(super) findings: Vec<Finding>,
    /// Why something that is due is not among them.
    pub(super) waits: Option<Failure>,
}

/// All fines of the years' rankings that are due and not on record. `is_whole` says whether every complaint could be
/// read: a year is ranked once, so it waits for every file that may move a place.
///
/// # Errors
/// A policy is not in order.
pub(super) fn store_fines(
    desk: &mut Desk,
    (complaints, is_whole): (&[&Record], bool),
    now: Instant,
) -> Result<StoreFines, Failure> {
    let groups = Sisters::all(desk)?;
    let mut found = StoreFines::default();
    if groups.iter().all(|group| group.rules.policy.fines.rankings.is_empty()) {
        return Ok(found);
    }
    let (stores, findings) = store_records(desk, &now);
    let is_whole = is_whole && findings.is_empty();
    found.findings = findings;
    let house = House { desk, complaints, stores: &stores, now };
    for group in &groups {
        for year in group.due(house) {
            match group.events(&desk.shop, &year) {
                Ok(events) if is_whole => found.fines.extend(events),
                Ok(_) => found.waits = Some(not_ranked(&year)),
                Err(why) => found.waits = Some(not_charged(&year, &why)),
            }
        }
    }
    Ok(found)
}

fn not_charged(year: &YearFines, why: &Uncharged) -> Failure {
    let (year, Said { en, zh }) = (year.year.name(), why.said());
    Failure::could_not(
        said!(en: "the ranking of {year} is not recorded: {en}", zh: "未登记{year}年排名的罚款：{zh}"),
    )
}

fn not_ranked(year: &YearFines) -> Failure {
    let year = year.year.name();
    Failure::new(
        FailureKind::Findings,
        said!(
            en: "the ranking of {year} is not recorded: a file that cannot be read may move a place, and a year is ranked once",
            zh: "未登记{year}年排名的罚款：有文件无法读取，可能影响名次，而每年只排名一次"
        ),
    )
    .tip(said!(en: "mend the files that are named, then run `plaint sweep --record-fines` again", zh: "请先修复所列文件，再运行 `plaint sweep --record-fines`"))
}

/// The records of the stores with what was recorded by `now`, and what is wrong with those that cannot be read.
pub(super) fn store_records(desk: &Desk, now: &Instant) -> (Vec<Record>, Vec<Finding>) {
    let loaded = desk.workspace.load_kind(&RecordKind::Store);
    let by_then = |mut record: Record| {
        record.events.retain(|event| event.at <= *now);
        record
    };
    let records = loaded.records.into_iter().map(|loaded| by_then(loaded.record));
    (records.collect(), loaded.unreadable)
}

impl Sisters {
    /// The stores of the house by their policies.
    ///
    /// # Errors
    /// A policy is not in order.
    pub(super) fn all(desk: &mut Desk) -> Result<Vec<Self>, Failure> {
        let ids: Vec<String> = desk.shop.stores.iter().map(|store| store.id.clone()).collect();
        let mut groups: Vec<Self> = Vec::new();
        for id in ids {
            let rules = desk.rules(Some(&id))?;
            match groups.iter_mut().find(|group| group.rules.policy_file == rules.policy_file) {
                Some(group) => drop(group.stores.insert(id, rules)),
                None => groups.push(Self { rules: Rc::clone(&rules), stores: BTreeMap::from([(id, rules)]) }),
            }
        }
        Ok(groups)
    }

    /// The events of `year`, each with the store in whose record it belongs, and its rules.
    fn events(&self, shop: &Shop, year: &YearFines) -> Result<Vec<StoreFine>, Uncharged> {
        let event = |fine: &PlaceFine| {
            let rules = self.stores.get(&fine.store).unwrap_or(&self.rules);
            let bearer = (fine.store.as_str(), year.year.period.last);
            let parts = parts_of_store(&year.rule.payers, fine.amount, bearer, shop)?;
            let event = event(&year.rule, &year.year, fine, (&parts, &rules.stamp));
            Ok(StoreFine { store: fine.store.clone(), event, source: year.rule.choice.source.clone() })
        };
        year.fines.iter().map(event).collect()
    }

    /// Everything of these stores that is due and not on record: nothing of a ranking and a year of which any store has
    /// a fine already.
    fn due(&self, house: House<'_>) -> Vec<YearFines> {
        let policy = &self.rules.policy;
        let first = house.complaints.iter().copied().filter_map(received).min();
        let Some(first) = first.map(|first| house.desk.shop.local(&first).date_naive()) else {
            return Vec::new();
        };
        let years = policy.fines.rankings.iter().flat_map(|rule| {
            let years = RankedYear::due(rule, (first, policy.effective), house.desk.shop.zone, &house.now);
            years.into_iter().map(|year| self.year(house, rule, year))
        });
        let is_due = |year: &YearFines| year.standing == YearStanding::Due && !year.fines.is_empty();
        years.filter(is_due).collect()
    }

    /// What the ranking called `ranking` costs in `year`, by each line of the policy that names it.
    pub(super) fn of(&self, house: House<'_>, ranking: &str, year: i32) -> Vec<YearFines> {
        let rules = self.rules.policy.fines.rankings.iter().filter(|rule| rule.ranking == ranking);
        let year = |rule| {
            let year = RankedYear::new(rule, year, house.desk.shop.zone)?;
            Some(self.year(house, rule, year))
        };
        rules.filter_map(year).collect()
    }

    fn year(&self, house: House<'_>, rule: &RankingFine, year: RankedYear) -> YearFines {
        let policy = &self.rules.policy;
        let on_record = recorded(house.stores, (&policy.id, &rule.choice.name), &year.name());
        let standing = year.standing(policy.effective, !on_record.is_empty(), &house.now);
        let fines = match standing {
            YearStanding::Recorded => on_record,
            YearStanding::BeforePolicy => Vec::new(),
            YearStanding::Due => self.fines(house, (rule, &year), year.at),
            YearStanding::Coming => self.fines(house, (rule, &year), house.now),
        };
        YearFines { policy: policy.label.clone(), rule: rule.clone(), year, standing, fines }
    }

    /// What the places cost by what was on record at `seen`.
    fn fines(
        &self,
        house: House<'_>,
        (rule, year): (&RankingFine, &RankedYear),
        seen: Instant,
    ) -> Vec<PlaceFine> {
        let policy = &self.rules.policy;
        let Some(by) = policy.rankings.iter().find(|known| known.choice.name == rule.ranking) else {
            return Vec::new();
        };
        let cases = self.seen(house, year, seen);
        let book = NameBook::new(&house.desk.shop, [policy]);
        let asked: Vec<Asked<'_>> =
            cases.iter().map(|each| (matter(each, &book), facts_at(&each.case, policy, &seen))).collect();
        // Who has the last place that costs something may stand beyond the last place that the ranking tells.
        let by = RankingRule { top: u32::MAX, ..by.clone() };
        let volume = |store: &str| volume_over(&house.desk.shop.store(store)?.transactions, &year.period);
        place_fines(rule, &rank(&asked, &by, &seen, &volume).places)
    }

    /// The complaints of the year that count for themselves, as they were on record at `seen`.
    fn seen(&self, house: House<'_>, year: &RankedYear, seen: Instant) -> Vec<SeenCase> {
        let shop = &house.desk.shop;
        let rules = self.stores.iter().map(|(store, rules)| (Some(store.as_str()), Some(&**rules))).collect();
        let sight = Sight { rules, now: seen, as_of: Some(seen), zone: shop.zone };
        let may_count = |record: &&Record| {
            let on = received(record).map(|received| shop.local(&received).date_naive());
            on.is_some_and(|on| year.period.contains(on)) || is_moved(record)
        };
        let candidates: Vec<Record> = house.complaints.iter().copied().filter(may_count).cloned().collect();
        let counts = |seen: &SeenCase| {
            let of_these = seen.case.store.as_ref().is_some_and(|store| self.stores.contains_key(store));
            of_these && seen.case.status != Status::Merged && year.period.contains(seen.received_on)
        };
        let cases = both_cores::map(candidates, |record| sight.see(record));
        cases.into_iter().flatten().filter(counts).collect()
    }
}

fn matter<'a>(seen: &'a SeenCase, book: &'a NameBook) -> Matter<'a> {
    Matter {
        record: &seen.record,
        case: &seen.case,
        names: book.of_store(seen.case.store.as_deref()),
        received_on: seen.received_on,
    }
}

/// When the header says that a complaint was received.
fn received(record: &Record) -> Option<Instant> {
    record.header.text("received").and_then(instant::parse)
}

/// Whether the instant of receipt was ever corrected: the complaint may belong to another year than its header says.
fn is_moved(record: &Record) -> bool {
    let moves = |text: Option<&str>| text == Some("received");
    record
        .events
        .iter()
        .any(|event| event.matches(table::CORRECTED.name) && moves(event.fields.text("field")))
}
