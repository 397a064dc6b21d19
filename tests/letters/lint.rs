//! Wording that must never be used is found however it is written, and is not recorded.

use std::fs;

use plaint::domain::letters::never_said;
use plaint::domain::policy::{Facts, Policy};
use plaint::format::policy::{read, shipped};

use crate::scene::Scene;

fn policy(id: &str) -> Policy {
    read(&format!("{id}.toml"), shipped::text(id).unwrap()).0.unwrap()
}

fn passages<'t>(policy: &Policy, facts: &Facts, text: &'t str) -> Vec<&'t str> {
    never_said(&policy.guidance, facts, text).into_iter().map(|said| &text[said.span]).collect()
}

#[test]
fn r5_wording_is_found_although_blanks_punctuation_width_and_case_differ() {
    let (restaurant, facts) = (policy("restaurant"), Facts::default());
    for (text, found) in [
        ("这是没有的事。", "没有的事"),
        ("没 有，的　事", "没 有，的　事"),
        ("绝\n不可能！", "绝\n不可能"),
        ("No: THAT NEVER, happened.", "THAT NEVER, happened"),
        ("ｔｈａｔ　ｎｅｖｅｒ　ｈａｐｐｅｎｅｄ", "ｔｈａｔ　ｎｅｖｅｒ　ｈａｐｐｅｎｅｄ"),
        ("that  is\timpossible", "that  is\timpossible"),
    ] {
        assert_eq!(passages(&restaurant, &facts, text), [found], "{text}");
    }
    for harmless in
        ["", "。。。", "that never happenedly", "I understand.", "我理解，我明白，一定认真处理这件事情。"]
    {
        assert!(passages(&restaurant, &facts, harmless).is_empty(), "{harmless}");
    }
}

#[test]
fn r16_words_of_responsibility_unlock_once_fault_is_decided() {
    let (restaurant, mut facts) = (policy("restaurant"), Facts::default());
    for text in ["是我们的责任", "This is OUR fault."] {
        assert_eq!(passages(&restaurant, &facts, text).len(), 1, "{text}");
        facts.set("at_fault", "no");
        assert_eq!(passages(&restaurant, &facts, text).len(), 1, "{text}");
        facts.set("at_fault", "yes");
        assert!(passages(&restaurant, &facts, text).is_empty(), "{text}");
        facts.0.clear();
    }
}

#[test]
fn a_reply_is_told_by_line_and_column_and_ends_with_3() {
    let scene = Scene::new();
    let id = scene.complaint("2026-11-16T10:00:00+08:00");
    let act = scene.at("2026-11-16T10:05:00+08:00");
    fs::write(scene.path().join("reply.txt"), "您好：\n这　肯定是 我们的错。\n").unwrap();
    let told = act.refused(3, &["lint", &id, "reply.txt"]);
    assert!(told.contains("reply.txt:2:3"), "{told}");
    assert!(told.contains("wording-never") && told.contains("say instead"), "{told}");
    fs::write(scene.path().join("reply.txt"), "很抱歉给您带来不便。").unwrap();
    assert!(!act.output(&["lint", &id, "reply.txt"]).contains("肯定"));
}

#[test]
fn a_note_that_must_not_be_said_is_not_recorded_unless_it_quotes() {
    for kind in ["respond", "inform"] {
        for note in ["That is certainly our fault", "这肯定是我们的错。"] {
            let scene = Scene::new();
            let id = scene.complaint("2026-11-16T10:00:00+08:00");
            let record = || fs::read_to_string(&scene.case_files()[0]).unwrap();
            let before = record();
            let act = scene.at("2026-11-16T10:05:00+08:00");
            let told = act.refused(3, &[kind, &id, "--form", "telephone", "--note", note]);
            assert!(told.contains("--note:1:") && told.contains("--quoting"), "{told}");
            assert_eq!(record(), before);
            act.output(&[kind, &id, "--form", "telephone", "--note", note, "--quoting"]);
            assert!(record().contains(note), "{}", record());
        }
    }
}
