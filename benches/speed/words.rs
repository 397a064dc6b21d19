//! Learning from labelled texts and suggesting for one, beside scikit-learn doing the same.

use std::fmt::Write as _;

use plaint::domain::classify::{Classifier, Corpus, Dice, Votes};

use super::measure::{Race, time};
use super::python::{has, python};

const TEXTS: usize = 10_000;
const CLASSES: usize = 12;
const RUNS: usize = 5;

/// Texts of about sixty characters, each class with its own quarter of the words.
fn texts() -> Vec<(String, String)> {
    let mut dice = Dice::new(1);
    let character = |dice: &mut Dice, class: usize| {
        let offset = if dice.below(4) == 0 { 800 + class * 60 + dice.below(60) } else { dice.below(800) };
        char::from_u32(0x4E00 + u32::try_from(offset).unwrap()).unwrap()
    };
    (0..TEXTS)
        .map(|_| {
            let class = dice.below(CLASSES);
            let text = (0..60).map(|_| character(&mut dice, class)).collect();
            (text, format!("class-{class}"))
        })
        .collect()
}

pub(crate) fn run() {
    let texts = texts();
    let labels: Vec<Option<&str>> = texts.iter().map(|(_, label)| Some(label.as_str())).collect();
    let votes = vec![Votes::new(); texts.len()];
    let learn = || {
        let corpus = Corpus::of(texts.iter().map(|(text, _)| text.as_str()));
        let classifier = Classifier::learn(&corpus, &labels, &votes).unwrap();
        (corpus, classifier)
    };
    let mut race = Race::new(&["learn from 10,000 texts, confidence included", "suggest for 10,000 texts"]);
    let (corpus, classifier) = learn();
    for _ in 0..RUNS {
        race.add(0, time(|| drop(learn())));
        race.add(
            1,
            time(|| {
                for (text, _) in &texts {
                    let chances = classifier.chances(&corpus.document(text), &votes[0]);
                    assert_eq!(chances.len(), CLASSES);
                }
            }),
        );
    }
    race.print("Suggestions from words");
    beside_sklearn(&texts);
}

/// The same texts for scikit-learn, where a Python that has it is named.
fn beside_sklearn(texts: &[(String, String)]) {
    if !has("sklearn") {
        return println!("  Python has no scikit-learn: left out");
    }
    let folder = tempfile::tempdir().unwrap();
    let mut csv = String::from("text,label\n");
    for (text, label) in texts {
        writeln!(csv, "{text},{label}").unwrap();
    }
    let file = folder.path().join("texts.csv");
    std::fs::write(&file, csv).unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/speed/words_sklearn.py");
    let status = python().arg(script).arg(&file).status().unwrap();
    assert!(status.success(), "the script failed");
}
