//! Chance that is the same everywhere for the same seed, and texts dealt out into parts by it.

/// Dice that fall the same for the same seed, on every machine (SplitMix64).
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// Dice of this seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`; 0 where there is none below it.
    pub fn below(&mut self, bound: usize) -> usize {
        let Ok(bound) = u64::try_from(bound) else { return 0 };
        if bound == 0 {
            return 0;
        }
        usize::try_from(self.roll() % bound).unwrap_or_default()
    }

    /// Puts the items into an order of chance.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

/// The part to which each text belongs: `parts` parts, every class spread over them as evenly as it can be.
pub fn folds(classes: &[usize], parts: usize, seed: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..classes.len()).collect();
    Dice::new(seed).shuffle(&mut order);
    // A stable sort by class keeps the order of chance within each; dealing goes on where the last class ended.
    order.sort_by_key(|index| classes.get(*index));
    let mut part_of = vec![0; classes.len()];
    for (dealt, index) in order.into_iter().enumerate() {
        if let Some(part) = part_of.get_mut(index) {
            *part = dealt % parts.max(1);
        }
    }
    part_of
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_is_spread_evenly_and_the_seed_decides() {
        let classes: Vec<usize> = (0..103).map(|index| index % 7 % 3).collect();
        let dealt = folds(&classes, 5, 1);
        for class in 0..3 {
            let sizes: Vec<usize> = (0..5)
                .map(|part| {
                    dealt
                        .iter()
                        .zip(&classes)
                        .filter(|(dealt, own)| (**dealt, **own) == (part, class))
                        .count()
                })
                .collect();
            assert!(sizes.iter().max().unwrap() - sizes.iter().min().unwrap() <= 1, "{sizes:?}");
        }
        assert_eq!(dealt, folds(&classes, 5, 1));
        assert_ne!(dealt, folds(&classes, 5, 2));
        assert!(folds(&[], 5, 1).is_empty());
    }
}
