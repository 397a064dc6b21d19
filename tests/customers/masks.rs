//! Telephone, full name and address are shown by no command unless somebody asks for them.

use crate::scene::{Scene, told};
use crate::{ADDRESS, NAME, TELEPHONE, complain, known_customer};

/// What stands in the customer's record and nowhere else: also numbers in a note and in a preference.
const SECRETS: [&str; 5] = [TELEPHONE, NAME, ADDRESS, "13900139000", "13700137000"];

#[test]
fn no_command_shows_what_belongs_to_the_customers_record() {
    let scene = Scene::new();
    let id = known_customer(&scene);
    complain(&scene, "2026-11-02T10:05:00+08:00", "床垫塌陷");
    let (case, again) = complain(&scene, "2026-11-03T10:05:00+08:00", "又塌陷");
    let hides = |what: &str, text: &str| {
        for secret in SECRETS {
            assert!(!text.contains(secret), "{what} shows {secret}: {text}");
        }
    };
    hides("new", &again);
    let commands: [&[&str]; 15] = [
        &["customer", "show", &id],
        &["customer", "show", TELEPHONE],
        &["customer", "list"],
        &["customer", "find", TELEPHONE],
        &["customer", "find", "王"],
        &["show", &case],
        &["triage", &case],
        &["list", "--customer", &id],
        &["list"],
        &["overdue"],
        &["agenda"],
        &["summary"],
        &["summary", &case],
        &["systemic", "--all"],
        &["systemic", "store=east,category=goods-quality"],
    ];
    for words in commands {
        for format in ["table", "plain", "json", "jsonl", "csv"] {
            for language in ["en", "zh"] {
                let mut whole = words.to_vec();
                whole.extend(["--format", format, "--language", language]);
                let act = scene.at("2026-11-04T10:00:00+08:00");
                hides(&format!("{whole:?}"), &told(&act.run(&whole)).replace(&whole.join(" "), ""));
            }
        }
    }
    let git = scene.git(&["log", "-p", "--all"]);
    hides("the history", &git);
}

#[test]
fn who_asks_to_see_it_sees_it() {
    let scene = Scene::new();
    let id = known_customer(&scene);
    let (case, _) = complain(&scene, "2026-11-02T10:05:00+08:00", "床垫塌陷");
    let commands: [(&[&str], &[&str]); 4] = [
        (&["customer", "show", &id, "--reveal"], &SECRETS),
        (&["show", &case, "--reveal"], &SECRETS),
        (&["customer", "list", "--reveal"], &SECRETS[..2]),
        (&["customer", "find", "王", "--reveal"], &SECRETS[..2]),
    ];
    for (words, shown) in commands {
        let text = scene.at("2026-11-04T10:00:00+08:00").output(words);
        for secret in shown {
            assert!(text.contains(secret), "{words:?} hides {secret}: {text}");
        }
    }
}
