//! kill -9 at any moment: no torn file, nothing acknowledged is lost, and the next command puts everything in order.

use std::os::unix::process::CommandExt;
use std::thread;
use std::time::Duration;

use plaint::domain::record::RecordKind;

use crate::place::Place;

const ROUNDS: u64 = 40;

const ID: &str = "261122-k7qm";

fn shop() -> (Place, String) {
    let place = Place::empty();
    let begin = ["init", "--trade", "shop", "--name", "A", "--zone", "Asia/Shanghai", "--staff", "li=Li"];
    place.told(0, &begin);
    let _ = place.create(ID).unwrap();
    (place, ID.to_owned())
}

fn leftovers(place: &Place) -> Vec<String> {
    let entries = walkdir::WalkDir::new(place.root()).into_iter().map(Result::unwrap);
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names
        .filter(|name| name.ends_with(".plaint-tmp") || name == "journal.json" || name == "index.lock")
        .collect()
}

/// Kills the program, and with `group` the git below it too, later and later in its run. Returns what it acknowledged.
fn kill_in_every_phase(place: &Place, id: &str, group: bool) -> Vec<String> {
    let mut acknowledged = Vec::new();
    for round in 0..ROUNDS {
        let words = format!("round {round} of {group}");
        let mut command = place.plaint(&["note", id, &words, "--by", "li"]);
        let mut child = command.process_group(0).spawn().unwrap();
        thread::sleep(Duration::from_millis(round * 2));
        let target = if group { format!("-{}", child.id()) } else { child.id().to_string() };
        std::process::Command::new("kill").args(["-9", "--", &target]).output().unwrap();
        if child.wait().unwrap().success() {
            acknowledged.push(words);
        }
        let record = place.workspace().load_one(&RecordKind::Complaint, id).unwrap();
        assert!(record.text.ends_with('\n'), "round {round}: torn");
    }
    acknowledged
}

#[test]
fn a_killed_program_leaves_nothing_torn_and_the_next_one_puts_it_in_order() {
    let (place, id) = shop();
    let mut acknowledged = kill_in_every_phase(&place, &id, false);
    acknowledged.extend(kill_in_every_phase(&place, &id, true));
    // A git that was killed with it may have left a lock; too young to be removed, it is named. Later it is old.
    for lock in ["index.lock", "HEAD.lock", "refs/heads/main.lock"] {
        let path = place.path(".git").join(lock);
        if let Ok(file) = std::fs::File::options().write(true).open(&path) {
            file.set_modified(std::time::SystemTime::now() - Duration::from_secs(3600)).unwrap();
        }
    }
    place.told(0, &["note", &id, "at last", "--by", "li"]);
    let text = place.workspace().load_one(&RecordKind::Complaint, &id).unwrap().text;
    for words in acknowledged.iter().map(String::as_str).chain(["at last"]) {
        assert_eq!(text.matches(&format!("{words}\"")).count(), 1, "{words}");
    }
    assert_eq!(leftovers(&place), Vec::<String>::new());
    assert_eq!(place.status(), "?? .keep");
    assert_eq!(place.git(&["fsck", "--strict", "--no-dangling"]), "");
    let committed = place.git(&["show", &format!("HEAD:{}", crate::place::case_path(&id))]);
    assert_eq!(committed, text.trim_end());
}
