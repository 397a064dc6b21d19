//! Starting: `plaint --version` beside a Rust program that does nothing.

use std::process::{Command, Stdio};

use crate::measure::{Race, time};
use crate::workspace::folder;

const RUNS: usize = 200;

pub(crate) fn run() {
    let folder = folder("start");
    let (source, empty) = (folder.join("empty.rs"), folder.join("empty"));
    std::fs::write(&source, "fn main() {}\n").unwrap();
    let compiler = std::env::var_os("RUSTC").unwrap_or("rustc".into());
    let compiled = Command::new(compiler).args(["-O", "-o"]).arg(&empty).arg(&source).status().unwrap();
    assert!(compiled.success());
    let mut race = Race::new(&["empty program", "plaint --version"]);
    for turn in 0..=RUNS {
        let started = |program: &std::path::Path, words: &[&str]| {
            let mut command = Command::new(program);
            command.args(words).env_clear().stdout(Stdio::null());
            time(|| assert!(command.status().unwrap().success()))
        };
        let times = [started(&empty, &[]), started(env!("CARGO_BIN_EXE_plaint").as_ref(), &["--version"])];
        if turn > 0 {
            times.into_iter().enumerate().for_each(|(runner, time)| race.add(runner, time));
        }
    }
    race.print("starting");
}
