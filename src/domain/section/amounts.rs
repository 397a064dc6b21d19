//! Getters for amounts of money and shares, which stand in quotes, so that no program rounds them.

use rust_decimal::Decimal;

use super::{Located, Raw, Section, finding};
use crate::domain::money::{Share, parse_amount};
use crate::words::Said;

impl Section {
    /// An amount of money: `"1500.00"`.
    pub fn amount(&self, key: &'static str) -> Option<Decimal> {
        self.quoted_number(key, parse_amount)
    }

    /// An amount of money that must be there.
    pub fn need_amount(&self, key: &'static str) -> Option<Decimal> {
        self.needed(key, Self::amount)
    }

    /// A share of a sum: `"12%"`, `"2/3"`.
    pub fn share(&self, key: &'static str) -> Option<Share> {
        self.quoted_number(key, Share::parse)
    }

    /// A list of amounts: `["1000", "2000"]`.
    pub fn amounts(&self, key: &'static str) -> Vec<Decimal> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let items = match &value.raw {
            Raw::List(items) => items.as_slice(),
            _ => std::slice::from_ref(value),
        };
        items.iter().filter_map(|item| self.amount_of(key, item)).collect()
    }

    /// The amount that a value is; notes what is none.
    pub fn amount_of(&self, key: &str, value: &Located) -> Option<Decimal> {
        self.number_of(key, value, parse_amount)
    }

    fn quoted_number<T>(&self, key: &'static str, parse: fn(&str) -> Result<T, Said>) -> Option<T> {
        self.number_of(key, self.get(key)?, parse)
    }

    fn number_of<T>(&self, key: &str, value: &Located, parse: fn(&str) -> Result<T, Said>) -> Option<T> {
        match &value.raw {
            Raw::Text(text) => match parse(text) {
                Ok(number) => Some(number),
                Err(said) => self.fault(finding::bad_amount(self.place_of(value), said)),
            },
            Raw::Integer(_) | Raw::Float(_) => {
                self.fault(finding::number_without_quotes(self.place_of(value), key, &value.raw.written()))
            }
            _ => self.wrong(key, value, &finding::A_TEXT),
        }
    }

    /// Some of few words, with what each stands for.
    pub fn several_of<T: Copy>(&self, key: &'static str, choices: &[(&'static str, T)]) -> Vec<T> {
        let one = |(text, place): (String, crate::domain::finding::Place)| {
            let found = choices.iter().find(|(name, _)| *name == text).map(|(_, choice)| *choice);
            found.or_else(|| {
                let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
                self.fault(finding::not_a_choice(place, key, &text, &names))
            })
        };
        self.located_texts(key).into_iter().filter_map(one).collect()
    }
}
