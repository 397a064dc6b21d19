//! The sources of what is due in money. To add one: a function that looks at the chain, and its name in [`SOURCES`].

use super::chain::Chain;
use super::fines::fines;
use super::late::late_charges;
use super::years::years;
use crate::domain::record::{Event, RecordKind};

/// What a source found in one record.
pub(super) struct Due {
    /// The record: a complaint's, or a store's.
    pub(super) kind: RecordKind,
    /// Its id.
    pub(super) id: String,
    /// The event, complete.
    pub(super) event: Event,
    /// The passage from which it follows, where the policy tells one.
    pub(super) source: Option<String>,
}

/// Everything that a source found.
pub(super) type Found = Vec<Due>;

/// The sources, in the order in which they are asked.
const SOURCES: &[fn(&mut Chain<'_>) -> Found] = &[fines, years, late_charges];

/// How often the sources are asked again because what they found led to more.
const MOST: usize = 8;

/// Everything in money that is due and not on record.
pub(super) fn money(chain: &mut Chain<'_>) -> Found {
    SOURCES.iter().flat_map(|source| source(chain)).collect()
}

/// Adds everything that is due in money to the records, and what follows from it, until nothing more does.
pub(super) fn record(chain: &mut Chain<'_>) {
    for _ in 0..MOST {
        let mut found = false;
        for source in SOURCES {
            for due in source(chain) {
                found |= add(chain, due);
            }
        }
        if !found {
            break;
        }
        let now = chain.now;
        for swept in chain.complaints.iter_mut().filter(|swept| !swept.new_events().is_empty()) {
            swept.sweep(&now);
        }
    }
}

/// Adds the event to its record; `false` where it is there already.
fn add(chain: &mut Chain<'_>, due: Due) -> bool {
    let events = match due.kind {
        RecordKind::Store => chain.stores.entry(due.id).or_default(),
        _ => match chain.complaints.iter_mut().find(|swept| swept.record.id == due.id) {
            Some(swept) => &mut swept.record.events,
            None => return false,
        },
    };
    let new = !events.iter().any(|event| event.id == due.event.id);
    if new {
        events.push(due.event);
    }
    new
}
