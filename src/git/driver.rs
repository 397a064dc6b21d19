//! Our merge driver in the configuration of a clone: a committed `.gitattributes` names it, each clone has to be told the
//! command.

use std::fs;
use std::io::Write;
use std::path::Path;

use super::program::Surroundings;
use super::repository::Repository;
use super::trouble::Trouble;
use crate::said;
use crate::words::Said;

/// The driver's name in `.gitattributes` and in git's configuration.
pub const DRIVER: &str = "plaint";

/// What git puts in after the program's name: the three files, the path, the length of markers, and the names of the sides.
pub const DRIVER_ARGUMENTS: &str = "merge-driver %O %A %B %P %L %S %X %Y";

/// What stands behind the command. git takes a program that is not there (127) for one that found conflicts, and keeps one
/// side without a word in the file; with this it undoes the merge and says why.
const OR_GIVEN_UP: &str = "|| { test $? -eq 1 && exit 1; exit 129; }";

/// The files that are merged as records, as patterns from the workspace's folder.
const RECORDS: &[&str] = &["/cases/**/*.yaml", "/stores/*.yaml", "/measures/*.yaml", "/customers/*.yaml"];

/// The lines of `.gitattributes` that give records to the driver.
pub fn driver_attributes() -> Vec<String> {
    RECORDS.iter().map(|pattern| format!("{pattern} merge={DRIVER}")).collect()
}

/// The command as git is to run it by hand: the bare name where `PATH` knows it, so that an upgrade needs nothing; else
/// the very file that runs now. `None` where that has no name that can be written down.
pub fn driver_command(workspace: &Path, surroundings: &Surroundings) -> Option<String> {
    let program = match surroundings.finds("plaint", workspace) {
        Some(_) => "plaint".to_owned(),
        None => return command_of(&std::env::current_exe().ok()?),
    };
    Some(format!("{program} {DRIVER_ARGUMENTS} {OR_GIVEN_UP}"))
}

/// The command that runs this very file; `None` where it has no name that can be written down.
pub(super) fn command_of(program: &Path) -> Option<String> {
    // git puts something in the place of a percent sign and a letter.
    let program = shlex::try_quote(program.to_str()?).ok()?.replace('%', "%%");
    Some(format!("{program} {DRIVER_ARGUMENTS} {OR_GIVEN_UP}"))
}

impl Repository {
    /// The command of the driver in this clone's configuration.
    ///
    /// # Errors
    /// git cannot be started.
    pub fn registered_driver(&self) -> Result<Option<String>, Trouble> {
        let key = format!("merge.{DRIVER}.driver");
        let ran = self.git.run(&["config", "--local", "--includes", "--get", &key])?;
        let answer = String::from_utf8_lossy(&ran.output).trim_end().to_owned();
        Ok(Some(answer).filter(|_| ran.succeeded))
    }

    /// Registers the driver where this clone has none and the workspace's `.gitattributes` names it; says so then. Asked at
    /// every saving, so it reads two small files and no more. Not being able to is no reason to fail: `doctor` tells it.
    pub fn register_where_named(&self, workspace: &Path) -> Option<Said> {
        let file = workspace.join(".gitattributes");
        // A clone may bring a link along, and a folder that was copied a pipe, which would never end.
        let is_plain = file.symlink_metadata().is_ok_and(|metadata| metadata.is_file());
        let attributes = is_plain.then(|| fs::read_to_string(file).ok()).flatten()?;
        let named = format!("merge={DRIVER}");
        if !attributes.split_whitespace().any(|word| word == named) || self.has_driver_section() {
            return None;
        }
        match self.register_driver(workspace) {
            Ok(true) => Some(said!(
                en: "this clone had no merge driver for records; it is registered now (`plaint doctor` tells more)",
                zh: "本副本尚未登记记录合并驱动；现已登记（详见 `plaint doctor`）"
            )),
            _ => None,
        }
    }

