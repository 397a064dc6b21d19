//! The policy's section on systemic problems: what is watched, over how long, and what is to be done.

use crate::domain::finding::Place;
use crate::domain::policy::{Condition, Draft, Space, need_source, read_source};
use crate::domain::ranking::policy::By;
use crate::domain::section::Section;
use crate::words::{Label, Said};

/// What is watched for a rise above its usual rate, and what is done about it.
#[derive(Debug, Clone, PartialEq)]
pub struct SystemicPolicy {
    /// What is watched.
    pub watches: Vec<Watch>,
    /// How many days are looked at, today the last.
    pub window: u32,
    /// How many days before them tell the usual rate.
    pub usual: u32,
    /// Fewer complaints than this are never flagged.
    pub least: u32,
    /// By chance alone, something is flagged at most once in so many windows.
    pub once_in: u32,
    /// Which complaints count.
    pub when: Condition,
    /// What is to be done about what is flagged, in order.
    pub steps: Vec<Step>,
    /// The passage of the source document; `None` where the policy is silent and the usual figures apply.
    pub source: Option<String>,
}

/// Something that is watched: each value of one name, or each pair of values of two.
#[derive(Debug, Clone, PartialEq)]
pub struct Watch {
    /// One name or two: `category`, `cause`, `store`, `department`, a field of the record.
    pub by: Vec<By>,
    /// So many complaints about a value that had none before are told, whatever the statistic says.
    pub new: Option<u32>,
}

/// What is to be done about a systemic problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What to do.
    pub text: Said,
    /// The passage of the source document.
    pub source: String,
}

const NO_PERSONS: Label = Label::new(
    "one or two of `store`, `department`, `category`, `group`, `cause` and the fields of the record; no persons",
    "一至两项：`store`、`department`、`category`、`group`、`cause` 或登记字段；不得以人为对象",
);
const AT_LEAST_ONE: Label = Label::new("a whole number from 1", "不小于 1 的整数");
const WINDOW_IN_USUAL: Label =
    Label::new("a number of days in which `window` lies at least twice", "天数，至少为 `window` 的两倍");

impl Default for SystemicPolicy {
    fn default() -> Self {
        let watch = |names: &[&str]| Watch { by: names.iter().map(|name| By::of(name)).collect(), new: None };
        Self {
            watches: vec![watch(&["category"]), watch(&["cause"]), watch(&["store", "category"])],
            window: 30,
            usual: 360,
            least: 3,
            once_in: 20,
            when: Condition::default(),
            steps: Vec::new(),
            source: None,
        }
    }
}

impl SystemicPolicy {
    /// Reads `[systemic]`. What is missing or wrong has been noted; what is not said is as in the default.
    pub fn read(section: &Section, draft: &mut Draft) -> Self {
        let usual = Self::default();
        let site = Condition::read(section);
        draft.condition(&site);
        let watches: Vec<Watch> =
            section.sections("watch").into_iter().filter_map(|each| Watch::read(each, draft)).collect();
        let window = from_one(section, "window").unwrap_or(usual.window);
        let before = from_one(section, "usual").unwrap_or(usual.usual);
        if before < window.saturating_mul(2)
            && let Some(value) = section.get("usual").or_else(|| section.get("window"))
        {
            section.wrong::<()>("usual", value, &WINDOW_IN_USUAL);
        }
        need_source(section);
        Self {
            watches: if watches.is_empty() { usual.watches } else { watches },
            window,
            usual: before,
            least: from_one(section, "least").unwrap_or(usual.least),
            once_in: from_one(section, "once-in").unwrap_or(usual.once_in),
            when: site.condition(),
            steps: section.sections("step").into_iter().map(Step::read).collect(),
            source: read_source(section),
        }
    }
}

impl Watch {
    fn read(section: &Section, draft: &mut Draft) -> Option<Self> {
        section.need("by");
        let names = section.located_texts("by");
        let by: Vec<By> = names.iter().map(|(name, _)| By::of(name)).collect();
        let is_of_persons = by.iter().any(|by| matches!(by, By::Staff | By::Handler));
        if (is_of_persons || by.len() > 2)
            && let Some(value) = section.get("by")
        {
            section.wrong::<()>("by", value, &NO_PERSONS);
        }
        for (name, place) in &names {
            refer(name, place, draft);
        }
        let new = from_one(section, "new");
        (!by.is_empty()).then_some(Self { by, new })
    }

    /// The name for programs: `category`, `store,category`.
    pub fn name(&self) -> String {
        self.by.iter().map(By::name).collect::<Vec<_>>().join(",")
    }

    /// Whether it watches something of the house's own that customers have (a product, a batch), so that whoever is
    /// known to have the same may be concerned.
    pub fn is_of_field(&self) -> bool {
        self.by.iter().any(|by| matches!(by, By::Field(name) if !OF_EVERY_CASE.contains(&name.as_str())))
    }
}

/// Facts of every case that may be watched like fields.
const OF_EVERY_CASE: &[&str] = &["cause", "group"];

/// Notes that a field is used, where the name is that of one.
fn refer(name: &str, place: &Place, draft: &mut Draft) {
    if let By::Field(field) = By::of(name)
        && !OF_EVERY_CASE.contains(&field.as_str())
    {
        draft.refer(Space::Field, &field, place.clone());
    }
}

impl Step {
    fn read(section: &Section) -> Self {
        Self { text: section.need_label("text").unwrap_or_default(), source: need_source(section) }
    }
}

/// A whole number that is not 0.
fn from_one(section: &Section, key: &'static str) -> Option<u32> {
    let number = section.number(key)?;
    if number == 0
        && let Some(value) = section.get(key)
    {
        return section.wrong(key, value, &AT_LEAST_ONE);
    }
    Some(number)
}
