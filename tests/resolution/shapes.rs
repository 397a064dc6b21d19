//! Authority in the shapes in which houses write it down.

use std::sync::LazyLock;

use plaint::domain::policy::Policy;
use plaint::domain::resolution::authority::{Asked, Granted};
use plaint::domain::resolution::read_remedies;
use plaint::format::policy;

use crate::house::facts;

static HOTEL: LazyLock<Policy> = LazyLock::new(|| {
    let text = concat!(include_str!("../rules/house.toml"), include_str!("shapes.toml"));
    let (policy, findings) = policy::read("house.toml", text);
    policy.unwrap_or_else(|| panic!("{findings:#?}"))
});

const USED: &[&str] = &["write-off=460", "late-30=99", "voucher-100=9", "discount=10% of 4990"];

/// Role, what is asked in a case of these facts, and whether it is within, with [`USED`] given before in the month.
type Row<'a> = (&'a str, &'a [&'a str], &'a [(&'a str, &'a str)], bool);

const ROWS: &[Row<'_>] = &[
    ("staff", &["late-15"], &[], true),
    ("staff", &["late-30"], &[], false),
    ("staff", &["write-off=1"], &[], false),
    ("staff", &["discount=8.8折 of 300"], &[], true),
    ("staff", &["discount=8.7折 of 300"], &[], false),
    // Several things at once.
    ("staff", &["late-15", "discount=5% of 100"], &[], false),
    ("supervisor", &["write-off=40"], &[], true),
    ("supervisor", &["write-off=41"], &[], false),
    ("supervisor", &["write-off=51"], &[], false),
    ("supervisor", &["late-30"], &[], true),
    ("supervisor", &["late-30=2"], &[], false),
    ("supervisor", &["voucher-100"], &[], true),
    ("supervisor", &["voucher-100=2"], &[], false),
    ("supervisor", &["voucher-50=3"], &[], true),
    ("supervisor", &["voucher-50=3", "voucher-100"], &[], false),
    ("supervisor", &["full-refund=10"], &[], false),
    ("supervisor", &["discount=8折 of 5"], &[], true),
    ("supervisor", &["discount=8折 of 6"], &[], false),
    ("supervisor", &["discount=8折 of 5"], &[("item", "alcohol")], false),
    ("supervisor", &["discount=8折 of 5"], &[("item", "room"), ("promotion", "no")], true),
    ("supervisor", &["discount=8折 of 5"], &[("promotion", "yes")], false),
];

#[test]
fn limits_say_what_houses_write() {
    let given = |texts: &[&str]| {
        let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
        read_remedies(&texts, &HOTEL.resolution).unwrap()
    };
    let before = Granted {
        offer: "e1".to_owned(),
        case: "other".to_owned(),
        customer: None,
        givers: vec!["somebody".to_owned()],
        on: "2026-11-01".parse().unwrap(),
        remedies: given(USED),
        facts: facts(&[]),
    };
    for (role, texts, pairs, within) in ROWS {
        let (facts, remedies) = (facts(pairs), given(texts));
        let asked = Asked {
            policy: &HOTEL.resolution,
            facts: &facts,
            remedies: &remedies,
            case: "this",
            customer: None,
            on: "2026-11-23".parse().unwrap(),
        };
        let beyond = asked.beyond(Some(role), "somebody", std::slice::from_ref(&before));
        let told: Vec<String> = beyond.iter().map(|limit| limit.said(&HOTEL).en).collect();
        assert_eq!(beyond.is_empty(), *within, "{role} {texts:?} {pairs:?}: {told:?}");
    }
}
