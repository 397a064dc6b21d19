//! One test for each finding that the reliability suite does not make.

use std::fs;

use crate::base::Place;
use crate::{codes, now, place, tells, written};

fn first(place: &Place) -> String {
    place.cases().into_iter().next().unwrap()
}

/// The case with offers.
fn offered(place: &Place) -> String {
    place.cases().into_iter().find(|path| place.text(path).contains("event: offered")).unwrap()
}

#[test]
fn a_history_that_nobody_tampered_with_is_in_order() {
    assert_eq!(codes(&place()), []);
}

#[test]
fn what_the_index_hides_is_told() {
    let place = place();
    let path = first(&place);
    place.git(&["update-index", "--assume-unchanged", &path]);
    tells(&place, "audit-index", &path, None);
    let text = place.text(&path);
    place.put(&path, &text.replacen("    by: ma\n", "    by: yu\n", 1));
    tells(&place, "audit-event-changed", &path, None);
}

#[test]
fn what_is_not_committed_is_told() {
    let place = place();
    let path = first(&place);
    let text = place.text(&path);
    place.put(&path, &format!("# looked at\n{text}"));
    place.put("cases/2026/11/16/261116-zzzz.yaml", &text);
    tells(&place, "audit-uncommitted", &path, None);
    tells(&place, "audit-uncommitted", "cases/2026/11/16/261116-zzzz.yaml", None);
    let (code, _, _) = place.audit(&[]);
    assert_eq!(code, Some(0), "a comment takes nothing away");
    assert_eq!(place.audit(&["--strict"]).0, Some(3));
}

#[test]
fn what_has_no_place_in_a_commit_is_told() {
    let place = place();
    let link = |target: &str, path: &str| {
        let path = place.root().join(path);
        drop(fs::remove_file(&path));
        std::os::unix::fs::symlink(target, path).unwrap();
    };
    link("../../../side/x", "policies/letters/x.en.txt");
    link("elsewhere", "a-link-of-their-own");
    place.put(".plaint/audited", &format!("{}\n", place.head()));
    place.git(&["add", "-f", ".plaint/audited"]);
    place.git(&["add", "-A"]);
    place.git(&["commit", "-qm", "links"]);
    tells(&place, "audit-file-out-of-place", ".plaint/audited", None);
    tells(&place, "audit-file-out-of-place", "policies/letters/x.en.txt", None);
    let out_of_place =
        codes(&place).into_iter().filter(|(code, _, _)| code == "audit-file-out-of-place").count();
    assert_eq!(out_of_place, 2, "what is none of plaint's may be a link");
}

#[test]
fn a_record_that_cannot_be_read_does_not_hide_what_was_lost() {
    let place = place();
    let path = first(&place);
    let text = place.text(&path);
    place.put(&path, "nothing: [\n");
    let broken = place.commit_as("ma");
    let last = text.rfind("\n  - id: ").unwrap() + 1;
    place.put(&path, &text[..last]);
    let mended = place.commit_as("ma");
    tells(&place, "audit-record-unreadable", &path, Some(&broken));
    tells(&place, "audit-event-gone", &path, Some(&mended));
}

#[test]
fn a_merge_that_cannot_be_read_hides_no_side() {
    let place = place();
    let path = first(&place);
    let text = place.text(&path);
    place.git(&["checkout", "-q", "-b", "side"]);
    let at = now(0);
    let event = |id: &str| {
        format!(
            "{text}  - id: {id}\n    at: {at}\n    by: ma\n    n: 98\n    event: note\n    note: \"{id}\"\n"
        )
    };
    place.put(&path, &event("ezz8z8"));
    place.commit_as("ma");
    place.git(&["checkout", "-q", "main"]);
    place.put(&path, &event("ezz9z9"));
    place.commit_as("ma");
    // The merge leaves conflict markers in the file, and somebody commits them.
    let merge =
        "git config --remove-section merge.plaint; git -c user.name=A -c user.email=a@b merge -q side; true";
    place.run("sh", &["-c", merge]);
    assert!(place.text(&path).contains("<<<<<<<"), "{}", place.text(&path));
    let broken = place.commit_as("ma");
    assert_eq!(place.git(&["rev-list", "--parents", "-1", "HEAD"]).split(' ').count(), 3);
    place.put(&path, &event("ezz9z9"));
    let mended = place.commit_as("ma");
    tells(&place, "audit-record-unreadable", &path, Some(&broken));
    tells(&place, "audit-event-gone", &path, Some(&mended));
    let gone = |place: &Place| {
        let (_, rows, _) = place.audit(&[]);
        rows.into_iter()
            .filter(|row| row.code == "audit-event-gone")
            .map(|row| row.message)
            .collect::<Vec<_>>()
    };
    assert!(matches!(&gone(&place)[..], [only] if only.contains("ezz8z8")), "{:?}", gone(&place));
    // What cannot be read stands for what it took the place of the second time too.
    place.put(&path, &text);
    place.git(&["checkout", "-q", &broken, "--", &path]);
    place.commit_as("ma");
    place.put(&path, &(event("ezz9z9") + &event("ezz8z8")[text.len()..]));
    place.commit_as("ma");
    place.git(&["checkout", "-q", &broken, "--", &path]);
    place.commit_as("ma");
    place.put(&path, &event("ezz9z9"));
    place.commit_as("ma");
    assert_eq!(gone(&place).len(), 2, "{:?}", gone(&place));
}

