//! The merge driver: registered, ours, there, and able to merge.

use super::Patient;
use super::line::{self, Line};
use crate::git::{DRIVER_ARGUMENTS, Repository, Trial, Trouble, driver_command};
use crate::said;
use crate::words::Said;

const BEGINNING: &str = "record: complaint\nformat: 1\nid: 260101-test\nreceived: 2026-01-01T09:00:00+08:00\nevents:\n  - id: e00000\n    at: 2026-01-01T09:00:00+08:00\n    by: li\n    n: 1\n    event: received\n";

/// How the driver is, and what a trial merge says.
///
/// # Errors
/// git cannot be started.
pub(super) fn lines(patient: &Patient<'_>, repository: &Repository) -> Result<Vec<Line>, Trouble> {
    let (root, surroundings) = (patient.workspace.root(), patient.workspace.surroundings());
    let wanted = driver_command(root, surroundings);
    let registered = repository.registered_driver()?;
    let fault = match &registered {
        None => Some(
            said!(en: "this clone has none: git merges records line by line", zh: "本副本未登记：git 会逐行合并记录"),
        ),
        Some(command) => fault(command, patient),
    };
    let mut mended = None;
    let is_other = registered != wanted;
    if patient.repair
        && (fault.is_some() || !repository.has_own_attributes())
        && repository.register_driver(root)?
    {
        mended = Some(line::DRIVER.mended(said!(en: "registered", zh: "已登记")));
    }
    if let (Some(fault), None) = (&fault, &mended) {
        let tip =
            said!(en: "`plaint doctor --repair` registers it", zh: "运行 `plaint doctor --repair` 登记");
        return Ok(vec![line::DRIVER.wrong(fault.clone(), tip)]);
    }
    let is_mended = mended.is_some();
    let first = mended.unwrap_or_else(|| line::DRIVER.fine(said!(en: "registered", zh: "已登记")));
    // What is run is ours: another command in this clone's configuration may be anything.
    let Some(command) = wanted.filter(|_| !is_other || is_mended) else {
        let other = line::DRIVER.look(
            said!(
                en: "registered with another plaint than the one that runs now",
                zh: "登记的不是当前运行的 plaint"
            ),
            said!(en: "if that is not meant: `plaint doctor --repair`", zh: "若非有意，请运行 `plaint doctor --repair`"),
        );
        return Ok(vec![other]);
    };
    Ok(vec![first, trial(&command, patient)])
}

/// What is wrong with the command that is registered.
fn fault(command: &str, patient: &Patient<'_>) -> Option<Said> {
    let words = shlex::split(command).unwrap_or_default();
    let (program, arguments) =
        words.split_first().map(|(first, rest)| (first.clone(), rest)).unwrap_or_default();
    let ours: Vec<&str> = DRIVER_ARGUMENTS.split(' ').collect();
    if !arguments.iter().map(String::as_str).take(ours.len()).eq(ours.iter().copied()) {
        return Some(said!(
            en: "the command that is registered is not plaint's: {command}",
            zh: "登记的命令不是 plaint 的：{command}"
        ));
    }
    let program = program.replace("%%", "%");
    let is_there = match program.contains('/') {
        true => std::path::Path::new(&program).is_file(),
        false => patient.workspace.surroundings().finds(&program, patient.workspace.root()).is_some(),
    };
    (!is_there).then(|| said!(en: "`{program}` is not there any more", zh: "`{program}` 已不存在"))
}

fn trial(command: &str, patient: &Patient<'_>) -> Line {
    let note = |id: &str| {
        format!(
            "{BEGINNING}  - id: {id}\n    at: 2026-01-01T10:00:00+08:00\n    by: li\n    n: 2\n    event: note\n    note: \"{id}\"\n"
        )
    };
    let (ours, theirs) = (note("e0000a"), note("e0000b"));
    let trial =
        Trial { path: "cases/2026/01/01/260101-test.yaml", base: BEGINNING, ours: &ours, theirs: &theirs };
    let tip = || {
        said!(
            en: "until this works, merge with `plaint sync`, or run `plaint resolve` after git's merge",
            zh: "在此之前，请用 `plaint sync` 合并，或在 git 合并后运行 `plaint resolve`"
        )
    };
    match trial.merged(command, patient.workspace.surroundings()) {
        Ok(Some(text)) if text.contains("e0000a") && text.contains("e0000b") => {
            line::TRIAL.fine(said!(en: "both sides' events are there", zh: "双方的事件都在"))
        }
        Ok(_) => line::TRIAL
            .wrong(said!(en: "git could not merge two notes with it", zh: "git 未能用它合并两条备注"), tip()),
        Err(trouble) => line::TRIAL.wrong(trouble.said(), tip()),
    }
}
