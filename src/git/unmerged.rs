//! What a merge, rebase, cherry-pick, revert or stash left in the index without deciding: the stages 1, 2 and 3.

use std::collections::BTreeMap;
use std::fs;

use super::repository::{Repository, is_object};
use super::trouble::Trouble;
use crate::said;
use crate::words::Said;

/// A path that git could not merge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmerged {
    /// The path in the repository, with `/`.
    pub path: String,
    /// The same relative to the workspace; `None` where it is outside.
    pub inside: Option<String>,
    /// The blobs of the common ancestor, of ours and of theirs; `None` where that side has no such file.
    pub stages: [Option<String>; 3],
}

/// The ways in which git itself may have written conflict markers.
const STYLES: &[&[&str]] = &[&[], &["--diff3"], &["--zdiff3"]];

/// The ways in which it may have compared the sides before.
const ALGORITHMS: &[&[&str]] = &[&["--diff-algorithm=histogram"], &[]];

impl Repository {
    /// Every path of the repository that is not merged, in the order of the index.
    ///
    /// # Errors
    /// git refuses.
    pub fn unmerged(&self) -> Result<Vec<Unmerged>, Trouble> {
        let up = "../".repeat(self.prefix.matches('/').count());
        let top = if up.is_empty() { "." } else { up.as_str() };
        let ran = self.git.run(&["-C", top, "ls-files", "--unmerged", "-z"])?;
        if !ran.succeeded {
            return Err(Trouble::of_errors(&ran.errors));
        }
        let mut found: BTreeMap<String, [Option<String>; 3]> = BTreeMap::new();
        for line in String::from_utf8_lossy(&ran.output).split('\0') {
            let Some((facts, path)) = line.split_once('\t') else { continue };
            let mut facts = facts.split(' ').skip(1);
            let (Some(blob), Some(stage)) = (facts.next(), facts.next()) else { continue };
            let stage = stage.parse::<usize>().ok().and_then(|stage| stage.checked_sub(1));
            let stages = found.entry(path.to_owned()).or_default();
            if let Some(place) = stage.and_then(|stage| stages.get_mut(stage)) {
                *place = Some(blob.to_owned()).filter(|blob| is_object(blob));
            }
        }
        let unmerged = |(path, stages): (String, _)| {
            let inside = path.strip_prefix(self.prefix.as_str()).map(str::to_owned);
            Unmerged { path, inside, stages }
        };
        Ok(found.into_iter().map(unmerged).collect())
    }

    /// The bytes of a blob, as they are: no filter, no conversion.
    ///
    /// # Errors
    /// git has it not, or refuses.
    pub fn blob(&self, name: &str) -> Result<Vec<u8>, Trouble> {
        let ran = self.git.run(&["cat-file", "blob", name])?;
        if ran.succeeded { Ok(ran.output) } else { Err(Trouble::of_errors(&ran.errors)) }
    }

    /// Enters files of the workspace as merged into the index: each path, relative to the workspace, with its bytes. Gives
    /// back what people should know.
    ///
    /// # Errors
    /// git refuses, or another git works here.
    pub fn enter_merged(&self, files: &[(&str, &[u8])]) -> Result<Vec<Said>, Trouble> {
        let mut blobs = Vec::new();
        for (path, bytes) in files {
            let words = ["hash-object", "-w", "--no-filters", "--stdin"];
            let ran = self.git.run_with(&words, ("GIT_ATTR_SOURCE", self.empty_tree), bytes)?;
            let blob = String::from_utf8_lossy(&ran.output).trim().to_owned();
            if !ran.succeeded || !is_object(&blob) {
                return Err(Trouble::of_errors(&ran.errors));
            }
            blobs.push((format!("{}{path}", self.prefix), Some(blob)));
        }
        let mut notices = Vec::new();
        self.bring_index_in_step(&blobs, &mut notices)?;
        Ok(notices)
    }

    /// Whether `text` is what git itself makes of these three versions, whatever names stand in its markers: then nobody
    /// has touched it since.
    ///
    /// # Errors
    /// git cannot be started, or there is no room for its temporary files.
    pub fn is_gits_own_merge(&self, versions: [&[u8]; 3], text: &[u8]) -> Result<bool, Trouble> {
        let failed = |error: std::io::Error| {
            Trouble::Refused(said!(en: "no temporary file: {error}", zh: "无法创建临时文件：{error}"))
        };
        let folder = tempfile::tempdir().map_err(failed)?;
        let [base, ours, theirs] = ["base", "ours", "theirs"].map(|name| folder.path().join(name));
        for (path, bytes) in [&base, &ours, &theirs].into_iter().zip(versions) {
            fs::write(path, bytes).map_err(failed)?;
        }
        let files = [&ours, &base, &theirs].map(|path| path.to_string_lossy().into_owned());
        let wanted = without_names(text);
        for algorithm in ALGORITHMS {
            for style in STYLES {
                let mut words = vec!["-c", "merge.conflictStyle=merge", "merge-file", "--stdout"];
                words.extend(*algorithm);
                words.extend(*style);
                words.extend(files.iter().map(String::as_str));
                if without_names(&self.git.run(&words)?.output) == wanted {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }
}

/// The text with every conflict marker bare, without the name behind it.
fn without_names(text: &[u8]) -> Vec<u8> {
    let mut bare = Vec::with_capacity(text.len());
    for line in text.split_inclusive(|byte| *byte == b'\n') {
        let sign = line.first().copied().filter(|sign| b"<|>".contains(sign));
        let signs = line.iter().take_while(|byte| Some(**byte) == sign).count();
        let is_marker = signs >= 7 && matches!(line.get(signs), Some(b' ' | b'\n' | b'\r'));
        if is_marker {
            bare.extend_from_slice(&line[..signs]);
            bare.push(b'\n');
        } else {
            bare.extend_from_slice(line);
        }
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::without_names;

    #[test]
    fn names_in_markers_do_not_count() {
        let own = without_names(b"a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> 12ab (words)\n");
        assert_eq!(own, without_names(b"a\n<<<<<<< ours\nb\n=======\nc\n>>>>>>> theirs\n"));
        assert_ne!(own, without_names(b"a\n<<<<<<< ours\nB\n=======\nc\n>>>>>>> theirs\n"));
        assert_eq!(without_names(b"<<<<<<<x\n"), b"<<<<<<<x\n");
    }
}
