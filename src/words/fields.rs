//! What the keys of records are called by people. Keys that a policy declares have the policy's labels instead.

use super::Label;

/// The label of a key that plaint itself knows.
pub fn label(key: &str) -> Option<Label> {
    LABELS.iter().find(|(name, _)| *name == key).map(|(_, label)| *label)
}

const LABELS: &[(&str, Label)] = &[
    ("received", Label::new("received", "受理时间")),
    ("store", Label::new("store", "门店")),
    ("channel", Label::new("channel", "渠道")),
    ("customer", Label::new("customer", "顾客编号")),
    ("called", Label::new("called", "称呼")),
    ("subject", Label::new("subject", "事由")),
    ("policy", Label::new("policy", "处理办法")),
    ("category", Label::new("category", "类别")),
    ("tier", Label::new("tier", "级别")),
    ("telephone", Label::new("telephone", "电话")),
    ("phone", Label::new("telephone", "电话")),
    ("name", Label::new("name", "姓名")),
    ("prefers", Label::new("prefers", "偏好")),
    ("address", Label::new("address", "地址")),
    ("intake", Label::new("came in as", "来源")),
    ("form", Label::new("form", "方式")),
    ("satisfied", Label::new("satisfied", "是否满意")),
    ("axes", Label::new("answers", "判断")),
    ("was", Label::new("before", "此前")),
    ("reason", Label::new("reason", "原因")),
    ("rule", Label::new("rule", "规则")),
    ("to", Label::new("to", "给")),
    ("role", Label::new("role", "角色")),
    ("department", Label::new("department", "部门")),
    ("left", Label::new("time left", "剩余时间")),
    ("until", Label::new("until", "直到")),
    ("clock", Label::new("clock", "期限")),
    ("authority", Label::new("authority", "批准人")),
    ("level", Label::new("level", "层级")),
    ("overdue_since", Label::new("overdue since", "逾期自")),
    ("about", Label::new("about", "关于")),
    ("field", Label::new("field", "字段")),
    ("version", Label::new("version", "版本")),
    ("from", Label::new("from", "原为")),
    ("outcome", Label::new("outcome", "结果")),
    ("lesson", Label::new("lesson", "教训")),
    ("target", Label::new("event", "事件")),
    ("fields", Label::new("fields", "字段")),
    ("staff", Label::new("staff", "员工")),
    ("of", Label::new("of", "陈述人")),
    ("account", Label::new("account", "陈述内容")),
    ("who", Label::new("who", "姓名")),
    ("image", Label::new("image", "对形象的影响")),
    ("business", Label::new("business", "对经营的影响")),
    ("customers", Label::new("customers", "对顾客关系的影响")),
    ("finding", Label::new("finding", "认定结论")),
    ("cause", Label::new("cause", "原因")),
    ("at_fault", Label::new("we are at fault", "我方有过错")),
    ("good_faith", Label::new("in good faith", "善意投诉")),
    ("responsible", Label::new("responsible", "责任")),
    ("departments", Label::new("departments", "部门")),
    ("done", Label::new("what was done", "落实情况")),
    ("effective", Label::new("effective", "是否有效")),
    ("figures", Label::new("figures", "数据")),
    ("letter", Label::new("letter", "函件")),
    ("superiors", Label::new("superiors", "上级")),
    ("law", Label::new("law", "法律条款")),
    ("loss", Label::new("loss", "损失")),
    ("option", Label::new("option", "方案")),
    ("verdict", Label::new("verdict", "权衡结果")),
    ("ladder", Label::new("ladder", "让步阶梯")),
    ("rung", Label::new("rung", "档次")),
    ("remedies", Label::new("remedies", "补救方式")),
    ("cost", Label::new("cost", "成本")),
    ("interim", Label::new("for the time being", "临时措施")),
    ("needs", Label::new("needs the approval of", "须经批准")),
    ("bounds", Label::new("bounds looked at", "核对的金额界限")),
    ("counter", Label::new("asked for instead", "另外提出")),
    ("deputy_of", Label::new("standing in for", "代理")),
    ("document", Label::new("document", "单据")),
    ("signed_by", Label::new("signed by", "签字")),
    ("overrides", Label::new("set aside", "排除适用")),
    ("what", Label::new("what", "事项")),
    ("kind", Label::new("kind", "种类")),
    ("size", Label::new("size", "大小")),
    ("obtained_by", Label::new("obtained by", "取证人")),
    ("obtained", Label::new("how obtained", "取得方式")),
    ("source", Label::new("from", "提供者")),
    ("kept", Label::new("kept in", "存放处")),
    ("copied", Label::new("copy kept here", "此处留有副本")),
    ("evidence", Label::new("evidence", "证据")),
    ("amount", Label::new("amount", "金额")),
    ("ladder", Label::new("ladder", "让步阶梯")),
    ("rung", Label::new("rung", "阶梯级")),
    ("remedies", Label::new("remedies", "补救内容")),
    ("remedy", Label::new("remedy", "补救方式")),
    ("cost", Label::new("cost", "成本")),
    ("interim", Label::new("for the time being", "临时安排")),
    ("needs", Label::new("needs approval of", "须批准")),
    ("bounds", Label::new("bounds", "金额界限")),
    ("deputy_of", Label::new("in place of", "代")),
    ("counter", Label::new("asked for instead", "顾客另要求")),
    ("document", Label::new("document", "单据")),
    ("signed_by", Label::new("signed by", "签字")),
    ("owner", Label::new("owner", "负责人")),
    ("against", Label::new("about", "涉及")),
    ("due_by", Label::new("by", "应于")),
    ("solved", Label::new("solved", "是否解决")),
    ("calm", Label::new("calm", "是否平复")),
    ("score", Label::new("score", "评分")),
    ("as", Label::new("as", "关系")),
    ("into", Label::new("into", "并入或拆为")),
    ("split_from", Label::new("split from", "拆分自")),
    ("imported_from", Label::new("imported from", "导入自")),
    ("runs_on", Label::new("runs on", "不受暂停影响")),
    ("medium", Label::new("medium", "媒体")),
    ("outlet", Label::new("name of the medium", "媒体名称")),
    ("where", Label::new("where", "位置")),
    ("reach", Label::new("reach", "影响数")),
    ("says", Label::new("what it says", "曝光内容")),
    ("result", Label::new("result", "核实结果")),
    ("how", Label::new("how", "撤回方式")),
    ("payers", Label::new("who pays", "缴纳人")),
    ("payer", Label::new("who objects", "申诉人")),
    ("payee", Label::new("goes to", "归属")),
    ("payees", Label::new("who gets it", "分配对象")),
    ("fee", Label::new("fee for work", "手续费")),
    ("base", Label::new("base amount", "基数")),
    ("times", Label::new("times", "倍数")),
    ("repeats", Label::new("supplement to", "加罚所据")),
    ("points", Label::new("points", "扣分")),
    ("switches", Label::new("readings taken", "所取解释")),
    ("period", Label::new("year", "年度")),
    ("place", Label::new("place", "名次")),
    ("complaints", Label::new("complaints", "投诉件数")),
    ("pay_by", Label::new("to be paid by", "缴纳期限")),
    ("object_by", Label::new("objections until", "申诉期限")),
    ("reference", Label::new("reference", "凭证号")),
    ("days", Label::new("days late", "逾期天数")),
    ("late", Label::new("after its time", "逾期提出")),
    ("ruling", Label::new("ruling", "裁定")),
    ("measure", Label::new("measure", "处理措施")),
    ("fund", Label::new("fund", "专项基金")),
    ("tell_at", Label::new("tell them at", "可联系时间")),
];

