//! What holds whatever is offered, refused and given before.

use proptest::prelude::*;

use chrono::NaiveDate;
use plaint::domain::resolution::authority::{Asked, Beyond, Circle, Granted, Need, need};
use plaint::domain::resolution::{choose_rung, ladder_of, next_rung};
use rust_decimal::Decimal;

use crate::authority::granted;
use crate::house::{PEOPLE, facts, given, resolution};
use crate::rungs::told;

const RUNGS: [&str; 3] = ["basic", "more", "most"];
const FATES: [&str; 3] = ["refused", "disapproved", "offered"];
const TODAY: &str = "2026-11-23";

fn remedies() -> impl Strategy<Value = Vec<String>> {
    let one = prop_oneof![
        (0_u32..3000).prop_map(|sum| format!("refund={}.{:02}", sum + 1, sum % 100)),
        (1_u32..12, 1_u32..200).prop_map(|(count, each)| format!("voucher={count}x{each}")),
        (1_u32..=100, 1_u32..900).prop_map(|(percent, of)| format!("discount={percent}% of {of}")),
        (1_u32..400).prop_map(|sum| format!("money={sum}")),
        Just(String::from("apology")),
    ];
    prop::collection::vec(one, 1..4)
}

fn before() -> impl Strategy<Value = Vec<Granted>> {
    let givers = prop::sample::select(vec!["li", "zhou", "qian", "wang", "zhao"]);
    let days = prop::sample::select(vec!["2025-11-23", "2026-01-01", "2026-11-01", TODAY, "2026-12-31"]);
    let cases = prop::sample::select(vec!["this", "other"]);
    let one = (cases, prop::sample::select(vec!["c-1", "c-2", ""]), givers, days, remedies());
    let one = one.prop_map(|(case, customer, giver, on, remedies)| {
        let remedies: Vec<&str> = remedies.iter().map(String::as_str).collect();
        granted((case, customer, giver, on, &remedies))
    });
    prop::collection::vec(one, 0..6)
}

fn with<T>(remedies: &[String], look: impl FnOnce(&Asked<'_>) -> T) -> T {
    let texts: Vec<&str> = remedies.iter().map(String::as_str).collect();
    let (facts, remedies) = (facts(&[]), given(&texts));
    let on: NaiveDate = TODAY.parse().unwrap();
    let (policy, remedies) = (resolution(), remedies.as_slice());
    look(&Asked { policy, facts: &facts, remedies, case: "this", customer: Some("c-1"), on })
}

proptest! {
    /// Whatever is tried in whatever order, a rung is only stood on when every rung below was refused before.
    #[test]
    fn no_rung_is_skipped(tries in prop::collection::vec((0_usize..3, 0_usize..3), 0..12)) {
        let wares = ladder_of(resolution(), &facts(&[("about", "wares")])).unwrap();
        let mut history: Vec<(&str, &str)> = Vec::new();
        for (rung, fate) in tries {
            let settlement = told(&history);
            if choose_rung(wares, &settlement, Some(RUNGS[rung])).is_ok() {
                for below in &RUNGS[..rung] {
                    prop_assert!(history.contains(&(below, "refused")), "{history:?} then {}", RUNGS[rung]);
                }
                history.push((RUNGS[rung], FATES[fate]));
            }
            let next = next_rung(wares, &told(&history));
            let refused = RUNGS.iter().take_while(|rung| history.contains(&(rung, "refused"))).count();
            prop_assert_eq!(next.map(|rung| rung.choice.name.as_str()), RUNGS.get(refused).copied());
        }
    }

    /// A limit that is told is passed by what is used and asked together, and nothing used is below zero.
    #[test]
    fn what_is_beyond_is_beyond_by_its_own_figures(remedies in remedies(), before in before(), role in 0_usize..4) {
        let role = &resolution().authorities[role].role;
        with(&remedies, |asked| {
            for beyond in asked.beyond(Some(role), "qian", &before) {
                match beyond {
                    Beyond::Sum { most, used, asked, .. } => {
                        prop_assert!(used >= Decimal::ZERO && asked > Decimal::ZERO && used + asked > most);
                    }
                    Beyond::Count { most, used, asked, .. } => {
                        prop_assert!(asked > 0 && used + asked > u64::from(most));
                    }
                    _ => {}
                }
            }
            Ok(())
        })?;
    }

    /// What was given before only ever narrows what may be given now.
    #[test]
    fn more_given_before_never_widens(remedies in remedies(), before in before(), role in 0_usize..4) {
        let role = &resolution().authorities[role].role;
        with(&remedies, |asked| {
            let fresh = asked.beyond(Some(role), "qian", &[]).len();
            prop_assert!(asked.beyond(Some(role), "qian", &before).len() >= fresh);
            Ok(())
        })?;
    }

    /// The role that is needed may; no lower one above the offerer's may.
    #[test]
    fn the_needed_role_is_the_lowest_that_may(remedies in remedies(), before in before(), offerer in 0_usize..5) {
        let offerer = ["li", "qian", "wang", "zhao", "guest"][offerer];
        let staff = PEOPLE.staff(offerer).unwrap();
        let day: NaiveDate = TODAY.parse().unwrap();
        let circle = Circle { shop: &PEOPLE, store: Some("east"), day, offerer, named: &[] };
        // In the east store each role but the desk has one person.
        let person = |role: &str| match role {
            "supervisor" => vec!["qian"],
            "manager" => vec!["wang"],
            "head" => vec!["zhao"],
            _ => vec!["li", "zhou"],
        };
        with(&remedies, |asked| {
            let may = |role: &str| {
                person(role).iter().any(|person| asked.beyond(Some(role), person, &before).is_empty())
            };
            let own = staff.role.as_deref().and_then(|role| resolution().rank(role));
            let above = resolution().authorities.iter().skip(own.map_or(0, |rank| rank + 1));
            let lowest = above.map(|authority| authority.role.clone()).find(|role| may(role));
            let within = asked.beyond(staff.role.as_deref(), offerer, &before).is_empty();
            match need(asked, staff, &circle, &before) {
                Need::Nobody => prop_assert!(within),
                Need::Role(role) => {
                    prop_assert!(!within);
                    prop_assert_eq!(Some(role), lowest);
                }
                Need::NobodyThere(_) | Need::Deadlock => {
                    prop_assert!(!within);
                    prop_assert_eq!(None, lowest);
                }
            }
            Ok(())
        })?;
    }
}
