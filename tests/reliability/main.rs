//! The reliability suite: what plaint promises when machines, people and inputs misbehave, counted.
//!
//! `cargo test --test reliability` runs the short form of every part; `cargo test --release --test reliability -- --long`
//! the long one, with names of parts for some of them, `--seed N` for other random choices, `--minutes M` for an end of
//! each part before its full count and `--only NAME` for failing calls of one command. `docs/reliability.md` tells what each part does and what came out.
//!
//! A part is a module with `pub(crate) fn run(effort: &Effort) -> Verdict` and a line in [`PARTS`].

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test may fail, and tells its figures"
)]

mod acts;
mod effort;
mod faults;
mod input;
mod kill;
mod limited;
mod power;
mod random;
mod shop;
mod state;
mod streams;
mod sync;
mod tamper;
mod told_texts;
mod verdict;
mod writers;

use std::process::ExitCode;
use std::time::Instant;

use effort::{Asked, Effort};
use verdict::Verdict;

/// One part of the suite.
struct Part {
    name: &'static str,
    about: &'static str,
    run: fn(&Effort) -> Verdict,
}

/// Every part, in the order in which they run.
const PARTS: &[Part] = &[
    Part { name: "kill", about: "kill -9 at random moments, alone and with git", run: kill::run },
    Part { name: "power", about: "power cuts on a file system of its own", run: power::run },
    Part { name: "faults", about: "the n-th call of a kind fails, once or for ever", run: faults::run },
    Part { name: "writers", about: "eight writers and a person who edits the same files", run: writers::run },
    Part {
        name: "streams",
        about: "full and read-only disks, closed streams, no environment",
        run: streams::run,
    },
    Part {
        name: "tamper",
        about: "histories that were tampered with, and some that were not",
        run: tamper::run,
    },
    Part { name: "sync", about: "random edits in several clones, synced in random order", run: sync::run },
    Part { name: "input", about: "damaged files, and naughty texts through every output", run: input::run },
];

fn main() -> ExitCode {
    let names: Vec<&str> = PARTS.iter().map(|part| part.name).collect();
    let asked = match Asked::of(std::env::args().skip(1), &names) {
        Ok(asked) => asked,
        Err(mistake) => {
            eprintln!("{mistake}");
            return ExitCode::from(2);
        }
    };
    if asked.list {
        PARTS.iter().for_each(|part| println!("{}: test", part.name));
        return ExitCode::SUCCESS;
    }
    let mut reached = true;
    for part in PARTS.iter().filter(|part| asked.wants(part.name)) {
        let effort = asked.effort();
        println!("\n== {}: {} (seed {}, {})", part.name, part.about, effort.seed, effort.form());
        let begun = Instant::now();
        let verdict = (part.run)(&effort);
        let took = begun.elapsed();
        print!("{}", verdict.told());
        println!("   took {:.1} s", took.as_secs_f64());
        if !verdict.reached() {
            reached = false;
            println!("   again: cargo test {}--test reliability -- {}", release(), effort.again(part.name));
        }
    }
    if reached { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn release() -> &'static str {
    if cfg!(debug_assertions) { "" } else { "--release " }
}
