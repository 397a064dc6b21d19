//! What customers said: whether they are satisfied, whether it is solved, how many points they gave.

use super::{Matter, Share};

/// What customers said, in the last round of handling. Who was not asked is told, never counted as satisfied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answers {
    /// Those who are satisfied, of those asked.
    pub satisfied: Share,
    /// Cases whose customer was not asked whether they are satisfied.
    pub not_asked: usize,
    /// Those for whom the problem is solved, of those called back.
    pub solved: Share,
    /// Those who are calm, of those called back.
    pub calm: Share,
    /// How many gave 1, 2, 3, 4 and 5 points when they were called back.
    pub scores: [usize; 5],
}

impl Answers {
    /// What the customers of `matters` said.
    pub fn of(matters: &[Matter<'_>]) -> Self {
        let said = |name: &str| {
            let answers = || matters.iter().filter_map(|matter| matter.case.facts.values(name).first());
            Share { count: answers().filter(|answer| *answer == "yes").count(), of: answers().count() }
        };
        let satisfied = said("satisfied");
        let mut scores = [0; 5];
        for score in matters.iter().filter_map(|matter| matter.case.facts.values("score").first()) {
            let index = score.parse::<usize>().ok().and_then(|score| score.checked_sub(1));
            if let Some(count) = index.and_then(|index| scores.get_mut(index)) {
                *count += 1;
            }
        }
        let not_asked = matters.len() - satisfied.of;
        Self { satisfied, not_asked, solved: said("solved"), calm: said("calm"), scores }
    }

    /// How many gave points.
    pub fn scored(&self) -> usize {
        self.scores.iter().sum()
    }

    /// The mean of the points in tenths, rounded half up; `None` where nobody gave any.
    pub fn mean_tenths(&self) -> Option<usize> {
        let sum: usize = self.scores.iter().zip(1..).map(|(count, points)| count * points).sum();
        let of = self.scored();
        (of > 0).then(|| (sum * 20 + of) / (of * 2))
    }
}
