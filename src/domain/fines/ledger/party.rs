//! Parties: who pays a part of a fine, and who gets one.

use std::fmt;

use rust_decimal::Decimal;

use crate::domain::money::{format_amount, parse_amount};
use crate::domain::record::kind::table;
use crate::domain::record::{Event, Fields, Value};

/// Somebody who pays or gets money.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Party {
    /// A store as a whole.
    Store(String),
    /// A department as a whole.
    Department(String),
    /// A member of staff.
    Staff(String),
    /// A fund of the house.
    Fund,
    /// The customer.
    Customer,
}

impl Party {
    /// The key under which records write it.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Store(_) => "store",
            Self::Department(_) => "department",
            Self::Staff(_) => "staff",
            Self::Fund => "fund",
            Self::Customer => "customer",
        }
    }

    /// The name under the key; of a fund and a customer, who have none, `yes`.
    pub fn name(&self) -> &str {
        match self {
            Self::Store(name) | Self::Department(name) | Self::Staff(name) => name,
            Self::Fund | Self::Customer => "yes",
        }
    }

    /// The payer that `typed` names, as [`Display`](fmt::Display) writes it; `None` for anything else.
    pub fn parse(typed: &str) -> Option<Self> {
        let (key, name) = typed.split_once(':')?;
        match key {
            "store" => Some(Self::Store(name.to_owned())),
            "department" => Some(Self::Department(name.to_owned())),
            "staff" => Some(Self::Staff(name.to_owned())),
            _ => None,
        }
    }

    /// The payer that the key `payer` of a record names: `store:maple`; an id alone, which somebody wrote by hand, is one
    /// of staff.
    pub fn named(text: &str) -> Self {
        Self::parse(text).unwrap_or_else(|| Self::Staff(text.to_owned()))
    }

    fn of(fields: &Fields) -> Option<Self> {
        let name = |key: &str| fields.text(key).map(str::to_owned);
        let named = name("store").map(Self::Store).or_else(|| name("department").map(Self::Department));
        let named = named.or_else(|| name("staff").map(Self::Staff));
        named
            .or_else(|| name("fund").map(|_| Self::Fund))
            .or_else(|| name("customer").map(|_| Self::Customer))
    }
}

/// As the command line takes it: `staff:luo`, `store:maple`.
impl fmt::Display for Party {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fund | Self::Customer => formatter.write_str(self.key()),
            _ => write!(formatter, "{}:{}", self.key(), self.name()),
        }
    }
}

/// Parties with an amount each.
pub type Shares = Vec<(Party, Decimal)>;

/// What the shares come to together.
pub fn total(shares: &[(Party, Decimal)]) -> Decimal {
    shares.iter().map(|(_, amount)| *amount).sum()
}

/// The key under which `event` lists the parties of its money: those who get it where it is passed on, else those who pay.
pub fn parties_key(event: &Event) -> &'static str {
    if event.matches(table::DISTRIBUTED.name) { "payees" } else { "payers" }
}

/// The parties that `event` lists under `key`, each with its amount. What cannot be read is left out; `check` tells it.
pub fn parties(event: &Event, key: &str) -> Shares {
    let read = |fields: &Fields| {
        let amount = parse_amount(fields.text("amount")?).ok()?;
        Some((Party::of(fields)?, amount))
    };
    event.fields.maps(key).into_iter().filter_map(read).collect()
}

/// The parties as records write them: `[{staff: luo, amount: "250.00"}]`.
pub fn parties_value(parties: &[(Party, Decimal)]) -> Value {
    let one = |(party, amount): &(Party, Decimal)| {
        let fields = Fields::default().with(party.key(), Value::text(party.name()));
        Value::Map(fields.with("amount", Value::text(format_amount(*amount))))
    };
    Value::List(parties.iter().map(one).collect())
}
