//! Committing exactly the files of a command, in one process and whatever else is staged.

use super::by_hand::BY_HAND;
use super::entry::{Before, Entry, FileState};
use super::fast_import::{FastImport, NewCommit};
use super::identity::Identity;
use super::repository::{Repository, State};
use super::stale_lock;
use super::trouble::Trouble;
use crate::words::Said;

/// How often a commit is begun again when somebody else moved the branch meanwhile.
const ATTEMPTS: u32 = 8;

/// What came of a commit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Committed {
    /// The commit; `None` when the last one held all of it already.
    pub commit: Option<String>,
    /// Files that somebody had edited by hand and not committed.
    pub hand_edits: Vec<HandEdit>,
    /// Why the index is not in step, if it is not.
    pub index: Option<Trouble>,
    /// What else people should know.
    pub notices: Vec<Said>,
}

/// A file that somebody had edited by hand; the edit went into a commit of its own before the command's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandEdit {
    /// The path, relative to the workspace.
    pub path: String,
}

/// What is to be committed.
struct Work<'a> {
    files: &'a [FileState<'a>],
    entry: &'a Entry,
    person: Option<Identity>,
}

/// A path in the working tree and the blob that stands there; no blob where the file is gone.
pub(super) type PathWithBlob = (String, Option<String>);

/// What a conversation with git came to, before the index.
#[derive(Default)]
struct Made {
    committed: Committed,
    /// Everything that the index must hold.
    blobs: Vec<PathWithBlob>,
    /// What the command changed.
    changed: Vec<PathWithBlob>,
    /// What somebody had edited by hand before the command.
    by_hand: Vec<PathWithBlob>,
}

impl Repository {
    /// Commits `files` as they stand after a command, with the words of `entry`, and brings the index in step. What was
    /// edited by hand before the command and not committed goes first, into a commit that says so.
    ///
    /// The commit is durable only after [`Repository::make_durable`].
    ///
    /// # Errors
    /// Nothing was committed, and why. An index that could not be brought in step is told in [`Committed::index`].
    pub fn commit(&self, state: State, files: &[FileState<'_>], entry: &Entry) -> Result<Committed, Trouble> {
        let work = Work { files, entry, person: Identity::of_person(&self.git)? };
        let mut notices = Vec::new();
        let mut tip = match state {
            State::Ready(tip) => tip,
            State::Unfinished(what) => return Err(Trouble::Unfinished(what)),
        };
        for _ in 0..ATTEMPTS {
            match self.commit_once(tip.as_deref(), &work) {
                Err(Trouble::Outrun) => tip = self.tip()?,
                Err(trouble) => notices.push(stale_lock::clear(self, trouble)?),
                Ok(Made { mut committed, blobs, .. }) => {
                    if let (Some(commit), Some(key)) =
                        (&committed.commit, work.person.as_ref().and_then(Identity::key))
                    {
                        let (signed, notice) = self.signed(commit, key);
                        notices.extend(notice);
                        committed.commit = signed.or(committed.commit.take());
                    }
                    committed.index = self.bring_index_in_step(&blobs, &mut notices).err();
                    committed.notices = notices;
                    return Ok(committed);
                }
            }
        }
        Err(Trouble::Outrun)
    }

    fn commit_once(&self, tip: Option<&str>, work: &Work<'_>) -> Result<Made, Trouble> {
        let mut git = FastImport::start(&self.git)?;
        let mut made = Made::default();
        let told = work
            .files
            .iter()
            .try_for_each(|file| self.tell_file(&mut git, tip, file, &mut made))
            .and_then(|()| tell_commits(&mut git, tip, work, &mut made));
        match told {
            Ok(()) => git.finish().map(|()| made),
            Err(error) => Err(git.broken(&error)),
        }
    }

    /// Tells git what stands in a file, where the last commit has something else.
    fn tell_file(
        &self,
        git: &mut FastImport,
        tip: Option<&str>,
        file: &FileState<'_>,
        made: &mut Made,
    ) -> std::io::Result<()> {
        let path = format!("{}{}", self.prefix, file.path);
        let mut committed = None;
        if let Some(tip) = tip
            && let Some(blob) = git.blob_at(tip, &path)?
        {
            let bytes = git.bytes_of(&blob)?;
            if Some(bytes.as_slice()) == file.after {
                made.blobs.push((path, Some(blob)));
                return Ok(());
            }
            committed = Some(bytes);
        }

        if let Before::Was(Some(before)) = file.before
            && committed.as_deref() != Some(before)
            && tip.is_some()
        {
            made.by_hand.push((path.clone(), Some(git.add_blob(before)?)));
            made.committed.hand_edits.push(HandEdit { path: file.path.to_owned() });
            committed = Some(before.to_vec());
        }
        let Some(after) = file.after else {
            // What was never committed leaves no trace; the index must not name it either.
            let gone = if committed.is_some() { &mut made.changed } else { &mut made.blobs };
            gone.push((path, None));
            return Ok(());
        };
        made.changed.push((path, Some(git.add_blob(after)?)));
        Ok(())
    }

    /// The commit that is checked out; `None` before the first.
    ///
    /// # Errors
    /// git cannot be started.
    pub fn tip(&self) -> Result<Option<String>, Trouble> {
        let ran = self.git.run(&["rev-parse", "--quiet", "--verify", "HEAD^{commit}"])?;
        Ok(ran.succeeded.then(|| String::from_utf8_lossy(&ran.output).trim().to_owned()))
    }
}

/// Tells git the commits. Nothing of it counts before the conversation is finished.
fn tell_commits(
    git: &mut FastImport,
    tip: Option<&str>,
    work: &Work<'_>,
    made: &mut Made,
) -> std::io::Result<()> {
    if made.changed.is_empty() {
        return Ok(());
    }
    let author = &Identity::of_staff(work.entry.author());
    let committer = work.person.as_ref().unwrap_or(author);
    let mut parent = tip.map(str::to_owned);
    if !made.by_hand.is_empty() {
        let (mark, _) = git.add_commit(&NewCommit {
            author: committer,
            committer,
            message: BY_HAND,
            parent: parent.as_deref(),
            files: &made.by_hand,
        })?;
        parent = Some(mark);
    }
    let message = &work.entry.message();
    let parent = parent.as_deref();
    let (_, commit) =
        git.add_commit(&NewCommit { author, committer, message, parent, files: &made.changed })?;
    made.committed.commit = Some(commit);
    made.blobs.append(&mut made.changed);
    Ok(())
}
