//! The groups of payers: whom each line of a rule finds in the shop, on the day of the fine.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::answerable::Answerable;
use super::trigger::Trigger;
use crate::domain::fines::ledger::Party;
use crate::domain::fines::policy::{PayerKind, PayerRule, Reach};
use crate::domain::shop::{Shop, Staff};

/// Whom a line found.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Group {
    /// The weight of the line against the others.
    pub(super) weight: Decimal,
    /// Who, each with the weight within the group.
    pub(super) members: Vec<(Party, Decimal)>,
}

/// Among whom the lines look for payers.
#[derive(Debug, Clone, Copy)]
pub struct People<'a> {
    /// Who works where.
    pub shop: &'a Shop,
    /// Who answers for the matter.
    pub answerable: &'a Answerable,
    /// The day of the fine in the shop's zone.
    pub day: NaiveDate,
}

impl Group {
    /// Whether somebody in it pays anything.
    pub(super) fn pays(&self) -> bool {
        !self.members.is_empty() && self.weight > Decimal::ZERO
    }
}

/// The groups of `payers` that pay.
pub(super) fn groups(payers: &[PayerRule], people: People<'_>) -> Vec<Group> {
    payers.iter().map(|line| people.group(line)).filter(Group::pays).collect()
}

impl<'a> People<'a> {
    /// Those of the case in which a rule fired, on that day.
    pub fn of(trigger: &'a Trigger<'_>, shop: &'a Shop) -> Self {
        Self { shop, answerable: &trigger.answerable, day: shop.local(&trigger.at).date_naive() }
    }

    /// Whom `line` finds.
    pub(super) fn group(&self, line: &PayerRule) -> Group {
        Group { weight: line.weight, members: self.members(line) }
    }

    fn members(&self, line: &PayerRule) -> Vec<(Party, Decimal)> {
        let (shop, store) = (self.shop, self.answerable.store.as_deref());
        match &line.who {
            PayerKind::Store => {
                store.map(|store| (Party::Store(store.to_owned()), Decimal::ONE)).into_iter().collect()
            }
            PayerKind::Department => {
                let departments = self.answerable.departments.iter();
                departments.map(|name| (Party::Department(name.clone()), Decimal::ONE)).collect()
            }
            PayerKind::StoreStaff => {
                weighted(store.map(|store| shop.staff_of_store(store, self.day)).unwrap_or_default(), line)
            }
            PayerKind::Responsible => weighted(self.known(&self.answerable.staff), line),
            PayerKind::Superiors(levels) => weighted(self.superiors(*levels), line),
            PayerKind::Role(role, reach) => weighted(self.of_role(role, *reach), line),
        }
    }

    /// Those of `ids` whom the shop knows, whether they still work here or not: who answers for a matter does not cease
    /// to by leaving.
    fn known(&self, ids: &[String]) -> Vec<&Staff> {
        ids.iter().filter_map(|id| self.shop.staff(id)).collect()
    }

    /// The superiors that the finding names, else those to whom the responsible staff reports, `levels` upwards.
    fn superiors(&self, levels: u32) -> Vec<&Staff> {
        if !self.answerable.superiors.is_empty() {
            return self.known(&self.answerable.superiors);
        }
        let mut found: Vec<&Staff> = Vec::new();
        for responsible in self.known(&self.answerable.staff) {
            let (mut passed, mut level) = (vec![responsible.id.as_str()], 0);
            let mut above = responsible.superior.as_deref();
            while let Some(staff) = above.and_then(|id| self.shop.staff(id)) {
                // A circle in the shop's file is a finding of its own, not an endless walk.
                if level >= levels || passed.contains(&staff.id.as_str()) {
                    break;
                }
                passed.push(&staff.id);
                // Who has left is no superior any more; whoever comes above them is.
                if staff.works_on(self.day) {
                    level += 1;
                    if !found.iter().any(|known| known.id == staff.id) {
                        found.push(staff);
                    }
                }
                above = staff.superior.as_deref();
            }
        }
        found
    }

    fn of_role(&self, role: &str, reach: Reach) -> Vec<&Staff> {
        let within = |staff: &&Staff| match reach {
            Reach::House => true,
            Reach::Store => staff.store.is_some() && staff.store == self.answerable.store,
            Reach::Department => {
                let departments = &self.answerable.departments;
                staff.department.as_ref().is_some_and(|department| departments.contains(department))
            }
        };
        let here = |staff: &&Staff| staff.role.as_deref() == Some(role) && staff.works_on(self.day);
        let mut found: Vec<&Staff> = self.shop.staff.iter().filter(here).filter(within).collect();
        found.sort_by(|left, right| left.id.cmp(&right.id));
        found
    }
}

/// Those who pay within the group, each with the weight of their role.
fn weighted(staff: Vec<&Staff>, line: &PayerRule) -> Vec<(Party, Decimal)> {
    let mut members: Vec<(Party, Decimal)> = Vec::new();
    for staff in staff {
        let role = staff.role.as_deref();
        let named = line.by_role.iter().find(|(name, _)| Some(name.as_str()) == role);
        let weight = named.map_or(Decimal::ONE, |(_, weight)| *weight);
        let spared = line.except.iter().any(|name| Some(name.as_str()) == role);
        let party = Party::Staff(staff.id.clone());
        if !spared && weight > Decimal::ZERO && !members.iter().any(|(known, _)| *known == party) {
            members.push((party, weight));
        }
    }
    members
}
