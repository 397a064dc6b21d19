//! Books of law against the policy that names them: the names that they give and use, and their facts.

use std::cell::RefCell;

use super::conditions::{Domain, check_amounts, check_site};
use crate::domain::finding::Finding;
use crate::domain::intake::policy::FieldKind;
use crate::domain::law::LawBook;
use crate::domain::policy::draft::{Draft, Name, Space};
use crate::domain::policy::facts::{ANSWERS, BUILT_IN, FactValues};
use crate::domain::policy::{Policy, finding};

/// A book of law that a policy names, as far as it could be had.
#[derive(Debug, Clone, PartialEq)]
pub enum BookFound {
    /// It is there and in order.
    Sound(Box<LawBook>),
    /// It is there and not in order; what is wrong with it is told where it is checked itself.
    Faulty,
    /// There is none of that name; these there are.
    Nowhere(Vec<String>),
}

impl BookFound {
    /// What came of reading a book that is there.
    pub fn read(book: Option<LawBook>) -> Self {
        book.map_or(Self::Faulty, |book| Self::Sound(Box::new(book)))
    }
}

/// Puts the books of law that the policy names into it, and tells what does not fit: books that are not there, bounds
/// that bear one name, roles and facts that this policy does not have, conditions on bounds that nobody knows.
pub fn bind_law(policy: &mut Policy, book: &dyn Fn(&str) -> BookFound) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut complete = true;
    policy.resolution.books.clear();
    for naming in policy.resolution.law.clone() {
        let place = naming.place.clone();
        match book(&naming.name) {
            BookFound::Sound(mut book) => {
                for bound in &mut book.bounds {
                    bound.override_by.extend(policy.resolution.law_override_by.iter().cloned());
                }
                findings.extend(against(policy, &book.draft));
                policy.resolution.books.push(*book);
            }
            BookFound::Faulty => {
                complete = false;
                findings.push(finding::faulty_book(place, &naming.name));
            }
            BookFound::Nowhere(known) => {
                complete = false;
                findings.push(finding::unknown_book(place, &naming.name, &known));
            }
        }
    }
    if complete {
        findings.extend(asked(policy));
    }
    findings
}

/// What a book says that this policy does not know.
fn against(policy: &Policy, noted: &Draft) -> Vec<Finding> {
    let found = RefCell::new(Vec::new());
    let report = |finding| found.borrow_mut().push(finding);
    let fields = policy.intake.fields.iter().map(|field| field.choice.name.as_str());
    let axes = policy.triage.axes.iter().map(|axis| axis.choice.name.as_str());
    let known: Vec<&str> = BUILT_IN.iter().map(|fact| fact.name).chain(fields).chain(axes).collect();
    let domain = |fact: &str| domain(policy, fact);
    for site in &noted.conditions {
        check_site(site, &known, &report, &domain);
    }
    check_amounts(noted, &known, &report, &|fact| domain(fact) == Some(Domain::Amount));
    let roles: Vec<&str> = policy.vocabulary.roles.iter().map(|role| role.name.as_str()).collect();
    for used in noted.used.iter().filter(|used| used.space == Space::Role) {
        if !roles.contains(&used.name.as_str()) {
            report(unknown(used, &roles));
        }
    }
    let taken: Vec<&str> = policy.resolution.all_bounds().map(|bound| bound.choice.name.as_str()).collect();
    for given in noted.given.iter().filter(|given| taken.contains(&given.name.as_str())) {
        report(finding::bound_elsewhere(given.place.clone(), &given.name));
    }
    found.into_inner()
}

fn unknown(used: &Name, known: &[&str]) -> Finding {
    finding::unknown_name(used.place.clone(), (used.space.label(), used.space.section()), &used.name, known)
}

/// What the values of a fact may be, as far as every policy agrees on it: a book of law serves several, so it may name
/// categories that this one does not have.
fn domain(policy: &Policy, fact: &str) -> Option<Domain> {
    let few = |words: &[&str]| Domain::Few(words.iter().map(|word| (*word).to_owned()).collect());
    if let Some(built_in) = BUILT_IN.iter().find(|built_in| built_in.name == fact) {
        return match built_in.values {
            FactValues::Few(words) => Some(few(words)),
            FactValues::Number => Some(Domain::Number),
            FactValues::Amount => Some(Domain::Amount),
            FactValues::Free => Some(Domain::Free),
            _ => None,
        };
    }
    let field = policy.intake.fields.iter().find(|field| field.choice.name == fact)?;
    match field.shape {
        FieldKind::Amount => Some(Domain::Amount),
        FieldKind::Number => Some(Domain::Number),
        FieldKind::Answer => Some(few(ANSWERS)),
        FieldKind::Text | FieldKind::Day => Some(Domain::Free),
        FieldKind::Choice | FieldKind::Choices => None,
    }
}

/// Conditions of the policy on bounds that nobody knows.
fn asked(policy: &Policy) -> Vec<Finding> {
    let known: Vec<String> = policy.resolution.all_bounds().map(|bound| bound.choice.name.clone()).collect();
    let unknown = policy.resolution.law_asked.iter().filter(|asked| !known.contains(&asked.name));
    unknown.map(|asked| finding::impossible_value(asked.place.clone(), "law", &asked.name, &known)).collect()
}
