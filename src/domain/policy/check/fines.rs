//! Fines: rules that charge somebody, switches that decide something, terms that have a beginning.

use rust_decimal::Decimal;

use super::contradiction;
use crate::domain::fines::finding;
use crate::domain::fines::policy::{FinesPolicy, Payee, PayerKind, PayerRule};
use crate::domain::policy::{Policy, Test};
use crate::domain::ranking::policy::{By, Measure};
use crate::domain::section::Section;

pub(super) fn fines(policy: &Policy, root: &Section) {
    let Some(section) = root.section("fines") else { return };
    rules(policy, section, root);
    rankings(policy, section, root);
    switches(&policy.fines, section, root);
    terms(&policy.fines, section, root);
    thresholds(&policy.fines, section, root);
}

fn rules(policy: &Policy, fines: &Section, root: &Section) {
    for (rule, section) in policy.fines.rules.iter().zip(fines.sections("rule")) {
        let name = &rule.choice.name;
        let charges = rule.amount.is_some() || !rule.decided_by.is_empty();
        if !charges && rule.points == 0 {
            root.report(finding::without_effect(section.place(), name));
        }
        if charges {
            payers(&rule.payers, name, section, root);
        }
        distributed(rule.payee, &policy.fines, (name, section), root);
        let own = |(fact, test): &(String, Test)| {
            fact == "fined" && matches!(test, Test::AnyOf(rules) if rules.iter().all(|rule| rule == name))
        };
        if rule.when.0.iter().any(own) {
            root.report(finding::never_follows(section.place_of_key("when"), "fined", None));
        }
        let mut asked = vec![&rule.when];
        for (switch, reading) in policy.fines.readings(rule) {
            let excluded = asked.iter().find_map(|one| contradiction::between(one, &reading.when, policy));
            asked.push(&reading.when);
            if let Some(fact) = excluded {
                let place = section.place_of_key("switches");
                root.report(finding::never_follows(place, fact, Some(&switch.choice.name)));
            }
        }
    }
}

/// Somebody pays, and roles are told apart only within staff.
fn payers(payers: &[PayerRule], rule: &str, section: &Section, root: &Section) {
    if payers.iter().all(|payer| payer.weight == Decimal::ZERO) {
        root.report(finding::without_payer(section.place_of_key("payers"), rule));
    }
    for (payer, section) in payers.iter().zip(section.sections("payers")) {
        let as_one = match payer.who {
            PayerKind::Store => Some("store"),
            PayerKind::Department => Some("department"),
            _ => None,
        };
        let key = if payer.by_role.is_empty() { "except" } else { "by-role" };
        if let Some(who) = as_one.filter(|_| !payer.by_role.is_empty() || !payer.except.is_empty()) {
            root.report(finding::payer_without_roles(section.place_of_key(key), who));
        }
        let of_role =
            |role: &str| payer.by_role.iter().find(|(name, _)| name == role).map(|(_, weight)| weight);
        if let PayerKind::Role(role, _) = &payer.who
            && (payer.except.contains(role) || of_role(role) == Some(&Decimal::ZERO))
            && payers.len() == 1
        {
            root.report(finding::without_payer(section.place_of_key(key), rule));
        }
    }
}

/// What goes to other stores needs a way to them.
fn distributed(payee: Payee, fines: &FinesPolicy, (name, section): (&str, &Section), root: &Section) {
    if payee == Payee::OtherStores && fines.distribution.is_none() {
        root.report(finding::without_distribution(section.place_of_key("payee"), name));
    }
}

fn rankings(policy: &Policy, fines: &Section, root: &Section) {
    for (fine, section) in policy.fines.rankings.iter().zip(fines.sections("ranking")) {
        let name = &fine.choice.name;
        let ranking = policy.rankings.iter().find(|ranking| ranking.choice.name == fine.ranking);
        if ranking.is_some_and(|ranking| ranking.by != By::Store) {
            root.report(finding::ranking_of_others(section.place_of_key("ranking"), &fine.ranking));
        }
        let best_first = |measure| matches!(measure, Measure::Satisfied | Measure::InTime);
        if ranking.is_some_and(|ranking| best_first(ranking.measure)) {
            root.report(finding::ranking_of_best(section.place_of_key("ranking"), &fine.ranking));
        }
        if fine.amounts.is_empty() {
            root.report(finding::without_amounts(section.place(), name));
        }
        payers(&fine.payers, name, section, root);
        for (payer, section) in fine.payers.iter().zip(section.sections("payers")) {
            let who = match payer.who {
                PayerKind::Responsible => "responsible",
                PayerKind::Superiors(_) => "superiors",
                PayerKind::Department => "department",
                _ => continue,
            };
            root.report(finding::payer_of_cases(section.place_of_key("who"), who));
        }
        distributed(fine.payee, &policy.fines, (name, section), root);
    }
}

fn switches(fines: &FinesPolicy, section: &Section, root: &Section) {
    for (switch, section) in fines.switches.iter().zip(section.sections("switch")) {
        let name = &switch.choice.name;
        if switch.readings.len() < 2 {
            root.report(finding::single_reading(section.place_of_key("reading"), name));
        }
        if !fines.rules.iter().any(|rule| rule.switches.contains(name)) {
            root.report(finding::switch_unused(section.place(), name));
        }
    }
}

/// The time for objecting and the day after which it is late begin with the notice.
fn terms(fines: &FinesPolicy, section: &Section, root: &Section) {
    if fines.notice.is_some() {
        return;
    }
    for (key, late) in [("objection", false), ("late-charge", true)] {
        if let Some(section) = section.section(key) {
            root.report(finding::without_notice(section.place(), late));
        }
    }
}

fn thresholds(fines: &FinesPolicy, section: &Section, root: &Section) {
    let mut before = 0;
    let gives_points = fines.rules.iter().any(|rule| rule.points > 0);
    for (threshold, section) in fines.thresholds.iter().zip(section.sections("threshold")) {
        if threshold.points <= before {
            root.report(finding::threshold_order(section.place_of_key("points"), threshold.points, before));
        }
        before = threshold.points;
        if !gives_points {
            root.report(finding::threshold_without_points(section.place()));
        }
    }
}
