//! The fines for places in the rankings of years that are over.

use super::chain::Chain;
use super::source::{Due, Found};
use crate::commands::year_fines::store_fines;
use crate::domain::record::{Record, RecordKind};

/// Every place that costs something and is not on record, of all years that are over and were waited for. Where a file
/// cannot be read, no year is ranked: it is ranked once.
pub(super) fn years(chain: &mut Chain<'_>) -> Found {
    let is_whole = chain.findings.is_empty() && chain.failures.is_empty();
    let complaints: Vec<&Record> = chain.complaints.iter().map(|swept| &swept.record).collect();
    match store_fines(chain.desk, (&complaints, is_whole), chain.now) {
        Ok((fines, findings)) => {
            let new = |finding: &_| !chain.findings.contains(finding);
            let findings: Vec<_> = findings.into_iter().filter(new).collect();
            chain.findings.extend(findings);
            let due = fines.into_iter().map(|fine| Due {
                kind: RecordKind::Store,
                id: fine.store,
                source: fine.source,
                event: fine.event,
            });
            due.collect()
        }
        Err(failure) => {
            chain.failures.insert(String::from("[fines.ranking]"), failure);
            Found::new()
        }
    }
}
