//! Pareto: the most frequent first, with the share that they make up together, and how few make up most.

use super::{Count, Share};

/// What counts as most: 80 of 100.
const MOST: usize = 80;

/// Counts in the order of frequency with their shares added up. Cases without a name are told apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pareto {
    /// The names, the most frequent first.
    pub bars: Vec<Bar>,
    /// How many of the first make up 80% of what has a name; 0 of nothing.
    pub few: usize,
    /// How many have no name, and stand in no bar.
    pub unnamed: usize,
}

/// One name of a Pareto.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// The name.
    pub name: String,
    /// How many, of all that have a name.
    pub share: Share,
    /// How many together with all before it.
    pub cumulated: Share,
}

/// The Pareto of `counts` of which each case has at most one.
pub fn pareto(counts: &[Count]) -> Pareto {
    let unnamed = counts.iter().filter(|count| count.name.is_none()).map(|count| count.share.count).sum();
    let mut named: Vec<(&str, usize)> = counts
        .iter()
        .filter_map(|count| Some((count.name.as_deref()?, count.share.count)))
        .filter(|(_, count)| *count > 0)
        .collect();
    named.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), *name));
    let of = named.iter().map(|(_, count)| count).sum();
    let (mut sum, mut few, mut bars) = (0, 0, Vec::new());
    for (name, count) in named {
        few += usize::from(sum * 100 < of * MOST);
        sum += count;
        let (share, cumulated) = (Share { count, of }, Share { count: sum, of });
        bars.push(Bar { name: name.to_owned(), share, cumulated });
    }
    Pareto { bars, few, unnamed }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_few_are_the_first_that_reach_eighty_of_a_hundred() {
        for (counts, few) in [
            (&[][..], 0),
            (&[10], 1),
            (&[80, 20], 1),
            (&[79, 21], 2),
            (&[50, 30, 20], 2),
            (&[1, 1, 1, 1, 1], 4),
            (&[40, 30, 20, 10], 3),
        ] {
            let of = counts.iter().sum();
            let mut named: Vec<Count> = counts
                .iter()
                .enumerate()
                .map(|(index, count)| Count {
                    name: Some(format!("c{index}")),
                    share: Share { count: *count, of },
                    before: None,
                })
                .collect();
            named.reverse();
            named.push(Count { name: None, share: Share { count: 7, of }, before: None });
            let pareto = pareto(&named);
            assert_eq!((pareto.few, pareto.unnamed), (few, 7), "{counts:?}");
            let told: Vec<usize> = pareto.bars.iter().map(|bar| bar.share.count).collect();
            assert_eq!(told, counts, "the most frequent first");
            assert!(pareto.bars.last().is_none_or(|bar| bar.cumulated == Share { count: of, of }));
        }
    }
}
