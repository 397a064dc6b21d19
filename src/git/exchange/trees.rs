//! Trees compared, and the bytes of what stands in them.

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use super::Exchange;
use crate::git::trouble::Trouble;
use crate::said;

/// A file as a tree has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Its mode in git: `100644`, `100755`; others are no plain files.
    pub mode: String,
    /// The name of its bytes.
    pub name: String,
}

/// A file in which two trees differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The path in the working tree.
    pub path: String,
    /// What the first tree has.
    pub before: Option<Version>,
    /// What the second tree has.
    pub after: Option<Version>,
}

impl Version {
    /// Whether it is a plain file.
    pub fn is_plain(&self) -> bool {
        matches!(self.mode.as_str(), "100644" | "100755")
    }

    /// Whether it is a program.
    pub fn is_executable(&self) -> bool {
        self.mode == "100755"
    }
}

impl Exchange {
    /// The files in which two trees (or the trees of two commits; without the first, an empty one) differ.
    ///
    /// # Errors
    /// git refuses, or a path is not UTF-8.
    pub fn differences(&self, from: Option<&str>, to: &str) -> Result<Vec<Difference>, Trouble> {
        let from = from.unwrap_or(self.empty_tree);
        let ran = self.run(&["diff-tree", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", from, to])?;
        if !ran.succeeded {
            return Err(Trouble::of_errors(&ran.errors));
        }
        let answer = String::from_utf8(ran.output).map_err(|_| {
            Trouble::Refused(said!(
                en: "the other side has a file whose name is not UTF-8",
                zh: "对方有文件名不是 UTF-8 编码"
            ))
        })?;
        let mut parts = answer.split('\0');
        let mut differences = Vec::new();
        while let (Some(states), Some(path)) = (parts.next(), parts.next()) {
            differences.extend(difference(states, path));
        }
        Ok(differences)
    }

    /// The bytes of these objects, in their order.
    ///
    /// # Errors
    /// One is missing, or git refuses.
    pub fn bytes(&self, names: &[&str]) -> Result<Vec<Vec<u8>>, Trouble> {
        let broken = |error: &std::io::Error| {
            Trouble::Refused(said!(
                en: "the conversation with git broke off: {error}",
                zh: "与 git 的通信中断：{error}"
            ))
        };
        let mut child = self
            .git
            .command(&["cat-file", "--batch", "--buffer"])
            .stdin(Stdio::piped())
            .spawn()
            .map_err(|error| self.git.not_started(&error))?;
        let (input, output) = (child.stdin.take(), child.stdout.take());
        let questions: String = names.iter().map(|name| format!("{name}\n")).collect();
        let read = std::thread::scope(|scope| {
            // Beside the reading: git answers while it still is asked, and neither waits for the other.
            scope.spawn(move || input.map(|mut input| input.write_all(questions.as_bytes())));
            let mut output = BufReader::new(output.ok_or(std::io::ErrorKind::BrokenPipe)?);
            names.iter().map(|_| one(&mut output)).collect::<std::io::Result<Vec<_>>>()
        });
        let ended = child.wait();
        drop(ended);
        read.map_err(|error| broken(&error))
    }
}

/// Reads `:<mode> <mode> <object> <object> <status>` before a path.
fn difference(states: &str, path: &str) -> Option<Difference> {
    let mut words = states.strip_prefix(':')?.split(' ');
    let (old_mode, new_mode, old, new) = (words.next()?, words.next()?, words.next()?, words.next()?);
    let version = |mode: &str, name: &str| {
        (mode != "000000").then(|| Version { mode: mode.to_owned(), name: name.to_owned() })
    };
    Some(Difference { path: path.to_owned(), before: version(old_mode, old), after: version(new_mode, new) })
}

/// Reads `<object> <type> <size>` and so many bytes.
fn one(output: &mut impl BufRead) -> std::io::Result<Vec<u8>> {
    let mut line = String::new();
    output.read_line(&mut line)?;
    let size = line.trim_end().rsplit(' ').next().and_then(|size| size.parse().ok());
    let mut bytes = vec![0; size.ok_or(std::io::ErrorKind::NotFound)?];
    output.read_exact(&mut bytes)?;
    output.read_exact(&mut [0])?;
    Ok(bytes)
}
