//! Programs that a repository's configuration names under names of its own (`filter.<name>.clean`, `hook.<name>.command`).
//! No fixed setting can override those, so the configuration is asked for its keys, and each gets a value that does nothing.

use std::path::Path;

use super::program::{Git, Ran};
use super::trouble::Trouble;

/// What stands in a configuration that may name such programs. Others are not asked: it would cost every command a git.
/// A named `[diff "…"]` is one more ([`has_named_diff`]); a plain `[diff]` is common, and names none.
const SIGNS: &[&str] = &[
    "[include",
    "[hook",
    "[filter",
    "[diff.",
    "[merge",
    "[credential",
    "[http",
    "[trailer",
    "[submodule",
    "uploadpack",
    "receivepack",
];

/// The only one of them that `init` writes; whoever merges names the driver anew.
const OUR_DRIVER: &str = "[merge \"plaint\"]";

/// The value that makes the setting `key` of a repository do nothing; `None` where it names no program.
///
/// A merge driver that fails leaves a conflict; one that does nothing would drop what the other side wrote. A program
/// between us and a remote is the one that git would take.
fn harmless(key: &str) -> Option<&'static str> {
    let (section, rest) = key.split_once('.')?;
    let (_, last) = key.rsplit_once('.')?;
    let named = rest.len() > last.len();
    Some(match (section, named, last) {
        ("filter", true, "clean" | "smudge" | "process") | ("diff", true, "command") => "",
        ("filter", true, "required") | ("hook", true, "enabled") | ("http", _, "savecookies") => "false",
        ("diff", true, "textconv") => "cat",
        ("merge", true, "driver") => "false",
        ("hook", true, "command") => "true",
        ("credential", _, "helper") | ("http", _, "cookiefile") => "",
        ("remote", true, "uploadpack") => "git-upload-pack",
        ("remote", true, "receivepack") => "git-receive-pack",
        ("trailer", true, "command" | "cmd") => "true",
        ("submodule", true, "update") => "none",
        _ => return None,
    })
}

/// Settings (key and value) that silence the programs which the configuration of a repository names.
///
/// # Errors
/// git cannot be started, or cannot read the configuration.
pub(super) fn silenced(
    git: &Git,
    git_folder: &Path,
    shared_folder: &Path,
) -> Result<Vec<(String, String)>, Trouble> {
    let files = [shared_folder.join("config"), git_folder.join("config.worktree")];
    if !files.iter().any(|file| may_name_programs(file)) {
        return Ok(Vec::new());
    }
    let ran = git.run(&["config", "--list", "--includes", "--show-scope", "--name-only", "-z"])?;
    let Ran { succeeded: true, output, .. } = ran else { return Err(Trouble::of_errors(&ran.errors)) };
    let answer = String::from_utf8_lossy(&output);
    let words: Vec<&str> = answer.split('\0').collect();
    let mut settings = Vec::new();
    for pair in words.chunks_exact(2) {
        let ["local" | "worktree", key] = pair else { continue };
        if let Some(value) = harmless(key) {
            settings.push(((*key).to_owned(), value.to_owned()));
        }
        // A hook needs no `enabled` to run, so it gets one.
        if let Some(hook) = key.strip_prefix("hook.").and_then(|rest| rest.strip_suffix(".command")) {
            settings.push((format!("hook.{hook}.enabled"), String::from("false")));
        }
    }
    Ok(settings)
}

/// Whether a configuration holds one of [`SIGNS`] or a named diff, or cannot be looked into.
fn may_name_programs(file: &Path) -> bool {
    match std::fs::read(file) {
        Ok(bytes) => {
            let text = String::from_utf8_lossy(&bytes).to_ascii_lowercase().replace(OUR_DRIVER, "");
            SIGNS.iter().any(|sign| text.contains(sign)) || has_named_diff(&text)
        }
        Err(error) => error.kind() != std::io::ErrorKind::NotFound,
    }
}

/// Whether a section `[diff "…"]` stands in the text, in small letters: between word and name git takes any blanks. A
/// `[diff]` alone names no program that is not overridden.
fn has_named_diff(text: &str) -> bool {
    text.split("[diff").skip(1).any(|rest| rest.trim_start().starts_with('"'))
}

#[cfg(test)]
mod tests {
    use super::{harmless, may_name_programs};

    #[test]
    fn a_section_that_may_name_programs_is_seen_however_it_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("config");
        assert!(!may_name_programs(&file));
        for (text, may) in [
            ("[diff \"x\"]\ntextconv = evil", true),
            ("[diff\t\"x\"]\ntextconv = evil", true),
            ("[Diff  \"x\"]\ntextconv = evil", true),
            ("[diff\r\"x\"]\ntextconv = evil", true),
            ("[diff.x]\ntextconv = evil", true),
            ("[FILTER \"x\"]\nclean = evil", true),
            ("[merge\t\"plaint\"]\ndriver = evil", true),
            ("[core]\nbare = false\n[diff]\nalgorithm = histogram\n", false),
            ("[merge \"plaint\"]\ndriver = plaint", false),
        ] {
            std::fs::write(&file, text).unwrap();
            assert_eq!(may_name_programs(&file), may, "{text}");
        }
    }

    #[test]
    fn what_names_a_program_is_known_and_nothing_else() {
        for key in [
            "filter.a.b.clean",
            "filter..process",
            "diff.x.textconv",
            "merge.plaint.driver",
            "hook.a=b.command",
            "credential.helper",
            "credential.https://x.example.helper",
            "http.https://x.example.savecookies",
            "remote.origin.uploadpack",
            "trailer.sign.cmd",
        ] {
            assert!(harmless(key).is_some(), "{key}");
        }
        for key in
            ["merge.conflictstyle", "diff.algorithm", "remote.origin.url", "hook.jobs", "core.bare", "filter"]
        {
            assert_eq!(harmless(key), None, "{key}");
        }
    }
}
