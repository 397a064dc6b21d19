//! Why a rule of fines does not apply: which test fails, and on what fact.

use super::super::condition::{condition_said, fact_label, value_label};
use super::super::payers::{joined, role_said};
use super::super::{Explanation, Reason, Subject};
use super::Bench;
use super::facts::told_by;
use crate::domain::fines::follow::{Uncharged, is_on_record, present};
use crate::domain::fines::policy::FineRule;
use crate::domain::policy::{Condition, Facts, Test};
use crate::said;
use crate::words::Said;

/// What follows and cannot be charged.
pub(super) fn uncharged(bench: &Bench<'_>, name: &str, why: &Uncharged) -> Option<Explanation> {
    let rule = bench.policy().fines.rule(name)?;
    let Said { en, zh } = &rule.choice.label;
    let Said { en: why_en, zh: why_zh } = why.said();
    let headline = said!(
        en: "“{en}” follows and cannot be charged: {why_en}",
        zh: "应依“{zh}”处罚，但无法处罚：{why_zh}",
    );
    let place =
        Reason::new(said!(en: "the rule", zh: "规则")).at_line(rule.choice.line, rule.choice.source.as_ref());
    let subject = Subject::NoFine { rule: name.to_owned() };
    Some(Explanation { subject, headline, reasons: vec![place], segments: Vec::new() })
}

/// What keeps `rule` from a fine, as things are known now.
pub(super) fn explain_absent(bench: &Bench<'_>, rule: &FineRule) -> Explanation {
    let Said { en, zh } = &rule.choice.label;
    let mut reasons = vec![
        Reason::new({
            let Said { en, zh } = condition_said(&rule.when, &Facts::default(), bench.policy());
            said!(en: "the rule asks that {en}", zh: "规则要求：{zh}")
        })
        .at_line(rule.choice.line, rule.choice.source.as_ref()),
    ];
    let known = present(bench.record, bench.scene, &bench.now);
    let Some(known) = known else {
        reasons.push(Reason::new(said!(
            en: "the case was merged into another, which pays in its stead",
            zh: "本案已并入他案，由该案承担",
        )));
        return no_fine(rule, said!(en: "no fine “{en}”", zh: "无罚款“{zh}”"), reasons);
    };
    let before = reasons.len();
    reasons.extend(failing(bench, &rule.when, &known.facts));
    for (switch, reading) in bench.policy().fines.readings(rule) {
        let fails = failing(bench, &reading.when, &known.facts);
        if !fails.is_empty() {
            let Said { en, zh } = &switch.choice.label;
            let Said { en: reading_en, zh: reading_zh } = &reading.choice.label;
            reasons.push(
                Reason::new(said!(
                    en: "on “{en}” the policy takes the reading “{reading_en}”, and:",
                    zh: "对“{zh}”策略取“{reading_zh}”，而：",
                ))
                .at_line(reading.choice.line, reading.choice.source.as_ref()),
            );
            reasons.extend(fails);
        }
    }
    let headline = if reasons.len() > before {
        said!(en: "no fine “{en}”", zh: "无罚款“{zh}”")
    } else if is_on_record(bench.record, rule, known.round) {
        reasons.push(Reason::new(said!(
            en: "it was recorded and taken back by a person; it is not recorded again",
            zh: "曾经登记，后由人作废；不再登记",
        )));
        said!(en: "no fine “{en}” any more", zh: "罚款“{zh}”已作废")
    } else if rule.decided_by.is_empty() {
        said!(en: "no fine “{en}”", zh: "无罚款“{zh}”")
    } else {
        reasons.push(may_be_imposed(bench, rule));
        said!(en: "no fine “{en}”: nobody has decided on it", zh: "无罚款“{zh}”：尚无人决定")
    };
    no_fine(rule, headline, reasons)
}

fn no_fine(rule: &FineRule, headline: Said, reasons: Vec<Reason>) -> Explanation {
    let subject = Subject::NoFine { rule: rule.choice.name.clone() };
    Explanation { subject, headline, reasons, segments: Vec::new() }
}

fn may_be_imposed(bench: &Bench<'_>, rule: &FineRule) -> Reason {
    let roles = rule.decided_by.iter().map(|role| role_said(role, bench.policy())).collect();
    let Said { en, zh } = joined(roles, " or ", "或");
    let (id, name) = (&bench.record.id, &rule.choice.name);
    Reason::new(said!(
        en: "everything that it asks for holds; {en} may decide: `plaint fine impose {id} {name}`",
        zh: "条件均已成立，可由{zh}决定：`plaint fine impose {id} {name}`",
    ))
}

/// Each test that fails, with what the fact is.
fn failing(bench: &Bench<'_>, condition: &Condition, facts: &Facts) -> Vec<Reason> {
    let fails = condition.0.iter().filter(|(fact, test)| !test.passes(facts.values(fact)));
    let one = |part: &(String, Test)| {
        let (fact, values) = (&part.0, facts.values(&part.0));
        let Said { en, zh } = fact_label(fact, bench.policy());
        let Said { en: asks_en, zh: asks_zh } = asked(bench, part);
        if values.is_empty() {
            return Reason::new(said!(
                en: "fails: nothing is known of “{en}”; it would have to be {asks_en}",
                zh: "不成立：“{zh}”尚无记录；须{asks_zh}",
            ));
        }
        let is = values.iter().map(|value| value_label(fact, value, bench.policy())).collect();
        let Said { en: is_en, zh: is_zh } = joined(is, " / ", "/");
        let reason = Reason::new(said!(
            en: "fails: {en} is {is_en}; it would have to be {asks_en}",
            zh: "不成立：{zh}为{is_zh}；须{asks_zh}",
        ));
        match told_by(bench, fact, values) {
            Some(event) => reason.of_event(&event.id),
            None => reason,
        }
    };
    fails.map(one).collect()
}

/// What a test asks for, without the fact's name.
fn asked(bench: &Bench<'_>, (fact, test): &(String, Test)) -> Said {
    let list = |values: &[String]| {
        joined(values.iter().map(|value| value_label(fact, value, bench.policy())).collect(), " / ", "/")
    };
    match test {
        Test::AnyOf(allowed) => {
            let Said { en, zh } = list(allowed);
            said!(en: "{en}", zh: "为{zh}")
        }
        Test::NoneOf(barred) => {
            let Said { en, zh } = list(barred);
            said!(en: "other than {en}", zh: "不为{zh}")
        }
        Test::Within { least, below } => super::super::condition::bounds_said(*least, *below),
    }
}