/// What plaint itself gives as the reason of an event, in words.
pub fn reason(reason: &str) -> Option<Label> {
    match reason {
        "pause-not-known" => Some(Label::new(
            "a pause was not known when the due instant was recorded",
            "记录期限时尚不知道有暂停",
        )),
        "calendar-loaded" => Some(Label::new("the calendar has come out", "日历已公布")),
        "overdue" => Some(Label::new("overdue", "逾期")),
        "rule" => Some(Label::new("by a rule", "依规则")),
        _ => None,
    }
}

/// Keys of events that serve the machine: checks and `why` use them, people need not see them.
pub const FOR_MACHINES: &[&str] =
    &["rules", "seen", "step", "round", "sha256", "policy", "late_entry", "clock_set"];

#[cfg(test)]
mod tests {
    use super::{FOR_MACHINES, label};
    use crate::domain::record::kind::{COMMON_FIELDS, table};

    #[test]
    fn every_key_of_every_event_is_called_something() {
        let keys = table::ALL.iter().flat_map(|kind| kind.fields).chain(COMMON_FIELDS);
        let told_apart = ["note"];
        for key in keys.map(|field| field.name) {
            let known = label(key).is_some() || FOR_MACHINES.contains(&key) || told_apart.contains(&key);
            assert!(known, "`{key}` has no label");
        }
    }
}
