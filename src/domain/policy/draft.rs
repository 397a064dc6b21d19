//! What is noted while a policy is read and can only be judged when all of it is there: names that are given, names
//! that are used, conditions, and lists of rules of which the first that holds counts.

use crate::domain::finding::Place;
use crate::domain::policy::{Condition, Test};
use crate::words::Label;

/// What is noted while a policy is read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Draft {
    pub(super) given: Vec<Name>,
    pub(super) used: Vec<Name>,
    pub(super) patterns: Vec<(String, Place)>,
    pub(super) conditions: Vec<ConditionSite>,
    pub(super) lists: Vec<RuleList>,
    /// The facts from which formulas take an amount.
    pub(super) amounts: Vec<(String, Place)>,
}

/// What a name is the name of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Space {
    /// A channel.
    Channel,
    /// A family of channels.
    Family,
    /// A field of the record.
    Field,
    /// A choice of a field.
    FieldChoice(String),
    /// A group of categories.
    Group,
    /// A root cause.
    Cause,
    /// A category.
    Category,
    /// An outcome.
    Outcome,
    /// An axis of triage.
    Axis,
    /// An answer of an axis.
    AxisValue(String),
    /// A tier.
    Tier,
    /// An upgrade.
    Upgrade,
    /// A clock.
    Clock,
    /// An escalation level.
    Level,
    /// A rule of escalation.
    EscalationRule,
    /// A form of telling the customer.
    Form,
    /// A role.
    Role,
    /// What a note is about.
    Note,
    /// A department.
    Department,
    /// A kind of evidence.
    Evidence,
    /// A medium.
    Medium,
    /// A gate.
    Gate,
    /// A separation of duties.
    Separation,
    /// A kind of remedy.
    Remedy,
    /// A ladder of concessions.
    Ladder,
    /// A rung of some ladder.
    Rung,
    /// An option that is weighed.
    Option,
    /// A document that is drawn up.
    Document,
    /// A bound of compensation.
    Bound,
    /// A ranking.
    Ranking,
    /// A rule of fines.
    Fine,
    /// A switch between readings of a document.
    Switch,
    /// A reading of a switch.
    Reading(String),
    /// A measure against staff.
    Measure,
    /// An area of improvement measures.
    MeasureArea,
    /// A preference of customers.
    Preference,
    /// A form or letter.
    Letter,
}

/// A name at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) space: Space,
    pub(super) name: String,
    pub(super) place: Place,
}

/// A condition with the places of its parts.
#[derive(Debug, Clone, PartialEq)]
pub struct ConditionSite {
    pub(super) condition: Condition,
    pub(super) place: Place,
    /// For every test: the place of the fact's name, and of each value.
    pub(super) parts: Vec<(Place, Vec<Place>)>,
}

/// Rules of which the first that holds counts.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct RuleList {
    /// What each of them is.
    pub(super) what: Label,
    /// The rules in order.
    pub(super) rules: Vec<ConditionSite>,
    /// Whether they are asked only when every axis has its answer.
    pub(super) triaged: bool,
}

impl Draft {
    /// Notes that `name` is given to something. An empty name (one that could not be read) is not noted.
    pub fn give(&mut self, space: Space, name: &str, place: Place) {
        if !name.is_empty() {
            self.given.push(Name { space, name: name.to_owned(), place });
        }
    }

    /// Notes that something called `name` must exist.
    pub fn refer(&mut self, space: Space, name: &str, place: Place) {
        if !name.is_empty() {
            self.used.push(Name { space, name: name.to_owned(), place });
        }
    }

    /// Notes that `pattern` must name events: `informed`, `informed/written`.
    pub fn pattern(&mut self, pattern: &str, place: Place) {
        self.patterns.push((pattern.to_owned(), place));
    }

    /// Notes a condition that stands alone.
    pub fn condition(&mut self, site: &ConditionSite) {
        self.conditions.push(site.clone());
    }

    /// Notes that a formula takes an amount from `fact`.
    pub fn amount_of(&mut self, fact: &str, place: Place) {
        if !fact.is_empty() {
            self.amounts.push((fact.to_owned(), place));
        }
    }

    /// Notes rules of which the first that holds counts.
    pub fn first_of(&mut self, what: Label, rules: Vec<ConditionSite>) {
        self.conditions.extend(rules.iter().cloned());
        self.lists.push(RuleList { what, rules, triaged: false });
    }

    /// Notes the tiers: the first whose condition holds counts, once every axis has its answer.
    pub fn tiers(&mut self, rules: Vec<ConditionSite>) {
        self.conditions.extend(rules.iter().cloned());
        self.lists.push(RuleList { what: Space::Tier.label(), rules, triaged: true });
    }

