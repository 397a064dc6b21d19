//! Why somebody is fined: the rule, the facts, the readings, the sum, who pays, and what became of it; and where nobody
//! is, what keeps each rule from it.

mod absent;
mod after;
mod facts;
mod notice;
mod payers;
mod place;
mod readings;
mod sum;

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::condition::condition_said;
use super::{Explanation, Question, Reason, Subject, shown};
use crate::domain::case;
use crate::domain::fines::follow::{Scene, Trigger, decided_at, follow, triggers, unfounded};
use crate::domain::fines::ledger::{Fine, Party, fines};
use crate::domain::fines::payee_label;
use crate::domain::fines::policy::{FineRule, Payee};
use crate::domain::instant::Instant;
use crate::domain::money::amount_in_words;
use crate::domain::policy::Policy;
use crate::domain::record::{Event, Record};
use crate::said;
use crate::words::Said;

/// What the explanations of fines look at.
struct Bench<'a> {
    /// The record, with the fines that follow and are not on it.
    record: &'a Record,
    /// The events of it that stand.
    standing: Vec<&'a Event>,
    /// The ids of those fines.
    proposed: BTreeSet<String>,
    scene: &'a Scene<'a>,
    now: Instant,
}

/// Every fine of the case, on record or to be recorded; what follows and cannot be charged. Where there is nothing, or
/// where `rule` names one without a fine: what keeps each rule from it.
pub fn explain_fines(question: &Question<'_>, scene: &Scene<'_>, rule: Option<&str>) -> Vec<Explanation> {
    let followed = follow(question.record, scene, &question.now);
    let mut record = question.record.clone();
    record.events.extend(followed.events.iter().cloned());
    let bench = Bench {
        standing: case::standing(&record, Some(&question.now)),
        record: &record,
        proposed: followed.events.iter().map(|event| event.id.clone()).collect(),
        scene,
        now: question.now,
    };
    let mut all = fines(bench.standing.iter().copied());
    all.sort_by_key(|fine| (bench.proposed.contains(&fine.event), fine.at));
    let fired = triggers(&record, scene, &question.now);
    let mut explanations: Vec<Explanation> =
        all.iter().map(|fine| explain_fine(question, &bench, fine, &fired)).collect();
    for (name, why) in &followed.uncharged {
        explanations.extend(absent::uncharged(&bench, name, why));
    }
    let told = |explanations: &[Explanation], name: &str| {
        explanations.iter().any(|one| matches!(&one.subject, Subject::Fine { rule, .. } if rule == name))
    };
    let wanted = |name: &str| rule.map_or(all.is_empty(), |rule| rule == name);
    for rule in &scene.rules.policy.fines.rules {
        let name = &rule.choice.name;
        if wanted(name) && !told(&explanations, name) {
            explanations.push(absent::explain_absent(&bench, rule));
        }
    }
    explanations
}

/// The fines of a store for its places in rankings.
pub fn explain_places(record: &Record, scene: &Scene<'_>, now: Instant) -> Vec<Explanation> {
    let standing = case::standing(record, Some(&now));
    let bench = Bench { record, standing, proposed: BTreeSet::new(), scene, now };
    fines(bench.standing.iter().copied()).iter().map(|fine| place::explain_place(&bench, fine)).collect()
}

