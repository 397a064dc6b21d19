//! The fines for places in the rankings of years that are over.

use super::chain::Chain;
use super::source::{Due, Found};
use crate::commands::year_fines::{StoreFine, StoreFines, store_fines};
use crate::domain::record::{Record, RecordKind};

/// Under which name the chain keeps why a year waits.
const RANKING: &str = "[[fines.ranking]]";

/// Every place that costs something and is not on record, of all years that are over and were waited for.
pub(super) fn years(chain: &mut Chain<'_>) -> Found {
    let is_whole = chain.findings.is_empty() && chain.failures.keys().all(|name| name == RANKING);
    let complaints: Vec<&Record> = chain.complaints.iter().map(|swept| &swept.record).collect();
    let found = store_fines(chain.desk, (&complaints, is_whole), chain.now);
    let StoreFines { fines, findings, waits } =
        found.unwrap_or_else(|failure| StoreFines { waits: Some(failure), ..StoreFines::default() });
    chain.failures.extend(waits.map(|failure| (RANKING.to_owned(), failure)));
    for finding in findings {
        if !chain.findings.contains(&finding) {
            chain.findings.push(finding);
        }
    }
    let due = |StoreFine { store: id, source, event }| Due { kind: RecordKind::Store, id, source, event };
    fines.into_iter().map(due).collect()
}
