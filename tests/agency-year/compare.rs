//! Every figure that plaint tells of the year, beside the one that was calculated.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::oracle::{Cents, Fine, Place, in_words, places};
use crate::year::Year;

/// Everything that differs, one sentence each; and how many figures were looked at.
#[derive(Default)]
pub struct Comparison {
    pub differences: Vec<String>,
    pub figures: usize,
}

impl Comparison {
    /// Compares all that is told with `expected`.
    pub fn of(year: &Year, expected: &[Fine]) -> Self {
        let mut comparison = Self::default();
        comparison.ledger(year, expected);
        comparison.sums(year, expected);
        comparison.ranking(year);
        comparison.points(year);
        comparison.books(year, expected);
        comparison
    }

    fn same(&mut self, what: &str, told: &Value, expected: &Value) {
        self.figures += 1;
        if told != expected {
            self.differences.push(format!("{what}: told {told}, calculated {expected}"));
        }
    }

    /// `fine list`: every fine with every figure of it.
    fn ledger(&mut self, year: &Year, expected: &[Fine]) {
        let told = year.json(&["fine", "list", "--all"]);
        let mut rows: BTreeMap<(String, String), &Value> = BTreeMap::new();
        for row in told["fines"].as_array().unwrap() {
            let key = (row["record"].as_str().unwrap().to_owned(), row["rule"].as_str().unwrap().to_owned());
            if let Some(twice) = rows.insert(key, row) {
                self.differences.push(format!("fined twice: {twice}"));
            }
        }
        for fine in expected {
            let key = (year.record_of(fine), fine.rule.to_owned());
            let Some(row) = rows.remove(&key) else {
                self.differences.push(format!("{key:?} is not told: {fine:?}"));
                continue;
            };
            for (name, value) in figures(year, fine) {
                self.same(&format!("{key:?} {name}"), &row[name], &value);
            }
        }
        self.differences.extend(rows.into_keys().map(|key| format!("{key:?} is told, and does not follow")));
        self.same("uncharged", &told["uncharged"], &json!([]));
        self.same("totals", &told["totals"], &json!([sums("total", expected.iter().map(Share::whole))]));
    }

    /// `fine list --by`: by payer, store and rule.
    fn sums(&mut self, year: &Year, expected: &[Fine]) {
        let mut by: BTreeMap<&str, BTreeMap<String, Vec<Share>>> = BTreeMap::new();
        for fine in expected {
            let store = year.plan.house.stores[fine.store].id.to_owned();
            by.entry("store").or_default().entry(store).or_default().push(Share::whole(fine));
            by.entry("rule").or_default().entry(fine.rule.to_owned()).or_default().push(Share::whole(fine));
            for (index, part) in fine.parts.iter().enumerate() {
                let share = Share::part(fine, index);
                by.entry("payer").or_default().entry(part.payer.clone()).or_default().push(share);
            }
        }
        for (name, groups) in by {
            let told = year.json(&["fine", "list", "--by", name]);
            let rows = told["by"].as_array().unwrap();
            let keys: BTreeSet<&str> = rows.iter().map(|row| row["key"].as_str().unwrap()).collect();
            assert_eq!(keys.len(), rows.len(), "a key twice");
            self.same(name, &json!(keys), &json!(groups.keys().collect::<Vec<_>>()));
            for row in rows {
                let key = row["key"].as_str().unwrap();
                let shares = groups.get(key).cloned().unwrap_or_default();
                self.same(&format!("by {name} {key}"), row, &sums(key, shares.into_iter()));
            }
        }
    }

    /// `rank`: the places of all stores, and what the first of them cost.
    fn ranking(&mut self, year: &Year) {
        let told = year.json(&["rank", "--period", "2025", "--top", "12"]);
        let all = places(&year.plan);
        let rows = told["places"].as_array().unwrap();
        self.same("stores in the ranking", &json!(rows.len()), &json!(all.len()));
        let store = |place: &Place| year.plan.house.stores[place.store].id;
        for (row, place) in rows.iter().zip(&all) {
            let id = store(place);
            self.same("ranked", &row["name"], &json!(id));
            self.same(&format!("{id} place"), &row["place"], &json!(place.place));
            self.same(&format!("{id} complaints"), &row["complaints"], &json!(place.complaints));
        }
        let costs = |place: &&Place| place.amount > 0;
        let fine = |place: &Place| {
            json!({
                "place": place.place, "store": store(place), "complaints": place.complaints,
                "amount": in_words(place.amount), "standing": "recorded", "at": "2026-01-31T00:00:00+08:00",
                "rule": "most-complaints-of-the-year",
            })
        };
        let fines: Vec<Value> = all.iter().filter(costs).map(fine).collect();
        self.same("what places cost", &told["fines"], &json!(fines));
    }

    /// `fine points`: the house of document 002 knows none.
    fn points(&mut self, year: &Year) {
        let told = year.json(&["fine", "points", "--year", "2025"]);
        self.same("points", &told["rows"], &json!([]));
    }

