//! One `git cat-file --batch`: the bytes of objects, one after the other, as they were stored. Nothing is replaced, and
//! nothing is sent through a filter.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use super::ObjectId;
use crate::git::program::Git;
use crate::git::repository::Repository;
use crate::git::trouble::Trouble;

/// A running `git cat-file --batch`; a damaged object ends it, and then another one is started.
pub struct Objects {
    git: Git,
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

/// An object as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Object {
    /// `blob`, `commit`, `tree` or `tag`.
    pub kind: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Repository {
    /// A reader of objects.
    ///
    /// # Errors
    /// Git cannot be started.
    pub fn objects(&self) -> Result<Objects, Trouble> {
        Objects::start(&self.git)
    }
}

impl Objects {
    fn start(git: &Git) -> Result<Self, Trouble> {
        let mut child = git
            .command(&["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| git.not_started(&error))?;
        match (child.stdin.take(), child.stdout.take()) {
            (Some(input), Some(output)) => Ok(Self {
                git: git.clone(),
                child,
                input: Some(input),
                output: BufReader::with_capacity(1 << 16, output),
            }),
            _ => Err(git.not_started(&std::io::ErrorKind::BrokenPipe.into())),
        }
    }

    /// The object of this name; `None` when it is missing or damaged.
    pub fn get(&mut self, id: &ObjectId) -> Option<Object> {
        let told = self.ask(id);
        if told.is_none() && !matches!(self.child.try_wait(), Ok(None)) {
            *self = Self::start(&self.git).ok()?;
        }
        told.flatten()
    }

    /// The answer to one question; `None` inside where git has no such object, and outside where it ended.
    fn ask(&mut self, id: &ObjectId) -> Option<Option<Object>> {
        let input = self.input.as_mut()?;
        writeln!(input, "{id}").ok()?;
        input.flush().ok()?;
        let mut line = String::new();
        if self.output.read_line(&mut line).ok()? == 0 {
            let ended = self.child.wait();
            drop(ended);
            return None;
        }
        let mut words = line.trim_end().split(' ').skip(1);
        let (kind, Some(size)) = (words.next()?.to_owned(), words.next().and_then(|size| size.parse().ok()))
        else {
            return Some(None);
        };
        let mut bytes = vec![0; size];
        self.output.read_exact(&mut bytes).ok()?;
        self.output.read_exact(&mut [0]).ok()?;
        Some(Some(Object { kind, bytes }))
    }

    /// The bytes of the blob of this name; `None` when it is missing, damaged or no blob.
    pub fn blob(&mut self, id: &ObjectId) -> Option<Vec<u8>> {
        self.get(id).filter(|object| object.kind == "blob").map(|object| object.bytes)
    }
}

impl Drop for Objects {
    fn drop(&mut self) {
        // Git ends when nobody asks any more; a damaged object may have ended it before.
        self.input = None;
        let ended = self.child.wait();
        drop(ended);
    }
}
