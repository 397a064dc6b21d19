//! A command that may not take for ever.

use std::fs::{self, File};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Output};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process_group};

/// No command may take longer.
pub(crate) const LIMIT: Duration = Duration::from_secs(120);

/// Runs the command to its end, its output kept in files in `side`; kills it and all below it when the limit is over.
///
/// # Errors
/// It was not over then.
pub(crate) fn within_limit(command: &mut Command, side: &Path) -> Result<Output, String> {
    let (output, errors) = (side.join("output"), side.join("errors"));
    command.stdout(File::create(&output).unwrap()).stderr(File::create(&errors).unwrap());
    let mut child = command.process_group(0).spawn().unwrap();
    let begun = Instant::now();
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            let (stdout, stderr) = (fs::read(&output).unwrap(), fs::read(&errors).unwrap());
            return Ok(Output { status, stdout, stderr });
        }
        if begun.elapsed() > LIMIT {
            kill_process_group(Pid::from_child(&child), Signal::KILL).unwrap();
            child.wait().unwrap();
            return Err(format!("it hangs: not over after {} s", LIMIT.as_secs()));
        }
        thread::sleep(Duration::from_millis(2));
    }
}
