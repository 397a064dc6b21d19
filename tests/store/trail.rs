//! The audit trail: each command one commit of its own files, in every state that a repository can be in.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::time::{Duration, SystemTime};

use plaint::domain::record::RecordKind;
use plaint::git::Trouble;
use plaint::store::{Change, Saved, Trail};

use crate::place::{Place, case_path, case_text, entry, event_line, note, temporary};

const ID: &str = "261122-k7qm";

fn commit_of(saved: &Saved) -> &str {
    match &saved.trail {
        Trail::Committed(Some(commit)) => commit,
        other => panic!("not committed: {other:?}"),
    }
}

#[test]
fn a_command_is_one_commit_that_names_record_event_and_author() {
    let place = Place::under_git();
    let saved = place.create(ID).unwrap();
    assert_eq!(place.git(&["rev-parse", "main"]), commit_of(&saved));
    assert_eq!(place.git(&["show", "--format=", "--name-only", "HEAD"]), case_path(ID));
    let message = place.git(&["log", "-1", "--format=%B"]);
    assert_eq!(message, format!("{ID}: received\n\nCase: {ID}\nEvent: received e00001\nBy: li"));
    assert_eq!(place.git(&["log", "-1", "--format=%an <%ae>"]), "li <li@plaint.invalid>");
    assert_eq!(place.git(&["show", &format!("HEAD:{}", case_path(ID))]), case_text(ID).trim_end());
    assert_eq!(place.status(), "");
    let _ = place.append(ID, "e00002").unwrap();
    assert_eq!(place.subjects(), [format!("{ID}: note"), format!("{ID}: received"), "begin".to_owned()]);
    assert_eq!(place.git(&["fsck", "--strict"]), "");
}

#[test]
fn the_committer_is_the_person_where_git_knows_one_and_the_author_under_cron() {
    let place = Place::under_git();
    place.git(&["config", "user.name", "Somebody From The Repository"]);
    let _ = place.create(ID).unwrap();
    assert_eq!(place.git(&["log", "-1", "--format=%cn <%ce>"]), "li <li@plaint.invalid>");
    std::fs::write(place.home().join(".gitconfig"), "[user]\n name = 李 <娜>\n email = li@example.org\n")
        .unwrap();
    let _ = place.append(ID, "e00002").unwrap();
    assert_eq!(place.git(&["log", "-1", "--format=%cn <%ce> %an"]), "李 娜 <li@example.org> li");
}

#[test]
fn what_somebody_else_staged_stays_staged() {
    let place = Place::under_git();
    place.put("notes.txt", "staged\n");
    place.git(&["add", "notes.txt"]);
    place.put("shop.toml", "name = \"Changed\"\n");
    let _ = place.create(ID).unwrap();
    assert_eq!(place.git(&["show", "--format=", "--name-only", "HEAD"]), case_path(ID));
    assert_eq!(place.status(), "A  notes.txt\n M shop.toml");
}

#[test]
fn rules_that_changed_go_with_the_event_and_others_do_not() {
    let place = Place::under_git();
    place.put("shop.toml", "name = \"Changed\"\n");
    place.put("policies/new.toml", "id = \"new\"\n");
    place.put("policies/other.toml", "id = \"other\"\n");
    let workspace = place.workspace();
    let rules = ["shop.toml".to_owned(), "policies/new.toml".to_owned(), "policies/gone.toml".to_owned()];
    let change = Change::create(case_path(ID), case_text(ID));
    let saved =
        workspace.writer().unwrap().save(&[change], &rules, &entry(ID, "received", "e00001")).unwrap();
    let _ = commit_of(&saved);
    let listed = place.git(&["show", "--format=", "--name-only", "HEAD"]);
    assert_eq!(listed, format!("{}\npolicies/new.toml\nshop.toml", case_path(ID)));
    assert_eq!(place.status(), "?? policies/other.toml");
}

