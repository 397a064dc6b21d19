//! The figures of a period against a small calculation of their own, over many made complaints.

use std::collections::BTreeMap;

use plaint::domain::calendar::Zone;
use plaint::domain::case::{Case, fold};
use plaint::domain::filter::Period;
use plaint::domain::instant;
use plaint::domain::names::Names;
use plaint::domain::record::Record;
use plaint::domain::summary::{Dimension, Matter, Scope, Summary, breakdown, pareto, summarise};
use proptest::prelude::*;

/// What a made complaint is: day of receipt from 1 October on, store, category, customer, hours to closing, whether it
/// was reopened, what the customer said.
#[derive(Debug, Clone)]
struct Made {
    day: u32,
    store: usize,
    category: usize,
    customer: Option<usize>,
    hours: Option<i64>,
    reopened: bool,
    satisfied: Option<bool>,
}

const STORES: [&str; 3] = ["east", "north", "west"];
const CATEGORIES: [&str; 4] = ["goods", "parking", "price", "staff"];

fn made() -> impl Strategy<Value = Made> {
    let said = prop::option::of(any::<bool>());
    (
        0..61u32,
        0..3usize,
        0..4usize,
        prop::option::of(0..4usize),
        prop::option::of(1..40i64),
        any::<bool>(),
        said,
    )
        .prop_map(|(day, store, category, customer, hours, reopened, satisfied)| Made {
            day,
            store,
            category,
            customer,
            hours,
            reopened,
            satisfied,
        })
}

impl Made {
    fn is_of_november(&self) -> bool {
        self.day >= 31
    }

    fn was_reopened(&self) -> bool {
        self.reopened && self.hours.is_some()
    }

    fn record(&self, index: usize) -> Record {
        let start = instant::parse("2026-10-01T09:00:00+08:00").unwrap();
        let received = start + chrono::TimeDelta::days(i64::from(self.day));
        let at = |hours: i64| instant::format(&(received + chrono::TimeDelta::hours(hours)));
        let id = format!("{}-{index:04}", received.format("%y%m%d"));
        let (store, category) = (STORES[self.store], CATEGORIES[self.category]);
        let customer = self.customer.map_or_else(String::new, |customer| format!("customer: c-{customer}\n"));
        let mut text = format!(
            "record: complaint\nformat: 1\nid: {id}\nreceived: \"{0}\"\nstore: {store}\ncategory: {category}\n\
             {customer}events:\n  - {{id: e1, at: \"{0}\", by: li, n: 1, event: received}}\n",
            at(0)
        );
        let mut n = 1;
        let mut tell = |hours: i64, rest: &str| {
            n += 1;
            let at = at(hours);
            text.push_str(&format!("  - {{id: e{n}, at: \"{at}\", by: li, n: {n}, event: {rest}}}\n"));
        };
        if let Some(hours) = self.hours {
            tell(hours, "closed, outcome: settled");
            if self.reopened {
                tell(hours + 1, "reopened, reason: again");
            }
        }
        if let Some(satisfied) = self.satisfied {
            let satisfied = if satisfied { "\"yes\"" } else { "\"no\"" };
            tell(48, &format!("note, satisfied: {satisfied}"));
        }
        plaint::format::yaml::read(&text).unwrap()
    }
}

