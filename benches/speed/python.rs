//! The Python that is measured beside: the one that `PLAINT_PYTHON` names, else `python3`.

use std::process::{Command, Stdio};

/// A call of it.
pub(crate) fn python() -> Command {
    Command::new(std::env::var_os("PLAINT_PYTHON").unwrap_or_else(|| "python3".into()))
}

/// Whether it has these modules.
pub(crate) fn has(modules: &str) -> bool {
    let mut command = python();
    command.args(["-c", &format!("import {modules}")]).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}
