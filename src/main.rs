//! The `plaint` program: hands the arguments to the library and turns its answer into an exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    plaint::cli::run()
}