#[test]
fn a_hand_edit_that_nobody_committed_gets_a_commit_of_its_own() {
    let place = Place::under_git();
    let _ = place.create(ID).unwrap();
    let by_hand = case_text(ID).replace("received: ", "# rang back\nreceived: ");
    place.put(&case_path(ID), &by_hand);
    let saved = place.append(ID, "e00002").unwrap();
    assert!(saved.notices.iter().any(|said| said.en.contains("had been edited by hand")), "{saved:?}");
    assert_eq!(
        place.subjects()[..2],
        [format!("{ID}: note"), "edited by hand, found uncommitted".to_owned()]
    );
    let path = format!("HEAD~1:{}", case_path(ID));
    assert_eq!(place.git(&["show", &path]), by_hand.trim_end());
    assert_eq!(place.text(&case_path(ID)), by_hand + &event_line("e00002"));
    assert_eq!(place.status(), "");
}

#[test]
fn an_unborn_branch_a_detached_head_and_a_subfolder_take_commits() {
    let place = Place::new();
    place.git(&["init", "--quiet", "--initial-branch=main"]);
    let _ = commit_of(&place.create(ID).unwrap());
    assert_eq!(place.subjects(), [format!("{ID}: received")]);
    place.git(&["checkout", "--quiet", "--detach"]);
    let saved = place.append(ID, "e00002").unwrap();
    assert_eq!(place.git(&["rev-parse", "HEAD"]), commit_of(&saved));
    assert_ne!(place.git(&["rev-parse", "main"]), commit_of(&saved));
    place.put("shop two/shop.toml", "name = \"Two\"\n");
    place.git(&["add", "shop two"]);
    let below = plaint::store::Workspace::discover(&place.path("shop two")).unwrap();
    let below = below.with_surroundings(place.surroundings());
    let change = Change::create(case_path(ID), case_text(ID));
    let saved = below.writer().unwrap().save(&[change], &[], &entry(ID, "received", "e1")).unwrap();
    let _ = commit_of(&saved);
    assert_eq!(
        place.git(&["show", "--format=", "--name-only", "-z", "HEAD"]),
        format!("shop two/{}\0", case_path(ID))
    );
}

#[test]
fn somebody_else_s_repository_around_a_workspace_is_left_alone() {
    let place = Place::under_git();
    std::fs::create_dir(place.path("inner")).unwrap();
    place.put("inner/shop.toml", "name = \"Inner\"\n");
    let inner = plaint::store::Workspace::discover(&place.path("inner")).unwrap();
    let inner = inner.with_surroundings(place.surroundings());
    let change = Change::create(case_path(ID), case_text(ID));
    let saved = inner.writer().unwrap().save(&[change], &[], &entry(ID, "received", "e1")).unwrap();
    assert_eq!(saved.trail, Trail::None(Trouble::NoRepository));
    place.told(0, &["init", "demo", "--trade", "shop", "--name", "A", "--zone", "Asia/Shanghai"]);
    assert!(place.path("demo/.git").is_dir(), "a repository of its own");
    assert_eq!(place.subjects(), ["begin"]);
}

#[test]
fn a_second_working_tree_takes_commits() {
    let place = Place::under_git();
    let folder = temporary();
    let tree = folder.path().join("tree");
    place.git(&["worktree", "add", "--quiet", "-b", "branch", tree.to_str().unwrap()]);
    let workspace =
        plaint::store::Workspace::discover(&tree).unwrap().with_surroundings(place.surroundings());
    let change = Change::create(case_path(ID), case_text(ID));
    let saved = workspace.writer().unwrap().save(&[change], &[], &entry(ID, "received", "e1")).unwrap();
    assert_eq!(place.git(&["rev-parse", "branch"]), commit_of(&saved));
    assert_eq!(place.subjects(), ["begin"]);
    let output = place.git_command(&tree, &["status", "--porcelain"]).output().unwrap();
    assert_eq!(output.stdout, b"");
}

#[test]
fn a_repository_with_the_longer_hash_takes_commits() {
    let place = Place::new();
    place.git(&["init", "--quiet", "--object-format=sha256"]);
    let _ = place.create(ID).unwrap();
    let saved = place.append(ID, "e00002").unwrap();
    assert_eq!(commit_of(&saved).len(), 64);
    assert_eq!(
        place.git(&["status", "--porcelain"]),
        "?? .plaint/\n?? shop.toml".replace("?? .plaint/\n", "")
    );
}

