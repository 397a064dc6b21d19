//! Books of law: the shipped ones, a workspace's own, and what is told when one is missing or wrong.

use std::fs;
use std::path::Path;

use plaint::domain::finding::Finding;
use plaint::domain::policy::{BookFound, Policy, bind_law};
use plaint::format::{law, policy};

use crate::command::{plaint, text, workspace};

/// The smallest policy of the gallery, with a price and the law of the mainland.
fn under_law() -> String {
    let small = include_str!("../findings/policy-source-without-reason/policy.toml");
    let field = "field = [{ name = \"price\", label = { en = \"price paid\", zh = \"价款\" }, shape = \"amount\" }]\n";
    small
        .replace("id = \"policy\"", "id = \"mine\"")
        .replace("\"[policy]\"", "\"[policy] a week\"")
        .replacen("category = [", &format!("{field}category = ["), 1)
        .replacen("\n[escalation]", "\n[resolution]\nlaw = [\"cn\"]\n\n[escalation]", 1)
}

fn bound_to(text: &str, find: &dyn Fn(&str) -> BookFound) -> (Policy, Vec<Finding>) {
    let (policy, findings) = policy::read("mine.toml", text);
    let mut policy = policy.unwrap_or_else(|| panic!("{findings:?}"));
    let found = bind_law(&mut policy, find);
    (policy, found)
}

fn told(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(|found| format!("{} {}", found.code, found.message.en)).collect()
}

#[test]
fn every_shipped_book_is_clean_and_told_in_both_languages() {
    for (id, text) in law::shipped::BOOKS {
        let (book, findings) = law::read(&law::shipped::path_of(id), text);
        assert!(findings.is_empty(), "{findings:?}");
        let book = book.unwrap();
        assert!(!book.bounds.is_empty());
        for bound in &book.bounds {
            assert!(!bound.article.en.is_empty() && !bound.article.zh.is_empty(), "{bound:?}");
        }
    }
}

#[test]
fn a_policy_gets_the_bounds_of_the_books_that_it_names_and_who_may_set_them_aside() {
    let by =
        under_law().replacen("law = [\"cn\"]", "law = [\"cn\"]\nlaw-override-by = [\"owner\"]", 1).replacen(
            "[intake]",
            "role = [{ name = \"owner\", label = { en = \"owner\", zh = \"店主\" } }]\n[intake]",
            1,
        );
    let (bound, findings) = bound_to(&by, &law::shipped::book);
    assert_eq!(told(&findings), Vec::<String>::new());
    let fraud = bound.resolution.bound("cn-consumer-55-fraud").unwrap();
    assert_eq!(fraud.override_by, ["owner"]);
}

#[test]
fn what_a_book_asks_for_and_the_policy_does_not_have_is_told() {
    let book = |text: &str| {
        let (book, findings) = law::read("policies/law/own.toml", text);
        book.unwrap_or_else(|| panic!("{findings:?}"))
    };
    let own = book(
        r#"
id = "own"
label = { en = "own", zh = "自有" }
source = "test"
[[bound]]
name = "cn-consumer-55-fraud"
label = { en = "taken", zh = "重名" }
article = { en = "article", zh = "条" }
kind = "floor"
when = { catgeory = "goods" }
amount = { times = "1", of = "fee" }
override-by = ["judge"]
source = "test"
[[bound]]
name = "channel"
label = { en = "channel", zh = "渠道" }
article = { en = "article", zh = "条" }
kind = "cap"
amount = { highest = [{ fixed = "1" }, { times = "1", of = "channel" }] }
source = "test"
"#,
    );
    let find = |name: &str| {
        if name == "own" { BookFound::read(Some(own.clone())) } else { law::shipped::book(name) }
    };
    let text = under_law().replacen("law = [\"cn\"]", "law = [\"cn\", \"own\"]", 1);
    let (_, findings) = bound_to(&text, &find);
    assert_eq!(
        told(&findings),
        [
            "policy-unknown-fact no case has a fact `catgeory`",
            "policy-unknown-fact no case has a fact `fee`",
            "policy-no-amount a formula cannot take an amount from `channel`: it is none",
            "policy-unknown-name there is no role `judge`",
            "policy-duplicate-name the bound `cn-consumer-55-fraud` is given elsewhere too: by another book of law, or by the policy",
        ]
    );
    assert!(findings.iter().all(|found| found.place.file == "policies/law/own.toml" && found.place.line > 4));
}

