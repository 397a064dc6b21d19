//! The facts that every policy may ask about, beside its own fields and axes.
//!
//! The fold of a case sets them; the reader of policies knows from here which names exist and what they may be.

use crate::words::Label;

/// A fact that every case has, whatever the policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BuiltIn {
    /// The name in conditions.
    pub name: &'static str,
    /// What it tells.
    pub label: Label,
    /// What its values may be.
    pub values: FactValues,
}

/// What the values of a fact may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactValues {
    /// Any text.
    Free,
    /// A whole number.
    Number,
    /// One of these words.
    Few(&'static [&'static str]),
    /// The name of a channel of the policy.
    Channels,
    /// The name of a category of the policy.
    Categories,
    /// The name of a group of categories of the policy.
    Groups,
    /// The name of a tier of the policy.
    Tiers,
    /// The name of an escalation level of the policy.
    Levels,
    /// The name of a clock of the policy.
    Clocks,
    /// The name of a note of the policy.
    Notes,
    /// The name of a role of the policy.
    Roles,
    /// The name of an outcome of the policy.
    Outcomes,
}

/// Every built-in fact.
///
/// A fact is unknown (no value) until something tells it: no tier before triage, `satisfied` before anybody asked.
pub static BUILT_IN: &[BuiltIn] = &[
    built_in("store", "the store that is concerned", "所涉门店", FactValues::Free),
    built_in("channel", "how the complaint came", "投诉渠道", FactValues::Channels),
    built_in(
        "intake",
        "submitted by the customer or detected by us",
        "顾客提交或自行发现",
        FactValues::Few(INTAKES),
    ),
    built_in("category", "what it is about", "投诉类别", FactValues::Categories),
    built_in("group", "the group of its category", "类别所属大类", FactValues::Groups),
    built_in("tier", "the tier it was given", "所定等级", FactValues::Tiers),
    built_in("status", "how far it has come", "处理状态", FactValues::Few(STATUSES)),
    built_in("satisfied", "the customer's last word on it", "顾客最近一次是否满意", FactValues::Few(ANSWERS)),
    built_in("round", "1, and one more after each reopening", "处理轮次，重新处理加一", FactValues::Number),
    built_in("level", "the level it was last escalated to", "最近升级到的层级", FactValues::Levels),
    built_in("overdue", "the clocks that are past due", "已逾期的时限", FactValues::Clocks),
    built_in("noted", "what notes are about so far", "已记录的备注主题", FactValues::Notes),
    built_in("assigned", "the roles it was assigned to so far", "已指派过的角色", FactValues::Roles),
    built_in("outcome", "the outcome of the last closing", "最近一次结案结果", FactValues::Outcomes),
];

/// Where a complaint comes from: the customer submitted it, or the house itself detected it.
pub static INTAKES: &[&str] = &["submitted", "detected"];

/// How far a case has come, as conditions name it.
pub static STATUSES: &[&str] = &["new", "open", "paused", "withdrawn", "closed"];

/// The answers to a plain question.
pub static ANSWERS: &[&str] = &["yes", "no"];

const fn built_in(name: &'static str, en: &'static str, zh: &'static str, values: FactValues) -> BuiltIn {
    BuiltIn { name, label: Label::new(en, zh), values }
}
