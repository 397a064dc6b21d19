//! How fast plaint is beside the barest thing that does the same, measured side by side in turns.
//!
//! `cargo bench --bench speed` prints the figures; `docs/performance.md` tells what they mean. A part alone:
//! `cargo bench --bench speed -- load`, `start`, `write`, `merge`, `import`, `audit`, `summary` (with how many complaints: `-- summary 100000`).
//! `PLAINT_PYTHON` names a Python with pandas, PyYAML and scikit-learn. Nothing else should run on the machine meanwhile.

#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::panic)]

mod audit;
mod import;
mod load;
mod measure;
mod merge;
mod python;
mod start;
mod summary;
mod words;
mod workspace;
mod write;

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    if wanted == ["bare"] {
        return load::run_bare();
    }
    let all: [(&str, fn()); 8] = [
        ("load", load::run),
        ("start", start::run),
        ("write", write::run),
        ("summary", summary::run),
        ("import", import::run),
        ("words", words::run),
        ("merge", merge::run),
        ("audit", audit::run),
    ];
    for (name, run) in all {
        if wanted.is_empty() || wanted.iter().any(|word| word == name) {
            run();
        }
    }
}
