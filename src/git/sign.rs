//! Signing: where the person's own git configuration asks for it (`commit.gpgSign`, `gpg.format = ssh`,
//! `user.signingKey`), what plaint commits carries their signature. The repository's configuration is not asked, and
//! saving never fails for want of a signature: what is unsigned is told, and an audit tells it too.

use std::io::Write;
use std::process::Stdio;

use super::repository::Repository;
use super::trouble::Trouble;
use crate::said;
use crate::words::Said;

impl Repository {
    /// The commit `commit`, at which the branch stands, signed with the key of the file `key`: its new name, and what
    /// stood in the way.
    pub(super) fn signed(&self, commit: &str, key: &str) -> (Option<String>, Option<Said>) {
        let key = match (key.strip_prefix("~/"), self.git.home()) {
            (Some(rest), Some(home)) => home.join(rest).display().to_string(),
            _ => key.to_owned(),
        };
        match self.sign(commit, &key) {
            Ok(name) => (Some(name), None),
            Err(trouble) => {
                let why = trouble.said();
                let (en, zh) = (&why.en, &why.zh);
                let said = said!(
                    en: "saved and committed, but not signed: {en}",
                    zh: "已保存并提交，但未签名：{zh}"
                );
                (None, Some(said))
            }
        }
    }

    fn sign(&self, commit: &str, key: &str) -> Result<String, Trouble> {
        let not_run = |error: std::io::Error| {
            Trouble::Refused(said!(
                en: "`ssh-keygen` cannot be run: {error}",
                zh: "无法运行 `ssh-keygen`：{error}"
            ))
        };
        let object = self.git.run(&["cat-file", "commit", commit])?;
        let mut child = self
            .git
            .beside("ssh-keygen", &["-Y", "sign", "-n", "git", "-f", key])
            .ok_or_else(no_program)?
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(not_run)?;
        let written = child.stdin.take().map(|mut input| input.write_all(&object.output));
        drop(written);
        let output = child.wait_with_output().map_err(not_run)?;
        let signature = String::from_utf8_lossy(&output.stdout).trim_end().to_owned();
        if !output.status.success() || !signature.starts_with("-----BEGIN SSH SIGNATURE-----") {
            return Err(no_signature(&String::from_utf8_lossy(&output.stderr)));
        }
        let whole = with_signature(&object.output, &signature, commit.len() == 64).ok_or_else(|| {
            Trouble::Refused(said!(
                en: "the commit {commit} cannot be read",
                zh: "无法读取提交 {commit}"
            ))
        })?;
        let made = self.git.run_with(
            &["hash-object", "-t", "commit", "-w", "--stdin"],
            ("GIT_ATTR_SOURCE", self.empty_tree),
            &whole,
        )?;
        let name = String::from_utf8_lossy(&made.output).trim().to_owned();
        // The branch moves only if nobody committed meanwhile; then the commit stays as it is, without a signature.
        let moved = self.git.run(&["update-ref", "-m", "signed", "HEAD", &name, commit])?;
        if made.succeeded && moved.succeeded { Ok(name) } else { Err(Trouble::of_errors(&moved.errors)) }
    }
}

fn no_program() -> Trouble {
    Trouble::Refused(said!(
        en: "there is no `ssh-keygen` program; install OpenSSH",
        zh: "未找到 `ssh-keygen` 程序；请安装 OpenSSH"
    ))
}

/// What `ssh-keygen` said when it gave no signature.
fn no_signature(errors: &str) -> Trouble {
    Trouble::Refused(match errors.lines().find(|line| !line.trim().is_empty()) {
        Some(line) => said!(en: "`ssh-keygen` says: {line}", zh: "`ssh-keygen` 报告：{line}"),
        None => said!(en: "`ssh-keygen` gave no signature", zh: "`ssh-keygen` 未给出签名"),
    })
}

/// A commit object with the signature behind its headers.
fn with_signature(object: &[u8], signature: &str, long: bool) -> Option<Vec<u8>> {
    let end = object.windows(2).position(|pair| pair == b"\n\n")?;
    let (head, rest) = object.split_at_checked(end + 1)?;
    let key = if long { "gpgsig-sha256" } else { "gpgsig" };
    let indented = signature.replace('\n', "\n ");
    Some([head, format!("{key} {indented}\n").as_bytes(), rest].concat())
}

#[cfg(test)]
mod tests {
    use super::{no_program, no_signature, with_signature};

    #[test]
    fn why_there_is_no_signature_is_told_in_both_languages() {
        for trouble in [no_program(), no_signature("\nCouldn't load key: no such file\n"), no_signature("")] {
            let said = trouble.said();
            assert_ne!(said.en, said.zh);
            assert!(said.zh.contains("ssh-keygen"), "{said}");
        }
        assert!(no_signature("\nCouldn't load key\n").said().zh.ends_with("Couldn't load key"));
    }

    #[test]
    fn a_signature_stands_behind_the_headers() {
        let signed =
            with_signature(b"tree a\nauthor b\n\nwords\n\nmore\n", "BEGIN\nabc\nEND", false).unwrap();
        assert_eq!(signed, b"tree a\nauthor b\ngpgsig BEGIN\n abc\n END\n\nwords\n\nmore\n");
    }
}