fn explain_fine(
    question: &Question<'_>,
    bench: &Bench<'_>,
    fine: &Fine,
    fired: &[Trigger<'_>],
) -> Explanation {
    let policy = bench.policy();
    let mut reasons = Vec::new();
    match (policy.fines.rule(&fine.rule), &fine.repeats) {
        (None, _) => {
            let name = &fine.rule;
            reasons.push(
                Reason::new(said!(
                    en: "rule `{name}`, which the policy of today does not have; what was recorded stands",
                    zh: "规则 `{name}`，现行策略中已无此规则；以已记录的为准",
                ))
                .of_event(&fine.event),
            );
        }
        (Some(rule), Some(first)) => reasons.extend(sum::supplement(bench, rule, (fine, first))),
        (Some(rule), None) => {
            let trigger = fired.iter().filter(|trigger| trigger.rule.choice.name == fine.rule);
            let trigger = trigger.max_by_key(|trigger| (trigger.at <= fine.at, trigger.at)).cloned();
            let trigger = trigger.or_else(|| decided_at(bench.record, rule, bench.scene, &fine.at));
            reasons.extend(of_rule(bench, rule, (fine, trigger.as_ref())));
        }
    }
    reasons.extend(after::collected(bench, fine));
    reasons.extend(notice::notice(bench, fine));
    reasons.extend(after::answers(bench, fine));
    reasons.extend(after::still_follows(
        bench,
        fine,
        &unfounded(question.record, bench.scene, &question.now),
    ));
    reasons.extend(question.other_rules(&fine.event));
    Explanation {
        subject: Subject::Fine { event: fine.event.clone(), rule: fine.rule.clone() },
        headline: headline(bench, fine),
        reasons,
        segments: Vec::new(),
    }
}

/// The rule with the facts that made it hold, the readings, the sum, and who pays.
fn of_rule(
    bench: &Bench<'_>,
    rule: &FineRule,
    (fine, trigger): (&Fine, Option<&Trigger<'_>>),
) -> Vec<Reason> {
    let Said { en, zh } = &rule.choice.label;
    let name = &rule.choice.name;
    let said = said!(en: "rule “{en}” (`{name}`)", zh: "规则“{zh}”（`{name}`）");
    let mut reasons = vec![Reason::new(said).at_line(rule.choice.line, rule.choice.source.as_ref())];
    reasons.extend(facts::decided(bench, rule, fine));
    let Some(trigger) = trigger else {
        let Said { en, zh } = condition_said(&rule.when, &Default::default(), bench.policy());
        reasons.push(Reason::new(said!(
            en: "it asks for: {en}; as things are known now, that never held",
            zh: "其条件为：{zh}；按现在掌握的情况，从未成立",
        )));
        return reasons;
    };
    reasons.extend(facts::held(bench, rule, trigger));
    reasons.extend(readings::readings(bench, rule, (fine, trigger)));
    reasons.extend(sum::sum(bench, rule, (fine, trigger)));
    reasons.extend(payers::of_case(bench, rule, (fine, trigger)));
    reasons
}

/// What is charged, to whom it goes, and how far it has come.
fn headline(bench: &Bench<'_>, fine: &Fine) -> Said {
    let Said { en, zh } = bench.rule_label(&fine.rule);
    let amount = amount_in_words(fine.amount);
    let payee = payee_label(fine.payee);
    let (payee_en, payee_zh) = (payee.en, payee.zh);
    let (at, by) = (bench.shown(&fine.at), &fine.by);
    let (what_en, what_zh) = if fine.fee { ("fee", "手续费") } else { ("fined", "罚款") };
    if bench.proposed.contains(&fine.event) {
        return said!(
            en: "{what_en}, not on record yet: “{en}”: {amount}, to {payee_en}; follows since {at}",
            zh: "待登记{what_zh}“{zh}”：{amount}，归{payee_zh}；{at} 起成立",
        );
    }
    let suspends = bench.policy().fines.objections_suspend();
    let standing = fine.standing(&bench.now, suspends).label();
    let (standing_en, standing_zh) = (standing.en, standing.zh);
    said!(
        en: "{what_en} “{en}”: {amount}, to {payee_en}; as of {at} by {by}; {standing_en}",
        zh: "{what_zh}“{zh}”：{amount}，归{payee_zh}；{at} 由 {by} 登记；{standing_zh}",
    )
}

impl<'a> Bench<'a> {
    fn policy(&self) -> &'a Policy {
        self.scene.rules.policy
    }

    /// The rule, or the fine for places of a ranking, for people.
    fn rule_label(&self, name: &str) -> Said {
        let fines = &self.policy().fines;
        let choice = fines.rule(name).map(|rule| &rule.choice);
        let choice = choice.or_else(|| fines.ranking(name).map(|ranking| &ranking.choice));
        choice.map_or_else(|| said!(en: "{name}", zh: "{name}"), |choice| choice.label.clone())
    }

    /// The instant in the shop's zone.
    fn shown(&self, instant: &Instant) -> String {
        shown(&self.scene.shop.local(instant))
    }

    /// Somebody who pays or gets money, by name.
    fn party(&self, party: &Party) -> Said {
        let shop = self.scene.shop;
        let plain = |name: &str| said!(en: "{name}", zh: "{name}");
        match party {
            Party::Store(id) => shop.store(id).map_or_else(|| plain(id), |store| store.label.clone()),
            Party::Staff(id) => plain(shop.staff(id).map_or(id, |staff| &staff.name)),
            Party::Department(id) => {
                let own = shop.departments.iter().find(|department| department.id == *id);
                let own = own.map(|department| department.label.clone());
                let known = self.policy().vocabulary.departments.iter();
                let known = known.map(|department| &department.choice).find(|choice| choice.name == *id);
                own.or_else(|| known.map(|choice| choice.label.clone())).unwrap_or_else(|| plain(id))
            }
            Party::Fund => payee_label(Payee::Fund).said(),
            Party::Customer => payee_label(Payee::Customer).said(),
        }
    }

    /// Parties with their amounts, one after another.
    fn parties(&self, parties: &[(Party, Decimal)]) -> Said {
        let one = |(party, amount): &(Party, Decimal)| {
            let (Said { en, zh }, amount) = (self.party(party), amount_in_words(*amount));
            said!(en: "{en} {amount}", zh: "{zh} {amount}")
        };
        super::payers::joined(parties.iter().map(one).collect(), ", ", "、")
    }
}
