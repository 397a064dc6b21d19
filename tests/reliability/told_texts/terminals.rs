//! A terminal gets colours of ours and nothing that a text brought along: commands run on a terminal of their own
//! (`script`).

use std::fs;
use std::path::Path;
use std::process::Command;

use plaint::render::terminal::is_unsafe;

use super::{case_named, surround};
use crate::limited::within_limit;
use crate::verdict::Verdict;

/// Runs the command on a terminal and looks at all that the terminal got; how many bytes.
pub(super) fn look(folder: &Path, line: &str, verdict: &mut Verdict) -> u64 {
    let words: Vec<String> =
        line.split(' ').filter(|word| !word.is_empty()).map(|word| case_named(word).to_owned()).collect();
    let all = [vec![env!("CARGO_BIN_EXE_plaint").to_owned()], words, vec!["--color".into(), "always".into()]];
    let all = all.concat();
    let Ok(quoted) = shlex::try_join(all.iter().map(String::as_str)) else { return 0 };
    let got = folder.join("terminal");
    let mut command = Command::new("script");
    command.args(["--quiet", "--return", "--command", &quoted]).arg(&got);
    surround(&mut command, folder).env("TERM", "xterm-256color").env("SHELL", "/bin/sh");
    command.stdin(std::process::Stdio::null());
    let output = match within_limit(&mut command, folder) {
        Ok(output) => output,
        Err(hangs) => {
            verdict.violation(&format!("`{line}` on a terminal: {hangs}"), None);
            return 0;
        }
    };
    let mut wrong = |what: String| verdict.violation(&format!("`{line}` on a terminal: {what}"), None);
    if output.status.code().is_none_or(|code| code > 5) {
        wrong(format!("ended with {}", output.status));
    }
    let text = fs::read(&got).unwrap();
    let Ok(text) = String::from_utf8(text) else {
        wrong(String::from("is not UTF-8"));
        return 0;
    };
    // `script` tells begin and end in lines of its own, and a terminal turns each line end into two signs.
    let own: String = text.lines().filter(|line| !line.starts_with("Script ")).collect::<Vec<_>>().join("\n");
    let plain = without_colours(&own).replace('\r', "");
    if let Some(at) = plain.find(|sign: char| is_unsafe(sign) && sign != '\n') {
        wrong(format!("{:?} steers it", plain[at..].chars().take(30).collect::<String>()));
    }
    own.len() as u64
}

/// The colour in which naughty texts try to write, and in which nothing of ours is.
const MAGENTA: &str = "35";

/// The text without sequences that only colour what follows: ESC, `[`, digits and `;`, `m`.
fn without_colours(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("\u{1b}[") {
        let sequence = &rest[at + 2..];
        let end = sequence.find(|sign: char| !sign.is_ascii_digit() && sign != ';').unwrap_or(sequence.len());
        let is_colour = sequence[end..].starts_with('m') && &sequence[..end] != MAGENTA;
        plain.push_str(&rest[..if is_colour { at } else { at + 2 }]);
        rest = if is_colour { &sequence[end + 1..] } else { sequence };
    }
    plain + rest
}
