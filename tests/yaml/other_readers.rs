//! What plaint writes, read by another YAML reader (PyYAML, YAML 1.1), where Python and PyYAML are.

use std::io::Write;
use std::process::{Command, Stdio};

use plaint::format::yaml;

use crate::corpora::{naughty_strings, record_of};

const SCRIPT: &str = "
import json, sys
try:
    import yaml
except ImportError:
    print('null'); sys.exit()
read = yaml.safe_load(sys.stdin.buffer.read().decode('utf-8'))
print(json.dumps(read['x-all']))
";

/// Texts that YAML 1.1 takes for something else when they stand without quotes.
const RISKY: [&str; 30] = [
    "no",
    "NO",
    "yes",
    "on",
    "off",
    "y",
    "n",
    "~",
    "null",
    "1:30",
    "190:20:30",
    "0123",
    "1_000",
    "0x1f",
    "0b11",
    "1e3",
    "1.5e+3",
    "12.",
    ".inf",
    "2026-11-22",
    "2026-11-22T10:05:00+08:00",
    "2026-1-5 10:00:00",
    "=",
    "<<",
    "east",
    "261122-k7qm",
    "a\u{85}b",
    "a\u{2028}b",
    "a\u{feff}b",
    "\u{e000}\u{fffe}",
];

#[test]
fn another_reader_reads_the_same_texts() {
    let mut texts = naughty_strings();
    texts.extend(RISKY.map(str::to_owned));
    let child =
        Command::new("python3").args(["-c", SCRIPT]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let Ok(mut child) = child else { return eprintln!("SKIPPED: python3 is not there") };
    let written = yaml::write_new(&record_of(&texts));
    child.stdin.take().unwrap().write_all(written.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    let read: Option<Vec<String>> = serde_json::from_slice(&output.stdout).unwrap();
    let Some(read) = read else { return eprintln!("SKIPPED: PyYAML is not there") };
    assert_eq!(read, texts);
}
