//! The calendars that come with plaint, read only when one is asked for.

use std::sync::OnceLock;

use crate::domain::calendar::Calendar;

/// A calendar file that comes with plaint.
#[derive(Debug)]
pub struct Shipped {
    /// The name, by which policies and `--calendar` know it.
    pub name: &'static str,
    /// The text of the file.
    pub text: &'static str,
    calendar: OnceLock<Option<Calendar>>,
}

impl Shipped {
    const fn new(name: &'static str, text: &'static str) -> Self {
        Self { name, text, calendar: OnceLock::new() }
    }
}

/// All of them.
pub static SHIPPED: [Shipped; 4] = [
    Shipped::new("cn", include_str!("../../../policies/calendars/cn.toml")),
    Shipped::new("tw", include_str!("../../../policies/calendars/tw.toml")),
    Shipped::new("hk", include_str!("../../../policies/calendars/hk.toml")),
    Shipped::new("always", include_str!("../../../policies/calendars/always.toml")),
];

/// The shipped calendar of that name. `None` when there is none.
pub fn calendar(name: &str) -> Option<&'static Calendar> {
    let shipped = SHIPPED.iter().find(|shipped| shipped.name == name)?;
    shipped.calendar.get_or_init(|| super::read(shipped.name, shipped.text, &|_| None).ok()).as_ref()
}

/// The names, for messages and completion.
pub fn names() -> impl Iterator<Item = &'static str> {
    SHIPPED.iter().map(|shipped| shipped.name)
}
