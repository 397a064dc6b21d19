//! Authority, counts, vouchers, what is excluded, floors and caps.

use serde_json::Value;

use super::giving::{broken, may};
use super::seen::{figure, policy, seen};

/// `8.8 zhe` leaves 88 of 100: 12 are taken off.
fn off(zhe: &Value) -> u32 {
    let text = zhe.as_str().unwrap();
    if text.contains("free") {
        return 100;
    }
    let tenths: f64 = text.trim_end_matches(" zhe").parse().unwrap();
    100 - (tenths * 10.0).round() as u32
}

const SPA: &[(&str, &str)] = &[
    ("department-manager", "dept_manager"),
    ("ktv-head", "ktv_head"),
    ("deputy-general-manager", "deputy_gm"),
    ("general-manager", "gm"),
    ("ktv-general-manager", "ktv_gm"),
];

#[test]
fn spa_shares_by_role() {
    let (policy, seen) = (policy("hotel-spa-discounts"), seen("hotel-spa-discounts"));
    for (role, key) in SPA {
        let share = off(&seen[key]["discount"]);
        let discount = |share: u32| format!("discount={share}% of 100");
        assert!(may(&policy, role, &[&discount(share)], &[], &[]), "{role} {share}%");
        if share < 100 {
            assert!(!may(&policy, role, &[&discount(share + 1)], &[], &[]), "{role} above {share}%");
        }
        assert!(
            !may(&policy, role, &[&discount(1)], &[("promotion", "yes")], &[]),
            "{role}: not with another"
        );
    }
}

#[test]
fn spa_sums_by_case_month_and_year() {
    let (policy, seen) = (policy("hotel-spa-discounts"), seen("hotel-spa-discounts"));
    for (role, key) in &SPA[..2] {
        let most: u32 = figure(&seen[key]["complaint_per_case"]).parse().unwrap();
        assert!(may(&policy, role, &[&format!("gesture={most}")], &[], &[]), "{role}");
        assert!(!may(&policy, role, &[&format!("gesture={most}.01")], &[], &[]), "{role}");
    }
    for (role, key, month, year) in [
        ("ktv-head", "ktv_head", "discount_sum_month", "discount_sum_year"),
        ("general-manager", "gm", "sum_month", "sum_year"),
        ("ktv-general-manager", "ktv_gm", "sum_month", "sum_year"),
    ] {
        let sum = |name: &str| seen[key][name].as_u64().unwrap();
        // 20% of five times the sum is the sum: as much as the month has.
        let spent = format!("discount=20% of {}", sum(month) * 5);
        assert!(may(&policy, role, &[&spent], &[], &[]), "{role}: the whole month at once");
        assert!(
            !may(&policy, role, &["discount=1% of 100"], &[], &[(&spent, 1)]),
            "{role}: the month is spent"
        );
        assert!(may(&policy, role, &["discount=1% of 100"], &[], &[(&spent, 40)]), "{role}: another month");
        let spent = format!("discount=20% of {}", sum(year) * 5);
        assert!(
            !may(&policy, role, &["discount=1% of 100"], &[], &[(&spent, 100)]),
            "{role}: the year is spent"
        );
        assert!(may(&policy, role, &["discount=1% of 100"], &[], &[(&spent, 400)]), "{role}: another year");
    }
}

#[test]
fn spa_excluded_items_are_not_discounted() {
    let policy = policy("hotel-spa-discounts");
    let bill = [("discountable", "500.00")];
    assert!(broken(&policy, &["discount=100% of 500"], &bill).is_empty());
    assert_eq!(broken(&policy, &["discount=100% of 800"], &bill), ["not-discounted"]);
    assert!(may(&policy, "duty-manager", &["discount=5% of 100"], &[("area", "business")], &[]));
    assert!(!may(&policy, "duty-manager", &["discount=5% of 100"], &[("area", "elsewhere")], &[]));
}

/// That `role` may give so many in a month and not one more; none at all where it is 0.
fn by_the_month(role: &str, one: &str, most: u64) {
    let policy = policy("hotel-ramada-encore-front");
    let before = |count: u64| vec![(one, 1); usize::try_from(count).unwrap()];
    if let Some(rest) = most.checked_sub(1) {
        assert!(may(&policy, role, &[one], &[], &before(rest)), "{role}: the last of {most} × {one}");
    }
    assert!(!may(&policy, role, &[one], &[], &before(most)), "{role}: more than {most} × {one}");
    if most > 0 {
        let earlier = vec![(one, 40); usize::try_from(most).unwrap()];
        assert!(may(&policy, role, &[one], &[], &earlier), "{role}: {one} of another month");
    }
}

