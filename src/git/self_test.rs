//! A merge for trial: in a folder of its own, with a command as git would run it.

use super::driver::DRIVER;
use super::program::{Git, Surroundings};
use super::trouble::Trouble;
use crate::said;

/// A file that both sides changed.
#[derive(Debug, Clone, Copy)]
pub struct Trial<'a> {
    /// Its path.
    pub path: &'a str,
    /// The common ancestor.
    pub base: &'a str,
    /// Our side.
    pub ours: &'a str,
    /// Their side.
    pub theirs: &'a str,
}

impl Trial<'_> {
    /// What git makes of it with `command` as the driver; `None` where it finds a conflict or gives up. Nothing stays.
    ///
    /// # Errors
    /// git refuses before it comes to merging, or there is no room for a temporary folder.
    pub fn merged(&self, command: &str, surroundings: &Surroundings) -> Result<Option<String>, Trouble> {
        let folder = tempfile::tempdir().map_err(|error| {
            Trouble::Refused(said!(en: "no temporary folder: {error}", zh: "无法创建临时目录：{error}"))
        })?;
        let git = Git::find(folder.path(), surroundings)?;
        let run = |words: &[&str], input: &str| {
            let ran = git.run_with(words, ("LC_ALL", "C"), input.as_bytes())?;
            if ran.succeeded { Ok(ran.output) } else { Err(Trouble::of_errors(&ran.errors)) }
        };
        run(&["init", "--quiet", "--template=", "."], "")?;
        run(&["fast-import", "--quiet", "--date-format=now"], &self.history())?;
        let driver = format!("merge.{DRIVER}.driver={command}");
        let words = ["--attr-source=ours", "-c", &driver, "merge-tree", "--write-tree", "ours", "theirs"];
        let Ok(answer) = run(&words, "") else { return Ok(None) };
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let tree = answer.lines().next().unwrap_or_default();
        let bytes = run(&["cat-file", "blob", &format!("{tree}:{}", self.path)], "")?;
        Ok(String::from_utf8(bytes).ok())
    }

    /// The two branches, as `git fast-import` reads them.
    fn history(&self) -> String {
        let data = |text: &str| format!("data {}\n{text}\n", text.len());
        let commit = |branch: &str, from: &str, text: &str| {
            let from = if from.is_empty() { String::new() } else { format!("from refs/heads/{from}\n") };
            let attributes = data(&format!("*.yaml merge={DRIVER}\n"));
            format!(
                "commit refs/heads/{branch}\ncommitter doctor <doctor@plaint.invalid> now\n{}{from}M 100644 inline {}\n{}M 100644 inline .gitattributes\n{attributes}\n",
                data(branch),
                self.path,
                data(text),
            )
        };
        [
            commit("base", "", self.base),
            commit("ours", "base", self.ours),
            commit("theirs", "base", self.theirs),
        ]
        .concat()
    }
}
