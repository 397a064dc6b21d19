//! The shipped stories played as far as they go, so that letters are made from real cases.

use plaint::commands::demo::STORIES;
use plaint::commands::demo::story::{event_ids, steps, typed};
use plaint::domain::instant;

use crate::scene::Scene;

/// A story of `examples/` in a workspace of its own.
pub(crate) struct Played {
    pub(crate) scene: Scene,
    /// The id of its complaint.
    pub(crate) id: String,
}

impl Played {
    /// The story as it stood before its first step at or after `until`, in words like `2026-11-20T11:00`.
    pub(crate) fn until(story: &str, until: &str) -> Self {
        let scene = Scene::new();
        let story = STORIES.iter().find(|each| each.name == story).unwrap();
        for (name, bytes) in story.files {
            std::fs::write(scene.path().join(name), bytes).unwrap();
        }
        let until = instant::parse(&format!("{until}:00+08:00")).unwrap();
        for step in steps(story.text).unwrap().iter().take_while(|step| step.at < until) {
            let file = scene.case_files().pop();
            let id = file.as_ref().map(|file| file.file_stem().unwrap().to_str().unwrap().to_owned());
            let record = file.map(|file| std::fs::read_to_string(file).unwrap()).unwrap_or_default();
            let words = typed(&step.words, id.as_deref(), &event_ids(&record));
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let told = scene.at(&instant::format(&step.at)).by(&step.by).run(&words);
            let is_refused = !told.status.success() && told.status.code() != Some(4);
            assert_eq!(is_refused, step.is_refused(), "{words:?}: {}", crate::scene::told(&told));
        }
        let id = scene.case_files().pop().unwrap().file_stem().unwrap().to_str().unwrap().to_owned();
        Self { scene, id }
    }

    /// The letter in English and in Chinese, written by `by` at `now`.
    pub(crate) fn letters(&self, (by, now): (&str, &str), name: &str, more: &[&str]) -> (String, String) {
        let written = |language: &str| {
            let words = [&["--language", language, "letter", &self.id, name], more].concat();
            self.scene.at(&format!("{now}:00+08:00")).by(by).output(&words)
        };
        (written("en"), written("zh"))
    }

    /// What is said in English and in Chinese, together, when the letter is refused with `code`.
    pub(crate) fn refused(&self, (by, now): (&str, &str), code: i32, words: &[&str]) -> String {
        let refused = |language: &str| {
            let words = [&["--language", language, "letter", &self.id], words].concat();
            self.scene.at(&format!("{now}:00+08:00")).by(by).refused(code, &words)
        };
        refused("en") + &refused("zh")
    }

    /// The text of the complaint's file.
    pub(crate) fn record(&self) -> String {
        std::fs::read_to_string(self.scene.case_files().pop().unwrap()).unwrap()
    }

    /// Both letters are what they were, apart from the id of the case and the tip of the history.
    pub(crate) fn require_as_it_was(&self, name: &str, (english, chinese): &(String, String)) {
        for (language, letter) in [("en", english), ("zh", chinese)] {
            let letter = letter.replace(&self.id, "CASE");
            let lines =
                letter.lines().filter(|line| !line.contains(" · record ") && !line.contains(" · 记录 "));
            insta::assert_snapshot!(format!("{name}-{language}"), lines.collect::<Vec<_>>().join("\n"));
        }
    }
}
