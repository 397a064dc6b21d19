//! Ids: how records and events are named, and which path follows from a name.
//!
//! A complaint is `YYMMDD-xxxx`: the day of receipt in the shop's zone and four digits of base32 from the operating
//! system. Everything else that has an id is a letter, `-` and base32 (`c-…` a customer, `m-…` a measure); stores are
//! named by their shop. An id never changes, so neither does a path.

pub mod base32;
mod customer;
mod event;
mod path;
mod typed;

pub use customer::{Telephone, customer_id, random_customer_id};
pub use event::{Promise, differed_event_id, event_id, sweep_event_id};
pub use path::{id_of_path, is_among_records, is_record_path, path_of};
pub use typed::Typed;

use std::fmt;

use chrono::{Datelike, NaiveDate};

/// How many base32 digits the tail of a complaint's id has.
pub const TAIL_LENGTH: usize = 4;

/// How many base32 digits the id of a measure has after its `m-`.
const MEASURE_LENGTH: usize = 6;

/// The id of a complaint, known to be well formed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseId(String);

impl CaseId {
    /// The id for a complaint received on `day` (in the shop's zone), with a tail made of `random` bytes.
    pub fn new(day: NaiveDate, random: [u8; 3]) -> Self {
        let year = day.year().rem_euclid(100);
        Self(format!("{year:02}{:02}{:02}-{}", day.month(), day.day(), base32::encode(&random, TAIL_LENGTH)))
    }

    /// The id that `text` is exactly; `None` when it is not a complaint's id or names a day that does not exist.
    pub fn parse(text: &str) -> Option<Self> {
        let (day, tail) = text.split_once('-')?;
        let well_formed = day.len() == 6
            && day.bytes().all(|byte| byte.is_ascii_digit())
            && tail.len() == TAIL_LENGTH
            && tail.chars().all(base32::is_digit);
        let id = Self(text.to_owned());
        (well_formed && id.day().is_some()).then_some(id)
    }

    /// The id as files write it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The four digits after the day.
    pub fn tail(&self) -> &str {
        self.0.rsplit('-').next().unwrap_or_default()
    }

    /// The day of receipt that the id tells.
    pub fn day(&self) -> Option<NaiveDate> {
        let number = |range: std::ops::Range<usize>| self.0.get(range)?.parse::<u32>().ok();
        NaiveDate::from_ymd_opt(2000 + i32::try_from(number(0..2)?).ok()?, number(2..4)?, number(4..6)?)
    }
}

impl fmt::Display for CaseId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The id of a measure: `m-` and six base32 digits of `random` bytes.
pub fn measure_id(random: [u8; 4]) -> String {
    format!("m-{}", base32::encode(&random, MEASURE_LENGTH))
}

/// Whether `text` may name a store, department, person or measure: lower-case ASCII letters, digits and `-`, beginning
/// with a letter, at most 40 characters. Nothing else can become part of a path or of a commit message.
pub fn is_name(text: &str) -> bool {
    text.len() <= 40
        && text.starts_with(|first: char| first.is_ascii_lowercase())
        && !text.ends_with('-')
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{CaseId, is_name};

    #[test]
    fn an_id_tells_the_day_of_receipt() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let id = CaseId::new(day, [0xff, 0, 0xff]);
        assert_eq!(id.as_str(), "261122-zw0f");
        assert_eq!((id.day(), id.tail()), (Some(day), "zw0f"));
        assert_eq!(CaseId::parse(id.as_str()), Some(id));
    }

    #[test]
    fn what_is_no_id_is_refused() {
        let bad = ["", "261122", "261122-k7q", "261122-k7qmm", "261122-K7QM", "261122-k7qu", "261322-k7qm"];
        for text in
            bad.into_iter().chain(["260230-k7qm", "26112-k7qm", "../../-k7qm", "+61122-k7qm", "261122_k7qm"])
        {
            assert_eq!(CaseId::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_name_is_safe_in_a_path_and_a_message() {
        for name in ["east", "li", "service-desk", "n2"] {
            assert!(is_name(name), "{name}");
        }
        for name in ["", "East", "2n", "a b", "../x", "a/b", "李", "a-", "-a", "a\n", &"a".repeat(41)] {
            assert!(!is_name(name), "{name}");
        }
    }
}
