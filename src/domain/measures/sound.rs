//! Whether what a measure says exists: its area, departments, stores, and what it is against.

use super::{Aim, Measure};
use crate::domain::finding::did_you_mean;
use crate::domain::investigation::{departments, unknown};
use crate::domain::policy::Policy;
use crate::domain::shop::Shop;
use crate::said;
use crate::words::Said;

/// The facts, beside the policy's own fields, that a measure may be against.
const FACTS: &[&str] = &["category", "cause", "channel", "staff"];

/// The facts that a measure may be against by `policy`.
pub fn known_facts(policy: &Policy) -> impl Iterator<Item = &str> + Clone {
    FACTS.iter().copied().chain(policy.intake.fields.iter().map(|field| field.choice.name.as_str()))
}

/// Everything that `aim` asks for and that nobody knows, as the command line names it.
pub fn wrong_aim(aim: &Aim, policy: &Policy, shop: &Shop) -> Vec<Said> {
    let mut wrong = Vec::new();
    let stores = shop.stores.iter().map(|store| store.id.as_str());
    wrong.extend(aim.stores.iter().filter_map(|store| unknown("--store", store, stores.clone())));
    for (fact, values) in &aim.facts {
        if !known_facts(policy).any(|known| known == fact) {
            wrong.extend(unknown("--against", fact, known_facts(policy)));
            continue;
        }
        let known = known_values(fact, policy, shop);
        let nobody_knows = |value: &&String| !known.is_empty() && !known.contains(&value.as_str());
        for value in values.iter().filter(nobody_knows) {
            wrong.push(match did_you_mean(value, known.iter().copied()) {
                Some(near) => said!(
                    en: "`{fact}={value}` is not known; did you mean `{fact}={near}`?",
                    zh: "`{fact}={value}`：没有这一项；是不是 `{fact}={near}`？"
                ),
                None => {
                    let list = known.join("`, `");
                    said!(
                        en: "`{fact}={value}` is not known; there are: `{list}`",
                        zh: "`{fact}={value}`：没有这一项；可用：`{list}`"
                    )
                }
            });
        }
    }
    wrong
}

/// The values that a fact may have; none where it may be any text.
fn known_values<'a>(fact: &str, policy: &'a Policy, shop: &'a Shop) -> Vec<&'a str> {
    match fact {
        "category" => policy.intake.categories.iter().map(|each| each.choice.name.as_str()).collect(),
        "cause" => policy.intake.causes.iter().map(|each| each.choice.name.as_str()).collect(),
        "channel" => policy.intake.channels.iter().map(|each| each.choice.name.as_str()).collect(),
        "staff" => shop.staff.iter().map(|person| person.id.as_str()).collect(),
        field => {
            let fields = policy.intake.fields.iter().filter(|known| known.choice.name == field);
            fields.flat_map(|known| &known.choices).map(|choice| choice.name.as_str()).collect()
        }
    }
}

/// What `area` and `departments` say and nobody knows, as the command line names it.
pub fn wrong_place(area: Option<&str>, of: &[String], policy: &Policy, shop: &Shop) -> Vec<Said> {
    let areas = policy.measures.areas.iter().map(|area| area.choice.name.as_str());
    let area = area.and_then(|area| unknown("--area", area, areas));
    let known = departments(policy, shop);
    area.into_iter()
        .chain(of.iter().filter_map(|department| unknown("--department", department, known.clone())))
        .collect()
}

/// Everything that the measure says and nobody knows.
pub fn wrong_names(measure: &Measure, policy: &Policy, shop: &Shop) -> Vec<Said> {
    let mut wrong = wrong_aim(&measure.aim, policy, shop);
    wrong.extend(wrong_place(measure.area.as_deref(), &measure.departments, policy, shop));
    wrong
}
