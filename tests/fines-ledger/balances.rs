//! Balances: no cent is lost or made, whatever happens in whatever order.

use plaint::domain::fines::answers::balance::{Sum, share_in_proportion, share_of_each};
use plaint::domain::fines::answers::distribution::{Undistributed, distribution};
use plaint::domain::fines::answers::objection::{lifted, reduced};
use plaint::domain::fines::ledger::{Fine, Part, Party, Shares, Standing, Sums, fines, parties_value, total};
use plaint::domain::record::{Event, Value};
use plaint::domain::shop::{self, Shop};
use plaint::format::toml;
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::late::{event, policy_with};

const NOW: &str = "2026-11-24T10:00:00+08:00";

fn shop() -> Shop {
    let section = toml::parse("shop.toml", include_str!("shop.toml")).unwrap();
    shop::read(&section).0.unwrap()
}

/// A fine of so many cents for each of up to four.
fn fined(cents: &[u32]) -> Event {
    let names = ["luo", "mei", "jin", "qin"];
    let payers: Vec<String> = cents
        .iter()
        .zip(names)
        .map(|(cents, name)| format!("{name}:{}", Decimal::new(i64::from(*cents), 2)))
        .collect();
    let sum: u32 = cents.iter().sum();
    let amount = Decimal::new(i64::from(sum), 2);
    event(
        "e1",
        1,
        NOW,
        "fined",
        &format!("rule=shared amount={amount} payee=other-stores payers={}", payers.join(",")),
    )
}

fn answer(index: usize, kind: &str, key: &str, shares: &Shares) -> Event {
    let id = format!("e{}", index + 2);
    let n = u32::try_from(index + 2).unwrap();
    let mut event = event(&id, n, NOW, kind, &format!("target=e1 amount={} reason=x", total(shares)));
    event.fields.push(key, parties_value(shares));
    event
}

/// What the step does to the fine, where that can be done.
fn step(fine: &Fine, (what, whom, cents): (u8, usize, u32)) -> Option<(&'static str, &'static str, Shares)> {
    let sum = if cents == 0 { Sum::All } else { Sum::Amount(Decimal::new(i64::from(cents), 2)) };
    let whom = fine.parts.get(whom).map(|part| part.payer.clone());
    let whom = whom.as_ref();
    let (kind, shares) = match what {
        0 => ("paid", share_of_each(fine, whom, sum, Part::owed)),
        1 => ("waived", share_in_proportion(fine, whom, sum, Part::due)),
        2 => ("repaid", share_of_each(fine, whom, sum, |part| -part.owed())),
        3 => ("late-charged", share_in_proportion(fine, whom, sum, |part| part.owed())),
        _ => {
            let policy = policy_with("");
            let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 24)?;
            let shares = distribution(fine, &policy, (&shop(), day), Some("maple")).ok()?;
            return (!shares.is_empty()).then_some(("distributed", "payees", shares));
        }
    };
    Some((kind, "payers", shares.ok()?))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_cent_is_lost(
        cents in prop::collection::vec(1_u32..70_000, 1..5),
        steps in prop::collection::vec((0_u8..5, 0_usize..5, 0_u32..60_000), 0..14),
    ) {
        let mut events = vec![fined(&cents)];
        for (index, asked) in steps.into_iter().enumerate() {
            let before = fines(&events).remove(0);
            let Some((kind, key, shares)) = step(&before, asked) else { continue };
            events.push(answer(index, kind, key, &shares));
            let after = fines(&events).remove(0);
            let change = after.owed() - before.owed();
            let sum = total(&shares);
            prop_assert!(sum > Decimal::ZERO);
            prop_assert_eq!(change, match kind {
                "paid" | "waived" => -sum,
                "repaid" | "late-charged" => sum,
                _ => Decimal::ZERO,
            });
            if kind == "distributed" {
                prop_assert_eq!(after.to_pass_on(), Decimal::ZERO);
                prop_assert!(after.passed_on() <= after.received());
            }
            // Money is never paid beyond what is owed, nor back beyond what was paid.
            for (was, is) in before.parts.iter().zip(&after.parts) {
                prop_assert!(kind != "paid" || is.owed() >= Decimal::ZERO || was.owed() < Decimal::ZERO);
                prop_assert!(is.paid >= is.repaid && is.taken_off <= is.amount + is.charged);
            }
            let mut sums = Sums::default();
            sums.add(&after);
            prop_assert_eq!(sums.owed - sums.to_repay, after.owed());
            prop_assert_eq!(sums.amount + sums.charged - sums.taken_off - sums.received, after.owed());
        }
    }

    #[test]
    fn a_reduction_leaves_exactly_what_was_ruled(
        cents in prop::collection::vec(1_u32..70_000, 1..5),
        to in 0_u32..70_000,
    ) {
        let objected = event("e2", 2, NOW, "objected", "target=e1 reason=x");
        let events = vec![fined(&cents), objected];
        let fine = fines(&events).remove(0);
        let objection = fine.objections[0].clone();
        let to = Decimal::new(i64::from(to), 2);
        match reduced(&fine, &objection, to) {
            Err(_) => prop_assert!(to >= fine.amount),
            Ok(off) => {
                prop_assert_eq!(fine.amount - total(&off), to);
                for (party, amount) in &off {
                    let part = fine.parts.iter().find(|part| part.payer == *party).unwrap();
                    prop_assert!(*amount <= part.amount);
                }
            }
        }
        prop_assert_eq!(total(&lifted(&fine, &objection).unwrap()), fine.amount);
    }
}

