//! A small house that knows kinds of evidence, with one complaint, and files to give.

use std::fs;
use std::path::PathBuf;

use crate::scene::Scene;

const SHOP: &str = include_str!("../output/house/shop.toml");
const POLICY: &str = concat!(include_str!("../rules/house.toml"), include_str!("../rules/settling.toml"));

pub(crate) const NOON: &str = "2026-11-20T12:00:00+08:00";

/// The SHA-256 of `床垫塌陷`, from another program.
pub(crate) const PHOTO: &str = "床垫塌陷";
pub(crate) const PHOTO_SHA256: &str = "917377893f1d13edaea32399401286f40d6ea9922459103d6fa134271a9f07b4";

/// A house with one complaint.
pub(crate) struct Place {
    pub(crate) scene: Scene,
    pub(crate) case: String,
    /// Where files come from: outside the workspace.
    files: tempfile::TempDir,
}

impl Place {
    pub(crate) fn new() -> Self {
        Self::of(SHOP)
    }

    /// The house that keeps evidence in git.
    pub(crate) fn with_evidence_in_git() -> Self {
        Self::of(&SHOP.replacen("calendar", "evidence = \"git\"\ncalendar", 1))
    }

    fn of(shop: &str) -> Self {
        let scene = Scene::of(shop, &[("house", POLICY)]);
        let case = Self::complaint(&scene);
        Self { scene, case, files: tempfile::tempdir().unwrap() }
    }

    /// One more complaint; its id.
    pub(crate) fn complaint(scene: &Scene) -> String {
        let words = [
            "new",
            "--store",
            "east",
            "--channel",
            "desk",
            "--called",
            "王女士",
            "--subject",
            "塌陷",
            "--set",
            "emotion=calm",
        ];
        let told = scene.at(NOON).output(&words);
        told.split(':').next().unwrap().to_owned()
    }

    /// A file outside the workspace.
    pub(crate) fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.files.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    pub(crate) fn outside(&self, name: &str) -> PathBuf {
        self.files.path().join(name)
    }

    /// The paths of everything in the folder of evidence, relative to the workspace.
    pub(crate) fn kept(&self) -> Vec<String> {
        let root = self.scene.path();
        let entries = walkdir::WalkDir::new(root.join("evidence")).min_depth(2).sort_by_file_name();
        let paths = entries.into_iter().filter_map(Result::ok);
        paths.map(|entry| entry.path().strip_prefix(root).unwrap().to_str().unwrap().to_owned()).collect()
    }

    /// The text of the complaint's record.
    pub(crate) fn record(&self) -> String {
        fs::read_to_string(self.scene.case_files().first().unwrap()).unwrap()
    }

    /// Adds the file as a photograph.
    pub(crate) fn photo(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let file = self.file(name, bytes);
        let words = ["evidence", "add", &self.case, file.to_str().unwrap(), "--kind", "photo"];
        self.scene.at(NOON).output(&words)
    }
}
