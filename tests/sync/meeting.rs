//! What comes and what goes: nothing is lost, everybody has the same bytes.

use crate::chain::{Chain, NOW, place_of, told};

#[test]
fn the_first_sync_fills_an_empty_remote_and_a_clone_follows() {
    let mut chain = Chain::empty();
    let id = chain.stores[0].complaint();
    let said = chain.stores[0].sync();
    assert!(said.contains("synced with origin (main)") && said.contains("went: commits 2"), "{said}");
    chain.join(1);
    assert!(chain.stores[1].case(&id).is_file());
    assert!(chain.stores[1].sync().contains("in step with origin"));
    let second = chain.stores[1].complaint();
    let said = chain.stores[1].sync();
    assert!(said.contains("went: commits 1, records 1 (new complaints 1), events 1"), "{said}");
    let said = chain.stores[0].sync();
    assert!(said.contains("came: commits 1, records 1 (new complaints 1), events 1"), "{said}");
    assert!(chain.stores[0].case(&second).is_file());
    chain.assert_same();
    let log = chain.stores[0].git(&["log", "--format=%p", "--max-count=1"]);
    assert_eq!(log.split(' ').count(), 1, "what goes on from ours needs no merge commit");
}

#[test]
fn what_two_sides_recorded_of_one_case_stands_once_and_in_the_same_bytes() {
    let chain = Chain::of(2);
    let [one, two] = &chain.stores[..] else { panic!() };
    let id = one.complaint();
    chain.settle();
    one.must(&["note", &id, "of the first", "--by", "li"]);
    two.must(&["note", &id, "of the second", "--by", "wang"]);
    one.sync();
    let said = two.sync();
    assert!(said.contains("came: commits 1") && said.contains("went: commits 2"), "{said}");
    assert!(said.contains(&format!("both sides had changed: {id}")), "{said}");
    one.sync();
    chain.assert_same();
    let text = one.text(&place_of(&id));
    for words in ["of the first", "of the second"] {
        assert_eq!(text.matches(words).count(), 1, "{text}");
    }
    let commit = two.git(&["log", "-1", "--format=%s/%an/%p"]);
    assert!(commit.starts_with("workspace: synced/sync/"), "{commit}");
    assert_eq!(commit.rsplit('/').next().unwrap().split(' ').count(), 2, "both parents: {commit}");
    assert_eq!(one.must(&["check"]).matches("error").count(), 0);
}

#[test]
fn edits_by_hand_go_along_in_a_commit_of_their_own() {
    let chain = Chain::of(2);
    let [one, two] = &chain.stores[..] else { panic!() };
    let id = one.complaint();
    chain.settle();
    let path = place_of(&id);
    one.edit(&path, "called: ", "# rang twice\ncalled: ");
    two.edit(&path, "emotion: ", "x-floor: \"2\"\nemotion: ");
    let said = one.sync();
    assert!(said.contains("had been edited by hand"), "{said}");
    let log = one.git(&["log", "-1", "--format=%s"]);
    assert_eq!(log, "edited by hand, found uncommitted");
    two.sync();
    one.sync();
    chain.assert_same();
    let text = one.text(&path);
    assert!(text.contains("# rang twice\n") && text.contains("x-floor: \"2\"\n"), "{text}");
}

#[test]
fn what_both_changed_differently_is_kept_and_told_until_somebody_decides() {
    let chain = Chain::of(2);
    let [one, two] = &chain.stores[..] else { panic!() };
    let id = one.complaint();
    chain.settle();
    let path = place_of(&id);
    one.edit(&path, "emotion: angry", "emotion: calm");
    two.edit(&path, "emotion: angry", "emotion: agitated");
    one.sync();
    let said = two.must(&["sync", "--quiet"]);
    assert!(said.contains("to be decided by somebody") && said.contains(&id), "{said}");
    one.sync();
    chain.assert_same();
    let text = one.text(&path);
    assert!(text.contains("emotion: angry"), "neither is preferred: {text}");
    assert!(text.contains("event: differed") && text.contains("calm") && text.contains("agitated"), "{text}");
    assert_eq!(text.matches("event: differed").count(), 2, "one for each version: {text}");
    assert!(!two.sync().contains("decided"), "told once by sync");
}

#[test]
fn rules_are_merged_as_git_merges_text() {
    let chain = Chain::of(2);
    let [one, two] = &chain.stores[..] else { panic!() };
    one.edit("shop.toml", "name = ", "# told by one\nname = ");
    one.commit("a comment");
    two.put("shop.toml", &(two.text("shop.toml") + "\n# told by two\n"));
    two.commit("another");
    one.sync();
    let said = two.sync();
    assert!(said.contains("other files: shop.toml"), "{said}");
    one.sync();
    chain.assert_same();
    let text = one.text("shop.toml");
    assert!(text.contains("# told by one") && text.contains("# told by two"), "{text}");
}