#[test]
fn without_a_repository_the_file_is_saved_and_that_is_said() {
    let place = Place::new();
    assert_eq!(place.create(ID).unwrap().trail, Trail::None(Trouble::NoRepository));
    let bare = temporary();
    place.git_command(bare.path(), &["init", "--quiet", "--bare"]).status().unwrap();
    std::fs::write(bare.path().join("shop.toml"), "").unwrap();
    let workspace =
        plaint::store::Workspace::discover(bare.path()).unwrap().with_surroundings(place.surroundings());
    let change = Change::create(case_path(ID), case_text(ID));
    let saved = workspace.writer().unwrap().save(&[change], &[], &entry(ID, "received", "e1")).unwrap();
    assert_eq!(saved.trail, Trail::None(Trouble::Bare));
}

#[test]
fn during_a_merge_the_commit_waits_and_the_next_command_makes_it() {
    let place = Place::under_git();
    let _ = place.create(ID).unwrap();
    place.git(&["checkout", "--quiet", "-b", "other"]);
    place.put("shop.toml", "name = \"Other\"\n");
    place.git(&["commit", "--quiet", "-am", "other"]);
    place.git(&["checkout", "--quiet", "main"]);
    place.put("shop.toml", "name = \"Main\"\n");
    place.git(&["commit", "--quiet", "-am", "main"]);
    assert!(!place.git_command(place.root(), &["merge", "other"]).output().unwrap().status.success());
    for event in ["e00002", "e00003"] {
        let saved = place.append(ID, event).unwrap();
        assert_eq!(saved.trail, Trail::Waits(Trouble::Unfinished("merge")));
    }
    assert!(place.text(&case_path(ID)).contains("e00003"));
    assert_eq!(place.subjects()[0], "main");
    place.put("shop.toml", "name = \"Both\"\n");
    place.git(&["commit", "--quiet", "-m", "merged", "shop.toml", "-i"]);
    let workspace = place.workspace();
    let writer = workspace.writer().unwrap();
    assert!(writer.notices[0].en.contains("are in the audit trail now"), "{:?}", writer.notices);
    let message = place.git(&["log", "-1", "--format=%B"]);
    assert!(
        message.contains("Event: note e00002\n") && message.contains("Event: note e00003\n"),
        "{message}"
    );
    assert_eq!(place.status(), "");
}

#[test]
fn what_was_edited_by_hand_after_an_interruption_is_left_to_its_editor() {
    let place = Place::under_git();
    let _ = place.create(ID).unwrap();
    std::fs::write(place.path(".git/MERGE_HEAD"), place.git(&["rev-parse", "HEAD"])).unwrap();
    let _ = place.append(ID, "e00002").unwrap();
    std::fs::remove_file(place.path(".git/MERGE_HEAD")).unwrap();
    let text = place.text(&case_path(ID)).replace("record:", "# half done\nrecord:");
    place.put(&case_path(ID), text);
    let workspace = place.workspace();
    let writer = workspace.writer().unwrap();
    assert!(
        writer.notices[0].en.contains("edited by hand after an interrupted command"),
        "{:?}",
        writer.notices
    );
    assert_eq!(place.subjects().len(), 2);
}

/// Plants a lock file as old as `age` tells.
fn plant_lock(place: &Place, name: &str, age: Duration) {
    let file = std::fs::File::create(place.path(name)).unwrap();
    file.set_modified(SystemTime::now() - age).unwrap();
}

#[test]
fn a_stale_lock_is_removed_and_said() {
    for name in [".git/index.lock", ".git/HEAD.lock", ".git/refs/heads/main.lock"] {
        let place = Place::under_git();
        plant_lock(&place, name, Duration::from_secs(3600));
        let saved = place.create(ID).unwrap();
        assert!(saved.notices.iter().any(|said| said.en.contains(name)), "{name}: {saved:?}");
        let _ = commit_of(&saved);
        assert_eq!(place.status(), "", "{name}");
    }
}

#[test]
fn what_an_earlier_command_saved_is_committed_before_what_comes_later() {
    let place = Place::under_git();
    plant_lock(&place, ".git/HEAD.lock", Duration::ZERO);
    assert!(matches!(place.create(ID).unwrap().trail, Trail::Waits(Trouble::Locked(_))));
    let workspace = place.workspace();
    let mut writer = workspace.writer().unwrap();
    // The other git is done just now.
    std::fs::remove_file(place.path(".git/HEAD.lock")).unwrap();
    let record = workspace.load_one(&RecordKind::Complaint, ID).unwrap();
    let text = format!("{}{}", record.text, event_line("e00002"));
    let saved = writer.save(&[Change::replace(&record, text)], &[], &note(ID, "e00002")).unwrap();
    drop(writer);
    assert!(matches!(saved.trail, Trail::Committed(Some(_))), "{saved:?}");
    assert_eq!(place.status(), "");
    let subjects = place.subjects();
    assert!(subjects.len() == 3 && !subjects.concat().contains("by hand"), "{subjects:?}");
}

