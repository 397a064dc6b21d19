//! What a command may find itself in.

use std::fs::{self, File};
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::Duration;

use crate::random::Random;
use crate::shop::told;

/// What a command may find itself in.
pub(super) struct Situation {
    /// What it is called.
    pub(super) name: &'static str,
    /// How the shell starts the command, which it is given as `"$0" "$@"`.
    pub(super) shell: &'static str,
    /// What must come out.
    pub(super) kind: Kind,
    /// Where the workspace stands.
    pub(super) ground: Ground,
}

/// What must come out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The same exit code as ever.
    Harmless,
    /// What cannot be shown is no success.
    Unshown,
    /// What would write is refused, or done; what reads is done.
    Unwritable,
    /// What asks git is refused, for git does not trust the repository; everything else is as ever.
    Untrusted,
    /// There is no workspace here.
    Nowhere,
}

/// Where the workspace stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ground {
    /// In a folder.
    Plain,
    /// On a file system of its own with next to no room.
    Full,
    /// On a file system of its own that takes next to no more files.
    NoInodes,
    /// On a file system that cannot be written to.
    ReadOnly,
    /// In somebody else's folder, and the program may write there.
    Others,
    /// At the end of a very long path.
    Deep,
}

const AS_IS: &str = r#"exec "$0" "$@""#;
const AS_ANOTHER: &str = r#"exec setpriv --reuid=54321 --regid=54321 --clear-groups "$0" "$@""#;
const GONE: &str = r#"mkdir "$HOME/gone" && cd "$HOME/gone" && rmdir "$HOME/gone" && exec "$0" "$@""#;

const fn plain(name: &'static str, shell: &'static str, kind: Kind) -> Situation {
    Situation { name, shell, kind, ground: Ground::Plain }
}

