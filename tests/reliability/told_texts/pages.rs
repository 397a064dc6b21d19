//! Pages, forms and letters as a reader of HTML takes them: the texts add no element, no attribute and no address.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use plaint::render::terminal::is_unsafe;

use super::told;
use crate::verdict::Verdict;

/// What makes a page.
const PAGES: &[&[&str]] = &[
    &["summary", "--period", "2026-11", "--as", "html"],
    &["summary", "261116-000k", "--as", "html", "--reveal"],
    &["form", "261116-000k", "--as", "html", "--reveal"],
    &["letter", "261116-000k", "apology", "--as", "html", "--reveal"],
];

/// Tells every element with each of its attributes, with the values of those that lead somewhere or run something.
const READER: &str = r#"
import sys
from html.parser import HTMLParser

class Reader(HTMLParser):
    def handle_starttag(self, tag, attributes):
        print(tag)
        for name, value in attributes:
            tells = name in ("href", "src", "style", "http-equiv", "action", "content") or name.startswith("on")
            print(tag, name, repr(value) if tells else "")
    def handle_comment(self, text):
        print("comment", repr(text))
    def handle_pi(self, text):
        print("instruction", repr(text))

reader = Reader(convert_charrefs=True)
reader.feed(sys.stdin.buffer.read().decode("utf-8"))
reader.close()
"#;

/// Makes every page of the naughty house and of one with harmless texts, and compares; how many pages.
pub(super) fn look(naughty: &Path, harmless: &Path, verdict: &mut Verdict) -> u64 {
    let mut pages = 0;
    for words in PAGES {
        let (page, known) = (made(naughty, words), made(harmless, words));
        let (Some(elements), Some(known)) = (elements(&page), elements(&known)) else {
            verdict.skip("pages: there is no python3", true);
            return 0;
        };
        assert!(known.len() > 5, "{words:?} makes no page: {known:?}");
        pages += 1;
        for unknown in elements.difference(&known) {
            verdict.violation(&format!("{words:?}: `{unknown}` comes from a text"), None);
        }
        if page.chars().any(|sign| is_unsafe(sign) && sign != '\n') {
            verdict.violation(&format!("{words:?}: a raw control character"), None);
        }
    }
    pages
}

fn made(folder: &Path, words: &[&str]) -> String {
    let output = told(folder, words, &["--output", "made.html", "--force"]);
    std::fs::read_to_string(folder.join("made.html"))
        .unwrap_or_else(|error| panic!("{words:?}: {error}: {output:?}"))
}

/// The elements of a page with their attributes, each once; `None` where nothing reads HTML.
fn elements(page: &str) -> Option<BTreeSet<String>> {
    let mut reader = Command::new("python3");
    let mut reader = reader.args(["-c", READER]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
    let mut input = reader.stdin.take()?;
    let page = page.to_owned();
    let writing = std::thread::spawn(move || input.write_all(page.as_bytes()));
    let output = reader.wait_with_output().unwrap();
    writing.join().unwrap().unwrap();
    assert!(output.status.success(), "{output:?}");
    Some(String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect())
}