#[test]
fn a_condition_on_a_bound_that_nobody_knows_is_told() {
    let asks = |name: &str| {
        under_law().replacen("[[clock]]", &format!("[[checklist]]\nstage = \"closing\"\nwhen = {{ law = \"{name}\" }}\nitems = [{{ en = \"a\", zh = \"甲\" }}]\nsource = \"test\"\n\n[[clock]]"), 1)
    };
    assert!(bound_to(&asks("cn-food-148"), &law::shipped::book).1.is_empty());
    let (_, findings) = bound_to(&asks("cn-food-184"), &law::shipped::book);
    assert_eq!(told(&findings), ["policy-impossible-value `law` can never be `cn-food-184`"]);
    assert_eq!(findings[0].tip.as_ref().unwrap().en, "did you mean `cn-food-148`?");
}

#[test]
fn a_book_that_is_not_in_order_is_told_with_every_policy_that_names_it() {
    let folder = workspace(&under_law());
    write(
        folder.path(),
        "policies/law/cn.toml",
        &law::shipped::text("cn").unwrap().replacen("kind = \"cap\"", "kind = \"lid\"", 1),
    );
    let output = plaint(folder.path(), &["policy", "check"]);
    assert_eq!(output.status.code(), Some(3));
    let shown = text(&output.stderr);
    assert!(
        shown.contains(
            "error[policy-faulty-book]: the book of law `cn` is not in order\n  --> policies/mine.toml:"
        ),
        "{shown}"
    );
    assert!(
        shown.contains("error[toml-not-a-choice]: `kind` cannot be `lid`")
            && shown.contains("policies/law/cn.toml:"),
        "{shown}"
    );
    assert_eq!(
        text(&output.stdout),
        "policies/mine.toml\tmine\t2026.1\t1\t1\t0\tfaulty\npolicies/law/cn.toml\t\t\t0\t1\t0\tfaulty\n"
    );
    let output = plaint(folder.path(), &["overdue"]);
    assert_eq!(output.status.code(), Some(3), "no rules, nothing that goes by them");
    assert!(text(&output.stderr).contains("policies/law/cn.toml:"), "{}", text(&output.stderr));
    let output = plaint(folder.path(), &["check"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(text(&output.stdout).contains("toml-not-a-choice"), "{}", text(&output.stdout));
}

#[test]
fn init_brings_the_books_that_the_policies_name_and_a_workspace_s_own_is_in_force() {
    let folder = workspace(&under_law());
    let output = plaint(folder.path(), &["init", "--no-git"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let file = folder.path().join("policies/law/cn.toml");
    assert_eq!(fs::read_to_string(&file).unwrap(), law::shipped::text("cn").unwrap());
    let shown = |arguments: &[&str]| text(&plaint(folder.path(), arguments).stdout).to_owned();
    let before = shown(&["policy", "show", "--section", "law"]);
    assert!(before.contains("3 × price paid, at least 500.00"), "{before}");
    fs::write(
        &file,
        law::shipped::text("cn").unwrap().replacen("at-least = \"500\"", "at-least = \"600\"", 1),
    )
    .unwrap();
    let after = shown(&["policy", "show", "--section", "law"]);
    assert!(after.contains("3 × price paid, at least 600.00"), "{after}");
}

#[test]
fn a_changed_law_shows_in_the_stamp_of_events() {
    let folder = workspace(&under_law());
    let taken = || {
        let output =
            plaint(folder.path(), &["new", "--channel", "desk", "--called", "Chen", "--subject", "broken"]);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        stamps(folder.path())
    };
    let first = taken();
    write(folder.path(), "policies/law/cn.toml", law::shipped::text("cn").unwrap());
    let second = taken();
    assert_eq!(first, second, "the same text, shipped or copied");
    write(
        folder.path(),
        "policies/law/cn.toml",
        &law::shipped::text("cn").unwrap().replacen("\"500\"", "\"501\"", 1),
    );
    assert_eq!(taken().len(), first.len() + 1, "another law, another stamp");
}

/// The different values of `rules` in all records.
fn stamps(folder: &Path) -> std::collections::BTreeSet<String> {
    let mut stamps = std::collections::BTreeSet::new();
    let mut open = vec![folder.join("cases")];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let text = fs::read_to_string(path).unwrap();
                stamps.extend(
                    text.lines().filter_map(|line| Some(line.trim().strip_prefix("rules: ")?.to_owned())),
                );
            }
        }
    }
    stamps
}

fn write(folder: &Path, file: &str, text: &str) {
    let path = folder.join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}