fn with_matters<T>(made: &[Made], read: impl FnOnce(&[Matter<'_>], &Scope) -> T) -> T {
    let zone = Zone::parse("Asia/Shanghai").unwrap();
    let now = instant::parse("2026-12-31T00:00:00+08:00").unwrap();
    let names = Names::default();
    let records: Vec<Record> = made.iter().enumerate().map(|(index, made)| made.record(index)).collect();
    let cases: Vec<Case> = records.iter().map(|record| fold(record, Some(&now)).unwrap()).collect();
    let matter = |(record, case)| {
        let (record, case): (&_, &Case) = (record, case);
        Matter { record, case, names: &names, received_on: zone.shown(&case.received).date_naive() }
    };
    let matters: Vec<Matter<'_>> = records.iter().zip(&cases).map(matter).collect();
    let period = Period::parse("2026-11", now.date_naive()).unwrap();
    read(&matters, &Scope { period, zone, now })
}

fn tally<'a>(
    made: impl Iterator<Item = &'a Made>,
    name: impl Fn(&Made) -> &'static str,
) -> BTreeMap<String, usize> {
    let mut tally = BTreeMap::new();
    made.for_each(|made| *tally.entry(name(made).to_owned()).or_default() += 1);
    tally
}

fn check(made: &[Made], summary: &Summary<'_>) -> Result<(), TestCaseError> {
    let (now, before): (Vec<&Made>, Vec<&Made>) = made.iter().partition(|made| made.is_of_november());
    prop_assert_eq!(summary.figures.received, now.len());
    let category = |made: &Made| CATEGORIES[made.category];
    let (counted, earlier) = (tally(now.iter().copied(), category), tally(before.iter().copied(), category));
    for count in &summary.categories {
        let name = count.name.clone().unwrap();
        prop_assert_eq!(count.share.count, counted.get(&name).copied().unwrap_or(0));
        let known = (!before.is_empty()).then(|| earlier.get(&name).copied().unwrap_or(0));
        prop_assert_eq!(count.before.map(|share| share.count), known);
    }
    let mut hours: Vec<i64> = now.iter().filter_map(|made| made.hours).collect();
    hours.sort_unstable();
    let closing = summary.figures.times.first_closing;
    let ninetieth = hours.get((hours.len() * 9).div_ceil(10).saturating_sub(1));
    prop_assert_eq!(closing.map(|spread| spread.ninetieth), ninetieth.map(|hours| hours * 3_600));
    prop_assert_eq!(closing.map_or(0, |spread| spread.count), hours.len());
    let closed = now.iter().filter(|made| made.hours.is_some()).count();
    let reopened = now.iter().filter(|made| made.was_reopened()).count();
    prop_assert_eq!((summary.figures.reopened.count, summary.figures.reopened.of), (reopened, closed));
    let last = summary.figures.times.last_closing.map_or(0, |spread| spread.count);
    prop_assert_eq!(last, closed - reopened, "who is open again has no last closing");
    let asked = now.iter().filter_map(|made| made.satisfied);
    let answers = summary.figures.answers;
    prop_assert_eq!(answers.satisfied.of, asked.clone().count());
    prop_assert_eq!(answers.satisfied.count, asked.filter(|yes| *yes).count());
    prop_assert_eq!(answers.satisfied.of + answers.not_asked, now.len());
    for returned in &summary.returning.list {
        let of = |made: &[&Made]| {
            made.iter()
                .filter(|made| {
                    made.customer.map(|customer| format!("c-{customer}")).as_deref()
                        == Some(returned.customer)
                })
                .count()
        };
        prop_assert_eq!((returned.within, returned.earlier), (of(&now), of(&before)));
    }
    let run: Vec<usize> = summary.run.iter().map(|step| step.received).collect();
    let months = if before.is_empty() { vec![now.len()] } else { vec![before.len(), now.len()] };
    prop_assert_eq!(run, if made.is_empty() { Vec::new() } else { months });
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn figures_are_what_a_small_calculation_gives(made in prop::collection::vec(made(), 0..40)) {
        with_matters(&made, |matters, scope| check(&made, &summarise(matters, scope)))?;
    }

    #[test]
    fn rows_add_up_to_the_whole(made in prop::collection::vec(made(), 1..40)) {
        with_matters(&made, |matters, scope| {
            for by in [Dimension::Store, Dimension::Category, Dimension::Customer] {
                let table = breakdown(matters, &[], scope, &by);
                let sum: usize = table.rows.iter().map(|row| row.share.count).sum();
                prop_assert_eq!(sum, table.whole.figures.received);
                let closed: usize = table.rows.iter().map(|row| row.figures.closed).sum();
                prop_assert_eq!(closed, table.whole.figures.closed);
                if by.is_of_people() {
                    prop_assert!(table.rows.is_sorted_by_key(|row| (row.name.is_none(), row.name.clone())));
                }
            }
            Ok(())
        })?;
    }

    #[test]
    fn the_few_of_a_pareto_are_the_fewest(made in prop::collection::vec(made(), 1..40)) {
        with_matters(&made, |matters, scope| {
            let pareto = pareto(&summarise(matters, scope).categories);
            let reaches = |few: usize| {
                let sum: usize = pareto.bars.iter().take(few).map(|bar| bar.share.count).sum();
                sum * 10 >= pareto.bars.iter().map(|bar| bar.share.count).sum::<usize>() * 8
            };
            prop_assert!(reaches(pareto.few));
            prop_assert!(pareto.few == 0 || !reaches(pareto.few - 1));
            Ok(())
        })?;
    }
}
