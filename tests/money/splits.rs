//! Splits to the cent against integers: 100,000 from a seed.

use plaint::domain::money::split;
use rust_decimal::Decimal;

use crate::random::Random;

/// The parts in cents: each cut to whole cents, the cents that are left to the largest cuts, of equal ones the earlier.
fn reckoned(cents: u128, weights: &[u128]) -> Vec<u128> {
    let total: u128 = weights.iter().sum();
    let mut parts: Vec<u128> = weights.iter().map(|weight| cents * weight / total).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|index| (std::cmp::Reverse(cents * weights[*index] % total), *index));
    let left = cents - parts.iter().sum::<u128>();
    for index in order.into_iter().take(usize::try_from(left).unwrap()) {
        parts[index] += 1;
    }
    parts
}

#[test]
fn every_split_is_the_one_of_the_integers() {
    let mut random = Random::seeded(20_261_123);
    for _ in 0..100_000 {
        let cents = u128::try_from(random.below(10_i128.pow(12))).unwrap();
        let count = usize::try_from(1 + random.below(12)).unwrap();
        let size = *random.pick(&[2, 10, 500, 100_000]);
        let mut weights: Vec<u128> =
            (0..count).map(|_| u128::try_from(random.below(size)).unwrap()).collect();
        if weights.iter().sum::<u128>() == 0 {
            weights[0] = 1;
        }
        let decimal = |number: u128| Decimal::from_i128_with_scale(i128::try_from(number).unwrap(), 2);
        let asked: Vec<Decimal> = weights.iter().map(|weight| decimal(*weight)).collect();
        let expected: Vec<Decimal> = reckoned(cents, &weights).into_iter().map(decimal).collect();
        assert_eq!(split(decimal(cents), &asked), Some(expected), "{cents} by {weights:?}");
    }
}

#[test]
fn nobody_and_less_than_nothing_cannot_be_split() {
    let one = Decimal::ONE;
    assert_eq!(split(one, &[]), None);
    assert_eq!(split(one, &[Decimal::ZERO]), None);
    assert_eq!(split(one, &[one, -one]), None);
    assert_eq!(split(-one, &[one]), None);
    assert_eq!(split(Decimal::MAX, &[one, one]), None);
}