    /// The values of `fact` for which conditions ask, each with its place.
    pub(super) fn asked_of(&self, fact: &str) -> Vec<(String, Place)> {
        let tests = self.conditions.iter().flat_map(|site| site.condition.0.iter().zip(&site.parts));
        let asked = tests.filter(|((name, _), _)| name == fact).flat_map(|((_, test), (_, places))| {
            let values = match test {
                Test::AnyOf(values) | Test::NoneOf(values) => values.as_slice(),
                Test::Within { .. } => &[],
            };
            values.iter().cloned().zip(places.iter().cloned())
        });
        asked.collect()
    }

    /// The names that are given in `space`, in the order of the file.
    pub(super) fn names(&self, space: &Space) -> impl Iterator<Item = &str> {
        let space = space.clone();
        self.given.iter().filter(move |name| name.space == space).map(|name| name.name.as_str())
    }

    /// Where `name` is given in `space`.
    pub(super) fn place_of(&self, space: &Space, name: &str) -> Option<&Place> {
        self.given.iter().find(|given| given.space == *space && given.name == name).map(|given| &given.place)
    }
}

impl ConditionSite {
    /// The condition itself.
    pub fn condition(&self) -> Condition {
        self.condition.clone()
    }
}

impl Space {
    /// What is named, in words.
    pub(super) fn label(&self) -> Label {
        match self {
            Self::Channel => Label::new("channel", "渠道"),
            Self::Family => Label::new("family of channels", "渠道大类"),
            Self::Field => Label::new("field", "字段"),
            Self::FieldChoice(_) => Label::new("choice of the field", "字段选项"),
            Self::Group => Label::new("group", "大类"),
            Self::Cause => Label::new("cause", "原因"),
            Self::Category => Label::new("category", "类别"),
            Self::Outcome => Label::new("outcome", "结案结果"),
            Self::Axis => Label::new("axis", "维度"),
            Self::AxisValue(_) => Label::new("answer of the axis", "维度取值"),
            Self::Tier => Label::new("tier", "等级"),
            Self::Upgrade => Label::new("upgrade", "升等规则"),
            Self::Clock => Label::new("clock", "时限"),
            Self::Level => Label::new("level", "层级"),
            Self::EscalationRule => Label::new("escalation rule", "升级规则"),
            Self::Form => Label::new("form", "告知方式"),
            Self::Role => Label::new("role", "角色"),
            Self::Note => Label::new("note", "备注主题"),
            Self::Department => Label::new("department", "部门"),
            Self::Evidence => Label::new("kind of evidence", "证据种类"),
            Self::Medium => Label::new("medium", "媒体"),
            Self::Gate => Label::new("gate", "前置条件"),
            Self::Separation => Label::new("separation of duties", "职责分离"),
            Self::Remedy => Label::new("remedy", "补救方式"),
            Self::Ladder => Label::new("ladder", "让步阶梯"),
            Self::Rung => Label::new("rung", "让步档次"),
            Self::Option => Label::new("option", "备选方案"),
            Self::Document => Label::new("document", "单据"),
            Self::Ranking => Label::new("ranking", "排名"),
            Self::Bound => Label::new("bound", "金额界限"),
            Self::Fine => Label::new("rule of fines", "罚款规则"),
            Self::Switch => Label::new("switch", "取舍"),
            Self::Reading(_) => Label::new("reading of the switch", "取舍的解释"),
            Self::Measure => Label::new("measure against staff", "员工处理措施"),
            Self::MeasureArea => Label::new("area of measures", "整改领域"),
            Self::Preference => Label::new("preference of customers", "顾客偏好"),
            Self::Letter => Label::new("letter", "信函"),
        }
    }

    /// The section in which such names are given.
    pub(super) const fn section(&self) -> &'static str {
        match self {
            Self::Channel => "intake.channel",
            Self::Family => "intake.family",
            Self::Field | Self::FieldChoice(_) => "intake.field",
            Self::Group => "intake.group",
            Self::Cause => "intake.cause",
            Self::Category => "intake.category",
            Self::Outcome => "intake.outcome",
            Self::Axis | Self::AxisValue(_) => "triage.axis",
            Self::Tier => "triage.tier",
            Self::Upgrade => "triage.upgrade",
            Self::Clock => "clock",
            Self::Level => "escalation.level",
            Self::EscalationRule => "escalation.rule",
            Self::Form => "form",
            Self::Role => "role",
            Self::Note => "note",
            Self::Department => "department",
            Self::Evidence => "investigation.evidence",
            Self::Medium => "media.medium",
            Self::Gate => "gate",
            Self::Separation => "separation",
            Self::Remedy => "resolution.remedy",
            Self::Ladder => "resolution.ladder",
            Self::Rung => "resolution.ladder.rung",
            Self::Option => "resolution.option",
            Self::Document => "resolution.document",
            Self::Bound => "resolution.bound",
            Self::Ranking => "ranking",
            Self::Fine => "fines.rule",
            Self::Switch | Self::Reading(_) => "fines.switch",
            Self::Measure => "fines.measure",
            Self::MeasureArea => "measures.area",
            Self::Preference => "preference",
            Self::Letter => "letter",
        }
    }
}