#[test]
fn a_record_where_its_id_does_not_belong_is_told() {
    let place = place();
    let path = "cases/2026/11/16/261116-zzzz.yaml";
    place.put(path, &place.text(&first(&place)));
    let commit = place.commit_as("ma");
    tells(&place, "audit-record-misplaced", path, Some(&commit));
}

#[test]
fn an_erasure_is_told_by_an_event_with_the_hash_of_what_stood_there() {
    let told = "    n: 99\n    event: erased\n    fields: [subject]\n";
    for (hash, is_right) in [(plaint_hash("flat"), true), ("0".repeat(64), false)] {
        let place = place();
        let path =
            place.cases().into_iter().find(|path| place.text(path).contains("subject: \"flat\"")).unwrap();
        place.put(&path, &place.text(&path).replacen("subject: \"flat\"", "subject: \"[erased]\"", 1));
        let commit = written(&place, &path, ("ma", &now(0)), &format!("{told}    sha256: {hash}\n"));
        let found = codes(&place);
        assert_eq!(found.is_empty(), is_right, "{found:?}");
        if !is_right {
            tells(&place, "audit-erased-otherwise", &path, Some(&commit));
        }
    }
}

fn plaint_hash(text: &str) -> String {
    let fields =
        plaint::domain::record::Fields::default().with("subject", plaint::domain::record::Value::text(text));
    plaint::domain::audit::hash_of_erased(&fields, &["subject"])
}

#[test]
fn two_events_of_one_id_are_told() {
    let place = place();
    let path = first(&place);
    let text = place.text(&path);
    let last = text.rfind("\n  - id: ").unwrap() + 1;
    place.put(&path, &format!("{text}{}", &text[last..]));
    let commit = place.commit_as("ma");
    tells(&place, "audit-event-twice", &path, Some(&commit));
}

#[test]
fn an_event_that_orders_among_earlier_ones_is_told() {
    let place = place();
    let path = first(&place);
    let commit = written(&place, &path, ("ma", &now(0)), "    n: 2\n    event: note\n    note: \"told\"\n");
    tells(&place, "audit-event-order", &path, Some(&commit));
}

#[test]
fn a_merge_adds_nothing_and_loses_nothing() {
    let place = place();
    let path = first(&place);
    let text = place.text(&path);
    place.git(&["checkout", "-q", "-b", "side"]);
    let note = "    n: 98\n    event: note\n    note: \"told\"\n";
    written(&place, &path, ("ma", &now(0)), note);
    place.git(&["checkout", "-q", "main"]);
    place.git(&["merge", "-q", "--no-ff", "--no-commit", "side"]);
    let other = format!("{text}  - id: eyy8y8\n    at: {}\n    by: yu\n    n: 99\n    event: note\n", now(0));
    place.put(&path, &other);
    let commit = place.commit_as("ma");
    tells(&place, "audit-event-gone", &path, Some(&commit));
    tells(&place, "audit-merge-adds", &path, Some(&commit));
}

#[test]
fn times_that_cannot_be_are_told() {
    let place = place();
    let path = first(&place);
    place.put("shop.toml", &place.text("shop.toml").replace("demo = true\n", ""));
    let commit =
        written(&place, &path, ("ma", &now(3600)), "    n: 98\n    event: note\n    note: \"told\"\n");
    tells(&place, "audit-event-ahead", &path, Some(&commit));
    let set = "  - id: eyy8y8\n    at: 2026-11-18T10:00:00+08:00\n    by: yu\n    n: 99\n    event: note\n    clock_set: \"yes\"\n";
    place.put(&path, &(place.text(&path) + set));
    let commit = place.commit_as("yu");
    tells(&place, "audit-clock-set", &path, Some(&commit));
    place.run("sh", &[
        "-c",
        "GIT_COMMITTER_DATE=2020-01-01T00:00:00Z git -c user.name=A -c user.email=a@b commit -q --allow-empty -m x",
    ]);
    tells(&place, "audit-commit-time", ".git", Some(&place.head()));
}

#[test]
fn gates_and_separations_hold_by_the_policy_of_the_commit() {
    let place = place();
    let path =
        place.cases().into_iter().find(|path| !place.text(path).contains("event: determined")).unwrap();
    let rest =
        "    n: 98\n    event: determined\n    finding: valid\n    reason: \"seen\"\n    at_fault: \"yes\"\n";
    let commit = written(&place, &path, ("ma", &now(0)), rest);
    tells(&place, "audit-gate-passed", &path, Some(&commit));
    tells(&place, "audit-duties-not-separate", &path, Some(&commit));
}

