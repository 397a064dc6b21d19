//! The edge of `merge-driver`: whatever goes wrong, git learns of it, and never takes one side for the whole.

use std::ffi::OsString;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use super::report;
use crate::commands::Command;
use crate::commands::command_line::CommandLine;
use crate::commands::merge_driver::{Ending, GIVEN_UP, merge_files};
use crate::words::Language;

/// Whether git calls: the command comes first then, and files follow.
pub(super) fn is_called(arguments: &[OsString]) -> bool {
    let is_help = |word: &OsString| word == "--help" || word == "-h";
    arguments.get(1).is_some_and(|command| command == "merge-driver")
        && !arguments.get(2).is_some_and(is_help)
}

/// Merges what the command line names. 0: one record; 1: conflict markers; all else: git undoes the merge.
pub(super) fn run(parse: impl FnOnce() -> Result<CommandLine, clap::Error>, language: Language) -> ExitCode {
    guarded(|| match parse() {
        Ok(CommandLine { command: Some(Command::MergeDriver(arguments)), .. }) => {
            match merge_files(&arguments, language, &mut std::io::stderr()) {
                Ok(Ending::Whole) => 0,
                Ok(Ending::Marked) => 1,
                Err(failure) => {
                    report::failure(&failure.into(), language);
                    GIVEN_UP
                }
            }
        }
        Ok(_) => GIVEN_UP,
        Err(error) => {
            report::command_line(&error, language);
            GIVEN_UP
        }
    })
}

fn guarded(work: impl FnOnce() -> u8) -> ExitCode {
    ExitCode::from(catch_unwind(AssertUnwindSafe(work)).unwrap_or(GIVEN_UP))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_merge_that_was_given_up() {
        let given_up = format!("{:?}", ExitCode::from(GIVEN_UP));
        let ended = guarded(|| panic!("as if something were wrong"));
        assert_eq!(format!("{ended:?}"), given_up);
        assert_eq!(format!("{:?}", guarded(|| 1)), format!("{:?}", ExitCode::from(1)));
    }

    #[test]
    fn git_is_told_from_people() {
        let words = |words: &[&str]| words.iter().map(OsString::from).collect::<Vec<_>>();
        assert!(is_called(&words(&["plaint", "merge-driver", "O", "A", "B"])));
        assert!(is_called(&words(&["plaint", "merge-driver"])));
        assert!(!is_called(&words(&["plaint", "merge-driver", "--help"])));
        assert!(!is_called(&words(&["plaint", "note", "merge-driver"])));
    }
}
