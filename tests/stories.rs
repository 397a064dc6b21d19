//! The stories of `examples/`: every command in them is run, and its output must be what the story shows.
//!
//! `UPDATE_STORIES=1 cargo test --test stories` writes the outputs anew; look at the difference before you keep it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod scene;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use plaint::commands::demo::STORIES;
use plaint::commands::demo::story::{CASE, Step, Story, event_ids, steps, typed};
use plaint::domain::instant;
use scene::{Scene, told};

/// The output with what differs from run to run made the same: ids of complaints, events and customers, hashes of rules.
fn settled(scene: &Scene, text: &str) -> String {
    let mut text = text.to_owned();
    for file in scene.case_files() {
        let id = file.file_stem().unwrap().to_str().unwrap().to_owned();
        let record = fs::read_to_string(&file).unwrap();
        for (index, event) in event_ids(&record).iter().enumerate() {
            text = text.replace(event, &format!("e{}", index + 1));
        }
        text = text.replace(&id, CASE);
    }
    for file in fs::read_dir(scene.path().join("customers")).into_iter().flatten() {
        let path = file.unwrap().path();
        text = text.replace(path.file_stem().unwrap().to_str().unwrap(), "c-…");
    }
    without_hashes(&text)
}

fn play(scene: &Scene, step: &Step, case: Option<&str>) -> Output {
    let of_case = |file: &PathBuf| case.is_some_and(|case| file.file_stem().unwrap() == case);
    let record = scene.case_files().into_iter().find(of_case).map(|file| fs::read_to_string(file).unwrap());
    let events = event_ids(record.as_deref().unwrap_or_default());
    let words = typed(&step.words, case, &events);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    scene.at(&instant::format(&step.at)).by(&step.by).run(&words)
}

/// `mall@2026.1#549eaefdfd62` → `mall@2026.1#…`: the hash changes with every edit of a policy.
fn without_hashes(text: &str) -> String {
    let mut parts = text.split('#');
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let hash = part.bytes().take_while(u8::is_ascii_hexdigit).count();
        whole.push('#');
        whole.push_str(if hash == 12 { "…" } else { &part[..hash] });
        whole.push_str(&part[hash..]);
    }
    whole
}

/// Plays a story and gives its text with the outputs as they are.
fn played(story: &Story, text: &str) -> String {
    let (scene, name) = (Scene::new(), story.name);
    for (file, bytes) in story.files {
        fs::write(scene.path().join(file), bytes).unwrap();
    }
    let mut case: Option<String> = None;
    let mut outputs = Vec::new();
    for step in steps(text).unwrap_or_else(|problem| panic!("{name}: {problem}")) {
        let output = play(&scene, &step, case.as_deref());
        if case.is_none() {
            case =
                scene.case_files().first().map(|file| file.file_stem().unwrap().to_str().unwrap().to_owned());
        }
        let shown = settled(&scene, &told(&output));
        let refused = shown.starts_with("error") || shown.starts_with("错误");
        assert_eq!(output.status.success(), !refused, "{name}: {:?}: {shown}", step.words);
        assert!(case.is_some(), "{name}: nothing was taken in: {shown}");
        outputs.push(shown);
    }
    retold(text, outputs)
}

/// The story's text with other outputs.
fn retold(text: &str, outputs: Vec<String>) -> String {
    let mut outputs = outputs.into_iter();
    let (mut inside, mut lines) = (false, Vec::new());
    for line in text.lines() {
        match (inside, line) {
            (false, "```console") => inside = true,
            (true, "```") => inside = false,
            (true, line) if line.contains(" $ plaint") => {
                lines.push(line.to_owned());
                lines.extend(
                    outputs.next().unwrap_or_default().lines().map(|line| line.trim_end().to_owned()),
                );
                continue;
            }
            (true, _) => continue,
            (false, _) => {}
        }
        lines.push(line.to_owned());
    }
    lines.join("\n") + "\n"
}

/// What is wrong with a story, if anything; or, to update, its text written anew.
fn check(story: &Story, update: bool) -> Option<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(story.name).join("README.md");
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains("```console"), "{}: a story without commands", story.name);
    let played = played(story, &text);
    if update {
        fs::write(&file, &played).unwrap();
        return None;
    }
    let difference = text.lines().zip(played.lines()).find(|(told, seen)| told != seen);
    (played != text).then(|| format!("{}: told and seen: {difference:#?}", story.name))
}

#[test]
fn every_story_goes_as_it_is_told() {
    let update = std::env::var_os("UPDATE_STORIES").is_some();
    let (one, other) = STORIES.split_at(STORIES.len() / 2);
    let part =
        |stories: &[Story]| stories.iter().filter_map(|story| check(story, update)).collect::<Vec<_>>();
    let wrong = std::thread::scope(|scope| {
        let beside = scope.spawn(|| part(one));
        let mut wrong = part(other);
        wrong.extend(beside.join().unwrap());
        wrong
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_folder_of_examples_is_a_story() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut folders: Vec<String> = fs::read_dir(examples)
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir())
        // What has a program makes its own workspace, and has a test of its own.
        .filter(|entry| !entry.path().join("main.rs").exists())
        // What begins with a table of complaints has a test of its own, too.
        .filter(|entry| !entry.path().join("complaints.csv").exists())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    folders.sort();
    let mut names: Vec<String> = STORIES.iter().map(|story| story.name.to_owned()).collect();
    names.sort();
    assert_eq!(folders, names);
}
