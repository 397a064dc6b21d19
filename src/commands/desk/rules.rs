//! The rules in force: the policy of a store, its calendar, and the hash that events record.

use sha2::{Digest, Sha256};

use super::failure_of;
use crate::domain::calendar::{Calendar, Term};
use crate::domain::clocks::Rules;
use crate::domain::failure::{Failure, FailureKind};
use crate::domain::finding::Finding;
use crate::domain::hexadecimal;
use crate::domain::law::LawBook;
use crate::domain::policy::{BookFound, Policy, bind_law};
use crate::domain::shop::Shop;
use crate::format::{calendar, law, policy};
use crate::said;
use crate::store::{SHOP_FILE, Workspace};

/// What decides about complaints of a store.
#[derive(Debug, Clone)]
pub struct RulesInForce {
    /// The policy.
    pub policy: Policy,
    /// The store's days and hours.
    pub calendar: Calendar,
    /// Around the clock, in the shop's zone.
    pub always: Calendar,
    /// The files that decide, in the order in which they are hashed; relative to the workspace.
    pub files: Vec<String>,
    /// The policy file among them.
    pub policy_file: String,
    /// `policy@version#hash`, as events record it under `rules`.
    pub stamp: String,
    /// What `check` would warn about.
    pub warnings: Vec<Finding>,
}

impl RulesInForce {
    /// The rules as the stages take them.
    pub fn as_rules(&self) -> Rules<'_> {
        Rules { policy: &self.policy, calendar: &self.calendar, always: &self.always }
    }

    /// How many seconds after it happened something may be recorded and still count from when it happened.
    pub(super) fn late_entry_limit(&self) -> Option<i64> {
        match self.policy.intake.late_entry_limit {
            Some(Term::Elapsed { seconds }) => Some(seconds),
            _ => None,
        }
    }
}

/// Reads the rules for complaints about `store`.
pub(super) fn load(workspace: &Workspace, shop: &Shop, store: Option<&str>) -> Result<RulesInForce, Failure> {
    load_from(&|file| workspace.read_text(file), shop, store)
}

/// The text of a file of rules; `None` where there is no such file.
pub(in crate::commands) type RuleText<'r> = &'r dyn Fn(&str) -> Result<Option<String>, Failure>;

/// Reads the rules for complaints about `store` from the files that `read` gives: those of the folder, or of a commit.
pub(in crate::commands) fn load_from(
    read: RuleText<'_>,
    shop: &Shop,
    store: Option<&str>,
) -> Result<RulesInForce, Failure> {
    let name = shop.policy_of(store);
    let file = format!("policies/{name}.toml");
    let text = read(&file)?.ok_or_else(|| missing(&file))?;
    let (policy, warnings) = policy::read(&file, &text);
    let mut policy = policy.ok_or_else(|| failure_of(&file, &warnings))?;
    let (laws, law_files) = books(read, &policy)?;
    bind(&mut policy, &file, &laws)?;
    let opening = shop.opening_of(store);
    let days = format!("policies/calendars/{}.toml", opening.calendar);
    let days_text = read(&days)?;
    let base = match &days_text {
        Some(text) => calendar::read(&days, text, &|name| calendar::shipped::calendar(name).cloned())
            .map_err(|found| failure_of(&days, &found))?,
        None => calendar::shipped::calendar(&opening.calendar).cloned().ok_or_else(|| missing(&days))?,
    };
    let mut hash = Sha256::new();
    let of_law = laws.into_iter().map(|law| law.text);
    let parts = [read(SHOP_FILE)?.unwrap_or_default(), text, days_text.clone().unwrap_or_default()];
    for part in parts.into_iter().chain(of_law) {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    let digest = hash.finalize();
    let short = hexadecimal::of(digest.get(..6).unwrap_or_default());
    let mut files = vec![SHOP_FILE.to_owned(), file.clone()];
    files.extend(days_text.is_some().then_some(days));
    files.extend(law_files);
    Ok(RulesInForce {
        stamp: format!("{}@{}#{short}", policy.id, policy.version),
        calendar: opening.calendar(&base, shop.zone),
        always: Calendar::always(shop.zone),
        policy,
        files,
        policy_file: file,
        warnings,
    })
}

/// A book of law that the policy names: the workspace's own, else the shipped one.
struct LawText {
    id: String,
    text: String,
    book: LawBook,
}

/// The books of law that the policy names, and the files of the workspace among them. One that is nowhere is left
/// out: that is told when they are bound.
fn books(read: RuleText<'_>, policy: &Policy) -> Result<(Vec<LawText>, Vec<String>), Failure> {
    let (mut laws, mut files) = (Vec::new(), Vec::new());
    for naming in &policy.resolution.law {
        let (id, file) = (naming.name.clone(), law::shipped::path_of(&naming.name));
        let own = read(&file)?;
        files.extend(own.is_some().then(|| file.clone()));
        let Some(text) = own.or_else(|| law::shipped::text(&id).map(str::to_owned)) else { continue };
        let (book, found) = law::read(&file, &text);
        let book = book.ok_or_else(|| failure_of(&file, &found))?;
        laws.push(LawText { id, text, book });
    }
    Ok((laws, files))
}

fn bind(policy: &mut Policy, file: &str, laws: &[LawText]) -> Result<(), Failure> {
    let find = |name: &str| match laws.iter().find(|law| law.id == name) {
        Some(law) => BookFound::read(Some(law.book.clone())),
        None => BookFound::Nowhere(law::shipped::names().map(str::to_owned).collect()),
    };
    let found = bind_law(policy, &find);
    if found.is_empty() { Ok(()) } else { Err(failure_of(file, &found)) }
}

fn missing(file: &str) -> Failure {
    Failure::new(FailureKind::Findings, said!(en: "there is no `{file}`", zh: "没有 `{file}`")).tip(said!(
        en: "`plaint init` brings the shipped policies and calendars back; it overwrites nothing",
        zh: "`plaint init` 可补回自带的策略与日历，不会覆盖已有文件"
    ))
}
