//! Signatures: whose they have to be, of whom a commit needs one, and which keys count.

use std::fs;
use std::path::{Path, PathBuf};

use crate::base::Place;
use crate::{codes, now, place, tells, written};

/// A new key beside the workspace; its file, and its public half.
fn key(place: &Place, name: &str) -> (PathBuf, String) {
    let key = place.side().join(name);
    place.run("ssh-keygen", &["-q", "-t", "ed25519", "-N", "", "-C", "", "-f", key.to_str().unwrap()]);
    let public = fs::read_to_string(key.with_extension("pub")).unwrap();
    (key, public.trim_end().to_owned())
}

/// Gives Yu a key with these further words in `shop.toml`; the file of the key.
fn yu_has_a_key(place: &Place, more: &str) -> PathBuf {
    let (key, public) = key(place, "key");
    let shop = place.text("shop.toml");
    let with_key = format!("name = \"Yu\"\nkey = [{{ public = \"{public}\"{more} }}]\n");
    place.put("shop.toml", &shop.replace("name = \"Yu\"\n", &with_key));
    place.git(&["commit", "-qam", "a key"]);
    key
}

/// Lets git sign with a key.
fn sign_with(place: &Place, key: &Path) {
    let settings = format!(
        "[user]\nname = Yu\nemail = yu@example.org\nsigningkey = {}\n[gpg]\nformat = ssh\n[commit]\ngpgsign = true\n",
        key.display()
    );
    fs::write(place.side().join(".gitconfig"), settings).unwrap();
}

/// An empty commit of this author; its name.
fn empty(place: &Place, author: &str) -> String {
    let author = format!("--author={author} <{author}@plaint.invalid>");
    place.git(&["commit", "-q", "--allow-empty", &author, "-m", "x"]);
    place.head()
}

/// Commits everything as `author` with these lines behind the message; the commit.
fn committed(place: &Place, author: &str, lines: &str) -> String {
    let author = format!("--author={author} <{author}@plaint.invalid>");
    place.git(&["add", "-A"]);
    place.git(&["commit", "-q", &author, "-m", &format!("note\n\n{lines}")]);
    place.head()
}

/// Writes an event of `by` behind the others, uncommitted.
fn append(place: &Place, path: &str, by: &str) {
    let text = place.text(path);
    let event = format!(
        "  - id: ezz9z9\n    at: {}\n    by: {by}\n    n: 98\n    event: note\n    note: \"x\"\n",
        now(0)
    );
    place.put(path, &(text + &event));
}

fn first(place: &Place) -> String {
    place.cases().into_iter().next().unwrap()
}

#[test]
fn only_a_commit_that_waited_holds_what_several_recorded() {
    let place = place();
    let path = first(&place);
    append(&place, &path, "ma");
    let commit = committed(&place, "yu", "By: yu\nBy: ma\n");
    tells(&place, "audit-author-differs", &path, Some(&commit));
    place.git(&["reset", "-q", "--soft", "HEAD~1"]);
    committed(&place, "yu", "By: yu\nBy: ma\nWaited: yes\n");
    assert_eq!(codes(&place), []);
}

#[test]
fn what_somebody_with_a_key_recorded_is_signed_whoever_the_author_is() {
    for (author, waited) in [("sweep", false), ("sync", false), ("ma", false), ("ma", true), ("sweep", true)]
    {
        let place = place();
        yu_has_a_key(&place, "");
        let path = first(&place);
        append(&place, &path, "yu");
        let lines =
            if waited { format!("By: {author}\nBy: yu\nWaited: yes\n") } else { "By: yu\n".to_owned() };
        let commit = committed(&place, author, &lines);
        tells(&place, "audit-unsigned", &path, Some(&commit));
        let (code, _, told) = place.audit(&[]);
        assert_eq!(code, Some(if waited { 0 } else { 3 }), "{author} {waited}: {told}");
    }
}

