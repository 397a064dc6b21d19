//! Choosing cases: by store, tier, category, channel, owner, customer, period, status, text, and by whatever else
//! complaints are told apart.

mod order;
mod period;

pub use order::{Order, gravity, next_clock};
pub use period::{Period, Unit};

use crate::domain::case::{Case, Standing, Status};
use crate::domain::finding::did_you_mean;
use crate::domain::instant::Instant;
use crate::domain::record::Record;
use crate::domain::record::kind::table;
use crate::domain::summary::{Dimension, Matter};
use crate::said;
use crate::words::{Label, Said};

/// Which cases are meant. Several values of one kind: any of them; several kinds: all of them. Empty: every case.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Stores by id.
    pub stores: Vec<String>,
    /// Tiers by name.
    pub tiers: Vec<String>,
    /// Categories by name.
    pub categories: Vec<String>,
    /// Channels by name.
    pub channels: Vec<String>,
    /// Who has the case; `-` for nobody.
    pub owners: Vec<String>,
    /// Customers by id.
    pub customers: Vec<String>,
    /// Rules that fined; [`ANY`] for whichever, `-` for none.
    pub fined: Vec<String>,
    /// What else complaints are told apart by (departments, staff, causes, fields of the policy), with the values.
    pub told: Vec<(Dimension, Vec<String>)>,
    /// When the complaint was received.
    pub period: Option<Period>,
    /// How far the case has come.
    pub statuses: Vec<StatusFilter>,
    /// Words that stand in the subject or in a text of an event, all of them, in any case and width.
    pub text: Option<String>,
}

/// How far a case has come, as filters ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StatusFilter {
    /// Received, nobody has done anything.
    New,
    /// Neither closed nor withdrawn nor merged: new, in hand or paused.
    Open,
    /// Paused.
    Paused,
    /// Closed.
    Closed,
    /// Taken back by the customer.
    Withdrawn,
    /// Merged into another.
    Merged,
    /// With a clock that is past due.
    Overdue,
    /// Whatever it is.
    All,
}

/// The value that means "none" where a filter asks for a name.
pub const NONE: &str = "-";

/// The value that means "whichever, but one" where a filter asks for a rule of fines.
pub const ANY: &str = "any";

impl StatusFilter {
    /// Every status with its name in `--status` and its label.
    pub const ALL_WORDS: [(&'static str, Self, Label); 8] = [
        ("new", Self::New, Label::new("new", "新收")),
        ("open", Self::Open, Label::new("open", "未结")),
        ("paused", Self::Paused, Label::new("paused", "暂停")),
        ("closed", Self::Closed, Label::new("closed", "已结案")),
        ("withdrawn", Self::Withdrawn, Label::new("withdrawn", "已撤诉")),
        ("merged", Self::Merged, Label::new("merged", "已并案")),
        ("overdue", Self::Overdue, Label::new("overdue", "逾期")),
        ("all", Self::All, Label::new("all", "全部")),
    ];

    /// The status that `text` names, in either language.
    ///
    /// # Errors
    /// Words on what was found and what may be written.
    pub fn parse(text: &str) -> Result<Self, Said> {
        let words = Self::ALL_WORDS;
        if let Some((_, status, _)) = words.iter().find(|(name, _, label)| *name == text || label.zh == text)
        {
            return Ok(*status);
        }
        Err(unknown(Label::new("status", "状态"), text, words.iter().map(|(name, ..)| *name)))
    }

    fn holds(self, case: &Case, now: &Instant) -> bool {
        match self {
            Self::New => case.status == Status::New,
            Self::Open => case.is_open(),
            Self::Paused => case.status == Status::Paused,
            Self::Closed => case.status == Status::Closed,
            Self::Withdrawn => case.status == Status::Withdrawn,
            Self::Merged => case.status == Status::Merged,
            Self::Overdue => case.clocks.iter().any(|clock| clock.standing(now) == Standing::Overdue),
            Self::All => true,
        }
    }
}

impl Filter {
    /// Whether the case is meant, as it stands at `now`.
    pub fn matches(&self, matter: &Matter<'_>, now: &Instant) -> bool {
        let Matter { record, case, received_on, .. } = *matter;
        let fact = |name: &str| case.facts.values(name).first().map(String::as_str);
        one_of(&self.stores, case.store.as_deref())
            && one_of(&self.tiers, case.tier.as_deref())
            && one_of(&self.categories, case.category.as_deref())
            && one_of(&self.channels, fact("channel"))
            && one_of(&self.owners, case.owner.as_deref())
            && one_of(&self.customers, fact("customer"))
            && self.told.iter().all(|(by, wanted)| tells(matter, by, wanted))
            && (self.fined.is_empty() || is_fined(record, case, &self.fined))
            && self.period.is_none_or(|period| period.contains(received_on))
            && (self.statuses.is_empty() || self.statuses.iter().any(|status| status.holds(case, now)))
            && self.text.as_deref().is_none_or(|text| contains_words(record, case, text))
    }