#[test]
fn the_ruling_on_one_payer_s_objection_takes_off_their_part_alone() {
    // Who writes a record by hand may leave out what they are.
    for payer in ["staff:mei", "mei"] {
        let mut objected = event("e2", 2, NOW, "objected", "target=e1 reason=x");
        objected.fields.push("payer", Value::text(payer));
        let fine = fines(&[fined(&[30_000, 20_000]), objected]).remove(0);
        let off = reduced(&fine, &fine.objections[0], Decimal::from(50)).unwrap();
        let told: Vec<String> = off.iter().map(|(party, amount)| format!("{party} {amount}")).collect();
        assert_eq!(told, ["staff:mei 150.00"], "{payer}");
    }
}

/// Who gets what of a paid fine of Luo (Maple) and Mei (Maple), where the stores go by these policies.
fn got(policies: &[(&str, &str)], by_staff: bool, about: Option<&str>) -> Result<Vec<String>, Undistributed> {
    let mut shop = shop();
    for store in &mut shop.stores {
        let named = policies.iter().find(|(id, _)| *id == store.id);
        store.policy = named.map(|(_, policy)| (*policy).to_owned());
    }
    let paid = answer(0, "paid", "payers", &vec![(Party::Staff("luo".to_owned()), Decimal::from(300))]);
    let fine = fines(&[fined(&[30_000, 20_000]), paid]).remove(0);
    let mut policy = policy_with("");
    policy.distribution.as_mut().unwrap().by_staff = by_staff;
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    let shares = distribution(&fine, &policy, (&shop, day), about)?;
    assert_eq!(total(&shares), Decimal::from(300));
    Ok(shares.iter().map(|(party, amount)| format!("{party} {amount}")).collect())
}

#[test]
fn what_is_passed_on_stays_among_the_stores_of_the_same_policy() {
    let all = ["store:oak 100.00", "store:elm 100.00", "store:pine 100.00"];
    assert_eq!(got(&[], false, Some("maple")).unwrap(), all);
    assert_eq!(
        got(&[("oak", "house"), ("elm", "mall")], false, Some("maple")).unwrap(),
        ["store:oak 150.00", "store:pine 150.00"]
    );
    // By the store that pays, also where the complaint was about one of another policy.
    let mall = [("pine", "mall"), ("elm", "mall")];
    assert_eq!(got(&mall, false, Some("pine")).unwrap(), ["store:oak 300.00"]);
    assert_eq!(got(&mall, true, Some("maple")).unwrap(), ["store:oak 300.00"]);
    let alone = [("oak", "mall"), ("elm", "mall"), ("pine", "mall")];
    assert_eq!(got(&alone, false, Some("maple")), Err(Undistributed::NoStore));
    assert_eq!(got(&[("oak", "mall"), ("elm", "mall")], true, Some("maple")), Err(Undistributed::NoStaff));
}

/// Two machines that both took a fine off, each by itself: nothing is left to pay, and nothing goes back that nobody paid.
#[test]
fn what_was_taken_off_twice_is_no_debt_of_the_house() {
    let whole = || vec![(Party::Staff("luo".to_owned()), Decimal::from(300))];
    let mut events = vec![fined(&[30_000])];
    events.extend([answer(0, "waived", "payers", &whole()), answer(1, "waived", "payers", &whole())]);
    let sums = |events: &[Event]| {
        let mut sums = Sums::default();
        sums.add(&fines(events)[0]);
        (sums.owed, sums.to_repay, sums.taken_off)
    };
    let now = plaint::domain::instant::parse(NOW).unwrap();
    assert_eq!(fines(&events)[0].standing(&now, true), Standing::TakenOff);
    assert_eq!(sums(&events), (Decimal::ZERO, Decimal::ZERO, Decimal::from(300)));
    events.push(answer(2, "paid", "payers", &whole()));
    assert_eq!(sums(&events).1, Decimal::from(300), "what was paid alone goes back");
}

/// Written by hand: whoever is listed twice has one part, so that what they pay is told off against all of it.
#[test]
fn who_is_listed_twice_has_one_part() {
    let payers = "payers=luo:200,mei:50,luo:100";
    let fine = event("e1", 1, NOW, "fined", &format!("rule=shared amount=350 payee=company {payers}"));
    let listed: Shares = vec![(Party::Staff("luo".to_owned()), Decimal::from(250))];
    let fine = fines(&[fine, answer(0, "paid", "payers", &listed)]).remove(0);
    let told: Vec<String> = fine
        .parts
        .iter()
        .map(|part| format!("{} {} {}", part.payer, part.amount, part.owed().normalize()))
        .collect();
    assert_eq!(told, ["staff:luo 300 50", "staff:mei 50 50"]);
}
