//! Standard output, with failures that say that they are its own: what was asked for may be done, and only not shown.

use std::fmt;
use std::io::{self, Stdout, Write};

/// Standard output.
pub(super) struct StandardOutput(Stdout);

/// Standard output could not be written to, and why.
#[derive(Debug)]
pub(super) struct Unshown(io::Error);

impl StandardOutput {
    /// The standard output of the process.
    pub(super) fn of_process() -> Self {
        Self(io::stdout())
    }
}

impl Write for StandardOutput {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes).map_err(unshown)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush().map_err(unshown)
    }
}

impl fmt::Display for Unshown {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl std::error::Error for Unshown {}

/// The kind stays: a reader that went away is recognised by it.
fn unshown(error: io::Error) -> io::Error {
    io::Error::new(error.kind(), Unshown(error))
}
