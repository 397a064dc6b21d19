//! The closed cases from which suggestions learn: those under the same policy, loaded only where somebody asks.

use super::both_cores;
use super::desk::Desk;
use super::session::Session;
use crate::domain::case;
use crate::domain::classify::{Example, examples, targets};
use crate::domain::policy::Policy;
use crate::said;

/// The closed cases of `policy` as of the moment that is looked at, but for the one that is being asked about. Files
/// that cannot be read are left out, and that is said.
pub(super) fn closed_cases(
    desk: &Desk,
    policy: &Policy,
    except: Option<&str>,
    session: &mut Session<'_>,
) -> Vec<Example> {
    let loaded = desk.workspace.load_all();
    let unreadable = loaded.unreadable.len();
    if unreadable > 0 {
        session.notice(&said!(
            en: "{unreadable} file(s) cannot be read and are not learned from; `plaint check` tells more",
            zh: "有 {unreadable} 个文件无法读取，未计入学习；详见 `plaint check`"
        ));
    }
    let names: Vec<&str> = targets(policy).iter().map(|target| target.name).collect();
    let records: Vec<_> = loaded.records.into_iter().map(|loaded| loaded.record).collect();
    let (as_of, shop) = (session.as_of, &desk.shop);
    let learned = both_cores::map(records, |record| {
        let case = case::fold(&record, as_of.as_ref())?;
        let meant = Some(case.id.as_str()) != except && shop.policy_of(case.store.as_deref()) == policy.id;
        meant.then(|| examples([(&record, &case)], &names)).and_then(|mut examples| examples.pop())
    });
    learned.into_iter().flatten().collect()
}
