//! The programs that exports are for. Where one is not there, its tests say loudly that they were skipped; with
//! `PLAINT_EXPECT_PROGRAMS` set, as `.ci/run` does, that is a failure.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The sheets of a workbook as LibreOffice shows them, each as CSV by its name; `None` where there is no LibreOffice.
pub(crate) fn sheets(workbook: &Path) -> Option<BTreeMap<String, Vec<Vec<String>>>> {
    let folder = tempfile::tempdir().unwrap();
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
    // Comma, quotes, UTF-8, from the first line; values as they are kept; every sheet.
    let filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1";
    let out = folder.path().join("sheets");
    let output = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", filter, "--outdir"])
        .arg(&out)
        .arg(workbook)
        .env("HOME", folder.path())
        .output();
    let output = there("soffice", output)?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let stem = workbook.file_stem().unwrap().to_str().unwrap();
    let read = |path: PathBuf| {
        let name = path.file_stem().unwrap().to_str().unwrap();
        let name = name.strip_prefix(&format!("{stem}-")).unwrap().to_owned();
        let mut rows = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_path(path).unwrap();
        (name, rows.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect())
    };
    Some(fs::read_dir(out).unwrap().map(|entry| read(entry.unwrap().path())).collect())
}

/// What Python's `icalendar` makes of a calendar: per event, a line of UID, start, sequence, summary and alarms. It must
/// find nothing wrong. `None` where it is not there.
pub(crate) fn icalendar(file: &Path) -> Option<String> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/calendars/bin/python");
    let python = if own.exists() { own } else { PathBuf::from("python3") };
    let known = Command::new(&python).args(["-c", "import icalendar"]).output();
    let known = known.and_then(|output| {
        let missing = || std::io::Error::other("python has no `icalendar`");
        output.status.success().then_some(output).ok_or_else(missing)
    });
    there("icalendar", known)?;
    let output = Command::new(&python).args(["-c", READER]).arg(file).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).unwrap())
}

const READER: &str = r#"
import sys, icalendar
calendar = icalendar.Calendar.from_ical(open(sys.argv[1], "rb").read())
assert not calendar.errors, calendar.errors
for event in calendar.walk("VEVENT"):
    assert not event.errors, event.errors
    alarms = [str(int(-alarm["TRIGGER"].dt.total_seconds())) for alarm in event.walk("VALARM")]
    start = event["DTSTART"].dt.isoformat()
    print(event["UID"], start, event["SEQUENCE"], event["SUMMARY"], ",".join(alarms), sep="\t")
"#;

/// What came of calling `program`; `None`, said loudly, where it is not there.
fn there<T>(program: &str, output: std::io::Result<T>) -> Option<T> {
    match output {
        Ok(output) => Some(output),
        Err(error) => {
            let expected = std::env::var_os("PLAINT_EXPECT_PROGRAMS").is_some();
            assert!(!expected, "`{program}` must be there and is not: {error}");
            eprintln!("SKIPPED: `{program}` is not there");
            None
        }
    }
}
