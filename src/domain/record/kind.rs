//! The table of event kinds: one line each drives the reader, the checks and the help.

use crate::words::Label;

/// What happened, by name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum EventKind {
    /// A kind of the table, by its index there.
    Known(&'static KindSpec),
    /// A kind that this version does not know: kept, shown, ignored by the folds.
    Unknown(String),
}

/// One kind of event.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct KindSpec {
    /// The name in `event:`.
    pub name: &'static str,
    /// The name for people.
    pub label: Label,
    /// The key whose value distinguishes events of this kind in patterns like `informed/written`.
    pub qualifier: Option<&'static str>,
    /// The keys of its own, beside `note`, which any event may have.
    pub fields: &'static [FieldSpec],
}

/// A key of an event kind.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct FieldSpec {
    /// The key.
    pub name: &'static str,
    /// What its value looks like.
    pub shape: FieldShape,
    /// Whether the event makes no sense without it.
    pub required: bool,
}

/// What a value looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FieldShape {
    /// A text.
    Text,
    /// A list of texts.
    Texts,
    /// An instant with offset, as text.
    Instant,
    /// Keys with values.
    Map,
    /// A list of keys with values.
    Maps,
    /// An amount of money, as text: digits, at most two decimals.
    Amount,
}

/// The keys that any event may have: a remark, what the writer notes about itself (what it had seen, whether
/// `happened` counts, whether its clock was set), and what a named authority set aside, each with the reason
/// (`overrides: [{what: …, reason: …}]`); and the letter with which it was told (`letter: {name: …, sha256: …, tip: …}`).
pub static COMMON_FIELDS: &[FieldSpec] = &[
    may("note", FieldShape::Text),
    may("seen", FieldShape::Text),
    may("late_entry", FieldShape::Text),
    may("clock", FieldShape::Text),
    may("clock_set", FieldShape::Text),
    may("rules", FieldShape::Text),
    may("overrides", FieldShape::Maps),
    may("letter", FieldShape::Map),
];

const fn need(name: &'static str, shape: FieldShape) -> FieldSpec {
    FieldSpec { name, shape, required: true }
}

const fn may(name: &'static str, shape: FieldShape) -> FieldSpec {
    FieldSpec { name, shape, required: false }
}

macro_rules! kinds {
    ($($constant:ident $name:literal ($en:literal, $zh:literal) by $qualifier:expr, [$($field:expr),* $(,)?];)*) => {
        $(
            #[doc = concat!("The kind `", $name, "`.")]
            pub static $constant: KindSpec = KindSpec {
                name: $name, label: Label::new($en, $zh), qualifier: $qualifier, fields: &[$($field),*],
            };
        )*
        /// Every kind that this version knows, in the order of a case's life.
        pub static ALL: &[&KindSpec] = &[$(&$constant),*];
    };
}

/// The kinds as constants, and the table of all of them.
pub mod table {
    use super::FieldShape::{Amount, Instant, Map, Maps, Text, Texts};
    use super::{KindSpec, Label, may, need};

