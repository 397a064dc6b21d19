//! Records with fines and everything that answers them, made of random numbers. All of them add up.

use chrono::{Duration, FixedOffset};
use plaint::domain::fines::ledger::{Party, parties_value};
use plaint::domain::instant::{self, Instant};
use plaint::domain::money::format_amount;
use plaint::domain::record::{Event, EventKind, FORMAT, Fields, Record, RecordKind, Value};
use rust_decimal::Decimal;

use crate::random::Random;

/// Words of customers that mean something to bookkeeping programs.
pub(crate) const SUBJECTS: &[&str] = &[
    "床垫使用1个月后塌陷；要求退货",
    "a; comment | payee",
    "two  spaces  ; then a comment",
    "line\n2026-01-01 * \"evil\"\n  Assets:Finance  1.00 CNY\n  Equity:Evil",
    "quotes \" and \\ and '",
    "tag: value, date:2020-01-01 [2020/01/01] :x:",
    "\u{1b}[31mred\u{7}\r\u{85}\u{2028}\u{202e}",
];

/// Who pays: people, stores, and names that no command would write.
fn pool() -> Vec<Party> {
    let staff = ["li", "zhou", "wang", "l", "Luo Mei; \"x\"", "罗"].map(|id| Party::Staff(id.to_owned()));
    let stores = ["east", "river", "li"].map(|id| Party::Store(id.to_owned()));
    let departments = ["finance", "x\ny"].map(|id| Party::Department(id.to_owned()));
    staff.into_iter().chain(stores).chain(departments).collect()
}

/// Records of complaints and of two stores.
pub(crate) fn records(seed: u64) -> Vec<Record> {
    let mut random = Random::seeded(seed);
    let complaints = (0..5).map(|number| {
        let id = format!("2601{:02}-{number}a{number}b", 10 + number);
        Maker::new(&mut random, RecordKind::Complaint, &id).record()
    });
    let mut records: Vec<Record> = complaints.collect();
    for store in ["east", "river"] {
        records.push(Maker::new(&mut random, RecordKind::Store, store).record());
    }
    records
}

struct Maker<'a> {
    random: &'a mut Random,
    record: Record,
    now: Instant,
    /// Events that answer fines and were not voided.
    answers: Vec<String>,
}

impl<'a> Maker<'a> {
    fn new(random: &'a mut Random, kind: RecordKind, id: &str) -> Self {
        let start = instant::parse("2026-01-10T10:00:00+08:00").unwrap();
        let record =
            Record { kind, format: FORMAT, id: id.to_owned(), header: Fields::default(), events: Vec::new() };
        Self { random, record, now: start, answers: Vec::new() }
    }

    fn record(mut self) -> Record {
        if self.record.kind == RecordKind::Complaint {
            let subject = *self.random.pick(SUBJECTS);
            for (key, value) in [
                ("received", "2026-01-10T10:00:00+08:00"),
                ("store", *self.random.pick(&["east", "river", "fresh"])),
                ("channel", "service-desk"),
                ("called", "陈先生"),
                ("subject", subject),
            ] {
                self.record.header.push(key, Value::text(value));
            }
            self.event("received", Fields::default());
            self.settlement();
        }
        for _ in 0..=self.random.below(3) {
            self.fine();
        }
        self.record
    }

    fn event(&mut self, kind: &str, fields: Fields) -> String {
        let id = format!("e{:02}", self.record.events.len());
        self.now += Duration::minutes(i64::try_from(1 + self.random.below(20_000)).unwrap());
        // The same moment in another offset; and now and then something that happened days before it was recorded.
        let offset = *self.random.pick(&[0, 8 * 3600, -5 * 3600]);
        let happened = (kind != "received" && self.random.one_in(3))
            .then(|| self.now - Duration::minutes(i64::try_from(self.random.below(9_000)).unwrap()));
        self.record.events.push(Event {
            id: id.clone(),
            at: self.now.with_timezone(&FixedOffset::east_opt(offset).unwrap()),
            by: String::from("li"),
            n: u32::try_from(self.record.events.len()).unwrap() + 1,
            kind: EventKind::of(kind),
            happened,
            due: Vec::new(),
            fields,
        });
        id
    }

