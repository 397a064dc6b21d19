//! A person with an editor, who saves files that commands write to at the same time.
//!
//! The person is careful, as editors are that look whether a file has changed before they save it. Between that look and the
//! saving there is a moment that no editor can close; what a command wrote in that moment is put back by the person, who sees
//! it afterwards. So whatever is missing in the end was lost by plaint.

use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom, Write};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use plaint::domain::id;
use plaint::domain::record::RecordKind;
use rustix::fs::{CWD, RenameFlags, renameat_with};

use crate::random::Random;
use crate::shop::Shop;

/// Where every event of a record begins.
const EVENT: &str = "\n  - id: ";

/// The person.
pub(crate) struct Hand {
    paths: Vec<PathBuf>,
    random: Random,
    next: u64,
    /// A word for every edit that was saved.
    pub(crate) lines: Vec<String>,
    /// How many edits found themselves replaced by a command's work while they were being written.
    pub(crate) overtaken: u64,
}

impl Hand {
    pub(crate) fn new(shop: &Shop, random: Random) -> Self {
        let paths = shop.cases.iter().map(|case| path_of(shop, case)).collect();
        Self { paths, random, next: 0, lines: Vec::new(), overtaken: 0 }
    }

    /// Edits a file and saves it, by a new file in its place or by writing over it.
    pub(crate) fn save(&mut self) {
        self.next += 1;
        let (path, word) = (self.random.one_of(&self.paths).clone(), format!("hand{:05}", self.next));
        let saved = match self.next % 2 {
            0 => by_rename(&path, &word),
            _ => by_overwriting(&path, &word),
        };
        match saved {
            true => self.lines.push(word),
            false => self.overtaken += 1,
        }
    }
}

/// The text with a remark above the events, and another subject.
fn edited(text: &str, word: &str) -> String {
    let subject = text.lines().find(|line| line.starts_with("subject: ")).unwrap();
    let other = format!("subject: \"seen {}\"", word.len());
    text.replacen(subject, &other, 1).replacen("\nevents:", &format!("\n# {word}\nevents:"), 1)
}

/// Saves as most editors do: a new file beside the old one, which then takes its name. What was in its place is looked at:
/// what a command had written there meanwhile is put back.
fn by_rename(path: &Path, word: &str) -> bool {
    let beside = path.with_extension("swp");
    let mut expected = fs::read_to_string(path).unwrap();
    let mut mine = edited(&expected, word);
    loop {
        fs::write(&beside, &mine).unwrap();
        renameat_with(CWD, &beside, CWD, path, RenameFlags::EXCHANGE).unwrap();
        let replaced = fs::read_to_string(&beside).unwrap();
        fs::remove_file(&beside).unwrap();
        if replaced == expected {
            return true;
        }
        expected = mine.clone();
        for event in replaced.split(EVENT).skip(1) {
            let id = event.lines().next().unwrap();
            if !mine.contains(&format!("{EVENT}{id}\n")) {
                mine.push_str(&format!("{}{}", &EVENT[1..], event.trim_end_matches('\n')));
                mine.push('\n');
            }
        }
    }
}

/// Saves as simple editors do: the same file is emptied and written again. Where a command has put another file in its place
/// meanwhile, the edit is nowhere, and the person has to save again.
fn by_overwriting(path: &Path, word: &str) -> bool {
    let mut file = File::options().read(true).write(true).open(path).unwrap();
    let mut text = String::new();
    file.read_to_string(&mut text).unwrap();
    let mine = edited(&text, word);
    file.set_len(0).unwrap();
    file.seek(SeekFrom::Start(0)).unwrap();
    file.write_all(mine.as_bytes()).unwrap();
    fs::metadata(path).unwrap().ino() == file.metadata().unwrap().ino()
}

/// Where a complaint stands.
pub(crate) fn path_of(shop: &Shop, case: &str) -> PathBuf {
    shop.root.join(id::path_of(&RecordKind::Complaint, case).unwrap())
}
