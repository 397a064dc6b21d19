//! One call that is to fail.

use std::fmt;
use std::path::Path;

use super::trial::Rehearsal;
use crate::acts::ACTS;

/// The calls that write, or that stand before writing, by groups of the same meaning.
pub(super) const CALLS: &[&str] = &[
    "openat",
    "write",
    "fsync",
    "fdatasync",
    "syncfs",
    "rename",
    "renameat2",
    "unlink",
    "close",
    "mkdir",
    "ftruncate",
    "flock",
    "fchmod",
    "link",
    "pipe2",
];

const ERRORS: &[&str] = &["EIO", "ENOSPC", "EACCES", "EROFS", "EMFILE"];

/// One call that is to fail.
#[derive(Debug, Clone)]
pub(super) struct Point {
    /// Which command, by its place in the list.
    pub(super) act: usize,
    call: &'static str,
    error: &'static str,
    /// Which of the calls, from 1.
    number: usize,
    /// Whether all after it fail too.
    for_ever: bool,
    /// Whether the programs that plaint starts fail likewise, each counting for itself.
    pub(super) with_git: bool,
}

/// All points of one command.
pub(super) fn all(act: usize, rehearsal: &Rehearsal) -> Vec<Point> {
    let mut points = Vec::new();
    for (index, call) in CALLS.iter().enumerate() {
        let of_git: Vec<usize> = (1..=rehearsal.calls_of_git[index]).collect();
        for (numbers, with_git) in [(&rehearsal.calls[index], false), (&of_git, true)] {
            for (number, error) in
                numbers.iter().flat_map(|number| ERRORS.iter().map(move |error| (*number, error)))
            {
                let times: &[bool] = if *call == "close" { &[false] } else { &[false, true] };
                points.extend(times.iter().map(|for_ever| Point {
                    act,
                    call,
                    error,
                    number,
                    for_ever: *for_ever,
                    with_git,
                }));
            }
        }
    }
    points.retain(|point| !(point.call == "close" && point.with_git));
    points
}

/// Whether a line of strace shows a call that may fail as in life. A `close` that fails does close; strace only leaves it
/// out. With a file that changes nothing, but at the other end of a pipe somebody would wait for ever. Folders that were
/// listed close without fail on every local disk, and Rust's standard library relies on it.
pub(super) fn may_fail(line: &str) -> bool {
    let Some(closed) = line.trim_start().strip_prefix("close(") else { return true };
    let path = closed.split_once('<').and_then(|(_, rest)| rest.split('>').next()).unwrap_or_default();
    path.starts_with('/') && !Path::new(path).is_dir()
}

impl Point {
    /// The argument of strace that makes the call fail.
    pub(super) fn injection(&self) -> String {
        let plus = if self.for_ever { "+" } else { "" };
        format!("inject={}:error={}:when={}{plus}", self.call, self.error, self.number)
    }

    /// The argument of strace that looks at this call alone.
    pub(super) fn trace(&self) -> String {
        format!("trace={}", self.call)
    }
}

impl fmt::Display for Point {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let follow = if self.with_git { "-f " } else { "" };
        write!(
            formatter,
            "`{}` under strace {follow}-e {} -e {}",
            ACTS[self.act].name,
            self.trace(),
            self.injection()
        )
    }
}