    fn cents(&mut self) -> Decimal {
        let most = *self.random.pick(&[10, 1_000, 100_000, 10_000_000]);
        Decimal::new(i64::try_from(1 + self.random.below(most)).unwrap(), 2)
    }

    /// Some of the parties, each once, with an amount each.
    fn shares(&mut self, among: &[Party]) -> Vec<(Party, Decimal)> {
        let mut left = among.to_vec();
        let mut shares = Vec::new();
        for _ in 0..=self.random.below(3).min(among.len() as u64 - 1) {
            let index = usize::try_from(self.random.below(left.len() as u64)).unwrap();
            let party = left.remove(index);
            shares.push((party, self.cents()));
        }
        shares
    }

    fn money(&mut self, (kind, key): (&str, &str), shares: &[(Party, Decimal)], fields: Fields) -> String {
        let sum: Decimal = shares.iter().map(|(_, amount)| *amount).sum();
        let fields = fields.with("amount", Value::text(format_amount(sum))).with(key, parties_value(shares));
        self.event(kind, fields)
    }

    fn fine(&mut self) {
        let shares = self.shares(&pool());
        let payers: Vec<Party> = shares.iter().map(|(party, _)| party.clone()).collect();
        let mut fields = Fields::default()
            .with("rule", Value::text(*self.random.pick(&["complaint", "late: \"x\"; y", "拒不道歉"])))
            .with("payee", Value::text(*self.random.pick(&["company", "other-stores", "fund", "customer"])));
        if self.random.one_in(4) {
            fields.push("fee", Value::text("yes"));
        }
        let fine = self.money(("fined", "payers"), &shares, fields);
        for _ in 0..self.random.below(9) {
            self.answer(&fine, &payers);
        }
    }

    /// Something that answers the fine, or takes back what did.
    fn answer(&mut self, fine: &str, payers: &[Party]) {
        let target = |id: &str| Fields::default().with("target", Value::text(id));
        let kind = *self.random.pick(&[
            "paid",
            "paid",
            "late-charged",
            "waived",
            "repaid",
            "ruled",
            "distributed",
            "void",
        ]);
        let shares = self.shares(payers);
        let id = match kind {
            "void" => {
                let Some(last) = self.answers.pop() else { return };
                let reason = Value::text("误登");
                self.event("void", target(&last).with("reason", reason));
                return;
            }
            "ruled" => {
                let objection = self.event("objected", target(fine).with("reason", Value::text("不服")));
                let ruling = *self.random.pick(&["reduced", "upheld"]);
                let fields = target(&objection)
                    .with("ruling", Value::text(ruling))
                    .with("reason", Value::text("查明"));
                match ruling {
                    "upheld" => self.event("ruled", fields),
                    _ => self.money(("ruled", "payers"), &shares, fields),
                }
            }
            "distributed" => {
                let payees = [
                    Party::Store("fresh".into()),
                    Party::Store("maple".into()),
                    Party::Fund,
                    Party::Customer,
                ];
                let shares = self.shares(&payees);
                self.money((kind, "payees"), &shares, target(fine))
            }
            _ => {
                let fields = target(fine).with("reason", Value::text("原因"));
                self.money((kind, "payers"), &shares, fields)
            }
        };
        self.answers.push(id);
    }

    /// An offer that was accepted, and perhaps carried out.
    fn settlement(&mut self) {
        let (refund, voucher) = (self.cents(), self.cents());
        let remedy = |name: &str, cost: Decimal| {
            let cost = Value::text(format_amount(cost));
            Value::Map(Fields::default().with("remedy", Value::text(name)).with("cost", cost))
        };
        let remedies = Value::List(vec![remedy("refund", refund), remedy("voucher", voucher)]);
        let cost = Value::text(format_amount(refund + voucher));
        let offer = self.event("offered", Fields::default().with("remedies", remedies).with("cost", cost));
        self.event("accepted", Fields::default().with("target", Value::text(&offer)));
        let fields = Fields::default()
            .with("what", Value::text("退款"))
            .with("owner", Value::text("li"))
            .with("remedy", Value::text("refund"))
            .with("target", Value::text(&offer));
        let action = self.event("action", fields);
        if self.random.one_in(2) {
            self.event("done", Fields::default().with("target", Value::text(&action)));
        }
    }
}
