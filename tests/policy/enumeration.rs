//! Gaps and rules out of reach: what the reader finds is compared with trying every case, for policies made at random.

use std::collections::BTreeMap;
use std::fmt::Write;

use plaint::domain::policy::{Condition, Facts, Test};
use plaint::domain::triage::tier_of;
use plaint::format::policy::{read, shipped};

use super::mutations::Dice;

const AXES: &[(&str, &[&str])] = &[("a", &["a1", "a2", "a3"]), ("b", &["b1", "b2"]), ("c", &["c1", "c2"])];

/// Every combination of answers.
fn combinations<'a>(axes: impl Iterator<Item = (&'a str, Vec<&'a str>)>) -> Vec<Facts> {
    let mut all = vec![Facts::default()];
    for (axis, values) in axes {
        let with = |facts: &Facts, value: &str| {
            let mut facts = facts.clone();
            facts.set(axis, value);
            facts
        };
        all = all
            .iter()
            .flat_map(|facts| values.iter().map(|value| with(facts, value)).collect::<Vec<_>>())
            .collect();
    }
    all
}

fn condition(dice: &mut Dice) -> Condition {
    let mut tests = Vec::new();
    for (axis, values) in AXES {
        let some: Vec<String> =
            values.iter().filter(|_| dice.below(2) == 0).map(|value| (*value).to_owned()).collect();
        match dice.below(5) {
            0 | 1 if !some.is_empty() => tests.push(((*axis).to_owned(), Test::AnyOf(some))),
            2 if !some.is_empty() => tests.push(((*axis).to_owned(), Test::NoneOf(some))),
            _ => {}
        }
    }
    Condition(tests)
}

fn written(condition: &Condition) -> String {
    let mut tests = Vec::new();
    for (axis, test) in &condition.0 {
        let (bar, values) = match test {
            Test::AnyOf(values) => ("", values),
            Test::NoneOf(values) => ("!", values),
            Test::Within { .. } => unreachable!(),
        };
        let values: Vec<String> = values.iter().map(|value| format!("\"{bar}{value}\"")).collect();
        tests.push(format!("{axis} = [{}]", values.join(", ")));
    }
    format!("{{ {} }}", tests.join(", "))
}

fn policy(tiers: &[Condition]) -> String {
    let label = "label = { en = \"X\", zh = \"某\" }";
    let mut text = format!(
        "id = \"p\"\nversion = \"1\"\neffective = 2026-01-01\n{label}\nsource = \"[policy] t\"\n[intake]\n\
         channel = [{{ name = \"d\", {label}, family = \"f\" }}]\ncategory = [{{ name = \"g\", {label} }}]\n\
         outcome = [{{ name = \"o\", {label} }}]\n[triage]\n"
    );
    for (axis, values) in AXES {
        let values: Vec<String> =
            values.iter().map(|value| format!("{{ name = \"{value}\", {label} }}")).collect();
        let values = values.join(", ");
        writeln!(text, "[[triage.axis]]\nname = \"{axis}\"\n{label}\nvalues = [{values}]").unwrap();
    }
    for (index, tier) in tiers.iter().enumerate() {
        let when = written(tier);
        writeln!(
            text,
            "[[triage.tier]]\nname = \"t{index}\"\n{label}\nrank = 1\nwhen = {when}\nsource = \"[policy] t\""
        )
        .unwrap();
    }
    writeln!(
        text,
        "[[clock]]\nname = \"s\"\n{label}\nfrom = \"received\"\nuntil = \"closed\"\nterm = \"1h\"\npauses = false\n\
         source = \"[policy] t\"\n[escalation]"
    )
    .unwrap();
    text
}

#[test]
fn what_is_found_is_what_trying_every_case_shows() {
    let mut dice = Dice(0x5eed_0004);
    let all = combinations(AXES.iter().map(|(axis, values)| (*axis, values.to_vec())));
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for _ in 0..200 {
        let tiers: Vec<Condition> = (0..1 + dice.below(5)).map(|_| condition(&mut dice)).collect();
        let text = policy(&tiers);
        let (_, findings) = read("p.toml", &text);
        let first = |facts: &Facts| tiers.iter().position(|tier| tier.holds(facts));
        let gap = all.iter().any(|facts| first(facts).is_none());
        let found = |code: &str| findings.iter().filter(|finding| finding.code == code).count();
        assert_eq!(found("policy-triage-gap") > 0, gap, "{text}\n{findings:?}");
        let never = tiers.iter().filter(|tier| !all.iter().any(|facts| tier.holds(facts))).count();
        assert_eq!(found("policy-never-matches"), never, "{text}\n{findings:?}");
        let reached = |index: usize| all.iter().any(|facts| first(facts) == Some(index));
        let unreached = (0..tiers.len()).filter(|index| !reached(*index)).count();
        assert_eq!(found("policy-shadowed") + never, unreached, "{text}\n{findings:?}");
        for (what, is) in [
            ("gap", gap),
            ("never", never > 0),
            ("shadowed", unreached > never),
            ("fine", !gap && unreached == 0),
        ] {
            *seen.entry(what).or_default() += usize::from(is);
        }
    }
    assert!(seen.values().all(|count| *count >= 5), "the cases show too little: {seen:?}");
}

#[test]
fn in_every_shipped_policy_every_answer_has_a_tier_and_every_tier_a_limit() {
    for (id, text) in shipped::POLICIES {
        let policy = read(&format!("{id}.toml"), text).0.unwrap();
        let axes = policy.triage.axes.iter().map(|axis| {
            (axis.choice.name.as_str(), axis.values.iter().map(|value| value.name.as_str()).collect())
        });
        let all = combinations(axes);
        assert!(all.len() >= 3, "{id}");
        for mut facts in all {
            let tier = tier_of(&facts, &policy).unwrap_or_else(|| panic!("{id}: no tier for {facts:?}"));
            facts.set("tier", tier.choice.name.clone());
            let limits = policy.clocks.iter().filter(|clock| !clock.is_first_response());
            let limited = limits
                .filter(|clock| clock.from.starts_with("received") || clock.from.starts_with("triaged"));
            let runs = limited.filter_map(|clock| clock.term_for(&facts)).any(|term| term.term.is_some());
            assert!(runs || tier.no_deadline, "{id}: nothing is due for {facts:?}");
        }
    }
}

#[test]
fn no_first_response_of_a_shipped_policy_pauses() {
    for (id, text) in shipped::POLICIES {
        let policy = read(&format!("{id}.toml"), text).0.unwrap();
        let first: Vec<_> = policy.clocks.iter().filter(|clock| clock.is_first_response()).collect();
        assert!(!first.is_empty(), "{id} has no first response");
        assert!(first.iter().all(|clock| !clock.pauses), "{id}");
    }
}
