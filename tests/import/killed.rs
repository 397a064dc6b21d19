//! Killed at any moment: afterwards all rows are there once, none twice, none half.

use std::process::{Command, Stdio};
use std::time::Duration;

use crate::house::{House, MAPPING, row, table, totals};

const ROWS: usize = 120;

#[test]
fn a_killed_import_is_finished_by_the_next_one() {
    let rows: Vec<String> =
        (0..ROWS).map(|number| row(&format!("T-{number}"), &format!("第{number}件"))).collect();
    let mut cut_short = 0;
    for round in 0..30_u64 {
        let house = House::new();
        house.file("old.csv", table(&rows));
        house.file("map.toml", MAPPING);
        let mut child = Command::new(env!("CARGO_BIN_EXE_plaint"))
            .args(["import", "old.csv", "--mapping", "map.toml", "--by", "li"])
            .current_dir(house.scene.path())
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap())
            .env("HOME", house.scene.path())
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("PLAINT_NOW", "2026-11-22T10:00:00+08:00")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(round * 17 % 500));
        child.kill().unwrap();
        let status = child.wait().unwrap();
        cut_short += usize::from(!status.success());
        let (json, code) = house.import("old.csv", MAPPING, &[]);
        let (read, imported, refused, there) = totals(&json);
        assert_eq!((read as usize, refused, code), (ROWS, 0, Some(0)), "{json}");
        assert!(imported == 0 || there == 0, "all or nothing: {imported} and {there}");
        let records = house.records();
        let mut keys: Vec<&str> = records
            .iter()
            .filter_map(|record| record.lines().find(|line| line.starts_with("imported_from")))
            .collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!((records.len(), keys.len()), (ROWS, ROWS), "round {round}");
        if round % 10 == 0 {
            house.check();
        }
        let left = Command::new("git")
            .args(["status", "--short", "cases"])
            .current_dir(house.scene.path())
            .output()
            .unwrap();
        assert_eq!(String::from_utf8_lossy(&left.stdout), "", "round {round}");
    }
    assert!(cut_short > 5, "only {cut_short} imports were cut short");
}
