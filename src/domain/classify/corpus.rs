//! Texts as numbers: each feature once, each text as how often it has which.

use std::collections::HashMap;

use super::feature::features;

/// A text as its features: the number of each and how often it stands there. In the order of the numbers.
pub type Document = Vec<(usize, f64)>;

/// Texts whose features are known by number.
#[derive(Debug, Clone, Default)]
pub struct Corpus {
    // Looked up and never walked through, so that its order bears on nothing.
    numbers: HashMap<String, usize>,
    documents: Vec<Document>,
}

impl Corpus {
    /// The corpus of these texts.
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut corpus = Self::default();
        for text in texts {
            let mut numbers = Vec::new();
            for feature in features(text) {
                let next = corpus.numbers.len();
                numbers.push(*corpus.numbers.entry(feature.text).or_insert(next));
            }
            corpus.documents.push(counted(numbers));
        }
        corpus
    }

    /// The texts, in their order.
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// How many different features there are.
    pub fn size(&self) -> usize {
        self.numbers.len()
    }

    /// The number of a feature that stands in one of the texts.
    pub fn number(&self, feature: &str) -> Option<usize> {
        self.numbers.get(feature).copied()
    }

    /// Another text by the same numbers; features that no text of the corpus has are left out.
    pub fn document(&self, text: &str) -> Document {
        counted(features(text).iter().filter_map(|feature| self.number(&feature.text)).collect())
    }
}

fn counted(mut numbers: Vec<usize>) -> Document {
    numbers.sort_unstable();
    let mut document: Document = Vec::new();
    for number in numbers {
        match document.last_mut() {
            Some((last, times)) if *last == number => *times += 1.0,
            _ => document.push((number, 1.0)),
        }
    }
    document
}
