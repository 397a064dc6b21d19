//! The index, brought in step with a commit that was made beside it.

use std::thread;
use std::time::Duration;

use super::commit::PathWithBlob;
use super::program::Ran;
use super::repository::Repository;
use super::stale_lock;
use super::trouble::Trouble;
use crate::said;
use crate::words::Said;

/// How often, and how far apart, a locked index is tried again: two seconds in all.
const ATTEMPTS: u32 = 20;
const PAUSE: Duration = Duration::from_millis(100);

impl Repository {
    /// Enters `blobs` (paths in the working tree, and what stands there) into the index, where all stages of a path that
    /// was not merged make room; a path without blob leaves it. What else is staged stays as it
    /// is. git is told the blobs. It still looks into files that changed in the second in which the index was written, and
    /// would send them through filters; so no attribute may name one.
    pub(super) fn bring_index_in_step(
        &self,
        blobs: &[PathWithBlob],
        notices: &mut Vec<Said>,
    ) -> Result<(), Trouble> {
        if blobs.is_empty() {
            return Ok(());
        }
        let mut input = Vec::new();
        for (path, blob) in blobs {
            let line = match blob {
                Some(blob) => format!("100644 {blob}\t{path}\0"),
                None => format!("0 {}\t{path}\0", "0".repeat(self.empty_tree.len())),
            };
            input.extend_from_slice(line.as_bytes());
        }
        self.feed_index(&input, notices)
    }

    /// Runs git on the files of the working tree, without any filter.
    pub(super) fn run_unfiltered(&self, arguments: &[&str], input: &[u8]) -> Result<Ran, Trouble> {
        let settings = self.without_filters()?;
        let mut all: Vec<&str> = settings.iter().flat_map(|setting| ["-c", setting.as_str()]).collect();
        all.extend(["-c", "core.attributesFile=/dev/null"]);
        all.extend(arguments);
        self.git.run_with(&all, ("GIT_ATTR_SOURCE", self.empty_tree), input)
    }

    /// Gives the index lines as `--index-info` reads them.
    pub(super) fn feed_index(&self, input: &[u8], notices: &mut Vec<Said>) -> Result<(), Trouble> {
        let arguments = ["update-index", "--add", "--replace", "-z", "--index-info"];
        let mut attempt = 0;
        loop {
            let ran = self.run_unfiltered(&arguments, input)?;
            if ran.succeeded {
                return Ok(());
            }
            let trouble = Trouble::of_errors(&ran.errors);
            attempt += 1;
            match stale_lock::clear(self, trouble.clone()) {
                Ok(notice) => notices.push(notice),
                Err(_) if trouble.lock().is_some() && attempt < ATTEMPTS => thread::sleep(PAUSE),
                Err(trouble) => return Err(trouble),
            }
            if attempt >= ATTEMPTS {
                return Err(trouble);
            }
        }
    }

    /// Settings that silence the filters which `info/attributes` names: git reads that file whatever it is told.
    fn without_filters(&self) -> Result<Vec<String>, Trouble> {
        let path = self.shared_folder.join("info/attributes");
        let text = match std::fs::read(&path) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(_) => return Ok(Vec::new()),
        };
        let mut settings = Vec::new();
        for name in text.split_whitespace().filter_map(|word| word.strip_prefix("filter=")) {
            if !name.chars().all(|sign| sign.is_ascii_alphanumeric() || "-_".contains(sign)) {
                let path = path.display();
                return Err(Trouble::Refused(said!(
                    en: "`{path}` names a filter `{name}`, which might run a program; remove that line",
                    zh: "`{path}` 指定了过滤器 `{name}`，可能会运行程序；请删除该行"
                )));
            }
            for key in ["clean", "smudge", "process"] {
                settings.push(format!("filter.{name}.{key}="));
            }
            settings.push(format!("filter.{name}.required=false"));
        }
        Ok(settings)
    }
}
