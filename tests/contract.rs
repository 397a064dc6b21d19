//! The contract of the command line: exit codes, streams, languages, unattended runs.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod scene;

use std::process::Stdio;

use scene::{Scene, told};

const MONDAY: &str = "2026-11-16T10:05:00+08:00";
const THURSDAY: &str = "2026-11-19T10:05:00+08:00";

#[test]
fn a_full_disk_and_a_closed_stream_are_failures_and_a_closed_pipe_is_none() {
    let scene = Scene::new();
    scene.complaint(MONDAY);
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let act = scene.at(THURSDAY);
    let status = act.command(&["list"]).stdout(full).stderr(Stdio::null()).status().unwrap();
    assert_eq!(status.code(), Some(1), "a full standard output");
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let id = scene.complaint(MONDAY);
    let noted = act.command(&["note", &id, "kept"]).stdout(full).output().unwrap();
    assert_eq!(noted.status.code(), Some(1), "saved, and not shown");
    let told_so = "error: cannot write to standard output: No space left on device (os error 28); what the command had saved before stays saved";
    assert_eq!(told(&noted).trim(), told_so);
    assert!(act.output(&["show", &id]).contains("kept"));
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", "\"$0\" list >&-"]).arg(env!("CARGO_BIN_EXE_plaint")).current_dir(scene.path());
    assert_eq!(shell.output().unwrap().status.code(), Some(1), "a closed standard output");
    let null = std::fs::OpenOptions::new().read(true).write(true).open("/dev/null").unwrap();
    let status = act.command(&["list"]).stdout(null).status().unwrap();
    assert_eq!(status.code(), Some(0), "a caller that wants nothing of it, as Python's DEVNULL does");
    let mut child = act.command(&["man"]).stdout(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(0), "a reader that went away");
}

#[test]
fn cron_with_an_empty_environment() {
    let scene = Scene::new();
    let id = scene.complaint(MONDAY);
    let act = scene.at(THURSDAY).by_nobody();
    let first = act.command(&["-C", ".", "sweep"]).env_remove("HOME").env_remove("PATH").output().unwrap();
    assert_eq!(first.status.code(), Some(0), "{}", told(&first));
    assert!(told(&first).contains(&id), "the first response is overdue: {}", told(&first));
    let second = act.run(&["sweep"]);
    assert_eq!((second.status.code(), told(&second).as_str()), (Some(0), ""), "a second sweep says nothing");
    assert_eq!(act.run(&["overdue", "--exit-code"]).status.code(), Some(4));
    assert_eq!(act.run(&["overdue"]).status.code(), Some(0));
    let log = scene.git(&["log", "-1", "--format=%an %s"]);
    assert_eq!(log.trim(), format!("sweep {id}: escalated"), "cron has no identity of its own");
}

#[test]
fn the_same_instant_gives_the_same_bytes() {
    let scene = Scene::new();
    let id = scene.complaint(MONDAY);
    let show = |now: &str| {
        ["overdue", "list", "agenda", "summary"].map(|command| {
            scene.at(now).output(&[command, "--as-of", "2026-11-17T12:00:00+08:00", "--format", "json"])
        })
    };
    let before = show("2026-11-17T12:00:00+08:00");
    scene.at(THURSDAY).output(&["respond", &id, "--note", "later"]);
    assert_eq!(before, show("2026-11-20T09:00:00+08:00"), "what came later does not show");
}

#[test]
fn mistakes_are_told_with_what_to_do() {
    let scene = Scene::new();
    let id = scene.complaint(MONDAY);
    let act = scene.at(MONDAY);
    assert!(
        act.refused(2, &["escalate", &id, "manger", "--reason", "x"]).contains("did you mean `manager`?")
    );
    assert!(act.refused(2, &["close", &id, "--outcome", "agred"]).contains("did you mean `agreed`?"));
    assert!(act.refused(2, &["inform", &id, "--form", "writen"]).contains("did you mean `written`?"));
    assert!(act.refused(2, &["respond", &id[7..9]]).contains("whole tail"), "scripts don't shorten ids");
    assert!(act.refused(2, &["reponse", &id]).contains("respond"));
    assert!(act.refused(1, &["reopen", &id, "--reason", "x"]).contains("is open"));
    assert!(act.refused(2, &["void", &id, "e00000", "--reason", "x"]).contains("has no event"));
    assert!(scene.at(MONDAY).by("qain").refused(2, &["respond", &id]).contains("did you mean `qian`?"));
    let future = ["respond", &id, "--happened", "2026-11-17T10:05:00+08:00"];
    assert!(act.refused(2, &future).contains("future"));
    assert_eq!(scene.git(&["rev-list", "--count", "HEAD"]).trim(), "2", "nothing of this was recorded");
}