#[test]
fn another_one_s_signature_is_none_and_one_s_own_is_enough() {
    let place = place();
    let yu = yu_has_a_key(&place, "");
    let path = first(&place);
    let (other, public) = key(&place, "other");
    let shop = place.text("shop.toml");
    let with_key = format!("name = \"Ma\"\nkey = [{{ public = \"{public}\" }}]\n");
    place.put("shop.toml", &shop.replace("name = \"Ma\"\n", &with_key));
    place.git(&["commit", "-qam", "another key"]);
    let before = place.head();
    append(&place, &path, "yu");
    sign_with(&place, &other);
    let commit = committed(&place, "ma", "By: ma\nBy: yu\nWaited: yes\n");
    tells(&place, "audit-unsigned", &path, Some(&commit));
    place.git(&["reset", "-q", "--soft", &before]);
    // Only a warning, so that commit was remembered.
    fs::remove_file(place.root().join(".plaint/audited")).unwrap();
    sign_with(&place, &yu);
    committed(&place, "yu", "By: yu\n");
    assert_eq!(codes(&place), []);
}

#[test]
fn a_commit_brings_no_key_along_wherever_the_audit_begins() {
    let place = place();
    yu_has_a_key(&place, "");
    let before = place.head();
    let (brought, public) = key(&place, "brought");
    let shop = place.text("shop.toml");
    let old = shop.split("public = \"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    place.put("shop.toml", &shop.replace(&old, &public));
    sign_with(&place, &brought);
    let commit = committed(&place, "yu", "By: yu\n");
    tells(&place, "audit-bad-signature", ".git", Some(&commit));
    let (code, rows, told) = place.audit(&["--since", &before]);
    assert_eq!(code, Some(3), "{told}");
    assert!(rows.iter().any(|row| row.code == "audit-bad-signature"), "{rows:#?}");
    // And what stood before counts where the first new commit says nothing of rules.
    place.git(&["reset", "-q", "--hard", &before]);
    fs::remove_file(place.side().join(".gitconfig")).unwrap();
    let commit =
        written(&place, &first(&place), ("yu", &now(0)), "    n: 98\n    event: note\n    note: \"x\"\n");
    let (_, rows, _) = place.audit(&["--since", &before]);
    let unsigned =
        |row: &crate::base::Row| row.code == "audit-unsigned" && row.commit.as_ref() == Some(&commit);
    assert!(rows.iter().any(unsigned), "{rows:#?}");
}

#[test]
fn what_sweep_and_sync_commit_may_be_signed_by_anybody_of_the_staff() {
    let place = place();
    let key = yu_has_a_key(&place, "");
    sign_with(&place, &key);
    empty(&place, "sweep");
    empty(&place, "sync");
    assert_eq!(codes(&place), []);
    let commit = empty(&place, "ma");
    tells(&place, "audit-bad-signature", ".git", Some(&commit));
    // A stranger's key is no better there than anywhere.
    let (stranger, _) = self::key(&place, "stranger");
    sign_with(&place, &stranger);
    let commit = empty(&place, "sweep");
    tells(&place, "audit-bad-signature", ".git", Some(&commit));
}

#[test]
fn the_days_of_a_key_are_the_shop_s_wherever_the_audit_runs() {
    let place = place();
    let key = yu_has_a_key(&place, ", from = 2020-06-01, until = 2020-06-02");
    sign_with(&place, &key);
    let at = |when: &str| {
        let commit = format!(
            "GIT_COMMITTER_DATE={when} git commit -q --allow-empty --author='yu <yu@plaint.invalid>' -m x"
        );
        place.run("sh", &["-c", &commit]);
    };
    at("2020-06-01T00:00:00+08:00");
    at("2020-06-02T23:59:59+08:00");
    let plaint = env!("CARGO_BIN_EXE_plaint");
    for zone in ["Etc/GMT+12", "Etc/GMT-14", "UTC"] {
        place.run("env", &[&format!("TZ={zone}"), plaint, "audit"]);
    }
    assert_eq!(place.audit(&[]).0, Some(0));
    at("2020-06-03T00:00:00+08:00");
    tells(&place, "audit-bad-signature", ".git", Some(&place.head()));
}
