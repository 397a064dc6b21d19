//! What names in records are called by people: labels from the policies and the shop.
//!
//! Reading needs no policy: where a name has no label, the name itself is shown.

mod fines;
mod settling;

pub use settling::RungPlace;

use std::collections::BTreeMap;

use crate::domain::case::{Case, ClockState, EscalationState};
use crate::domain::clocks::action_clock;
use crate::domain::clocks::policy::ClockFamily;
use crate::domain::intake::policy::FieldKind;
use crate::domain::policy::{Choice, Policy};
use crate::domain::record::clock_rule_name;
use crate::domain::shop::Shop;
use crate::words::{Language, Said};

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Naming {
    /// A channel.
    Channel,
    /// A family of channels.
    Family,
    /// A category.
    Category,
    /// A group of categories.
    Group,
    /// A tier.
    Tier,
    /// A clock.
    Clock,
    /// An escalation level.
    Level,
    /// An outcome.
    Outcome,
    /// A role.
    Role,
    /// A form of telling.
    Form,
    /// What a note is about.
    Note,
    /// A field of the record, or an axis of triage.
    Field,
    /// A value of a field or axis, as `field=value`.
    Value,
    /// An upgrade or an escalation rule.
    Rule,
    /// A department.
    Department,
    /// A root cause.
    Cause,
    /// A kind of evidence.
    Evidence,
    /// A kind of remedy.
    Remedy,
    /// A ladder of concessions.
    Ladder,
    /// A rung of a ladder.
    Rung,
    /// An option that is weighed.
    Option,
    /// A document that is drawn up.
    Document,
    /// A bound of compensation.
    Bound,
    /// A medium.
    Medium,
    /// A gate, a separation of duties or a bound: what may be set aside.
    Gate,
    /// A rule of fines, or a fine for places of a ranking.
    Fine,
    /// A switch between readings of a document.
    Switch,
    /// A measure against staff.
    Measure,
    /// A preference of customers.
    Preference,
    /// An area of improvement measures.
    MeasureArea,
}

/// How a field of the record is counted in summaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// It is one of few things: every value is.
    Always,
    /// It is a text: those that come back are.
    WhereItComesBack,
}

/// The names of all policies of a shop, and of the shop itself.
#[derive(Debug, Clone, Default)]
pub struct NameBook {
    policies: BTreeMap<String, Names>,
    default_policy: String,
    store_policies: BTreeMap<String, String>,
    stores: BTreeMap<String, Said>,
    staff: BTreeMap<String, String>,
    departments: BTreeMap<String, Said>,
    nobody: Names,
    /// Whether the shop is a demonstration, in which a set clock is nothing to remark on.
    pub demonstration: bool,
}

/// The names of one policy.
#[derive(Debug, Clone, Default)]
pub struct Names {
    labels: BTreeMap<(Naming, String), Said>,
    families: BTreeMap<String, String>,
    groups: BTreeMap<String, String>,
    departments_of: BTreeMap<String, String>,
    ranks: BTreeMap<String, u32>,
    clock_families: BTreeMap<String, ClockFamily>,
    level_roles: BTreeMap<String, String>,
    level_heights: BTreeMap<String, usize>,
    rungs: BTreeMap<String, RungPlace>,
    broader_causes: BTreeMap<String, String>,
    currency: Option<String>,
    demands: Option<String>,
    meets: BTreeMap<String, Vec<String>>,
    objections_suspend: bool,
    fines_follow_counts: bool,
    counted_fields: Vec<(String, Counted)>,
}