#[test]
fn a_lock_that_may_be_somebody_s_is_named_and_left() {
    let place = Place::under_git();
    plant_lock(&place, ".git/index.lock", Duration::ZERO);
    let saved = place.create(ID).unwrap();
    let Trail::Waits(trouble) = &saved.trail else { panic!("{saved:?}") };
    assert!(trouble.said().en.contains(".git/index.lock` is in the way"), "{trouble:?}");
    std::fs::remove_file(place.path(".git/index.lock")).unwrap();
    drop(place.workspace().writer().unwrap());
    assert_eq!((place.status().as_str(), place.subjects().len()), ("", 2));
    // An old one that a process has open is somebody's too.
    let held = std::fs::File::create(place.path(".git/index.lock")).unwrap();
    held.set_modified(SystemTime::now() - Duration::from_secs(3600)).unwrap();
    assert!(matches!(place.append(ID, "e00002").unwrap().trail, Trail::Waits(Trouble::Locked(_))));
    assert!(place.path(".git/index.lock").exists());
}

/// Writes a program that leaves a mark when it is run.
fn plant_program(place: &Place, path: &Path) -> String {
    let mark = place.path("ran");
    std::fs::write(
        path,
        format!(
            "#!/bin/sh\necho \"$0 $@ $(tr '\\0' ' ' < /proc/$PPID/cmdline)\" >> '{}'\ncat\n",
            mark.display()
        ),
    )
    .unwrap();
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755)).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn nothing_that_a_repository_brings_along_is_run() {
    let place = Place::under_git();
    let hooks = place.path(".git/hooks");
    std::fs::create_dir_all(&hooks).unwrap();
    for hook in [
        "pre-commit",
        "post-commit",
        "commit-msg",
        "reference-transaction",
        "post-index-change",
        "pre-auto-gc",
    ] {
        plant_program(&place, &hooks.join(hook));
    }
    let evil = plant_program(&place, &place.path("git"));
    for key in [
        "core.fsmonitor",
        "core.pager",
        "core.editor",
        "core.sshCommand",
        "core.askPass",
        "core.alternateRefsCommand",
        "diff.external",
        "filter.evil.clean",
        "filter.evil.smudge",
        "filter.evil.process",
        "diff.evil.textconv",
        "merge.evil.driver",
        "gpg.program",
        "credential.helper",
        "gc.recentObjectsHook",
        "sequence.editor",
    ] {
        place.git(&["config", key, &evil]);
    }
    place.git(&["config", "core.hooksPath", hooks.to_str().unwrap()]);
    place.git(&["config", "commit.gpgSign", "true"]);
    place.put(".gitattributes", "* filter=evil diff=evil merge=evil\n");
    place.put(".git/info/attributes", "* filter=evil diff=evil merge=evil\n");
    let folder = place.root().to_owned();
    let surroundings = plaint::git::Surroundings::of(|name| match name {
        // The workspace itself comes first, with a program called git in it.
        "PATH" => std::env::join_paths(
            [folder.clone()].into_iter().chain(std::env::split_paths(&std::env::var_os("PATH").unwrap())),
        )
        .ok(),
        "HOME" => Some(place.home().into()),
        _ => None,
    });
    assert!(!place.path("ran").exists());
    let workspace = plaint::store::Workspace::discover(place.root()).unwrap().with_surroundings(surroundings);
    let change = Change::create(case_path(ID), case_text(ID));
    let saved = workspace.writer().unwrap().save(&[change], &[], &entry(ID, "received", "e1")).unwrap();
    let _ = commit_of(&saved);
    assert!(!place.path("ran").exists(), "{}", place.text("ran"));
    // The same plants do bite a plain git.
    place.git_command(place.root(), &["status"]).output().unwrap();
    assert!(place.path("ran").exists());
}
