//! Letters that the source documents demand, each made from a real case, with every item of its passage, and refused
//! where a fact is missing.

use sha2::{Digest, Sha256};

use crate::played::Played;

/// Every item stands in the letter.
fn require(letter: &str, items: &[&str]) {
    for item in items {
        assert!(letter.contains(item), "no “{item}” in\n{letter}");
    }
}

/// No label has so many characters; a sentence that leads to the next paragraph has.
const LABEL: usize = 30;

/// What a letter that people get must never have: two stops in a row, a label with nothing after it, names of programs.
fn require_tidy(letters: &(String, String)) {
    let indent = |line: &str| line.len() - line.trim_start_matches([' ', '　']).len();
    for letter in [&letters.0, &letters.1] {
        let next = letter.lines().skip(1).chain([""]);
        for (line, next) in letter.lines().zip(next) {
            for wrong in
                ["。。", "..", "：：", "::", "，。", "；。", "：。", "（）", "()", " ,", "none", "  ("]
            {
                assert!(!line.trim_start().contains(wrong), "“{wrong}” in: {line}\n{letter}");
            }
            // What a list follows, further to the right, is no empty label.
            let is_label = indent(line) > 0 && indent(next) <= indent(line) && line.chars().count() < LABEL;
            assert!(!(is_label && line.ends_with([':', '：'])), "nothing after the label: {line}\n{letter}");
        }
    }
}

