//! Words for policies: the headings of what they say.

use super::Label;

/// The parts of a policy, as `policy show --section` names them, with their headings.
pub const PARTS: &[(&str, Label)] = &[
    ("words", Label::new("Words of events", "事件用语")),
    ("intake", Label::new("Intake", "受理")),
    ("triage", Label::new("Triage", "定级")),
    ("clocks", Label::new("Clocks", "时限")),
    ("escalation", Label::new("Escalation", "升级")),
    ("investigation", Label::new("Investigation", "调查")),
    ("gates", Label::new("Gates and separations of duties", "前置条件与职责分离")),
    ("resolution", Label::new("Remedies and authority", "补救与权限")),
    ("law", Label::new("Law and bounds", "法律与金额界限")),
    ("rankings", Label::new("Rankings", "排名")),
    ("fines", Label::new("Fines", "罚款")),
    ("wording", Label::new("Wording", "用语")),
    ("checklists", Label::new("Checklists", "检查清单")),
    ("examples", Label::new("Examples", "示例")),
];

/// `yes` and `no` in tables.
pub const YES: Label = Label::new("yes", "是");
/// See [`YES`].
pub const NO: Label = Label::new("no", "否");
