//! One command in one situation, and what must hold.

use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Output, Stdio};

use super::commands::Line;
use super::situation::{Kind, Situation, lift};
use crate::limited::within_limit;
use crate::random::Random;
use crate::shop::{Shop, Template, temporary};
use crate::state::{State, next_works};

/// How a command ends where nothing is in its way.
#[derive(Debug, Clone)]
pub(super) struct Calm {
    code: i32,
    prints: bool,
    writes: bool,
}

/// How a command ended.
struct Ran {
    status: ExitStatus,
    output: String,
    errors: String,
}

impl Calm {
    /// Runs the command where nothing is in its way.
    pub(super) fn of(template: &Template, line: &Line) -> Self {
        let folder = temporary();
        let shop = placed(template, folder.path(), "shop");
        let before = listed(&shop.root);
        let ran = ran(&shop, r#"exec "$0" "$@""#, line).unwrap();
        let code = ran.status.code();
        assert!(matches!(code, Some(0..=5)), "`{}` ended with {:?}: {}", line.told, ran.status, ran.errors);
        Self { code: code.unwrap(), prints: !ran.output.is_empty(), writes: listed(&shop.root) != before }
    }
}

/// Runs the command in the situation. What is wrong comes with the folder, where it can be kept.
pub(super) fn tried(
    template: &Template,
    situation: &Situation,
    (line, calm): (&Line, &Calm),
    mut random: Random,
) -> Result<(), (String, Option<PathBuf>)> {
    let folder = temporary();
    let ground = folder.path().join("ground");
    fs::create_dir(&ground).unwrap();
    fs::set_permissions(folder.path(), std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    situation.lay(&ground).unwrap();
    let shop = placed(template, &ground, &situation.way());
    let before = State::of(&shop).events;
    situation.begin(&ground, &mut random);
    let ran = ran(&shop, situation.shell, line);
    situation.end(&ground);
    let result = ran.and_then(|ran| {
        let told =
            format!("it ended with {} and said: {}{}", ran.status, ran.output.trim(), ran.errors.trim());
        judged(situation.kind, (line, calm), &ran)
            .and_then(|()| afterwards(&shop, situation, &before))
            .map_err(|wrong| format!("{wrong}\n      {told}"))
    });
    let result = result.map_err(|wrong| format!("{}: `{}`: {wrong}", situation.name, line.told));
    if situation.is_mounted() {
        lift(&ground);
        return result.map_err(|wrong| (wrong, None));
    }
    result.map_err(|wrong| (wrong, Some(folder.keep())))
}

/// A shop on the ground, and outside it what commands are given.
fn placed(template: &Template, ground: &Path, way: &str) -> Shop {
    let side =
        ground.parent().unwrap().join(format!("side-{}", ground.file_name().unwrap().to_string_lossy()));
    let shop = template.copy(&ground.join(way), &side);
    fs::write(side.join("file.txt"), "seen\n").unwrap();
    let table = "number,date,channel,called,subject,demand,receipt\nT-1,2026-11-01 10:05,telephone,X,Y,return,shown\n";
    fs::write(side.join("table.csv"), table).unwrap();
    shop
}

/// Runs the command as the shell is told to, and waits for it no longer than the limit.
fn ran(shop: &Shop, shell: &str, line: &Line) -> Result<Ran, String> {
    let mut command = Command::new("bash");
    command.args(["-c", shell, env!("CARGO_BIN_EXE_plaint")]).args(line.words(shop)).current_dir(&shop.root);
    shop.surround(&mut command);
    let Output { status, stdout, stderr } = within_limit(command.stdin(Stdio::null()), &shop.side)?;
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Ok(Ran { status, output: text(stdout), errors: text(stderr) })
}

/// What writes nothing in this shop, but asks for the right to write or for a repository that git trusts, or tells how
/// things stand there.
const ASKING: &[&str] = &["void", "resolve", "audit", "doctor"];

fn judged(kind: Kind, (line, calm): (&Line, &Calm), ran: &Ran) -> Result<(), String> {
    let said = format!("{}{}", ran.output, ran.errors);
    if said.contains("panicked") {
        return Err("it panicked".to_owned());
    }
    let Some(code) = ran.status.code() else {
        return Err(format!("ended by signal {:?}", ran.status.signal()));
    };
    let right = match kind {
        // A reader that is gone makes success of findings that it did not read.
        Kind::Unwritable | Kind::Untrusted if !calm.writes && ASKING.contains(&line.command()) => {
            code == calm.code || code == 1 || (code == 3 && ran.output.contains("\twrong\t"))
        }
        Kind::Harmless | Kind::Untrusted => code == calm.code || (code == 0 && calm.code == 3 && calm.prints),
        Kind::Unshown if calm.prints => code == 1 || (code == calm.code && code != 0),
        Kind::Unshown => code == calm.code || code == 1,
        Kind::Unwritable if calm.writes => code == calm.code || code == 1,
        Kind::Unwritable => code == calm.code,
        Kind::Nowhere => matches!(code, 0..=2),
    };
    if !right {
        return Err(format!("exit code {code}, where nothing is in its way {}", calm.code));
    }
    let refused = code == 1 && code != calm.code && matches!(kind, Kind::Unwritable | Kind::Untrusted);
    if refused && !(ran.errors.contains('/') && ran.errors.contains("error")) {
        return Err("the message names no file".to_owned());
    }
    Ok(())
}

/// Whether nothing is lost or half-written, and the next command works.
fn afterwards(
    shop: &Shop,
    situation: &Situation,
    before: &std::collections::BTreeSet<(String, String)>,
) -> Result<(), String> {
    let state = State::of(shop);
    if let Some(unreadable) = state.unreadable.first() {
        return Err(format!("torn: {unreadable}"));
    }
    if let Some(lost) = state.lost(before) {
        return Err(format!("lost: {lost}"));
    }
    // What was made on demand belongs to whoever asked for it.
    let made = shop.root.join("made-here");
    if made.is_dir() {
        fs::remove_dir_all(&made).unwrap();
    } else if made.exists() {
        fs::remove_file(&made).unwrap();
    }
    match situation.ground {
        // Nothing can be saved there afterwards either.
        super::situation::Ground::Deep => Ok(()),
        _ => next_works(shop, "afterwards").map(|_| ()),
    }
}

/// Every file with its length and time of writing, without what belongs to this machine alone.
fn listed(root: &Path) -> Vec<(PathBuf, u64, std::time::SystemTime)> {
    let entries = walkdir::WalkDir::new(root).sort_by_file_name().into_iter().filter_map(Result::ok);
    let files = entries
        .filter(|entry| entry.file_type().is_file() && !entry.path().starts_with(root.join(".plaint")));
    files
        .map(|entry| {
            let metadata = entry.metadata().unwrap();
            (entry.path().to_owned(), metadata.len(), metadata.modified().unwrap())
        })
        .collect()
}
