//! One bound: an article, what triggers it, and its formula.

use crate::domain::money::Formula;
use crate::domain::policy::{Choice, Condition, Draft, Space};
use crate::domain::section::Section;
use crate::words::Said;

/// A bound of compensation.
#[derive(Debug, Clone, PartialEq)]
pub struct Bound {
    /// Name, label, source. The name is what `determine --law` takes and `override` sets aside.
    pub choice: Choice,
    /// The article, as it is cited.
    pub article: Said,
    /// Whether it is a floor or a cap.
    pub kind: BoundKind,
    /// What has to be determined before it applies (`determine --law NAME`); without it, it applies by `when` alone.
    pub trigger: Option<Said>,
    /// The name of another bound whose finding brings this one into force as well: one article, a floor and a cap.
    pub with: Option<String>,
    /// For which cases.
    pub when: Condition,
    /// The amount.
    pub amount: Formula,
    /// Whether refunds and the making good of losses come on top of it, and so do not count against it.
    pub on_top: bool,
    /// Roles that may set it aside with a reason.
    pub override_by: Vec<String>,
}

/// Which way a bound binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BoundKind {
    /// The customer gets at least this.
    Floor,
    /// The customer gets at most this.
    Cap,
}

impl BoundKind {
    /// The words of policies and events for each.
    pub const NAMES: &[(&'static str, Self)] = &[("floor", Self::Floor), ("cap", Self::Cap)];

    /// The word of policies and events.
    pub fn name(self) -> &'static str {
        match self {
            Self::Floor => "floor",
            Self::Cap => "cap",
        }
    }
}

impl Bound {
    /// Reads one `[[bound]]`, of a book of law or of `[resolution]`. What is missing or wrong has been noted.
    pub fn read(section: &Section, draft: &mut Draft) -> Self {
        let site = Condition::read(section);
        draft.condition(&site);
        let roles = section.located_texts("override-by");
        for (role, place) in &roles {
            draft.refer(Space::Role, role, place.clone());
        }
        section.need("kind");
        section.need("amount");
        Self {
            article: section.need_label("article").unwrap_or_default(),
            kind: section.one_of("kind", BoundKind::NAMES).unwrap_or(BoundKind::Cap),
            trigger: section.label("trigger"),
            with: with(section, draft),
            when: site.condition(),
            amount: section
                .section("amount")
                .map(|formula| Formula::read(formula, draft))
                .unwrap_or_default(),
            on_top: section.flag("on-top").unwrap_or(false),
            override_by: roles.into_iter().map(|(role, _)| role).collect(),
            choice: Choice::read_sourced(section, draft, Space::Bound),
        }
    }
}

fn with(section: &Section, draft: &mut Draft) -> Option<String> {
    let name = section.text("with")?;
    draft.refer(Space::Bound, &name, section.place_of_key("with"));
    Some(name)
}
