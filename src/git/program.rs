//! Finding and running git: an absolute path, an environment of our own, nothing from the repository executed.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::Trouble;
use crate::said;

/// The variables of the process that git may see; all others, and every `GIT_*`, are withheld.
const PASSED_ON: &[&str] = &[
    "PATH",
    "HOME",
    "XDG_CONFIG_HOME",
    "TMPDIR",
    "TZ",
    "SSH_AUTH_SOCK",
    // The way out of a network that has no other.
    "http_proxy",
    "https_proxy",
    "HTTPS_PROXY",
    "all_proxy",
    "ALL_PROXY",
    "no_proxy",
    "NO_PROXY",
];

/// Settings that win over the repository's own, which anybody may have written. `docs/security.md` tells what each is for;
/// those that are named after something of the repository's (`filter.<name>.clean`) stand in `foreign.rs`.
const SETTINGS: &[&str] = &[
    // What a power cut may find: objects before the branch that names them, and no branch or index half written. git's own
    // default waits for packs alone; and in batches it loses objects without a word where a folder cannot be made.
    "core.fsync=all",
    "core.fsyncMethod=fsync",
    // What git starts by itself.
    "core.hooksPath=/dev/null",
    // Hooks of the configuration, from git 2.54 on; `foreign.rs` silences each by its own name too.
    "hook.reference-transaction.enabled=false",
    "hook.post-index-change.enabled=false",
    "hook.pre-push.enabled=false",
    "hook.pre-auto-gc.enabled=false",
    "core.fsmonitor=false",
    "core.alternateRefsCommand=",
    "gc.auto=0",
    "gc.recentObjectsHook=",
    "maintenance.auto=false",
    "uploadpack.packObjectsHook=",
    "diff.external=",
    "core.attributesFile=/dev/null",
    // What git starts to ask or to show.
    "core.pager=cat",
    "core.editor=true",
    "sequence.editor=true",
    "core.askPass=",
    "interactive.diffFilter=",
    "color.ui=false",
    "column.ui=never",
    // What git starts to reach others. Which protocols there are is told by `GIT_ALLOW_PROTOCOL`.
    "core.sshCommand=ssh",
    "core.gitProxy=",
    "credential.helper=",
    "submodule.recurse=false",
    "fetch.recurseSubmodules=false",
    "push.recurseSubmodules=no",
    "push.gpgSign=false",
    "push.followTags=false",
    // What git starts to sign and to look at signatures.
    "commit.gpgSign=false",
    "tag.gpgSign=false",
    "gpg.program=gpg",
    "gpg.openpgp.program=gpg",
    "gpg.x509.program=gpgsm",
    "gpg.ssh.program=ssh-keygen",
    "gpg.ssh.defaultKeyCommand=",
    "log.showSignature=false",
    // What would make another repository speak for this one, or other words stand in its history.
    "safe.bareRepository=explicit",
    "log.mailmap=false",
    "i18n.commitEncoding=UTF-8",
    "i18n.logOutputEncoding=UTF-8",
];

/// Variables that git gets besides [`PASSED_ON`].
const VARIABLES: &[(&str, &str)] = &[
    ("LC_ALL", "C"),
    ("GIT_TERMINAL_PROMPT", "0"),
    ("GIT_OPTIONAL_LOCKS", "0"),
    ("GIT_NO_REPLACE_OBJECTS", "1"),
    ("GIT_NO_LAZY_FETCH", "1"),
    ("GIT_ATTR_NOSYSTEM", "1"),
    ("GIT_LITERAL_PATHSPECS", "1"),
    // Whatever `protocol.*` and `remote.*.vcs` say: `ext` runs any program, `git` a proxy.
    ("GIT_ALLOW_PROTOCOL", "file:http:https:ssh"),
];

/// The environment in which git runs; taken from the process, or made by a test.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Surroundings {
    variables: Vec<(&'static str, OsString)>,
}

impl Surroundings {
    /// Those of the process.
    pub fn of_process() -> Self {
        Self::of(|name| std::env::var_os(name))
    }

    /// Those that `variable` tells; names that git may not see are not asked for.
    pub fn of(variable: impl Fn(&str) -> Option<OsString>) -> Self {
        Self { variables: PASSED_ON.iter().filter_map(|name| Some((*name, variable(name)?))).collect() }
    }

    /// Where `program` stands, as somebody who works by hand would find it; a copy inside `workspace` does not count.
    pub fn finds(&self, program: &str, workspace: &Path) -> Option<PathBuf> {
        self.folders(workspace).iter().map(|folder| folder.join(program)).find(|path| path.is_file())
    }

    fn get(&self, name: &str) -> Option<&OsStr> {
        self.variables.iter().find(|(own, _)| *own == name).map(|(_, value)| value.as_os_str())
    }

    /// The folders of `PATH` that are not inside `workspace`, which anybody may have filled. Without `PATH` (a cron of few
    /// words) the places where systems keep programs.
    fn folders(&self, workspace: &Path) -> Vec<PathBuf> {
        let workspace = workspace.canonicalize().unwrap_or_else(|_| workspace.to_owned());
        let path = self.get("PATH").unwrap_or(OsStr::new("/usr/local/bin:/usr/bin:/bin"));
        std::env::split_paths(path)
            .filter(|folder| folder.is_absolute())
            .filter(|folder| folder.canonicalize().is_ok_and(|real| !real.starts_with(&workspace)))
            .collect()
    }
}