#[test]
fn rules_that_cannot_be_read_are_told_once() {
    let place = place();
    let path = first(&place);
    place.put("shop.toml", "name = 1\n");
    let commit = written(&place, &path, ("ma", &now(0)), "    n: 98\n    event: note\n    note: \"told\"\n");
    place.git(&["checkout", "-q", "HEAD~1", "--", "shop.toml"]);
    place.commit_as("ma");
    tells(&place, "audit-rules-unreadable", &path, Some(&commit));
}

#[test]
fn rules_of_another_time_are_told() {
    let place = place();
    let path = offered(&place);
    let text = place.text(&path);
    let stamp = text.split("rules: \"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    place.put("shop.toml", &(place.text("shop.toml") + "\n[[staff]]\nid = \"qi\"\nname = \"Qi\"\n"));
    place.git(&["commit", "-qam", "somebody new"]);
    let rest = format!("    n: 98\n    event: note\n    note: \"told\"\n    rules: \"{stamp}\"\n");
    let commit = written(&place, &path, ("ma", &now(0)), &rest);
    tells(&place, "audit-rules-other", &path, Some(&commit));
}

#[test]
fn amounts_are_made_again() {
    let place = place();
    let path = offered(&place);
    let text = place.text(&path);
    let stamp = text.split("rules: \"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let rest = format!(
        "    n: 98\n    event: offered\n    remedies: [{{remedy: refund, amount: \"10.00\", cost: \"5.00\"}}]\n    cost: \"7.00\"\n    rules: \"{stamp}\"\n"
    );
    let commit = written(&place, &path, ("ma", &now(0)), &rest);
    tells(&place, "audit-amount-differs", &path, Some(&commit));
}

#[test]
fn a_file_that_no_event_names_is_told() {
    let place = place();
    let folder =
        place.git(&["ls-files", "evidence"]).lines().next().unwrap().rsplit_once('/').unwrap().0.to_owned();
    let path = format!("{folder}/{}", "a".repeat(64));
    fs::write(place.root().join(&path), "unasked").unwrap();
    tells(&place, "audit-evidence-unlisted", &path, None);
}

#[test]
fn a_signature_is_its_author_s() {
    let place = place();
    let key = place.side().join("key");
    place.run("ssh-keygen", &["-q", "-t", "ed25519", "-N", "", "-f", key.to_str().unwrap()]);
    let public = fs::read_to_string(key.with_extension("pub")).unwrap();
    let shop = place.text("shop.toml");
    let with_key = format!("name = \"Yu\"\nkey = [{{ public = \"{}\" }}]\n", public.trim_end());
    place.put("shop.toml", &shop.replace("name = \"Yu\"\n", &with_key));
    place.git(&["commit", "-qam", "a key"]);
    let settings = format!(
        "[user]\nname = Yu\nemail = yu@example.org\nsigningkey = {}\n[gpg]\nformat = ssh\n[commit]\ngpgsign = true\n",
        key.display()
    );
    fs::write(place.side().join(".gitconfig"), settings).unwrap();
    let id = first(&place).rsplit('/').next().unwrap().trim_end_matches(".yaml").to_owned();
    let noted = place.plaint(&["note", &id, "--by", "yu", "signed"]);
    assert!(noted.status.success(), "{noted:?}");
    assert!(place.git(&["cat-file", "commit", "HEAD"]).contains("BEGIN SSH SIGNATURE"));
    assert_eq!(codes(&place), []);
    let (_, _, told) = place.audit(&[]);
    assert!(told.contains("\"signed\":1"), "{told}");
    // The same key under another name.
    place.git(&[
        "-c",
        "commit.gpgsign=true",
        "commit",
        "-q",
        "--allow-empty",
        "--author=ma <ma@plaint.invalid>",
        "-m",
        "x",
    ]);
    tells(&place, "audit-bad-signature", ".git", Some(&place.head()));
}

#[test]
fn personal_data_is_told_wherever_a_commit_holds_it() {
    let place = place();
    let person = "-c user.name=A -c user.email=a@example.org";
    let by = "Signed-off-by: A <a@example.org>";
    for (command, is_told) in [
        (format!("git {person} commit -q --allow-empty -m 'Complained-by: 张三 13800138000'"), true),
        (format!("git {person} commit -q --allow-empty -m 'Complained-by: chen@example.org'"), true),
        (format!("git {person} commit -q --allow-empty -m 'x\n\n{by} 13800138000'"), true),
        (format!("GIT_COMMITTER_NAME='A 138.0013.8000' git {person} commit -q --allow-empty -m x"), true),
        (format!("touch IMG１３８００１３８０００.jpg && git add -A && git {person} commit -q -m x"), true),
        (
            format!("git {person} commit -q --allow-empty -m 'x\n\n{by}\nco-authored-by: B <b@example.org>'"),
            false,
        ),
    ] {
        place.run("sh", &["-c", &command]);
        let (_, rows, told) = place.audit(&[]);
        let of_it = |row: &crate::base::Row| {
            row.code == "audit-personal-data" && row.commit.as_deref() == Some(&place.head())
        };
        assert_eq!(rows.iter().any(of_it), is_told, "{command}: {told}");
    }
}