impl NameBook {
    /// The names of the shop and of the policies that it uses, as far as they could be read.
    pub fn new<'a>(shop: &Shop, policies: impl IntoIterator<Item = &'a Policy>) -> Self {
        let named = |id: &String| Some((id.clone(), shop.store(id)?.policy.clone()?));
        Self {
            policies: policies.into_iter().map(|policy| (policy.id.clone(), Names::new(policy))).collect(),
            demonstration: shop.demo,
            default_policy: shop.policy.clone(),
            store_policies: shop.stores.iter().filter_map(|store| named(&store.id)).collect(),
            stores: shop.stores.iter().map(|store| (store.id.clone(), store.label.clone())).collect(),
            staff: shop.staff.iter().map(|person| (person.id.clone(), person.name.clone())).collect(),
            departments: shop.departments.iter().map(|each| (each.id.clone(), each.label.clone())).collect(),
            nobody: Names::default(),
        }
    }

    /// The names by which complaints about `store` go.
    pub fn of_store(&self, store: Option<&str>) -> &Names {
        let policy = store.and_then(|store| self.store_policies.get(store)).unwrap_or(&self.default_policy);
        self.policies.get(policy).unwrap_or(&self.nobody)
    }

    /// The store's name for people.
    pub fn store<'a>(&'a self, id: &'a str, language: Language) -> &'a str {
        self.stores.get(id).map_or(id, |label| label.in_language(language))
    }

    /// The name of a member of staff.
    pub fn person<'a>(&'a self, id: &'a str) -> &'a str {
        self.staff.get(id).map_or(id, String::as_str)
    }

    /// The department's name for people: the shop's own, or else what the policy calls it.
    pub fn department<'a>(&'a self, names: &'a Names, id: &'a str, language: Language) -> &'a str {
        let own = self.departments.get(id).map(|label| label.in_language(language));
        own.unwrap_or_else(|| names.label(Naming::Department, id, language))
    }

    /// Whether some policy fines stores for their place among the others.
    pub fn fines_follow_counts(&self) -> bool {
        self.policies.values().any(Names::fines_follow_counts)
    }

    /// Every store of the shop by id.
    pub fn store_ids(&self) -> impl Iterator<Item = &str> + Clone {
        self.stores.keys().map(String::as_str)
    }

    /// Every department of the shop by id.
    pub fn department_ids(&self) -> impl Iterator<Item = &str> + Clone {
        self.departments.keys().map(String::as_str)
    }

    /// Every member of staff by id.
    pub fn staff_ids(&self) -> impl Iterator<Item = &str> + Clone {
        self.staff.keys().map(String::as_str)
    }

    /// Every name of one sort that a policy knows.
    pub fn known(&self, naming: Naming) -> impl Iterator<Item = &str> + Clone {
        let keys = self.policies.values().flat_map(|names| names.labels.keys());
        let mut all: Vec<&str> =
            keys.filter(|(known, _)| *known == naming).map(|(_, name)| name.as_str()).collect();
        all.sort_unstable();
        all.dedup();
        all.into_iter()
    }

    /// The label of `name` in whichever policy has one: for totals over stores with several policies.
    pub fn anywhere<'a>(&'a self, naming: Naming, name: &'a str, language: Language) -> &'a str {
        let key = (naming, name.to_owned());
        let own = self.policies.get(&self.default_policy).into_iter();
        let labels = own.chain(self.policies.values()).find_map(|names| names.labels.get(&key));
        labels.map_or(name, |label| label.in_language(language))
    }
}

impl Names {
    fn new(policy: &Policy) -> Self {
        let mut names = Self::default();
        for channel in &policy.intake.channels {
            names.add(Naming::Channel, &channel.choice);
            names.families.insert(channel.choice.name.clone(), channel.family.clone());
        }
        for category in &policy.intake.categories {
            names.add(Naming::Category, &category.choice);
            if let Some(group) = &category.group {
                names.groups.insert(category.choice.name.clone(), group.clone());
            }
            if let Some(department) = &category.department {
                names.departments_of.insert(category.choice.name.clone(), department.clone());
            }
        }
        for tier in &policy.triage.tiers {
            names.add(Naming::Tier, &tier.choice);
            names.ranks.insert(tier.choice.name.clone(), tier.rank);
        }
        names.add(Naming::Clock, action_clock());
        for clock in &policy.clocks {
            names.add(Naming::Clock, &clock.choice);
            names.clock_families.insert(clock.choice.name.clone(), clock.family);
        }
        for (height, level) in policy.escalation.levels.iter().enumerate() {
            names.add(Naming::Level, &level.choice);
            names.level_heights.insert(level.choice.name.clone(), height);
            if let Some(role) = &level.role {
                names.level_roles.insert(level.choice.name.clone(), role.clone());
            }
        }
        names.add_choices(policy);
        names.add_settling(policy);
        names.add_fines(policy);
        names
    }

