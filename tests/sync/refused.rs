//! What is not done: nothing changes then, and it is said what to do.

use std::fs;

use crate::chain::{Chain, NOW, place_of, told};

#[test]
fn without_a_remote_it_is_said_how_to_add_one() {
    let chain = Chain::empty();
    chain.stores[0].git(&["remote", "remove", "origin"]);
    assert!(chain.stores[0].told(1, &["sync"]).contains("git remote add origin"));
}

#[test]
fn an_unknown_remote_and_one_of_several_are_told() {
    let chain = Chain::of(1);
    let store = &chain.stores[0];
    assert!(store.told(1, &["sync", "orgin"]).contains("there is: origin"));
    store.git(&["remote", "rename", "origin", "office"]);
    store.git(&["remote", "add", "usb", "/nowhere/usb.git"]);
    assert!(store.told(1, &["sync"]).contains("several remotes (office, usb)"));
    assert!(store.must(&["sync", "office"]).contains("in step with office"));
}

#[test]
fn two_workspaces_are_not_mixed() {
    let one = Chain::of(1);
    // Two that are begun alike within one second are one: the same first commit.
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    let two = Chain::of(1);
    let hub = two.hub();
    one.stores[0].git(&["remote", "set-url", "origin", hub.to_str().unwrap()]);
    one.stores[0].git(&["update-ref", "-d", "refs/plaint/seen/origin/main"]);
    one.stores[0].git(&["update-ref", "-d", "refs/remotes/origin/main"]);
    let before = one.stores[0].state();
    assert!(one.stores[0].told(1, &["sync"]).contains("two workspaces"));
    assert_eq!(one.stores[0].state(), before);
}

#[test]
fn another_branch_over_there_is_not_guessed() {
    let chain = Chain::empty();
    let store = &chain.stores[0];
    store.git(&["push", "--quiet", "origin", "HEAD:refs/heads/master"]);
    assert!(store.told(1, &["sync"]).contains("no branch `main`; it has: master"));
    store.git(&["fetch", "--quiet", "origin"]);
    store.git(&["branch", "--quiet", "--set-upstream-to=origin/master"]);
    assert!(store.sync().contains("in step with origin (master)"));
}

#[test]
fn the_same_line_of_the_rules_needs_a_person() {
    let chain = Chain::of(2);
    let [one, two] = &chain.stores[..] else { panic!() };
    one.edit("shop.toml", "name = \"", "name = \"One ");
    one.commit("one");
    two.edit("shop.toml", "name = \"", "name = \"Two ");
    two.commit("two");
    let id = one.complaint();
    one.sync();
    let before = two.state();
    let said = two.told(1, &["sync"]);
    assert!(said.contains("both sides changed the same: shop.toml"), "{said}");
    let command = said.split("git merge ").nth(1).unwrap().split(';').next().unwrap().to_owned();
    assert_eq!(two.state(), before, "nothing was changed");
    two.assert_tidy();
    // What it says to do works.
    assert!(!two.git_command(&["merge", "--quiet", &command]).output().unwrap().status.success());
    assert!(two.told(1, &["sync"]).contains("a merge is under way"));
    two.git(&["checkout", "--quiet", "--ours", "shop.toml"]);
    two.commit("both");
    two.sync();
    one.sync();
    chain.assert_same();
    assert!(two.case(&id).is_file());
}

#[test]
fn rules_that_are_not_in_order_together_are_not_taken() {
    let chain = Chain::of(2);
    let [one, two] = &chain.stores[..] else { panic!() };
    one.edit("shop.toml", "name = ", "country-code = \"86\"\nname = ");
    one.commit("one");
    let text = two.text("shop.toml");
    let section = text.find("\n[").unwrap();
    two.put("shop.toml", &format!("{}\ncountry-code = \"86\"\n{}", &text[..section], &text[section..]));
    two.commit("two");
    one.sync();
    let before = two.state();
    let said = two.told(1, &["sync"]);
    assert!(said.contains("together they are not in order") && said.contains("shop.toml:"), "{said}");
    assert_eq!(two.state(), before);
}

