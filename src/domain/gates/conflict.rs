//! Separations of duties: who may not do something, because of what they did before or who they are.

use super::Situation;
use super::policy::{Party, Separation, Who};
use crate::domain::record::{Event, Fields};

/// A separation that an event would break.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict<'a> {
    /// The separation.
    pub separation: &'a Separation,
    /// Who would break it (id of a member of staff).
    pub person: String,
    /// How; all of it.
    pub clashes: Vec<Clash>,
}

/// How somebody would break a separation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clash {
    /// They are one of these people themselves.
    IsOne(Party),
    /// They do not stand above somebody (id of a member of staff) of these people.
    NotAbove(Party, String),
    /// They have none of the roles that alone may do it.
    WrongRole,
}

/// The role of a member of staff, by id.
pub type RoleOf<'r> = &'r dyn Fn(&str) -> Option<String>;

/// Every separation of the policy that `event` would break.
pub fn conflicts<'a>(situation: &Situation<'a>, event: &Event, role_of: RoleOf<'_>) -> Vec<Conflict<'a>> {
    let about = |separation: &&Separation| {
        separation.of.iter().any(|pattern| event.matches(pattern)) && separation.when.holds(&situation.facts)
    };
    let broken = |separation: &'a Separation| {
        let person = person_of(event, separation.who)?;
        let clashes = clashes(situation, separation, person, role_of);
        (!clashes.is_empty()).then(|| Conflict { separation, person: person.to_owned(), clashes })
    };
    situation.policy.separations.iter().filter(about).filter_map(broken).collect()
}

fn person_of(event: &Event, who: Who) -> Option<&str> {
    match who {
        Who::By => Some(event.by.as_str()),
        Who::To if event.matches("assigned") => event.fields.text("to"),
        Who::To => event.fields.text("owner"),
    }
}

fn clashes(
    situation: &Situation<'_>,
    separation: &Separation,
    person: &str,
    role_of: RoleOf<'_>,
) -> Vec<Clash> {
    let is_one = |party: &&Party| people(situation, **party).iter().any(|id| id == person);
    let mut clashes: Vec<Clash> =
        separation.apart_from.iter().filter(is_one).map(|party| Clash::IsOne(*party)).collect();
    let only = &separation.only;
    // An action may be owned by a role.
    let roles = &situation.policy.vocabulary.roles;
    let is_role = |name: &str| roles.iter().any(|role| role.name == name);
    let role_of = |id: &str| role_of(id).or_else(|| is_role(id).then(|| id.to_owned()));
    if !only.is_empty() && !role_of(person).is_some_and(|role| only.contains(&role)) {
        clashes.push(Clash::WrongRole);
    }
    let resolution = &situation.policy.resolution;
    // A role without authority stands below every role with some.
    let height = |id: &str| role_of(id).and_then(|role| resolution.rank(&role));
    for party in &separation.above {
        let not_below = people(situation, *party).into_iter().filter(|id| height(person) <= height(id));
        clashes.extend(not_below.map(|id| Clash::NotAbove(*party, id)));
    }
    clashes
}

/// The people of a case (ids of staff) that `party` means, each once.
pub(super) fn people(situation: &Situation<'_>, party: Party) -> Vec<String> {
    let mut people: Vec<String> = match party {
        Party::Named => situation.facts.values("staff").to_vec(),
        Party::Responsible => responsible(situation),
        Party::Handler => {
            let mut handlers = handlers(situation.events(true));
            handlers.extend(situation.case.owner.clone());
            handlers
        }
        Party::EarlierHandler => handlers(situation.earlier_events()),
        Party::Investigator => {
            let investigating: Vec<&Event> = situation.events(false).filter(investigates).collect();
            let recorded = investigating.iter().map(|event| event.by.as_str());
            let obtained = investigating.iter().filter_map(|event| event.fields.text("obtained_by"));
            recorded.chain(obtained).map(str::to_owned).collect()
        }
    };
    people.sort_unstable();
    people.dedup();
    people
}

/// Who was given the case, and who made offers in it.
fn handlers<'a>(events: impl Iterator<Item = &'a Event>) -> Vec<String> {
    let handler = |event: &Event| match event.kind.name() {
        "assigned" => event.fields.text("to").map(str::to_owned),
        "offered" => Some(event.by.clone()),
        _ => None,
    };
    events.filter_map(handler).collect()
}

/// Staff and superiors whom the last finding names: of several findings the last one counts.
fn responsible(situation: &Situation<'_>) -> Vec<String> {
    let last = situation.events(false).filter(|event| event.matches("determined")).last();
    let named = |fields: &Fields| {
        let people = ["staff", "superiors"].into_iter().flat_map(|key| fields.texts(key));
        people.map(str::to_owned).collect()
    };
    last.and_then(|event| event.fields.map("responsible")).map(named).unwrap_or_default()
}

fn investigates(event: &&Event) -> bool {
    ["statement", "evidence", "determined"].iter().any(|kind| event.matches(kind))
}
