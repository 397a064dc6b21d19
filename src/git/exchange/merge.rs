//! Merging two commits into a tree, without touching a file of the workspace.

use std::path::Path;

use super::Exchange;
use super::trees::Version;
use crate::git::driver::{DRIVER, command_of};
use crate::git::repository::is_object;
use crate::git::trouble::Trouble;
use crate::said;

/// What came of merging.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MergedTrees {
    /// One tree that holds both.
    Whole(String),
    /// Files that cannot be merged without a person.
    Clashes(Vec<Clash>),
}

/// A file that cannot be merged without a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// The path in the working tree.
    pub path: String,
    /// The file before both sides, on our side, on theirs.
    pub versions: [Option<Version>; 3],
    /// What git calls it: `contents`, `modify/delete`.
    pub kind: String,
}

impl Exchange {
    /// Merges two commits that have an ancestor in common; records by `program`, this very program.
    ///
    /// # Errors
    /// git refuses, or the program is not there.
    pub fn merge(&self, ours: &str, theirs: &str, program: &Path) -> Result<MergedTrees, Trouble> {
        let command = command_of(program).ok_or_else(|| no_program(program))?;
        let driver = format!("merge.{DRIVER}.driver={command}");
        let ran = self.run(&[
            "-c",
            "merge.renames=false",
            "-c",
            "merge.directoryRenames=false",
            "-c",
            "merge.renormalize=false",
            "-c",
            &driver,
            "merge-tree",
            "--write-tree",
            "--messages",
            "-z",
            ours,
            theirs,
        ])?;
        let answer = String::from_utf8_lossy(&ran.output).into_owned();
        let mut parts = answer.split('\0');
        let tree = parts.next().unwrap_or_default().trim().to_owned();
        if !is_object(&tree) {
            return Err(Trouble::of_errors(&ran.errors));
        }
        if ran.succeeded {
            return Ok(MergedTrees::Whole(tree));
        }
        let mut clashes = Vec::new();
        for line in parts.by_ref().take_while(|line| !line.is_empty()) {
            take_stage(&mut clashes, line);
        }
        take_kinds(&mut clashes, parts);
        Ok(MergedTrees::Clashes(clashes))
    }
}

fn no_program(program: &Path) -> Trouble {
    let program = program.display();
    Trouble::Refused(said!(
        en: "the path of this program, `{program}`, cannot be given to git",
        zh: "本程序的路径 `{program}` 无法传给 git"
    ))
}

/// Reads `<mode> <object> <stage>\t<path>`.
fn take_stage(clashes: &mut Vec<Clash>, line: &str) {
    let Some((stage, path)) = line.split_once('\t') else { return };
    let mut words = stage.split(' ');
    let (Some(mode), Some(name), Some(stage)) = (words.next(), words.next(), words.next()) else { return };
    let version = Version { mode: mode.to_owned(), name: name.to_owned() };
    if clashes.last().is_none_or(|last| last.path != path) {
        clashes.push(Clash { path: path.to_owned(), versions: [None, None, None], kind: String::new() });
    }
    let number = stage.parse::<usize>().unwrap_or(0).wrapping_sub(1);
    if let Some(place) = clashes.last_mut().and_then(|last| last.versions.get_mut(number)) {
        *place = Some(version);
    }
}

/// Reads `<number of paths> <path>… <kind> <message>`, again and again.
fn take_kinds<'a>(clashes: &mut Vec<Clash>, mut parts: impl Iterator<Item = &'a str>) {
    while let Some(count) = parts.next().and_then(|count| count.parse::<usize>().ok()) {
        let paths: Vec<&str> = parts.by_ref().take(count).collect();
        let kind = parts.next().unwrap_or_default();
        // After it the same in a sentence.
        parts.next();
        let Some(kind) = kind.strip_prefix("CONFLICT (").and_then(|kind| kind.strip_suffix(')')) else {
            continue;
        };
        for path in paths {
            match clashes.iter_mut().find(|clash| clash.path == path) {
                Some(clash) if clash.kind.is_empty() => clash.kind = kind.to_owned(),
                Some(_) => {}
                None => clashes.push(Clash {
                    path: path.to_owned(),
                    versions: [None, None, None],
                    kind: kind.to_owned(),
                }),
            }
        }
    }
}
