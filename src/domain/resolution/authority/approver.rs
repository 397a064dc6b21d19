//! Who may stand for a role on a day: those who have it, or their deputies when all of them are away.

use chrono::NaiveDate;

use crate::domain::shop::{Shop, Staff};

/// Somebody who may approve in a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Approver<'a> {
    /// Who.
    pub staff: &'a Staff,
    /// In which role.
    pub role: &'a str,
    /// For whom they stand in, where they are a deputy.
    pub deputy_of: Option<&'a Staff>,
}

impl Approver<'_> {
    /// Out of whose budget they give.
    pub fn giver(&self) -> &str {
        &self.deputy_of.unwrap_or(self.staff).id
    }
}

/// Who stands for `role` in matters of `store` on `day`: the people of the store and those of no store; where it has
/// none, those of the whole house. When every one of them is absent or has left, their deputies who are there.
pub fn approvers<'a>(
    shop: &'a Shop,
    role: &'a str,
    store: Option<&str>,
    day: NaiveDate,
) -> Vec<Approver<'a>> {
    let all: Vec<&Staff> = shop.staff.iter().filter(|staff| staff.role.as_deref() == Some(role)).collect();
    let near: Vec<&Staff> = all
        .iter()
        .copied()
        .filter(|staff| store.is_none() || staff.store.is_none() || staff.store.as_deref() == store)
        .collect();
    let found = standing(shop, role, &near, day);
    if found.is_empty() { standing(shop, role, &all, day) } else { found }
}

fn standing<'a>(shop: &'a Shop, role: &'a str, staff: &[&'a Staff], day: NaiveDate) -> Vec<Approver<'a>> {
    let there = |staff: &Staff| staff.works_on(day) && !staff.is_absent_on(day);
    let present: Vec<Approver<'a>> = staff
        .iter()
        .filter(|staff| there(staff))
        .map(|staff| Approver { staff, role, deputy_of: None })
        .collect();
    if !present.is_empty() {
        return present;
    }
    let deputy = |away: &&'a Staff| {
        let staff = shop.staff(away.deputy.as_deref()?).filter(|deputy| there(deputy))?;
        Some(Approver { staff, role, deputy_of: Some(away) })
    };
    staff.iter().filter_map(deputy).collect()
}
