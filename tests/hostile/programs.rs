//! Nothing that is planted runs, whichever command is given.

use crate::commands::run_all;
use crate::house::{House, within};
use crate::planted::{plant, surround};
use crate::traced;

#[test]
fn no_command_runs_what_is_planted_or_writes_elsewhere() {
    let house = House::new();
    let count = plant(&house);
    assert!(count > 150, "{count} programs");
    let is_traced = traced::is_there();
    let (before, shop) = (house.outside(), house.root().join("shop"));
    let (done, refused) = run_all(&house, |house, words| {
        let output = if is_traced {
            let (output, seen) = traced::run(house, words, |command| surround(house, command));
            assert!(!seen.run.is_empty(), "{words:?}: nothing was seen");
            assert_eq!(seen.foreign_programs(), Vec::<&std::path::PathBuf>::new(), "{words:?}");
            assert_eq!(seen.written_outside(&shop), Vec::<&std::path::PathBuf>::new(), "{words:?}");
            output
        } else {
            let mut command = house.plaint(words);
            surround(house, &mut command);
            within(command, &format!("{words:?}"))
        };
        let marks = std::fs::read_to_string(house.at("beside/marks")).unwrap_or_default();
        assert_eq!(marks, "", "{words:?} ran what was planted");
        output
    });
    assert_eq!(house.outside(), before);
    assert!(done >= 70, "only {done} commands did their work: {refused:#?}");
    let committed = house.git("shop", &["-c", "core.fsmonitor=false", "rev-list", "--count", "HEAD"]).stdout;
    assert!(String::from_utf8(committed).unwrap().trim().parse::<usize>().unwrap() > 25);
}

#[test]
fn the_same_plants_bite_a_plain_git() {
    let house = House::new();
    plant(&house);
    for words in [
        &["status"][..],
        &["add", "-A"],
        &["diff", "HEAD"],
        &["commit", "-q", "-m", "x"],
        &["fetch", "origin"],
        &["log", "-p", "-1"],
        &["st"],
        &["hook", "run", "pre-commit"],
        &["rev-parse", "HEAD"],
    ] {
        house.git("shop", words);
    }
    let marks = std::fs::read_to_string(house.at("beside/marks")).unwrap_or_default();
    let mut kinds: Vec<&str> = marks.lines().filter_map(|line| line.split(' ').next()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    assert!(kinds.len() >= 5, "plants that bite nobody prove nothing: {kinds:?}");
}