    /// Whether nothing but stores was chosen: what a store owes for its place belongs to no tier and to no customer.
    pub fn is_of_stores_alone(&self) -> bool {
        *self == Self { stores: self.stores.clone(), ..Self::default() }
    }

    /// Whether closed, withdrawn and merged cases may be meant.
    pub fn asks_for_status(&self) -> bool {
        !self.statuses.is_empty()
    }
}

/// Words on a name that a filter asks for and nobody knows, with the nearest known one.
pub fn unknown<'a>(what: Label, name: &str, known: impl Iterator<Item = &'a str> + Clone) -> Said {
    let Label { en, zh } = what;
    if let Some(near) = did_you_mean(name, known.clone()) {
        return said!(
            en: "no {en} is called `{name}`; did you mean `{near}`?",
            zh: "没有名为 `{name}` 的{zh}；是否指 `{near}`？",
        );
    }
    let names: Vec<String> = known.map(|name| format!("`{name}`")).collect();
    let (list_en, list_zh) = (names.join(", "), names.join("、"));
    said!(en: "no {en} is called `{name}`; there are {list_en}", zh: "没有名为 `{name}` 的{zh}；可用：{list_zh}")
}

fn one_of(wanted: &[String], found: Option<&str>) -> bool {
    wanted.is_empty() || wanted.iter().any(|name| name == found.unwrap_or(NONE))
}

/// Whether the complaint tells one of the values that are wanted.
fn tells(matter: &Matter<'_>, by: &Dimension, wanted: &[String]) -> bool {
    let values = by.values(matter);
    match values.is_empty() {
        true => wanted.iter().any(|name| name == NONE),
        false => values.iter().any(|value| wanted.contains(value)),
    }
}

/// Whether one of the rules that are wanted fined the case. What was taken back does not count; what was waived does.
fn is_fined(record: &Record, case: &Case, wanted: &[String]) -> bool {
    let fined = record.events.iter().filter(|event| event.matches(table::FINED.name) && case.counts(event));
    let mut rules = fined.filter_map(|event| event.fields.text("rule")).peekable();
    match rules.peek() {
        None => wanted.iter().any(|name| name == NONE),
        Some(_) if wanted.iter().any(|name| name == ANY) => true,
        Some(_) => rules.any(|rule| wanted.iter().any(|name| name == rule)),
    }
}

/// Whether all words of `text` stand in the subject, the story, how the customer is addressed, or a text of an event.
fn contains_words(record: &Record, case: &Case, text: &str) -> bool {
    let mut texts = vec![folded(&case.subject)];
    texts.extend(["called", "details"].into_iter().filter_map(|key| record.header.text(key)).map(folded));
    for event in record.events.iter().filter(|event| case.counts(event)) {
        texts.extend(event.fields.iter().filter_map(|(_, value)| value.as_text()).map(folded));
    }
    folded(text).split_whitespace().all(|word| texts.iter().any(|text| text.contains(word)))
}

/// The text in lower case and half width, as searches compare it.
pub fn folded(text: &str) -> String {
    let half = text.chars().map(|character| match character {
        '\u{3000}' => ' ',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character),
        other => other,
    });
    half.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn searches_know_neither_case_nor_width() {
        assert_eq!(folded("ＡＢＣ　１２３！ Straße"), "abc 123! straße");
        assert_eq!(folded("床垫"), "床垫");
    }

    #[test]
    fn a_status_is_named_in_either_language() {
        assert_eq!(StatusFilter::parse("overdue"), Ok(StatusFilter::Overdue));
        assert_eq!(StatusFilter::parse("已结案"), Ok(StatusFilter::Closed));
        let near = StatusFilter::parse("clsed").unwrap_err();
        assert_eq!(near.en, "no status is called `clsed`; did you mean `closed`?");
        let far = StatusFilter::parse("xyzzy").unwrap_err();
        assert!(far.zh.contains("可用：`new`、`open`"), "{}", far.zh);
    }
}
