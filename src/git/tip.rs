//! The tip of a history: the commit that a page or a letter names, so that an audit can prove that the history which
//! stands today goes on from there.

use super::repository::{Repository, is_object};
use super::trouble::Trouble;
use crate::domain::instant::{self, Instant};

impl Repository {
    /// The last commit of the workspace's own line of history (first parents), or the last one that was made by `until`;
    /// `None` where there was none by then.
    ///
    /// # Errors
    /// Git cannot be started.
    pub fn tip_by(&self, until: Option<&Instant>) -> Result<Option<String>, Trouble> {
        let before = until.map(|until| format!("--before={}", instant::format(until)));
        let mut arguments = vec!["rev-list", "--first-parent", "--max-count=1"];
        arguments.extend(before.as_deref());
        arguments.push("HEAD");
        let ran = self.git.run(&arguments)?;
        let answer = String::from_utf8_lossy(&ran.output);
        Ok(answer.lines().next().filter(|line| is_object(line)).map(str::to_owned))
    }
}
