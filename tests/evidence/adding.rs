//! What is added stands in the record and under its hash, and nowhere else.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::place::{NOON, PHOTO, PHOTO_SHA256, Place};

#[test]
fn a_file_is_kept_under_its_hash_readable_by_its_owner_alone_and_out_of_git() {
    let place = Place::new();
    place.photo("现场 照片.jpg", PHOTO);
    let path = format!("evidence/{}/{PHOTO_SHA256}", place.case);
    assert_eq!(place.kept(), [path.as_str()]);
    let kept = place.scene.path().join(&path);
    assert_eq!(fs::read_to_string(&kept).unwrap(), PHOTO);
    assert_eq!(fs::metadata(&kept).unwrap().permissions().mode() & 0o777, 0o600);
    let record = place.record();
    for line in
        ["kind: photo", "name: \"现场 照片.jpg\"", &format!("sha256: \"{PHOTO_SHA256}\""), "size: \"12\""]
    {
        assert!(record.contains(line), "{line}\n{record}");
    }
    assert!(!place.scene.git(&["ls-files"]).contains("evidence/"), "only the hash is in the history");
    assert_eq!(place.scene.git(&["status", "--porcelain"]), "", "and git ignores the folder");
}

#[test]
fn in_git_the_bytes_are_committed_as_they_are() {
    let place = Place::with_evidence_in_git();
    let bytes = b"line\r\nline\r\n\0\xff";
    place.photo("raw.bin", bytes);
    let path = place.kept().remove(0);
    assert!(place.scene.git(&["ls-files"]).contains(&path));
    fs::remove_file(place.scene.path().join(&path)).unwrap();
    place.scene.git(&["-c", "core.autocrlf=true", "checkout", "--", &path]);
    assert_eq!(fs::read(place.scene.path().join(&path)).unwrap(), bytes);
    assert_eq!(place.scene.git(&["status", "--porcelain"]), "");
}

#[test]
fn the_same_file_twice_is_two_events_and_one_file() {
    let place = Place::new();
    place.photo("one.jpg", PHOTO);
    place.photo("other.jpg", PHOTO);
    assert_eq!(place.kept().len(), 1);
    assert_eq!(place.record().matches("event: evidence").count(), 2);
}

#[test]
fn what_an_interrupted_command_left_is_taken_up() {
    let place = Place::new();
    let folder = place.scene.path().join("evidence").join(&place.case);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(PHOTO_SHA256), PHOTO).unwrap();
    place.scene.at(NOON).refused(3, &["evidence", "verify"]);
    place.photo("photo.jpg", PHOTO);
    place.scene.at(NOON).output(&["evidence", "verify"]);
    assert_eq!(place.kept().len(), 1);
}

#[test]
fn two_who_add_the_same_file_at_once_lose_neither_event() {
    let place = Place::new();
    let file = place.file("photo.jpg", PHOTO);
    let words = ["evidence", "add", &place.case, file.to_str().unwrap(), "--kind", "photo"];
    let children: Vec<_> = (0..4).map(|_| place.scene.at(NOON).command(&words).spawn().unwrap()).collect();
    let codes: Vec<_> = children.into_iter().map(|mut child| child.wait().unwrap().code()).collect();
    let done = codes.iter().filter(|code| **code == Some(0)).count();
    assert!(done >= 1 && codes.iter().all(|code| matches!(code, Some(0 | 1 | 5))), "{codes:?}");
    assert_eq!(place.record().matches("event: evidence").count(), done, "who was told so is on record");
    assert_eq!(place.kept().len(), 1);
    place.scene.at(NOON).output(&["evidence", "verify"]);
}

#[test]
fn a_closed_case_takes_no_evidence() {
    let place = Place::new();
    place.scene.at(NOON).output(&["close", &place.case, "--outcome", "settled"]);
    let file = place.file("photo.jpg", PHOTO);
    let words = ["evidence", "add", &place.case, file.to_str().unwrap(), "--kind", "photo"];
    let told = place.scene.at(NOON).refused(1, &words);
    assert!(told.contains("reopen"), "{told}");
    assert_eq!(place.kept(), Vec::<String>::new());
}

#[test]
fn a_name_may_be_given_and_a_thing_needs_a_place() {
    let place = Place::new();
    let file = place.file("scan.jpg", PHOTO);
    let (case, file) = (place.case.as_str(), file.to_str().unwrap());
    let act = place.scene.at(NOON);
    act.output(&["evidence", "add", case, file, "--kind", "photo", "--name", "床垫正面.jpg"]);
    assert!(place.record().contains("床垫正面.jpg"));
    let told = act.output(&["evidence", "add", case, "--kind", "object", "--kept", "冷冻柜 2"]);
    assert!(told.contains("keep it so: in a clean container, frozen"), "{told}");
    assert!(place.record().contains("kept: \"冷冻柜 2\""));
}

