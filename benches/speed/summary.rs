//! The summary of a month beside two Python scripts with pandas: one that reads the same YAML files with libyaml, and one
//! that has a table already, the CSV that `plaint export` wrote. Without pandas
//! and PyYAML only plaint is measured, and that is said.

use std::path::Path;
use std::process::Command;

use crate::measure::{Race, time};
use crate::python::{has, python};
use crate::workspace::{CASES, fill_with, folder, plaint, run as run_command};

const RUNS: usize = 5;
const MONTH: &str = "2026-05";
const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/speed/summary.py");

pub(crate) fn run() {
    let cases = std::env::args().find_map(|word| word.parse().ok()).unwrap_or(CASES);
    let folder = folder("summary");
    fill_with(&folder, cases);
    run_command(plaint(&folder, &["export", "--as", "csv", "--output", "cases.csv"]));
    let own = count_of_plaint(&folder);
    let scripts = [("yaml", "cases"), ("csv", "cases.csv")];
    let with_pandas = has("pandas, yaml; yaml.CSafeLoader");
    if with_pandas {
        for (form, from) in scripts {
            assert_eq!(count_of_script(&folder, form, from), own, "both count the same complaints");
        }
    } else {
        println!("pandas and PyYAML are not there: plaint alone");
    }
    let names = ["plaint summary", "pandas over YAML (libyaml)", "pandas over the CSV export"];
    let mut race = Race::new(if with_pandas { &names } else { &names[..1] });
    for turn in 0..=RUNS {
        let own = time(|| run_command(plaint(&folder, &["summary", "--month", MONTH])));
        if turn > 0 {
            race.add(0, own);
        }
        for (runner, (form, from)) in (1..).zip(scripts).filter(|_| with_pandas) {
            // libyaml takes a minute for a hundred thousand files.
            if form == "yaml" && turn > 1 {
                continue;
            }
            let time = time(|| run_command(script(&folder, form, from)));
            if turn > 0 {
                race.add(runner, time);
            }
        }
    }
    race.print(&format!("the month {MONTH} of {cases} complaints ({own} in the month)"));
}

fn script(folder: &Path, form: &str, from: &str) -> Command {
    let mut command = python();
    command.args([SCRIPT, form, from, MONTH]).current_dir(folder);
    command
}

/// How many complaints the month has.
fn count_of_script(folder: &Path, form: &str, from: &str) -> u64 {
    let output = script(folder, form, from).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().next().unwrap().strip_prefix("received ").unwrap().parse().unwrap()
}

fn count_of_plaint(folder: &Path) -> u64 {
    let mut command = plaint(folder, &["summary", "--month", MONTH, "--format", "json"]);
    let output = command.stdout(std::process::Stdio::piped()).output().unwrap();
    let whole: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    whole["period"]["received"].as_u64().unwrap()
}
