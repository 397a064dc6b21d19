//! The classifier itself, on texts that are made by a rule.

use plaint::domain::classify::{
    Classifier, Corpus, Dice, Example, LEAST_PER_CLASS, Learned, SURE_ENOUGH, Votes, evaluate,
};
use plaint::domain::policy::Policy;
use proptest::prelude::*;

const OWN: &[(&str, &[&str])] = &[
    ("parking", &["停车费太贵", "车位被占", "闸机不抬杆", "parking fee", "no space in the garage"]),
    ("service", &["店员翻白眼", "柜姐不理人", "态度冷淡", "the clerk was rude", "nobody greeted us"]),
    ("goods", &["衣服掉色", "鞋底开胶", "拉链断了", "the zip broke", "colour came off"]),
];
const COMMON: &[&str] =
    &["昨天下午", "我和家人", "希望尽快答复", "已经第三次了", "yesterday", "please answer"];

/// Labelled texts; of a hundred, `noise` have a label by chance.
pub(crate) fn texts(count: usize, noise: usize, seed: u64) -> Vec<(String, String)> {
    let mut dice = Dice::new(seed);
    let mut made = Vec::new();
    for _ in 0..count {
        let (label, own) = OWN[dice.below(OWN.len())];
        let mut parts = vec![own[dice.below(own.len())]];
        parts.extend((0..dice.below(3)).map(|_| COMMON[dice.below(COMMON.len())]));
        dice.shuffle(&mut parts);
        let label = if dice.below(100) < noise { OWN[dice.below(OWN.len())].0 } else { label };
        made.push((parts.join("，"), label.to_owned()));
    }
    made
}

fn borrowed(texts: &[(String, String)]) -> Vec<(&str, &str)> {
    texts.iter().map(|(text, label)| (text.as_str(), label.as_str())).collect()
}

#[test]
fn what_can_be_learned_is_learned_and_what_cannot_is_not() {
    let texts = texts(300, 0, 1);
    let no_votes = vec![Votes::new(); texts.len()];
    let found = evaluate(&borrowed(&texts), &no_votes, 5, 1).unwrap();
    assert!(found.right * 100 >= 97 * found.texts, "{found:?}");
    // Labels by chance: no better than chance, and said so by low confidence.
    let texts = self::texts(600, 100, 1);
    let no_votes = vec![Votes::new(); texts.len()];
    let found = evaluate(&borrowed(&texts), &no_votes, 5, 1).unwrap();
    assert!(found.right * 100 <= 42 * found.texts, "{found:?}");
    assert!(found.sure * 100 <= found.texts, "sure of nothing: {found:?}");
}

#[test]
fn a_confidence_is_how_often_it_is_right() {
    for noise in [10, 30, 50] {
        let texts = texts(1500, noise, 3);
        let no_votes = vec![Votes::new(); texts.len()];
        let found = evaluate(&borrowed(&texts), &no_votes, 5, 1).unwrap();
        assert!(found.calibration_error < 0.06, "noise {noise}: {}", found.calibration_error);
    }
}

#[test]
fn every_text_is_judged_once_and_the_same_seed_gives_the_same_figures() {
    let texts = texts(203, 20, 5);
    let no_votes = vec![Votes::new(); texts.len()];
    let first = evaluate(&borrowed(&texts), &no_votes, 7, 9).unwrap();
    assert_eq!(first.texts + first.left_out, texts.len());
    assert_eq!(first.confusion.values().sum::<usize>(), first.texts);
    assert_eq!(first.bins.iter().map(|bin| bin.count).sum::<usize>(), first.texts);
    assert_eq!(first.classes.iter().map(|class| class.right).sum::<usize>(), first.right);
    assert_eq!(first, evaluate(&borrowed(&texts), &no_votes, 7, 9).unwrap());
}