#[test]
fn of_a_large_file_only_the_hash_need_be_recorded() {
    let place = Place::new();
    let film = place.file("film.mp4", "");
    fs::File::options().write(true).open(&film).unwrap().set_len(64_000_001).unwrap();
    let words = [
        "evidence",
        "add",
        &place.case,
        film.to_str().unwrap(),
        "--kind",
        "cctv",
        "--obtained",
        "own camera",
    ];
    let told = place.scene.at(NOON).refused(1, &words);
    assert!(told.contains("has 64 MB, and no more than 64 MB are copied; nothing was saved"), "{told}");
    assert!(told.contains("--hash-only --kept PLACE"), "{told}");
    let more = [&words[..], &["--hash-only", "--kept", "recorder in the office"]].concat();
    place.scene.at(NOON).output(&more);
    assert_eq!(place.kept(), Vec::<String>::new());
    // From another program: 64,000,001 zeros.
    assert!(
        place
            .record()
            .contains("sha256: \"46e456b9b58dabe1e4f63d0a84a9306df12fb51be24051d91cc6d515d86e6df2\""),
        "{}",
        place.record()
    );
    assert!(place.record().contains("copied: \"no\""), "{}", place.record());
    place.scene.at(NOON).output(&["evidence", "verify"]);
}

#[test]
fn what_a_kind_demands_is_told_at_once() {
    let place = Place::new();
    let act = place.scene.at(NOON);
    let case = place.case.as_str();
    let told = act.refused(2, &["evidence", "add", case, "--kind", "cctv"]);
    assert_eq!(
        told,
        "error: evidence of the kind \"CCTV\" needs more\n  \
         tip: `--obtained HOW`: how it was obtained lawfully, by whose permission\n  \
         tip: the FILE, or `--kept PLACE` for a thing that is kept somewhere\n"
    );
    let told = act.refused(2, &["evidence", "add", case, "--kind", "object", "--language", "zh"]);
    assert!(told.contains("`--kept 存放处`：存放在何处（放入清洁容器并冷冻）"), "{told}");
    let told = act.refused(2, &["evidence", "add", case, "--kind", "foto"]);
    assert!(told.contains("no kind of evidence `foto`; it has: photo (photograph)"), "{told}");
    assert!(told.contains("did you mean `photo`?"), "{told}");
    let told = act.refused(2, &["evidence", "add", case]);
    assert!(told.contains("evidence needs `--kind`, one of: photo (photograph)"), "{told}");
    let told =
        act.refused(2, &["evidence", "add", case, "--kind", "photo", "--kept", "x", "--by-whom", "lii"]);
    assert!(told.contains("did you mean `li`?"), "{told}");
    assert!(!place.record().contains("event: evidence"));
}

#[test]
fn the_list_tells_where_everything_is() {
    let place = Place::new();
    place.photo("mattress.jpg", PHOTO);
    let act = place.scene.at(NOON);
    let case = place.case.as_str();
    act.output(&["evidence", "add", case, "--kind", "object", "--kept", "冷冻柜 2", "--source", "顾客"]);
    let film = place.file("film.mp4", "film");
    let film = film.to_str().unwrap();
    act.output(&[
        "evidence",
        "add",
        case,
        film,
        "--kind",
        "cctv",
        "--obtained",
        "own camera, law on CCTV",
        "--by-whom",
        "sam",
        "--hash-only",
        "--kept",
        "recorder",
    ]);
    let listed = act.output(&["evidence", "list", case, "--format", "table"]);
    let without_ids: Vec<String> = listed
        .lines()
        .map(|line| line.split_once("  ").unwrap_or((line, "")).1.trim_start().to_owned())
        .collect();
    insta::assert_snapshot!(without_ids.join("\n"), @r#"
kind            name          size  where      SHA-256       recorded     by    obtained by  how obtained             from

photograph      mattress.jpg  12 B  copy here  917377893f1d  today 12:00  李娜
foreign object                      冷冻柜 2                 today 12:00  李娜                                        顾客
CCTV            film.mp4       4 B  recorder   d0607f7ad262  today 12:00  李娜  Sam          own camera, law on CCTV
"#);
    fs::remove_dir_all(place.scene.path().join("evidence")).unwrap();
    let json: serde_json::Value =
        serde_json::from_str(&act.output(&["evidence", "list", case, "--format", "json"])).unwrap();
    let states: Vec<&str> =
        json["rows"].as_array().unwrap().iter().map(|row| row["whereabouts"].as_str().unwrap()).collect();
    assert_eq!(states, ["not-here", "thing", "elsewhere"]);
    assert_eq!(json["rows"][0]["sha256"], PHOTO_SHA256);
    assert_eq!(json["rows"][2]["obtained_by"], "sam");
}
