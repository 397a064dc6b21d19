//! From a chance to how often such chances were right: what is shown as confidence.
//!
//! Features of a text are not independent, so a computed chance is too bold at the top and too timid below. On the closed
//! cases, each looked at as if it were new, one can count how often which chance was right; a higher chance is never
//! taken to be right less often (pool adjacent violators).

use super::evaluation::share;

/// Blocks of cases with fewer than this are not told apart.
const LEAST: usize = 10;

/// How often chances were right.
#[derive(Debug, Clone, Default)]
pub(super) struct Rates(Vec<Block>);

#[derive(Debug, Clone)]
struct Block {
    count: f64,
    chances: f64,
    right: f64,
}

impl Block {
    fn chance(&self) -> f64 {
        self.chances / self.count
    }

    /// The share of right ones, held a little by what was computed: ten of ten are no certainty.
    fn rate(&self) -> f64 {
        (self.right + 2.0 * self.chance()) / (self.count + 2.0)
    }
}

impl Rates {
    /// Learns from chances, each with whether it was right.
    pub(super) fn learn(mut cases: Vec<(f64, bool)>) -> Self {
        cases.sort_by(|left, right| left.0.total_cmp(&right.0));
        let mut blocks: Vec<Block> = Vec::new();
        for group in cases.chunks(LEAST.max(cases.len() / 20)) {
            blocks.push(Block {
                count: share(group.len(), 1),
                chances: group.iter().map(|(chance, _)| chance).sum(),
                right: share(group.iter().filter(|(_, right)| *right).count(), 1),
            });
            while let [.., below, above] = blocks.as_slice()
                && (below.rate() > above.rate() || above.count < share(LEAST, 1))
            {
                let pooled = Block {
                    count: below.count + above.count,
                    chances: below.chances + above.chances,
                    right: below.right + above.right,
                };
                blocks.truncate(blocks.len() - 2);
                blocks.push(pooled);
            }
        }
        Self(blocks)
    }

    /// How often a suggestion with this chance was right; between two blocks, in proportion.
    pub(super) fn rate(&self, chance: f64) -> f64 {
        let above = self.0.iter().position(|block| block.chance() >= chance);
        let block = |index: usize| self.0.get(index);
        match (above.unwrap_or(self.0.len()).checked_sub(1).and_then(block), above.and_then(block)) {
            (Some(below), Some(above)) => {
                let way = (chance - below.chance()) / (above.chance() - below.chance()).max(1e-12);
                below.rate() + way.clamp(0.0, 1.0) * (above.rate() - below.rate())
            }
            (Some(only), None) | (None, Some(only)) => only.rate(),
            (None, None) => chance,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bold_chance_is_told_as_how_often_it_was_right_and_a_higher_one_never_lower() {
        let cases = (0..1000).map(|index| (if index % 2 == 0 { 0.95 } else { 0.3 }, index % 10 < 8));
        let rates = Rates::learn(cases.collect());
        assert!((rates.rate(0.95) - 0.8).abs() < 0.01, "{}", rates.rate(0.95));
        let scattered = (0..500).map(|index| (f64::from(index * 37 % 500) / 500.0, index * 7 % 13 < 6));
        let rates = Rates::learn(scattered.collect());
        let told: Vec<f64> = (0..=100).map(|percent| rates.rate(f64::from(percent) / 100.0)).collect();
        assert!(told.windows(2).all(|pair| pair[0] <= pair[1] + 1e-12), "{told:?}");
        assert!(told.iter().all(|rate| (0.0..=1.0).contains(rate)));
        assert_eq!(Rates::default().rate(0.4), 0.4);
    }
}
