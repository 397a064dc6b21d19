//! The desk: the workspace opened, with the shop, its people and the rules in force.

mod file;
mod gist;
mod guard;
mod measure_file;
mod record;
mod record_file;
mod renumber;
mod rules;
mod store_file;
mod take_in;
mod vocabulary;

pub use file::CaseFile;
pub use measure_file::MeasureFile;
pub use record::{happened, tell_trail};
pub use record_file::{RecordArguments, RecordFile};
pub use renumber::Renumbered;
pub use rules::RulesInForce;
pub(in crate::commands) use rules::load_from as rules_from;
pub use store_file::StoreFile;

use std::collections::BTreeMap;
use std::rc::Rc;

use anyhow::Result;

use super::draft::Draft;
use super::findings;
use super::session::Session;
use crate::domain::failure::{Failure, FailureKind};
use crate::domain::finding::Finding;
use crate::domain::instant::Instant;
use crate::domain::shop::{self, Shop, Staff};
use crate::format::toml;
use crate::said;
use crate::store::{SHOP_FILE, Workspace};
use crate::words::Said;

/// An opened workspace.
pub struct Desk {
    /// The workspace.
    pub workspace: Workspace,
    /// Who we are.
    pub shop: Shop,
    rules: BTreeMap<String, Rc<RulesInForce>>,
}

impl Desk {
    /// Opens the workspace around the session's folder, and lets the session speak the shop's language and zone.
    ///
    /// # Errors
    /// There is no workspace, or its `shop.toml` is not in order; the findings are then shown.
    pub fn open(session: &mut Session<'_>) -> Result<Self> {
        let workspace = Workspace::discover(&session.directory)?;
        let text = workspace.read_text(SHOP_FILE)?.unwrap_or_default();
        let (shop, found) = match toml::parse(SHOP_FILE, &text) {
            Ok(section) => shop::read(&section),
            Err(found) => (None, found),
        };
        findings::show(session, &found, &|_| Some(text.clone()));
        let Some(shop) = shop else { return Err(not_in_order(SHOP_FILE).into()) };
        session.adopt_language(shop.language);
        session.now = shop.local(&session.now);
        session.as_of = session.as_of.map(|instant| shop.local(&instant));
        Ok(Self { workspace, shop, rules: BTreeMap::new() })
    }

    /// A desk in `workspace` for a shop that was read already.
    pub fn of(workspace: Workspace, shop: Shop) -> Self {
        Self { workspace, shop, rules: BTreeMap::new() }
    }

    /// The stores: id and name.
    pub fn stores(&self) -> Vec<(String, Said)> {
        self.shop.stores.iter().map(|store| (store.id.clone(), store.label.clone())).collect()
    }

    /// The member of staff of this id, who must work here at the session's present.
    ///
    /// # Errors
    /// Nobody has this id, or no longer or not yet.
    pub fn staff(&self, session: &Session<'_>, id: &str) -> Result<Staff, Failure> {
        let day = session.now.date_naive();
        match self.shop.staff(id) {
            Some(staff) if staff.works_on(day) => Ok(staff.clone()),
            Some(staff) => {
                let name = &staff.name;
                Err(Failure::could_not(said!(
                    en: "{name} (`{id}`) does not work here on {day}",
                    zh: "{name}（`{id}`）在 {day} 不在职"
                )))
            }
            None => Err(self.unknown_staff(id)),
        }
    }

    /// The member of staff of this id, whether still here or not.
    ///
    /// # Errors
    /// Nobody has this id.
    pub fn known_staff(&self, id: &str) -> Result<Staff, Failure> {
        self.shop.staff(id).cloned().ok_or_else(|| self.unknown_staff(id))
    }

    fn unknown_staff(&self, id: &str) -> Failure {
        let names = self.shop.staff.iter().map(|staff| staff.id.as_str());
        let list = names.clone().collect::<Vec<_>>().join(", ");
        let failure = Failure::usage(said!(
            en: "shop.toml knows nobody called `{id}`; it knows: {list}",
            zh: "shop.toml 中没有 `{id}`；现有：{list}"
        ));
        failure.suggesting(id, names)
    }

    /// Who acts: flag, then environment, then `by` of `shop.toml`, then the only member of staff.
    ///
    /// # Errors
    /// Nobody is named, or somebody who does not work here today.
    pub fn actor(&self, session: &Session<'_>) -> Result<Staff, Failure> {
        let only = || match &self.shop.staff[..] {
            [only] => Some(only.id.clone()),
            _ => None,
        };
        let named = session.by.clone().or_else(|| self.shop.default_by.clone()).or_else(only);
        match named {
            Some(id) => self.staff(session, &id),
            None => Err(Failure::usage(said!(en: "who are you?", zh: "由谁操作？")).tip(said!(
                en: "give `--by STAFF`, set PLAINT_BY, or write `by = \"…\"` in shop.toml",
                zh: "请用 `--by 员工`，或设置 PLAINT_BY，或在 shop.toml 写 `by = \"…\"`"
            ))),
        }
    }

    /// The rules that apply to complaints about `store`; read once.
    ///
    /// # Errors
    /// The policy or its calendar is missing or not in order; the findings are told in the failure.
    pub fn rules(&mut self, store: Option<&str>) -> Result<Rc<RulesInForce>, Failure> {
        let key = store.unwrap_or_default().to_owned();
        if let Some(known) = self.rules.get(&key) {
            return Ok(Rc::clone(known));
        }
        let shop = &self.shop;
        let decided_by = |store: Option<&str>| (shop.policy_of(store).to_owned(), shop.opening_of(store));
        // Stores of one policy and one opening have the same rules: judging a policy is dear, and a chain has many stores.
        let sister = self.rules.iter().find(|(other, _)| {
            let other = Some(other.as_str()).filter(|id| !id.is_empty());
            decided_by(other) == decided_by(store)
        });
        let found = match sister {
            Some((_, rules)) => Rc::clone(rules),
            None => Rc::new(rules::load(&self.workspace, shop, store)?),
        };
        self.rules.insert(key, Rc::clone(&found));
        Ok(found)
    }

    /// The instant at which reading commands look, in the shop's zone.
    pub fn moment(&self, session: &Session<'_>) -> Instant {
        self.shop.local(&session.moment())
    }
}

fn not_in_order(file: &str) -> Failure {
    Failure::new(
        FailureKind::Findings,
        said!(en: "`{file}` is not in order: mend what is listed above", zh: "`{file}` 有误：请先更正以上各项"),
    )
}

/// Refuses to set aside what does not stand in the way: gates and separations are about complaints.
fn refuse_overrides(draft: &Draft) -> Result<(), Failure> {
    let Some(first) = draft.overrides.first() else { return Ok(()) };
    let what = &first.what;
    Err(Failure::could_not(said!(
        en: "`{what}` does not stand in the way: nothing is to be set aside",
        zh: "`{what}` 并无阻碍，无需排除适用"
    ))
    .tip(said!(en: "leave `--override` out", zh: "请去掉 `--override`")))
}

/// A failure that tells the findings of a file, all of them.
pub fn failure_of(file: &str, found: &[Finding]) -> Failure {
    let failure = not_in_order(file);
    found.iter().fold(failure, |failure, finding| {
        let line = findings::line(finding);
        failure.tip(line)
    })
}
