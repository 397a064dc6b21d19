//! `merge-driver`: git calls it for every record that both sides changed.
//!
//! git takes an exit code up to 128 for "merged, but with conflicts" and then goes on with the file as it stands. So this
//! command ends with 0 or 1 only after the file holds what it must; whatever else goes wrong ends with
//! [`GIVEN_UP`], upon which git undoes the whole merge.

use std::ffi::{OsStr, OsString};
use std::io::Write;
use std::path::PathBuf;

use anyhow::Result;

use super::session::{Outcome, Session};
use crate::domain::failure::Failure;
use crate::format::merge::{self, Merged, Sides};
use crate::render::merging;
use crate::store::{read_named, replace_merged};
use crate::words::{Language, Said};
use crate::{help, said};

/// The exit code upon which git undoes the merge: any above 128 does.
pub const GIVEN_UP: u8 = 129;

/// How many signs git's markers have where it does not tell.
const USUAL_MARKER: usize = 7;

/// Arguments of `merge-driver`: what git puts in the place of `%O %A %B %P %L %S %X %Y`.
#[derive(Debug, clap::Args)]
#[command(
    about = help!("Merge three versions of a record (git calls this)", "合并一份记录的三个版本（由 git 调用）"),
    hide = true
)]
pub struct MergeDriverArguments {
    #[arg(value_name = "BASE", allow_hyphen_values = true, help = help!("The common ancestor's version; an empty file where there is none", "共同祖先的版本；没有则为空文件"))]
    base: PathBuf,
    #[arg(value_name = "OURS", allow_hyphen_values = true, help = help!("Our version; the result takes its place", "己方版本；结果写入此文件"))]
    ours: PathBuf,
    #[arg(value_name = "THEIRS", allow_hyphen_values = true, help = help!("Their version", "对方版本"))]
    theirs: PathBuf,
    #[arg(value_name = "PATH", allow_hyphen_values = true, help = help!("Where the record stands in the repository", "记录在仓库中的路径"))]
    path: Option<OsString>,
    #[arg(value_name = "MARKER", allow_hyphen_values = true, help = help!("How many signs a conflict marker has", "冲突标记的长度"))]
    marker: Option<String>,
    #[arg(value_name = "BASE_NAME", allow_hyphen_values = true, help = help!("What the ancestor is called in markers", "标记中祖先版本的名称"))]
    base_name: Option<OsString>,
    #[arg(value_name = "OUR_NAME", allow_hyphen_values = true, help = help!("What our side is called in markers", "标记中己方的名称"))]
    our_name: Option<OsString>,
    #[arg(value_name = "THEIR_NAME", allow_hyphen_values = true, help = help!("What their side is called in markers", "标记中对方的名称"))]
    their_name: Option<OsString>,
}

/// How a merge ended; the file holds what came of it in either case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// One record.
    Whole,
    /// A text with conflict markers.
    Marked,
}

/// Merges, and tells in the session. Called by the edge only where [`merge_files`] is not.
pub(super) fn run(arguments: &MergeDriverArguments, session: &mut Session<'_>) -> Result<Outcome> {
    match merge_files(arguments, session.language, &mut session.notices)? {
        Ending::Whole => Ok(Outcome::Fine),
        Ending::Marked => Err(Failure::could_not(said!(
            en: "conflict markers are in the file",
            zh: "文件中有冲突标记"
        ))
        .into()),
    }
}

/// Merges the three files, puts the result in the place of ours, and tells in `notices` what both sides changed.
/// It needs no workspace, no environment and no git.
///
/// # Errors
/// A file cannot be read or written. Ours is then as it was.
pub fn merge_files(
    arguments: &MergeDriverArguments,
    language: Language,
    notices: &mut dyn Write,
) -> Result<Ending, Failure> {
    let base = read_named(&arguments.base)?;
    let ours = read_named(&arguments.ours)?;
    let theirs = read_named(&arguments.theirs)?;
    let name = |given: &Option<OsString>, placeholder: &str, usual: &str| match given.as_deref() {
        // A git that does not know the placeholder hands it on as it is.
        Some(given) if given != OsStr::new(placeholder) && !given.is_empty() => {
            given.to_string_lossy().into_owned()
        }
        _ => usual.to_owned(),
    };
    let names = [
        name(&arguments.our_name, "%X", "ours"),
        name(&arguments.base_name, "%S", "base"),
        name(&arguments.their_name, "%Y", "theirs"),
    ];
    let marker = arguments.marker.as_deref().and_then(|marker| marker.parse().ok());
    let marker = marker.filter(|length| (1..=1000).contains(length)).unwrap_or(USUAL_MARKER);
    let [our_name, base_name, their_name] = &names;
    let sides = Sides { ours: our_name, base: base_name, theirs: their_name, marker };
    let path = arguments.path.as_deref().unwrap_or_default().to_string_lossy().into_owned();
    let (text, ending, told) = merged(&path, [&base, &ours, &theirs], sides);
    if text != ours {
        replace_merged(&arguments.ours, &text)?;
    }
    for said in told {
        tell(&said, language, notices);
    }
    Ok(ending)
}

/// The bytes that come of merging, how it ended, and what there is to tell.
fn merged(path: &str, [base, ours, theirs]: [&[u8]; 3], sides: Sides<'_>) -> (Vec<u8>, Ending, Vec<Said>) {
    let texts = (std::str::from_utf8(base), std::str::from_utf8(ours), std::str::from_utf8(theirs));
    let (Ok(base), Ok(our_text), Ok(their_text)) = texts else {
        return (marked_bytes(ours, theirs, sides), Ending::Marked, vec![merging::not_text(path)]);
    };
    let base = Some(base).filter(|base| !base.is_empty());
    match merge::merge(base, our_text, their_text, sides) {
        Merged::Whole(text) => {
            let told = merging::differences(path, [our_text, their_text], &text);
            (text.into_bytes(), Ending::Whole, told)
        }
        Merged::Marked(text, refusal) => {
            (text.into_bytes(), Ending::Marked, vec![merging::refused(path, &refusal)])
        }
    }
}

/// Both versions whole, one after the other: what is not even text is not looked into.
fn marked_bytes(ours: &[u8], theirs: &[u8], sides: Sides<'_>) -> Vec<u8> {
    let line = |sign: char, name: &str| {
        let signs = sign.to_string().repeat(sides.marker);
        format!("{signs} {name}").trim_end().to_owned() + "\n"
    };
    let mut text = line('<', sides.ours).into_bytes();
    for (version, sign, name) in [(ours, '=', ""), (theirs, '>', sides.theirs)] {
        text.extend_from_slice(version);
        if !version.ends_with(b"\n") {
            text.push(b'\n');
        }
        text.extend_from_slice(line(sign, name).as_bytes());
    }
    text
}

/// One line for people. That nobody can read it is no reason to stop a merge.
fn tell(said: &Said, language: Language, notices: &mut dyn Write) {
    let words = crate::render::terminal::paragraph(said.in_language(language));
    drop(writeln!(notices, "plaint: {words}"));
}
