//! Signatures of commits, looked at by `ssh-keygen` with the keys that are given, whatever the repository configures.

use std::collections::HashMap;
use std::io::Write;

use super::ObjectId;
use crate::git::repository::Repository;
use crate::git::trouble::Trouble;
use crate::said;

/// What a signature is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Signature {
    /// It is good, and this person's: the name that stands before the key.
    Good(String),
    /// It is not: by an unknown key, by one that was not valid then, of another text, or of a sort that is not looked at.
    Bad,
}

impl Repository {
    /// What the signatures of these commits are worth. `signers` is a line for each key, as `ssh-keygen` wants allowed
    /// signers: `li namespaces="git" ssh-ed25519 AAAA…`; its times are in UTC. Only signatures by SSH keys are looked at.
    ///
    /// # Errors
    /// Git cannot be started, or there is no place for a temporary file.
    pub fn signatures(
        &self,
        commits: &[ObjectId],
        signers: &str,
    ) -> Result<HashMap<ObjectId, Signature>, Trouble> {
        let refused = |error: std::io::Error| {
            Trouble::Refused(said!(
                en: "cannot write a temporary file: {error}",
                zh: "无法写入临时文件：{error}"
            ))
        };
        let mut file = tempfile::NamedTempFile::new().map_err(refused)?;
        file.write_all(signers.as_bytes()).map_err(refused)?;
        let allowed = format!("gpg.ssh.allowedSignersFile={}", file.path().display());
        let mut arguments = vec!["-c", allowed.as_str()];
        for none in [
            "gpg.program=false",
            "gpg.openpgp.program=false",
            "gpg.x509.program=false",
            "gpg.ssh.revocationFile=",
        ] {
            arguments.extend(["-c", none]);
        }
        arguments.extend(["log", "--no-walk=unsorted", "--no-patch", "--no-notes", "--no-decorate"]);
        arguments.extend(["--stdin", "--format=%H %G? %GS"]);
        let mut input = Vec::new();
        for commit in commits {
            input.extend_from_slice(format!("{commit}\n").as_bytes());
        }
        // Times of keys and of commits are compared as the zone of the machine has them, which may be anywhere.
        let git = self.git.with("TZ", "UTC0");
        let ran = git.run_with(&arguments, ("GIT_ATTR_SOURCE", self.empty_tree), &input)?;
        let answer = String::from_utf8_lossy(&ran.output).into_owned();
        let one = |line: &str| {
            let mut words = line.splitn(3, ' ');
            let id = ObjectId::parse(words.next()?)?;
            let worth = match (words.next(), words.next()) {
                (Some("G"), Some(who)) => Signature::Good(who.to_owned()),
                _ => Signature::Bad,
            };
            Some((id, worth))
        };
        Ok(answer.lines().filter_map(one).collect())
    }
}
