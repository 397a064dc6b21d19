//! `doctor`: what it finds, what it mends, and its exit code.

use std::fs;

use serde_json::Value;

use crate::house::{House, parted};

/// The state of each thing that was looked at.
fn states(house: &House, code: i32, words: &[&str]) -> Vec<(String, String)> {
    let told = house.plaint(code, &[&["doctor", "--format", "jsonl"], words].concat());
    let rows = told.lines().filter(|line| line.starts_with('{'));
    rows.map(|row| {
        let row: Value = serde_json::from_str(row).unwrap();
        (row["topic"].as_str().unwrap().to_owned(), row["state"].as_str().unwrap().to_owned())
    })
    .collect()
}

fn state<'s>(states: &'s [(String, String)], topic: &str) -> &'s str {
    states.iter().find(|(own, _)| own == topic).map_or("nothing", |(_, state)| state.as_str())
}

#[test]
fn a_sound_clone_is_sound_and_the_trial_merge_works() {
    let (house, _) = House::new();
    let states = states(&house, 0, &[]);
    for topic in [
        "git",
        "repository",
        "history",
        "locks",
        "driver",
        "trial-merge",
        "lines-for-git",
        "programs",
        "journal",
    ] {
        assert_eq!(state(&states, topic), "fine", "{topic}: {states:?}");
    }
}

#[test]
fn a_clone_without_driver_is_mended() {
    let (house, _) = House::new();
    house.without_driver();
    fs::remove_file(house.top().join(".git/info/attributes")).unwrap();
    assert_eq!(state(&states(&house, 3, &[]), "driver"), "wrong");
    let mended = states(&house, 0, &["--repair"]);
    assert_eq!((state(&mended, "driver"), state(&mended, "trial-merge")), ("mended", "fine"));
    assert_eq!(state(&states(&house, 0, &[]), "driver"), "fine");
}

#[test]
fn a_driver_that_is_another_s_or_is_gone_is_never_run() {
    let (house, _) = House::new();
    let witness = house.top().join("it-ran");
    for command in [
        format!("touch {} #", witness.display()),
        format!("touch {} merge-driver %O %A %B %P %L %S %X %Y", witness.display()),
        "/nowhere/plaint merge-driver %O %A %B %P %L %S %X %Y".to_owned(),
    ] {
        house.git(&["config", "merge.plaint.driver", &command]);
        let told = house.plaint_whatever(&["doctor"]);
        assert!(!witness.exists(), "{command}");
        assert!(told.contains("driver") && !told.contains("both sides' events"), "{told}");
    }
}

#[test]
fn programs_locks_replacements_and_a_merge_under_way_are_told() {
    let (house, id) = parted();
    house.git(&["config", "core.sshCommand", "touch it-ran"]);
    house.git(&["config", "filter.x.clean", "touch it-ran"]);
    let told = house.plaint(0, &["doctor"]);
    assert!(told.contains("core.sshcommand") && told.contains("filter.x.clean"), "{told}");
    house.git(&["replace", "HEAD", "other"]);
    assert_eq!(state(&states(&house, 3, &[]), "history"), "wrong");
    house.git(&["replace", "-d", "HEAD"]);
    let lock = house.top().join(".git/index.lock");
    fs::write(&lock, "").unwrap();
    assert_eq!(state(&states(&house, 3, &[]), "locks"), "wrong");
    let old = std::time::SystemTime::now() - std::time::Duration::from_secs(3600);
    fs::File::options().write(true).open(&lock).unwrap().set_modified(old).unwrap();
    assert_eq!(state(&states(&house, 0, &["--repair"]), "locks"), "mended");
    house.without_driver();
    house.git_stops(&["merge", "--no-edit", "other"]);
    let told = house.plaint(3, &["doctor"]);
    assert!(told.contains("merge is under way") && told.contains("plaint resolve"), "{told}");
    assert!(house.text(&id).contains("<<<<<<<"));
}

#[test]
fn missing_lines_and_open_personal_data_are_mended() {
    use std::os::unix::fs::PermissionsExt;

    let (house, _) = House::new();
    fs::write(house.root().join(".gitattributes"), "").unwrap();
    fs::create_dir_all(house.root().join("customers")).unwrap();
    let customer = house.root().join("customers/c-000000000000.yaml");
    fs::write(&customer, "x").unwrap();
    fs::set_permissions(&customer, fs::Permissions::from_mode(0o644)).unwrap();
    let found = states(&house, 3, &[]);
    assert_eq!((state(&found, "lines-for-git"), state(&found, "rights")), ("wrong", "wrong"));
    let mended = states(&house, 0, &["--repair"]);
    assert_eq!((state(&mended, "lines-for-git"), state(&mended, "rights")), ("mended", "mended"));
    assert_eq!(customer.metadata().unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn folders_that_cannot_be_written_are_told() {
    use std::os::unix::fs::PermissionsExt;

    let (house, _) = House::new();
    let cases = house.root().join("cases");
    fs::set_permissions(&cases, fs::Permissions::from_mode(0o555)).unwrap();
    let is_almighty = fs::write(cases.join("x"), "").is_ok();
    let told = house.plaint_whatever(&["doctor"]);
    fs::set_permissions(&cases, fs::Permissions::from_mode(0o755)).unwrap();
    if is_almighty {
        println!("SKIPPED in part: root may write everywhere");
        assert!(!told.contains("cannot write in"), "{told}");
    } else {
        assert!(told.contains("cannot write in `cases`"), "{told}");
    }
}

#[test]
fn it_speaks_chinese_and_every_format() {
    let (house, _) = House::new();
    let told = house.plaint(0, &["doctor", "--language", "zh", "--format", "table"]);
    assert!(told.contains("合并驱动") && told.contains("正常"), "{told}");
    for format in ["plain", "json", "csv", "markdown"] {
        assert!(house.plaint(0, &["doctor", "--format", format]).contains("trial"), "{format}");
    }
}
