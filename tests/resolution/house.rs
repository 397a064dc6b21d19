//! The house in which offers are made: as values, and as a workspace.

use std::sync::LazyLock;

use plaint::domain::policy::{Facts, Policy};
use plaint::domain::resolution::policy::ResolutionPolicy;
use plaint::domain::resolution::{GivenRemedy, read_remedies};
use plaint::domain::shop::{self, Shop};
use plaint::format::{policy, toml};

use crate::scene::Scene;

const POLICY: &str = concat!(include_str!("../rules/house.toml"), include_str!("settling.toml"));
const SHOP: &str = include_str!("shop.toml");

pub static HOUSE: LazyLock<Policy> = LazyLock::new(|| {
    let (policy, findings) = policy::read("house.toml", POLICY);
    policy.unwrap_or_else(|| panic!("the test policy has findings: {findings:#?}"))
});

pub static PEOPLE: LazyLock<Shop> = LazyLock::new(|| {
    let (shop, findings) = shop::read(&toml::parse("shop.toml", SHOP).unwrap());
    shop.unwrap_or_else(|| panic!("the test shop has findings: {findings:#?}"))
});

pub fn resolution() -> &'static ResolutionPolicy {
    &HOUSE.resolution
}

/// The remedies of an offer, which must be in order.
pub fn given(texts: &[&str]) -> Vec<GivenRemedy> {
    let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
    read_remedies(&texts, resolution()).unwrap_or_else(|faults| panic!("{faults:?}"))
}

pub fn facts(pairs: &[(&str, &str)]) -> Facts {
    let mut facts = Facts::default();
    for (name, value) in pairs {
        facts.set(*name, *value);
    }
    facts
}

/// The house as a workspace.
pub fn workspace() -> Scene {
    Scene::of(SHOP, &[("house", POLICY)])
}

/// A complaint of the east store about `about`, received on Monday 23 November 2026; its id.
pub fn complaint(scene: &Scene, about: &str, more: &[&str]) -> String {
    let about = format!("about={about}");
    let mut words =
        vec!["new", "--store", "east", "--channel", "desk", "--called", "Ms Chen", "--subject", "a matter"];
    words.extend(["--set", "emotion=calm", "--set", &about]);
    words.extend(more);
    let told = scene.at("2026-11-23T10:00:00+08:00").output(&words);
    told.split(':').next().unwrap().to_owned()
}

/// The id of the last event of this kind in the case's file.
pub fn event_of(scene: &Scene, case: &str, kind: &str) -> String {
    let file = scene.case_files().into_iter().find(|file| file.to_string_lossy().contains(case)).unwrap();
    let text = std::fs::read_to_string(file).unwrap();
    let end = text.rfind(&format!("event: {kind}\n")).unwrap();
    let id = text[..end].rfind("- id: ").unwrap() + "- id: ".len();
    text[id..].lines().next().unwrap().to_owned()
}
