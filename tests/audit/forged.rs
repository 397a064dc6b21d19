//! Forgeries that lean on what plaint writes itself: merges, corrections, imports, new records, and the name of `sweep`.

use plaint::domain::id::differed_event_id;

use crate::base::Place;
use crate::{codes, now, place, tells, written};

fn first(place: &Place) -> String {
    place.cases().into_iter().next().unwrap()
}

fn with(place: &Place, line: &str) -> String {
    place.cases().into_iter().find(|path| place.text(path).contains(line)).unwrap()
}

fn id_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap().trim_end_matches(".yaml")
}

/// An event `differed` as a merge writes it.
fn differed(id: &str, (key, name): (&str, &str), version: &str) -> String {
    let event = differed_event_id(id, (key, name), version);
    let quoted = version.replace('"', "\\\"").replace('\n', "\\n");
    format!(
        "  - id: {event}\n    at: 2026-11-16T09:10:00+08:00\n    by: merge\n    n: 2\n    event: differed\n    {key}: {name}\n    version: \"{quoted}\"\n"
    )
}

/// The lines of the event that holds `line`, from its dash on.
fn event_with<'t>(text: &'t str, line: &str) -> &'t str {
    let at = text.find(line).unwrap();
    let start = text[..at].rfind("  - id: ").unwrap();
    let end = text[at..].find("\n  - id: ").map_or(text.len(), |end| at + end + 1);
    &text[start..end]
}

#[test]
fn an_event_is_not_rewritten_behind_a_version_that_looks_like_a_merge_s() {
    let place = place();
    let path = with(&place, "note: \"mistaken\"");
    let text = place.text(&path);
    let event = event_with(&text, "note: \"mistaken\"");
    let target = event.lines().next().unwrap().trim_start_matches("  - id: ");
    // Without its indentation, as merges keep versions.
    let version: String =
        event.lines().map(|line| format!("{}\n", line.strip_prefix("  ").unwrap())).collect();
    let kept = differed(id_of(&path), ("target", target), version.trim_end());
    place.put(&path, &(text.replace("note: \"mistaken\"", "note: \"all paid\"") + &kept));
    let commit = place.commit_as("yu");
    tells(&place, "audit-event-changed", &path, Some(&commit));
}

#[test]
fn a_version_that_nobody_wrote_is_told() {
    let place = place();
    let path = first(&place);
    let planted = differed(id_of(&path), ("field", "subject"), "agreed to pay");
    place.put(&path, &(place.text(&path) + &planted));
    let commit = place.commit_as("yu");
    tells(&place, "audit-version-never-stood", &path, Some(&commit));
    assert_eq!(place.audit(&[]).0, Some(0), "a rebase may have brought it");
    assert_eq!(place.audit(&["--strict"]).0, Some(3));
    let other = planted.replacen("  - id: d", "  - id: dzz", 1);
    place.put(&path, &(place.text(&path) + &other));
    let commit = place.commit_as("yu");
    tells(&place, "audit-version-never-stood", &path, Some(&commit));
    assert_eq!(place.audit(&[]).0, Some(3), "no merge gives such an id");
}

#[test]
fn what_both_sides_of_a_merge_changed_is_told_once_and_the_merge_is_not() {
    let place = place();
    let path = first(&place);
    let text = place.text(&path);
    let subject = text.lines().find(|line| line.starts_with("subject: ")).unwrap().to_owned();
    place.git(&["checkout", "-q", "-b", "side"]);
    place.put(&path, &text.replacen(&subject, "subject: \"theirs\"", 1));
    let theirs = place.commit_as("yu");
    place.git(&["checkout", "-q", "main"]);
    place.put(&path, &text.replacen(&subject, "subject: \"ours\"", 1));
    let ours = place.commit_as("ma");
    place.run(
        "git",
        &["-c", "user.name=ma", "-c", "user.email=ma@plaint.invalid", "merge", "-q", "--no-edit", "side"],
    );
    let merged = place.text(&path);
    assert!(merged.contains(&subject) && merged.matches("event: differed").count() == 2, "{merged}");
    let changed: Vec<Option<String>> = codes(&place)
        .into_iter()
        .map(|(code, _, commit)| {
            assert_eq!(code, "audit-header-changed");
            commit
        })
        .collect();
    assert_eq!(changed.len(), 2, "{changed:?}");
    assert!(changed.contains(&Some(theirs)) && changed.contains(&Some(ours)), "{changed:?}");
}