#[test]
fn front_desk_counts_by_the_month() {
    let seen = seen("hotel-ramada-encore-front")["per_month"].clone();
    for (role, key) in [("manager", "manager"), ("supervisor", "supervisor"), ("front-desk", "staff")] {
        let late = &seen["late_checkout_waiver_count"][key];
        by_the_month(role, &format!("late-checkout-{}", figure(&late[0])), late[1].as_u64().unwrap());
        for voucher in ["50", "100", "200"] {
            let most = seen["vouchers"][key][voucher].as_u64();
            let above = key == "manager" && voucher == "50";
            if !above {
                by_the_month(role, &format!("voucher-{voucher}"), most.unwrap_or(0));
            }
        }
        by_the_month(role, "upgrade-1", seen["upgrade_one_class"][key].as_u64().unwrap_or(0));
        by_the_month(role, "upgrade-2", seen["upgrade_two_classes"][key].as_u64().unwrap_or(0));
        for gift in ["fruit", "water", "breakfast"] {
            by_the_month(role, gift, seen["vip_gifts"][key][gift].as_u64().unwrap_or(0));
        }
        if key != "staff" {
            let rate = &seen["late_night_rate"][key];
            by_the_month(
                role,
                &format!("late-night-{}", figure(&rate["price"])),
                rate["rooms"].as_u64().unwrap(),
            );
        }
    }
}

#[test]
fn front_desk_sums_by_the_month() {
    let (policy, seen) =
        (policy("hotel-ramada-encore-front"), seen("hotel-ramada-encore-front")["per_month"].clone());
    let piece = seen["write_off"]["unit_price_max"].as_u64().unwrap();
    for (role, key) in [("manager", "manager"), ("supervisor", "supervisor")] {
        for (remedy, fact) in [("waive-damage", "waive_damage"), ("trial-waiver", "trial_period_waiver")] {
            let most = figure(&seen[fact][key]);
            assert!(may(&policy, role, &[&format!("{remedy}={most}")], &[], &[]), "{role} {remedy}");
            assert!(!may(&policy, role, &[&format!("{remedy}={most}.01")], &[], &[]), "{role} {remedy}");
        }
        let most = seen["write_off"][key].as_u64().unwrap();
        let whole = format!("write-off={piece}");
        let before = |count: u64| vec![(whole.as_str(), 2); usize::try_from(count).unwrap()];
        assert!(may(&policy, role, &[&whole], &[], &before(most / piece - 1)), "{role}");
        assert!(!may(&policy, role, &[&whole], &[], &before(most / piece)), "{role}");
        assert!(!may(&policy, role, &[&format!("write-off={piece}.01")], &[], &[]), "{role}: one piece");
    }
    for remedy in ["write-off=1", "waive-damage=1", "trial-waiver=1"] {
        assert!(!may(&policy, "front-desk", &[remedy], &[], &[]), "{remedy}");
    }
}

#[test]
fn at_most_three_vouchers_a_guest_a_time() {
    let (policy, seen) = (policy("hotel-ramada-encore-front"), seen("hotel-ramada-encore-front"));
    let most = seen["per_month"]["vouchers"]["max_per_guest_per_time"].as_u64().unwrap();
    assert!(may(&policy, "supervisor", &[&format!("voucher-50={most}")], &[], &[]));
    assert!(!may(&policy, "supervisor", &[&format!("voucher-50={}", most + 1)], &[], &[]));
    assert!(
        !may(&policy, "supervisor", &["voucher-50=2", "voucher-100=2"], &[], &[]),
        "of all kinds together"
    );
}

#[test]
fn sums_by_incident_and_by_claim() {
    for (id, fact, remedy, roles) in [
        (
            "hotel-levels",
            "per_incident_eur",
            "money",
            &[
                ("front-line", "front_line"),
                ("shift-supervisor", "shift_supervisor"),
                ("duty-manager", "duty_manager"),
            ][..],
        ),
        (
            "noodle-maker-claims",
            "authority",
            "money",
            &[
                ("branch", "branch"),
                ("hotline", "hotline"),
                ("marketing-headquarters", "marketing_hq"),
                ("legal", "legal"),
            ][..],
        ),
    ] {
        let (policy, seen) = (policy(id), seen(id));
        for (role, key) in roles {
            let most = figure(&seen[fact][key]);
            assert!(may(&policy, role, &[&format!("{remedy}={most}")], &[], &[]), "{id} {role}");
            assert!(!may(&policy, role, &[&format!("{remedy}={most}.01")], &[], &[]), "{id} {role}");
        }
    }
    assert!(may(&policy("hotel-levels"), "general-manager", &["money=100000"], &[], &[]));
}

