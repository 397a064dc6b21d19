//! Writing: whole or not at all, never over somebody else's edit.

use std::os::unix::fs::PermissionsExt;

use plaint::domain::failure::FailureKind;
use plaint::domain::record::RecordKind;
use plaint::git::Trouble;
use plaint::store::{Change, Trail};

use crate::place::{Place, case_path, case_text, entry, event_line, note, temporary};

const ID: &str = "261122-k7qm";

/// Everything below the workspace that no command should leave.
fn leftovers(place: &Place) -> Vec<String> {
    let entries = walkdir::WalkDir::new(place.root()).into_iter().map(Result::unwrap);
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.filter(|name| name.ends_with(".plaint-tmp") || name == "journal.json").collect()
}

#[test]
fn a_new_record_is_there_with_its_folders_and_an_open_mode() {
    let place = Place::new();
    let saved = place.create(ID).unwrap();
    assert_eq!(saved.trail, Trail::None(Trouble::NoRepository));
    assert_eq!(place.text(&case_path(ID)), case_text(ID));
    let mode = std::fs::metadata(place.path(&case_path(ID))).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o644);
    assert_eq!(leftovers(&place), Vec::<String>::new());
}

#[test]
fn a_private_file_is_its_owner_s_alone() {
    let place = Place::under_git();
    let workspace = place.workspace();
    let change = Change::create("customers/c-7h2k.yaml", "record: customer\n").private();
    let saved = workspace.writer().unwrap().save(&[change], &[], &entry("c-7h2k", "created", "")).unwrap();
    assert_eq!(saved.trail, Trail::Committed(None));
    let mode = std::fs::metadata(place.path("customers/c-7h2k.yaml")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert_eq!(place.subjects(), ["begin"]);
}

#[test]
fn the_mode_of_a_file_stays() {
    let place = Place::new();
    let path = place.put_case(ID);
    std::fs::set_permissions(place.path(&path), std::fs::Permissions::from_mode(0o664)).unwrap();
    let _ = place.append(ID, "e00002").unwrap();
    assert_eq!(std::fs::metadata(place.path(&path)).unwrap().permissions().mode() & 0o777, 0o664);
}

#[test]
fn a_file_that_is_there_is_never_made_again() {
    let place = Place::new();
    let path = place.put_case(ID);
    place.put(&path, "mine\n");
    let failure = place.create(ID).unwrap_err();
    assert!(failure.message.en.contains("is there already; nothing was saved"), "{failure}");
    assert_eq!(place.text(&path), "mine\n");
    assert_eq!(leftovers(&place), Vec::<String>::new());
}

#[test]
fn an_edit_between_reading_and_writing_is_never_overwritten() {
    let place = Place::new();
    let path = place.put_case(ID);
    let workspace = place.workspace();
    let read = workspace.load_one(&RecordKind::Complaint, ID).unwrap();
    let by_hand = case_text(ID).replace("received: ", "# rang back\nreceived: ");
    place.put(&path, &by_hand);
    let change = Change::replace(&read, format!("{}{}", read.text, event_line("e00002")));
    let failure = workspace.writer().unwrap().save(&[change], &[], &note(ID, "e00002")).unwrap_err();
    assert_eq!(failure.kind, FailureKind::CouldNot);
    assert!(failure.message.en.contains("was changed while the command ran; nothing was saved"), "{failure}");
    assert_eq!(place.text(&path), by_hand);
    std::fs::remove_file(place.path(&path)).unwrap();
    let change = Change::replace(&read, "x");
    let failure = workspace.writer().unwrap().save(&[change], &[], &note(ID, "e00002")).unwrap_err();
    assert!(failure.message.en.contains("was removed"), "{failure}");
    assert!(!place.path(&path).exists());
}

#[test]
fn when_one_file_of_several_cannot_be_written_none_is() {
    let place = Place::new();
    let path = place.put_case(ID);
    let workspace = place.workspace();
    let read = workspace.load_one(&RecordKind::Complaint, ID).unwrap();
    // A file stands where a folder would have to be.
    place.put("stores", "in the way");
    let changes = [Change::replace(&read, "new\n"), Change::create("stores/east.yaml", "record: store\n")];
    let failure = workspace.writer().unwrap().save(&changes, &[], &note(ID, "e00002")).unwrap_err();
    assert!(
        failure.message.en.contains("nothing was saved") || failure.message.en.contains("cannot"),
        "{failure}"
    );
    assert_eq!(place.text(&path), case_text(ID));
    assert_eq!(leftovers(&place), Vec::<String>::new());
}

#[test]
fn links_and_ways_out_are_refused() {
    let place = Place::new();
    let outside = temporary();
    std::os::unix::fs::symlink(outside.path(), place.path("stores")).unwrap();
    let workspace = place.workspace();
    for path in ["stores/east.yaml", "../east.yaml", "a/../../east.yaml", "/tmp/east.yaml"] {
        let change = Change::create(path, "x");
        let failure = workspace.writer().unwrap().save(&[change], &[], &note(ID, "e1")).unwrap_err();
        assert!(failure.message.en.contains("nothing was saved"), "{path}: {failure}");
    }
    assert_eq!(std::fs::read_dir(outside.path()).unwrap().count(), 0);
}

#[test]
fn whoever_waits_in_vain_learns_who_writes() {
    let place = Place::new();
    let workspace = place.workspace();
    let _held = workspace.writer().unwrap();
    let failure = workspace.writer().unwrap_err();
    assert_eq!(failure.kind, FailureKind::Busy);
    let pid = std::process::id();
    assert!(failure.message.en.contains(&format!("(process {pid} on ")), "{failure}");
}

#[test]
fn many_writers_lose_nothing() {
    let place = Place::under_git();
    let _ = place.create(ID).unwrap();
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let place = &place;
            scope.spawn(move || {
                for event in 0..10 {
                    let _ = place.append(ID, &format!("w{writer}e{event}")).unwrap();
                }
            });
        }
    });
    let record = place.workspace().load_one(&RecordKind::Complaint, ID).unwrap().record;
    let mut ids: Vec<_> = record.events.into_iter().map(|event| event.id).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 1 + 4 * 10);
    assert_eq!(place.subjects().len(), 2 + 4 * 10);
    assert_eq!(place.status(), "");
}