#[test]
fn one_bad_file_is_loud_and_the_others_work() {
    let scene = Scene::new();
    let good = scene.complaint(MONDAY);
    let bad = scene.complaint("2026-11-17T10:05:00+08:00");
    let path = scene.case_files().into_iter().find(|path| path.to_str().unwrap().contains(&bad)).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replace("store: east", "store: east\nstore: west")).unwrap();
    for command in ["list", "overdue", "agenda", "summary", "sweep"] {
        let output = scene.at(THURSDAY).run(&[command]);
        assert_eq!(output.status.code(), Some(3), "{command}: {}", told(&output));
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(errors.contains(&format!("{bad}.yaml:")), "{command} names the file: {errors}");
    }
    assert!(told(&scene.at(THURSDAY).run(&["list"])).contains(&good), "the good one is listed");
    let whole = std::fs::read_to_string(&path).unwrap();
    assert!(whole.contains("store: west"), "the bad file is left as it is");
}

#[test]
fn both_languages() {
    let scene = Scene::new();
    let id = scene.complaint(MONDAY);
    let chinese = scene.at(MONDAY).set("LANG", "zh_CN.UTF-8");
    assert!(chinese.output(&["respond", &id]).contains("首次响应"));
    assert!(chinese.refused(2, &["respond", "zzzz"]).starts_with("错误"));
    assert!(scene.at(MONDAY).set("LC_ALL", "C").output(&["--help"]).contains("Every day"));
    assert!(chinese.output(&["--help"]).contains("日常"));
}

#[test]
fn a_workspace_inside_another_repository_has_a_history_of_its_own() {
    let scene = Scene::new();
    let before = scene.git(&["rev-list", "--count", "HEAD"]);
    let act = scene.at(MONDAY);
    act.output(&["init", "--trade", "shop", "--name", "A", "--zone", "Asia/Shanghai", "inner"]);
    assert!(scene.path().join("inner/.git").is_dir());
    assert_eq!(scene.git(&["rev-list", "--count", "HEAD"]), before, "nothing came into the outer history");
}

#[test]
fn a_customer_is_changed_one_value_at_a_time() {
    let scene = Scene::new();
    let act = scene.at(MONDAY);
    let added = act.output(&["customer", "add", "--telephone", "13800138000", "--called", "陈先生"]);
    let id = added.split(':').next().unwrap();
    let file = scene.path().join(format!("customers/{id}.yaml"));
    let text = std::fs::read_to_string(&file).unwrap();
    let edited = text.replace("called: \"陈先生\"", "called: \"陈先生\"   # ask for the elder");
    assert_ne!(text, edited);
    std::fs::write(&file, &edited).unwrap();
    act.output(&["customer", "change", id, "--called", "陈老先生", "--address", "中山路1号"]);
    let changed = std::fs::read_to_string(&file).unwrap();
    assert!(changed.contains("called: \"陈老先生\"   # ask for the elder\n"), "{changed}");
    assert!(changed.contains("address: \"中山路1号\"\n"), "{changed}");
    assert!(!act.output(&["customer", "show", id]).contains("13800138000"), "masked unless revealed");
    assert!(act.refused(2, &["customer", "change", id]).contains("nothing to change"));
}

#[test]
fn a_correction_answers_the_header_and_leaves_it() {
    let scene = Scene::new();
    let id = scene.complaint(MONDAY);
    let act = scene.at("2026-11-16T10:06:00+08:00");
    act.output(&["correct", &id, "subject", "床垫使用2个月后塌陷", "--reason", "听错"]);
    let file = std::fs::read_to_string(&scene.case_files()[0]).unwrap();
    assert!(file.contains("subject: \"床垫使用1个月后塌陷\""), "the header stays: {file}");
    assert!(
        act.output(&["list", "--format", "json"]).contains("床垫使用2个月后塌陷"),
        "what counts is corrected"
    );
    assert!(act.refused(2, &["correct", &id, "emotion", "angri", "--reason", "x"]).contains("angry"));
    assert!(
        act.refused(2, &["correct", &id, "received", "x", "--reason", "x"]).contains("`received` decides")
    );
}
