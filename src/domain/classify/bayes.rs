//! Complement naive Bayes (Rennie and others, 2003): a text belongs where its features are rarest elsewhere.
//!
//! It was chosen over the multinomial kind and over logistic regression by cross-validation (docs/classify.md): complaints
//! come in classes of very different size, which the multinomial kind does not bear.

use super::corpus::Document;

/// What is added to every count, so that a feature that was never seen elsewhere proves nothing by itself.
const SMOOTHING: f64 = 0.5;

/// How often each feature was seen, in all and in each class.
#[derive(Debug, Clone)]
pub(super) struct Bayes {
    counts: Vec<Count>,
    /// How many features the texts of each class have.
    sizes: Vec<f64>,
    /// How many features all texts have.
    size: f64,
    /// How many different features were seen.
    kinds: f64,
}

/// How often a feature was seen.
#[derive(Debug, Clone, Default)]
struct Count {
    total: f64,
    /// Only the classes in which it was seen.
    by_class: Vec<(usize, f64)>,
}

impl Bayes {
    /// Learns from texts of `classes` classes, each with its class; features have numbers below `features`.
    pub(super) fn learn<'a>(
        texts: impl IntoIterator<Item = (&'a Document, usize)>,
        classes: usize,
        features: usize,
    ) -> Self {
        let mut bayes = Self {
            counts: vec![Count::default(); features],
            sizes: vec![0.0; classes],
            size: 0.0,
            kinds: 0.0,
        };
        for (document, class) in texts {
            for (feature, times) in document {
                if let Some(count) = bayes.counts.get_mut(*feature) {
                    count.add(class, *times);
                }
                if let Some(size) = bayes.sizes.get_mut(class) {
                    *size += times;
                }
                bayes.size += times;
            }
        }
        bayes.kinds = bayes.counts.iter().map(|count| f64::from(u8::from(count.total > 0.0))).sum();
        bayes
    }

    /// How much the text speaks for each class; only differences between classes mean anything. With `own`, as if this
    /// very text of that class had not been learned from.
    ///
    /// The sum over the features is divided by the root of their number: features of one text repeat each other, and a
    /// long text would otherwise be as good as certain about anything.
    pub(super) fn scores(&self, document: &Document, own: Option<usize>) -> Vec<f64> {
        let mut scores = vec![0.0; self.sizes.len()];
        let besides = |times: f64| if own.is_some() { times } else { 0.0 };
        let seen = document.iter().filter(|(feature, times)| self.seen(*feature, besides(*times)));
        let length: f64 = seen.map(|(_, times)| times).sum();
        if length <= 0.0 {
            return scores;
        }
        let own_length: f64 = document.iter().map(|(_, times)| times).sum();
        for (class, score) in scores.iter_mut().enumerate() {
            let size = self.sizes.get(class).copied().unwrap_or_default();
            let taken = if own.is_some_and(|own| own != class) { own_length } else { 0.0 };
            *score = length * (self.size - size - taken + SMOOTHING * self.kinds).max(SMOOTHING).ln();
        }
        for (feature, times) in document {
            let Some(count) = self.counts.get(*feature) else { continue };
            count.speak(*times, own, &mut scores);
        }
        let root = length.sqrt();
        scores.iter().map(|score| score / root).collect()
    }

    /// How much one feature speaks for `class` against the mean of the others, in a text of `length` features.
    pub(super) fn speaks_for(&self, feature: usize, class: usize, length: f64) -> f64 {
        let scores = self.scores(&vec![(feature, 1.0)], None);
        let mine = scores.get(class).copied().unwrap_or_default();
        let others: f64 = scores.iter().sum::<f64>() - mine;
        let count = scores.len().saturating_sub(1).max(1);
        (mine - others / f64::from(u32::try_from(count).unwrap_or(u32::MAX))) / length.max(1.0).sqrt()
    }

    /// Whether the feature was seen more often than in the text itself.
    fn seen(&self, feature: usize, own: f64) -> bool {
        self.counts.get(feature).is_some_and(|count| count.total > own)
    }
}

impl Count {
    fn add(&mut self, class: usize, times: f64) {
        self.total += times;
        match self.by_class.iter_mut().find(|(known, _)| *known == class) {
            Some((_, count)) => *count += times,
            None => self.by_class.push((class, times)),
        }
    }

    /// Adds what the feature says, but for what is the same for every class: −ln of how often it was seen elsewhere.
    fn speak(&self, times: f64, own: Option<usize>, scores: &mut [f64]) {
        let total = self.total - if own.is_some() { times } else { 0.0 };
        let usual = (total + SMOOTHING).max(SMOOTHING).ln();
        for (class, count) in &self.by_class {
            let count = count - if own == Some(*class) { times } else { 0.0 };
            if let Some(score) = scores.get_mut(*class) {
                *score += times * (usual - (total - count + SMOOTHING).max(SMOOTHING).ln());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::classify::Corpus;

    const TEXTS: &[(&str, usize)] = &[
        ("快递费太贵", 0),
        ("快递点没有人", 0),
        ("店员态度恶劣", 1),
        ("服务态度不好，快递也难", 1),
        ("the lift stopped", 2),
        ("lift broken again", 2),
    ];

    fn learned(without: Option<usize>) -> (Corpus, Bayes) {
        let corpus = Corpus::of(TEXTS.iter().map(|(text, _)| *text));
        let texts = corpus.documents().iter().zip(TEXTS).enumerate();
        let texts =
            texts.filter(|(index, _)| Some(*index) != without).map(|(_, (text, (_, class)))| (text, *class));
        let bayes = Bayes::learn(texts, 3, corpus.size());
        (corpus, bayes)
    }

    #[test]
    fn taking_a_text_out_is_as_if_it_had_never_been_learned() {
        let (corpus, all) = learned(None);
        for (index, (_, class)) in TEXTS.iter().enumerate() {
            let document = &corpus.documents()[index];
            let (_, mut without) = learned(Some(index));
            // The number of kinds is kept from all texts; it moves every class alike.
            without.kinds = all.kinds;
            let (left, right) = (all.scores(document, Some(*class)), without.scores(document, None));
            for (left, right) in left.iter().zip(&right) {
                let gap = |scores: &[f64], value: f64| value - scores[0];
                let (one, other) = (
                    gap(&all.scores(document, Some(*class)), *left),
                    gap(&without.scores(document, None), *right),
                );
                assert!((one - other).abs() < 1e-9, "{index}: {one} {other}");
            }
        }
    }

    #[test]
    fn a_text_belongs_where_its_words_were_seen() {
        let (corpus, bayes) = learned(None);
        for (text, class) in [("快递不够", 0), ("态度", 1), ("lift", 2)] {
            let scores = bayes.scores(&corpus.document(text), None);
            let best = (0..3).max_by(|left, right| scores[*left].total_cmp(&scores[*right]));
            assert_eq!(best, Some(class), "{text}: {scores:?}");
        }
        assert_eq!(bayes.scores(&corpus.document("完全无关"), None), [0.0; 3]);
    }
}