    /// `books`: every entry balances, and every account has the balance that was calculated.
    fn books(&mut self, year: &Year, expected: &[Fine]) {
        let told = year.output(&["books", "--as", "csv"]);
        let mut balances: BTreeMap<String, Cents> = BTreeMap::new();
        let mut entries: BTreeMap<String, Cents> = BTreeMap::new();
        for row in csv::Reader::from_reader(told.as_bytes()).deserialize::<BTreeMap<String, String>>() {
            let row = row.unwrap();
            let amount = cents(&row["debit"]) - cents(&row["credit"]);
            *balances.entry(row["account"].clone()).or_default() += amount;
            *entries.entry(format!("{} {}", row["record"], row["event"])).or_default() += amount;
        }
        for (entry, sum) in &entries {
            self.same(&format!("entry {entry}"), &json!(sum), &json!(0));
        }
        let calculated = accounts(expected);
        self.same(
            "accounts",
            &json!(balances.keys().collect::<Vec<_>>()),
            &json!(calculated.keys().collect::<Vec<_>>()),
        );
        for (account, balance) in &balances {
            let calculated = calculated.get(account).copied().unwrap_or_default();
            self.same(account, &json!(balance), &json!(calculated));
        }
    }
}

/// The figures of a fine, as `fine list` names them.
fn figures(year: &Year, fine: &Fine) -> Vec<(&'static str, Value)> {
    let money = |cents: Cents| json!(in_words(cents));
    let part = |part: &crate::oracle::Part| {
        let (kind, who) = part.payer.split_once(':').unwrap();
        json!({
            kind: who, "amount": in_words(part.amount), "charged": "0.00", "taken_off": in_words(part.waived),
            "paid": in_words(part.paid), "repaid": "0.00", "owed": in_words(part.owed()),
        })
    };
    let day = |day: Option<NaiveDate>| day.map_or(Value::Null, |day| json!(format!("{day}T00:00:00+08:00")));
    vec![
        ("store", json!(year.plan.house.stores[fine.store].id)),
        ("at", json!(format!("{}+08:00", fine.at.format("%Y-%m-%dT%H:%M:%S")))),
        ("of_case", json!(fine.complaint.is_some())),
        ("fee", json!(fine.fee)),
        ("payee", json!(if fine.fee { "company" } else { "other-stores" })),
        ("amount", money(fine.amount)),
        ("charged", money(0)),
        ("accruing", money(0)),
        ("taken_off", money(fine.waived())),
        ("paid", money(fine.paid())),
        ("received", money(fine.paid())),
        ("owed", money(fine.owed())),
        ("to_pass_on", money(fine.to_pass_on())),
        ("standing", json!(fine.standing())),
        ("pay_by", day(fine.pay_by)),
        ("object_by", day(fine.object_by)),
        ("follows", json!(true)),
        ("payers", json!(fine.parts.iter().map(|part| &part.payer).collect::<Vec<_>>())),
        ("parts", json!(fine.parts.iter().map(part).collect::<Vec<_>>())),
    ]
}

/// What counts of a fine in a sum.
#[derive(Clone, Copy)]
struct Share {
    amount: Cents,
    waived: Cents,
    paid: Cents,
    is_overdue: bool,
}

impl Share {
    fn whole(fine: &Fine) -> Self {
        let is_overdue = fine.standing() == "overdue";
        Self { amount: fine.amount, waived: fine.waived(), paid: fine.paid(), is_overdue }
    }

    fn part(fine: &Fine, index: usize) -> Self {
        let part = &fine.parts[index];
        let is_overdue = fine.standing() == "overdue";
        Self { amount: part.amount, waived: part.waived, paid: part.paid, is_overdue }
    }
}

/// A row of sums as `fine list` tells it.
fn sums(key: &str, shares: impl Iterator<Item = Share>) -> Value {
    let shares: Vec<Share> = shares.collect();
    let sum = |pick: fn(&Share) -> Cents| in_words(shares.iter().map(pick).sum());
    json!({
        "key": key,
        "count": shares.len(),
        "amount": sum(|share| share.amount),
        "charged": "0.00",
        "taken_off": sum(|share| share.waived),
        "received": sum(|share| share.paid),
        "owed": sum(|share| share.amount - share.waived - share.paid),
        "overdue": sum(|share| if share.is_overdue { share.amount - share.waived - share.paid } else { 0 }),
        "to_repay": "0.00",
    })
}

/// The balance of every account in which something was booked.
pub fn accounts(fines: &[Fine]) -> BTreeMap<String, Cents> {
    let mut accounts: BTreeMap<String, Cents> = BTreeMap::new();
    let mut book = |account: String, amount: Cents| *accounts.entry(account).or_default() += amount;
    for fine in fines {
        let purpose = if fine.fee { "Income:Fees" } else { "Liabilities:Fines:Other-Stores" };
        book(format!("{purpose}:Imposed"), -fine.amount);
        for part in &fine.parts {
            book(format!("Assets:Receivable:Fines:{}", party(&part.payer)), part.owed());
        }
        if fine.waived() > 0 {
            book(format!("{purpose}:Taken-Off"), fine.waived());
        }
        if fine.paid() > 0 {
            book("Assets:Finance".to_owned(), fine.paid() - fine.passed_on.values().sum::<Cents>());
        }
        for (store, amount) in &fine.passed_on {
            book(format!("{purpose}:Distributed:{}", party(&format!("store:{store}"))), *amount);
        }
    }
    accounts
}

/// `staff:harbour-1` as the books write it: `Staff:Harbour-1`.
fn party(payer: &str) -> String {
    let (kind, name) = payer.split_once(':').unwrap();
    let kind = if kind == "store" { "Stores" } else { "Staff" };
    format!("{kind}:{}{}", name[..1].to_uppercase(), &name[1..])
}

/// Digits with two decimals, or nothing, in cents.
pub fn cents(text: &str) -> Cents {
    let digits = text.replace(['.', ','], "");
    if digits.is_empty() {
        return 0;
    }
    assert_eq!(text.rsplit('.').next().unwrap().len(), 2, "{text}");
    digits.parse().unwrap()
}
