//! How much the closed cases, the key words and the usual frequency of a class each count, learned from how often they
//! were right; and the confidence that follows.

/// What speaks for one class: the score of the classifier, key words of the policy, how usual the class is.
pub type Voices = [f64; 3];

/// How much each voice counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weights(pub Voices);

/// What the weights are before anything was learned: a key word of the policy makes its class seven times likelier
/// than it was. Closed cases may teach otherwise.
const BEFORE: Voices = [1.0, 2.0, 0.5];

/// How strongly they are held, as so many cases.
const HELD: f64 = 2.0;

/// Newton's method is there within a few steps; this many are never needed.
const MOST_STEPS: usize = 40;

impl Default for Weights {
    fn default() -> Self {
        Self(BEFORE)
    }
}

impl Weights {
    /// The weights under which the true classes of closed cases are likeliest. Each case: what speaks for every class,
    /// and the true one. The likelihood has one hill only, so the order of the cases bears on nothing.
    pub fn learn(cases: &[(Vec<Voices>, usize)]) -> Self {
        let mut weights = Self::default();
        let mut best = weights.loss(cases);
        for _ in 0..MOST_STEPS {
            let (slope, bend) = weights.slope(cases);
            let Some(step) = solve(bend, slope) else { break };
            let mut share = 1.0;
            let next = loop {
                let next =
                    Self(std::array::from_fn(|index| at(&weights.0, index) - share * at(&step, index)));
                let loss = next.loss(cases);
                if loss < best {
                    break Some((next, loss));
                }
                share /= 2.0;
                if share < 1e-4 {
                    break None;
                }
            };
            let Some((next, loss)) = next else { break };
            let gained = best - loss;
            (weights, best) = (next, loss);
            if gained < 1e-9 * best.abs().max(1.0) {
                break;
            }
        }
        // A voice that was wrong more often than chance is not turned round: it is not listened to.
        Self(weights.0.map(|weight| weight.max(0.0)))
    }

    /// How likely each class is; adds up to 1.
    pub fn chances(&self, voices: &[Voices]) -> Vec<f64> {
        let sums: Vec<f64> = voices.iter().map(|voices| dot(&self.0, voices)).collect();
        let top = sums.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let powers: Vec<f64> = sums.iter().map(|sum| (sum - top).exp()).collect();
        let whole: f64 = powers.iter().sum();
        powers.iter().map(|power| power / whole).collect()
    }

    fn loss(&self, cases: &[(Vec<Voices>, usize)]) -> f64 {
        let held: f64 = (0..3).map(|index| (at(&self.0, index) - at(&BEFORE, index)).powi(2)).sum();
        let of_case = |(voices, class): &(Vec<Voices>, usize)| {
            -self.chances(voices).get(*class).copied().unwrap_or(1.0).max(1e-300).ln()
        };
        HELD * held / 2.0 + cases.iter().map(of_case).sum::<f64>()
    }

    /// The slope and the bend of the loss.
    fn slope(&self, cases: &[(Vec<Voices>, usize)]) -> (Voices, [Voices; 3]) {
        let mut slope: Voices = std::array::from_fn(|index| HELD * (at(&self.0, index) - at(&BEFORE, index)));
        let mut bend = [[HELD, 0.0, 0.0], [0.0, HELD, 0.0], [0.0, 0.0, HELD]];
        for (voices, class) in cases {
            let chances = self.chances(voices);
            let mut mean: Voices = [0.0; 3];
            for (chance, voices) in chances.iter().zip(voices) {
                for (mean, voice) in mean.iter_mut().zip(voices) {
                    *mean += chance * voice;
                }
            }
            let own = voices.get(*class).copied().unwrap_or_default();
            for (slope, (mean, own)) in slope.iter_mut().zip(mean.iter().zip(&own)) {
                *slope += mean - own;
            }
            for (chance, voices) in chances.iter().zip(voices) {
                for (row, line) in bend.iter_mut().enumerate() {
                    for (column, cell) in line.iter_mut().enumerate() {
                        let away = |index: usize| at(voices, index) - at(&mean, index);
                        *cell += chance * away(row) * away(column);
                    }
                }
            }
        }
        (slope, bend)
    }
}

fn at(values: &Voices, index: usize) -> f64 {
    values.get(index).copied().unwrap_or_default()
}

fn dot(left: &Voices, right: &Voices) -> f64 {
    left.iter().zip(right).map(|(left, right)| left * right).sum()
}

/// The solution of three linear equations by Cramer's rule.
fn solve(matrix: [Voices; 3], right: Voices) -> Option<Voices> {
    let whole = determinant(matrix);
    if whole.abs() < 1e-300 || !whole.is_finite() {
        return None;
    }
    let with = |column: usize| {
        let mut changed = matrix;
        for (line, value) in changed.iter_mut().zip(right) {
            if let Some(cell) = line.get_mut(column) {
                *cell = value;
            }
        }
        determinant(changed) / whole
    };
    Some([with(0), with(1), with(2)])
}

fn determinant([[a, b, c], [d, e, f], [g, h, i]]: [Voices; 3]) -> f64 {
    a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_cases_the_key_words_count_first() {
        let weights = Weights::learn(&[]);
        assert_eq!(weights, Weights::default());
        let chances = weights.chances(&[[0.0, 1.0, 0.0], [0.0, 0.0, 0.0]]);
        assert!(chances[0] > 0.85 && (chances.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    }

    #[test]
    fn a_voice_that_is_right_seven_times_in_ten_says_so() {
        let cases: Vec<(Vec<Voices>, usize)> =
            (0..1000).map(|index| (vec![[0.0, 1.0, 0.0], [0.0; 3]], usize::from(index % 10 >= 7))).collect();
        let chance = Weights::learn(&cases).chances(&cases[0].0)[0];
        assert!((chance - 0.7).abs() < 0.01, "{chance}");
    }

    #[test]
    fn a_voice_that_is_mostly_wrong_is_not_listened_to() {
        let cases: Vec<(Vec<Voices>, usize)> =
            (0..1000).map(|index| (vec![[0.0, 1.0, 0.0], [0.0; 3]], usize::from(index % 10 >= 3))).collect();
        assert_eq!(Weights::learn(&cases).0[1], 0.0);
    }
}