#[test]
fn what_the_other_side_removed_goes_and_is_told() {
    let chain = Chain::of(2);
    let [one, two] = &chain.stores[..] else { panic!() };
    let (id, kept) = (one.complaint(), one.complaint());
    chain.settle();
    two.git(&["rm", "--quiet", &place_of(&id)]);
    two.commit("gone");
    two.sync();
    one.must(&["note", &kept, "x"]);
    let said = one.must(&["sync", "--quiet"]);
    assert!(said.contains(&format!("removed by the other side: {id}")), "{said}");
    assert!(!one.case(&id).exists() && one.case(&kept).is_file());
    chain.settle();
    chain.assert_same();
}

#[test]
fn programs_read_what_came_and_went() {
    let chain = Chain::of(2);
    let [one, two] = &chain.stores[..] else { panic!() };
    let id = one.complaint();
    one.sync();
    let output = two.at(NOW, "", &["sync", "--format", "json"]).output().unwrap();
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["schema"], "plaint/sync/1", "{}", told(&output));
    assert_eq!((&json["sync"]["state"], &json["sync"]["commits_came"]), (&"synced".into(), &1.into()));
    assert_eq!(json["records"][0]["id"], id.as_str());
    assert_eq!((&json["events"][0]["event"], &json["events"][0]["by"]), (&"received".into(), &"li".into()));
    assert!(!told(&output).contains("陈先生"), "no customer is named");
    let page = include_str!("../../docs/output.md");
    let chapter = page.split("\n## ").find(|chapter| chapter.starts_with("`plaint/sync/1`")).unwrap();
    let sections = ["sync", "events", "records"].map(|section| match &json[section] {
        serde_json::Value::Array(rows) => rows[0].clone(),
        facts => facts.clone(),
    });
    for key in sections.iter().flat_map(|section| section.as_object().unwrap().keys()) {
        assert!(chapter.contains(&format!("`{key}`")), "docs/output.md does not name `{key}`");
    }
    let chinese = two.must(&["sync", "--language", "zh"]);
    assert!(chinese.starts_with("与 origin（main）一致"), "{chinese}");
}

#[test]
fn a_look_ahead_changes_nothing() {
    let chain = Chain::of(2);
    let [one, two] = &chain.stores[..] else { panic!() };
    let id = one.complaint();
    one.sync();
    two.complaint();
    let refs = |of: &crate::chain::Store| (of.state(), of.git(&["for-each-ref"]));
    let (before, hub) = (refs(two), one.git(&["ls-remote", "origin"]));
    let said = two.must(&["sync", "--dry-run"]);
    assert!(said.contains("would come: commits 1") && said.contains("would go: commits 1"), "{said}");
    assert_eq!((refs(two), one.git(&["ls-remote", "origin"])), (before, hub));
    assert!(!two.case(&id).exists());
    two.assert_tidy();
}

#[test]
fn a_big_first_sync() {
    let chain = Chain::of(2);
    let [one, two] = &chain.stores[..] else { panic!() };
    for day in 1..=15 {
        for number in 0..40 {
            let id = format!("2610{day:02}-{}", format!("b{number:03}").replace('l', "m"));
            let text = format!(
                "record: complaint\nformat: 1\nid: {id}\nreceived: 2026-10-{day:02}T10:05:00+08:00\nevents:\n  \
                 - {{id: e00001, at: 2026-10-{day:02}T10:05:00+08:00, by: li, n: 1, event: received}}\n"
            );
            one.put(&place_of(&id), &text);
        }
    }
    one.commit("600 at once");
    two.complaint();
    two.sync();
    let said = one.sync();
    assert!(said.contains("new complaints 600"), "{said}");
    let said = two.sync();
    assert!(said.contains("records 600 (new complaints 600), events 600"), "{said}");
    chain.assert_same();
}

#[test]
fn three_stores_at_the_same_moment_lose_nothing() {
    let chain = Chain::of(3);
    let id = chain.stores[0].complaint();
    chain.settle();
    let words = |number: usize, round: usize| format!("store {number} round {round}.");
    for round in 0..3 {
        std::thread::scope(|scope| {
            for (number, store) in chain.stores.iter().enumerate() {
                let id = &id;
                scope.spawn(move || {
                    store.must(&["note", id, &words(number, round)]);
                    store.sync();
                });
            }
        });
    }
    chain.settle();
    chain.assert_same();
    let text = chain.stores[0].text(&place_of(&id));
    for (number, round) in (0..3).flat_map(|number| (0..3).map(move |round| (number, round))) {
        assert_eq!(text.matches(&words(number, round)).count(), 1, "{text}");
    }
}

#[test]
fn whoever_was_faster_is_merged_and_the_push_is_made_again() {
    let chain = Chain::of(2);
    let [one, two] = &chain.stores[..] else { panic!() };
    let (mine, theirs) = (one.complaint(), two.complaint());
    two.git(&["push", "--quiet", "origin", "HEAD:refs/heads/aside"]);
    // Between our fetch and our push the shared branch moves on.
    chain.hook(
        "pre-receive",
        "test -e moved && exit 0\ntouch moved\nunset GIT_QUARANTINE_PATH\ngit update-ref refs/heads/main refs/heads/aside",
    );
    let said = one.sync();
    assert!(said.contains("came: commits 1") && said.contains("went: commits 2"), "{said}");
    assert!(one.case(&mine).is_file() && one.case(&theirs).is_file());
    two.sync();
    chain.assert_same();
}