    kinds! {
        RECEIVED "received" ("received", "受理") by Some("intake"), [may("intake", Text), may("rules", Text)];
        RESPONDED "responded" ("responded", "首次响应") by Some("form"), [may("form", Text), may("satisfied", Text)];
        TRIAGED "triaged" ("triaged", "定级") by Some("tier"),
            [need("tier", Text), may("category", Text), may("axes", Map), may("was", Map), may("reason", Text), may("rule", Text), may("rules", Text)];
        INFORMED "informed" ("customer informed", "告知进展") by Some("form"), [may("form", Text), may("satisfied", Text)];
        ASSIGNED "assigned" ("assigned", "指派") by Some("role"), [need("to", Text), may("role", Text), may("department", Text), may("departments", Texts)];
        PAUSED "paused" ("paused", "暂停计时") by Some("reason"), [need("reason", Text), may("left", Map), may("runs_on", Texts), may("until", Instant)];
        RESUMED "resumed" ("resumed", "恢复计时") by None, [may("rules", Text)];
        EXTENDED "extended" ("extended", "延期") by Some("clock"),
            [need("clock", Text), need("reason", Text), need("authority", Text), may("was", Text)];
        ESCALATED "escalated" ("escalated", "升级") by Some("level"),
            [need("level", Text), need("reason", Text), may("to", Text), may("clock", Text), may("round", Text), may("step", Text), may("rule", Text), may("overdue_since", Instant), may("tell_at", Instant)];
        RECOMPUTED "recomputed" ("recomputed", "重新计算期限") by None, [may("reason", Text), may("rules", Text)];
        STATEMENT "statement" ("statement", "陈述") by Some("of"),
            [need("of", Text), need("account", Text), may("who", Text), may("staff", Text), may("department", Text), may("form", Text)];
        EVIDENCE "evidence" ("evidence", "证据") by Some("kind"),
            [need("kind", Text), may("name", Text), may("sha256", Text), may("size", Text), may("obtained_by", Text), may("obtained", Text), may("source", Text), may("kept", Text), may("copied", Text)];
        ASSESSED "assessed" ("impact assessed", "影响评估") by None,
            [may("image", Text), may("business", Text), may("customers", Text)];
        DETERMINED "determined" ("determined", "认定") by Some("finding"),
            [need("finding", Text), need("reason", Text), may("cause", Text), may("at_fault", Text), may("good_faith", Text), may("responsible", Map), may("law", Texts), may("loss", Amount), may("evidence", Texts)];
        WEIGHED "weighed" ("option weighed", "权衡方案") by Some("option"),
            [need("option", Text), need("verdict", Text), need("reason", Text), may("amount", Amount)];
        OFFERED "offered" ("offered", "提出方案") by Some("rung"),
            [may("ladder", Text), may("rung", Text), need("remedies", Maps), need("cost", Amount), may("interim", Text), may("needs", Texts), may("bounds", Maps), may("rules", Text)];
        APPROVED "approved" ("approved", "批准") by Some("role"),
            [need("target", Text), may("role", Text), may("deputy_of", Text)];
        DISAPPROVED "disapproved" ("not approved", "不批准") by Some("role"),
            [need("target", Text), need("reason", Text), may("role", Text), may("deputy_of", Text)];
        ACCEPTED "accepted" ("accepted by the customer", "客户接受") by Some("form"),
            [need("target", Text), may("form", Text), may("satisfied", Text)];
        REFUSED "refused" ("refused by the customer", "客户不接受") by Some("form"),
            [need("target", Text), may("form", Text), may("counter", Text), may("satisfied", Text)];
        DOCUMENT "document" ("document drawn up", "单据") by Some("document"),
            [need("document", Text), may("signed_by", Texts), may("name", Text), may("sha256", Text), may("size", Text)];
        ACTION "action" ("action agreed", "约定事项") by Some("remedy"),
            [need("what", Text), need("owner", Text), may("remedy", Text), may("target", Text), may("against", Text), may("department", Text), may("due_by", Instant), may("rules", Text)];
        DONE "done" ("action done", "事项完成") by Some("target"), [need("target", Text), may("evidence", Texts)];
        COMPLETED "completed" ("everything agreed is carried out", "约定事项全部完成") by None, [may("rules", Text)];
        CALLED_BACK "called-back" ("called back", "回访") by Some("form"),
            [need("solved", Text), need("calm", Text), may("form", Text), may("score", Text), may("satisfied", Text)];
        EXPOSED "exposed" ("exposed in the media", "媒体曝光") by Some("medium"),
            [need("medium", Text), may("outlet", Text), may("where", Text), may("reach", Text), may("says", Text)];
        CLARIFIED "clarified" ("clarification published", "刊登澄清") by Some("medium"),
            [need("medium", Text), need("target", Text), may("outlet", Text), may("where", Text)];
        VERIFIED "verified" ("exposure looked into", "核实曝光") by Some("result"),
            [need("result", Text), need("target", Text), need("reason", Text), may("evidence", Texts)];
        RETRACTED "retracted" ("taken back by the medium or the author", "撤回曝光") by Some("how"),
            [need("how", Text), need("target", Text), may("where", Text)];
        FINED "fined" ("fined", "罚款") by Some("rule"),
            [need("rule", Text), need("amount", Amount), need("payers", Maps), need("payee", Text), may("fee", Text), may("base", Amount), may("times", Text), may("repeats", Text), may("points", Maps), may("switches", Map), may("period", Text), may("place", Text), may("complaints", Text), may("reason", Text), may("role", Text), may("deputy_of", Text), may("rules", Text)];
        NOTICED "noticed" ("notice of the fine served", "送达处罚通知") by Some("form"),
            [need("target", Text), may("form", Text), need("pay_by", Instant), may("object_by", Instant), may("rules", Text)];
        PAID "paid" ("paid", "缴纳") by Some("form"),
            [need("target", Text), need("amount", Amount), need("payers", Maps), may("form", Text), may("reference", Text)];
        LATE_CHARGED "late-charged" ("charged for paying late", "加收滞纳金") by None,
            [need("target", Text), need("amount", Amount), need("payers", Maps), may("days", Text), may("rules", Text)];
        OBJECTED "objected" ("objected to the fine", "对罚款提出申诉") by None,
            [need("target", Text), need("reason", Text), may("payer", Text), may("late", Text), may("evidence", Texts)];
        RULED "ruled" ("ruled on the objection", "裁定申诉") by Some("ruling"),
            [need("target", Text), need("ruling", Text), need("reason", Text), may("amount", Amount), may("payers", Maps), may("pay_by", Instant), may("role", Text), may("deputy_of", Text)];
        WAIVED "waived" ("fine waived", "减免罚款") by None,
            [need("target", Text), need("amount", Amount), need("payers", Maps), need("reason", Text), may("role", Text), may("deputy_of", Text)];
        REPAID "repaid" ("paid back", "退还") by None,
            [need("target", Text), need("amount", Amount), need("payers", Maps), may("reference", Text)];
        DISTRIBUTED "distributed" ("distributed", "分配罚金") by None,
            [need("target", Text), need("amount", Amount), need("payees", Maps), may("rules", Text)];
        SANCTIONED "sanctioned" ("measure against staff", "员工处理") by Some("measure"),
            [need("staff", Text), need("measure", Text), need("reason", Text), may("from", Text), may("until", Text), may("role", Text), may("evidence", Texts)];
        LINKED "linked" ("linked", "关联") by Some("as"), [need("to", Text), need("as", Text)];
        MERGED "merged" ("merged into another", "并入他案") by None, [need("into", Text), may("reason", Text)];
        ABSORBED "absorbed" ("took in another", "并入本案") by None, [need("from", Text)];
        SPLIT "split" ("split", "拆分") by None, [need("into", Texts), may("reason", Text)];
        LESSON "lesson" ("lesson", "经验教训") by None, [need("lesson", Text)];
        PLANNED "planned" ("measure planned", "制定整改措施") by None, [need("owner", Text), may("due_by", Instant), may("rules", Text)];
        CARRIED_OUT "carried-out" ("measure carried out", "整改措施落实完成") by None, [need("done", Text), may("evidence", Texts), may("rules", Text)];
        REVIEWED "reviewed" ("effect of the measure reviewed", "评估整改效果") by Some("effective"),
            [need("effective", Text), need("reason", Text), may("figures", Map)];
        DROPPED "dropped" ("measure dropped", "取消整改措施") by None, [need("reason", Text), may("role", Text)];
        REOPENED "reopened" ("reopened", "二次处理") by None, [need("reason", Text), may("rules", Text)];
        NOTE "note" ("note", "备注") by Some("about"), [may("about", Text), may("satisfied", Text)];
        CORRECTED "corrected" ("corrected", "更正") by Some("field"),
            [need("field", Text), may("from", Text), need("to", Text), need("reason", Text)];
        WITHDRAWN "withdrawn" ("withdrawn", "撤诉") by None, [may("reason", Text)];
        CLOSED "closed" ("closed", "结案") by Some("outcome"), [need("outcome", Text), may("satisfied", Text), may("lesson", Text)];
        VOID "void" ("voided", "作废") by None, [need("target", Text), need("reason", Text)];
        RENUMBERED "renumbered" ("given another id", "改号") by None, [need("was", Text), may("reason", Text)];
        DIFFERED "differed" ("versions differ", "版本不一致") by Some("field"),
            [may("field", Text), may("target", Text), need("version", Text)];
        ERASED "erased" ("erased", "已删除个人信息") by None, [need("fields", Texts), may("sha256", Text), may("target", Text)];
    }
}

impl EventKind {
    /// The kind that `name` names.
    pub fn of(name: &str) -> Self {
        match table::ALL.iter().find(|spec| spec.name == name) {
            Some(spec) => Self::Known(spec),
            None => Self::Unknown(name.to_owned()),
        }
    }

    /// The name as the file writes it.
    pub fn name(&self) -> &str {
        match self {
            Self::Known(spec) => spec.name,
            Self::Unknown(name) => name,
        }
    }

    /// The kind's line in the table, if this version knows it.
    pub fn spec(&self) -> Option<&'static KindSpec> {
        match self {
            Self::Known(spec) => Some(spec),
            Self::Unknown(_) => None,
        }
    }
}