#[test]
fn two_complaints_of_one_id_are_not_mixed() {
    let chain = Chain::of(2);
    let [one, two] = &chain.stores[..] else { panic!() };
    let id = one.complaint();
    let other = two.complaint();
    let text = two.text(&place_of(&other)).replace(&other, &id).replace("10:05:00", "10:06:00");
    two.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
    two.put(&place_of(&id), &text);
    two.commit("the same id");
    one.sync();
    let before = two.state();
    let said = two.told(1, &["sync"]);
    assert!(said.contains(&format!("plaint renumber {id}")), "{said}");
    assert_eq!(two.state(), before);
    two.must(&["renumber", &id]);
    two.sync();
    one.sync();
    chain.assert_same();
    assert_eq!(one.records().iter().filter(|(path, _)| path.starts_with("cases/")).count(), 2);
}

#[test]
fn what_nobody_committed_is_not_overwritten() {
    let chain = Chain::of(2);
    let [one, two] = &chain.stores[..] else { panic!() };
    let id = one.complaint();
    chain.settle();
    one.edit("shop.toml", "name = ", "# one\nname = ");
    one.commit("one");
    one.must(&["note", &id, "x"]);
    one.sync();
    two.put("shop.toml", &(two.text("shop.toml") + "# not committed\n"));
    two.put(&place_of(&id), &(two.text(&place_of(&id)) + "  - broken: [\n"));
    let before = two.state();
    let said = two.told(1, &["sync"]);
    assert!(said.contains("not committed here") && said.contains(&place_of(&id)), "{said}");
    assert_eq!(two.state(), before);
    two.git(&["checkout", "--quiet", "--", "."]);
    two.sync();
    // A new file where one comes in.
    let second = one.complaint();
    one.sync();
    two.put(&place_of(&second), "mine\n");
    assert!(two.told(1, &["sync"]).contains(&place_of(&second)));
    assert_eq!(two.text(&place_of(&second)), "mine\n");
}

#[test]
fn links_submodules_and_plaint_s_own_files_are_not_taken_in() {
    for kind in ["link", "submodule", "private", "temporary"] {
        let chain = Chain::of(2);
        let [one, two] = &chain.stores[..] else { panic!() };
        match kind {
            "link" => std::os::unix::fs::symlink("/etc/passwd", one.root.join("cases-link")).unwrap(),
            "private" => one.put(".plaint/journal.json", "[]"),
            "temporary" => one.put("cases/.x.00000000.plaint-tmp", "x"),
            _ => {
                let tip = one.git(&["rev-parse", "HEAD"]);
                one.git(&["update-index", "--add", "--cacheinfo", &format!("160000,{tip},sub")]);
            }
        }
        if kind != "submodule" {
            one.git(&["add", "--all", "--force"]);
        }
        one.git(&["commit", "--quiet", "-m", kind]);
        one.git(&["push", "--quiet", "origin", "main"]);
        let before = two.state();
        let said = two.told(1, &["sync"]);
        assert!(said.contains("which are not taken in"), "{kind}: {said}");
        assert_eq!(two.state(), before, "{kind}");
    }
}

#[test]
fn a_workspace_in_a_larger_repository_is_left_to_git() {
    let chain = Chain::of(1);
    let store = &chain.stores[0];
    let outer = chain.path("outer");
    fs::create_dir_all(outer.join("shop")).unwrap();
    fs::copy(store.root.join("shop.toml"), outer.join("shop/shop.toml")).unwrap();
    store.git(&["init", "--quiet", outer.to_str().unwrap()]);
    let outer = outer.to_str().unwrap();
    store.git(&["-C", outer, "add", "."]);
    store.git(&["-C", outer, "commit", "--quiet", "-m", "begin"]);
    let output = store.at(NOW, "", &["-C", &format!("{outer}/shop"), "sync"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output).contains("git pull --no-rebase"), "{}", told(&output));
}

#[test]
fn a_history_that_was_cut_short_is_not_compared() {
    let chain = Chain::of(1);
    let store = &chain.stores[0];
    store.complaint();
    store.sync();
    let hub = format!("file://{}", chain.hub().display());
    let short = chain.path("short");
    store.git(&["clone", "--quiet", "--depth=1", &hub, short.to_str().unwrap()]);
    let output = store.at(NOW, "", &["-C", short.to_str().unwrap(), "sync"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output).contains("--unshallow"), "{}", told(&output));
}
