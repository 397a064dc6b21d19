//! What paying late costs.

use super::chain::Chain;
use super::source::{Due, Found};
use crate::commands::desk::RulesInForce;
use crate::commands::year_fines::store_records;
use crate::domain::fines::answers::late::due_charges;
use crate::domain::record::{Record, RecordKind};

/// Every charge for paying late that is due and not on record: of complaints, and of what stands in records of stores.
/// What is wrong with these is told where their fines are looked for.
pub(super) fn late_charges(chain: &mut Chain<'_>) -> Found {
    let now = chain.now;
    let charges = |record: &Record, rules: &RulesInForce| {
        let policy = &rules.policy.fines;
        let source = policy.late_charge.as_ref().map(|terms| terms.source.clone());
        let due = due_charges(record, policy, rules.always.zone(), &now);
        let found = due.into_iter().map(|event| Due {
            kind: record.kind.clone(),
            id: record.id.clone(),
            event,
            source: source.clone(),
        });
        found.collect::<Vec<_>>()
    };
    let mut found: Found =
        chain.complaints.iter().flat_map(|swept| charges(&swept.record, &swept.rules)).collect();
    let (stores, _) = store_records(chain.desk, &now);
    for record in stores.iter().filter(|record| record.kind == RecordKind::Store) {
        match chain.desk.rules(Some(&record.id)) {
            Ok(rules) => found.extend(charges(record, &rules)),
            Err(failure) => {
                let policy = chain.desk.shop.policy_of(Some(&record.id)).to_owned();
                chain.failures.insert(policy, failure);
            }
        }
    }
    found
}
