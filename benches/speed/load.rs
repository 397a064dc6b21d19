//! Reading: `overdue` and `list` beside a bare loop that reads every file once and parses it into the same structs with
//! the same library on as many threads.

use std::path::PathBuf;
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
    let mut race = Race::new(&[
        "bare loop: read, parse (in this process)",
        "load_all (in this process)",
        "plaint overdue (whole process)",
        "plaint list (whole process)",
    ]);
    for turn in 0..=RUNS {
        let times = [
            time(|| assert_eq!(bare(&folder.join("cases")), CASES)),
            time(|| assert_eq!(workspace.load_all().records.len(), CASES)),
            time(|| run_command(plaint(&folder, &["overdue"]))),
            time(|| run_command(plaint(&folder, &["list"]))),
        ];
        // The first turn warms the cache of the disk.
        if turn > 0 {
            times.into_iter().enumerate().for_each(|(runner, time)| race.add(runner, time));
        }
    }
    race.print(&format!("reading {CASES} complaints"));
}

/// The bare loop: a list of files, then on each thread the next file, its bytes, its record.
fn bare(cases: &std::path::Path) -> usize {
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
