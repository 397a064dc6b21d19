//! Customers: preferences, the profile, the history that is brought up when they return, and what is never shown.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail")]

#[path = "../scene/mod.rs"]
mod scene;

mod history;
mod masks;
mod returning;

use scene::Scene;

const TELEPHONE: &str = "13800138000";
const NAME: &str = "王建国";
const ADDRESS: &str = "人民路1号";

/// A mall that knows a customer who values privacy; the customer's id.
fn known_customer(scene: &Scene) -> String {
    let added = scene.at("2026-11-02T10:00:00+08:00").output(&[
        "customer",
        "add",
        "--telephone",
        TELEPHONE,
        "--name",
        NAME,
        "--called",
        "王先生",
        "--address",
        ADDRESS,
        "--note",
        "秘书电话 13900139000",
        "--prefers",
        "values-privacy",
        "--prefers",
        "请打 13700137000",
    ]);
    added.split([':', '：']).next().unwrap().to_owned()
}

/// A complaint of that customer in the mall; its id.
fn complain(scene: &Scene, now: &str, subject: &str) -> (String, String) {
    let words = [
        "new",
        "--store",
        "east",
        "--channel",
        "service-desk",
        "--customer",
        TELEPHONE,
        "--called",
        "王先生",
        "--subject",
        subject,
        "--set",
        "about=goods",
        "--set",
        "place=家居层",
        "--set",
        "demand=refund",
        "--set",
        "emotion=angry",
    ];
    let told = scene.at(now).output(&words);
    (told.split(':').next().unwrap().to_owned(), told)
}

/// The output with ids made the same.
fn settled(scene: &Scene, text: &str) -> String {
    let mut text = text.to_owned();
    for (index, file) in scene.case_files().iter().enumerate() {
        text = text.replace(file.file_stem().unwrap().to_str().unwrap(), &format!("CASE{}", index + 1));
    }
    for file in std::fs::read_dir(scene.path().join("customers")).unwrap() {
        text = text.replace(file.unwrap().path().file_stem().unwrap().to_str().unwrap(), "CUSTOMER");
    }
    text
}
