//! How a clone learns of the driver, and what happens when the program is not there.

use std::fs;
use std::time::{Duration, Instant};

use plaint::git::{Repository, Surroundings};

use crate::house::{House, parted};

fn command(house: &House) -> String {
    house.git(&["config", "--local", "merge.plaint.driver"])
}

/// The registered command with another program in the place of ours.
fn command_of(house: &House, program: &str) -> String {
    let command = command(house);
    let (_, arguments) = command.split_once(" merge-driver").unwrap();
    format!("{program} merge-driver{arguments}")
}

#[test]
fn init_names_the_driver_and_registers_it() {
    let (house, _) = House::new();
    let attributes = fs::read_to_string(house.root().join(".gitattributes")).unwrap();
    for line in ["/cases/**/*.yaml merge=plaint", "/stores/*.yaml merge=plaint"] {
        assert!(attributes.lines().any(|own| own == line), "{attributes}");
    }
    assert!(command(&house).contains("merge-driver %O %A %B %P %L %S %X %Y"), "{}", command(&house));
    let own = fs::read_to_string(house.top().join(".git/info/attributes")).unwrap();
    assert!(own.contains("/cases/**/*.yaml merge=plaint"), "{own}");
}

#[test]
fn a_clone_that_lacks_it_is_told_once() {
    let (house, id) = House::new();
    let clone = house.cloned();
    let told = clone.plaint(0, &["note", &id, "first"]);
    assert!(told.contains("merge driver"), "{told}");
    assert!(command(&clone).contains("merge-driver"));
    let told = clone.plaint(0, &["note", &id, "second"]);
    assert!(!told.contains("merge driver"), "{told}");
}

#[test]
fn looking_whether_it_is_registered_costs_next_to_nothing() {
    let (house, _) = House::new();
    let (repository, _) = Repository::open(&house.root(), &Surroundings::of_process()).unwrap();
    let quickest = (0..50).map(|_| {
        let begun = Instant::now();
        assert_eq!(repository.register_where_named(&house.root()), None);
        begun.elapsed()
    });
    assert!(quickest.min().unwrap() < Duration::from_millis(1));
}

#[test]
fn init_completes_a_clone_and_leaves_another_driver_alone() {
    let (house, _) = House::new();
    let clone = house.cloned();
    clone.plaint(0, &["init"]);
    assert!(command(&clone).contains("merge-driver"));
    clone.git(&["config", "merge.plaint.driver", "mine %O %A %B"]);
    clone.plaint(0, &["init"]);
    assert_eq!(command(&clone), "mine %O %A %B");
}

#[test]
fn in_a_folder_of_the_repository_the_rules_name_that_folder() {
    let (house, id) = House::below("the shop");
    house.note(&id, "x");
    let own = fs::read_to_string(house.top().join(".git/info/attributes")).unwrap();
    assert!(own.contains("\"/the shop/cases/**/*.yaml\" merge=plaint"), "{own}");
    let path = format!("the shop/{}", house.path_of(&id));
    fs::remove_file(house.root().join(".gitattributes")).unwrap();
    assert!(house.git(&["check-attr", "merge", "--", &path]).ends_with("merge: plaint"));
}

#[test]
fn a_program_that_is_not_there_undoes_the_merge() {
    let (house, id) = parted();
    let gone = command_of(&house, "/nowhere/plaint");
    house.git(&["config", "merge.plaint.driver", &gone]);
    let before = house.text(&id);
    let told = house.git_stops(&["merge", "--no-edit", "other"]);
    assert!(told.contains("/nowhere/plaint"), "{told}");
    assert_eq!((house.text(&id), house.status()), (before, String::new()));
}

#[test]
fn a_driver_that_is_killed_undoes_the_merge() {
    let (house, id) = parted();
    let killed = command_of(&house, "sh -c 'kill -9 $$' ");
    house.git(&["config", "merge.plaint.driver", &killed]);
    let before = house.text(&id);
    house.git_stops(&["merge", "--no-edit", "other"]);
    assert_eq!((house.text(&id), house.status()), (before, String::new()));
}

#[test]
fn a_branch_that_is_older_than_the_rule_is_merged_all_the_same() {
    let (house, id) = House::new();
    let with = fs::read_to_string(house.root().join(".gitattributes")).unwrap();
    let without: String = with
        .lines()
        .filter(|line| !line.contains("merge="))
        .fold(String::new(), |text, line| text + line + "\n");
    fs::write(house.root().join(".gitattributes"), &without).unwrap();
    house.git(&["commit", "-q", "-a", "-m", "as it was before"]);
    house.git(&["branch", "old"]);
    fs::write(house.root().join(".gitattributes"), &with).unwrap();
    house.git(&["commit", "-q", "-a", "-m", "the rule"]);
    house.note(&id, "new");
    house.git(&["checkout", "-q", "old"]);
    house.note(&id, "old");
    house.git(&["merge", "--no-edit", "main"]);
    assert_eq!(house.notes(&id).len(), 2);
}