    /// Writes the driver into the configuration of this clone, whatever stood there, and its attributes for branches that
    /// are older than `.gitattributes`. Whether it could be done at all: a configuration that is a link leads elsewhere.
    ///
    /// # Errors
    /// git refuses.
    pub fn register_driver(&self, workspace: &Path) -> Result<bool, Trouble> {
        let is_link = |path: &Path| path.symlink_metadata().is_ok_and(|metadata| metadata.is_symlink());
        let command = driver_command(workspace, &self.surroundings);
        let Some(command) = command.filter(|_| !is_link(&self.shared_folder.join("config"))) else {
            return Ok(false);
        };
        for (key, value) in [("name", "records of plaint"), ("driver", command.as_str())] {
            let key = format!("merge.{DRIVER}.{key}");
            let ran = self.git.run(&["config", "--local", "--replace-all", &key, value])?;
            if !ran.succeeded {
                return Err(Trouble::of_errors(&ran.errors));
            }
        }
        let info = self.shared_folder.join("info");
        if !is_link(&info) {
            self.add_own_attributes(&info).map_err(|error| {
                let folder = info.display();
                Trouble::Refused(said!(
                    en: "cannot write `attributes` in `{folder}`: {error}",
                    zh: "无法写入 `{folder}` 中的 `attributes`：{error}"
                ))
            })?;
        }
        Ok(true)
    }

    /// Whether the configuration of this clone has a section for the driver. Whether it is in order is for `doctor` to say.
    fn has_driver_section(&self) -> bool {
        let section = format!("[merge \"{DRIVER}\"]");
        // A configuration that cannot be read is git's to complain about.
        fs::read(self.shared_folder.join("config"))
            .map_or(true, |bytes| String::from_utf8_lossy(&bytes).lines().any(|line| line.trim() == section))
    }

    /// Whether `info/attributes` has the driver's lines; they serve branches that are older than those of `.gitattributes`.
    pub fn has_own_attributes(&self) -> bool {
        let text = fs::read_to_string(self.shared_folder.join("info/attributes")).unwrap_or_default();
        self.own_attributes().iter().all(|line| text.lines().any(|own| own.trim() == line))
    }

    /// The driver's lines as they are for the whole repository: below the folder of the workspace.
    fn own_attributes(&self) -> Vec<String> {
        let prefix = self.prefix.trim_end_matches('/');
        let below = |pattern: &&str| {
            let place = if prefix.is_empty() { String::new() } else { format!("/{}", literal(prefix)) };
            let whole = format!("{place}{pattern}");
            let plain = |sign: char| !sign.is_whitespace() && !matches!(sign, '"' | '\\');
            match whole.chars().all(plain) {
                true => format!("{whole} merge={DRIVER}"),
                false => format!("\"{}\" merge={DRIVER}", whole.replace('\\', r"\\").replace('"', "\\\"")),
            }
        };
        RECORDS.iter().map(below).collect()
    }

    fn add_own_attributes(&self, info: &Path) -> std::io::Result<()> {
        if self.has_own_attributes() {
            return Ok(());
        }
        fs::create_dir_all(info)?;
        let path = info.join("attributes");
        let there = fs::read_to_string(&path).unwrap_or_default();
        let end = if there.is_empty() || there.ends_with('\n') { "" } else { "\n" };
        let missing: Vec<String> = self
            .own_attributes()
            .into_iter()
            .filter(|line| !there.lines().any(|own| own.trim() == line))
            .collect();
        let mut temporary = tempfile::NamedTempFile::new_in(info)?;
        temporary.write_all(format!("{there}{end}{}\n", missing.join("\n")).as_bytes())?;
        temporary.persist(&path).map(drop).map_err(|error| error.error)
    }
}

/// The folder as a pattern that means nothing but it.
fn literal(folder: &str) -> String {
    let mut pattern = String::new();
    for sign in folder.chars() {
        if matches!(sign, '*' | '?' | '[' | '\\') {
            pattern.push('\\');
        }
        pattern.push(sign);
    }
    pattern
}
