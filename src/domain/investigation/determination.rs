//! What an investigation found: fault, good faith, and who decided it on what evidence, each kept apart (A4).

use super::FINDINGS;
use super::names::unknown;
use crate::domain::money::{format_amount, parse_amount};
use crate::domain::policy::Policy;
use crate::domain::record::{Event, Fields, Record, Value};
use crate::domain::shop::Shop;
use crate::said;
use crate::words::Said;

/// A finding that is to be recorded. Who decides it is who records it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Determination {
    /// One of [`FINDINGS`].
    pub finding: String,
    /// Why.
    pub reason: String,
    /// The cause, as the policy names causes.
    pub cause: Option<String>,
    /// Whether the house is at fault (`yes`, `no`).
    pub at_fault: Option<String>,
    /// Whether the customer complains in good faith (`yes`, `no`).
    pub good_faith: Option<String>,
    /// The store that answers for it.
    pub store: Option<String>,
    /// The departments that answer for it.
    pub departments: Vec<String>,
    /// The staff who answer for it.
    pub staff: Vec<String>,
    /// Their superiors who answer for it.
    pub superiors: Vec<String>,
    /// Bounds of law whose conditions were found to be met.
    pub law: Vec<String>,
    /// The customer's loss, as it was typed.
    pub loss: Option<String>,
    /// The events that it rests on.
    pub evidence: Vec<String>,
}

/// What a finding is seen against.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings<'a> {
    /// The policy in force.
    pub policy: &'a Policy,
    /// The shop.
    pub shop: &'a Shop,
    /// The record.
    pub record: &'a Record,
    /// Ids of its events that were voided.
    pub voided: &'a [String],
}

impl Determination {
    /// Everything that keeps the finding from being recorded, one sentence each.
    pub fn problems(&self, surroundings: Surroundings<'_>) -> Vec<Said> {
        let mut problems: Vec<Said> =
            unknown("FINDING", &self.finding, FINDINGS.iter().copied()).into_iter().collect();
        if self.reason.trim().is_empty() {
            problems.push(
                said!(en: "`--reason` is empty: why was it found so?", zh: "`--reason` 为空：请写明理由"),
            );
        }
        problems.extend(self.contradictions());
        problems.extend(self.unknown_names(surroundings));
        problems.extend(self.unknown_evidence(surroundings));
        let loss = self.loss.as_deref().and_then(|loss| parse_amount(loss).err());
        problems.extend(loss.map(|Said { en, zh }| said!(en: "`--loss`: {en}", zh: "`--loss`：{zh}")));
        problems
    }

    /// Findings exclude each other: a malicious complaint is one where neither store nor staff were at fault
    /// throughout, and who bought elsewhere has nothing to claim from this house.
    fn contradictions(&self) -> Vec<Said> {
        let mut problems = Vec::new();
        let (at_fault, good_faith) = (self.at_fault.as_deref(), self.good_faith.as_deref());
        if self.finding == "malicious" && at_fault != Some("no") {
            problems.push(said!(
                en: "a complaint is malicious only when neither store nor staff were at fault throughout: `--at-fault no`, with the reason",
                zh: "只有门店与员工自始至终均无过错，才能认定为恶意投诉：请给出 `--at-fault no` 并说明理由"
            ));
        }
        if self.finding == "malicious" && good_faith == Some("yes") {
            problems.push(said!(
                en: "`malicious` and `--good-faith yes` contradict each other",
                zh: "`malicious` 与 `--good-faith yes` 相互矛盾"
            ));
        }
        let finding = &self.finding;
        if ["invalid", "misdirected"].contains(&finding.as_str()) && at_fault == Some("yes") {
            problems.push(said!(
                en: "`{finding}` and `--at-fault yes` contradict each other; is it `valid` or `partly`?",
                zh: "`{finding}` 与 `--at-fault yes` 相互矛盾；是否应为 `valid` 或 `partly`？"
            ));
        }
        let names_people = self.responsible().is_some();
        if ["malicious", "misdirected"].contains(&finding.as_str()) && names_people {
            problems.push(said!(
                en: "`{finding}` and somebody responsible for it contradict each other: leave out `--store`, `--department`, `--staff`, `--superior`",
                zh: "`{finding}` 与责任归属相互矛盾：请去掉 `--store`、`--department`、`--staff`、`--superior`"
            ));
        }
        problems
    }

