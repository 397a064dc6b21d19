//! How many complaints each store has: drawn so that the year's ranking has a tie among its first three places.

use crate::dice::Dice;

/// For each of `stores` how many of `total` complaints that count it has. Two share the second place or the third; which
/// of the two, chance says.
pub(super) fn quotas(total: usize, stores: usize, dice: &mut Dice) -> Vec<usize> {
    let mean = total / stores;
    let mut quotas: Vec<usize> = (0..stores).map(|place| spread(mean, place, stores)).collect();
    let tied = if dice.percent(50) { 2 } else { 3 };
    quotas[tied] = quotas[tied - 1];
    let mut sum: usize = quotas.iter().sum();
    // What rounding left goes to or comes from the stores behind the first places, which keep their distance.
    let mut place = 0;
    while sum != total {
        let index = 5 + place % (stores - 5);
        if sum < total && quotas[index] + 1 < quotas[4] {
            quotas[index] += 1;
            sum += 1;
        } else if sum > total && quotas[index] > 0 {
            quotas[index] -= 1;
            sum -= 1;
        } else if place > total {
            quotas[0] += 1;
            sum += 1;
        }
        place += 1;
    }
    dice.shuffle(&mut quotas);
    quotas
}

/// The worst have nearly one and a half times the mean, the best half of it, in even steps.
fn spread(mean: usize, place: usize, stores: usize) -> usize {
    mean * 3 / 2 - mean * place / stores
}
