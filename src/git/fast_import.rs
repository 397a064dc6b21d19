//! One conversation with `git fast-import`: it makes blobs, trees and commits in one process, runs no hook and no filter,
//! and moves a branch only forward.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout};

use super::commit::PathWithBlob;
use super::identity::Identity;
use super::program::Git;
use super::trouble::Trouble;
use crate::said;

/// A running `git fast-import`.
pub(super) struct FastImport {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    marks: u32,
}

/// What a commit is to hold.
pub(super) struct NewCommit<'a> {
    pub(super) author: &'a Identity,
    pub(super) committer: &'a Identity,
    pub(super) message: &'a str,
    /// The commit before; `None` for the first of a branch.
    pub(super) parent: Option<&'a str>,
    /// Paths in the working tree, and the blobs that stand there; a path without one goes.
    pub(super) files: &'a [PathWithBlob],
}

/// What a commit with two parents is to hold.
pub(super) struct NewMerge<'a> {
    pub(super) committer: &'a Identity,
    pub(super) message: &'a str,
    /// The commit that is checked out.
    pub(super) ours: &'a str,
    /// The commit that comes in.
    pub(super) theirs: &'a str,
    /// The tree of both.
    pub(super) tree: &'a str,
}

type Told<T> = std::io::Result<T>;

impl FastImport {
    pub(super) fn start(git: &Git) -> Result<Self, Trouble> {
        use std::process::Stdio;

        let mut child = git
            .command(&["fast-import", "--quiet", "--done", "--date-format=now"])
            .stdin(Stdio::piped())
            .spawn()
            .map_err(|error| git.not_started(&error))?;
        match (child.stdin.take(), child.stdout.take()) {
            (Some(input), Some(output)) => {
                Ok(Self { child, input, output: BufReader::new(output), marks: 0 })
            }
            _ => Err(git.not_started(&std::io::ErrorKind::BrokenPipe.into())),
        }
    }

    /// The blob at `path` in `commit`; `None` when there is no file.
    pub(super) fn blob_at(&mut self, commit: &str, path: &str) -> Told<Option<String>> {
        let line = self.ask(format!("ls {commit} {}\n", quoted(path)).as_bytes())?;
        let mut words = line.split([' ', '\t']);
        Ok(match (words.next(), words.next(), words.next()) {
            (Some(mode), Some("blob"), Some(blob)) if mode.starts_with("100") => Some(blob.to_owned()),
            _ => None,
        })
    }

    /// The bytes of a blob.
    pub(super) fn bytes_of(&mut self, blob: &str) -> Told<Vec<u8>> {
        let line = self.ask(format!("cat-blob {blob}\n").as_bytes())?;
        let size = line.rsplit(' ').next().and_then(|size| size.parse().ok());
        let mut bytes = vec![0; size.ok_or(std::io::ErrorKind::InvalidData)?];
        self.output.read_exact(&mut bytes)?;
        self.output.read_exact(&mut [0])?;
        Ok(bytes)
    }

    /// Makes a blob and tells its name.
    pub(super) fn add_blob(&mut self, bytes: &[u8]) -> Told<String> {
        self.marks += 1;
        let mark = self.marks;
        write!(self.input, "blob\nmark :{mark}\ndata {}\n", bytes.len())?;
        self.input.write_all(bytes)?;
        self.ask(format!("\nget-mark :{mark}\n").as_bytes())
    }

    /// Makes a commit on the branch that is checked out (or on HEAD itself); tells its mark, by which a commit after it
    /// names it as parent, and its name. The branch moves when the conversation ends.
    pub(super) fn add_commit(&mut self, commit: &NewCommit<'_>) -> Told<(String, String)> {
        self.marks += 1;
        let (mark, message) = (self.marks, commit.message);
        let mut told = format!(
            "commit HEAD\nmark :{mark}\nauthor {} now\ncommitter {} now\ndata {}\n{message}\n",
            commit.author.line(),
            commit.committer.line(),
            message.len(),
        );
        if let Some(parent) = commit.parent {
            told += &format!("from {parent}\n");
        }
        for (path, blob) in commit.files {
            let path = quoted(path);
            told += &match blob {
                Some(blob) => format!("M 100644 {blob} {path}\n"),
                None => format!("D {path}\n"),
            };
        }
        let name = self.ask(format!("{told}\nget-mark :{mark}\n").as_bytes())?;
        Ok((format!(":{mark}"), name))
    }

    /// Makes a commit of a whole tree with two parents on the branch that is checked out; tells its name. The branch moves
    /// when the conversation ends.
    pub(super) fn add_merge(&mut self, commit: &NewMerge<'_>) -> Told<String> {
        self.marks += 1;
        let (mark, line) = (self.marks, commit.committer.line());
        let NewMerge { message, ours, theirs, tree, .. } = commit;
        let told = format!(
            "commit HEAD\nmark :{mark}\nauthor {line} now\ncommitter {line} now\ndata {}\n{message}\n\
             from {ours}\nmerge {theirs}\nM 040000 {tree} \"\"\n\nget-mark :{mark}\n",
            message.len(),
        );
        self.ask(told.as_bytes())
    }

    /// Ends the conversation; the branch moves.
    ///
    /// # Errors
    /// The branch is no longer where it was ([`Trouble::Outrun`]), or git could not write.
    pub(super) fn finish(mut self) -> Result<(), Trouble> {
        let ended = self.input.write_all(b"done\n");
        drop(self.input);
        let (succeeded, errors) = wait(self.child)?;
        match (succeeded, ended) {
            (true, Ok(())) => Ok(()),
            _ if errors.contains("Not updating") || errors.contains("expected") => Err(Trouble::Outrun),
            _ => Err(Trouble::of_errors(&errors)),
        }
    }

    /// What git said, after the conversation broke off.
    pub(super) fn broken(self, error: &std::io::Error) -> Trouble {
        drop(self.input);
        match wait(self.child) {
            Ok((_, errors)) if !errors.is_empty() => Trouble::of_errors(&errors),
            _ => Trouble::Refused(said!(
                en: "the conversation with git broke off: {error}",
                zh: "与 git 的通信中断：{error}"
            )),
        }
    }

    fn ask(&mut self, question: &[u8]) -> Told<String> {
        self.input.write_all(question)?;
        let mut line = String::new();
        if self.output.read_line(&mut line)? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        Ok(line.trim_end_matches('\n').to_owned())
    }
}

fn wait(mut child: Child) -> Result<(bool, String), Trouble> {
    let mut errors = String::new();
    if let Some(mut pipe) = child.stderr.take() {
        let mut bytes = Vec::new();
        let read = pipe.read_to_end(&mut bytes);
        errors = String::from_utf8_lossy(&bytes).into_owned();
        drop(read);
    }
    let status =
        child.wait().map_err(|error| Trouble::Refused(said!(en: "git: {error}", zh: "git：{error}")))?;
    Ok((status.success(), errors))
}

/// A path as fast-import reads it whatever signs it has.
fn quoted(path: &str) -> String {
    let mut quoted = String::from("\"");
    for sign in path.chars() {
        match sign {
            '"' | '\\' => quoted.extend(['\\', sign]),
            '\n' => quoted.push_str("\\n"),
            other => quoted.push(other),
        }
    }
    quoted + "\""
}
