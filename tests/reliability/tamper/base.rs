//! A history made with the program's own commands, to be copied and tampered with.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

const STAFF: &str = r#"[[store]]
id = "maple"
name = "Maple Homes"
[[store]]
id = "river"
name = "River Homes"

[[staff]]
id = "ma"
name = "Ma"
role = "manager"
store = "maple"
superior = "tang"
[[staff]]
id = "yu"
name = "Yu"
role = "staff"
store = "maple"
[[staff]]
id = "wu"
name = "Wu"
role = "staff"
store = "maple"
until = 2026-06-30
[[staff]]
id = "tang"
name = "Tang"
role = "executive"
[[staff]]
id = "cen"
name = "Cen"
role = "complaint-centre"
"#;

/// What is done to the first complaint, by whom and when; `{}` is its id, `@` the folder beside the workspace.
const FIRST: &[(&str, &str, &str)] = &[
    ("16T10:10", "ma", "triage {} --accept"),
    ("16T10:11", "ma", "respond {} --form telephone"),
    ("16T10:20", "yu", "statement {} --of customer --account lift"),
    ("16T10:30", "yu", "statement {} --of staff --staff yu --account told"),
    ("16T10:40", "ma", "evidence add {} @/two --kind transaction-file"),
    ("16T11:00", "cen", "determine {} valid --reason unwritten --at-fault yes --good-faith yes"),
    ("16T11:10", "ma", "offer {} --remedy refund=300"),
    ("16T11:12", "ma", "refuse {} --form telephone"),
    ("16T11:20", "ma", "offer {} --remedy refund=3000"),
    ("16T11:30", "tang", "approve {}"),
    ("16T11:40", "ma", "accept {} --form telephone"),
    ("16T13:00", "ma", "inform {} --form telephone"),
];

/// What is done to the second one.
const SECOND: &[(&str, &str, &str)] = &[
    ("16T14:00", "ma", "triage {} --accept"),
    ("16T14:10", "ma", "respond {} --form telephone"),
    ("16T14:20", "yu", "note {} receipt"),
    ("17T09:00", "ma", "correct {} subject second --reason meant"),
    ("17T09:10", "yu", "evidence add {} @/one --kind transaction-file"),
    ("17T09:20", "yu", "note {} mistaken"),
    ("17T09:30", "ma", "inform {} --form telephone"),
];

/// A history that nobody has tampered with.
pub(crate) struct Base {
    place: Place,
}

/// A workspace, with a home of its own beside it.
pub(crate) struct Place {
    folder: TempDir,
}

/// A finding as `audit --format json` tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) file: String,
    pub(crate) code: String,
    pub(crate) commit: Option<String>,
    pub(crate) message: String,
}

impl Base {
    /// Makes the history: two complaints of an agency, from receipt to fines.
    pub(crate) fn make() -> Self {
        let place = Place::empty();
        place.at(
            ("16T09:00", "ma"),
            &[
                "init",
                "--trade",
                "realestate-agency",
                "--name",
                "Maple",
                "--zone",
                "Asia/Shanghai",
                "--language",
                "en",
                "--staff",
                "ma=Ma:manager",
                ".",
            ],
        );
        let shop = place.text("shop.toml").replace("evidence = \"local\"", "evidence = \"git\"\ndemo = true");
        let before = shop.split("[[staff]]").next().unwrap();
        place.put("shop.toml", &format!("{before}{STAFF}"));
        place.git(&["commit", "-qam", "shop"]);
        for name in ["one", "two"] {
            fs::write(place.side().join(name), format!("photo {name} ").repeat(20)).unwrap();
        }
        for (subject, script) in [("flat", FIRST), ("fee", SECOND)] {
            let told = place.at(
                ("16T09:10", "ma"),
                &[
                    "new",
                    "--store",
                    "maple",
                    "--channel",
                    "telephone",
                    "--called",
                    "陈先生",
                    "--subject",
                    subject,
                    "--set",
                    "against=store",
                    "--set",
                    "transaction=none",
                    "--set",
                    "demand=explanation",
                ],
            );
            let id = told.split(':').next().unwrap().to_owned();
            for (when, by, words) in script {
                let side = place.side().display().to_string();
                let words: Vec<String> =
                    words.split(' ').map(|word| word.replace("{}", &id).replace('@', &side)).collect();
                place.at((when, by), &words.iter().map(String::as_str).collect::<Vec<_>>());
            }
        }
        place.at(("25T09:00", "ma"), &["sweep", "--record-fines"]);
        Self { place }
    }