    fn add_choices(&mut self, policy: &Policy) {
        let lists = [
            (Naming::Family, &policy.intake.families),
            (Naming::Group, &policy.intake.groups),
            (Naming::Outcome, &policy.intake.outcomes),
            (Naming::Role, &policy.vocabulary.roles),
            (Naming::Form, &policy.vocabulary.forms),
            (Naming::Note, &policy.vocabulary.notes),
        ];
        for (naming, choices) in lists {
            choices.iter().for_each(|choice| self.add(naming, choice));
        }
        let axes = policy.triage.axes.iter().map(|axis| (&axis.choice, &axis.values));
        let fields = policy.intake.fields.iter().map(|field| (&field.choice, &field.choices));
        for (of, values) in axes.chain(fields) {
            self.add(Naming::Field, of);
            for value in values {
                let name = format!("{}={}", of.name, value.name);
                self.labels.insert((Naming::Value, name), value.label.clone());
            }
        }
        policy.preferences.iter().for_each(|preference| self.add(Naming::Preference, &preference.choice));
        policy.measures.areas.iter().for_each(|area| self.add(Naming::MeasureArea, &area.choice));
        let counted = policy.intake.fields.iter().filter_map(|field| {
            let counted = match field.shape {
                FieldKind::Choice | FieldKind::Choices | FieldKind::Answer => Counted::Always,
                FieldKind::Text => Counted::WhereItComesBack,
                FieldKind::Amount | FieldKind::Number | FieldKind::Day => return None,
            };
            Some((field.choice.name.clone(), counted))
        });
        self.counted_fields = counted.collect();
        policy.triage.upgrades.iter().for_each(|upgrade| self.add(Naming::Rule, &upgrade.choice));
        policy.escalation.rules.iter().for_each(|rule| self.add(Naming::Rule, &rule.choice));
    }

    fn add(&mut self, naming: Naming, choice: &Choice) {
        self.labels.insert((naming, choice.name.clone()), choice.label.clone());
    }

    /// The label of `name`, or the name itself.
    pub fn label<'a>(&'a self, naming: Naming, name: &'a str, language: Language) -> &'a str {
        let key = if naming == Naming::Clock { clock_rule_name(name) } else { name };
        self.labels.get(&(naming, key.to_owned())).map_or(name, |label| label.in_language(language))
    }

    /// Whether the policy gives `name` a label of this sort.
    pub fn knows(&self, naming: Naming, name: &str) -> bool {
        self.labels.contains_key(&(naming, name.to_owned()))
    }

    /// The label of a value of a field or axis, or the value itself.
    pub fn value<'a>(&'a self, field: &str, value: &'a str, language: Language) -> &'a str {
        let key = (Naming::Value, format!("{field}={value}"));
        self.labels.get(&key).map_or(value, |label| label.in_language(language))
    }

    /// The family of a channel.
    pub fn family(&self, channel: &str) -> Option<&str> {
        self.families.get(channel).map(String::as_str)
    }

    /// The group of a category.
    pub fn group(&self, category: &str) -> Option<&str> {
        self.groups.get(category).map(String::as_str)
    }

    /// The department that a category belongs to.
    pub fn department_of(&self, category: &str) -> Option<&str> {
        self.departments_of.get(category).map(String::as_str)
    }

    /// The policy's own fields that can be counted, in its order: no amounts, numbers and days.
    pub fn counted_fields(&self) -> impl Iterator<Item = (&str, Counted)> {
        self.counted_fields.iter().map(|(field, counted)| (field.as_str(), *counted))
    }

    /// How grave a tier is: 1 for the gravest.
    pub fn rank(&self, tier: &str) -> Option<u32> {
        self.ranks.get(tier).copied()
    }

    /// Whether a clock is law or the house's own promise.
    pub fn clock_family(&self, clock: &str) -> Option<ClockFamily> {
        self.clock_families.get(clock_rule_name(clock)).copied()
    }

    /// The highest of the levels that a case reached, or that one clock of it led to: what was reached at once counts
    /// for every clock.
    pub fn highest_level<'a>(
        &self,
        case: &'a Case,
        clock: Option<&ClockState>,
    ) -> Option<&'a EscalationState> {
        let meant = |state: &&EscalationState| match (clock, &state.clock) {
            (Some(clock), Some((name, round))) => *name == clock.clock && *round == clock.round,
            _ => true,
        };
        let height = |state: &EscalationState| self.level_heights.get(&state.level).copied();
        case.escalations.iter().filter(meant).max_by_key(|state| height(state))
    }

    /// The role that takes cases of an escalation level.
    pub fn role_of_level(&self, level: &str) -> Option<&str> {
        self.level_roles.get(level).map(String::as_str)
    }
}
