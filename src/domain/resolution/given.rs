//! A remedy as it was offered, and how its event writes it.

use rust_decimal::Decimal;

use crate::domain::money::format_amount;
use crate::domain::record::{Event, Fields, Value};

/// A remedy as it was offered.
#[derive(Debug, Clone, PartialEq)]
pub struct GivenRemedy {
    /// The kind, as the policy names it.
    pub remedy: String,
    /// How many, 1 where it is not told.
    pub count: u32,
    /// What one is worth, or the sum.
    pub amount: Option<Decimal>,
    /// The share that is taken off (`12%`, `2/3`), of `of`.
    pub share: Option<String>,
    /// Of which sum the share is.
    pub of: Option<Decimal>,
    /// What it costs the house in all.
    pub cost: Decimal,
    /// In free words.
    pub terms: Option<String>,
}

impl GivenRemedy {
    /// The remedies that an offer tells.
    pub fn all(event: &Event) -> Vec<Self> {
        match event.fields.get("remedies") {
            Some(Value::List(items)) => items.iter().filter_map(Self::of).collect(),
            _ => Vec::new(),
        }
    }

    fn of(value: &Value) -> Option<Self> {
        let Value::Map(fields) = value else { return None };
        Some(Self {
            remedy: fields.text("remedy")?.to_owned(),
            count: fields.text("count").and_then(|text| text.parse().ok()).unwrap_or(1),
            amount: fields.amount("amount"),
            share: fields.text("share").map(str::to_owned),
            of: fields.amount("of"),
            cost: fields.amount("cost").unwrap_or_default(),
            terms: fields.text("terms").map(str::to_owned),
        })
    }

    /// The remedy as the event writes it.
    pub fn to_value(&self) -> Value {
        let mut fields = Fields::default().with("remedy", Value::text(&self.remedy));
        let money = |amount: &Decimal| Value::text(format_amount(*amount));
        if self.count != 1 {
            fields.push("count", Value::text(self.count.to_string()));
        }
        if let Some(amount) = &self.amount {
            fields.push("amount", money(amount));
        }
        if let Some(share) = &self.share {
            fields.push("share", Value::text(share));
        }
        if let Some(of) = &self.of {
            fields.push("of", money(of));
        }
        fields.push("cost", money(&self.cost));
        if let Some(terms) = &self.terms {
            fields.push("terms", Value::text(terms));
        }
        Value::Map(fields)
    }
}
