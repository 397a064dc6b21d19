//! The grammar of remedies and what they cost.

use plaint::domain::money::format_amount;
use plaint::domain::resolution::{read_remedies, total};

use crate::house::{given, resolution};

/// What is written, what it costs, and how the event keeps its figures: count, amount, share, sum.
const COSTS: &[(&str, &str, &str)] = &[
    ("apology", "0.00", "1 – – –"),
    ("apology: in person, by the manager", "0.00", "1 – – –"),
    ("refund=10000", "10000.00", "1 10000.00 – –"),
    ("refund=99.5: by transfer = today", "99.50", "1 99.50 – –"),
    ("refund=1/3 of 100", "33.33", "1 – 1/3 100.00"),
    ("money = 0.01", "0.01", "1 0.01 – –"),
    ("solace", "200.00", "1 200.00 – –"),
    ("solace=200", "200.00", "1 200.00 – –"),
    ("discount=12% of 500", "60.00", "1 – 12% 500.00"),
    ("discount=8.8折 of 500", "60.00", "1 – 12% 500.00"),
    ("discount=88折 of 500", "60.00", "1 – 12% 500.00"),
    ("discount=7折 of 199.99", "60.00", "1 – 30% 199.99"),
    ("discount=8.75折 of 1000", "125.00", "1 – 12.5% 1000.00"),
    ("waiver=2/3 of 1800", "1200.00", "1 – 2/3 1800.00"),
    ("waiver=100% of 45", "45.00", "1 – 100% 45.00"),
    ("waiver=80", "80.00", "1 80.00 – –"),
    ("voucher=3x100", "300.00", "3 100.00 – –"),
    ("voucher=3×100：周末可用", "300.00", "3 100.00 – –"),
    ("voucher-50", "50.00", "1 50.00 – –"),
    ("voucher-50=4", "200.00", "4 50.00 – –"),
    ("voucher-50=2x50", "100.00", "2 50.00 – –"),
    ("exchange", "0.00", "1 – – –"),
    ("exchange=2", "0.00", "2 – – –"),
    ("exchange=2x45.50", "91.00", "2 45.50 – –"),
    ("cleaning=3: three years", "361.50", "3 120.50 – –"),
    ("claim=2/3 of 300", "0.00", "1 200.00 2/3 300.00"),
];

/// What is refused, and a word of why.
const REFUSED: &[(&str, &str)] = &[
    ("refud=10", "did you mean `refund`"),
    ("", "is no remedy"),
    ("=5", "is no remedy"),
    ("refund", "write the sum"),
    ("refund=", "not an amount"),
    ("refund=0", "gives nothing"),
    ("refund=-5", "not an amount"),
    ("refund=1,000", "not an amount"),
    ("refund=１００", "not an amount"),
    ("refund=1e3", "not an amount"),
    ("refund=1.234", "two decimals"),
    ("refund=3x100", "write the sum"),
    ("refund=50%", "of which sum"),
    ("refund=3/2 of 100", "not a share"),
    ("refund=1/0 of 100", "not a share"),
    ("refund=0% of 100", "gives nothing"),
    ("refund=12% of", "of which sum"),
    ("refund=12% of all", "not an amount"),
    ("refund=999999999999999999", "too large"),
    ("solace=300", "the policy fixes"),
    ("discount=60", "write the share"),
    ("discount", "write the share"),
    ("discount=0.88 of 500", "not a share"),
    ("discount=10折 of 500", "not a share"),
    ("discount=08折 of 500", "not a share"),
    ("discount=0折 of 500", "not a share"),
    ("discount=88.5折 of 500", "not a share"),
    ("discount=折 of 500", "not a share"),
    ("discount=0.0000000000001% of 500", "not a share"),
    ("voucher=3", "so many of what worth|how many of what worth"),
    ("voucher", "how many of what worth"),
    ("voucher=0x100", "no count"),
    ("voucher=99999999999x100", "no count"),
    ("voucher=4000000000x999999999999999", "too large"),
    ("voucher=3x0", "gives nothing"),
    ("voucher-50=3x40", "the policy fixes"),
    ("cleaning=2.5", "how many"),
    ("apology=3", "takes no figure"),
];

#[test]
fn remedies_cost_to_the_cent() {
    for (text, cost, kept) in COSTS {
        let remedies = given(&[text]);
        let [remedy] = remedies.as_slice() else { panic!("{text}") };
        let money = |amount: Option<_>| amount.map_or_else(|| "–".to_owned(), format_amount);
        let share = remedy.share.clone().unwrap_or_else(|| "–".to_owned());
        let figures = format!("{} {} {share} {}", remedy.count, money(remedy.amount), money(remedy.of));
        assert_eq!((format_amount(remedy.cost).as_str(), figures.as_str()), (*cost, *kept), "{text}");
    }
}

#[test]
fn free_words_are_kept_as_they_are() {
    let terms = |text: &str| given(&[text])[0].terms.clone();
    assert_eq!(terms("refund=99.5: by transfer = today").as_deref(), Some("by transfer = today"));
    assert_eq!(terms("voucher=3×100：周末可用").as_deref(), Some("周末可用"));
    assert_eq!(terms("apology: a: b").as_deref(), Some("a: b"));
    assert_eq!(terms("apology:  "), None);
}

#[test]
fn what_a_nature_does_not_take_is_refused() {
    for (text, why) in REFUSED {
        let faults = read_remedies(&[(*text).to_owned()], resolution()).expect_err(text);
        let said = faults.iter().map(|fault| fault.en.as_str()).collect::<Vec<_>>().join("; ");
        assert!(faults.len() == 1 && why.split('|').any(|why| said.contains(why)), "{text:?}: {said}");
    }
}

#[test]
fn all_faults_are_told_at_once() {
    let texts = ["refund", "apology", "refud=1", "voucher=3"].map(str::to_owned);
    assert_eq!(read_remedies(&texts, resolution()).unwrap_err().len(), 3);
    let most = "refund=999999999999999".to_owned();
    let together = read_remedies(&[most.clone(), most], resolution()).unwrap_err();
    assert!(together[0].en.contains("in all"), "{together:?}");
}

#[test]
fn the_parts_add_up() {
    let remedies = given(&["refund=1/3 of 100", "voucher=3x0.05", "apology"]);
    assert_eq!(total(&remedies).map(format_amount).as_deref(), Some("33.48"));
}
