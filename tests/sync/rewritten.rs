//! A remote whose history was rewritten: seen, told, not taken in.

use crate::chain::{Chain, NOW, told};

fn rewrite(chain: &Chain) -> (String, String) {
    let [one, two] = &chain.stores[..] else { panic!() };
    let id = one.complaint();
    one.must(&["note", &id, "an awkward truth"]);
    chain.settle();
    let gone = one.git(&["rev-parse", "HEAD"]);
    // Somebody cuts the note out of the history, and adds something harmless.
    two.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
    two.must(&["note", &id, "nothing to see"]);
    two.git(&["push", "--quiet", "--force", "origin", "main"]);
    (id, gone)
}

#[test]
fn the_commits_that_are_gone_are_told_and_nothing_is_merged() {
    let chain = Chain::of(2);
    let (id, gone) = rewrite(&chain);
    let one = &chain.stores[0];
    let before = one.state();
    let said = one.told(3, &["sync"]);
    for words in
        ["was rewritten: commits that were there and are gone: 1", &gone[..10], &id, "li", "docs/sync.md"]
    {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert_eq!(one.state(), before);
    // A fetch of git's own does not make it forgotten.
    one.git(&["fetch", "--quiet", "origin"]);
    assert_eq!(one.git(&["rev-parse", "refs/plaint/seen/origin/main"]), gone);
    let output = one.at(NOW, "", &["sync", "--quiet", "--format", "json"]).output().unwrap();
    assert_eq!(output.status.code(), Some(3), "also in cron: {}", told(&output));
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["sync"]["state"], "rewritten");
    assert_eq!((&json["gone"][0]["commit"], &json["gone"][0]["records"]), (&gone.into(), &id.into()));
}

#[test]
fn whoever_kept_the_history_brings_it_back() {
    let chain = Chain::of(2);
    let (id, gone) = rewrite(&chain);
    let [one, two] = &chain.stores[..] else { panic!() };
    one.told(3, &["sync"]);
    // As docs/sync.md says: the true history goes back, and what was added since is merged.
    one.git(&["push", "--quiet", "--force", "origin", "main"]);
    assert!(one.sync().contains("in step"));
    two.git(&["merge", "--quiet", "--no-edit", &gone]);
    two.git(&["update-ref", "refs/plaint/seen/origin/main", &gone]);
    two.sync();
    one.sync();
    chain.assert_same();
    let text = one.text(&crate::chain::place_of(&id));
    assert!(text.contains("an awkward truth") && text.contains("nothing to see"), "{text}");
}

#[test]
fn a_branch_that_went_back_or_away_is_told() {
    let chain = Chain::of(1);
    let store = &chain.stores[0];
    store.complaint();
    store.sync();
    let hub = chain.hub();
    let hub = hub.to_str().unwrap();
    let tip = store.git(&["rev-parse", "HEAD"]);
    store.git(&["--git-dir", hub, "update-ref", "refs/heads/main", "main~1"]);
    assert!(store.told(3, &["sync"]).contains("was rewritten: commits that were there and are gone: 1"));
    store.git(&["--git-dir", hub, "update-ref", "-d", "refs/heads/main"]);
    assert!(store.told(3, &["sync"]).contains("was rewritten: commits that were there and are gone: 2"));
    store.git(&["--git-dir", hub, "update-ref", "refs/heads/main", &tip]);
    assert!(store.sync().contains("in step"));
}
