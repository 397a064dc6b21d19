//! Commits that say another time than the one at which they were made.

use crate::base::Place;
use crate::{codes, now, place, tells};

const DAY: i64 = 24 * 3600;

/// The history of a house whose clock may not be set.
fn in_earnest() -> Place {
    let place = place();
    place.put("shop.toml", &place.text("shop.toml").replace("demo = true\n", ""));
    place.git(&["commit", "-qam", "in earnest"]);
    place
}

/// A note, recorded and committed under a clock that is wrong by so many seconds; gives file and commit.
fn noted(place: &Place, later: i64) -> (String, String) {
    let path = place.cases().into_iter().next().unwrap();
    let at = now(later);
    let event =
        format!("  - id: ezz9z9\n    at: {at}\n    by: ma\n    n: 98\n    event: note\n    note: \"told\"\n");
    place.put(&path, &(place.text(&path) + &event));
    let commit = format!(
        "git add -A && GIT_COMMITTER_DATE={at} git -c user.name=Hand -c user.email=hand@example.org \
         commit -q --author='ma <ma@plaint.invalid>' -m note"
    );
    place.run("sh", &["-c", &commit]);
    (path, place.head())
}

#[test]
fn a_commit_that_is_still_to_come_is_an_error() {
    let place = in_earnest();
    let (_, commit) = noted(&place, 70 * 365 * DAY);
    tells(&place, "audit-commit-time", ".git", Some(&commit));
    assert_eq!(place.audit(&[]).0, Some(3));
}

#[test]
fn a_commit_that_is_further_ahead_than_any_calendar_ends_no_audit() {
    let place = in_earnest();
    let tree = place.git(&["rev-parse", "HEAD^{tree}"]);
    for seconds in ["8210266876799", "9223372036854775807"] {
        let commit = format!(
            "commit=$(printf 'tree {tree}\\nparent {}\\nauthor A <a@b> 1 +0000\\ncommitter A <a@b> {seconds} +1400\\n\\nx\\n' \
             | git hash-object -t commit -w --stdin --literally) && git update-ref refs/heads/main $commit",
            place.head()
        );
        place.run("sh", &["-c", &commit]);
        let (code, _, told) = place.audit(&[]);
        assert!(matches!(code, Some(1 | 3)) && !told.contains("panicked"), "{code:?} {told}");
    }
}

#[test]
fn a_commit_dated_back_with_its_event_is_an_error_at_the_event() {
    let place = in_earnest();
    let (path, commit) = noted(&place, -3 * DAY);
    tells(&place, "audit-event-backdated", &path, Some(&commit));
    tells(&place, "audit-commit-time", ".git", Some(&commit));
    assert_eq!(place.audit(&[]).0, Some(3));
    // The commit before is one that is known, and counts all the same.
    let (code, rows, told) = place.audit(&["--since", &place.git(&["rev-parse", "HEAD~1"])]);
    assert_eq!(code, Some(3), "{told}");
    for code in ["audit-event-backdated", "audit-commit-time"] {
        assert!(rows.iter().any(|row| row.code == code), "{code}: {told}");
    }
}

#[test]
fn clocks_of_honest_machines_may_be_two_days_apart() {
    let place = in_earnest();
    let (_, commit) = noted(&place, -2 * DAY + 3600);
    assert_eq!(codes(&place), [("audit-commit-time".to_owned(), ".git".to_owned(), Some(commit))]);
    assert_eq!(place.audit(&[]).0, Some(0), "to be looked at, and no more");
}

#[test]
fn a_demonstration_sets_its_clock() {
    for later in [70 * 365 * DAY, -30 * DAY] {
        let place = place();
        noted(&place, later);
        assert_eq!(place.audit(&[]).0, Some(0));
    }
}
