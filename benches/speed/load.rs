//! Reading: `overdue` and `list` beside a bare loop that reads every file once and parses it into the same structs with
//! the same library on as many threads.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use plaint::domain::record::Record;
use plaint::store::Workspace;

use crate::measure::{Race, time};
use crate::workspace::{CASES, fill, folder, plaint, run as run_command};

const RUNS: usize = 7;

pub(crate) fn run() {
    let folder = folder("load");
    fill(&folder);
    let workspace = Workspace::discover(&folder).unwrap();
    let mut race =
        Race::new(&["bare loop: read, parse", "plaint overdue", "plaint list", "load_all, in this process"]);
    for turn in 0..=RUNS {
        let times = [
            time(|| run_command(bare_process(&folder))),
            time(|| run_command(plaint(&folder, &["overdue"]))),
            time(|| run_command(plaint(&folder, &["list"]))),
            time(|| assert_eq!(workspace.load_all().records.len(), CASES)),
        ];
        // The first turn warms the cache of the disk.
        if turn > 0 {
            times.into_iter().enumerate().for_each(|(runner, time)| race.add(runner, time));
        }
    }
    race.print(&format!("reading {CASES} complaints"));
}

/// This program once more, to do nothing but the bare loop: so that a process is compared with a process.
fn bare_process(folder: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.arg("bare").current_dir(folder).stderr(Stdio::piped());
    command
}

/// What that process does.
pub(crate) fn run_bare() {
    assert_eq!(bare(Path::new("cases")), CASES);
}

/// The bare loop: a list of files, then on each thread the next file, its bytes, its record.
fn bare(cases: &Path) -> usize {
    let files: Vec<PathBuf> = walkdir::WalkDir::new(cases)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .collect();
    let next = AtomicUsize::new(0);
    let work = || {
        let mut records: Vec<Record> = Vec::new();
        while let Some(path) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            let text = std::fs::read_to_string(path).unwrap();
            records.push(serde_yaml::from_str(&text).unwrap());
        }
        records
    };
    let threads = thread::available_parallelism().unwrap().get();
    thread::scope(|scope| {
        let handles: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        handles.into_iter().map(|handle| handle.join().unwrap().len()).sum()
    })
}
