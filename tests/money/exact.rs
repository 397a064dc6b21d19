//! A hundred thousand random shares, discounts and formulas, against integers.

use plaint::domain::money::{Formula, Share, format_amount, parse_amount};
use plaint::domain::policy::{Draft, Facts, Test};
use plaint::domain::resolution::{read_remedies, total};
use plaint::format::toml;

use crate::bounds::resolution;
use crate::random::{FormulaAsked, Random, recorded, rounded, share, written};

const SEED: u64 = 20_261_122;

#[test]
fn shares_are_exact_to_the_cent() {
    let mut random = Random::seeded(SEED);
    for question in 0..50_000 {
        let cents = random.cents();
        let (text, part, whole) = share(&mut random);
        let amount = parse_amount(&written(cents, &mut random)).unwrap();
        let read = Share::parse(&text).unwrap_or_else(|said| panic!("{text}: {said}"));
        let got = read.of(amount).map(format_amount);
        let expected = recorded(rounded(cents * part, whole));
        assert_eq!(got.as_deref(), Some(expected.as_str()), "question {question}: {text} of {amount}");
    }
}

#[test]
fn a_condition_on_an_amount_asks_for_the_sum_and_not_for_its_decimals() {
    let test = |text: &str| [Test::AnyOf(vec![text.to_owned()]), Test::NoneOf(vec![text.to_owned()])];
    let cases = [
        ("12.50", "12.5", true),
        ("12.50", "12.50", true),
        ("12.00", "12", true),
        ("12.50", "12.51", false),
        ("12.50", "1250", false),
        ("0101", "101", false),
        ("0101.0", "101.0", false),
        ("a.b", "a.b", true),
    ];
    for (asked, told, same) in cases {
        let [any, none] = test(asked);
        let told = [told.to_owned()];
        assert_eq!((any.passes(&told), none.passes(&told)), (same, !same), "{asked} and {told:?}");
    }
}

#[test]
fn of_two_shares_the_greater_is_known() {
    let mut random = Random::seeded(SEED + 1);
    for _ in 0..10_000 {
        let ((left, part, whole), (right, other_part, other_whole)) =
            (share(&mut random), share(&mut random));
        let exceeds = Share::parse(&left).unwrap().exceeds(Share::parse(&right).unwrap());
        assert_eq!(exceeds, part * other_whole > other_part * whole, "{left} and {right}");
    }
}

#[test]
fn formulas_are_exact_to_the_cent() {
    let mut random = Random::seeded(SEED + 2);
    let mut unknown = 0;
    for question in 0..30_000 {
        let mut facts = Facts::default();
        let mut fact = |name: &str, random: &mut Random| {
            let cents = (random.below(5) > 0).then(|| random.cents())?;
            facts.set(name, written(cents, random));
            Some(cents)
        };
        let (price, loss) = (fact("price", &mut random), fact("loss", &mut random));
        let asked = FormulaAsked::random(&mut random, price, loss, 2);
        let section = toml::parse("formula.toml", &format!("amount = {}", asked.toml)).unwrap();
        let formula = Formula::read(section.section("amount").unwrap(), &mut Draft::default());
        let found = section.finish();
        assert!(found.is_empty(), "{}: {found:?}", asked.toml);
        let (got, expected) = (formula.amount(&facts).map(format_amount), asked.cents().map(recorded));
        assert_eq!(got, expected, "question {question}: {} for {facts:?}", asked.toml);
        unknown += usize::from(expected.is_none());
    }
    assert!((1_000..15_000).contains(&unknown), "{unknown} formulas had no answer");
}

#[test]
fn remedies_cost_what_was_written_to_the_cent() {
    let mut random = Random::seeded(SEED + 3);
    let policy = resolution();
    for question in 0..10_000 {
        let mut expected = 0;
        let mut texts = Vec::new();
        for _ in 0..1 + random.below(4) {
            let (cents, count) = (1 + random.below(10_000_000), 1 + random.below(50));
            let sum = written(cents, &mut random);
            let (text, cost) = match random.below(5) {
                0 => (format!("refund={sum}"), cents),
                1 => (format!("money={sum}"), cents),
                2 => (format!("voucher={count}x{sum}"), cents * count),
                3 => {
                    let whole = 2 + random.below(97);
                    let part = 1 + random.below(whole - 1);
                    (format!("waiver={part}/{whole} of {sum}"), rounded(cents * part, whole))
                }
                _ => {
                    let left = 10 + random.below(89);
                    let off = format!("discount={}.{}折 of {sum}", left / 10, left % 10);
                    (off, rounded(cents * (100 - left), 100))
                }
            };
            if cost == 0 {
                continue;
            }
            texts.push(text);
            expected += cost;
        }
        let given = read_remedies(&texts, &policy).unwrap_or_else(|faults| panic!("{texts:?}: {faults:?}"));
        let got = total(&given).map(format_amount);
        assert_eq!(got, Some(recorded(expected)), "question {question}: {texts:?}");
    }
}
