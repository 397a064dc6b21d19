//! Writing: `new` with its commit beside the bare `git add`, `git commit` and `sync` of one file in the same repository.

use std::process::Command;

use crate::measure::{Race, time};
use crate::workspace::{CASES, fill, folder, git, plaint, run as run_command};

const RUNS: usize = 15;

const NEW: &[&str] = &[
    "new",
    "--channel",
    "front-desk",
    "--called",
    "陈先生",
    "--subject",
    "空调噪音",
    "--set",
    "demand=refund",
    "--set",
    "room=301",
    "--set",
    "guest-is=staying",
];

pub(crate) fn run() {
    let folder = folder("write");
    fill(&folder);
    run_command(git(&folder, &["add", "."]));
    run_command(git(&folder, &["commit", "--quiet", "-m", "all"]));
    run_command(git(&folder, &["gc", "--quiet"]));
    run_command(Command::new("sync"));
    let mut race = Race::new(&["git add, git commit, sync", "plaint new"]);
    for turn in 0..=RUNS {
        let path = format!("cases/2026/11/21/261121-{turn:04}.yaml");
        std::fs::create_dir_all(folder.join("cases/2026/11/21")).unwrap();
        std::fs::write(folder.join(&path), "record: complaint\n".repeat(100)).unwrap();
        let bare = time(|| {
            run_command(git(&folder, &["add", &path]));
            run_command(git(&folder, &["commit", "--quiet", "-m", "one"]));
            run_command(Command::new("sync"));
        });
        let ours = time(|| run_command(plaint(&folder, NEW)));
        if turn > 0 {
            race.add(0, bare);
            race.add(1, ours);
        }
    }
    race.print(&format!("adding one complaint to a repository of {CASES}"));
}
