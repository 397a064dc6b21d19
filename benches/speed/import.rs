//! Import of 20,000 rows in one commit: beside `git add` and `git commit` of the same files, and beside Python reading the
//! same rows (csv; pandas with openpyxl where they are installed).

use std::fmt::Write;
use std::process::Command;

use crate::measure::{Race, time};
use crate::python::{has, python};
use crate::workspace::{begin, folder, git, plaint, run as run_command};

const ROWS: usize = 20_000;
const RUNS: usize = 3;

const MAPPING: &str = r#"
source = "old"
number = "no"
[fields]
subject = "subject"
channel = { constant = "front-desk" }
called = "called"
demand = { constant = "refund" }
guest-is = { constant = "staying" }
room = "room"
[customer]
telephone = "telephone"
[history]
received = "received"
responded = "responded"
closed = "closed"
outcome = "outcome"
"#;

/// Reads the rows and nothing more.
const PANDAS: &str = "import pandas, sys\nframe = pandas.read_csv(sys.argv[1], dtype=str)\nfor column in ('received', 'responded', 'closed'):\n    frame[column] = pandas.to_datetime(frame[column])\nprint(len(frame.groupby('outcome').size()))\n";

pub(crate) fn run() {
    let outcome = outcome_of();
    let mut race = Race::new(&["git add -A, git commit", "plaint import", "pandas: read, dates, group"]);
    let has_pandas = has("pandas");
    for turn in 0..RUNS {
        let work = folder(&format!("import-{turn}"));
        begin(&work);
        std::fs::write(work.join("old.csv"), table(&outcome)).unwrap();
        std::fs::write(work.join("old.toml"), MAPPING).unwrap();
        std::fs::write(work.join("read.py"), PANDAS).unwrap();
        race.add(1, time(|| run_command(plaint(&work, &["import", "old.csv", "--mapping", "old.toml"]))));
        if has_pandas {
            let mut python = python();
            python.args(["read.py", "old.csv"]).current_dir(&work).stdout(std::process::Stdio::null());
            race.add(2, time(|| run_command(python)));
        }
        // The same files, in a repository that has none of them.
        let bare = folder(&format!("import-bare-{turn}"));
        let mut copy = Command::new("cp");
        copy.args(["-r"]).arg(work.join("cases")).arg(bare.join("cases"));
        run_command(copy);
        run_command(git(&bare, &["init", "--quiet"]));
        run_command(Command::new("sync"));
        race.add(
            0,
            time(|| {
                run_command(git(&bare, &["add", "-A"]));
                run_command(git(&bare, &["commit", "--quiet", "-m", "all"]));
                run_command(Command::new("sync"));
            }),
        );
    }
    if !has_pandas {
        println!("\nimport: Python has no pandas: left out");
    }
    race.print(&format!("importing {ROWS} rows"));
}

/// The first outcome of the bench's policy.
fn outcome_of() -> String {
    let text = include_str!("../../policies/hotel.toml");
    let part = text.split("outcome = [").nth(1).unwrap();
    part.split("name = \"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

fn table(outcome: &str) -> String {
    let mut text = "no,received,called,telephone,room,subject,responded,closed,outcome\n".to_owned();
    for number in 0..ROWS {
        let day = format!("20{}-{:02}-{:02}", 24 + number % 2, 1 + number % 12, 1 + number % 28);
        writeln!(
            text,
            "N-{number},{day} 10:{:02},客户{number},138{:08},{},空调噪音第{number}次,{day} 10:{:02}:30,{day} 18:00,{outcome}",
            number % 60,
            number % 7_000,
            100 + number % 900,
            number % 60
        )
        .unwrap();
    }
    text
}