/// All of them.
pub(super) const SITUATIONS: &[Situation] = &[
    plain("standard input closed", r#"exec "$0" "$@" <&-"#, Kind::Harmless),
    plain("standard output closed", r#"exec "$0" "$@" >&-"#, Kind::Unshown),
    plain("standard error closed", r#"exec "$0" "$@" 2>&-"#, Kind::Harmless),
    plain("all streams closed", r#"exec "$0" "$@" <&- >&- 2>&-"#, Kind::Unshown),
    plain("standard output on a full disk", r#"exec "$0" "$@" >/dev/full"#, Kind::Unshown),
    plain("standard error on a full disk", r#"exec "$0" "$@" 2>/dev/full"#, Kind::Harmless),
    plain("`| head -1`", r#""$0" "$@" | head -1; exit "${PIPESTATUS[0]}""#, Kind::Harmless),
    plain("a reader that is gone", r#""$0" "$@" | true; exit "${PIPESTATUS[0]}""#, Kind::Harmless),
    plain("no HOME", r#"unset HOME; exec "$0" "$@""#, Kind::Harmless),
    plain("`env -i`", r#"exec env -i "$0" "$@""#, Kind::Harmless),
    plain("LANG=C", r#"LANG=C LC_ALL=C exec "$0" "$@""#, Kind::Harmless),
    plain("a locale that is not there", r#"LC_ALL=xx_YY.UTF-8 exec "$0" "$@""#, Kind::Harmless),
    plain("a time zone that is not there", r#"TZ=Nowhere/Never exec "$0" "$@""#, Kind::Harmless),
    plain("umask 077", r#"umask 077; exec "$0" "$@""#, Kind::Harmless),
    plain("the folder vanished", GONE, Kind::Nowhere),
    Situation { name: "disk full", shell: AS_IS, kind: Kind::Unwritable, ground: Ground::Full },
    Situation { name: "no inodes left", shell: AS_IS, kind: Kind::Unwritable, ground: Ground::NoInodes },
    Situation { name: "read-only", shell: AS_IS, kind: Kind::Unwritable, ground: Ground::ReadOnly },
    Situation {
        name: "somebody else's repository",
        shell: AS_IS,
        kind: Kind::Untrusted,
        ground: Ground::Others,
    },
    Situation {
        name: "somebody else's folder, no right to write",
        shell: AS_ANOTHER,
        kind: Kind::Unwritable,
        ground: Ground::Plain,
    },
    Situation { name: "a very long path", shell: AS_IS, kind: Kind::Unwritable, ground: Ground::Deep },
];

impl Situation {
    /// Whether this machine can bring it about.
    pub(super) fn possible(&self) -> Result<(), String> {
        let needs_root = self.shell == AS_ANOTHER || !matches!(self.ground, Ground::Plain | Ground::Deep);
        if needs_root && !rustix::process::geteuid().is_root() {
            return Err("needs root".to_owned());
        }
        if self.shell == AS_ANOTHER {
            let tried = Command::new("bash")
                .args(["-c", self.shell, env!("CARGO_BIN_EXE_plaint"), "--version"])
                .output();
            return match tried {
                Ok(output) if output.status.success() => Ok(()),
                Ok(output) => Err(format!("another user cannot run the program: {}", told(&output).trim())),
                Err(error) => Err(error.to_string()),
            };
        }
        if !matches!(self.ground, Ground::Full | Ground::NoInodes | Ground::ReadOnly) {
            return Ok(());
        }
        let folder = tempfile::tempdir().unwrap();
        self.lay(folder.path()).map(|()| lift(folder.path()))
    }

    /// Prepares the folder in which the workspace is to stand.
    pub(super) fn lay(&self, folder: &Path) -> Result<(), String> {
        // Another user must be able to go in.
        fs::set_permissions(folder, PermissionsExt::from_mode(0o755)).unwrap();
        match self.ground {
            Ground::Full | Ground::ReadOnly => mount(folder, "size=8m,mode=0755"),
            Ground::NoInodes => mount(folder, "size=32m,nr_inodes=600,mode=0755"),
            Ground::Plain | Ground::Others | Ground::Deep => Ok(()),
        }
    }

    /// The folders between the prepared one and the workspace.
    pub(super) fn way(&self) -> String {
        match self.ground {
            Ground::Deep => vec!["d".repeat(200); 19].join("/") + "/shop",
            _ => "shop".to_owned(),
        }
    }

    /// Brings it about, when the workspace stands there.
    pub(super) fn begin(&self, folder: &Path, random: &mut Random) {
        match self.ground {
            Ground::Full => fill(folder, random.below(24)),
            Ground::NoInodes => use_up(folder, random.below(10)),
            Ground::ReadOnly => remount(folder, "ro"),
            Ground::Others => run("chown", &["-R", "54321:54321"], folder),
            Ground::Plain | Ground::Deep => {}
        }
    }

    /// Ends it.
    pub(super) fn end(&self, folder: &Path) {
        match self.ground {
            Ground::Full => fs::remove_file(folder.join("filler")).unwrap(),
            Ground::NoInodes => fs::remove_dir_all(folder.join("filler")).unwrap(),
            Ground::ReadOnly => remount(folder, "rw"),
            Ground::Others => run("chown", &["-R", "0:0"], folder),
            Ground::Plain | Ground::Deep => {}
        }
    }

    /// Whether the workspace stands on a file system of its own.
    pub(super) fn is_mounted(&self) -> bool {
        matches!(self.ground, Ground::Full | Ground::NoInodes | Ground::ReadOnly)
    }
}

fn mount(folder: &Path, options: &str) -> Result<(), String> {
    let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(folder).output();
    match mounted {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => Err(told(&output).trim().to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

/// Takes a file system of its own away again.
pub(super) fn lift(folder: &Path) {
    run("umount", &["--lazy"], folder);
}

/// Another thread may be about to start a program, which for a moment has the files open that this one was writing.
fn remount(folder: &Path, how: &str) {
    let options = format!("remount,{how}");
    for _ in 0..50 {
        let output = Command::new("mount").args(["-o", &options]).arg(folder).output().unwrap();
        if output.status.success() {
            return;
        }
        thread::sleep(Duration::from_millis(100));
    }
    run("mount", &["-o", &options], folder);
}

fn run(program: &str, arguments: &[&str], folder: &Path) {
    let output = Command::new(program).args(arguments).arg(folder).output().unwrap();
    assert!(output.status.success(), "{program} {arguments:?}: {}", told(&output));
}

/// Fills the file system but for some pages.
fn fill(folder: &Path, free: u64) {
    let mut file = File::create(folder.join("filler")).unwrap();
    let page = [0; 4096];
    let mut length = 0;
    while file.write_all(&page).is_ok() {
        length += 4096;
    }
    file.set_len(u64::saturating_sub(length, free * 4096)).unwrap();
}

/// Makes files until the file system takes no more, and removes some.
fn use_up(folder: &Path, free: u64) {
    let filler = folder.join("filler");
    fs::create_dir(&filler).unwrap();
    let mut made = 0;
    while File::create(filler.join(made.to_string())).is_ok() {
        made += 1;
    }
    (0..free.min(made)).for_each(|number| fs::remove_file(filler.join(number.to_string())).unwrap());
}
