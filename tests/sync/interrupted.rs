//! kill -9 at any moment of a sync: old or new, or files that the next command commits; the next sync gives the same.

use std::os::unix::process::CommandExt;
use std::time::{Duration, SystemTime};

use crate::chain::{Chain, NOW, place_of};

const ROUNDS: u64 = 16;

#[test]
fn a_sync_that_was_killed_is_made_good_by_the_next() {
    let chain = Chain::of(2);
    let [one, two] = &chain.stores[..] else { panic!() };
    let ids: Vec<String> = (0..3).map(|_| one.complaint()).collect();
    chain.settle();
    for round in 0..ROUNDS {
        let words = format!("round {round}.");
        one.must(&["note", &ids[0], &words]);
        let new = one.complaint();
        if round % 5 == 4 {
            one.git(&["rm", "--quiet", &place_of(&new)]);
            one.git(&["commit", "--quiet", "-m", "gone"]);
        }
        one.sync();
        two.must(&["note", &ids[0], &format!("other {words}")]);
        two.must(&["note", &ids[1], &words]);
        let mut child = two.at(NOW, "", &["sync", "--quiet"]).process_group(0).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(round * 17));
        let group = round % 2 == 0;
        let target = if group { format!("-{}", child.id()) } else { child.id().to_string() };
        std::process::Command::new("kill").args(["-9", "--", &target]).output().unwrap();
        child.wait().unwrap();
        age_locks(two);
        two.must(&["note", &ids[2], &words]);
        two.sync();
        one.sync();
    }
    chain.settle();
    chain.assert_same();
    for round in 0..ROUNDS {
        let words = format!("\"round {round}.\"");
        for id in &ids {
            assert_eq!(one.text(&place_of(id)).matches(&words).count(), 1, "{words} of {id}");
        }
    }
}

#[test]
fn locks_that_a_killed_git_left_do_not_stop_a_sync() {
    let chain = Chain::of(2);
    let [one, two] = &chain.stores[..] else { panic!() };
    let id = one.complaint();
    for lock in ["HEAD.lock", "refs/heads/main.lock", "refs/remotes/origin/main.lock"] {
        one.must(&["note", &id, lock]);
        one.sync();
        std::fs::write(two.root.join(".git").join(lock), "").unwrap();
        let young = two.at(NOW, "li", &["sync"]).output().unwrap();
        let said = String::from_utf8_lossy(&young.stderr).into_owned();
        // Only people who look with git need the reference of a remote.
        let is_needed = !lock.contains("remotes");
        assert_eq!(young.status.success(), !is_needed, "{lock}: {said}");
        assert_eq!(said.contains(&format!("{lock}` is in the way")), is_needed, "{said}");
        age_locks(two);
        let old = two.at(NOW, "li", &["sync"]).output().unwrap();
        let said = String::from_utf8_lossy(&old.stderr).into_owned();
        assert!(old.status.success() && said.contains(lock), "{said}");
        chain.settle();
        chain.assert_same();
    }
}

/// What a killed git left is removed once it is old; here it becomes old at once.
fn age_locks(store: &crate::chain::Store) {
    for entry in walkdir::WalkDir::new(store.root.join(".git")).into_iter().flatten() {
        if entry.file_name().to_string_lossy().ends_with(".lock") {
            let file = std::fs::File::options().write(true).open(entry.path());
            if let Ok(file) = file {
                file.set_modified(SystemTime::now() - Duration::from_secs(3600)).unwrap();
            }
        }
    }
}
