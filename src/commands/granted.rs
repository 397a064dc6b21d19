//! What was given before, in this case and, where a limit asks for it, in all others.

use super::desk::{CaseFile, Desk};
use super::findings;
use super::session::Session;
use crate::domain::case::{self, Case};
use crate::domain::clocks::facts_at;
use crate::domain::record::kind::table;
use crate::domain::resolution::authority::{Asked, Granted};
use crate::domain::resolution::{Settlement, settlement};

/// What was given before.
pub(super) struct History {
    /// Offers that are given or may still be.
    pub(super) granted: Vec<Granted>,
    /// Whether every file could be read; what could not was shown, and more may be used up than is known.
    pub(super) complete: bool,
}

impl History {
    /// What was given before `asked`, the offer `but` not among it. Other cases are read only when a limit looks beyond
    /// this one.
    pub(super) fn of(
        asked: &Asked<'_>,
        but: Option<&str>,
        (desk, session): (&mut Desk, &mut Session<'_>),
        (file, own): (&CaseFile, &Settlement),
    ) -> Self {
        let (now, workspace) = (session.now, desk.workspace.clone());
        let mut of = |case: &Case, settlement: &Settlement| {
            // Where a store's rules cannot be read, what only they could tell of its cases is not known.
            let rules = desk.rules(case.store.as_deref()).ok();
            let facts = rules.map_or_else(|| case.facts.clone(), |rules| facts_at(case, &rules.policy, &now));
            let shop = &desk.shop;
            Granted::of((case, &facts), settlement, |offer| shop.local(&offer.recorded).date_naive())
        };
        let mut granted = of(&file.case, own);
        granted.retain(|granted| Some(granted.offer.as_str()) != but);
        if !asked.needs_other_cases() {
            return Self { granted, complete: true };
        }
        let loaded = workspace.load_all();
        for record in loaded.records.iter().map(|loaded| &loaded.record) {
            let offers = record.events.iter().any(|event| event.matches(table::OFFERED.name));
            if !offers || record.id == file.case.id {
                continue;
            }
            if let Some(case) = case::fold(record, None) {
                granted.extend(of(&case, &settlement(case.standing_events(record))));
            }
        }
        findings::show(session, &loaded.unreadable, &|file| workspace.read_text(file).ok().flatten());
        Self { granted, complete: loaded.unreadable.is_empty() }
    }
}