/// Whether the clock of the case has been met.
fn is_met(played: &Played, now: &str, clock: &str) -> bool {
    let act = played.scene.at(now);
    let shown = act.output(&["show", &played.id, "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&shown).unwrap();
    let found = crate::sending::clocks(&json).into_iter().find(|each| each["clock"] == clock);
    !found.unwrap_or_else(|| panic!("no {clock}: {shown}"))["stopped"].is_null()
}

/// The letter that stands in the file `name` of the workspace is on record with its hash and the tip that stands on it.
fn require_recorded(played: &Played, letter: &str, name: &str) {
    let bytes = std::fs::read(played.scene.path().join(name)).unwrap();
    let hash: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let (record, text) = (played.record(), String::from_utf8(bytes).unwrap());
    let told = record.split("letter:").last().unwrap();
    assert!(record.contains("letter:") && told.contains(letter) && told.contains(&hash), "{record}");
    let tip = text.rsplit(" · record ").next().unwrap().split_whitespace().next().unwrap();
    assert!(tip.len() >= 7 && told.contains(&format!("tip: {tip}")), "{tip}: {record}");
    let before = played.scene.git(&["rev-parse", "HEAD~1"]);
    assert!(before.starts_with(tip), "the tip is that of the history before the letter: {before}, {tip}");
}

#[test]
fn s26_the_report_to_the_superior_department_sums_up_result_and_feedback() {
    let played = Played::until("spoiled-food", "2026-11-20T11:00");
    let who = ("shi", "2026-11-20T11:00");
    let letters = played.letters(who, "handling-report", &[]);
    require_tidy(&letters);
    played.require_as_it_was("handling-report", &letters);
    require(
        &letters.0,
        &[
            "Report on the handling of a complaint",
            "买的鱼变质发臭，孩子吃后腹泻",
            "Received: 18 November 2026 18:20",
            "Channel: Complaint telephone",
            "Complainant: 林先生",
            "Category: Spoiled food",
            "Tier: severe",
            "18 November 2026 18:22 escalated to store manager: severe: the manager at once",
            "冷柜11月17日夜间断电三小时，早班未复检即上架",
            "Evidence: medical bill (儿科门诊票据)",
            "Found: valid. 冷柜夜间断电，鱼已变质，不符合食品安全标准。",
            "Who answers for it: Merchandise",
            "compensation in money 1,000.00",
            "Cost in all: 1,165.80 CNY",
            "done on 19 November 2026",
            "Not closed yet.",
            "Called back on 20 November 2026; solved: yes; calm: yes; satisfied: yes",
            "What is learned from it",
            "石店长",
        ],
    );
    require(
        &letters.1,
        &[
            "投诉处理报告",
            "受理时间：2026年11月18日 18:20；渠道：投诉电话；投诉人：林先生。",
            "类别：",
            "处理经过",
            "证据：",
            "认定：投诉成立。冷柜夜间断电，鱼已变质，不符合食品安全标准。",
            "责任：",
            "方案：道歉；退货退款 39.80；赔偿金 1,000.00；",
            "合计1,165.80元",
            "赔偿金 1,000.00（门店经理）：已于2026年11月19日完成。",
            "升级至门店经理：",
            "客户反馈意见",
            "是否解决：是；情绪是否平复：是；是否满意：是。",
            "经验教训",
            "特此报告。",
        ],
    );
    let sent = ["letter", &played.id, "handling-report", "--send", "--output", "report.txt"];
    let act = played.scene.at("2026-11-20T11:00:00+08:00").by("shi");
    act.output(&sent);
    assert!(is_met(&played, "2026-11-20T11:05:00+08:00", "report"));
    require_recorded(&played, "handling-report", "report.txt");
    let lesson = ["lesson", &played.id, "断电后必须复检才可上架"];
    played.scene.at("2026-11-20T11:06:00+08:00").by("shi").output(&lesson);
    let letters = played.letters(("shi", "2026-11-20T11:07"), "handling-report", &[]);
    for letter in [&letters.0, &letters.1] {
        require(letter, &["断电后必须复检才可上架。"]);
    }
}

#[test]
fn s26_without_a_finding_there_is_no_result_to_report() {
    let played = Played::until("spoiled-food", "2026-11-18T20:00");
    let told = played.refused(("shi", "2026-11-18T20:00"), 1, &["handling-report"]);
    let command = format!("plaint determine {} FINDING --reason …", played.id);
    require(&told, &["cannot be written yet", "not on record yet: “determined”", &command, "尚未登记“认定”"]);
}

#[test]
fn a5_the_clarification_says_where_what_why_and_until_when() {
    let played = Played::until("exposed-store", "2026-11-17T15:00");
    let (who, because) = (("ma", "2026-11-17T14:00"), "房源有业主书面委托，当时在售");
    let letters = played.letters(who, "clarification", &["--because", because]);
    require_tidy(&letters);
    played.require_as_it_was("clarification", &letters);
    require(
        &letters.0,
        &[
            "To 江城晚报",
            "On 14 November 2026 you published something about us (A07版): “枫叶地产挂出的房源不存在”.",
            "does not agree with the facts",
            "房源有业主书面委托，当时在售。",
            "in the same or an equal medium (newspaper, television)",
            "by 19 November 2026 24:00",
            "Pieces of evidence that we enclose: 1.",
            "Maple Homes",
            "17 November 2026",
        ],
    );
    require(
        &letters.1,
        &[
            "江城晚报：",
            "2026年11月14日",
            "A07版",
            "称“枫叶地产挂出的房源不存在”",
            "与实际情况不符",
            "房源有业主书面委托，当时在售。",
            "于2026年11月19日 24:00前，在原媒体或同级媒体（报纸、电视）刊登",
            "证明材料共1件",
            "枫叶地产",
        ],
    );
}

#[test]
fn a5_a_clarification_needs_an_exposure_a_proof_and_the_facts() {
    let clarification = ["clarification"];
    let played = Played::until("exposed-store", "2026-11-16T09:15");
    let told = played.refused(("ma", "2026-11-16T09:15"), 1, &clarification);
    require(&told, &["the case has no exposure in the media", "该案没有媒体曝光记录"]);
    let played = Played::until("exposed-store", "2026-11-16T10:30");
    let told = played.refused(("ma", "2026-11-16T10:30"), 1, &clarification);
    require(&told, &["not on record yet: “evidence”", "plaint evidence add", "尚未登记“证据”"]);
    let played = Played::until("exposed-store", "2026-11-17T15:00");
    let told = played.refused(("ma", "2026-11-17T15:00"), 3, &clarification);
    require(&told, &["--because TEXT", "--because 文字"]);
    assert!(!told.contains("当时在售"), "what was found within the house stays within: {told}");
}

#[test]
fn a7_the_penalty_notice_tells_sum_payers_day_and_who_gets_it() {
    let played = Played::until("agent-service", "2026-11-20T16:35");
    let (who, fine) = (("centre", "2026-11-20T16:35"), ["--fine", "against-agent"]);
    let letters = played.letters(who, "penalty-notice", &fine);
    require_tidy(&letters);
    played.require_as_it_was("penalty-notice", &letters);
    require(
        &letters.0,
        &[
            "Notice of a fine",
            "To 马丽, 罗杰",
            "经纪人多次不回电话，看房爽约",
            "Rule: complaint against an agent; 002 第一篇 §一(二) (对该门店负责人和当事经纪人共处人民币500元罚金)\n",
            "Why: valid. 两次爽约、四个来电未回，均有记录：经纪人有过错，投诉并非恶意。",
            "Sum: 500.00 CNY",
            "马丽: 250.00 CNY",
            "罗杰: 250.00 CNY",
            "Pay by: 22 November 2026 24:00, to finance",
            "the other stores",
            "Objections: in writing, until 22 November 2026 24:00",
        ],
    );
    require(
        &letters.1,
        &[
            "处罚通知书",
            "马丽、罗杰：",
            "一、依据：",
            "二、事由：投诉成立。两次爽约、四个来电未回，均有记录：经纪人有过错，投诉并非恶意。",
            "三、金额：500.00元",
            "马丽：250.00元",
            "罗杰：250.00元",
            "四、缴纳：请于2026年11月22日 24:00前缴至财务部门",
            "款项归属：",
            "其他门店",
            "五、申诉：",
            "特此通知。",
        ],
    );
    let fee = played.letters(who, "penalty-notice", &["--fine", "handling-fee"]);
    require_tidy(&fee);
    require(&fee.0, &["Notice of a fee", "500.00 CNY"]);
    require(&fee.1, &["处理费用通知书"]);
    let sent = ["penalty-notice", "--fine", "against-agent", "--send", "--output", "notice.txt"];
    let words = [&["letter", &played.id][..], &sent].concat();
    played.scene.at("2026-11-20T16:36:00+08:00").by("centre").output(&words);
    require_recorded(&played, "penalty-notice", "notice.txt");
    assert!(played.record().contains("pay_by: \"2026-11-23T00:00:00+08:00\""), "{}", played.record());
    let again = [&sent[..4], &["--output", "again.txt"]].concat();
    let told = played.refused(("centre", "2026-11-20T16:37"), 1, &again);
    require(&told, &["was served already", "此前已送达"]);
    assert!(!played.scene.path().join("again.txt").exists());
}

#[test]
fn a7_a_penalty_notice_needs_a_fine_and_knows_which() {
    let played = Played::until("agent-service", "2026-11-20T16:30");
    let told = played.refused(("centre", "2026-11-20T16:30"), 1, &["penalty-notice"]);
    require(&told, &["the case has no fine", "该案没有罚款"]);
    let played = Played::until("agent-service", "2026-11-20T16:35");
    for typed in [&["penalty-notice"][..], &["penalty-notice", "--fine", "parking"]] {
        let told = played.refused(("centre", "2026-11-20T16:35"), 2, typed);
        require(&told, &["handling-fee", "against-agent", "taken-over", "未指明哪一笔罚款"]);
    }
}

#[test]
fn a11_the_written_material_tells_headquarters_the_whole_case() {
    let played = Played::until("agent-service", "2026-11-18T15:00");
    let (who, ask) = (("ma", "2026-11-18T14:50"), ["--because", "请总部与客户协商更换经纪人"]);
    let letters = played.letters(who, "headquarters-report", &ask);
    require_tidy(&letters);
    played.require_as_it_was("headquarters-report", &letters);
    require(
        &letters.0,
        &[
            "Report to headquarters: help is asked for",
            "Maple Homes cannot settle the complaint below and asks headquarters to step in.",
            "Received: 6 November 2026 16:30",
            "Channel: at the store",
            "Complainant: 高先生",
            "Matter: 经纪人多次不回电话，看房爽约",
            "已致歉，了解经过",
            "提出更换经纪人，客户要求书面道歉，还要考虑",
            "escalated to headquarters, at the store's request: 门店无法自行解决，请总部出面",
            "四次约看房，两次没来，电话不回",
            "客户临时改时间，没来得及回电话",
            "Nothing is found yet.",
            "Nothing is offered yet.",
            "We ask headquarters: 请总部与客户协商更换经纪人。",
            "马丽, head of the store",
        ],
    );
    require(
        &letters.1,
        &[
            "关于提请公司总部协调处理投诉的书面报告",
            "公司总部：",
            "枫叶地产受理的下列投诉，自行解决确有困难",
            "受理时间：2026年11月6日 16:30",
            "投诉人：高先生。",
            "处理经过",
            "四次约看房，两次没来，电话不回。",
            "尚未作出认定。",
            "尚未提出方案。",
            "请求事项：请总部与客户协商更换经纪人。",
            "特此报告。",
        ],
    );
    // Without a request in words there is room to write it by hand.
    let (english, chinese) = played.letters(who, "headquarters-report", &[]);
    require(&english, &["We ask headquarters: ____"]);
    require(&chinese, &["请求事项：____"]);
    let sent = ["letter", &played.id, "headquarters-report", "--send", "--output", "material.txt"];
    let act = played.scene.at("2026-11-18T15:00:00+08:00").by("ma");
    act.output(&sent);
    assert!(is_met(&played, "2026-11-18T15:01:00+08:00", "written-material"));
    require_recorded(&played, "headquarters-report", "material.txt");
}

#[test]
fn a11_who_has_not_asked_headquarters_for_help_has_nothing_to_send() {
    let played = Played::until("agent-service", "2026-11-16T10:00");
    let told = played.refused(("ma", "2026-11-16T10:00"), 1, &["headquarters-report"]);
    let command = format!("plaint escalate {} headquarters --reason …", played.id);
    require(&told, &["headquarters, at the store's request", &command, "尚未登记"]);
}

#[test]
fn m19_a_decision_that_is_sent_is_the_written_answer() {
    let played = Played::until("leak-on-the-third-floor", "2026-11-22T21:05");
    let (now, file) = ("2026-11-22T18:30:00+08:00", "decision.txt");
    assert!(!is_met(&played, now, "written-answer"));
    played.scene.at("2026-11-22T18:20:00+08:00").by("gao").output(&["approve", &played.id]);
    let because = "三楼水管接头爆裂，货品受损属实";
    let words = ["letter", &played.id, "decision", "--because", because, "--send", "--output", file];
    played.scene.at(now).by("zhou").output(&words);
    assert!(is_met(&played, "2026-11-22T18:31:00+08:00", "written-answer"));
    require_recorded(&played, "decision", file);
    // What waits for an approval is no offer to write about.
    let played = Played::until("leak-on-the-third-floor", "2026-11-22T18:15");
    let told = played.refused(("zhou", "2026-11-22T18:14"), 1, &["decision", "--because", because]);
    require(&told, &["cannot be written yet", "现在还不能起草"]);
}