    /// A copy to do something to.
    pub(crate) fn copy(&self) -> Place {
        let place = Place::empty();
        for name in ["shop", "side"] {
            copy_folder(&self.place.folder.path().join(name), &place.folder.path().join(name));
        }
        place
    }
}

impl Place {
    /// A folder without anything.
    pub(crate) fn empty() -> Self {
        let memory = Path::new("/dev/shm");
        let folder =
            if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.unwrap();
        for name in ["shop", "side"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        Self { folder }
    }

    pub(crate) fn root(&self) -> PathBuf {
        self.folder.path().join("shop")
    }

    /// The folder beside the workspace: home, and files for commands.
    pub(crate) fn side(&self) -> PathBuf {
        self.folder.path().join("side")
    }

    fn surround(&self, command: &mut Command) {
        command.current_dir(self.root()).env_clear().stdin(Stdio::null()).env("HOME", self.side());
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default()).env("GIT_CONFIG_NOSYSTEM", "1");
        command.env("LC_ALL", "C").env("FILTER_BRANCH_SQUELCH_WARNING", "1");
    }

    /// Runs the program at a time of November 2026, as somebody; it must succeed. Gives its standard output.
    pub(crate) fn at(&self, (when, by): (&str, &str), words: &[&str]) -> String {
        let mut command = Command::new(env!("CARGO_BIN_EXE_plaint"));
        command.args(words);
        self.surround(&mut command);
        command.env("PLAINT_NOW", format!("2026-11-{when}:00+08:00")).env("PLAINT_BY", by);
        succeeded(&command.output().unwrap(), words)
    }

    /// Runs the program under the real clock, whatever comes of it.
    pub(crate) fn plaint(&self, words: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_plaint"));
        command.args(words);
        self.surround(&mut command);
        command.output().unwrap()
    }

    /// Runs git as somebody called Hand; it must succeed. Gives what it said.
    pub(crate) fn git(&self, words: &[&str]) -> String {
        let mut command = Command::new("git");
        command
            .args(["-c", "user.name=Hand", "-c", "user.email=hand@example.org", "-c", "gc.auto=0"])
            .args(words);
        self.surround(&mut command);
        succeeded(&command.output().unwrap(), words).trim_end().to_owned()
    }

    /// Runs any program in the folder; it must succeed.
    pub(crate) fn run(&self, program: &str, words: &[&str]) {
        let mut command = Command::new(program);
        command.args(words);
        self.surround(&mut command);
        let _ = succeeded(&command.output().unwrap(), words);
    }

    /// Commits everything under the name that plaint gives to a member of staff; gives the commit.
    pub(crate) fn commit_as(&self, by: &str) -> String {
        let author = format!("--author={by} <{by}@plaint.invalid>");
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", &author, "-m", &format!("note\n\nBy: {by}")]);
        self.head()
    }

    pub(crate) fn head(&self) -> String {
        self.git(&["rev-parse", "HEAD"])
    }

    pub(crate) fn text(&self, path: &str) -> String {
        fs::read_to_string(self.root().join(path)).unwrap()
    }

    pub(crate) fn put(&self, path: &str, text: &str) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// The complaints' files, in the order of their names.
    pub(crate) fn cases(&self) -> Vec<String> {
        let listed = self.git(&["ls-files", "cases"]);
        listed.lines().map(str::to_owned).collect()
    }

    /// Audits; gives the exit code, the findings, and all that was said.
    pub(crate) fn audit(&self, words: &[&str]) -> (Option<i32>, Vec<Row>, String) {
        let output = self.plaint(&[&["audit", "--format", "json"], words].concat());
        let told =
            String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
        let text = |row: &serde_json::Value, key: &str| row[key].as_str().map(str::to_owned);
        let row = |row: &serde_json::Value| Row {
            file: text(row, "file").unwrap_or_default(),
            code: text(row, "code").unwrap_or_default(),
            commit: text(row, "commit"),
            message: text(row, "message").unwrap_or_default(),
        };
        let rows = json["found"].as_array().map(|rows| rows.iter().map(row).collect());
        (output.status.code(), rows.unwrap_or_default(), told)
    }
}

fn succeeded(output: &Output, words: &[&str]) -> String {
    let errors = String::from_utf8_lossy(&output.stderr);
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{words:?}: {told}{errors}");
    told
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