#[test]
fn a_correction_blesses_what_it_says_and_nothing_else() {
    let place = place();
    let path = with(&place, "event: corrected");
    let text = place.text(&path);
    let subject = text.lines().find(|line| line.starts_with("subject: ")).unwrap().to_owned();
    place.put(&path, &text.replacen(&subject, "subject: \"second\"", 1));
    place.commit_as("ma");
    assert_eq!(codes(&place), []);
    place.put(&path, &text.replacen(&subject, "subject: \"third\"", 1));
    let commit = place.commit_as("ma");
    tells(&place, "audit-header-changed", &path, Some(&commit));
}

#[test]
fn what_makes_a_record_is_judged_like_everything_else() {
    let place = place();
    let path = first(&place);
    let text = place.text(&path);
    let header = text.split("\nevents:\n").next().unwrap();
    let other = "cases/2026/11/16/261116-zzzz.yaml";
    let received = event_with(&text, "event: received").replacen("  - id: e", "  - id: ez", 1);
    let offered = format!(
        "  - id: ezz9z9\n    at: {}\n    by: ma\n    n: 2\n    event: offered\n    remedies: [{{remedy: refund, amount: \"3900.00\", cost: \"3900.00\"}}]\n    cost: \"3900.00\"\n",
        now(0)
    );
    place.put(
        other,
        &format!("{}\nevents:\n{received}{offered}", header.replace(id_of(&path), "261116-zzzz")),
    );
    let commit = place.commit_as("ma");
    tells(&place, "audit-beyond-authority", other, Some(&commit));
    tells(&place, "audit-rules-unknown", other, Some(&commit));
}

#[test]
fn what_calls_itself_imported_is_judged_in_a_record_that_was_there() {
    let place = place();
    let path = with(&place, "event: offered");
    let text = place.text(&path);
    let offer = event_with(&text, "event: offered").lines().next().unwrap().trim_start_matches("  - id: ");
    let rest = format!(
        "    n: 98\n    event: approved\n    happened: 2026-11-16T12:00:00+08:00\n    target: {offer}\n    role: executive\n    late_entry: imported\n"
    );
    let commit = written(&place, &path, ("yu", &now(0)), &rest);
    tells(&place, "audit-not-entitled", &path, Some(&commit));
}

#[test]
fn sums_in_the_name_of_sweep_are_made_again_also_without_rules() {
    let fined = "    n: 98\n    event: fined\n    rule: television\n    amount: \"900.00\"\n    payers: [{staff: yu, amount: \"900.00\"}]\n    payee: other-stores\n";
    let late = "    n: 98\n    event: late-charged\n    target: ezz9z8\n    amount: \"90.00\"\n    payers: [{staff: yu, amount: \"90.00\"}]\n";
    let again = format!("{fined}    repeats: ezz9z8\n    times: \"3\"\n");
    for rest in [fined, late, &again] {
        let place = place();
        let path = first(&place);
        let text = place.text(&path);
        place.put(&path, &format!("{text}  - id: szz9z9zz9z9zz\n    at: {}\n    by: sweep\n{rest}", now(0)));
        let commit = place.commit_as("ma");
        tells(&place, "audit-fine-does-not-follow", &path, Some(&commit));
    }
}

#[test]
fn sweep_records_nothing_but_fines_outside_complaints() {
    let place = place();
    let path = "stores/maple.yaml";
    let event = format!(
        "  - id: szz9z9zz9z9zz\n    at: {}\n    by: sweep\n    n: 1\n    event: note\n    note: \"settled\"\n",
        now(0)
    );
    place.put(path, &format!("record: store\nformat: 1\nid: maple\nevents:\n{event}"));
    let commit = place.commit_as("ma");
    tells(&place, "audit-sweep-does-not-follow", path, Some(&commit));
}
