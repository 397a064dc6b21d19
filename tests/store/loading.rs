//! Reading all records, and what one bad file does: it is loud, and alone.

use std::os::unix::fs::PermissionsExt;

use plaint::domain::record::RecordKind;
use plaint::store::{Workspace, finding};

use crate::place::{Place, case_path, case_text, temporary};

#[test]
fn the_nearest_shop_file_upward_makes_the_workspace() {
    let place = Place::new();
    place.put("a/b/c.txt", "");
    let workspace = Workspace::discover(&place.path("a/b")).unwrap();
    assert_eq!(workspace.root(), place.root());
    let nowhere = temporary();
    let failure = Workspace::discover(nowhere.path()).unwrap_err();
    assert!(failure.message.en.contains("there is no `shop.toml`"), "{failure}");
}

#[test]
fn many_records_come_in_the_order_of_receipt() {
    let place = Place::new();
    let ids: Vec<String> = (0..500)
        .map(|number| format!("26{:02}{:02}-k{:03}", number % 12 + 1, number % 28 + 1, number))
        .collect();
    for id in &ids {
        place.put_case(id);
    }
    let loaded = place.workspace().load_all();
    assert!(loaded.unreadable.is_empty(), "{:?}", loaded.unreadable);
    let mut expected = ids;
    expected.sort();
    let found: Vec<_> = loaded.records.into_iter().map(|one| one.record.id).collect();
    assert_eq!(found, expected);
}

#[test]
fn one_bad_file_is_one_finding_and_the_others_are_read() {
    let right = case_text("261122-bad0");
    let table: Vec<(&str, Vec<u8>)> = vec![
        ("yaml-truncated", b"record: complaint\nid: [\n".to_vec()),
        ("file-not-utf8", [right.as_bytes(), b"# \xb4\xb2\n"].concat()),
        ("file-too-large", [right.as_bytes(), &b"#".repeat(1 << 20)].concat()),
        ("record-wrong-path", case_text("261122-bad1").into_bytes()),
        ("record-bad-id", right.replace("record: complaint", "record: store").into_bytes()),
    ];
    for (code, bytes) in table {
        let place = Place::new();
        place.put_case("261122-k7qm");
        place.put_case("261123-k7qm");
        place.put(&case_path("261122-bad0"), bytes);
        let loaded = place.workspace().load_all();
        assert_eq!(loaded.records.len(), 2, "{code}");
        assert_eq!(loaded.unreadable.iter().map(|finding| finding.code).collect::<Vec<_>>(), [code]);
        assert_eq!(loaded.unreadable[0].place.file, case_path("261122-bad0"));
        let failure = place.workspace().load_one(&RecordKind::Complaint, "261122-bad0").unwrap_err();
        assert!(failure.message.en.starts_with("cases/2026/11/22/261122-bad0.yaml:"), "{failure}");
    }
}

#[test]
fn bytes_that_are_not_utf8_are_found_at_their_line() {
    let place = Place::new();
    place.put(&case_path("261122-k7qm"), b"record: complaint\n# \xb4\xb2\n");
    let loaded = place.workspace().load_all();
    let at = &loaded.unreadable[0].place;
    assert_eq!((at.line, at.column), (2, 3));
}

#[test]
fn links_are_not_followed() {
    let place = Place::new();
    place.put("elsewhere/261122-k7qm.yaml", case_text("261122-k7qm"));
    std::fs::create_dir_all(place.path("cases/2026")).unwrap();
    std::os::unix::fs::symlink(place.path("elsewhere"), place.path("cases/2026/11")).unwrap();
    let loaded = place.workspace().load_all();
    assert_eq!(loaded.records.len(), 0);
    assert_eq!(loaded.unreadable[0].code, finding::FILE_IS_LINK);
}

#[test]
fn hidden_files_and_other_files_are_no_records() {
    let place = Place::new();
    place.put_case("261122-k7qm");
    place.put("cases/2026/11/22/.261122-k7qn.yaml.plaint-tmp", "half");
    place.put("cases/2026/11/22/.261122-k7qp.yaml", "half");
    place.put("cases/README.md", "ours");
    let loaded = place.workspace().load_all();
    assert_eq!((loaded.records.len(), loaded.unreadable.len()), (1, 0));
}

#[test]
fn a_file_that_may_not_be_read_is_a_finding_and_the_others_are_listed() {
    let place = Place::new();
    place.put("shop.toml", plaint::commands::demo::SHOP);
    let (closed, open) = (place.put_case("261122-k7qm"), place.put_case("261122-k7qn"));
    std::fs::set_permissions(place.path(&closed), std::fs::Permissions::from_mode(0o000)).unwrap();
    std::fs::set_permissions(place.root(), std::fs::Permissions::from_mode(0o755)).unwrap();
    // The superuser may read anything; so somebody else looks.
    let mut command = std::process::Command::new("setpriv");
    command.args(["--reuid", "65534", "--clear-groups", env!("CARGO_BIN_EXE_plaint")]);
    if std::fs::File::open(place.path(&closed)).is_err() {
        command = std::process::Command::new(env!("CARGO_BIN_EXE_plaint"));
    }
    let output = command.args(["list", "--all"]).current_dir(place.root()).output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(errors.contains(finding::FILE_UNREADABLE) && errors.contains(&closed), "{errors}");
    assert!(String::from_utf8_lossy(&output.stdout).contains("261122-k7qn"), "{errors}");
    assert_eq!(output.status.code(), Some(3), "{errors}");
    assert!(place.path(&open).exists());
}
