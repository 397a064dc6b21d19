//! The policy's section on intake: channels, fields, categories.

use super::finding;
use crate::domain::calendar::Term;
use crate::domain::policy::facts::INTAKES;
use crate::domain::policy::{Choice, Draft, Space, need_source};
use crate::domain::section::Section;
use crate::words::Said;

/// What the policy says about intake.
#[derive(Debug, Clone, PartialEq)]
pub struct IntakePolicy {
    /// How long after it happened something may be entered and still stop a clock at the time it happened.
    pub late_entry_limit: Option<Term>,
    /// The passage of the source document that gives that limit.
    pub late_entry_source: Option<String>,
    /// The families that channels are summed up by, with their labels. A policy without any names them in its channels
    /// alone.
    pub families: Vec<Choice>,
    /// The ways in which complaints come.
    pub channels: Vec<Channel>,
    /// The record's own fields in this trade.
    pub fields: Vec<FieldRule>,
    /// The groups that categories are summed up by.
    pub groups: Vec<Choice>,
    /// The root causes to which categories point as a rule.
    pub causes: Vec<Cause>,
    /// What complaints are about.
    pub categories: Vec<Category>,
    /// The outcomes with which a case may be closed.
    pub outcomes: Vec<Choice>,
}

/// A way in which complaints come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Channel {
    /// Name, label, source.
    pub choice: Choice,
    /// The family that channels are summed up by.
    pub family: String,
    /// `submitted` by the customer, or `detected` by the house itself.
    pub intake: String,
}

/// A field of the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldRule {
    /// Name, label, source.
    pub choice: Choice,
    /// What it holds.
    pub shape: FieldKind,
    /// Whether `new` asks for it and `check` misses it.
    pub required: bool,
    /// What it may be, when it is one of few things.
    pub choices: Vec<Choice>,
    /// A hint for the person who types it.
    pub hint: Option<Said>,
}

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// A text.
    Text,
    /// One of the choices.
    Choice,
    /// Several of the choices.
    Choices,
    /// An amount of money, in quotes.
    Amount,
    /// A whole number.
    Number,
    /// A day.
    Day,
    /// `yes` or `no`.
    Answer,
}

/// A root cause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause {
    /// Name, label, source.
    pub choice: Choice,
    /// The broader cause that it is a case of.
    pub of: Option<String>,
}

/// What complaints are about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    /// Name, label, words, source.
    pub choice: Choice,
    /// The group that it is summed up by.
    pub group: Option<String>,
    /// The root cause to which it points as a rule; the investigation decides.
    pub cause: Option<String>,
    /// The department that is responsible as a rule.
    pub department: Option<String>,
    /// Axis values that follow from the category.
    pub implies: Vec<(String, String)>,
    /// Examples that the source gives.
    pub examples: Vec<Said>,
}

impl IntakePolicy {
    /// Reads the section `[intake]`. What is missing or wrong has been noted.
    pub fn read(section: &Section, draft: &mut Draft) -> Self {
        let mut choices = |key, space: Space| -> Vec<Choice> {
            section.sections(key).into_iter().map(|each| Choice::read(each, draft, space.clone())).collect()
        };
        let families = choices("family", Space::Family);
        let (groups, outcomes) = (choices("group", Space::Group), choices("outcome", Space::Outcome));
        let causes = section.sections("cause").into_iter().map(|each| Cause::read(each, draft)).collect();
        for key in ["channel", "category", "outcome"] {
            if section.sections(key).is_empty() {
                section.report(finding::nothing_given(section.place(), key));
            }
        }
        Self {
            late_entry_limit: read_late_entry(section),
            late_entry_source: section.section("late-entry").map(need_source),
            channels: section
                .sections("channel")
                .into_iter()
                .map(|each| Channel::read(each, !families.is_empty(), draft))
                .collect(),
            families,
            fields: section.sections("field").into_iter().map(|each| FieldRule::read(each, draft)).collect(),
            groups,
            causes,
            categories: section
                .sections("category")
                .into_iter()
                .map(|each| Category::read(each, draft))
                .collect(),
            outcomes,
        }
    }

