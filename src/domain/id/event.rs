//! Ids of events: a letter first, so that no YAML reader takes one for a number.

use sha2::{Digest, Sha256};

use super::base32;
use crate::domain::instant::Instant;

/// The id of an event that a person records: `e` and five base32 digits of `random` bytes. The writer asks again
/// while the record has the id already.
pub fn event_id(random: [u8; 4]) -> String {
    format!("e{}", base32::encode(&random, 5))
}

/// The facts from which the id of an event of `sweep` follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Promise<'a> {
    /// The complaint's id.
    pub case: &'a str,
    /// The clock's name, or the rule's where no clock is meant.
    pub clock: &'a str,
    /// The round of handling, from 1.
    pub round: u32,
    /// The step of the clock that is recorded (a level, `recomputed`).
    pub step: &'a str,
    /// When it was due.
    pub due: Instant,
}

/// The id of an event of `sweep`: `s` and twelve base32 digits of a hash of the promise, its due instant in UTC. Every
/// machine makes the same one, so a second run, or a second machine, has nothing to add.
pub fn sweep_event_id(promise: Promise<'_>) -> String {
    let mut hash = Sha256::new();
    let round = promise.round.to_string();
    let due = promise.due.timestamp().to_string();
    for part in [promise.case, promise.clock, &round, promise.step, &due] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    format!("s{}", base32::encode(&hash.finalize(), 12))
}

/// The id of an event `differed`: `d` and twelve base32 digits of a hash of the record's id, of what differs (`field` or
/// `target`, and its name) and of the version. Every machine that merges makes the same one.
pub fn differed_event_id(record: &str, about: (&str, &str), version: &str) -> String {
    let mut hash = Sha256::new();
    for part in [record, about.0, about.1, version] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    format!("d{}", base32::encode(&hash.finalize(), 12))
}

#[cfg(test)]
mod tests {
    use super::{Promise, event_id, sweep_event_id};
    use crate::domain::instant;

    fn promise(due: &str) -> Promise<'static> {
        Promise {
            case: "261122-k7qm",
            clock: "respond",
            round: 1,
            step: "manager",
            due: instant::parse(due).unwrap(),
        }
    }

    #[test]
    fn a_person_s_event_begins_with_a_letter() {
        assert_eq!(event_id([0; 4]), "e00000");
        assert_eq!(event_id([0xff; 4]), "ezzzzz");
    }

    #[test]
    fn the_same_promise_has_the_same_id_whatever_the_offset() {
        let first = sweep_event_id(promise("2026-11-22T10:20:00+08:00"));
        assert_eq!(first, sweep_event_id(promise("2026-11-22T02:20:00+00:00")));
        assert_eq!((first.len(), first.starts_with('s')), (13, true));
    }

    #[test]
    fn each_fact_counts() {
        let base = promise("2026-11-22T10:20:00+08:00");
        let others = [
            Promise { case: "261122-k7qn", ..base },
            Promise { clock: "settle", ..base },
            Promise { round: 2, ..base },
            Promise { step: "office", ..base },
            promise("2026-11-22T10:20:01+08:00"),
        ];
        for other in others {
            assert_ne!(sweep_event_id(base), sweep_event_id(other), "{other:?}");
        }
    }
}
