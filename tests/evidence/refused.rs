//! What is no plain readable file with a name that can be shown is refused, at once, and nothing is written.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use crate::place::{NOON, PHOTO, Place};
use crate::scene::told;

/// Gives the file as a photograph, and asserts that it is refused soon, that `words` are told, and that nothing is left.
fn refused(place: &Place, file: &Path, words: &str) {
    let before = place.record();
    let mut command = place.scene.at(NOON).command(&["evidence", "add", &place.case, "--kind", "photo"]);
    command.arg(file).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut waited = 0;
    while child.try_wait().unwrap().is_none() {
        assert!(waited < 600, "{}: hangs", file.display());
        std::thread::sleep(Duration::from_millis(50));
        waited += 1;
    }
    let output = child.wait_with_output().unwrap();
    let told = told(&output);
    assert!(matches!(output.status.code(), Some(1 | 2)), "{}: {told}", file.display());
    assert!(told.contains(words), "{}: {told}", file.display());
    assert!(told.contains("nothing was saved"), "{told}");
    assert!(
        !told.chars().any(|character| character != '\n' && plaint::render::terminal::is_unsafe(character))
    );
    assert_eq!(place.record(), before);
    assert_eq!(place.kept(), Vec::<String>::new());
    assert_eq!(place.scene.git(&["status", "--porcelain"]), "");
}

#[test]
fn what_is_no_plain_file() {
    let place = Place::new();
    let photo = place.file("photo.jpg", PHOTO);
    let link = place.outside("link.jpg");
    symlink(&photo, &link).unwrap();
    refused(&place, &link, "is a link");
    let dangling = place.outside("dangling.jpg");
    symlink("nowhere", &dangling).unwrap();
    refused(&place, &dangling, "is a link");
    refused(&place, photo.parent().unwrap(), "is a folder");
    refused(&place, Path::new("."), "is a folder");
    refused(&place, Path::new("/dev/zero"), "is a device");
    refused(&place, Path::new("/dev/full"), "is a device");
    let pipe = place.outside("pipe");
    rustix::fs::mknodat(rustix::fs::CWD, &pipe, rustix::fs::FileType::Fifo, 0o644.into(), 0).unwrap();
    refused(&place, &pipe, "is a pipe");
    let socket = place.outside("socket");
    let _listener = UnixListener::bind(&socket).unwrap();
    refused(&place, &socket, "is a socket");
    refused(&place, &place.outside("missing.jpg"), "cannot read");
    refused(&place, &photo.join("below"), "cannot read");
}

#[test]
fn what_is_empty_or_too_large_at_once() {
    let place = Place::new();
    refused(&place, &place.file("empty.jpg", ""), "is empty");
    let film = place.file("film.mp4", "");
    fs::File::options().write(true).open(&film).unwrap().set_len(10 * 1024 * 1024 * 1024).unwrap();
    refused(&place, &film, "has 10.7 GB, and no more than 64 MB are copied");
}

#[test]
fn what_cannot_be_read() {
    let place = Place::new();
    // A plain file to the eye, whose first byte nobody can read, the superuser included.
    refused(&place, Path::new("/proc/self/mem"), "cannot read");
    let file = place.file("secret.jpg", PHOTO);
    fs::set_permissions(&file, std::os::unix::fs::PermissionsExt::from_mode(0o000)).unwrap();
    if !rustix::process::geteuid().is_root() {
        refused(&place, &file, "cannot read");
    }
}

#[test]
fn names_that_mislead() {
    let place = Place::new();
    refused(&place, &place.file("a\u{1b}[2J.jpg", PHOTO), "U+001B");
    refused(&place, &place.file("a\nb.jpg", PHOTO), "U+000A");
    refused(&place, &place.file("gpj\u{202e}.exe", PHOTO), "U+202E");
    let raw = place.outside("x").with_file_name(OsStr::from_bytes(b"\xff\xfe.jpg"));
    fs::write(&raw, PHOTO).unwrap();
    refused(&place, &raw, "is not UTF-8");
    refused(&place, Path::new("/"), "is a folder");
}

#[test]
fn a_given_name_leads_nowhere() {
    let place = Place::new();
    let file = place.file("photo.jpg", PHOTO);
    let act = place.scene.at(NOON);
    for name in ["../../shop.toml", "a/b", "a\u{1b}b", ""] {
        let words =
            ["evidence", "add", &place.case, file.to_str().unwrap(), "--kind", "photo", "--name", name];
        act.refused(2, &words);
    }
    assert_eq!(place.kept(), Vec::<String>::new());
    act.output(&["evidence", "add", &place.case, file.to_str().unwrap(), "--kind", "photo", "--name", "..a"]);
    assert_eq!(place.kept().len(), 1);
}

#[test]
fn a_folder_of_evidence_that_is_a_link_is_not_followed() {
    let place = Place::new();
    let elsewhere = place.outside("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    symlink(&elsewhere, place.scene.path().join("evidence")).unwrap();
    let before = place.record();
    let file = place.file("photo.jpg", PHOTO);
    let words = ["evidence", "add", &place.case, file.to_str().unwrap(), "--kind", "photo"];
    let told = place.scene.at(NOON).refused(1, &words);
    assert!(told.contains("is a link or no plain file; nothing was saved"), "{told}");
    assert_eq!(fs::read_dir(&elsewhere).unwrap().count(), 0);
    assert_eq!(place.record(), before);
}

#[test]
fn what_was_changed_where_it_is_kept_is_not_taken_for_the_same_file() {
    let place = Place::new();
    place.photo("photo.jpg", PHOTO);
    let kept = place.scene.path().join(place.kept().remove(0));
    fs::write(&kept, "另一张").unwrap();
    let before = place.record();
    let file = place.outside("photo.jpg");
    let words = ["evidence", "add", &place.case, file.to_str().unwrap(), "--kind", "photo"];
    let told = place.scene.at(NOON).refused(1, &words);
    assert!(told.contains("is there already and is not what its name says; nothing was saved"), "{told}");
    assert_eq!(place.record(), before);
    assert_eq!(fs::read_to_string(&kept).unwrap(), "另一张");
}