#[test]
fn a_class_with_few_cases_is_not_learned_and_few_cases_are_refused() {
    let mut texts = texts(60, 0, 2);
    texts.extend((0..LEAST_PER_CLASS - 1).map(|_| ("漏水了".to_owned(), "leak".to_owned())));
    let corpus = Corpus::of(texts.iter().map(|(text, _)| text.as_str()));
    let labels: Vec<Option<&str>> = texts.iter().map(|(_, label)| Some(label.as_str())).collect();
    let no_votes = vec![Votes::new(); texts.len()];
    let classifier = Classifier::learn(&corpus, &labels, &no_votes).unwrap();
    assert_eq!(classifier.classes(), ["goods", "parking", "service"]);
    let few = self::texts(15, 0, 2);
    let no_votes = vec![Votes::new(); few.len()];
    assert!(evaluate(&borrowed(&few), &no_votes, 5, 1).is_err());
}

#[test]
fn key_words_count_as_much_as_they_were_right() {
    // Labels by chance: the texts cannot tell, so that the key words must.
    let texts = texts(300, 100, 4);
    let corpus = Corpus::of(texts.iter().map(|(text, _)| text.as_str()));
    let labels: Vec<Option<&str>> = texts.iter().map(|(_, label)| Some(label.as_str())).collect();
    let right: Vec<Votes> = texts.iter().map(|(_, label)| Votes::from([(label.clone(), 1)])).collect();
    let wrong = vec![Votes::from([("goods".to_owned(), 1)]); texts.len()];
    let believed = Classifier::learn(&corpus, &labels, &right).unwrap();
    let doubted = Classifier::learn(&corpus, &labels, &wrong).unwrap();
    assert!(believed.weights().0[1] > 2.0 && doubted.weights().0[1] < 0.5, "{believed:?}\n{doubted:?}");
}

fn mall() -> Policy {
    plaint::format::policy::read("mall.toml", plaint::format::policy::shipped::text("mall").unwrap())
        .0
        .unwrap()
}

#[test]
fn reasons_are_words_of_the_text_and_the_policys_words_stand_first() {
    let policy = mall();
    let examples: Vec<Example> = texts(200, 0, 6)
        .into_iter()
        .map(|(text, label)| Example { text, labels: vec![("category".to_owned(), label)] })
        .collect();
    let learned = Learned::from(&policy, &examples, &|target| target == "category");
    let text = "昨天停车费太贵，希望尽快答复";
    let opinion = learned.opinions(text).remove(0);
    assert_eq!(opinion.value.as_deref(), Some("parking"), "{opinion:?}");
    assert!(opinion.confidence.unwrap() >= SURE_ENOUGH);
    assert!(opinion.reasons.iter().any(|reason| reason.words.contains("停车费")), "{opinion:?}");
    assert!(
        opinion.reasons.iter().filter(|reason| !reason.key_word).all(|reason| text.contains(&reason.words))
    );
    // Nothing known, nothing said.
    let nothing = learned.opinions("。。。").remove(0);
    assert_eq!((nothing.value, nothing.confidence), (None, None));
}

#[test]
fn without_closed_cases_the_key_words_speak_and_no_confidence_is_made_up() {
    let policy = mall();
    let learned = Learned::from(&policy, &[], &|_| true);
    let opinions = learned.opinions("床垫塌陷，质量劣质，客户很生气");
    let of = |target: &str| opinions.iter().find(|opinion| opinion.target == target).unwrap();
    assert_eq!(of("category").value.as_deref(), Some("goods-quality"));
    assert_eq!(of("emotion").value.as_deref(), Some("angry"));
    assert!(opinions.iter().all(|opinion| opinion.confidence.is_none() && opinion.sure().is_none()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_is_asked_chances_add_up_to_one(text in ".{0,80}", noise in 0usize..100, seed in 0u64..50) {
        let texts = texts(60, noise, seed);
        let corpus = Corpus::of(texts.iter().map(|(text, _)| text.as_str()));
        let labels: Vec<Option<&str>> = texts.iter().map(|(_, label)| Some(label.as_str())).collect();
        let no_votes = vec![Votes::new(); texts.len()];
        if let Ok(classifier) = Classifier::learn(&corpus, &labels, &no_votes) {
            let chances = classifier.chances(&corpus.document(&text), &Votes::new());
            let sum: f64 = chances.iter().map(|(_, chance)| chance).sum();
            prop_assert!((sum - 1.0).abs() < 1e-9);
            prop_assert!(chances.iter().all(|(_, chance)| (0.0..=1.0).contains(chance)));
        }
    }
}
