//! `why … fine`: the fines of a case, and those of a store for its places in rankings.

use anyhow::Result;

use crate::commands::desk::{Desk, RulesInForce};
use crate::commands::findings;
use crate::commands::session::Session;
use crate::domain::failure::Failure;
use crate::domain::fines::follow::{Earlier, Scene};
use crate::domain::policy::Policy;
use crate::domain::record::Record;
use crate::domain::why::{Explanation, explain_places};
use crate::said;

/// What the other cases tell of repetition, and whether every file of them could be read; read only where a rule of the
/// policy asks for it.
pub(super) fn earlier(
    desk: &mut Desk,
    session: &mut Session<'_>,
    (own, policy): (&Record, &Policy),
) -> Result<(Earlier, bool)> {
    if !policy.fines.rules.iter().any(|rule| rule.again.is_some()) {
        return Ok((Earlier::of([]), true));
    }
    let loaded = desk.workspace.load_all();
    let workspace = &desk.workspace;
    findings::show(session, &loaded.unreadable, &|file| workspace.read_text(file).ok().flatten());
    let complete = loaded.unreadable.is_empty();
    let mut earlier = if complete { Earlier::of([]) } else { Earlier::default() };
    for record in loaded.records.iter().map(|loaded| &loaded.record).chain([own]) {
        if record.id != own.id || std::ptr::eq(record, own) {
            let rules = desk.rules(record.header.text("store"))?;
            earlier.learn(record, &rules.policy);
        }
    }
    Ok((earlier, complete))
}

/// The fines of the store `id` for its places in rankings.
pub(super) fn of_store(
    desk: &mut Desk,
    session: &Session<'_>,
    id: &str,
) -> Result<(Vec<Explanation>, std::rc::Rc<RulesInForce>)> {
    let file = desk.store_file(id)?;
    let rules = desk.rules(Some(id))?;
    let now = desk.moment(session);
    let nothing = Earlier::default();
    let scene = Scene { rules: rules.as_rules(), shop: &desk.shop, stamp: &rules.stamp, earlier: &nothing };
    let explanations = explain_places(&file.record, &scene, now);
    if explanations.is_empty() {
        return Err(Failure::usage(said!(
            en: "the store {id} has no fine for a place in a ranking",
            zh: "门店 {id} 没有名次罚款",
        ))
        .into());
    }
    Ok((explanations, rules))
}

/// The rule that is asked about.
///
/// # Errors
/// It is neither a rule of fines of the policy nor the beginning of the id of one of `explanations`.
pub(super) fn unknown(about: &str, policy: &Policy) -> Failure {
    let names = || policy.fines.rules.iter().map(|rule| rule.choice.name.as_str());
    let list = names().collect::<Vec<_>>().join(", ");
    let failure = match list.is_empty() {
        true => Failure::usage(said!(en: "the policy has no rules of fines", zh: "策略中没有罚款规则")),
        false => Failure::usage(said!(
            en: "no fine and no rule of fines is called `{about}`; the rules are: {list}",
            zh: "没有名为 `{about}` 的罚款或罚款规则；现有规则：{list}",
        )),
    };
    failure.suggesting(about, names())
}
