//! Two offers and two approvals at the same moment, of different complaints and out of one budget.

use std::fs::File;
use std::process::{Child, Stdio};
use std::thread;
use std::time::Duration;

use crate::house::{complaint, workspace};
use crate::scene::Scene;

const NOW: &str = "2026-11-23T11:00:00+08:00";

/// Starts all of them while somebody else writes, lets them read what they read before they may write, and then lets
/// them write. How many succeeded.
fn at_once(scene: &Scene, by: &str, commands: &[Vec<&str>]) -> usize {
    let lock = File::options().write(true).open(scene.path().join(".plaint/lock")).unwrap();
    lock.lock().unwrap();
    let start = |words: &Vec<&str>| {
        scene.at(NOW).by(by).command(words).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    };
    let started: Vec<Child> = commands.iter().map(start).collect();
    thread::sleep(Duration::from_millis(700));
    lock.unlock().unwrap();
    started.into_iter().filter_map(|mut child| child.wait().unwrap().success().then_some(())).count()
}

/// How many complaints hold `text`.
fn holding(scene: &Scene, text: &str) -> usize {
    let holds = |file: &std::path::PathBuf| std::fs::read_to_string(file).unwrap().contains(text);
    scene.case_files().iter().filter(|file| holds(file)).count()
}

#[test]
fn offers_do_not_use_up_the_same_budget_twice() {
    let scene = workspace();
    let cases = [complaint(&scene, "service", &[]), complaint(&scene, "service", &[])];
    // Qian may give 800 a month: one of them, and not both.
    let offers: Vec<Vec<&str>> =
        cases.iter().map(|id| vec!["offer", id.as_str(), "--remedy", "refund=450"]).collect();
    assert_eq!(at_once(&scene, "qian", &offers), 2);
    assert_eq!(holding(&scene, "event: offered"), 2);
    assert_eq!(holding(&scene, "needs:"), 1);
}

#[test]
fn approvals_do_not_use_up_the_same_budget_twice() {
    let scene = workspace();
    let cases = [complaint(&scene, "service", &[]), complaint(&scene, "service", &[])];
    for id in &cases {
        let told = scene.at(NOW).output(&["offer", id, "--remedy", "refund=450"]);
        assert!(told.contains("supervisor (Qian"), "{told}");
    }
    let approvals: Vec<Vec<&str>> = cases.iter().map(|id| vec!["approve", id.as_str()]).collect();
    assert_eq!(at_once(&scene, "qian", &approvals), 1);
    assert_eq!(holding(&scene, "event: approved"), 1);
}
