//! Every command of the READMEs and of the pages about fines is run, in the order in which they stand.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod scene;

use std::fs;
use std::path::Path;
use std::process::Command;

use scene::told;

/// The command lines of `sh` and `crontab` blocks.
fn commands(text: &str) -> Vec<String> {
    let (mut inside, mut found) = (false, Vec::new());
    for line in text.lines() {
        match line {
            "```sh" | "```crontab" => inside = true,
            "```" => inside = false,
            _ if inside => found.push(line.to_owned()),
            _ => {}
        }
    }
    found
}

fn plaint(folder: &Path, words: &[String]) -> std::process::Output {
    Command::new(env!("CARGO_BIN_EXE_plaint"))
        .args(words)
        .current_dir(folder)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("HOME", folder)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()
        .unwrap()
}

fn git(folder: &Path, words: &[String]) -> std::process::Output {
    let mut command = Command::new("git");
    command
        .args(words)
        .current_dir(folder)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command.env("HOME", folder).env("GIT_CONFIG_NOSYSTEM", "1").output().unwrap()
}

/// Runs the commands of a README: those of plaint in one folder, as a newcomer would; those of cargo are the tests
/// themselves and the demonstration, which is made here with the same words.
fn follow(readme: &str, least: usize) {
    let (folder, shared) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(readme)).unwrap();
    let mut case = "CASE".to_owned();
    let mut ran = 0;
    for command in commands(&text) {
        let command = command.replace("CASE", &case).replace("/srv/complaints", ".").replace(" || true", "");
        let command = command.replace("/srv/shop.git", shared.path().to_str().unwrap());
        let words = shlex::split(&command).unwrap();
        if words.first().is_some_and(|word| word == "git") {
            let output = git(folder.path(), &words[1..]);
            assert!(output.status.success(), "{readme}: {command}: {}", told(&output));
            continue;
        }
        let plaint_at = words.iter().position(|word| word == "plaint" || word == "--");
        let words = match plaint_at {
            _ if command == "cargo test" => continue,
            Some(at) => &words[at + 1..],
            None => panic!("{readme}: what is `{command}`?"),
        };
        let output = plaint(folder.path(), words);
        let expected = if command.contains("--exit-code") { [0, 4] } else { [0, 0] };
        let code = output.status.code().unwrap_or(-1);
        assert!(expected.contains(&code), "{readme}: {command}: {}", told(&output));
        if words.first().is_some_and(|word| word == "new") {
            case = told(&output).split([':', '：']).next().unwrap().to_owned();
        }
        ran += 1;
    }
    assert!(ran >= least, "{readme}: {ran} commands were run");
}

#[test]
fn every_command_of_the_readme_works() {
    follow("README.md", 13);
}

#[test]
fn every_command_of_the_chinese_readme_works() {
    follow("README.zh-CN.md", 13);
}

#[test]
fn every_command_of_the_pages_about_fines_works() {
    follow("docs/fines.md", 4);
    follow("docs/fines.zh-CN.md", 4);
}

#[test]
fn both_readmes_have_the_same_commands_and_links_that_lead_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |name: &str| fs::read_to_string(root.join(name)).unwrap();
    let bare = |text: &str| {
        let without_words = |line: &String| {
            line.split_whitespace()
                .filter(|word| word.is_ascii() && !word.contains('"'))
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        commands(text).iter().map(without_words).map(|words| words[0].clone()).collect::<Vec<_>>()
    };
    assert_eq!(bare(&read("README.md")), bare(&read("README.zh-CN.md")));
    for name in ["README.md", "README.zh-CN.md"] {
        for link in
            read(name).split("](").skip(1).filter_map(|rest| rest.split(')').next().map(str::to_owned))
        {
            assert!(link.starts_with("http") || root.join(&link).exists(), "{name}: `{link}` leads nowhere");
        }
    }
}