    /// The causes that `name` is a case of, itself first, each broader than the one before.
    pub fn cause_and_broader(&self, name: &str) -> Vec<&str> {
        let mut found: Vec<&str> = Vec::new();
        let mut next = Some(name);
        while let Some(cause) =
            next.and_then(|name| self.causes.iter().find(|cause| cause.choice.name == name))
        {
            if found.contains(&cause.choice.name.as_str()) {
                break;
            }
            found.push(&cause.choice.name);
            next = cause.of.as_deref();
        }
        found
    }
}

/// `late-entry = { limit = "24h", source = "…" }`
fn read_late_entry(intake: &Section) -> Option<Term> {
    let section = intake.section("late-entry")?;
    section.need("limit");
    let limit = section.term("limit")?;
    match limit {
        Term::Elapsed { .. } => Some(limit),
        _ => section.fault(finding::late_entry_elapsed(section.place_of_key("limit"))),
    }
}

impl Cause {
    fn read(section: &Section, draft: &mut Draft) -> Self {
        let of = section.text("of");
        if let Some(of) = &of {
            draft.refer(Space::Cause, of, section.place_of_key("of"));
        }
        Self { choice: Choice::read(section, draft, Space::Cause), of }
    }
}

impl Channel {
    fn read(section: &Section, families_are_named: bool, draft: &mut Draft) -> Self {
        let family = section.need_text("family").unwrap_or_default();
        if families_are_named && !family.is_empty() {
            draft.refer(Space::Family, &family, section.place_of_key("family"));
        }
        let intakes: Vec<(&'static str, &'static str)> = INTAKES.iter().map(|name| (*name, *name)).collect();
        Self {
            choice: Choice::read(section, draft, Space::Channel),
            family,
            intake: section.one_of("intake", &intakes).unwrap_or("submitted").to_owned(),
        }
    }
}

impl FieldRule {
    fn read(section: &Section, draft: &mut Draft) -> Self {
        let choice = Choice::read(section, draft, Space::Field);
        let shape = section.one_of("shape", SHAPES).unwrap_or(FieldKind::Text);
        let space = Space::FieldChoice(choice.name.clone());
        let choices: Vec<Choice> = section
            .sections("choices")
            .into_iter()
            .map(|each| Choice::read(each, draft, space.clone()))
            .collect();
        let takes_choices = matches!(shape, FieldKind::Choice | FieldKind::Choices);
        if takes_choices == choices.is_empty() {
            section.report(finding::choices_and_shape(section.place(), &choice.name, takes_choices));
        }
        let required = section.flag("required").unwrap_or(false);
        Self { choice, shape, required, choices, hint: section.label("hint") }
    }
}

const SHAPES: &[(&str, FieldKind)] = &[
    ("text", FieldKind::Text),
    ("choice", FieldKind::Choice),
    ("choices", FieldKind::Choices),
    ("amount", FieldKind::Amount),
    ("number", FieldKind::Number),
    ("day", FieldKind::Day),
    ("answer", FieldKind::Answer),
];

impl Category {
    fn read(section: &Section, draft: &mut Draft) -> Self {
        let mut reference = |key: &'static str, space: Space| {
            let name = section.text(key)?;
            draft.refer(space, &name, section.place_of_key(key));
            Some(name)
        };
        let (group, cause) = (reference("group", Space::Group), reference("cause", Space::Cause));
        let department = reference("department", Space::Department);
        let mut implies = Vec::new();
        let implied = section.section("implies");
        for (implied, entry) in
            implied.iter().flat_map(|implied| implied.entries().iter().map(move |entry| (implied, entry)))
        {
            draft.refer(Space::Axis, &entry.key, implied.place_of_entry(entry));
            for (value, place) in implied.texts_of(&entry.key, &entry.value) {
                draft.refer(Space::AxisValue(entry.key.clone()), &value, place);
                implies.push((entry.key.clone(), value));
            }
        }
        let examples = section.labels("examples");
        Self {
            choice: Choice::read(section, draft, Space::Category),
            group,
            cause,
            department,
            implies,
            examples,
        }
    }
}
