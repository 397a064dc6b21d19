//! The facts that every policy may ask about, beside its own fields and axes.
//!
//! The fold of a case sets them; the reader of policies knows from here which names exist and what they may be.

use crate::domain::investigation::{FINDINGS, STATED_BY};
use crate::domain::media::Stage;
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
    /// The name of a clock or of a rule of escalation of the policy: what escalates.
    Breaches,
    /// The name of a note of the policy.
    Notes,
    /// The name of a role of the policy.
    Roles,
    /// The name of an outcome of the policy.
    Outcomes,
    /// The name of a cause of the policy.
    Causes,
    /// The name of a kind of evidence of the policy.
    Evidence,
    /// The name of a kind of remedy of the policy.
    Remedies,
    /// The name of a medium of the policy.
    Media,
    /// The name of a rule of fines of the policy.
    Fines,
    /// An amount of money.
    Amount,
}

/// Every built-in fact.
///
/// A fact is unknown (no value) until something tells it: no tier before triage, `satisfied` before anybody asked.
pub static BUILT_IN: &[BuiltIn] = &[
    built_in("store", "store", "所涉门店", FactValues::Free),
    built_in("channel", "channel", "渠道", FactValues::Channels),
    built_in("intake", "intake", "受理方式", FactValues::Few(INTAKES)),
    built_in("category", "category", "类别", FactValues::Categories),
    built_in("group", "group of categories", "类别大类", FactValues::Groups),
    built_in("tier", "tier", "等级", FactValues::Tiers),
    built_in("status", "status", "状态", FactValues::Few(STATUSES)),
    built_in("satisfied", "customer satisfied", "顾客是否满意", FactValues::Few(ANSWERS)),
    built_in(
        "dissatisfied_with",
        "customer dissatisfied with",
        "顾客不满意的环节",
        FactValues::Few(DISSATISFACTIONS),
    ),
    built_in("round", "round of handling", "处理轮次", FactValues::Number),
    built_in("level", "level of escalation", "升级层级", FactValues::Levels),
    built_in("reached", "levels of escalation reached", "曾升级到的层级", FactValues::Levels),
    built_in("reached_by", "escalated because of", "曾升级的原因", FactValues::Breaches),
    built_in("overdue", "overdue clock", "逾期的时限", FactValues::Clocks),
    built_in("noted", "noted", "已有备注", FactValues::Notes),
    built_in("assigned", "assigned to", "已指派给", FactValues::Roles),
    built_in("outcome", "outcome", "结案结果", FactValues::Outcomes),
    built_in("staff", "staff complained about", "被投诉员工", FactValues::Free),
    built_in("finding", "finding", "认定结论", FactValues::Few(FINDINGS)),
    built_in("cause", "cause found", "查明的原因", FactValues::Causes),
    built_in("at_fault", "we are at fault", "我方是否有过错", FactValues::Few(ANSWERS)),
    built_in("good_faith", "complained in good faith", "是否善意投诉", FactValues::Few(ANSWERS)),
    built_in("law", "law that was found to apply", "认定适用的法律条款", FactValues::Free),
    built_in("loss", "loss found", "认定的损失", FactValues::Amount),
    built_in("stated", "statements of", "已有陈述", FactValues::Few(STATED_BY)),
    built_in("evidence", "evidence", "已有证据", FactValues::Evidence),
    built_in("settlement", "how far the offer has come", "方案进展", FactValues::Few(SETTLEMENTS)),
    built_in("cost", "cost of the offer", "方案成本", FactValues::Amount),
    built_in("remedies", "remedies of the offer", "方案内容", FactValues::Remedies),
    built_in(
        "completed",
        "everything agreed is carried out",
        "约定事项是否全部完成",
        FactValues::Few(ANSWERS),
    ),
    built_in("solved", "solved, as the callback found", "回访：是否解决", FactValues::Few(ANSWERS)),
    built_in("calm", "calm, as the callback found", "回访：是否平复", FactValues::Few(ANSWERS)),
    built_in("score", "score given at the callback", "回访评分", FactValues::Number),
    built_in("exposure", "how far an exposure has come", "曝光进展", FactValues::Few(EXPOSURES)),
    built_in("exposed_in", "exposed in", "曝光媒体", FactValues::Media),
    built_in("exposed_true", "exposed, and counts as true, in", "曝光属实的媒体", FactValues::Media),
    built_in("fined", "fined by the rule", "已依规则罚款", FactValues::Fines),
    built_in("exposure_reach", "reach of an exposure", "曝光影响数", FactValues::Number),
];

/// Where a complaint comes from: the customer submitted it, or the house itself detected it.
pub static INTAKES: &[&str] = &["submitted", "detected"];

/// How far a case has come, as conditions name it.
pub static STATUSES: &[&str] = &["new", "open", "paused", "withdrawn", "merged", "closed"];

/// How far the offer that counts has come, as conditions name it.
pub static SETTLEMENTS: &[&str] = &["waiting", "not-approved", "offered", "accepted", "refused"];

/// How far an exposure has come, as conditions name it.
pub static EXPOSURES: &[&str] = &[
    Stage::Pending.name(),
    Stage::Clarified.name(),
    Stage::True.name(),
    Stage::Untrue.name(),
    Stage::DeemedTrue.name(),
    Stage::Retracted.name(),
];

/// With what a customer may not be satisfied: what was said first, how it goes on, what was offered, what came of it.
pub static DISSATISFACTIONS: &[&str] = &["response", "progress", "offer", "result", "other"];

/// The answers to a plain question.
pub static ANSWERS: &[&str] = &["yes", "no"];

const fn built_in(name: &'static str, en: &'static str, zh: &'static str, values: FactValues) -> BuiltIn {
    BuiltIn { name, label: Label::new(en, zh), values }
}