/// The git program, ready to run in one folder.
#[derive(Debug, Clone)]
pub(super) struct Git {
    program: PathBuf,
    folder: PathBuf,
    variables: Vec<(&'static str, OsString)>,
    /// Settings that silence programs which the repository's configuration names.
    silenced: Vec<(String, String)>,
}

/// What a run of git gave.
pub(super) struct Ran {
    pub(super) succeeded: bool,
    pub(super) output: Vec<u8>,
    pub(super) errors: String,
}

impl Git {
    /// Finds git for work in `folder`.
    ///
    /// # Errors
    /// There is no git program.
    pub(super) fn find(folder: &Path, surroundings: &Surroundings) -> Result<Self, Trouble> {
        let folders = surroundings.folders(folder);
        let program = folders.iter().map(|folder| folder.join("git")).find(|program| program.is_file());
        let path = std::env::join_paths(&folders).map_err(|_| Trouble::NoProgram)?;
        let mut variables = surroundings.variables.clone();
        variables.retain(|(name, _)| *name != "PATH");
        variables.push(("PATH", path));
        Ok(Self {
            program: program.ok_or(Trouble::NoProgram)?,
            folder: folder.to_owned(),
            variables,
            silenced: Vec::new(),
        })
    }

    /// The same git with settings (key and value) that win over the repository's, though not over those of a command.
    pub(super) fn silencing(self, silenced: Vec<(String, String)>) -> Self {
        Self { silenced, ..self }
    }

    /// The same git in another folder, with these variables too.
    pub(super) fn elsewhere(&self, folder: &Path, more: Vec<(&'static str, OsString)>) -> Self {
        let mut variables = self.variables.clone();
        variables.extend(more);
        Self { program: self.program.clone(), folder: folder.to_owned(), variables, silenced: Vec::new() }
    }

    /// The same git with one more variable.
    pub(super) fn with(&self, name: &'static str, value: &str) -> Self {
        let mut git = self.clone();
        git.variables.push((name, value.into()));
        git
    }

    /// The person's home.
    pub(super) fn home(&self) -> Option<PathBuf> {
        self.variables.iter().find(|(name, _)| *name == "HOME").map(|(_, home)| PathBuf::from(home))
    }

    /// Another program of the folders of `PATH` that are not inside the workspace, in the same environment; `None` where
    /// there is none.
    pub(super) fn beside(&self, name: &str, arguments: &[&str]) -> Option<Command> {
        let (_, path) = self.variables.iter().find(|(name, _)| *name == "PATH")?;
        let program =
            std::env::split_paths(path).map(|folder| folder.join(name)).find(|program| program.is_file())?;
        let mut command = Command::new(program);
        command.env_clear().current_dir(&self.folder);
        for (name, value) in &self.variables {
            command.env(name, value);
        }
        // Nobody is asked in a window; at a terminal `ssh-keygen` asks for the words of a key by itself.
        command.env("SSH_ASKPASS_REQUIRE", "never").args(arguments);
        Some(command)
    }

    /// A command of git, its input and output not yet connected.
    pub(super) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        command.env_clear().current_dir(&self.folder);
        for (name, value) in &self.variables {
            command.env(name, value);
        }
        for (name, value) in VARIABLES {
            command.env(name, value);
        }
        // As variables, since a key may hold `=`.
        for (index, (key, value)) in self.silenced.iter().enumerate() {
            command.env(format!("GIT_CONFIG_KEY_{index}"), key);
            command.env(format!("GIT_CONFIG_VALUE_{index}"), value);
        }
        command.env("GIT_CONFIG_COUNT", self.silenced.len().to_string());
        for setting in SETTINGS {
            command.args(["-c", setting]);
        }
        command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs git to its end.
    ///
    /// # Errors
    /// It cannot be started. That it failed is told by [`Ran::succeeded`].
    pub(super) fn run(&self, arguments: &[&str]) -> Result<Ran, Trouble> {
        let output = self.command(arguments).output().map_err(|error| self.not_started(&error))?;
        Ok(Ran {
            succeeded: output.status.success(),
            output: output.stdout,
            errors: String::from_utf8_lossy(&output.stderr).into_owned(),
        })
    }

    /// Runs git to its end with one more variable, and `input` on its standard input.
    ///
    /// # Errors
    /// As [`Git::run`].
    pub(super) fn run_with(
        &self,
        arguments: &[&str],
        variable: (&str, &str),
        input: &[u8],
    ) -> Result<Ran, Trouble> {
        use std::io::Write;

        let mut child = self
            .command(arguments)
            .env(variable.0, variable.1)
            .stdin(Stdio::piped())
            .spawn()
            .map_err(|error| self.not_started(&error))?;
        // A git that dies early closes the pipe; what it says then is worth more than the broken pipe.
        let written = child.stdin.take().map(|mut pipe| pipe.write_all(input));
        let output = child.wait_with_output().map_err(|error| self.not_started(&error))?;
        Ok(Ran {
            succeeded: output.status.success() && matches!(written, Some(Ok(()))),
            output: output.stdout,
            errors: String::from_utf8_lossy(&output.stderr).into_owned(),
        })
    }

    /// The trouble of a git that cannot be run.
    pub(super) fn not_started(&self, error: &std::io::Error) -> Trouble {
        let program = self.program.display();
        Trouble::Refused(said!(en: "cannot run `{program}`: {error}", zh: "无法运行 `{program}`：{error}"))
    }
}
