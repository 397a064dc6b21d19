//! A workspace with ten thousand complaints.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// How many complaints there are; one in ten is open.
pub(crate) const CASES: usize = 10_000;

/// The instant at which commands look.
pub(crate) const NOW: &str = "2026-11-22T12:00:00+08:00";

/// A folder for one benchmark, on the disk of the build; emptied first.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("speed").join(name);
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// The program, with nothing of the caller's environment but PATH.
pub(crate) fn plaint(folder: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_plaint"));
    command.args(words).current_dir(folder).env_clear().env("PLAINT_NOW", NOW).stdin(Stdio::null());
    command.env("PATH", std::env::var_os("PATH").unwrap()).env("HOME", folder);
    command.stdout(Stdio::null()).stderr(Stdio::piped());
    command
}

/// git as a person would call it.
pub(crate) fn git(folder: &Path, words: &[&str]) -> Command {
    let mut command = Command::new("git");
    // No housekeeping in the background beside what is measured.
    command
        .args(["-c", "user.name=Bench", "-c", "user.email=bench@example.org", "-c", "gc.auto=0"])
        .args(words);
    command
        .current_dir(folder)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap())
        .env("HOME", folder);
    command.stdout(Stdio::null());
    command
}

/// Runs to the end; it must succeed.
pub(crate) fn run(mut command: Command) {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// A workspace without complaints.
pub(crate) fn begin(folder: &Path) {
    run(plaint(
        folder,
        &[
            "init",
            "--trade",
            "hotel",
            "--name",
            "Grand Hotel",
            "--zone",
            "Asia/Shanghai",
            "--staff",
            "li=李娜",
        ],
    ));
}

/// A workspace with [`CASES`] complaints of some 2 KB, not committed.
pub(crate) fn fill(folder: &Path) {
    fill_with(folder, CASES);
}

/// A workspace with so many of these complaints.
pub(crate) fn fill_with(folder: &Path, cases: usize) {
    begin(folder);
    for number in 0..cases {
        let (year, month, day) = (2024 + number % 3, number / 3 % 10 + 1, number / 30 % 28 + 1);
        let id = format!("{:02}{month:02}{day:02}-{}", year - 2000, tail(number));
        let path = folder.join(format!("cases/{year}/{month:02}/{day:02}/{id}.yaml"));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text(&id, (year, month, day), number)).unwrap();
    }
}

fn tail(number: usize) -> String {
    const DIGITS: &[u8] = b"0123456789abcdefghjkmnpqrstvwxyz";
    (0..4).rev().map(|place| char::from(DIGITS[(number >> (place * 5)) % 32])).collect()
}

fn text(id: &str, (year, month, day): (usize, usize, usize), number: usize) -> String {
    let date = format!("{year}-{month:02}-{day:02}");
    let mut text = format!(
        "record: complaint\nformat: 1\nid: {id}\nreceived: {date}T10:05:00+08:00\nchannel: front-desk\n\
         called: \"陈先生\"\nroom: \"{}\"\nguest-is: staying\nsubject: \"房间空调噪音很大，夜里无法入睡，要求换房或补偿\"\n\
         details: \"客人于晚间致电前台，称空调自入住起即有异响，已两次报修，维修人员到场后仍未解决。\"\ndemand: [refund]\n\
         emotion: angry\nevents:\n",
        100 + number % 700
    );
    let closed = !number.is_multiple_of(10);
    let events = [
        (
            "received",
            "due: {respond: {at: \"DT10:20:00+08:00\", until: [responded]}, settle: {at: \"DT18:00:00+08:00\", until: [closed]}}",
        ),
        ("responded", "form: telephone\n    note: \"已道歉，承诺一小时内安排工程部检查\""),
        ("note", "note: \"工程部检查：风机轴承磨损，需更换，备件次日到货\""),
        ("informed", "form: telephone\n    note: \"已告知客人次日更换，先行提供换房选择\""),
        ("note", "note: \"客人同意换至同楼层房间，行李已由行李员协助搬运\""),
        ("closed", "outcome: settled\n    note: \"客人表示满意\""),
    ];
    for (index, (kind, fields)) in events.iter().enumerate() {
        if *kind == "closed" && !closed {
            break;
        }
        let n = index + 1;
        let fields = fields.replace("DT", &format!("{date}T"));
        text += &format!(
            "  - id: e{number:04x}{n}\n    at: {date}T1{n}:05:00+08:00\n    by: li\n    n: {n}\n    event: {kind}\n    {fields}\n"
        );
    }
    text
}