    fn unknown_names(&self, surroundings: Surroundings<'_>) -> Vec<Said> {
        let Surroundings { policy, shop, .. } = surroundings;
        let causes = policy.intake.causes.iter().map(|cause| cause.choice.name.as_str());
        let stores = shop.stores.iter().map(|store| store.id.as_str());
        let staff = shop.staff.iter().map(|staff| staff.id.as_str());
        // A bound without a trigger applies by itself; only what has to be found can be named.
        let found = policy.resolution.all_bounds().filter(|bound| bound.trigger.is_some());
        let law = found.map(|bound| bound.choice.name.as_str());
        let mut problems = Vec::new();
        problems.extend(self.cause.iter().filter_map(|name| unknown("--cause", name, causes.clone())));
        problems.extend(self.store.iter().filter_map(|name| unknown("--store", name, stores.clone())));
        for name in &self.departments {
            problems.extend(unknown("--department", name, departments(policy, shop)));
        }
        problems.extend(self.staff.iter().filter_map(|id| unknown("--staff", id, staff.clone())));
        problems.extend(self.superiors.iter().filter_map(|id| unknown("--superior", id, staff.clone())));
        problems.extend(self.law.iter().filter_map(|name| unknown("--law", name, law.clone())));
        problems
    }

    fn unknown_evidence(&self, surroundings: Surroundings<'_>) -> Vec<Said> {
        let stands = |event: &&Event| !surroundings.voided.contains(&event.id);
        let ids = surroundings.record.events.iter().filter(stands).map(|event| event.id.as_str());
        let problem = |id: &String| match surroundings.voided.contains(id) {
            true => Some(
                said!(en: "`--evidence {id}`: that event was voided", zh: "`--evidence {id}`：该事件已作废"),
            ),
            false => unknown("--evidence", id, ids.clone()),
        };
        self.evidence.iter().filter_map(problem).collect()
    }

    /// Who answers for it, as the event keeps it; `None` where nobody was named.
    fn responsible(&self) -> Option<Value> {
        let mut fields = Fields::default();
        if let Some(store) = &self.store {
            fields.push("store", Value::text(store));
        }
        let lists =
            [("departments", &self.departments), ("staff", &self.staff), ("superiors", &self.superiors)];
        for (key, names) in lists.into_iter().filter(|(_, names)| !names.is_empty()) {
            fields.push(key, Value::texts(names.iter().map(String::as_str)));
        }
        (!fields.is_empty()).then_some(Value::Map(fields))
    }

    /// The keys of the event.
    pub fn fields(&self) -> Fields {
        let mut fields = Fields::default()
            .with("finding", Value::text(&self.finding))
            .with("reason", Value::text(&self.reason));
        let loss = self.loss.as_deref().and_then(|loss| parse_amount(loss).ok()).map(format_amount);
        let texts = [
            ("cause", &self.cause),
            ("at_fault", &self.at_fault),
            ("good_faith", &self.good_faith),
            ("loss", &loss),
        ];
        for (key, text) in texts {
            if let Some(text) = text {
                fields.push(key, Value::text(text));
            }
        }
        if let Some(responsible) = self.responsible() {
            fields.push("responsible", responsible);
        }
        for (key, names) in [("law", &self.law), ("evidence", &self.evidence)] {
            if !names.is_empty() {
                fields.push(key, Value::texts(names.iter().map(String::as_str)));
            }
        }
        fields
    }
}

/// The departments that can be named: those of the policy, and those of the shop.
pub fn departments<'a>(policy: &'a Policy, shop: &'a Shop) -> impl Iterator<Item = &'a str> + Clone {
    let of_policy = policy.vocabulary.departments.iter().map(|department| department.choice.name.as_str());
    let of_shop = shop.departments.iter().map(|department| department.id.as_str());
    let only_of_shop = of_shop
        .filter(|id| !policy.vocabulary.departments.iter().any(|department| department.choice.name == *id));
    of_policy.chain(only_of_shop)
}