#[test]
fn a_small_hotel_asks_before_it_gives_much() {
    let (policy, seen) = (policy("hotel-small"), seen("hotel-small"));
    let most = figure(&seen["staff_usd"]);
    assert!(may(&policy, "staff", &[&format!("rate-refund={most}")], &[], &[]));
    assert!(!may(&policy, "staff", &[&format!("rate-refund={most}.01")], &[], &[]));
    for remedy in ["late-checkout", "room-move"] {
        assert!(!may(&policy, "staff", &[remedy], &[], &[]), "{remedy}");
        assert!(may(&policy, "manager", &[remedy], &[], &[]), "{remedy}");
    }
    for remedy in ["full-refund=120", "free-stay"] {
        assert!(!may(&policy, "manager", &[remedy], &[], &[]), "{remedy}");
        assert!(may(&policy, "owner", &[remedy], &[], &[]), "{remedy}");
    }
    assert!(!may(&policy, "manager", &["gift", "room-move"], &[], &[]), "several items");
}

#[test]
fn noodles_by_fault_and_claimant() {
    let (policy, seen) = (policy("noodle-maker-claims"), seen("noodle-maker-claims"));
    for (fault, by_claimant) in seen["in_kind"].as_object().unwrap() {
        let category = fault.replace(" in seasoning", "").replace(' ', "-");
        for (claimant, text) in by_claimant.as_object().unwrap() {
            let given = [("category", category.as_str()), ("claimant", claimant.as_str())];
            let words: Vec<&str> = text.as_str().unwrap().split(' ').collect();
            if words[0] == "swap" {
                assert!(may(&policy, "branch", &["swap"], &given, &[]), "{fault} {claimant}");
                assert!(!may(&policy, "branch", &["case"], &given, &[]), "{fault} {claimant}");
                continue;
            }
            let most: u32 = words[0].rsplit('-').next().unwrap().parse().unwrap();
            let kind = if words.contains(&"packs") { "pack" } else { "case" };
            assert!(may(&policy, "branch", &[&format!("{kind}={most}")], &given, &[]), "{fault} {claimant}");
            assert!(
                !may(&policy, "legal", &[&format!("{kind}={}", most + 1)], &given, &[]),
                "{fault} {claimant}"
            );
        }
    }
}

#[test]
fn a_customer_who_finds_a_fault_gets_so_much_at_least() {
    let (policy, seen) = (policy("supermarket-service-award"), seen("supermarket-service-award"));
    for (category, key) in [
        ("service", "service_complaint"),
        ("two-labels", "two_price_labels"),
        ("short-weight", "short_weight"),
    ] {
        let least = figure(&seen[key]);
        assert!(
            broken(&policy, &[&format!("award={least}")], &[("category", category)]).is_empty(),
            "{category}"
        );
        assert_eq!(broken(&policy, &["award=99.99"], &[("category", category)]), [category]);
    }
    let scanned = [("category", "scan-error"), ("price", "12.80")];
    assert_eq!(broken(&policy, &["refund=100"], &scanned), ["scan-error"], "the refund comes before it");
    assert!(broken(&policy, &["refund=3", "award=100"], &scanned).is_empty());
    let food = [("category", "food-quality"), ("price", "12.80")];
    assert_eq!(broken(&policy, &["compensation=127.99"], &food), ["food-quality"]);
    assert!(broken(&policy, &["compensation=128"], &food).is_empty());
    assert!(broken(&policy, &["refund=5"], &[("category", "farm-produce")]).is_empty());
}

#[test]
fn the_longer_it_takes_the_more_is_paid() {
    let (policy, seen) = (policy("fca-delay-payments"), seen("fca-delay-payments"));
    let steps = seen["months_gbp"].as_array().unwrap();
    let mut overdue = vec!["none".to_owned()];
    for step in steps {
        let late = overdue.join("+");
        let case = [("overdue", late.as_str())];
        let pay = |amount: u64| format!("delay-payment={amount}");
        let (least, most) = match step[1].as_array() {
            Some(range) => (range[0].as_u64().unwrap(), range[1].as_u64().unwrap()),
            None => (step[1].as_u64().unwrap(), step[1].as_u64().unwrap()),
        };
        for amount in [least, most].into_iter().filter(|amount| *amount > 0) {
            assert!(broken(&policy, &[&pay(amount)], &case).is_empty(), "{late}: {amount}");
        }
        if least > 0 {
            assert!(!broken(&policy, &[&pay(least - 1)], &case).is_empty(), "{late}: less than {least}");
        }
        assert!(!broken(&policy, &[&pay(most + 1)], &case).is_empty(), "{late}: more than {most}");
        if let Some(months) = step[0].as_u64() {
            overdue.push(format!("delay-{months}"));
        }
    }
    assert!(
        policy.clocks.iter().filter(|clock| clock.choice.name.starts_with("delay")).all(|clock| clock.pauses)
    );
}
