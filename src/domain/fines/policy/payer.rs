//! Who pays a fine.

use rust_decimal::Decimal;

use crate::domain::policy::{Draft, Space};
use crate::domain::section::Section;

/// One line of who pays: a group, and what share of the sum falls to it.
#[derive(Debug, Clone, PartialEq)]
pub struct PayerRule {
    /// The group.
    pub who: PayerKind,
    /// The weight of the whole group against the other lines; 1 where it is not told. Within the group all pay the
    /// same, or by `by_role`.
    pub weight: Decimal,
    /// Within a group of staff, the weight of those of a role; 1 for roles that are not named.
    pub by_role: Vec<(String, Decimal)>,
    /// Roles that do not pay within the group.
    pub except: Vec<String>,
    /// The line in the policy file, from 1.
    pub line: usize,
}

/// A group that pays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PayerKind {
    /// The store, as one.
    Store,
    /// Everybody who works in the store on the day of the fine.
    StoreStaff,
    /// The staff that was found responsible, else those whom the complaint names.
    Responsible,
    /// Those to whom the responsible staff reports, so many levels upwards (`superior` in `shop.toml`).
    Superiors(u32),
    /// Those who have a role.
    Role(String, Reach),
    /// The department that was found responsible, as one; else that of the category.
    Department,
}

/// Where those of a role are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// In the store of the case.
    Store,
    /// In the responsible department.
    Department,
    /// In the whole house.
    House,
}

impl PayerRule {
    /// Reads one entry of `payers`. What is missing or wrong has been noted.
    pub(super) fn read(section: &Section, draft: &mut Draft) -> Self {
        const KINDS: &[(&str, u8)] = &[
            ("store", 0),
            ("store-staff", 1),
            ("responsible", 2),
            ("superiors", 3),
            ("role", 4),
            ("department", 5),
        ];
        const REACHES: &[(&str, Reach)] =
            &[("store", Reach::Store), ("department", Reach::Department), ("house", Reach::House)];
        section.need("who");
        let who = match section.one_of("who", KINDS).unwrap_or(0) {
            1 => PayerKind::StoreStaff,
            2 => PayerKind::Responsible,
            3 => PayerKind::Superiors(section.number("levels").unwrap_or(u32::MAX)),
            4 => {
                let role = section.need_text("role").unwrap_or_default();
                draft.refer(Space::Role, &role, section.place_of_key("role"));
                PayerKind::Role(role, section.one_of("of", REACHES).unwrap_or(Reach::Store))
            }
            5 => PayerKind::Department,
            _ => PayerKind::Store,
        };
        Self {
            who,
            weight: section.amount("weight").unwrap_or(Decimal::ONE),
            by_role: by_role(section, draft),
            except: super::roles(section, "except", draft),
            line: section.line(),
        }
    }
}

fn by_role(section: &Section, draft: &mut Draft) -> Vec<(String, Decimal)> {
    let Some(map) = section.section("by-role") else { return Vec::new() };
    let mut weights = Vec::new();
    for entry in map.entries() {
        draft.refer(Space::Role, &entry.key, map.place_of_entry(entry));
        if let Some(weight) = map.amount_of(&entry.key, &entry.value) {
            weights.push((entry.key.clone(), weight));
        }
    }
    weights
}
