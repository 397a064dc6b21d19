//! How good the suggestions are: every labelled text is suggested for by a classifier that has not seen it.

use std::collections::BTreeMap;

use super::corpus::Corpus;
use super::folds::folds;
use super::model::{Classifier, LEAST_CASES, LEAST_PER_CLASS, TooFew, Votes};
use super::opinion::SURE_ENOUGH;

/// What came out of a cross-validation.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    /// The texts that were suggested for.
    pub texts: usize,
    /// Into how many parts they were dealt.
    pub parts: usize,
    /// The texts whose label too few have; they are left out.
    pub left_out: usize,
    /// The texts whose suggestion was right.
    pub right: usize,
    /// The texts that have the most frequent label: what is right if one always says that.
    pub most_frequent: usize,
    /// The texts for which the suggestion was sure enough to stand for an answer.
    pub sure: usize,
    /// How many of these were right.
    pub sure_and_right: usize,
    /// The mean of the labels' F1, each label counting the same.
    pub macro_f1: f64,
    /// By how much confidence and share of right ones differ, in the mean over all texts.
    pub calibration_error: f64,
    /// Confidence beside what was right, in tenths.
    pub bins: Vec<Bin>,
    /// The labels, in the order of their names.
    pub classes: Vec<ClassFigures>,
    /// How often a text of the first label was suggested to be of the second.
    pub confusion: BTreeMap<(String, String), usize>,
}

/// The suggestions whose confidence is within a tenth.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Bin {
    /// The confidence from which it reaches on, in percent.
    pub from_percent: usize,
    /// The suggestions.
    pub count: usize,
    /// How many were right.
    pub right: usize,
    /// The sum of their confidences.
    pub confidence: f64,
}

/// The figures of one label.
#[derive(Debug, Clone, PartialEq)]
pub struct ClassFigures {
    /// The label.
    pub name: String,
    /// The texts that have it.
    pub count: usize,
    /// How often it was suggested.
    pub suggested: usize,
    /// How often rightly.
    pub right: usize,
}

impl ClassFigures {
    /// The share of its suggestions that were right; 0 where there was none.
    pub fn precision(&self) -> f64 {
        share(self.right, self.suggested)
    }

    /// The share of its texts that were found.
    pub fn recall(&self) -> f64 {
        share(self.right, self.count)
    }

    /// The harmonic mean of both.
    pub fn f1(&self) -> f64 {
        share(2 * self.right, self.count + self.suggested)
    }
}

/// A share; 0 of nothing.
pub(super) fn share(part: usize, whole: usize) -> f64 {
    let number = |count: usize| u32::try_from(count).map_or(f64::from(u32::MAX), f64::from);
    if whole == 0 { 0.0 } else { number(part) / number(whole) }
}

/// Suggests for each text by a classifier that learned from the other parts, and counts.
///
/// # Errors
/// Too few texts of labels that enough texts have.
pub fn evaluate(
    texts: &[(&str, &str)],
    votes: &[Votes],
    parts: usize,
    seed: u64,
) -> Result<Evaluation, TooFew> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, label) in texts {
        *counts.entry(label).or_default() += 1;
    }
    // Of a label that is dealt out, enough must remain to learn from.
    let enough = |label: &str| counts.get(label).is_some_and(|count| *count > LEAST_PER_CLASS);
    let kept: Vec<usize> =
        texts.iter().enumerate().filter(|(_, (_, label))| enough(label)).map(|(index, _)| index).collect();
    counts.retain(|_, count| *count > LEAST_PER_CLASS);
    let too_few = TooFew { cases: kept.len(), classes: counts.len() };
    if kept.len() <= LEAST_CASES || counts.len() < 2 {
        return Err(too_few);
    }
    let left_out = texts.len() - kept.len();
    let names: Vec<&str> = counts.keys().copied().collect();
    let texts: Vec<(&str, &str)> = kept.iter().filter_map(|index| texts.get(*index).copied()).collect();
    let votes: Vec<Votes> = kept.iter().map(|index| votes.get(*index).cloned().unwrap_or_default()).collect();
    let class = |label: &str| names.iter().position(|name| *name == label).unwrap_or_default();
    let classes: Vec<usize> = texts.iter().map(|(_, label)| class(label)).collect();
    let corpus = Corpus::of(texts.iter().map(|(text, _)| *text));
    let part_of = folds(&classes, parts, seed);
    let mut judged: Vec<Judged<'_>> = Vec::new();
    for part in 0..parts {
        let others = texts.iter().zip(&part_of).map(|((_, label), own)| (*own != part).then_some(*label));
        let labels: Vec<Option<&str>> = others.collect();
        let classifier = Classifier::learn(&corpus, &labels, &votes)?;
        let own = corpus.documents().iter().zip(&texts).zip(&votes).zip(&part_of);
        for (((document, (_, label)), votes), _) in own.filter(|(_, own)| **own == part) {
            let chances = classifier.chances(document, votes);
            let Some((suggested, chance)) = chances.first() else { continue };
            let suggested = names.iter().find(|name| *name == suggested).copied().unwrap_or_default();
            judged.push(Judged { label, suggested, chance: classifier.confidence(*chance) });
        }
    }
    Ok(counted(&judged, &counts, parts, left_out))
}

/// A suggestion beside what was right.
struct Judged<'a> {
    label: &'a str,
    suggested: &'a str,
    chance: f64,
}

fn counted(
    judged: &[Judged<'_>],
    counts: &BTreeMap<&str, usize>,
    parts: usize,
    left_out: usize,
) -> Evaluation {
    let right = |judged: &&Judged<'_>| judged.label == judged.suggested;
    let sure: Vec<&Judged<'_>> = judged.iter().filter(|judged| judged.chance >= SURE_ENOUGH).collect();
    let mut bins: Vec<Bin> =
        (0..10).map(|tenth| Bin { from_percent: tenth * 10, ..Bin::default() }).collect();
    let mut confusion = BTreeMap::new();
    for one in judged {
        let bin = bins.iter_mut().rev().find(|bin| one.chance >= share(bin.from_percent, 100));
        if let Some(bin) = bin {
            bin.count += 1;
            bin.right += usize::from(right(&one));
            bin.confidence += one.chance;
        }
        *confusion.entry((one.label.to_owned(), one.suggested.to_owned())).or_default() += 1;
    }
    let figures = |(name, count): (&&str, &usize)| ClassFigures {
        name: (*name).to_owned(),
        count: *count,
        suggested: judged.iter().filter(|judged| judged.suggested == *name).count(),
        right: judged.iter().filter(right).filter(|judged| judged.label == *name).count(),
    };
    let classes: Vec<ClassFigures> = counts.iter().map(figures).collect();
    let off: f64 = bins.iter().map(|bin| (bin.confidence - share(bin.right, 1)).abs()).sum();
    Evaluation {
        texts: judged.len(),
        parts,
        left_out,
        right: judged.iter().filter(right).count(),
        most_frequent: counts.values().copied().max().unwrap_or_default(),
        sure: sure.len(),
        sure_and_right: sure.iter().copied().filter(right).count(),
        macro_f1: classes.iter().map(ClassFigures::f1).sum::<f64>() / share(classes.len().max(1), 1),
        calibration_error: off / share(judged.len().max(1), 1),
        bins: bins.into_iter().filter(|bin| bin.count > 0).collect(),
        classes,
        confusion,
    }
}
