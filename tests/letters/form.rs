//! The follow-up form has every item that the property company's document asks for, filled in or as an empty box.

use crate::played::Played;
use crate::scene::Scene;

/// What the document asks for, and the box of the form: in English and in Chinese.
const ITEMS: &[(&str, &[&str], &[&str])] = &[
    (
        "P1 registered with no item missing",
        &["Received", "Registered by", "Customer", "Telephone", "Address", "Subject"],
        &["受理时间", "登记人", "客户称呼", "联系电话", "地址", "事由"],
    ),
    ("P2 a form with a number", &["Follow-up form", "Number"], &["客户意见与投诉处理跟进表", "编号"]),
    (
        "P3 reasonable, which department, by word or in writing",
        &["Validity", "Department", "Told by word or telephone", "Written report"],
        &["有效性", "部门", "口头、电话报告", "书面报告"],
    ),
    (
        "P4 consent, tracking, callback",
        &["Customer agrees to be put in touch with the office", "Tracking", "Callback (telephone or visit)"],
        &["客户是否同意直接联系管理处", "处理跟踪", "回访（电话或拜访）"],
    ),
    ("P5 passed on to departments", &["Passed on to", "Judged by"], &["转呈责任部门", "认定人"]),
    (
        "P6 contact with the complainant",
        &["First response", "Answer to the complainant"],
        &["首次响应", "对投诉人的答复"],
    ),
    (
        "P7 cause, responsibility, remedy, approval, carried out",
        &[
            "Cause",
            "Responsibility",
            "Remedy of the responsible person",
            "Approval of the head of department",
            "Carried out",
        ],
        &["原因", "责任", "责任人处理方案", "部门负责人审批", "实施情况"],
    ),
    ("P8 human resources", &["Referred to human resources, or upward"], &["转呈行政人事部及上级"]),
    (
        "P9 inspection: statements, evidence, signatures",
        &["Statements", "Evidence", "Signatures"],
        &["各方陈述", "证据", "签字"],
    ),
    ("P10 others concerned", &["Other organisations concerned"], &["涉及其它单位"]),
    ("P11 limits", &["Due"], &["应完成时间"]),
    ("P12 who registered it", &["Registered by"], &["登记人"]),
];

/// The story of the leak that went past the office, played to its end; the complaint's id.
pub(crate) fn bypassed() -> (Scene, String) {
    let played = Played::until("bypassed-office", "2027-01-01T00:00");
    (played.scene, played.id)
}

fn form(scene: &Scene, id: &str, language: &str, form: &str) -> String {
    let act = scene.at("2026-11-16T12:00:00+08:00").by("bei");
    act.output(&["--language", language, "form", id, "--as", form])
}

fn require_items(scene: &Scene, id: &str) {
    for form_as in ["text", "html", "markdown"] {
        let (english, chinese) = (form(scene, id, "en", form_as), form(scene, id, "zh", form_as));
        // Markdown writes some characters otherwise.
        let plain = |text: &str| text.replace('\\', "");
        let (english, chinese) = (plain(&english), plain(&chinese));
        for (item, in_english, in_chinese) in ITEMS {
            for words in *in_english {
                assert!(
                    english.to_lowercase().contains(&words.to_lowercase()),
                    "{item}: no “{words}” in {form_as}:\n{english}"
                );
            }
            for words in *in_chinese {
                assert!(chinese.contains(words), "{item}: no “{words}” in {form_as}:\n{chinese}");
            }
        }
    }
}

#[test]
fn p2_the_form_of_a_finished_case_has_every_item_filled_in() {
    let (scene, id) = bypassed();
    require_items(&scene, &id);
    let text = form(&scene, &id, "zh", "text");
    for told in [
        "卧室渗水，墙皮脱落",
        "郭女士",
        "直接联系管理处：同意",
        "外墙防水层开裂，雨后渗入",
        "主卧外墙渗水照片",
        "外墙防水层开裂，责任：工程部",
        "外墙防水修补并做淋水试验",
        "部门负责人审批：冯工程",
        "上门回访",
    ] {
        assert!(text.contains(told), "no “{told}” in\n{text}");
    }
    for (name, language) in [("form-of-a-finished-case", "zh"), ("form-of-a-finished-case-in-english", "en")]
    {
        let text = form(&scene, &id, language, "text").replace(&id, "CASE");
        let lines = text.lines().filter(|line| !line.contains(" · record ") && !line.contains(" · 记录 "));
        insta::assert_snapshot!(name, lines.collect::<Vec<_>>().join("\n"));
    }
}

#[test]
fn p2_the_form_of_a_new_case_has_every_item_as_an_empty_box() {
    let scene = Scene::new();
    let id = scene.complaint("2026-11-16T10:00:00+08:00");
    require_items(&scene, &id);
    let (text, page) = (form(&scene, &id, "en", "text"), form(&scene, &id, "en", "html"));
    for empty in
        ["Cause: ____________", "Reasons: ____________", "Evidence: ____________", "Closed: ____________"]
    {
        assert!(text.contains(empty), "no “{empty}” in\n{text}");
    }
    assert!(text.contains("□ valid") && page.contains("□ valid"), "{text}");
    assert!(page.contains("<th>Closed</th><td></td>"), "{page}");
    assert!(!page.split("<body>").nth(1).unwrap().contains("none"), "{page}");
}
