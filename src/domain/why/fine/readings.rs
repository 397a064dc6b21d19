//! The readings of a contradictory document: which was taken, and what the others would have led to.

use super::super::Reason;
use super::super::condition::condition_said;
use super::Bench;
use crate::domain::clocks::Rules;
use crate::domain::fines::follow::{Scene, Trigger, decided_at, triggers};
use crate::domain::fines::ledger::Fine;
use crate::domain::fines::policy::{FineRule, Reading, Switch};
use crate::domain::instant::Instant;
use crate::domain::policy::Facts;
use crate::said;
use crate::words::Said;

/// For each switch of the rule: the question, the reading that was taken and why that one, and each other reading with
/// what it would have led to in this very case.
pub(super) fn readings(
    bench: &Bench<'_>,
    rule: &FineRule,
    (fine, trigger): (&Fine, &Trigger<'_>),
) -> Vec<Reason> {
    let event = bench.record.events.iter().find(|event| event.id == fine.event);
    let taken = event.and_then(|event| event.fields.map("switches"));
    let mut reasons = Vec::new();
    for (switch, chosen) in bench.policy().fines.readings(rule) {
        let reading = switch.reading_in(taken).unwrap_or(chosen);
        reasons.extend(taken_said(bench, switch, reading, &trigger.facts));
        if reading.choice.name != chosen.choice.name {
            let Said { en, zh } = &chosen.choice.label;
            reasons.push(Reason::new(said!(
                en: "the policy of today takes another reading, “{en}”; the fine is judged by its own",
                zh: "现行策略改取“{zh}”；本罚款仍按当时所取解释",
            )));
        }
        let others = switch.readings.iter().filter(|other| other.choice.name != reading.choice.name);
        reasons.extend(others.map(|other| otherwise(bench, rule, (switch, other), &trigger.at)));
    }
    reasons
}

fn taken_said(bench: &Bench<'_>, switch: &Switch, reading: &Reading, facts: &Facts) -> [Reason; 2] {
    let Said { en: asked_en, zh: asked_zh } = &switch.choice.label;
    let Said { en, zh } = &reading.choice.label;
    let also = match reading.when.0.is_empty() {
        true => said!(en: "", zh: ""),
        false => {
            let Said { en, zh } = condition_said(&reading.when, facts, bench.policy());
            said!(en: "; so it must also hold that {en}", zh: "；故另须{zh}")
        }
    };
    let (also_en, also_zh) = (also.en, also.zh);
    let why = said!(
        en: "the document is contradictory on “{asked_en}”; which reading to take is the policy's choice",
        zh: "文件对“{asked_zh}”说法不一，取何种解释由策略选定",
    );
    let taken = said!(en: "reading taken: “{en}”{also_en}", zh: "所取解释：“{zh}”{also_zh}");
    [
        Reason::new(why).at_line(switch.choice.line, switch.choice.source.as_ref()),
        Reason::new(taken).at_line(reading.choice.line, reading.choice.source.as_ref()),
    ]
}

/// What the reading `other` would have led to: the rules are asked once more with it.
fn otherwise(
    bench: &Bench<'_>,
    rule: &FineRule,
    (switch, other): (&Switch, &Reading),
    at: &Instant,
) -> Reason {
    let mut policy = bench.policy().clone();
    for each in policy.fines.switches.iter_mut().filter(|each| each.choice.name == switch.choice.name) {
        each.chosen.clone_from(&other.choice.name);
    }
    let rules = Rules { policy: &policy, ..bench.scene.rules };
    let scene =
        Scene { rules, shop: bench.scene.shop, stamp: bench.scene.stamp, earlier: bench.scene.earlier };
    let name = &rule.choice.name;
    let fines = match rule.decided_by.is_empty() {
        true => {
            triggers(bench.record, &scene, &bench.now).iter().any(|trigger| trigger.rule.choice.name == *name)
        }
        false => {
            policy.fines.rule(name).is_some_and(|rule| decided_at(bench.record, rule, &scene, at).is_some())
        }
    };
    let Said { en, zh } = &other.choice.label;
    let said = match fines {
        true => said!(
            en: "the other reading, “{en}”, would have led to this fine too",
            zh: "若取“{zh}”，同样会有此罚款",
        ),
        false => {
            let Said { en: asks_en, zh: asks_zh } =
                condition_said(&other.when, &Facts::default(), bench.policy());
            said!(
                en: "the other reading, “{en}”, would not have led to this fine: it asks that {asks_en}",
                zh: "若取“{zh}”，则不会有此罚款：须{asks_zh}",
            )
        }
    };
    Reason::new(said).at_line(other.choice.line, other.choice.source.as_ref())
}
